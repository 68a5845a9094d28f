//  What a session gives out, without copying what passes: most of a chunk comes out as it went in.

public import GrilleCore

/// The output for one chunk, in order: ranges of the chunk that pass as they stand, and bytes that were
/// made. Whoever writes them needs the chunk until they are written.
///
/// Runs shorter than ``leastPassed`` are copied, so that no chunk comes to more than a few hundred
/// pieces.
public struct RedactedPieces: Sendable {
  /// A part of the output.
  public enum Piece: Hashable, Sendable {
    /// Bytes of the chunk.
    case passed(ByteRange)
    /// Bytes of ``RedactedPieces/bytes``.
    case made(ByteRange)
  }

  /// The least run of a chunk's bytes that is worth a piece of its own: a short one costs less to copy
  /// than to hand over.
  static let leastPassed = 1024

  /// The parts, in order; two of a kind that adjoin are one.
  public private(set) var pieces: [Piece] = []
  /// What the made parts consist of.
  public private(set) var bytes: [UInt8] = []
  /// How many bytes all parts have together.
  public private(set) var count = 0

  /// The bytes of the chunk that the last of ``bytes`` were copied from, if there are such.
  private var copied: ByteRange?

  /// Nothing yet.
  public init() {}

  /// Bytes that were made.
  package init(made bytes: [UInt8]) { make { $0.append(contentsOf: bytes) } }

  /// Whether there is no byte in it.
  public var isEmpty: Bool { count == 0 }

  /// Forgets all parts and keeps the memory.
  public mutating func removeAll() {
    pieces.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    count = 0
    copied = nil
  }

  /// Appends all parts to `output`; `chunk` is what they were made of. O(``count``).
  public func append(to output: inout [UInt8], of chunk: Span<UInt8>) {
    for piece in pieces {
      switch piece {
      case .passed(let range): output.append(chunk.extracting(range.range))
      case .made(let range): output.append(contentsOf: bytes[range.range])
      }
    }
  }

  /// Adds `run`, which stands at `place` of the chunk.
  mutating func pass(_ run: Span<UInt8>, at place: Int) {
    if run.isEmpty { return }
    if case .passed(let last) = pieces.last, last.upper == place {
      pieces[pieces.count - 1] = .passed(ByteRange(last.lower, place + run.count))
      count += run.count
    } else if let known = copied, known.upper == place {
      goOn(with: run, from: known)
    } else if run.count < Self.leastPassed {
      make { $0.append(run) }
      copied = ByteRange(place, place + run.count)
    } else {
      pieces.append(.passed(ByteRange(place, place + run.count)))
      count += run.count
    }
  }

  /// Adds `run`, which stands behind the bytes of the chunk that were copied last: many short runs are a long
  /// one.
  private mutating func goOn(with run: Span<UInt8>, from known: ByteRange) {
    let whole = ByteRange(known.lower, known.upper + run.count)
    guard whole.count >= Self.leastPassed, case .made(let last) = pieces.last else {
      make { $0.append(run) }
      copied = whole
      return
    }
    pieces.removeLast()
    bytes.removeLast(known.count)
    copied = nil
    if last.count > known.count {
      pieces.append(.made(ByteRange(last.lower, last.upper - known.count)))
    }
    pieces.append(.passed(whole))
    count += run.count
  }

  /// Adds what `body` appends to an array.
  mutating func make(_ body: (inout [UInt8]) -> Void) {
    copied = nil
    let start = bytes.count
    body(&bytes)
    guard bytes.count > start else { return }
    count += bytes.count - start
    if case .made(let last) = pieces.last {
      pieces[pieces.count - 1] = .made(ByteRange(last.lower, bytes.count))
    } else {
      pieces.append(.made(ByteRange(start, bytes.count)))
    }
  }
}

extension [UInt8] {
  /// Appends the bytes of `run`.
  mutating func append(_ run: Span<UInt8>) {
    unsafe run.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
