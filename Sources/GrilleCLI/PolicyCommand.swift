internal import ArgumentParser
internal import GrilleCore
internal import GrillePacks
internal import GrillePipeline
internal import GrilleReports
internal import GrilleStreams

/// `grille policy`: the data behind who sees what.
struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "List, show and check policies and views.",
    subcommands: [List.self, Show.self, Check.self])

  /// The types and rules that policies speak of.
  static func library() throws -> PolicyLibrary {
    try PolicyLibrary.builtIn(over: try PackLibrary.builtIn().types.map(\.definition))
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the policies, the views and the rules of what adds up.")

    func run() throws {
      let library = try PolicyCommand.library()
      var policies = [["policy", "about"]]
      for name in PolicyLibrary.names {
        policies.append([name, try library.policy(named: name).about])
      }
      var views = [["view", "for", "may add up to"]]
      for view in library.matrix.views.values.sorted(by: { $0.id < $1.id }) {
        views.append([view.id.rawValue, view.name, "\(view.ceiling.rawValue)"])
      }
      var rules = [["rule", "level", "because"]]
      for rule in library.book.rules.rules {
        rules.append([rule.id.rawValue, "\(rule.level)", rule.reason])
      }
      try Output.standard.write(
        [policies, views, rules].map { TextTable.render($0) }.joined(separator: "\n"))
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Show a policy as YAML, or with a view what happens to each type.")

    @Argument(help: "The policy, by its name or in a file.", completion: .file())
    var policy: String
    @Option(help: "A view: show what happens to each type in it.") var view: String?

    func run() throws {
      guard let view else {
        guard case .builtIn(let name) = try PolicyFile.source(policy) else {
          throw ValidationError("Give the name of a policy, or a view as well.")
        }
        return try Output.standard.write(try PolicyLibrary.yaml(ofPolicy: name))
      }
      let library = try PolicyCommand.library()
      let clearance = try library.clearance(
        try PolicyCommand.policy(policy, in: library), view: View.ID(view))
      var rows = [["type", "category", "sensitivity", "action"]]
      for definition in try PackLibrary.builtIn().types.map(\.definition).sorted(by: {
        $0.type < $1.type
      }) {
        rows.append([
          definition.type.rawValue, definition.category.rawValue,
          "\(definition.sensitivity.rawValue)\(definition.neverKeep ? " never keep" : "")",
          "\(clearance.action(for: definition))",
        ])
      }
      try Output.standard.write(TextTable.render(rows))
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Say what is wrong with policies, or unsafe in them.",
      discussion: "Exit status 1 when something is.")

    @Argument(help: "Policies, by name or in files; all that come with Grille without any.")
    var policies: [String] = []

    func run() throws {
      let library = try PolicyCommand.library()
      let names = policies.isEmpty ? PolicyLibrary.names : policies
      var errors: [PackError] = []
      for name in names {
        switch try PolicyFile.source(name) {
        case .builtIn(let name):
          errors += library.errors(
            inPolicy: try PolicyLibrary.yaml(ofPolicy: name), file: "\(name).yaml")
        case .yaml(let yaml, let file): errors += library.errors(inPolicy: yaml, file: file)
        }
      }
      for error in errors { StandardError.say("\(error)") }
      let count = names.count == 1 ? "1 policy" : "\(names.count) policies"
      try Output.standard.write("\(count) checked, \(errors.count) faults\n")
      if !errors.isEmpty { throw ExitStatus.found }
    }
  }

  private static func policy(_ name: String, in library: PolicyLibrary) throws -> Policy {
    switch try PolicyFile.source(name) {
    case .builtIn(let name): try library.policy(named: name)
    case .yaml(let yaml, let file): try library.policy(yaml: yaml, file: file)
    }
  }
}
