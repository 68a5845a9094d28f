//  Values that an SQL statement leaves open and that stand further on in its record:
//
//      UPDATE customer SET ssn = $1 WHERE id = $2 … parameters: $1 = '536-90-4399', $2 = '7'
//      INSERT INTO cards (pan, cvv) VALUES (?, ?) … params: ['4111…', '123']
//      INSERT INTO "cards" ("pan", "cvv") VALUES ($1,$2) ["4111…", "123"]
//      { bindings: [ '4111…', '123' ], sql: 'insert into cards (pan, cvv) values (?, ?)' }

public import GrilleCore

extension FieldLocator {
  /// The most values of a record that are left open.
  private static let mostBindParameters = 256

  /// What lists of such values are called.
  private static let listNames: [StaticString] = [
    "params", "parameters", "args", "arguments", "bindings", "binds", "bind",
  ]

  /// Notes the name of a field whose value is `$1` or `?`.
  mutating func noteBindParameter(_ field: Field, in text: Span<UInt8>) {
    switch InlineFields.bindParameter(field.value, in: text) {
    case .numbered(let number):
      if let place = bindParameters.firstIndex(where: { $0.number == number }) {
        bindParameters[place].name = field.name
      } else if bindParameters.count < Self.mostBindParameters {
        bindParameters.append((number, field.name))
      }
    case .next:
      if openNames.count < Self.mostBindParameters { openNames.append(field.name) }
    case nil: break
    }
  }

  /// The name for which `$1` stands, if that stands before the sign at `index`.
  func nameOfBindParameter(before index: Int, in text: Span<UInt8>) -> ByteRange? {
    guard !bindParameters.isEmpty, text[index] == UInt8(ascii: "=") else { return nil }
    var upper = index
    while upper > 0, index - upper < 4, Bytes.isBlank(text[upper - 1]) { upper -= 1 }
    var lower = upper
    while lower > 0, upper - lower < 4, Bytes.isDigit(text[lower - 1]) { lower -= 1 }
    guard lower > 0,
      case .numbered(let number) = InlineFields.bindParameter(ByteRange(lower - 1, upper), in: text)
    else { return nil }
    return bindParameters.first { $0.number == number }?.name
  }

  /// Adds the values of the list that opens at `opening`, if its name says that they are what was left open.
  mutating func addBound(
    _ name: ByteRange, openingAt opening: Int, in text: Span<UInt8>
  ) {
    guard isBracket(text[opening]),
      Self.listNames.contains(where: {
        $0.utf8CodeUnitCount == name.count && matches($0, name, in: text)
      })
    else { return }
    guard !openNames.isEmpty else {
      boundBefore = opening
      return
    }
    addBound(openingAt: opening, in: text)
  }

  /// Adds the values of the last list that stands before the statement which leaves them open.
  mutating func addBoundBefore(in text: Span<UInt8>) {
    guard let opening = boundBefore else { return }
    boundBefore = nil
    if !openNames.isEmpty { addBound(openingAt: opening, in: text) }
  }

  private mutating func addBound(openingAt opening: Int, in text: Span<UInt8>) {
    // `Params:[("…", 7)]`: a list of lists.
    let isNested = opening + 1 < text.count && isBracket(text[opening + 1])
    let names = openNames
    openNames.removeAll(keepingCapacity: true)
    _ = tuple(openingAt: isNested ? opening + 1 : opening, names, in: text)
  }

  /// Adds the values of the list that opens at `opening`, a `[`, behind a statement that left them open in numbers.
  mutating func binds(openingAt opening: Int, in text: Span<UInt8>) {
    guard !bindParameters.isEmpty, opening > 0, Bytes.isBlank(text[opening - 1]),
      opening + 1 < text.count
    else { return }
    switch text[opening + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "~"), UInt8(ascii: "<"): break
    case let digit where Bytes.isDigit(digit): break
    default: return
    }
    var names: [ByteRange] = []
    for (number, name) in bindParameters where 1...Self.mostBindParameters ~= number {
      while names.count < number { names.append(ByteRange(opening, opening)) }
      names[number - 1] = name
    }
    bindParameters.removeAll(keepingCapacity: true)
    _ = tuple(openingAt: opening, names, in: text)
  }

  private func isBracket(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[")
  }
}

extension InlineFields {
  /// What stands for a value further on in the record.
  enum BindParameter {
    /// `$1`.
    case numbered(Int)
    /// `?`, `%s`: the next of a list.
    case next
  }

  static func bindParameter(_ value: ByteRange, in text: Span<UInt8>) -> BindParameter? {
    guard !value.isEmpty else { return nil }
    switch text[value.lower] {
    case UInt8(ascii: "?") where value.count == 1 && !isBeforePair(value, in: text): return .next
    case UInt8(ascii: "%") where value.count == 2 && text[value.lower + 1] == UInt8(ascii: "s"):
      return .next
    case UInt8(ascii: "$") where (2...4).contains(value.count):
      var number = 0
      for index in value.range.dropFirst() {
        guard Bytes.isDigit(text[index]) else { return nil }
        number = number * 10 + Int(text[index] - UInt8(ascii: "0"))
      }
      return .numbered(number)
    default: return nil
    }
  }

  /// Whether a name and its sign follow `value` at once: in `hostname=? addr=? terminal=pts/0` nothing is left open.
  private static func isBeforePair(_ value: ByteRange, in text: Span<UInt8>) -> Bool {
    var place = value.upper
    while place < text.count, text[place] == 0x20 { place += 1 }
    return place > value.upper && FieldLocator.beginsPair(place, in: text)
  }

  /// Whether a value that begins with `byte` may be a bind parameter.
  public static func mayBegin(bindParameter byte: UInt8) -> Bool {
    byte == UInt8(ascii: "?") || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "%")
  }

  /// Whether `value` stands for one further on in the record: `$1`, `?`.
  public static func isBindParameter(_ value: ByteRange, in text: Span<UInt8>) -> Bool {
    bindParameter(value, in: text) != nil
  }
}
