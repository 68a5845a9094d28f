/// What happens to a finding on its way out.
public enum Action: Hashable, Sendable {
  /// It passes as it is.
  case keep
  /// It is replaced by its type: `[us_ssn]`.
  case label
  /// It is taken out; nothing stands in its place.
  case drop
  /// Letters and digits are replaced by the mask character, save the given number at either end.
  case mask(first: Int, last: Int)
  /// It is replaced by something coarser that it lies in: the year of a date.
  case generalize(Generalization)
  /// It is replaced by a keyed token, the same for the same value under one key.
  case token
  /// Its digits are encrypted into digits of the same number, save the given number at either end.
  case fpe(first: Int, last: Int)
  /// It is encrypted, whatever its form. Joinable: equal values come out equal under one key; else the same
  /// value never comes out the same twice.
  case encrypt(joinable: Bool)
  /// It is encrypted into a JSON Web Encryption, for another system that was given the key for values of its type
  /// alone; the same value never comes out the same twice.
  case jwe
  /// It is replaced by one of its kind that is nobody's, the same for the same value under one key.
  case surrogate
  /// A date is moved by a distance that is kept for each person, so that intervals stay.
  case shift
  /// It is replaced by a short keyed hash that ties two places together and cannot be undone.
  case fingerprint
}

extension Action: CustomStringConvertible {
  /// As packs and policies write it: `mask(0, 4)`, `generalize(year)`, `fpe(6, 4)`.
  public var description: String {
    switch self {
    case .keep: "keep"
    case .label: "label"
    case .drop: "drop"
    case .mask(let first, let last): "mask(\(first), \(last))"
    case .generalize(let generalization): "generalize(\(generalization))"
    case .token: "token"
    case .fpe(0, 0): "fpe"
    case .fpe(let first, let last): "fpe(\(first), \(last))"
    case .encrypt(joinable: false): "encrypt"
    case .encrypt(joinable: true): "encrypt(joinable)"
    case .jwe: "encrypt(jwe)"
    case .surrogate: "surrogate"
    case .shift: "shift"
    case .fingerprint: "fingerprint"
    }
  }

  /// Reads what ``description`` writes, spaces free; nil for anything else.
  public init?(_ text: String) {
    let text = text.filter { $0 != " " }
    let parts = text.split(separator: "(", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      guard let plain = Self.plain(text) else { return nil }
      self = plain
      return
    }
    guard parts[1].last == ")" else { return nil }
    let argument = parts[1].dropLast()
    switch parts[0] {
    case "mask":
      guard let (first, last) = Self.ends(argument) else { return nil }
      self = .mask(first: first, last: last)
    case "fpe":
      guard let (first, last) = Self.ends(argument) else { return nil }
      self = .fpe(first: first, last: last)
    case "encrypt":
      switch argument {
      case "joinable": self = .encrypt(joinable: true)
      case "jwe": self = .jwe
      default: return nil
      }
    case "generalize":
      guard let generalization = Generalization(rawValue: String(argument)) else { return nil }
      self = .generalize(generalization)
    default: return nil
    }
  }

  private static func plain(_ word: String) -> Action? {
    switch word {
    case "keep": .keep
    case "label": .label
    case "drop": .drop
    case "token": .token
    case "fpe": .fpe(first: 0, last: 0)
    case "encrypt": .encrypt(joinable: false)
    case "surrogate": .surrogate
    case "shift": .shift
    case "fingerprint": .fingerprint
    default: nil
    }
  }

  /// The two numbers of `0,4`.
  private static func ends(_ text: Substring) -> (Int, Int)? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, let first = UInt8(parts[0]), let last = UInt8(parts[1]) else {
      return nil
    }
    return (Int(first), Int(last))
  }
}
