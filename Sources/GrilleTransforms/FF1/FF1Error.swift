/// What FF1 does not take. Tells lengths and places, never a byte of key, tweak or text.
public enum FF1Error: Error, Hashable, Sendable, CustomStringConvertible {
  /// An alphabet has from 2 to 128 characters, which are ASCII and stand in it once.
  case alphabet
  /// So short a text has less than a million values, and could be found by trying them.
  case tooShort(length: Int, minimum: Int)
  /// So long a text is not one value.
  case tooLong(length: Int, maximum: Int)
  /// So long a tweak is not taken.
  case tweakTooLong(bytes: Int, maximum: Int)
  /// The text's length, or the tweak's, is not what the cipher was made for.
  case otherLength
  /// The alphabet does not have the character at that place of the text, counted in bytes from 0.
  case character(at: Int)

  /// What is wrong.
  public var description: String {
    switch self {
    case .alphabet: "an alphabet has from 2 to 128 different ASCII characters"
    case .tooShort(let length, let minimum): "\(length) characters are fewer than \(minimum)"
    case .tooLong(let length, let maximum): "\(length) characters are more than \(maximum)"
    case .tweakTooLong(let bytes, let maximum): "\(bytes) bytes of tweak are more than \(maximum)"
    case .otherLength: "the cipher was made for another length of text or tweak"
    case .character(let place): "the character at \(place) is not in the alphabet"
    }
  }
}
