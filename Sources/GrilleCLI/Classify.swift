internal import ArgumentParser
internal import GrilleCore
internal import GrillePacks
internal import GrilleReports
internal import GrilleScan
internal import GrilleStreams

struct Classify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what fields hold, by their names.",
    discussion: """
      Each name with its info types, how much harm they do, and why; then what the set adds up to.
      A name may have the names around it before it, with dots between:

        grille classify card.number CUST_NM 'accounts[].owners[].emails[].data'
        grille classify --csv customers.csv
        curl -s … | grille classify --json - --report ndjson

      Of a sample only names are read out, never a value. Exit status 0; 1 with --check when a name
      of sensitivity 3 or above is among them; 2 when it failed.
      """)

  enum Report: String, ExpressibleByArgument, CaseIterable {
    case table, ndjson
  }

  @Argument(help: "Names, or paths with dots.") var names: [String] = []
  @Option(
    help: ArgumentHelp("The columns of this table.", valueName: "file"), completion: .file())
  var csv: [String] = []
  @Option(
    help: ArgumentHelp("Every path of this JSON sample.", valueName: "file"), completion: .file())
  var json: [String] = []
  @OptionGroup var folder: Patterns.Folder
  @OptionGroup var types: TypeOptions
  @Option(help: "table for people, ndjson for machines.") var report = Report.table
  @Flag(help: "Exit with status 1 if something of sensitivity 3 or above is named.")
  var check = false

  func validate() throws {
    guard !names.isEmpty || !csv.isEmpty || !json.isEmpty else {
      throw ValidationError("Give names, --csv or --json.")
    }
    guard (csv + json).count(where: { $0 == "-" }) < 2 else {
      throw ValidationError("Standard input can be read once.")
    }
  }

  func run() throws {
    let library = try folder.library()
    var options = ScanOptions()
    options.only = types.only?.types
    options.except = types.except?.types ?? []
    for type in (options.only ?? []).union(options.except).sorted()
    where library.definitions[type] == nil {
      throw ValidationError.noInfoType(type.rawValue)
    }
    let classifier = try FieldClassifier(library, options: options)
    var fields = names.map(FieldPaths.named)
    for file in csv { fields += try FieldPaths.columns(of: file) }
    for file in json { fields += try FieldPaths.paths(of: file) }
    let classified = fields.map {
      ClassifiedField(name: $0.text, known: classifier.classify($0.path))
    }
    let sum = try FieldSum(classified, over: library)
    try Output.standard.write(
      report == .table
        ? FieldReport.table(classified, sum) : FieldReport.ndjson(classified, sum))
    let isSensitive = classified.flatMap(\.known.tags).contains {
      $0.definition.sensitivity >= .confidential || $0.definition.neverKeep
    }
    if check, isSensitive { throw ExitStatus.found }
  }
}

extension FieldSum {
  /// What the types of `fields` add up to, by the built-in rules.
  init(_ fields: [ClassifiedField], over library: PackLibrary) throws {
    let book = try RuleBook.builtIn(over: library.definitions.values)
    var shown = Exposure()
    for tag in fields.flatMap(\.known.tags) {
      shown.insert(book.atoms.atom(for: tag.definition.type))
    }
    self.init(level: book.rules.level(of: shown), rules: book.rules.satisfied(by: shown))
  }
}
