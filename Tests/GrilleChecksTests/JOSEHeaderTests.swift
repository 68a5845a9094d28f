import Foundation
import GrilleChecks
import Testing

@Suite("Headers of tokens")
struct JOSEHeaderTests {
  static func token(_ header: String) -> [UInt8] {
    let encoded = Data(header.utf8).base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    return Array("\(encoded).e30.c2ln".utf8)
  }

  @Test(
    "tell the algorithm, and the key's name if it is one",
    arguments: [
      (#"{"alg":"RS256","kid":"k-7"}"#, "alg=RS256:kid=k-7"),
      (#"{ "kid" : "k_7", "typ":"JWT", "alg" : "EdDSA" }"#, "alg=EdDSA:kid=k_7"),
      (#"{"alg":"none"}"#, "alg=none"),
      (#"{"alg":"RSA-OAEP-256","enc":"A256GCM"}"#, "alg=RSA-OAEP-256"),
      (#"{"alg":"HS256","kid":"jan@example.com"}"#, "alg=HS256"),
      (#"{"alg":"HS256","kid":"4111111111111111"}"#, "alg=HS256"),
      (#"{"alg":"HS256","kid":"a-name-that-is-far-too-long-to-be-told"}"#, "alg=HS256"),
      (#"{"alg":"4111111111111111"}"#, nil), (#"{"typ":"JWT"}"#, nil), (#"{"alg":7}"#, nil),
      (#"["alg"]"#, nil), (#"{"alg":"a]b"}"#, nil), (#"{"alg":""}"#, nil),
    ] as [(String, String?)])
  func told(_ header: String, _ expected: String?) {
    let token = Self.token(header)
    #expect(JOSEHeader(ofToken: token.span)?.description == expected)
  }

  @Test(
    "are known again where they were told",
    arguments: [
      ("alg=RS256]", 9), ("alg=RS256:kid=k-7]", 17), ("alg=RS256:kid=]", 9),
      ("alg=4111111111111111]", nil), ("alg=]", nil), ("kid=a]", nil), ("", nil),
    ] as [(String, Int?)])
  func known(_ text: String, _ end: Int?) {
    let bytes = Array(text.utf8)
    #expect(JOSEHeader.end(ofDescriptionAt: 0, in: bytes.span) == end)
  }
}
