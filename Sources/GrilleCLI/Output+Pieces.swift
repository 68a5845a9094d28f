internal import GrilleCore
internal import GrillePipeline
internal import GrilleStreams

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension Output {
  /// Writes all that a session gave out for `chunk`, straight from where it stands.
  func write(_ pieces: RedactedPieces, of chunk: Span<UInt8>) throws(SystemFailure) {
    try unsafe chunk.withUnsafeBytes { passed throws(SystemFailure) in
      try unsafe pieces.bytes.span.withUnsafeBytes { made throws(SystemFailure) in
        var parts = unsafe pieces.pieces.map { piece in
          switch piece {
          case .passed(let range): unsafe iovec(.init(rebasing: passed[range.range]))
          case .made(let range): unsafe iovec(.init(rebasing: made[range.range]))
          }
        }
        try unsafe write(&parts)
      }
    }
  }
}
