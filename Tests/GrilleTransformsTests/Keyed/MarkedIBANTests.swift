import GrilleChecks
import GrilleTesting
import Testing

@testable import GrilleTransforms

@Suite("IBANs in place")
struct MarkedIBANTests {
  /// Counts on through the texts, which is enough of a permutation to see what stands where.
  static func next(
    _ text: [UInt8], _ alphabet: FF1.Alphabet, _ tweak: [UInt8]
  ) throws(FF1Error) -> [UInt8] {
    var text = text
    var place = text.count - 1
    while place >= 0 {
      text[place] = (text[place] + 1) % UInt8(alphabet.radix)
      if text[place] > 0 { break }
      place -= 1
    }
    return text
  }

  /// Before; after one step, with the mark.
  @Test(
    "country and separators stay, and the check digits are the mark",
    arguments: [
      ("DE89370400440532013000", "DE99370400440532013001"),
      ("de89 3704 0044 0532 0130 00", "de99 3704 0044 0532 0130 01"),
      ("DE89-3704-0044-0532-0130-00", "DE99-3704-0044-0532-0130-01"),
      ("GB82 WEST 1234 5698 7654 32", "GB99 WEST 1234 5698 7654 33"),
      ("FR1420041010050500013M02606", "FR9920041010050500013M02607"),
    ])
  func form(_ value: String, _ marked: String) throws {
    let bytes = Array(value.utf8)
    let found = try #require(MarkedIBAN(bytes, isMarked: false))
    let replaced = try found.replacing(bytes, marks: true, Self.next)
    #expect(String(decoding: replaced, as: UTF8.self) == marked)
    #expect(MarkedIBAN.isOurs(replaced) && !MarkedIBAN.isOurs(bytes))
  }

  @Test(
    "what is not encrypted in place",
    arguments: [
      "DE89370400440532013001",  // wrong check digits, which would not come back
      "De89370400440532013000", "DE8937040044053201300", "XX89370400440532013000", "DE89", "",
      "DE02701500000000594937x", "DE99370400440532013001", "D\u{C9}89370400440532013000",
      "GB82 1234 1234 5698 7654 32",
      "DE67 4111 1111 1111 1111 00",  // holds a card number in its groups
    ])
  func unfit(_ value: String) { #expect(MarkedIBAN(Array(value.utf8), isMarked: false) == nil) }

  @Test(
    "what is not ours",
    arguments: [
      "DE89370400440532013000",  // an IBAN
      "DE00370400440532013000", "DE01370400440532013000",  // while check digits are worked out
      "DE9937040044053201300", "XX99370400440532013001", "DE993704004405320130A1",
    ])
  func others(_ value: String) { #expect(!MarkedIBAN.isOurs(Array(value.utf8))) }

  /// Some issuers wrote 99, 00 or 01 where 02, 97 or 98 is right. All three pass the division.
  @Test("no IBAN whose check digits are an alias of the right ones is ours")
  func aliases() throws {
    var generator = SeededGenerator()
    var seen: Set<String> = []
    for country in IBANCountry.all {
      for _ in 0..<300 {
        var value = country.number(by: &generator)
        let right = value.dropFirst(2).prefix(2)
        guard let alias = ["02": "99", "97": "00", "98": "01"][right] else { continue }
        seen.insert(alias)
        value.replaceSubrange(
          value.index(value.startIndex, offsetBy: 2)..., with: alias + value.dropFirst(4))
        #expect(!MarkedIBAN.isOurs(Array(value.utf8)), "\(value)")
      }
    }
    #expect(seen.count == 3)
  }

  @Test(
    "each country has a million accounts or more, and the first and last of them can be encrypted")
  func domains() throws {
    #expect(IBAN.countries.count > 100)
    for country in IBAN.countries {
      let radices = try #require(IBAN.radices(of: country))
      let domain = try #require(MixedRadix(radices: radices))
      for text in [radices.map { _ in 0 }, radices.map { UInt8($0 - 1) }] {
        let ff1 = try FF1(key: [UInt8](repeating: 1, count: 16).span, alphabet: domain.alphabet)
        let walked = try domain.walk(from: text) { text throws(FF1Error) in try ff1.encrypt(text) }
        #expect(walked != text && walked.count == text.count)
        #expect(zip(walked, radices).allSatisfy { $0 < $1 })
      }
    }
  }
}

@Suite("Mixed radix")
struct MixedRadixTests {
  @Test(
    "fewer than a million texts are refused",
    arguments: [[10, 10, 10, 10, 10], [26, 26, 26, 36], []])
  func tooFew(_ radices: [Int]) { #expect(MixedRadix(radices: radices) == nil) }

  @Test("one radix is itself, and another comes close to the number of texts")
  func radix() throws {
    let digits = try #require(MixedRadix(radices: [Int](repeating: 10, count: 18)))
    #expect((digits.alphabet.radix, digits.length) == (10, 18))
    for country in IBAN.countries {
      let radices = try #require(IBAN.radices(of: country))
      let mixed = try #require(MixedRadix(radices: radices))
      let texts = radices.reduce(1.0) { $0 * Double($1) }
      let numbers = (0..<mixed.length).reduce(1.0) { power, _ in
        power * Double(mixed.alphabet.radix)
      }
      #expect((1...2).contains(numbers / texts * (1 + 1e-12)))
    }
  }

  /// Under a permutation of numbers that is one step, all but one text lead to the next.
  @Test("texts are permuted, and what is not accepted is passed over")
  func walk() throws {
    let mixed = try #require(MixedRadix(radices: [10, 26, 10, 36, 10, 10]))
    var seen: Set<[UInt8]> = []
    var text: [UInt8] = [0, 0, 0, 0, 0, 1]
    for _ in 0..<500 {
      text = try mixed.walk(from: text, accepts: { $0.last != 3 }) { text throws(FF1Error) in
        try MarkedIBANTests.next(text, mixed.alphabet, [])
      }
      #expect(text.last != 3)
      #expect(seen.insert(text).inserted)
    }
    #expect(text == [0, 0, 0, 5, 5, 7])  // nine of ten: the 501st is 557
  }
}
