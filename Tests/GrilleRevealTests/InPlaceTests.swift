import GrilleCore
import GrilleKeys
import GrilleTesting
import Testing

@testable import GrilleReveal
@testable import GrilleTransforms

@Suite("In place and back")
struct InPlaceTests {
  static let iban = InfoType("iban")
  static let email = InfoType("email_address")
  static let forms = [
    iban: ValueForm(canonical: .upper, inPlace: .iban),
    email: ValueForm(canonical: .lower, inPlace: .email),
  ]
  static let fpe = Action.fpe(first: 0, last: 0)

  struct Hands {
    var ring = KeyRing(at: 0)
    var transforms: KeyedTransforms
    var revealer: Revealer

    init(domain: String = "") throws {
      transforms = try KeyedTransforms(ring, domain: domain, forms: forms)
      revealer = Revealer(ring, domain: domain, forms: forms) { _ in true }
    }

    func encrypted(_ value: [UInt8], _ type: InfoType) -> [UInt8]? {
      var output: [UInt8] = []
      return transforms.replace(value, of: type, by: fpe, into: &output) ? output : nil
    }

    func back(_ text: [UInt8], _ type: InfoType) throws -> [UInt8] {
      let key = try ring.primary(for: .values).id
      return try revealer.reveal(text, of: type, first: 0, last: 0, key: key).value
    }
  }

  @Test("IBANs of all countries come back, are nobody's, and are not encrypted again")
  func ibans() throws {
    var generator = SeededGenerator()
    let hands = try Hands()
    var (seen, refused, total): (Set<[UInt8]>, Int, Int) = ([], 0, 0)
    for country in IBANCountry.all {
      for _ in 0..<25 {
        let number = country.number(by: &generator)
        total += 1
        for spelling in IBANSpelling.allCases {
          let value = Array(spelling(number).utf8)
          guard let text = hands.encrypted(value, Self.iban) else {
            if spelling == .compact { refused += 1 }
            continue
          }
          #expect(try hands.back(text, Self.iban) == value, "\(generator)")
          #expect(text.count == value.count && text.prefix(2) == value.prefix(2))
          #expect(hands.encrypted(text, Self.iban) == nil)
          #expect(hands.transforms.isOurs(text, of: Self.iban, by: Self.fpe))
          #expect(!hands.transforms.isOurs(value, of: Self.iban, by: Self.fpe))
          if spelling == .compact { #expect(seen.insert(text).inserted) }
        }
      }
    }
    // Those whose groups hold a card number.
    #expect(refused * 10 < total, "\(refused) of \(total)")
  }

  @Test("one account is one, however it is written")
  func spellings() throws {
    let hands = try Hands()
    let texts = IBANSpelling.allCases.compactMap {
      hands.encrypted(Array($0("GB82WEST12345698765432").utf8), Self.iban)
    }.map { String(decoding: $0, as: UTF8.self).uppercased().replacing(" ", with: "") }
    #expect(texts.count == 3 && Set(texts).count == 1)
  }

  @Test("addresses come back in small letters, and are not encrypted again")
  func addresses() throws {
    var generator = SeededGenerator()
    let hands = try Hands()
    var seen: Set<[UInt8]> = []
    for number in 0..<2000 {
      let words = (0..<generator.number(in: 1...3)).map { _ in
        generator.text(generator.number(in: 1...12), of: .small)
      }
      let local = words.joined(separator: String(generator.pick(Array("._-+'"))))
      let value = Array("\(local)\(1000 + number)@example.com".utf8)
      let text = try #require(hands.encrypted(value, Self.email))
      #expect(try hands.back(text, Self.email) == value, "\(generator)")
      #expect(hands.encrypted(text, Self.email) == nil)
      #expect(hands.transforms.isOurs(text, of: Self.email, by: Self.fpe))
      #expect(seen.insert(text).inserted)
    }
    let capitals = try #require(hands.encrypted(Array("Ada.Sample@Example.com".utf8), Self.email))
    #expect(try hands.back(capitals, Self.email) == Array("ada.sample@Example.com".utf8))
  }

  @Test("an address names its key: after a rotation old and new come back without being told")
  func rotation() throws {
    var ring = KeyRing(at: 0)
    let value = Array("ada.sample@example.com".utf8)
    var texts: [[UInt8]] = []
    for time in 1...2 {
      var output: [UInt8] = []
      let isReplaced = try KeyedTransforms(ring, forms: Self.forms).replace(
        value, of: Self.email, by: Self.fpe, into: &output)
      #expect(isReplaced)
      texts.append(output)
      try ring.rotate(.values, at: Int64(time))
    }
    #expect(texts[0] != texts[1])
    let revealer = Revealer(ring, forms: Self.forms) { _ in true }
    let newest = try ring.primary(for: .values).id
    for text in texts {
      let back = try revealer.reveal(text, of: Self.email, first: 0, last: 0, key: newest)
      #expect(back.value == value)
    }
  }

  @Test("another domain, type or key gives another value, and what is not marked gives none")
  func separation() throws {
    let (one, other) = (try Hands(), try Hands(domain: "bureau"))
    let value = Array("DE89370400440532013000".utf8)
    let text = try #require(one.encrypted(value, Self.iban))
    #expect(try other.back(text, Self.iban) != value)
    #expect(throws: RevealError.form) { try one.back(value, Self.iban) }
    #expect(throws: RevealError.form) { try one.back(Array("a.b@example.com".utf8), Self.email) }
    let hidden = Revealer(one.ring, forms: Self.forms) { _ in false }
    #expect(throws: RevealError.notShown(Self.iban)) {
      try hidden.reveal(text, of: Self.iban, first: 0, last: 0, key: one.transforms.key.id)
    }
  }
}
