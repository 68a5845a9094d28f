//  Names that take the meaning of the name around them. Locators and whoever tells what a field's name
//  means ask here, so that both hold the same names for telling.

public import GrilleCore

/// Names that say nothing of their value: `number` in `card`, `Nm` in `Cdtr`.
public enum GenericName {
  /// Whether `name` tells nothing of its value: `number`, `value`, `Nm`.
  ///
  /// - Parameter orID: whether `Id` and `Othr` tell nothing either, as in XML, where elements wrap them.
  public static func isGeneric(
    _ name: ByteRange, in text: Span<UInt8>, orID: Bool = false
  ) -> Bool {
    let last = name.upper - 1
    switch name.count {
    case 2:
      return matches("nm", name, in: text) || matches("no", name, in: text)
        || orID && matches("id", name, in: text)
    case 3: return matches("num", name, in: text) || matches("val", name, in: text)
    case 4:
      switch text[last] | 0x20 {
      case UInt8(ascii: "e"): return matches("name", name, in: text)
      case UInt8(ascii: "a"): return matches("data", name, in: text)
      case UInt8(ascii: "r"): return orID && matches("othr", name, in: text)
      default: return false
      }
    case 5: return matches("value", name, in: text)
    case 6: return matches("number", name, in: text)
    default: return false
    }
  }

  static func matches(_ word: StaticString, _ range: ByteRange, in text: Span<UInt8>) -> Bool {
    word.withUTF8Buffer { word in
      word.indices.allSatisfy { unsafe text[range.lower + $0] | 0x20 == word[$0] }
    }
  }
}
