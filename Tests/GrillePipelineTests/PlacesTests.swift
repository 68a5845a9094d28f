//  Values in odd places, each of which was once missed, or cost its neighbours something.

import Grille
import Testing

@Suite("Odd places")
struct PlacesTests {
  static let redactor = Result { try Redactor() }
  static let jwt =
    "eyJhbGciOiJSUzI1NiIsImtpZCI6ImsxIiwidHlwIjoiSldUIn0.eyJzdWIiOiJzYW1wbGUiLCJleHAiOjE3NjQwMDAwMDB9."
    + "c2FtcGxlLXNpZ25hdHVyZS1zYW1wbGUtc2lnbmF0dXJl"

  @Test(
    "hide what stands there and nothing else, and again change nothing",
    arguments: [
      (#"{"name":"pin","value":4096}"#, #"{"name":"pin","value":"[pin]"}"#),
      (#"{"ssn":536904399.0,"n":1.0}"#, #"{"ssn":"[us_ssn]","n":1.0}"#),
      ("id,ssn,x\n1,536904399.0,7.0\n", "id,ssn,x\n1,[us_ssn],7.0\n"),
      ("ssn=536904399.05 x=1.0", "ssn=536904399.05 x=1.0"),
      ("cs1=4096 cs1Label=pin", "cs1=[pin] cs1Label=pin"),
      ("cs1Label=pin cs1=4096", "cs1Label=pin cs1=[pin]"),
      (#"<param name="pin">4096</param>"#, #"<param name="pin">[pin]</param>"#),
      (
        #"{"x":"{\"HolderSsn\":\"136-27-3784\",\"batch\":\"268985833\"}"}"#,
        #"{"x":"{\"HolderSsn\":\"[us_ssn]\",\"batch\":\"268985833\"}"}"#
      ),
      (
        #"{"x":"{\"new-password\":\"jn2X33Yc+Y\"}"}"#,
        #"{"x":"{\"new-password\":\"[password]\"}"}"#
      ),
      ("a?next=x%3Fjwt%3D\(jwt)%26page%3D2", "a?next=x%3Fjwt%3D[jwt_jws]%26page%3D2"),
      ("dob=19990122 took 12 ms", "dob=[date_of_birth] took 12 ms"),
      ("token_type=Bearer timestamp=1764062369013", "token_type=Bearer timestamp=1764062369013"),
      (
        "https://app:x%2B7y@api.example.com/cb?page=2",
        "https://app:%5Bpassword%5D@api.example.com/cb?page=2"
      ),
      (
        "go?next=https%3A%2F%2Fapp%3Ax7y9%40api.example.com%2Fcb",
        "go?next=https%3A%2F%2Fapp%3A%255Bpassword%255D%40api.example.com%2Fcb"
      ),
      ("p=%7B%22pin%22%3A4096%2C%22n%22%3A1%7D", "p=%7B%22pin%22%3A%22[pin]%22%2C%22n%22%3A1%7D"),
      (
        "p=%7B%22phone%22%3A%22415-555-0188%22%7D",
        "p=%7B%22phone%22%3A%22[phone_number]%22%7D"
      ),
      (
        #"<165>1 2026-11-24T10:11:12Z h a 1 ID [x@1 ssn="536-90-4399" n="1"] done"#,
        #"<165>1 2026-11-24T10:11:12Z h a 1 ID [x@1 ssn="[us_ssn\]" n="1"] done"#
      ),
      (
        #""GET /x?phone=415-555-0188 HTTP/1.1" 200 3455 "-""#,
        #""GET /x?phone=[phone_number] HTTP/1.1" 200 3455 "-""#
      ),
    ])
  func places(_ text: String, _ expected: String) throws {
    let redactor = try Self.redactor.get()
    #expect(redactor.redact(text) == expected)
    #expect(redactor.redact(expected) == expected)
  }
}
