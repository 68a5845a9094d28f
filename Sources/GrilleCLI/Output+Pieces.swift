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
        func bytes(of piece: RedactedPieces.Piece) -> UnsafeRawBufferPointer {
          switch piece {
          case .passed(let range): unsafe UnsafeRawBufferPointer(rebasing: passed[range.range])
          case .made(let range): unsafe UnsafeRawBufferPointer(rebasing: made[range.range])
          }
        }
        if pieces.pieces.count == 1 { return try unsafe write(bytes(of: pieces.pieces[0])) }
        var parts = unsafe pieces.pieces.map { unsafe iovec(bytes(of: $0)) }
        try unsafe write(&parts)
      }
    }
  }
}
