//  A file read twice: what each key will show is known before the first byte is written.

internal import GrillePipeline
internal import GrilleStreams

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The first of two passes over a file, and a watch on the file until the second has ended.
struct TwoPasses {
  /// What is wrong with a file that is to be read twice.
  enum Failure: Error, CustomStringConvertible {
    case notRegular(String)
    case changed(String)

    var description: String {
      switch self {
      case .notRegular(let path):
        "\(path): --two-pass reads a file twice, and this is no regular file"
      case .changed(let path):
        "\(path): changed while it was read; what was written of it is not what --two-pass promises"
      }
    }
  }

  private let path: String
  private let before: Facts

  /// Of the file at `path`; nothing is read yet.
  init(_ path: String) throws {
    self.path = path
    before = try Facts(path)
    guard before.isRegular else { throw Failure.notRegular(path) }
  }

  /// What knows, after the first pass, how to redact in the second; nothing was written. Nil if a stop was
  /// asked for.
  func learn(with redactor: Redactor) throws -> Redactor? {
    var first = redactor.firstPass()
    var input = try Input(path: path)
    var buffer = [UInt8](repeating: 0, count: Input.chunk)
    while let count = try input.next(into: &buffer) {
      first.read(buffer.span.extracting(0..<count))
    }
    let second = first.finish()
    try check()
    return Stop.signal == 0 ? second : nil
  }

  /// Throws if the file is another than it was.
  ///
  /// Told by its size, the time of its last change, and which file it is: what writes as many bytes as were
  /// there within one tick of the file system's clock is not noticed.
  func check() throws {
    guard try Facts(path) == before else { throw Failure.changed(path) }
  }

  private struct Facts: Equatable {
    var device: UInt64
    var file: UInt64
    var size: Int64
    var seconds: Int64
    var nanoseconds: Int64
    var isRegular: Bool

    init(_ path: String) throws(SystemFailure) {
      var status = stat()
      let path = SystemPath(argument: path)
      guard unsafe path.withPointer({ unsafe stat($0, &status) }) == 0 else {
        throw SystemFailure(path.shown)
      }
      device = UInt64(truncatingIfNeeded: status.st_dev)
      file = UInt64(truncatingIfNeeded: status.st_ino)
      size = Int64(status.st_size)
      #if canImport(Darwin)
        let changed = status.st_mtimespec
      #else
        let changed = status.st_mtim
      #endif
      (seconds, nanoseconds) = (Int64(changed.tv_sec), Int64(changed.tv_nsec))
      isRegular = status.st_mode & S_IFMT == S_IFREG
    }
  }
}
