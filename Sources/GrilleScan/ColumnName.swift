package import GrilleCore

/// What the name of a table's column says of the values below it.
package struct ColumnName: Sendable {
  let reading: NameTable.Reading
  /// The keywords in it, by number.
  let keywords: [Int]
  /// Whether something may be found below it because of it, and so must be looked for. A row with nothing
  /// in such columns holds what its line holds.
  package let mustLook: Bool

  /// Whether all of it is the name of a type for which something must be looked for.
  package let isName: Bool

  /// A name that says nothing.
  package static let silent = ColumnName(
    reading: NameTable.Reading(), keywords: [], mustLook: false, isName: false)

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
    let table = scanner.table
    let reading = table.names.read(name, ByteRange(0, name.count))
    let means = reading.meaning.map { table.names.meanings[$0].counts } ?? false
    let speaks = hits.contains { hit in
      table.counts.indices.contains {
        table.counts[$0] && table.keywords.raised[hit.keyword, $0]
      }
    }
    var words = 0
    Words.forEachRange(in: name, ByteRange(0, name.count)) { _, _ in words += 1 }
    return ColumnName(
      reading: reading, keywords: hits.map(\.keyword), mustLook: means || speaks,
      isName: means && reading.telling == 0..<words)
  }
}
