internal import ArgumentParser
internal import GrilleCore
internal import GrillePacks
internal import GrilleReports
internal import GrilleScan
internal import GrilleStreams

struct Classify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify",
    abstract: "Say what fields hold, by their names.",
    discussion: """
      Each name with its info types, how much harm they do, and why; then what the set adds up to.
      A name may have the names around it before it, with dots between:

        grille classify card.number CUST_NM 'accounts[].owners[].emails[].data'
        grille classify --csv customers.csv
        curl -s … | grille classify --json - --report ndjson
        grille classify --schema openapi.yaml --check

      Of a sample or a schema only names are read out, never a value. What means something only beside
      another name is looked for among the names given, those of one file, those of one request or answer.
      References that lead out of a schema are not fetched; they are named on standard error. Exit status
      0; 1 with --check when a name of sensitivity 3 or above is among them; 2 when it failed; 3 when a
      part of a schema was not read.
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
  @Option(
    help: ArgumentHelp(
      "Every field of this JSON Schema, OpenAPI or Swagger document, in JSON or YAML.",
      valueName: "file"), completion: .file())
  var schema: [String] = []
  @OptionGroup var folder: Patterns.Folder
  @OptionGroup var types: TypeOptions
  @Option(help: "table for people, ndjson for machines.") var report = Report.table
  @Flag(help: "Exit with status 1 if something of sensitivity 3 or above is named.")
  var check = false

  func validate() throws {
    guard !names.isEmpty || !(csv + json + schema).isEmpty else {
      throw ValidationError("Give names, --csv, --json or --schema.")
    }
    guard (csv + json + schema).count(where: { $0 == "-" }) < 2 else {
      throw ValidationError("Standard input can be read once.")
    }
  }

  func run() throws {
    let packs = try folder.prepared()
    let options = try types.options(over: packs)
    let classifier = FieldClassifier(packs, options: options)
    var fields: [ClassifiedField] = []
    var unread: [UnreadReference] = []
    var records = names.isEmpty ? [] : [names.map(FieldPaths.named)]
    for file in csv { records.append(try FieldPaths.columns(of: file)) }
    for file in json { records.append(try FieldPaths.paths(of: file)) }
    for record in records {
      let known = classifier.classify(record: record.map(\.path))
      fields += zip(record, known).map { ClassifiedField(name: $0.text, known: $1) }
    }
    for file in schema {
      let read = try FieldPaths.schema(of: file)
      fields += ClassifiedField.joined(
        read.records.flatMap { record in
          zip(record, classifier.classify(record: record)).map {
            ClassifiedField(name: $0.text, known: $1)
          }
        })
      unread += read.unread
    }
    let sum = try FieldSum(fields, over: packs.definitions)
    try Output.standard.write(
      report == .table ? FieldReport.table(fields, sum) : FieldReport.ndjson(fields, sum))
    for reference in unread { StandardError.say("\(reference)") }
    if check, fields.contains(where: \.isSensitive) { throw ExitStatus.found }
    if !unread.isEmpty { throw ExitStatus.withheld }
  }
}

extension FieldSum {
  /// What the types of `fields` add up to, by the built-in rules; what a name means only beside a word that
  /// is not there does not count.
  init(_ fields: [ClassifiedField], over types: [TypeDefinition]) throws {
    let tags = fields.flatMap(\.known.tags).filter { !$0.isConditional }
    guard !tags.isEmpty else {
      self.init(level: .lowest, rules: [])
      return
    }
    let book = try RuleBook.builtIn(over: types)
    var shown = Exposure()
    for tag in tags { shown.insert(book.atoms.atom(for: tag.definition.type)) }
    self.init(level: book.rules.level(of: shown), rules: book.rules.satisfied(by: shown))
  }
}
