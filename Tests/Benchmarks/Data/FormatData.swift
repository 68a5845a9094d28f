//  Documents and tables, clean, sparse and dense. Clean ones pass Grille unchanged; in sparse ones one record in
//  ten holds a value; dense ones are payment events.

internal import Grille

/// Files in a format.
struct FormatData {
  /// How records are written.
  enum Format { case ndjson, prettyJSON, csv, xml }

  let format: Format
  let isDense: Bool
  /// One record in so many holds a value; nil for none more than `isDense` says.
  let valueEvery: Int?

  /// What stands before all records, and behind.
  let opening: [UInt8]
  let closing: [UInt8]

  init(_ format: Format, isDense: Bool = false, valueEvery: Int? = nil) {
    self.format = format
    self.isDense = isDense
    self.valueEvery = valueEvery
    var text = LogText(seed: 1)
    switch format {
    case .csv: opening = Array("\(Self.record(format, isDense, &text).header)\n".utf8)
    case .xml: opening = Array("<?xml version=\"1.0\"?>\n<records>\n".utf8)
    case .ndjson, .prettyJSON: opening = []
    }
    closing = format == .xml ? Array("</records>\n".utf8) : []
  }

  /// Records of `size` bytes together, whole ones; spaces fill the last.
  func block(size: Int, text: inout LogText) throws -> [UInt8] {
    let pool = try isDense ? [] : clean(count: min(8_000, size / 1000 + 1), text: &text)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size)
    var count = 0
    while true {
      count += 1
      let record =
        if isDense {
          Array(write(Self.record(format, true, &text)).utf8)
        } else if let valueEvery, count % valueEvery == 0 {
          Array(write(Self.telling(&text)).utf8)
        } else {
          text.pick(pool)
        }
      if bytes.count + record.count + 1 > size { break }
      bytes += record
      bytes.append(UInt8(ascii: "\n"))
    }
    Self.widen(&bytes, by: size - bytes.count)
    return bytes
  }

  /// Puts spaces before the last line feed, which mean nothing in any format.
  static func widen<Bytes: RangeReplaceableCollection & BidirectionalCollection>(
    _ bytes: inout Bytes, by count: Int
  ) where Bytes.Element == UInt8 {
    guard bytes.popLast() != nil else { return }
    bytes += repeatElement(UInt8(ascii: " "), count: count)
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Records that Grille does not change where they stand.
  private func clean(count: Int, text: inout LogText) throws -> [[UInt8]] {
    let redactor = try Redactor()
    var clean: [[UInt8]] = []
    func isClean(_ records: [[UInt8]]) -> Bool {
      let whole = opening + records.flatMap { $0 + [UInt8(ascii: "\n")] } + closing
      return redactor.redact(whole) == whole
    }
    // Asking is dear: of many at once, and one by one only where some are not clean.
    while clean.count < count {
      let records = (0..<16).map { _ in Array(write(Self.record(format, false, &text)).utf8) }
      clean += isClean(records) ? records : records.filter { isClean([$0]) }
    }
    return clean
  }

  private func write(_ record: FlatRecord) -> String {
    switch format {
    case .ndjson: record.json
    case .prettyJSON: record.prettyJSON
    case .csv: record.row
    case .xml: record.xml
    }
  }

  /// A record of a service with a value in one of its texts.
  private static func telling(_ text: inout LogText) -> FlatRecord {
    var value = "\""
    // Records have no escapes.
    while value.contains(where: { $0 == "\"" || $0 == "\\" }) {
      value = text.pick(SensitiveValues.kinds)(&text)
    }
    let json = text.pick(ServiceLogs.json)(&text)
    return FlatRecord(json: "{\"note\":\"seen \(value) today\"," + json.dropFirst())
  }

  private static func record(
    _ format: Format, _ isDense: Bool, _ text: inout LogText
  ) -> FlatRecord {
    if isDense { return FlatRecord(json: PaymentEvents.event(&text)) }
    guard format == .csv else { return FlatRecord(json: text.pick(ServiceLogs.json)(&text)) }
    // Rows of one kind; a name, which passes, makes them a table whose columns mean something.
    let name = "\(SensitiveValues.firstName(&text)) \(SensitiveValues.lastName(&text))"
    return FlatRecord(
      json: "{\"full_name\":\"\(name)\"," + ServiceLogs.json[0](&text).dropFirst())
  }
}
