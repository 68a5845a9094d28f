//  Documents: values that span lines. A reader follows one from its first byte to its last and says where
//  it may be parted; it takes the grammar strictly, so that a text which only looks like a document is
//  known early and read as what it is, lines.

/// Follows one document of a format. Knows nothing of where the bytes come from.
public protocol DocumentReader: Sendable {
  /// Reads `text` from `place` on, moves `place` past what was read, and says why it stopped.
  ///
  /// Cost is linear in the bytes read.
  mutating func read(_ text: Span<UInt8>, from place: inout Int) -> DocumentStep

  /// How many containers are open.
  var depth: Int { get }

  /// Appends what opens the innermost containers, so that what follows reads as it does in the document:
  /// `{"card":{`, `<Document><Cdtr>`.
  func appendContext(to text: inout [UInt8])
}

/// Why a reader stopped.
public enum DocumentStep: Hashable, Sendable {
  /// The text has ended, the document not.
  case more
  /// One part of a container has ended: the document may be parted here.
  case boundary
  /// The document has ended.
  case end
  /// The byte before the place belongs to no document of this format, or it nests too deep.
  case failed
}
