//  AES-SIV's way back (RFC 5297, section 2.7).

internal import GrilleKeys
public import GrilleTransforms

/// Why a sealed text does not open. Holds no byte of it.
public enum SIVOpeningError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Shorter than a tag.
  case tooShort(bytes: Int)
  /// Sealed under another key or with other associated data, or changed since.
  case notAuthentic

  /// What is wrong.
  public var description: String {
    switch self {
    case .tooShort(let bytes): "\(bytes) bytes are fewer than a tag has"
    case .notAuthentic: "another key or other associated data, or changed since it was sealed"
    }
  }
}

extension SIV {
  /// Appends to `output` the text that was sealed with this key and associated data.
  ///
  /// Equal sealed texts give equal texts. Tags are compared in a time that does not tell how much of them is
  /// right.
  ///
  /// - Throws: ``SIVOpeningError``; `output` then holds what it held, and the bytes behind it are zeroed.
  /// - Complexity: as sealing.
  public func open(_ sealed: Span<UInt8>, into output: inout [UInt8]) throws(SIVOpeningError) {
    guard sealed.count >= Self.tagLength else { throw .tooShort(bytes: sealed.count) }
    let tag = sealed.block(at: 0)
    let start = output.count
    for index in Self.tagLength..<sealed.count { output.append(sealed[index]) }
    apply(tag, to: &output, from: start)
    let difference = self.tag(of: output.span.extracting(start..<output.count)) ^ tag
    guard UInt64(truncatingIfNeeded: difference >> 64) | UInt64(truncatingIfNeeded: difference) == 0
    else {
      for index in start..<output.count { output[index] = 0 }
      output.removeLast(output.count - start)
      throw .notAuthentic
    }
  }

  /// The text that was sealed with the same associated data.
  ///
  /// - Throws: ``SIVOpeningError``.
  public func open(_ sealed: [UInt8], associatedData: [[UInt8]] = []) throws(SIVOpeningError)
    -> [UInt8]
  {
    var text: [UInt8] = []
    text.reserveCapacity(sealed.count)
    try associating(associatedData).open(sealed.span, into: &text)
    return text
  }
}
