//  What a statement of SQL leaves open, and the lines behind it that tell the values:
//
//      insert into customer (name, ssn) values (?, ?)
//      binding parameter [2] as [VARCHAR] - [536-90-4399]              Hibernate 5
//      binding parameter (2:VARCHAR) <- [536-90-4399]                  Hibernate 6
//      column index 2, parameter value [536-90-4399], value class […]  Spring
//      ==> Parameters: Ada(String), 536-90-4399(String)                MyBatis
//      parameters: $1 = 'Ada', $2 = '536-90-4399'                      PostgreSQL
//      [generated in 0.00012s] ('Ada', '536-90-4399')                  SQLAlchemy
//      prisma:query params: ["Ada","536-90-4399"]                      Prisma
//      knex:bindings [ 'Ada', '536-90-4399' ]                          knex
//      [parameters: ('Ada', '536-90-4399')]                            SQLAlchemy's errors

public import GrilleCore

/// A value that was left open, or the name of one.
public struct BoundValue: Hashable, Sendable {
  /// Which of its statement it is, from 1.
  public var number: Int
  /// Where it stands.
  public var range: ByteRange
}

/// What lines tell of the values of a statement.
public enum BoundValues {
  /// One of these stands in each line that tells values.
  public static let signs = [
    "ding par", "eter val", "=> Param", "ters: $1", "[generat", "[cached ", "arams: [",
    "arams: (", "eters: [", "eters: (", "ndings [", "ndings: ", "Bind: [", "bind: [", "Engine ('",
  ]

  /// What stands before a list of values. A statement may stand before it: then it tells those itself.
  private static let lists: [(words: StaticString, isOfParameters: Bool)] = [
    ("arams: [", true), ("arams: (", true), ("arameters: [", true), ("arameters: (", true),
    ("indings [", false), ("indings: [", false), ("Bind: [", false), ("bind: [", false),
    ("base.Engine (", false),
  ]

  /// More values of a statement are left alone.
  private static let most = 256
  /// The longest line that is read, in bytes.
  private static let longest = 64 * 1024

  /// What a line tells.
  public struct Told: Sendable {
    /// Where the words begin that say so.
    public var start = 0
    /// The values, in order.
    public var values: [BoundValue] = []
  }

  /// The values that `line` tells, in order; none if it tells none.
  ///
  /// - Complexity: linear in the line.
  public static func told(by line: Span<UInt8>) -> Told {
    guard line.count <= longest else { return Told() }
    let end = endOfText(line)
    // Every line in which something may be is asked, and hardly one has these letters.
    let holdsParameters = line.end(of: "aram") != nil
    func told(
      _ words: StaticString, _ read: (_ start: Int, _ end: Int) -> [BoundValue]
    ) -> Told? {
      guard let place = line.end(of: words) else { return nil }
      return Told(start: place - words.utf8CodeUnitCount, values: read(place, end))
    }
    func parameters(
      _ words: StaticString, _ read: (_ start: Int, _ end: Int) -> [BoundValue]
    ) -> Told? {
      holdsParameters ? told(words, read) : nil
    }
    return parameters("binding parameter ") { bound(from: $0, to: $1, in: line).map { [$0] } ?? [] }
      ?? parameters(", parameter value [") { set(from: $0, to: $1, in: line).map { [$0] } ?? [] }
      ?? parameters("==> Parameters: ") { typed(from: $0, to: $1, in: line) }
      ?? parameters("arameters: $1") { numbered(from: $0 - 2, to: $1, in: line) }
      ?? told("[generated in ") { behindBracket(from: $0, to: $1, in: line) }
      ?? told("[cached since ") { behindBracket(from: $0, to: $1, in: line) }
      ?? list(in: line, to: end, holdsParameters) ?? Told()
  }

  /// The values of a list that ``lists`` tells.
  private static func list(
    in line: Span<UInt8>, to end: Int, _ holdsParameters: Bool
  ) -> Told? {
    for (words, isOfParameters) in lists where !isOfParameters || holdsParameters {
      guard let place = line.end(of: words) else { continue }
      let start = place - words.utf8CodeUnitCount
      let values = listed(from: place, to: end, in: line)
      guard !values.isEmpty, !mayLeaveOpen(line.extracting(0..<start)) else { return nil }
      return Told(start: start, values: values)
    }
    return nil
  }

  /// Whether `line` tells a value whose name stands on a line before it.
  ///
  /// - Complexity: linear in the line.
  public static func areTold(by line: Span<UInt8>) -> Bool {
    NamesAbove.value(in: line) != nil || !told(by: line).values.isEmpty
  }

  /// The names of the values that `line` leaves open, as `locator` reads it.
  ///
  /// - Complexity: that of ``FieldLocator/locate(in:)``.
  public static func leftOpen(
    by line: Span<UInt8>, _ locator: inout FieldLocator
  ) -> [BoundValue] {
    guard !line.isEmpty, line.count <= longest, mayLeaveOpen(line) else { return [] }
    locator.locate(in: line)
    var names: [BoundValue] = []
    var (marks, place) = (0, 0)
    for index in locator.fields.indices where names.count < most {
      let field = locator.fields[index]
      switch InlineFields.bindParameter(field.value, in: line) {
      case .numbered(let number): names.append(BoundValue(number: number, range: field.name))
      case .next where line[field.value.lower] == UInt8(ascii: "%"):
        marks += 1
        names.append(BoundValue(number: marks, range: field.name))
      case .next:
        guard place <= field.value.lower else { continue }
        while let mark = line.first(UInt8(ascii: "?"), in: place..<field.value.upper) {
          marks += 1
          place = mark + 1
        }
        names.append(BoundValue(number: marks, range: field.name))
      case nil: break
      }
    }
    return names
  }

  /// The cells of `line` that it leaves open: which of its values each is, from 1, and its place among `cells`.
  public static func leftOpen(
    by cells: [ByteRange], of line: Span<UInt8>
  ) -> [(number: Int, cell: Int)] {
    var open: [(number: Int, cell: Int)] = []
    var marks = 0
    for (index, cell) in cells.enumerated() where open.count < most {
      switch InlineFields.bindParameter(cell, in: line) {
      case .numbered(let number): open.append((number, index))
      case .next:
        marks += 1
        open.append((marks, index))
      case nil: break
      }
    }
    return open
  }

  /// Whether something such as `=?`, `(?`, `, ?`, `=$1` or `(%s` stands in `line`.
  private static func mayLeaveOpen(_ line: Span<UInt8>) -> Bool {
    guard line.count > 1 else { return false }
    for mark in [UInt8(ascii: "?"), UInt8(ascii: "$"), UInt8(ascii: "%")] {
      var place = 1
      while let next = line.first(mark, in: place..<line.count) {
        var before = next - 1
        if before > 0, line[before] == 0x20 { before -= 1 }
        switch line[before] {
        case UInt8(ascii: "="), UInt8(ascii: "("), UInt8(ascii: ","): return true
        default: place = next + 1
        }
      }
    }
    return false
  }

  private static func endOfText(_ line: Span<UInt8>) -> Int {
    var end = line.count
    while end > 0, line[end - 1] == 0x0A || line[end - 1] == 0x0D { end -= 1 }
    return end
  }

  /// The number whose digits begin at `place`, and where they end.
  private static func number(at place: Int, in line: Span<UInt8>) -> (Int, end: Int)? {
    var (number, end) = (0, place)
    while end < line.count, end - place < 4, Bytes.isDigit(line[end]) {
      number = number * 10 + Int(line[end] - UInt8(ascii: "0"))
      end += 1
    }
    return end > place ? (number, end) : nil
  }

  /// `[2] as [VARCHAR] - […]`, `(2:VARCHAR) <- […]`: what the last bracket holds, to the end.
  private static func bound(from start: Int, to end: Int, in line: Span<UInt8>) -> BoundValue? {
    guard start < end, line[start] == UInt8(ascii: "[") || line[start] == UInt8(ascii: "("),
      let (number, _) = number(at: start + 1, in: line)
    else { return nil }
    var place = start + 1
    let limit = min(end, place + 64)
    while place + 2 < limit {
      if line[place] == UInt8(ascii: "-"), line[place + 1] == 0x20,
        line[place + 2] == UInt8(ascii: "[")
      {
        // A line may have been cut.
        let close = (place + 3..<end).last { line[$0] == UInt8(ascii: "]") } ?? end
        return BoundValue(number: number, range: ByteRange(place + 3, close))
      }
      place += 1
    }
    return nil
  }

  /// `column index 2, parameter value [`, up to `], value class`.
  private static func set(from start: Int, to end: Int, in line: Span<UInt8>) -> BoundValue? {
    var digits = start - ", parameter value [".utf8.count
    let upper = digits
    while digits > 0, upper - digits < 4, Bytes.isDigit(line[digits - 1]) { digits -= 1 }
    guard let (number, _) = number(at: digits, in: line),
      let behind = line.extracting(start..<end).end(of: "], value class")
    else { return nil }
    let close = start + behind - "], value class".utf8.count
    return BoundValue(number: number, range: ByteRange(start, close))
  }

  /// `Ada(String), 536-90-4399(String), null`.
  private static func typed(from start: Int, to end: Int, in line: Span<UInt8>) -> [BoundValue] {
    var values: [BoundValue] = []
    var (lower, place) = (start, start)
    while place <= end, values.count < most {
      let isEnd = place == end
      guard isEnd || line[place] == UInt8(ascii: ",") else {
        place += 1
        continue
      }
      let value = withoutType(ByteRange(lower, place), in: line)
      // What has no type behind it goes on: the comma is one of the value.
      if value != nil || isNull(ByteRange(lower, place), in: line) {
        values.append(
          BoundValue(number: values.count + 1, range: value ?? ByteRange(lower, lower)))
        lower = min(end, place + 2)
      }
      place = max(place + 1, lower)
    }
    return values
  }

  /// `value` without the type in brackets behind it; nil if it has none.
  private static func withoutType(_ value: ByteRange, in line: Span<UInt8>) -> ByteRange? {
    guard value.count > 2, line[value.upper - 1] == UInt8(ascii: ")") else { return nil }
    var open = value.upper - 1
    while open > value.lower, Bytes.isAlphanumeric(line[open - 1]) { open -= 1 }
    guard open > value.lower, line[open - 1] == UInt8(ascii: "("), Bytes.isUpper(line[open]) else {
      return nil
    }
    return ByteRange(value.lower, open - 1)
  }

  private static func isNull(_ value: ByteRange, in line: Span<UInt8>) -> Bool {
    value.count == 4 && GenericName.matches("null", value, in: line)
  }

  /// `$1 = 'Ada', $2 = NULL`.
  private static func numbered(
    from start: Int, to end: Int, in line: Span<UInt8>
  ) -> [BoundValue] {
    var values: [BoundValue] = []
    var place = start
    while place + 5 < end, values.count < most, line[place] == UInt8(ascii: "$"),
      let (number, behind) = number(at: place + 1, in: line), behind + 3 < end
    {
      place = behind + 3
      if line[place] == UInt8(ascii: "'") {
        let lower = place + 1
        place = lower
        while place < end {
          if line[place] == UInt8(ascii: "'") {
            // A quote in a string is written twice.
            guard place + 1 < end, line[place + 1] == UInt8(ascii: "'") else { break }
            place += 1
          }
          place += 1
        }
        guard place < end else { break }
        values.append(BoundValue(number: number, range: ByteRange(lower, place)))
        place += 1
      } else {
        while place < end, line[place] != UInt8(ascii: ",") { place += 1 }
      }
      place += 2
    }
    return values
  }

  /// `0.00012s] ('Ada', 7)`.
  private static func behindBracket(
    from start: Int, to end: Int, in line: Span<UInt8>
  ) -> [BoundValue] {
    guard let close = line.first(UInt8(ascii: "]"), in: start..<end), close + 2 < end,
      close - start < 32, line[close + 2] == UInt8(ascii: "(")
    else { return [] }
    return listed(from: close + 3, to: end, in: line)
  }

  /// `'Ada', 7)`, `"Ada",7]`.
  private static func listed(from start: Int, to end: Int, in line: Span<UInt8>) -> [BoundValue] {
    var values: [BoundValue] = []
    var place = start
    while place < end, values.count < most {
      if line[place] == 0x20 {
        place += 1
        continue
      }
      var range: ByteRange
      if Bytes.isQuote(line[place]) {
        let quote = line[place]
        let lower = place + 1
        place = lower
        while place < end, line[place] != quote {
          place += line[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard place < end else { return values }
        range = ByteRange(lower, place)
        place += 1
      } else {
        let lower = place
        while place < end, !isEndOfItem(line[place]) { place += 1 }
        var upper = place
        while upper > lower, line[upper - 1] == 0x20 { upper -= 1 }
        range = ByteRange(lower, upper)
        guard !range.isEmpty else { return values }
      }
      values.append(BoundValue(number: values.count + 1, range: range))
      while place < end, !isEndOfItem(line[place]) { place += 1 }
      guard place < end, line[place] == UInt8(ascii: ",") else { return values }
      place += 1
    }
    return values
  }

  private static func isEndOfItem(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]")
  }
}
