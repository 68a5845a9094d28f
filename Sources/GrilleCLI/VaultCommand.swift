internal import ArgumentParser
internal import GrilleCore
internal import GrilleKeys
internal import GrillePipeline
internal import GrilleReports
internal import GrilleStreams
internal import GrilleTransforms
internal import GrilleVault

/// `grille vault`: files of random tokens.
struct VaultCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vault", abstract: "Make and look after a vault of random tokens.",
    discussion: """
      A vault is a file that its owner alone may use. It keeps a random token for each value, and the value \
      sealed under the key ring. `grille --vault FILE --tokenize TYPES` takes tokens from it, \
      `grille-reveal --vault FILE` brings values back; many may use it at once.
      """,
    subcommands: [New.self, Check.self, Sweep.self, Erase.self, Backup.self])

  /// The vault in hand.
  struct VaultFile: ParsableArguments {
    @Argument(help: "The file of the vault.", completion: .file()) var file: String
  }

  /// Its keys, where they are needed.
  struct Keys: ParsableArguments {
    @OptionGroup var source: KeyRingOptions

    /// Those of the ring; nil if none was named.
    var keys: VaultKeys? {
      get throws { try source.ring.map { try VaultKeys($0) } }
    }

    /// Those of the ring that must be named.
    var needed: VaultKeys {
      get throws {
        guard let keys = try keys else { throw ValidationError("Give --key-ring.") }
        return keys
      }
    }
  }

  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract: "Make an empty vault for tokens under a key ring; no file is overwritten.")

    @OptionGroup var vault: VaultFile
    @OptionGroup var ring: Keys

    func run() throws { try Vault.create(vault.file, keys: try ring.needed) }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract:
        "Read all of a vault: what is in it by type, and what is wrong; no token and no value.",
      discussion: "Exit status: 0 all is well; 2 it cannot be read, is another ring's, or damaged.")

    @OptionGroup var vault: VaultFile
    @OptionGroup var ring: Keys

    func run() throws {
      let report = try VaultCare(path: vault.file).check(try ring.keys, at: Vault.clock())
      var rows = [["type", "tokens", "expired"]]
      for count in report.counts {
        rows.append([count.type.rawValue, "\(count.live)", "\(count.expired)"])
      }
      try Output.standard.write(TextTable.render(rows) + "subjects: \(report.subjects)\n")
      for fault in report.faults { StandardError.say("grille: \(vault.file): \(fault)") }
      if !report.faults.isEmpty { throw ExitStatus.failed }
    }
  }

  struct Sweep: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "sweep",
      abstract: "Remove the tokens that have ended, and say how many.")

    @OptionGroup var vault: VaultFile

    func run() throws {
      let count = try VaultCare(path: vault.file).sweep(at: Vault.clock())
      try Output.standard.write("\(count) removed\n")
    }
  }

  struct Erase: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "erase",
      abstract:
        "Destroy what a subject's values were sealed with, and their tokens: none comes back.",
      discussion: """
        A subject is the value of the field that ties records together, such as a customer's number \
        (see `grille --key`). A value belongs to the subject in whose record it was first seen; one that \
        was seen in a record without such a field is erased by its token. Backups made before still hold \
        what is erased here.
        """)

    @OptionGroup var vault: VaultFile
    @OptionGroup var ring: Keys
    @Option(help: ArgumentHelp("Whose values, as the records call it.", valueName: "name"))
    var subject: String?
    @Option(help: ArgumentHelp("Whose value: tok_…_V_….", valueName: "token")) var token:
      RandomToken?

    func validate() throws {
      guard (subject == nil) != (token == nil) else {
        throw ValidationError("Give --subject or --token.")
      }
      if subject != nil, ring.source.keyRing == nil {
        throw ValidationError("Subjects are known by a keyed hash: give --key-ring.")
      }
    }

    func run() throws {
      let care = try VaultCare(path: vault.file)
      var count = 0
      if let subject {
        count = try care.erase(subject: Redactor.subject(subject), keys: try ring.needed)
      } else if let token {
        count = try care.erase(token: token.token) ? 1 : 0
      }
      try Output.standard.write("\(count) erased\n")
    }
  }

  struct Backup: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "backup",
      abstract: "Copy a vault to a new file as it is at one moment, while others use it.")

    @OptionGroup var vault: VaultFile
    @Argument(help: "The file to make; none is overwritten.", completion: .file()) var copy: String

    func run() throws { try VaultCare(path: vault.file).backup(to: copy) }
  }
}

/// A vault's token on the command line.
struct RandomToken: ExpressibleByArgument {
  let token: VaultToken

  init?(argument: String) {
    guard let token = VaultToken(Array(argument.utf8)) else { return nil }
    self.token = token
  }
}
