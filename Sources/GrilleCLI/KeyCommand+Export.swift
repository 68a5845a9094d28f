internal import ArgumentParser
internal import GrilleCore
internal import GrilleKeys
internal import GrillePacks
internal import GrilleScan
internal import GrilleStreams
internal import GrilleTransforms

extension KeyCommand {
  /// A copy of a ring, or of the keys that open JWE of some types alone.
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Copy a key ring to another file, or the keys of some types for another system.",
      discussion: """
        Without --jwk the whole ring is copied, wrapped under another passphrase or under none. With it the file is \
        a JWK set for a system that is to read what `encrypt(jwe)` made: it opens values of these types for this \
        domain, and nothing else.
        """)

    @OptionGroup var ring: RingFile
    @Argument(help: "The file to make; none is overwritten.", completion: .file())
    var output: String
    @Option(
      help: ArgumentHelp(
        "The passphrase of the copy: a file, env:NAME, fd:NUMBER or cmd:COMMAND.",
        valueName: "source"))
    var newPassphrase: SecretSource?
    @Option(
      help: ArgumentHelp("Only the keys that open JWE of these info types.", valueName: "types"),
      transform: TypeList.init(argument:))
    var jwk: TypeList?
    @Option(help: ArgumentHelp("Whom the values are for.", valueName: "name")) var domain = ""
    @Option(
      help: ArgumentHelp(
        "Only those of this key of the ring, such as k1; else of all that may be used.",
        valueName: "key"))
    var key: String?
    @Option(
      help: ArgumentHelp(
        "A folder with packs of your own, if a type is of one.", valueName: "folder"),
      completion: .directory)
    var patterns: [String] = []

    func validate() throws {
      if jwk == nil, !domain.isEmpty || key != nil || !patterns.isEmpty {
        throw ValidationError("--domain, --key and --patterns go with --jwk.")
      }
      if jwk != nil, newPassphrase != nil {
        throw ValidationError("A JWK set is not wrapped: leave --new-passphrase away.")
      }
    }

    func run() throws {
      let keys = try ring.read()
      guard let jwk else {
        let copy = try KeyRingFile.encode(keys, passphrase: try newPassphrase?.readPassphrase())
        return try KeyRingOutput.create(output, copy)
      }
      try checkMayBeSealed(jwk.types)
      let id = try key.map { try Key.ID(argument: $0) }
      let set = try KeyError.naming(ring.file) {
        try keys.jwkSet(for: jwk.types, domain: domain, key: id)
      }
      try KeyRingOutput.create(output, set)
    }

    private func checkMayBeSealed(_ types: Set<InfoType>) throws {
      let own = try patterns.flatMap { try PackFolder.packs(in: $0) }
      let packs =
        own.isEmpty ? PreparedPacks.builtIn() : try PreparedPacks(PackLibrary.builtIn(and: own))
      let definitions = packs.definitionsByType
      for type in types.sorted() {
        guard let definition = definitions[type] else {
          throw ValidationError.noInfoType(type.rawValue)
        }
        if definition.neverKeep {
          throw ValidationError("\(type) may never be kept, sealed or not.")
        }
      }
    }
  }
}
