//  Two passes: the first sees what each key will show in all of the stream, the second decides with
//  that, so that the first record of a session is decided with what its last one holds.

internal import GrilleCore

/// The first pass over a stream that will be redacted in a second. For one task at a time.
///
/// ```swift
/// var first = redactor.firstPass()
/// first.read(bytes.span)
/// let output = first.finish().redact(bytes)
/// ```
///
/// It costs what redacting costs, and keeps what each key will show in a table of bounded size
/// (``GrilleCore/KeyTable``); no byte of the stream is kept. Where more keys come than there is room for,
/// those that were folded are held to show more than they do. What is counted by key, such as four
/// places a person was at, is decided as it comes.
public struct FirstPass: ~Copyable {
  private let redactor: Redactor
  private var session: RedactionSession
  private var pieces = RedactedPieces()

  init(_ redactor: Redactor) {
    self.redactor = redactor
    session = redactor.session()
    session.rewrites = false
    session.watch?.observes = true
  }

  /// Takes the next bytes of the stream.
  public mutating func read(_ chunk: Span<UInt8>) {
    pieces.removeAll()
    session.redact(chunk, into: &pieces)
  }

  /// Ends the stream: a redactor for the same bytes, from their beginning. Other bytes are redacted under
  /// the same ceiling, only as if each key had also shown what was read here.
  public consuming func finish() -> Redactor {
    pieces.removeAll()
    session.finish(into: &pieces)
    var second = redactor
    second.disclosure?.firstPass = session.watch?.guardian.firstPass
    return second
  }
}

extension Redactor {
  /// The first of two passes; without a ceiling it has nothing to learn.
  public func firstPass() -> FirstPass { FirstPass(self) }

  /// `bytes` redacted as one stream that is read twice: whatever its records show, they show as if all had
  /// been known from the first on.
  public func redact(inTwoPasses bytes: [UInt8]) -> [UInt8] {
    guard countsUp else { return redact(bytes) }
    var first = firstPass()
    first.read(bytes.span)
    return first.finish().redact(bytes)
  }
}

extension RedactionSession {
  /// Remembers what was observed in the record in hand.
  mutating func observe() {
    guard let observed = watch?.observed, let key = watch?.key else { return }
    if observations != nil {
      observations?.append(Observation(place: UInt64(offset), key: key, found: observed))
    } else {
      watch?.guardian.foresee(observed, key: key)
    }
  }
}
