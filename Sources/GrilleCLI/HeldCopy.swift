//  Copying with hold-back: while records wait, so does the command, but no longer than they may.

internal import GrillePipeline
internal import GrilleStreams

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// One stream in which records wait.
struct HeldCopy {
  let redactor: Redactor
  let options: HoldBackOptions
  var onFinding: ((LocatedFinding) -> Void)?
  var onLateRaise: ((LateRaise) -> Void)?

  /// Redacts all of `input` and says what was done; `write` is called as a ``Crew`` calls it.
  func redact(
    _ input: consuming Input,
    write: (RedactedPieces, Span<UInt8>, RedactionStatistics) throws -> Void
  ) throws -> RedactionStatistics {
    let clock = ContinuousClock()
    let start = clock.now
    var session = redactor.session(options)
    session.onFinding = onFinding
    session.onLateRaise = onLateRaise
    var buffer = [UInt8](repeating: 0, count: Input.chunk)
    var output: [UInt8] = []
    while true {
      if let deadline = session.deadline, Stop.signal == 0,
        !Self.isReadable(input.descriptor, within: deadline - (clock.now - start))
      {
        session.release(at: clock.now - start, into: &output)
      } else {
        guard let count = try input.next(into: &buffer) else { break }
        session.redact(
          buffer.span.extracting(0..<count), at: clock.now - start, into: &output)
      }
      guard !output.isEmpty else { continue }
      try write(RedactedPieces(made: output), [UInt8]().span, session.statistics)
      output.removeAll(keepingCapacity: true)
    }
    session.finish(into: &output, isCut: Stop.signal != 0)
    try write(RedactedPieces(made: output), [UInt8]().span, session.statistics)
    return session.statistics
  }

  /// Whether something is there to read before `time` has passed; no if a signal came.
  private static func isReadable(_ descriptor: Int32, within time: Duration) -> Bool {
    let (seconds, attoseconds) = time.components
    // Rounded up: a wait that ends too early would only begin again.
    let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000 + 1
    var descriptors = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&descriptors, 1, Int32(clamping: max(0, milliseconds))) > 0
  }
}
