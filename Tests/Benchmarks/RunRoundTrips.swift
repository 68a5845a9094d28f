internal import ArgumentParser
internal import Foundation
internal import Grille
internal import GrilleReveal
internal import GrilleTesting

/// `grille-bench roundtrips`: a great many values, made into tokens and brought back.
struct RunRoundTrips: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roundtrips",
    abstract: "Make many values of each kind into tokens, and bring back those that have a way.",
    discussion: "Ends with 1 if two values share a token, or one does not come back as it was.")

  @Option(help: "Thousands of values of each kind.") var size = 1000
  @Option(help: "The seed.") var seed: UInt64 = 1

  /// A kind of value, how one is made from a number, and the actions that are tried on it.
  private struct Kind: Sendable {
    var type: InfoType
    var actions: [Action]
    /// Of a thousand values, how many may get a label: IBANs whose groups hold a card number, addresses with fewer
    /// than four letters and digits.
    var mostLabelled = 0
    var make: @Sendable (Int, inout SeededGenerator) -> String
  }

  private static let kinds = [
    Kind(
      type: InfoType("pan"),
      actions: [
        .token, .encrypt(joinable: true), .jwe, .fpe(first: 6, last: 4), .fpe(first: 0, last: 0),
      ]
    ) { number, _ in
      let body = "4" + Self.padded(number, 14)
      return body + "\(Luhn.checkDigit(of: body))"
    },
    Kind(
      type: InfoType("us_ssn"),
      actions: [.token, .encrypt(joinable: true), .fpe(first: 0, last: 0)]
    ) { number, _ in Self.padded(number + 100_000_000, 9) },
    Kind(
      type: InfoType("email_address"),
      actions: [.token, .encrypt(joinable: true), .fingerprint, .fpe(first: 0, last: 0)],
      mostLabelled: 5
    ) {
      number, generator in
      "\(generator.text(generator.number(in: 1...12), of: .small)).\(number)@example.com"
    },
    Kind(
      type: InfoType("iban"), actions: [.token, .encrypt(joinable: true), .fpe(first: 0, last: 0)],
      mostLabelled: 100
    ) { number, generator in
      let account = Self.padded(number * 982_451_653, 18)
      return "DE" + IBANCountry.checkDigits(of: account, in: "DE") + account
    },
  ]

  private static let forms = [
    InfoType("email_address"): ValueForm(canonical: .lower, inPlace: .email),
    InfoType("iban"): ValueForm(canonical: .upper, inPlace: .iban),
  ]

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  func validate() throws {
    guard (1...10_000).contains(size) else { throw ValidationError("--size goes from 1 to 10000.") }
  }

  func run() throws {
    let ring = KeyRing(at: 0)
    let key = try ring.primary(for: .values).id
    let transforms = try KeyedTransforms(ring, forms: Self.forms)
    let revealer = Revealer(ring, forms: Self.forms) { _ in true }
    var isFaulty = false
    print(
      "| type | action | values | labelled | collisions | not brought back |",
      "|---|---|---|---|---|---|",
      separator: "\n")
    for kind in Self.kinds {
      for action in kind.actions {
        var generator = SeededGenerator(seed: seed)
        var (seen, collisions, lost) = (Set<[UInt8]>(minimumCapacity: size * 1000), 0, 0)
        var labelled = 0
        for number in 0..<(size * 1000) {
          let value = Array(kind.make(number, &generator).utf8)
          var token: [UInt8] = []
          guard transforms.replace(value, of: kind.type, by: action, into: &token) else {
            labelled += 1
            continue
          }
          if !seen.insert(token).inserted { collisions += 1 }
          let back = try Self.value(of: token, kind.type, action, revealer, key)
          if let back, back != value { lost += 1 }
        }
        isFaulty = isFaulty || collisions + lost > 0 || labelled > size * kind.mostLabelled
        let way = action.hasWayBack ? "\(lost)" : "no way back"
        print(
          "| \(kind.type) | \(action) | \(size * 1000) | \(labelled) | \(collisions) | \(way) |")
      }
    }
    if isFaulty { throw ExitCode(1) }
  }

  /// What comes back of `token`; nil if nothing can.
  private static func value(
    of token: [UInt8], _ type: InfoType, _ action: Action, _ revealer: Revealer, _ key: Key.ID
  ) throws -> [UInt8]? {
    switch action {
    case .encrypt: try revealer.reveal(try SealedToken(token)).value
    case .jwe: try revealer.reveal(try SealedJWE(token)).value
    case .fpe(let first, let last):
      try revealer.reveal(token, of: type, first: first, last: last, key: key).value
    default: nil
    }
  }
}

extension Action {
  fileprivate var hasWayBack: Bool {
    switch self {
    case .encrypt, .jwe, .fpe: true
    default: false
    }
  }
}
