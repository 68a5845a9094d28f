import GrilleCore
import GrilleKeys
import GrilleTesting
import Testing

@testable import GrilleTransforms

@Suite("Surrogates")
struct SurrogatesTests {
  static let name = InfoType("person_name"), first = InfoType("first_name")
  static let last = InfoType("last_name"), email = InfoType("email_address")
  static let forms = [
    name: ValueForm(canonical: .lower, surrogate: .name),
    first: ValueForm(canonical: .lower, surrogate: .given),
    last: ValueForm(canonical: .lower, surrogate: .family),
    email: ValueForm(canonical: .lower, surrogate: .email),
  ]
  /// One word of each kind, so that it is seen what stands where.
  static let words = SurrogateWords(given: ["Mira"], family: ["Hollow"])

  static func replaced(
    _ value: String, _ type: InfoType, words: SurrogateWords? = words,
    _ ring: KeyRing = KeyRing(at: 0)
  ) throws -> String? {
    let transforms = try KeyedTransforms(ring, forms: forms, words: words)
    var output: [UInt8] = []
    guard transforms.replace(Array(value.utf8), of: type, by: .surrogate, into: &output) else {
      return nil
    }
    #expect(transforms.isOurs(output, of: type, by: .surrogate), "\(value)")
    #expect(!transforms.isOurs(Array(value.utf8), of: type, by: .surrogate), "\(value)")
    return String(decoding: output, as: UTF8.self)
  }

  @Test(
    "a name keeps its words' number, their case and the comma, and carries the mark",
    arguments: [
      ("Ada Sample", "Mira Hollow-Grille"), ("ADA SAMPLE", "MIRA HOLLOW-GRILLE"),
      ("ada sample", "mira hollow-grille"), ("Sample, Ada", "Hollow-Grille, Mira"),
      ("SAMPLE, ADA B.", "HOLLOW-GRILLE, MIRA MIRA"),
      ("Ada B. van Sample", "Mira Mira Mira Hollow-Grille"),
      ("Sample", "Hollow-Grille"), ("José  Müster", "Mira Hollow-Grille"), ("A", "Hollow-Grille"),
    ])
  func names(_ value: String, _ made: String) throws {
    #expect(try Self.replaced(value, Self.name) == made)
  }

  @Test(
    "given names, family names and addresses",
    arguments: [
      (first, "Ada", "Mira-Grille"), (first, "ADA B.", "MIRA MIRA-GRILLE"),
      (last, "Sample", "Hollow-Grille"), (last, "de Sample", "Hollow Hollow-Grille"),
    ])
  func parts(_ type: InfoType, _ value: String, _ made: String) throws {
    #expect(try Self.replaced(value, type) == made)
  }

  @Test("an address is under a name that is nobody's")
  func addresses() throws {
    let made = try #require(try Self.replaced("Ada.Sample@example.com", Self.email))
    #expect(made.wholeMatch(of: /mira\.hollow\.[0-9a-z]{4}@grille\.invalid/) != nil)
  }

  @Test("what has no words, or too many, and what nothing looks like, gets a label")
  func unfit() throws {
    #expect(try Self.replaced(" ", Self.name) == nil)
    #expect(try Self.replaced("a b c d e f g", Self.name) == nil)
    #expect(try Self.replaced("536-90-4399", InfoType("us_ssn")) == nil)
    #expect(try Self.replaced("Ada Sample", Self.name, words: nil) == nil)
  }

  @Test(
    "what is not ours",
    arguments: [
      (name, "Mira Hollow"), (name, "Mira-Grille Hollow"), (name, "Ada Hollow-Grille"),
      (name, "Mira Sample-Grille"), (name, "Mira Hollow-Grille Sample"),
      (name, "Hollow-Grille Mira"),
      (name, "Mira, Hollow-Grille"), (name, "-Grille"), (first, "Mira"), (first, "Hollow-Grille"),
      (email, "mira.hollow.k3x7@grille.example"), (email, "mira.hollow.k3x@grille.invalid"),
      (email, "mira.k3x7@grille.invalid"), (email, "ada.hollow.k3x7@grille.invalid"),
      (email, "mira.hollow.k3X7@grille.invalid"), (email, "x.mira.hollow.k3x7@grille.invalid"),
    ])
  func others(_ type: InfoType, _ value: String) throws {
    let transforms = try KeyedTransforms(KeyRing(at: 0), forms: Self.forms, words: Self.words)
    #expect(!transforms.isOurs(Array(value.utf8), of: type, by: .surrogate))
  }

  @Test("the same value gives the same one under one key, and another under another")
  func joins() throws {
    var generator = SeededGenerator()
    let words = SurrogateWords(
      given: (0..<100).map { _ in "A" + generator.text(9, of: .small) },
      family: (0..<100).map { _ in "B" + generator.text(9, of: .small) })
    let ring = KeyRing(at: 0)
    func made(_ value: String, _ type: InfoType, _ ring: KeyRing) throws -> String? {
      try Self.replaced(value, type, words: words, ring)
    }
    let one = try made("ada@example.com", Self.email, ring)
    #expect(try made("Ada@Example.com", Self.email, ring) == one)
    #expect(try made("bob@example.com", Self.email, ring) != one)
    #expect(try made("ada@example.com", Self.email, KeyRing(at: 0)) != one)
    let name = try made("Ada Sample", Self.name, ring)
    #expect(try made("ADA SAMPLE", Self.name, ring) == name?.uppercased())
    // Four letters of 36 and two words of 100 each: that two of 300 are alike has a chance of one in 300000.
    let all = try (0..<300).map { try made("a\($0)@example.com", Self.email, ring) }
    #expect(Set(all).count == all.count, "\(generator)")
  }
}
