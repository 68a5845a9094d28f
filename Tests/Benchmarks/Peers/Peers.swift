//  The tools Grille is measured beside, each with the packs' patterns in the form it takes.

internal import Foundation

/// A tool ready to run.
struct Peer {
  let name: String
  let invocation: Invocation
  /// How many of the patterns it runs; nil for tools that look for none of them.
  var patterns: Int?
  /// What it can be given to run on in the time there is; on less than all it is scaled.
  var pace = Pace.whole

  enum Pace { case whole, ripgrep, slow }
}

/// Finds the tools and writes their pattern files.
struct Peers {
  private(set) var all: [Peer] = []
  private(set) var missing: [String] = []
  let patternCount: Int

  /// Writes into `folder`.
  init(folder: String, seed: UInt64) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var text = LogText(seed: seed)
    var patterns = try PeerPatterns()
    patterns.dropTooLoose(on: try CleanLines(count: 4000, text: &text).lines)
    let files = PeerFiles(folder: folder, patterns: patterns.patterns)
    patternCount = patterns.patterns.count
    add("cat") { Peer(name: "cat", invocation: Invocation(["cat"])) }
    add("wc") { Peer(name: "wc -l", invocation: Invocation(["wc", "-l"])) }
    add("grep") {
      Peer(name: "grep -c", invocation: Invocation(["grep", "-a", "-c", "-F", "zzyzxq"]))
    }
    add("rg") { try files.ripgrep() }
    add("hyperscan", needs: "cc") { try files.hyperscan() }
    add("grep") { try files.grepPerl() }
    add("sed") { try files.sed() }
  }

  /// The tool called `name`, if it is here.
  func peer(_ name: String) -> Peer? { all.first { $0.name == name } }

  private mutating func add(_ tool: String, needs: String? = nil, _ make: () throws -> Peer?) {
    if Tools.path(of: needs ?? tool) != nil, let peer = try? make() {
      all.append(peer)
    } else {
      missing.append("\(tool) (\(Tools.packages[tool] ?? "part of coreutils"))")
    }
  }

}

/// Writes the patterns as each tool reads them.
private struct PeerFiles {
  let folder: String
  let patterns: [PeerPattern]

  private func write(_ lines: [String], to name: String) throws -> String {
    let file = "\(folder)/\(name)"
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: file))
    return file
  }

  func ripgrep() throws -> Peer? {
    let loose = patterns.compactMap { $0.loose?.text(in: .common) }
    let file = try write(loose, to: "ripgrep.patterns")
    let arguments = [
      "rg", "--no-config", "--no-unicode", "-a", "--passthru", "-N", "--color=never", "-r",
      "[REDACTED]", "--dfa-size-limit=1G", "--regex-size-limit=1G", "-f", file, "-",
    ]
    return Peer(
      name: "rg --passthru -r", invocation: Invocation(arguments), patterns: loose.count,
      pace: .ripgrep)
  }

  func hyperscan() throws -> Peer? {
    guard
      let program = Tools.build(
        "hyperscan.c", to: "\(folder)/hyperscan", ["-lhs", "-lpcre2-8"])
    else { return nil }
    let lines = patterns.compactMap { pattern in
      pattern.loose.map { "\($0.withShortestTail().text(in: .common))\t\(pattern.exact)" }
    }
    let file = try write(lines, to: "hyperscan.patterns")
    let database = "\(folder)/hyperscan.database"
    guard let count = try Invocation([program, "compile", file, database]).answer() else {
      return nil
    }
    return Peer(
      name: "Hyperscan", invocation: Invocation([program, "redact", file, database]),
      patterns: Int(count.dropLast()))
  }

  func sed() throws -> Peer? {
    // A byte that stands in no pattern parts the command's parts.
    let script = patterns.compactMap { pattern in
      pattern.loose.map { "s\u{1}\($0.text(in: .posix))\u{1}[REDACTED]\u{1}g" }
    }
    let file = try write(script, to: "sed.script")
    let sed = Invocation(["sed", "-E", "-f", file])
    guard try sed.answer() != nil else { return nil }
    return Peer(name: "sed -E", invocation: sed, patterns: script.count, pace: .slow)
  }

  /// `grep -P` takes one pattern, and PCRE2 bounds its size: as many as fit, from the first on.
  func grepPerl() throws -> Peer? {
    let forms = patterns.compactMap(\.numberless)
    var count = forms.count
    while count > 0 {
      let joined = forms.prefix(count).map { "(?:\($0))" }.joined(separator: "|")
      let file = try write([joined], to: "grep.pattern")
      // Nothing to read and nothing wrong is status 1, and the answer "0".
      let probe = Invocation(["sh", "-c", "grep -a -c -P -f '\(file)'; test $? -le 1"])
      if try probe.answer() != nil {
        return Peer(
          // With nothing to write to, grep would stop at the first hit: hence the pipe.
          name: "grep -P -c",
          invocation: Invocation(["sh", "-c", "grep -a -c -P -f '\(file)' | cat"]),
          patterns: count, pace: .slow)
      }
      count -= max(1, count / 8)
    }
    return nil
  }
}
