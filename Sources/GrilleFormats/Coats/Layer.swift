//  Values in other clothes. A layer is a record with one coat of encoding taken off everywhere at
//  once: JSON and C escapes, percent-encoding, XML entities, `+` for a space, full-width digits,
//  invisible characters, base64 that holds JSON. A layer knows which bytes of the record each of its
//  bytes came from, so what is found in it is replaced in the record as a whole encoded run.

public import GrilleCore

/// What a record says under some coats of encoding.
public struct Layer: Sendable {
  /// The bytes as this layer reads them.
  public private(set) var bytes: [UInt8] = []
  /// How many coats were taken off.
  public let depth: Int
  /// Where the bytes came from, in order and without gaps.
  private var runs: [Run] = []

  /// Bytes that stand in the record as they are, or that all came from one encoded run.
  private struct Run {
    /// Its first byte in the layer.
    var start: Int
    /// One encoded run, or where bytes begin that are written as they are.
    var source: ByteRange
    var isPlain: Bool
  }

  private init(depth: Int) { self.depth = depth }

  /// `record` with one coat off; nil if it wears none.
  ///
  /// - Parameter spared: places of which nobody needs to know what base64 inside them says.
  public init?(undressing record: Span<UInt8>, sparing spared: [ByteRange] = []) {
    self.init(depth: 1)
    guard takeCoat(off: record, of: nil, sparing: spared) else { return nil }
  }

  /// This layer with one more coat off; nil if there is none. The places in `spared` are the layer's.
  public func undressed(sparing spared: [ByteRange] = []) -> Layer? {
    var next = Layer(depth: depth + 1)
    return next.takeCoat(off: bytes.span, of: self, sparing: spared) ? next : nil
  }

  // MARK: where it came from

  /// The bytes of the record from which the bytes in `range` came.
  public func source(of range: ByteRange) -> ByteRange {
    guard !range.isEmpty else { return range }
    return ByteRange(source(of: range.lower).lower, source(of: range.upper - 1).upper)
  }

  /// Whether any byte in `range` is written otherwise in the record.
  public func isUndressed(in range: ByteRange) -> Bool {
    !range.isEmpty && source(of: range).count != range.count
  }

  private func source(of place: Int) -> ByteRange {
    let run = runs[number(ofRunAt: place)]
    guard run.isPlain else { return run.source }
    let lower = run.source.lower + place - run.start
    return ByteRange(lower, lower + 1)
  }

  private func number(ofRunAt place: Int) -> Int {
    var (low, high) = (0, runs.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].start <= place { low = middle } else { high = middle }
    }
    return low
  }

  // MARK: one coat off

  /// Takes what `text`, the bytes of `layer` or the record itself, says with one coat off; false if it
  /// wears none.
  private mutating func takeCoat(
    off text: Span<UInt8>, of layer: Layer?, sparing spared: [ByteRange]
  ) -> Bool {
    var wearsOne = false
    var taken = 0
    var index = 0
    while index < text.count {
      guard Coat.mayBegin(at: index, in: text, sparing: spared) else {
        index += 1
        continue
      }
      appendPlain(text, ByteRange(taken, index), of: layer)
      taken = index
      let start = bytes.count
      guard let length = Coat.takeOff(at: index, in: text, into: &bytes) else {
        index += 1
        continue
      }
      wearsOne = true
      let encoded = ByteRange(index, index + length)
      if bytes.count > start {
        runs.append(
          Run(start: start, source: layer?.source(of: encoded) ?? encoded, isPlain: false))
      }
      index += length
      taken = index
    }
    if wearsOne { appendPlain(text, ByteRange(taken, text.count), of: layer) }
    return wearsOne
  }

  private mutating func appendPlain(_ text: Span<UInt8>, _ range: ByteRange, of layer: Layer?) {
    guard !range.isEmpty else { return }
    if bytes.isEmpty { bytes.reserveCapacity(text.count) }
    let start = bytes.count
    unsafe text.extracting(range.range).withUnsafeBufferPointer {
      unsafe bytes.append(contentsOf: $0)
    }
    guard let layer else {
      runs.append(Run(start: start, source: range, isPlain: true))
      return
    }
    var number = layer.number(ofRunAt: range.lower)
    while number < layer.runs.count, layer.runs[number].start < range.upper {
      var run = layer.runs[number]
      let skipped = max(0, range.lower - run.start)
      if run.isPlain { run.source.lower += skipped }
      run.start = start + max(0, run.start - range.lower)
      runs.append(run)
      number += 1
    }
  }
}
