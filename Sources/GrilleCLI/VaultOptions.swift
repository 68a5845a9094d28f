internal import ArgumentParser
internal import GrilleKeys
internal import GrilleStreams
internal import GrilleTransforms
internal import GrilleVault

/// Where tokens of chance come from.
struct VaultOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Take tokens from this vault: random, kept there, with a way back. `grille vault new` makes one.",
      valueName: "file"), completion: .file())
  var vault: String?

  @Option(
    help: ArgumentHelp(
      "New tokens end after this time, such as 90d, 12h, 30m or 45s; else never.", valueName: "time"
    ))
  var expires: Lifetime?

  func validate() throws {
    if expires != nil, vault == nil { throw ValidationError("--expires goes with --vault.") }
  }

  /// The vault, opened with the keys of `ring`; nil if none was named.
  func store(_ ring: KeyRing) throws -> Vault? {
    try vault.map {
      try Vault(path: $0, keys: try VaultKeys(ring), lifetime: expires?.seconds)
    }
  }
}

/// How long a token lasts: `90d`.
struct Lifetime: ExpressibleByArgument {
  private static let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86400]
  /// A century.
  private static let longest: Int64 = 36525 * 86400

  let seconds: Int64

  init?(argument: String) {
    guard let unit = argument.last.flatMap({ Self.units[$0] }),
      let count = Int64(argument.dropLast()), count > 0, count <= Self.longest / unit
    else { return nil }
    seconds = count * unit
  }
}
