package import GrilleCore

/// What the name of a table's column says of the values below it.
package struct ColumnName: Sendable {
  let reading: NameTable.Reading
  /// The keywords in it, by number.
  let keywords: [Int]

  /// Whether a type is named.
  package var meansType: Bool { reading.meaning != nil }
  /// Whether it speaks for or against anything.
  package var isTelling: Bool { meansType || reading.isInnocent || !keywords.isEmpty }
}

extension RecordScanner.Session {
  /// What the name in `range` of `text` says.
  package func column(named range: ByteRange, in text: Span<UInt8>) -> ColumnName {
    var hits: [KeywordHit] = []
    let name = text.extracting(range.range)
    scanner.table.keywords.find(in: name, into: &hits)
    return ColumnName(
      reading: scanner.table.names.read(name, ByteRange(0, name.count)),
      keywords: hits.map(\.keyword))
  }
}
