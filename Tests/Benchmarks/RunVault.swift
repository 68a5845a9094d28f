internal import ArgumentParser
internal import Foundation
internal import Grille
internal import GrilleReveal
internal import GrilleVault

/// `grille-bench vault`: tokens of chance, made, found again and brought back.
struct RunVault: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vault",
    abstract: "Tokens a second of a vault: new ones, known ones, and the way back.",
    discussion: """
      The vault is made in the folder given, whose disk it is that counts. Wall time, on one thread.
      """)

  @Option(help: "Thousands of values.") var size = 100
  @Option(help: "How many rounds, each with a vault of its own.") var rounds = 3
  @Option(help: "The folder for the vaults.") var folder = "."

  func validate() throws {
    guard rounds > 0, size > 0 else { throw ValidationError("Sizes and rounds go from 1 up.") }
  }

  /// How many values are committed at once: a line each, a small chunk, a full one of dense lines.
  private static let portions = [1, 100, 5000]

  func run() throws {
    print(
      "| what | values a commit | thousands a second, median | μs each |", "|---|---|---|---|",
      separator: "\n")
    for portion in Self.portions {
      // A commit for each value waits for the disk each time.
      let count = portion == 1 ? min(size * 1000, 2000) : size * 1000
      var (new, known, back) = ([Double](), [Double](), [Double]())
      for round in 0..<rounds {
        let path = "\(folder)/grille-bench-\(ProcessInfo.processInfo.processIdentifier)-\(round)"
        defer {
          for end in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: path + end)
          }
        }
        let ring = KeyRing(at: 0)
        let keys = try VaultKeys(ring)
        try Vault.create(path, keys: keys)
        var tokens: [[UInt8]] = []
        new.append(try seconds { tokens = try make(count, portion, path, ring) })
        known.append(
          try seconds {
            guard try make(count, portion, path, ring) == tokens else { throw ExitCode(1) }
          })
        let revealer = Revealer(
          ring, vault: try VaultReader(path: path, keys: keys), now: Vault.clock
        ) { _ in true }
        back.append(
          try seconds {
            for token in tokens {
              guard let token = VaultToken(token) else { throw ExitCode(1) }
              _ = try revealer.reveal(token)
            }
          })
      }
      say("new", portion, new, count)
      say("known", portion, known, count)
      if portion == Self.portions.last { say("brought back", nil, back, count) }
    }
  }

  /// The tokens of values from 0 up.
  private func make(
    _ count: Int, _ portion: Int, _ path: String, _ ring: KeyRing
  ) throws -> [[UInt8]] {
    let vault = try Vault(path: path, keys: try VaultKeys(ring))
    let transforms = try KeyedTransforms(ring, store: vault)
    var tokens: [[UInt8]] = []
    tokens.reserveCapacity(count)
    for number in 0..<count {
      var token: [UInt8] = []
      _ = transforms.replace(
        Array("\(4_000_000_000_000_000 + number)".utf8), of: InfoType("pan"), by: .token,
        into: &token)
      tokens.append(token)
      if number % portion == portion - 1 { try vault.commit() }
    }
    try vault.commit()
    return tokens
  }

  private func seconds(_ body: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let began = clock.now
    try body()
    let (seconds, attoseconds) = (clock.now - began).components
    return Double(seconds) + Double(attoseconds) / 1e18
  }

  private func say(_ what: String, _ portion: Int?, _ rounds: [Double], _ count: Int) {
    let each = Spread(rounds).median / Double(count)
    print(
      "| \(what) | \(portion.map(String.init) ?? "-") | \(Spread.short(1e-3 / each)) "
        + "| \(Spread.short(each * 1e6)) |")
  }
}
