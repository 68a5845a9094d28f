public import GrilleFormats

/// What a stream is made of.
public enum RecordFormat: Hashable, Sendable {
  /// Lines; JSON, XML and form parts that span lines; a table if the first line names columns of which
  /// one holds something sensitive, or a line anywhere that dashes rule off.
  case auto
  /// Lines, whatever stands in them.
  case text
  /// Lines and JSON that spans lines.
  case json
  /// Lines and XML that spans lines.
  case xml
  /// A table, its columns named by the first row or by ``CSVOptions/columns``.
  case csv(CSVOptions)

  /// The documents that are looked for.
  var documents: Set<DocumentOpening.Kind> {
    switch self {
    case .auto: Set(DocumentOpening.Kind.allCases)
    case .json: [.json]
    case .xml: [.xml]
    case .text, .csv: []
    }
  }
}

/// How a table is written.
public struct CSVOptions: Hashable, Sendable {
  /// Nil to find out from the first row.
  public var dialect: CSVDialect?
  /// The columns' names, if the table has no row for them.
  public var columns: [String]?

  /// Finds out from the first row.
  public init(dialect: CSVDialect? = nil, columns: [String]? = nil) {
    self.dialect = dialect
    self.columns = columns
  }
}
