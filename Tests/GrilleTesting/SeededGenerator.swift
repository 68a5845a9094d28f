//  Chance that can be had again: a failing run prints its seed, and GRILLE_SEED repeats it.

internal import Foundation

/// SplitMix64: small, seeded, the same on every machine.
public struct SeededGenerator: RandomNumberGenerator, Sendable, CustomStringConvertible {
  /// What it began with.
  public let seed: UInt64
  private var state: UInt64

  /// Begins with `seed`; without one with GRILLE_SEED of the environment, or else anywhere.
  public init(seed: UInt64? = nil) {
    let given = ProcessInfo.processInfo.environment["GRILLE_SEED"].flatMap { UInt64($0) }
    self.seed = seed ?? given ?? UInt64.random(in: 0...UInt64.max)
    state = self.seed
  }

  /// The next word of the sequence.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// As `GRILLE_SEED=12345`, ready to be pasted.
  public var description: String { "GRILLE_SEED=\(seed)" }
}

extension SeededGenerator {
  /// A number of `range`.
  public mutating func number(in range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &self)
  }

  /// One of `elements`, which must not be empty.
  public mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &self)]
  }

  /// `count` characters of `alphabet`.
  public mutating func text(_ count: Int, of alphabet: Alphabet) -> String {
    String(decoding: (0..<count).map { _ in pick(alphabet.bytes) }, as: UTF8.self)
  }

  /// True once in `count` times.
  public mutating func once(in count: Int) -> Bool { number(in: 1...count) == 1 }
}

/// Characters that generated values are made of.
public struct Alphabet: Sendable {
  let bytes: [UInt8]

  /// The ASCII characters of `characters`.
  public init(_ characters: String) { bytes = Array(characters.utf8) }

  /// `0` to `9`.
  public static let digits = Alphabet("0123456789")
  /// Lower-case hexadecimal digits.
  public static let hex = Alphabet("0123456789abcdef")
  /// `A` to `Z`.
  public static let capitals = Alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
  /// `a` to `z`.
  public static let small = Alphabet("abcdefghijklmnopqrstuvwxyz")
  /// Capitals and digits.
  public static let capitalsAndDigits = capitals + digits
  /// Letters of both cases and digits.
  public static let alphanumeric = capitals + small + digits
  /// What base64url is written in.
  public static let base64URL = alphanumeric + Alphabet("-_")
  /// What base64 is written in.
  public static let base64 = alphanumeric + Alphabet("+/")

  /// The characters of both.
  public static func + (left: Alphabet, right: Alphabet) -> Alphabet {
    Alphabet(String(decoding: left.bytes + right.bytes, as: UTF8.self))
  }
}
