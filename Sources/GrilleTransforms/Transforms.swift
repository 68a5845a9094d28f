//  What stands in a value's place. Nothing here can be undone without a key, and here is no code that undoes.

internal import GrilleChecks
public import GrilleCore

/// What stands in the place of values.
public struct Transforms: Sendable {
  /// The character that hides a letter or digit; ASCII, neither letter nor digit nor white space.
  public var maskCharacter: UInt8
  /// Whether the label of a signed or encrypted token tells its algorithm and the name of its key.
  public var describesTokens = false
  /// What needs a key; nil if there is none, and a label stands in the place of what would need it.
  public var keyed: KeyedTransforms?
  /// What makes values coarser.
  public var generalizer = Generalizer()
  /// What takes the place of a JSON number.
  public var scalars = Scalars.string

  /// What takes the place of a JSON value without quotes.
  public enum Scalars: String, Hashable, Sendable, CaseIterable {
    /// The label or mask, as a string: says most, but the member's type changes.
    case string
    /// `null`.
    case null
    /// `0`, for readers that insist on a number.
    case zero
  }

  /// Hides with `*` unless told otherwise.
  public init(maskCharacter: UInt8 = UInt8(ascii: "*")) { self.maskCharacter = maskCharacter }

  /// Whether `byte` may hide a letter or digit: a mask must not look like a value, nor end one.
  public static func isMaskCharacter(_ byte: UInt8) -> Bool {
    "*#.xX".utf8.contains(byte)
  }

  /// The label of a type: `[us_ssn]`.
  public static func label(_ type: InfoType) -> [UInt8] {
    var label: [UInt8] = []
    Self.label(type, into: &label)
    return label
  }

  /// Appends the label of a type to `output`.
  static func label(_ type: InfoType, into output: inout [UInt8]) {
    output.append(UInt8(ascii: "["))
    output.append(contentsOf: type.rawValue.utf8)
    output.append(UInt8(ascii: "]"))
  }

  /// Appends the label of a type to `output`, for `value`: `[jwt_jws:alg=RS256:kid=k1]` where tokens are
  /// described.
  func label(_ type: InfoType, of value: Span<UInt8>, into output: inout [UInt8]) {
    Self.label(type, into: &output)
    guard describesTokens, value.count > 8, value[0] == UInt8(ascii: "e"),
      let header = JOSEHeader(ofToken: value)
    else { return }
    output.removeLast()
    output.append(contentsOf: ":\(header)]".utf8)
  }

  /// The marker of a unit that was withheld: `[withheld:match-limit:512]`.
  ///
  /// - Parameters:
  ///   - reason: lower-case words joined by `-`.
  ///   - count: how many bytes are not shown.
  public static func withheld(_ reason: String, count: Int) -> [UInt8] {
    Array("[withheld:\(reason):\(count)]".utf8)
  }

  /// Appends `value` to `output` with letters and digits hidden, save the first `first` and the last
  /// `last` of them. Length and all other bytes stay.
  ///
  /// At least half of the letters and digits are hidden, whatever is asked for, or a third where both ends
  /// are asked for, as of a card number its issuer and last four; bytes above ASCII are hidden one by one,
  /// so no half character is shown.
  public func mask(
    _ value: Span<UInt8>, first: Int, last: Int, into output: inout [UInt8]
  ) {
    var total = 0
    for index in value.indices where isPlace(value[index]) { total += 1 }
    let hidden = first > 0 && last > 0 ? (total + 2) / 3 : total - total / 2
    let show = first + last <= total - hidden ? (first, last) : (0, 0)
    var position = 0
    for index in value.indices {
      let byte = value[index]
      guard isPlace(byte) else {
        output.append(byte)
        continue
      }
      let isShown = (position < show.0 || position >= total - show.1) && byte < 0x80
      output.append(isShown ? byte : maskCharacter)
      position += 1
    }
  }

  /// Whether `value` is digits read out in English, `four double one`: masked, the lengths of its words would tell
  /// them.
  static func isReadOut(_ value: Span<UInt8>) -> Bool {
    var word: [UInt8] = []
    var words = 0
    for index in 0...value.count {
      let letter = index < value.count ? value[index] | 0x20 : 0x20
      if letter &- 0x61 < 26 {
        word.append(letter)
      } else if !word.isEmpty {
        guard digitWords.contains(String(decoding: word, as: UTF8.self)) else { return false }
        words += 1
        word.removeAll(keepingCapacity: true)
      } else if letter &- 0x30 < 10 {
        return false
      }
    }
    return words > 1
  }

  private static let digitWords: Set<String> = [
    "zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "double",
    "triple",
  ]

  /// Whether `byte` is a letter or digit, or hides one already: masking twice is masking once.
  private func isPlace(_ byte: UInt8) -> Bool {
    byte == maskCharacter || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte >= 0x80
  }
}
