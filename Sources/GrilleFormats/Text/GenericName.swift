//  Names that take the meaning of the name around them. Locators and whoever tells what a field's name
//  means ask here, so that both hold the same names for telling.

public import GrilleCore

/// Names that say nothing of what their value is worth: `number` in `card`, `Nm` in `Cdtr`, `amount` in
/// `balance`.
public enum GenericName {
  /// What such a name says of the looks of its value.
  public enum Promise: Sendable {
    case digits, letters, amount, anything
  }

  /// Whether `name` tells nothing of its value: `number`, `value`, `Nm`; or only what type of data it is,
  /// as in Avro (`{"string": …}`), OpenTelemetry (`stringValue`), DynamoDB (`S`, `N`) and MongoDB (`$date`), or how
  /// it is compared (`$gte`), sought (`query`) or changed (`old`, `new`).
  ///
  /// - Parameter orID: whether `Id`, `Othr` and `Pty` tell nothing either, as in XML, where elements wrap them.
  public static func isGeneric(
    _ name: ByteRange, in text: Span<UInt8>, orID: Bool = false
  ) -> Bool {
    let last = name.upper - 1
    switch name.count {
    case 1: return text[last] == UInt8(ascii: "S") || text[last] == UInt8(ascii: "N")
    case 2:
      return matches("nm", name, in: text) || matches("no", name, in: text)
        || orID && matches("id", name, in: text)
    case 3:
      return matches("num", name, in: text) || matches("val", name, in: text)
        || matches("amt", name, in: text) || matches("day", name, in: text)
        || matches("int", name, in: text) || matches("new", name, in: text)
        || matches("old", name, in: text)
        || text[name.lower] == UInt8(ascii: "$")
          && ["$eq", "$gt", "$lt", "$ne", "$in"].contains { matches($0, name, in: text) }
        || orID && matches("pty", name, in: text)
    case 4:
      switch text[last] | 0x20 {
      case UInt8(ascii: "e"):
        return matches("name", name, in: text) || matches("$gte", name, in: text)
          || matches("$lte", name, in: text)
      case UInt8(ascii: "a"): return matches("data", name, in: text)
      case UInt8(ascii: "g"): return matches("long", name, in: text)
      case UInt8(ascii: "r"):
        return matches("year", name, in: text) || orID && matches("othr", name, in: text)
      default: return false
      }
    case 5:
      return matches("value", name, in: text) || matches("month", name, in: text)
        || matches("float", name, in: text) || matches("$date", name, in: text)
        || matches("query", name, in: text)
    case 6:
      return matches("number", name, in: text) || matches("amount", name, in: text)
        || matches("string", name, in: text) || matches("double", name, in: text)
        || matches("equals", name, in: text)
    case 8: return matches("intvalue", name, in: text)
    case 10: return matches("$numberint", name, in: text)
    case 11:
      return matches("stringvalue", name, in: text) || matches("doublevalue", name, in: text)
        || matches("$numberlong", name, in: text)
    case 13: return matches("$numberdouble", name, in: text)
    case 14:
      return matches("identification", name, in: text) || matches("$numberdecimal", name, in: text)
    default: return false
    }
  }

  /// What `name`, which is such a name, says of the looks of its value: a `number` has digits, a `name`
  /// letters, an `amount` is one.
  public static func promise(of name: ByteRange, in text: Span<UInt8>) -> Promise {
    if letters.contains(name, in: text) { return .letters }
    if amounts.contains(name, in: text) { return .amount }
    return anything.contains(name, in: text) ? .anything : .digits
  }

  private static let letters: NameWords = ["name", "nm"]
  private static let amounts: NameWords = ["amount", "amt"]
  private static let anything: NameWords = [
    "value", "val", "data", "string", "stringvalue", "identification", "s", "$date", "double",
    "float", "doublevalue", "$numberdouble", "$numberdecimal", "$eq", "$gt", "$lt", "$ne", "$in",
    "$gte", "$lte", "query", "equals",
  ]

  /// The innermost of `names` that tells something: it speaks for what stands in all of them and has a name
  /// that does not. `card`, for the value of `"card": {"number": {"value": …}}`.
  ///
  /// - Parameters:
  ///   - names: outermost first; an empty one is not known.
  ///   - orID: as ``isGeneric(_:in:orID:)`` takes it.
  public static func speaker(
    among names: [ByteRange], in text: Span<UInt8>, orID: Bool = false
  ) -> ByteRange? {
    names.last {
      let name = localName(of: $0, in: text)
      return !name.isEmpty && (!isGeneric(name, in: text, orID: orID) || isTelling(name, in: text))
        && !(orID && isRow(name, in: text))
    }
  }

  /// Whether `name` is that of an element around cells: `<row><value>` is no number of a row.
  private static func isRow(_ name: ByteRange, in text: Span<UInt8>) -> Bool {
    name.count == 3 && matches("row", name, in: text)
  }

  /// Whether `name`, which takes the meaning of the name around it, has one for what stands in it:
  /// `"identification": {"number": …}`.
  private static func isTelling(_ name: ByteRange, in text: Span<UInt8>) -> Bool {
    name.count == 14 && matches("identification", name, in: text)
  }

  /// `Nm` of `ns:Nm`.
  static func localName(of name: ByteRange, in text: Span<UInt8>) -> ByteRange {
    let colon = name.range.last { text[$0] == UInt8(ascii: ":") }
    return colon.map { ByteRange($0 + 1, name.upper) } ?? name
  }

  static func matches(_ word: StaticString, _ range: ByteRange, in text: Span<UInt8>) -> Bool {
    word.withUTF8Buffer { word in
      word.indices.allSatisfy { unsafe text[range.lower + $0] | 0x20 == word[$0] }
    }
  }
}
