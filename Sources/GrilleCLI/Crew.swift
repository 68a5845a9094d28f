//  One stream, and one or more threads that work on it.
//
//  As long as the command keeps up with its input, it works alone: it reads what is there, redacts it,
//  writes it, and waits for more. When a read takes all that there was room for, input has backed up, and
//  others are called in: each takes whole lines and redacts them apart; then whoever finds the next ones
//  in order done hands them to the stream's session and writes them. What is guessed wrong the stream's
//  session does again itself (see `RedactedPart`), so what comes out is what one thread gives out. When
//  input no longer backs up, all is written before the next read waits.

internal import GrillePipeline
internal import GrilleStreams

/// A stream's session, and those who help it.
final class Crew: @unchecked Sendable {
  // @unchecked: all that changes is used under `monitor`, or by the one thread that a flag there names.

  /// Whole lines on their way.
  private final class Batch {
    enum State { case waiting, inWork, done }

    var buffer = [UInt8](repeating: 0, count: Input.chunk)
    var count = 0
    var part = RedactedPart()
    var state = State.waiting
  }

  private let redactor: Redactor
  private let threads: Int
  private let rewrites: Bool
  private let write: (RedactedPieces, Span<UInt8>, RedactionStatistics) throws -> Void
  /// The stream's own; the order of things, findings and figures are kept here.
  private var session: RedactionSession
  /// With which the thread that reads helps the others, once it has some.
  private var helper: RedactionSession?
  private var pieces = RedactedPieces()
  private var tellsFindings = false

  private let monitor = Monitor()
  private var helpers: [Helper] = []
  /// What is under way, in the order of the stream.
  private var underWay: [Batch] = []
  private var free: [Batch] = []
  private var batches = 0
  private var isHandingOver = false
  private var isOver = false
  private var failure: (any Error)?

  /// Called for each finding, in the order of the stream, before what it stands in is written.
  var onFinding: ((LocatedFinding) -> Void)? {
    get { session.onFinding }
    set { session.onFinding = newValue }
  }

  /// Called when a record makes known too late what others should not have shown.
  var onLateRaise: ((LateRaise) -> Void)? {
    get { session.onLateRaise }
    set { session.onLateRaise = newValue }
  }

  /// - Parameters:
  ///   - threads: how many may work, the caller's among them.
  ///   - rewrites: false to only find.
  ///   - write: called with what comes out, in order, with what it was made of, and with what was done
  ///     until then.
  init(
    _ threads: Int, _ redactor: Redactor, rewrites: Bool = true,
    write: @escaping (RedactedPieces, Span<UInt8>, RedactionStatistics) throws -> Void
  ) {
    self.redactor = redactor
    self.threads = threads
    self.rewrites = rewrites
    self.write = write
    session = Self.session(redactor, rewrites: rewrites)
  }

  private static func session(_ redactor: Redactor, rewrites: Bool) -> RedactionSession {
    var session = redactor.session()
    session.rewrites = rewrites
    return session
  }

  /// Redacts all of `input` and says what was done.
  func redact(_ input: consuming Input) throws -> RedactionStatistics {
    defer { dismiss() }
    tellsFindings = session.onFinding != nil
    var buffer = [UInt8](repeating: 0, count: Input.firstChunk)
    while let count = try input.next(into: &buffer) {
      try giveOut(buffer.span.extracting(0..<count))
      if threads > 1, count >= input.full { try workTogether(on: &input) }
      if count == buffer.count, count < Input.chunk {
        buffer = [UInt8](repeating: 0, count: Input.chunk)
      }
    }
    pieces.removeAll()
    session.finish(into: &pieces, isCut: Stop.signal != 0)
    try write(pieces, [UInt8]().span, session.statistics)
    return session.statistics
  }

  /// Redacts `chunk` with the stream's session and writes what comes out.
  private func giveOut(_ chunk: Span<UInt8>) throws {
    pieces.removeAll()
    session.redact(chunk, into: &pieces)
    try write(pieces, chunk, session.statistics)
  }

  // MARK: the thread that reads

  /// Reads and has others help until input no longer backs up; then all that was read is written, save
  /// the beginning of a line.
  private func workTogether(on input: inout Input) throws {
    // A block or a long line is in hand: what comes next does not stand for itself.
    guard var carry = session.giveBackPartialLine() else { return }
    if helper == nil { helper = Self.session(redactor, rewrites: rewrites) }
    callIn()
    var unreadable: SystemFailure?
    var isBackedUp = true
    while isBackedUp, Stop.signal == 0, input.isReadable, let batch = room() {
      let start = carry.count
      batch.buffer.replaceSubrange(0..<start, with: carry)
      do throws(SystemFailure) {
        guard let count = try input.next(into: &batch.buffer, from: start) else { break }
        isBackedUp = count >= min(input.full, Input.chunk - start)
        let read = batch.buffer[..<(start + count)]
        batch.count = read.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        carry = Array(read[batch.count...])
      } catch {
        unreadable = error
        break
      }
      // A line longer than the buffer goes through it alone.
      if batch.count == 0 { break }
      handIn(batch)
    }
    try finish()
    if let unreadable { throw unreadable }
    try giveOut(carry.span)
  }

  /// Memory for lines, as soon as more are needed; until then this thread helps. It leaves enough for all
  /// others: one that is just waking would else find nothing, time and again. Nil after a failure.
  private func room() -> Batch? {
    monitor.lock()
    defer { monitor.unlock() }
    while failure == nil {
      if underWay.count(where: { $0.state == .waiting }) <= helpers.count {
        if let batch = free.popLast() { return batch }
        if batches < 2 * threads + 1 {
          batches += 1
          return Batch()
        }
      }
      if !helpOnce(with: &helper!) { monitor.waitForChange() }
    }
    return nil
  }

  private func handIn(_ batch: Batch) {
    monitor.lock()
    batch.state = .waiting
    underWay.append(batch)
    monitor.tellOfWork()
    monitor.unlock()
  }

  /// Helps until all that is under way was written.
  private func finish() throws {
    monitor.lock()
    defer { monitor.unlock() }
    while !underWay.isEmpty || isHandingOver {
      if !helpOnce(with: &helper!) { monitor.waitForChange() }
    }
    if let failure { throw failure }
  }

  // MARK: all threads

  /// Works on the first lines that wait, if there are any. The monitor is locked before and after.
  private func helpOnce(with session: inout RedactionSession) -> Bool {
    guard let batch = underWay.first(where: { $0.state == .waiting }) else { return false }
    batch.state = .inWork
    if failure == nil {
      monitor.unlock()
      redactApart(batch, with: &session)
      monitor.lock()
    }
    batch.state = .done
    handOver()
    return true
  }

  private func redactApart(_ batch: Batch, with session: inout RedactionSession) {
    let buffer = batch.buffer
    session.redactApart(
      buffer.span.extracting(0..<batch.count), gathersFindings: tellsFindings, into: &batch.part)
  }

  /// Gives out what is done and next in order, unless somebody is at it: who then does this as well. The
  /// monitor is locked before and after.
  private func handOver() {
    guard !isHandingOver else { return }
    isHandingOver = true
    while let batch = underWay.first, batch.state == .done {
      underWay.removeFirst()
      if failure == nil {
        monitor.unlock()
        let outcome = Result { try giveOut(batch) }
        monitor.lock()
        if case .failure(let error) = outcome { failure = error }
      }
      free.append(batch)
      monitor.tellOfChange()
    }
    isHandingOver = false
    monitor.tellOfChange()
  }

  private func giveOut(_ batch: Batch) throws {
    let buffer = batch.buffer
    let lines = buffer.span.extracting(0..<batch.count)
    if session.adopt(batch.part) {
      try write(batch.part.pieces, lines, session.statistics)
    } else {
      try giveOut(lines)
    }
  }

  // MARK: helpers

  /// Starts the helpers when they are first needed; if the system has no more threads, some less.
  private func callIn() {
    while helpers.count < threads - 1, let helper = Helper(doing: { self.help() }) {
      helpers.append(helper)
    }
  }

  private func help() {
    var session = Self.session(redactor, rewrites: rewrites)
    monitor.lock()
    defer { monitor.unlock() }
    while !isOver {
      if !helpOnce(with: &session) { monitor.waitForWork() }
    }
  }

  private func dismiss() {
    monitor.lock()
    isOver = true
    monitor.tellAllOfWork()
    monitor.unlock()
    for helper in helpers { helper.join() }
    helpers.removeAll()
  }
}
