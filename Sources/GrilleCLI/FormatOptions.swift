internal import ArgumentParser
internal import GrilleFormats
internal import GrillePipeline

/// What the input is made of.
struct FormatOptions: ParsableArguments {
  /// The formats by name.
  enum Name: String, ExpressibleByArgument, CaseIterable {
    case auto, text, json, xml, csv, tsv
  }

  @Option(
    help: ArgumentHelp(
      """
      What the input is: auto, text, json, xml, csv or tsv. With auto, JSON, XML and form parts may span \
      lines, and a line that names sensitive columns begins a table, if it is the first one or dashes rule it off.
      """, valueName: "format"))
  var format = Name.auto

  @Option(
    help: ArgumentHelp(
      "The columns of a table that has no row for their names, with commas between.",
      valueName: "names"))
  var columns: String?

  @Option(
    help: ArgumentHelp(
      "What stands between the cells of a table, one character or \"tab\".", valueName: "character")
  )
  var delimiter: String?

  func validate() throws { _ = try choice }

  /// The options, read.
  var choice: RecordFormat {
    get throws {
      let delimiter = try delimiter.map(Self.byte)
      let columns = columns?.split(separator: ",", omittingEmptySubsequences: false).map(
        String.init)
      if columns != nil || delimiter != nil, format != .csv, format != .tsv {
        throw ValidationError("--columns and --delimiter go with --format csv or tsv.")
      }
      switch format {
      case .auto: return .auto
      case .text: return .text
      case .json: return .json
      case .xml: return .xml
      case .csv:
        return .csv(CSVOptions(dialect: delimiter.map(CSVDialect.init), columns: columns))
      case .tsv:
        let dialect = CSVDialect(delimiter: delimiter ?? UInt8(ascii: "\t"))
        return .csv(CSVOptions(dialect: dialect, columns: columns))
      }
    }
  }

  private static func byte(_ text: String) throws -> UInt8 {
    if text == "tab" { return UInt8(ascii: "\t") }
    guard text.utf8.count == 1, let byte = text.utf8.first, byte < 0x80, byte != 0x0A,
      byte != UInt8(ascii: "\"")
    else { throw ValidationError("--delimiter takes one ASCII character, or \"tab\".") }
    return byte
  }
}
