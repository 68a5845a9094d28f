//  What is measured on: sets of data that a seed makes again, byte for byte.

internal import ArgumentParser

/// A kind of data.
enum DataSet: String, CaseIterable, ExpressibleByArgument {
  /// Logs in which nothing is to be redacted.
  case clean
  /// The same with one value in a hundred lines.
  case sparse
  /// Payment events, nine values each.
  case dense
  /// Runs of 1,023 digits.
  case digitRuns = "digit-runs"
  /// `123-45-123-45-…`.
  case dashedDigits = "dashed-digits"
  /// Base64 without an end.
  case base64
  /// Any bytes.
  case randomBytes = "random-bytes"
  /// Words and ids without a line feed.
  case endlessLine = "endless-line"
  /// `eyJeyJ…`, as a signed token begins.
  case tokenHeads = "token-heads"
  /// `eyJ-eyJ-…` in runs of 1 and 64 KB.
  case dashedTokenHeads = "dashed-token-heads"
  /// Numbers of nine digits.
  case nineDigits = "nine-digits"
  /// Numbers of sixteen digits that pass Luhn.
  case cardCandidates = "card-candidates"
  /// `@` 99 times a line.
  case atSigns = "at-signs"
  /// `a@b.ca@b.c…`.
  case mailChain = "mail-chain"
  /// Keywords with no value near.
  case bareKeywords = "bare-keywords"
  /// IBANs with wrong check digits.
  case almostIBANs = "almost-ibans"
  /// `key=key=key…`.
  case nameChain = "name-chain"
  /// `password=password=…` in lines of 128 KB.
  case nestedNames = "nested-names"
  /// `password=…` behind `password=…`, thousands a line.
  case manySecrets = "many-secrets"
  /// JSON a line, JSON over lines, a table and one XML document; clean, sparse, and payment events.
  case ndjson, ndjsonDense = "ndjson-dense"
  case prettyJSON = "pretty-json", prettyJSONSparse = "pretty-json-sparse"
  case prettyJSONDense = "pretty-json-dense"
  case csv, csvDense = "csv-dense"
  case xml, xmlSparse = "xml-sparse", xmlDense = "xml-dense"

  /// The sets made to hurt.
  static let adversarial = allCases.filter {
    ![.clean, .sparse, .dense].contains($0) && $0.formatData == nil
  }

  /// How sets of one format are made.
  var formatData: FormatData? {
    switch self {
    case .ndjson: FormatData(.ndjson, isDense: false)
    case .ndjsonDense: FormatData(.ndjson, isDense: true)
    case .prettyJSON: FormatData(.prettyJSON, isDense: false)
    case .prettyJSONSparse: FormatData(.prettyJSON, valueEvery: 10)
    case .prettyJSONDense: FormatData(.prettyJSON, isDense: true)
    case .csv: FormatData(.csv, isDense: false)
    case .csvDense: FormatData(.csv, isDense: true)
    case .xml: FormatData(.xml, isDense: false)
    case .xmlSparse: FormatData(.xml, valueEvery: 10)
    case .xmlDense: FormatData(.xml, isDense: true)
    default: nil
    }
  }

  /// The size of the piece that is repeated: more than the caches of a core hold, so that repeating
  /// it is no gain for anyone.
  static let blockSize = 64 << 20

  /// The size of that piece for this kind: adversarial data is monotonous however much there is.
  var blockSize: Int { Self.adversarial.contains(self) ? 8 << 20 : Self.blockSize }

  /// `size` bytes of this kind, ending in a line feed unless the line is endless.
  func block(size: Int, seed: UInt64) throws -> [UInt8] {
    var text = LogText(seed: seed &+ UInt64(Self.allCases.firstIndex(of: self) ?? 0))
    if let data = formatData { return try data.block(size: size, text: &text) }
    switch self {
    case .clean: return try Self.logs(size: size, valueEvery: nil, text: &text)
    case .sparse: return try Self.logs(size: size, valueEvery: 100, text: &text)
    case .dense:
      return Block(size: size) { block in block.append(PaymentEvents.event(&text).utf8) }.bytes
    case .endlessLine:
      var bytes: [UInt8] = []
      while bytes.count < size { bytes += AdversarialLines.line(of: self, &text) }
      return Array(bytes.prefix(size))
    default:
      return Block(size: size) { block in block.append(AdversarialLines.line(of: self, &text)) }
        .bytes
    }
  }

  /// Lines of the pool in any order, with a value in the middle of every `valueEvery`th.
  private static func logs(size: Int, valueEvery: Int?, text: inout LogText) throws -> [UInt8] {
    // Lines have 190 bytes or so; more of them than fit would be made in vain.
    let pool = try CleanLines(count: min(40_000, size / 100 + 1), text: &text).lines
    var count = 0
    return Block(size: size) { block in
      let line = text.pick(pool)
      count += 1
      guard let valueEvery, count % valueEvery == valueEvery / 2 else { return block.append(line) }
      let value = text.pick(SensitiveValues.kinds)(&text)
      let middle = line[(line.count / 2)...].firstIndex(of: UInt8(ascii: " ")) ?? line.endIndex
      block.append(Array(line[..<middle]) + Array(" \(value)".utf8) + Array(line[middle...]))
    }.bytes
  }
}

/// Lines up to an exact size.
struct Block {
  private(set) var bytes: [UInt8] = []
  private let size: Int

  /// Asks `next` for lines until `size` bytes are there; what does not fit becomes a line of dots.
  init(size: Int, next: (inout Block) -> Void) {
    self.size = size
    bytes.reserveCapacity(size + 4096)
    while bytes.count < size { next(&self) }
    guard bytes.count > size else { return }
    bytes.removeSubrange(size...)
    let start = bytes.dropLast().lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    for index in start..<(size - 1) { bytes[index] = UInt8(ascii: ".") }
    bytes[size - 1] = UInt8(ascii: "\n")
  }

  /// Adds a line and its line feed.
  mutating func append(_ line: some Sequence<UInt8>) {
    bytes.append(contentsOf: line)
    bytes.append(UInt8(ascii: "\n"))
  }
}
