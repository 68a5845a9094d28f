//  How long one line takes through a command, from a pipe to a pipe.

internal import Foundation

extension Invocation {
  /// Median microseconds from writing a line to having read it back, the first hundred not counted.
  func medianLatency(lines: Int) throws -> Double {
    let toChild = Pipe()
    let fromChild = Pipe()
    // The child must not hold the far ends, or it would never see the end of its input.
    for pipe in [toChild, fromChild] {
      for handle in [pipe.fileHandleForReading, pipe.fileHandleForWriting] {
        _ = fcntl(handle.fileDescriptor, F_SETFD, FD_CLOEXEC)
      }
    }
    let child = try Child(
      self, input: toChild.fileHandleForReading.fileDescriptor,
      output: fromChild.fileHandleForWriting.fileDescriptor)
    try fromChild.fileHandleForWriting.close()
    let line = Array("2026-11-24T20:00:00.000Z INFO ledger request completed in 12 ms\n".utf8)
    var answer = [UInt8](repeating: 0, count: 4096)
    var times: [Double] = []
    for index in 0..<lines + 100 {
      let began = ContinuousClock.now
      guard unsafe write(toChild.fileHandleForWriting.fileDescriptor, line, line.count) > 0 else {
        break
      }
      var got = 0
      while got < line.count {
        let count = unsafe read(fromChild.fileHandleForReading.fileDescriptor, &answer, 4096)
        guard count > 0 else { throw BenchmarkError("\(text) ended early") }
        got += count
      }
      if index >= 100 { times.append((ContinuousClock.now - began) / .microseconds(1)) }
    }
    try toChild.fileHandleForWriting.close()
    _ = child.wait()
    return Spread(times).median
  }

  /// Wall milliseconds to start, find nothing to read, and end.
  func start() throws -> Double { try run(on: "/dev/null").wall * 1000 }
}
