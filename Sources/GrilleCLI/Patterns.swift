internal import ArgumentParser
internal import GrilleChecks
internal import GrilleCore
internal import GrillePacks
internal import GrilleReports
internal import GrilleScan
internal import GrilleStreams

struct Patterns: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "patterns",
    abstract: "List, show and prove what Grille looks for.",
    subcommands: [List.self, Show.self, Check.self])

  struct Folder: ParsableArguments {
    @Option(help: ArgumentHelp("Also use the packs (*.yaml) in this folder.", valueName: "dir"))
    var patterns: [String] = []

    func library() throws -> PackLibrary {
      var packs: [Pack] = []
      for folder in patterns { packs += try PackFolder.packs(in: folder) }
      return try PackLibrary.builtIn(and: packs)
    }

    /// The packs made ready, proofs of one's own run; the built-in ones alone are so already.
    func prepared() throws -> PreparedPacks {
      try PackFolder.prepared(patterns) ?? .builtIn()
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the info types.")

    @OptionGroup var folder: Folder
    @Flag(help: "As the table of the README.") var markdown = false
    @Flag(help: "List the checks that patterns can name, instead.") var checks = false

    func run() throws {
      if checks {
        let rows = GrilleChecks.Check.all.map { [$0.name, $0.about] }
        return try Output.standard.write(TextTable.render([["check", "about"]] + rows))
      }
      let library = try folder.library()
      try Output.standard.write(
        markdown ? TypeTable.markdown(library) : TypeTable.text(library))
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show how an info type is found.")

    @Argument(help: "The info type, such as us_ssn.") var type: String
    @OptionGroup var folder: Folder

    func run() throws {
      let library = try folder.library()
      guard let spec = library.types.first(where: { $0.definition.type.rawValue == type }) else {
        throw ValidationError.noInfoType(type)
      }
      try Output.standard.write(TypeTable.description(spec))
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Run the proof of every pack.",
      discussion: "Exit status 0 if all hold, 1 if a row fails, 2 if a pack is broken.")

    @OptionGroup var folder: Folder

    func run() throws {
      let library = try folder.library()
      let failures = try PackProof.failures(of: library)
      for failure in failures { StandardError.say("\(failure)") }
      guard failures.isEmpty else {
        StandardError.say("\(failures.count) rows do not hold")
        throw ExitStatus.found
      }
      let unanchored = try RecordScanner(library).unanchored
      if !unanchored.isEmpty {
        try Output.standard.write(
          "without an anchor, so looked for in every record: \(unanchored.joined(separator: ", "))\n"
        )
      }
      let rows = library.types.reduce(0) { $0 + $1.matches.count + $1.rejects.count }
      try Output.standard.write(
        "\(library.packs.count) packs, \(library.types.count) info types, \(rows) rows: all hold\n")
    }
  }
}
