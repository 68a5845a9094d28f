//  The tables, as Markdown.

internal import Foundation

/// Writes what was measured, and under which circumstances.
struct Report {
  let size: Int
  let slowSize: Int
  let ripgrepSize: Int?
  let grilleSize: Int?
  let rounds: Int
  let peers: Peers

  /// A row of the table of ratios: what must be shown.
  private struct Bar {
    let set: DataSet
    let peer: String
    /// Ours over theirs, smaller is better; or theirs over ours.
    let oursFirst: Bool
    var ours = "grille"
    let floor: String
    let aim: String
  }

  private static let bars = [
    Bar(set: .clean, peer: "cat", oursFirst: true, floor: "≤ 3.5", aim: "2.2"),
    Bar(set: .clean, peer: "rg --passthru -r", oursFirst: false, floor: "≥ 8", aim: "12"),
    Bar(set: .clean, peer: "Hyperscan", oursFirst: false, floor: "≥ 16", aim: "26"),
    Bar(set: .sparse, peer: "rg --passthru -r", oursFirst: false, floor: "≥ 8", aim: "12"),
    Bar(set: .dense, peer: "rg --passthru -r", oursFirst: false, floor: "≥ 7", aim: "13"),
    Bar(set: .dense, peer: "sed -E", oursFirst: false, floor: "≥ 80", aim: "150"),
    Bar(
      set: .clean, peer: "rg --passthru -r", oursFirst: false, ours: "grille, AVX2", floor: "≥ 5",
      aim: "8"),
  ]

  /// What stands where nothing was measured: a tool is not there, or was left out.
  private static let untaken = "not taken"

  func text(_ contests: [DataSet: Contest], _ single: SingleFigures) -> String {
    ([heading, ratios(contests, single), throughput(contests), notes].joined(separator: "\n\n"))
      + "\n"
  }

  private var heading: String {
    let cpu =
      (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?
      .split(separator: "\n").first { $0.hasPrefix("model name") }?
      .split(separator: ":").last.map { $0.drop { $0 == " " } } ?? "unknown processor"
    let versions = ["rg", "sed", "grep", "cat"].compactMap(Tools.version(of:))
    // The command as it was given, without the folders of whoever gave it.
    let command = CommandLine.arguments.dropFirst().map { word in
      word.hasPrefix("/") ? (word as NSString).lastPathComponent : word
    }
    return """
      # What Grille costs

      `grille-bench \(command.joined(separator: " "))`

      \(ISO8601DateFormatter().string(from: Date())); \(cpu), \
      \(ProcessInfo.processInfo.processorCount) cores; \(versions.joined(separator: "; ")).
      Processor seconds (user and system) of whole processes, run in turn \(rounds) times; ratios \
      round by round as least / **median** / greatest. \(size) MB of each kind of data.
      """
  }

  private func ratios(_ contests: [DataSet: Contest], _ single: SingleFigures) -> String {
    var rows = ["| data | measured | ratio | floor | aim |", "|---|---|---|---|---|"]
    for bar in Self.bars {
      let contest = contests[bar.set]
      let ratio =
        bar.oursFirst
        ? contest?.ratio(bar.ours, to: bar.peer) : contest?.ratio(bar.peer, to: bar.ours)
      let name = bar.oursFirst ? "\(bar.ours) / \(bar.peer)" : "\(bar.peer) / \(bar.ours)"
      rows.append(
        "| \(bar.set.rawValue) | \(name) | \(ratio?.text ?? Self.untaken) | \(bar.floor) | \(bar.aim) |"
      )
    }
    rows.append(
      "| one line through a pipe, p50 | grille / cat | \(single.latency.text) | ≤ 1.3 | 1.05 |")
    rows.append("| start | grille / C hello | \(single.start?.text ?? Self.untaken) | ≤ 5 | 2 |")
    for (set, kilobytes) in single.peak {
      let peak = Spread.short(Double(kilobytes) / 1024)
      rows.append("| \(set.rawValue) | peak resident, MB | \(peak) | ≤ 16 | 8 |")
    }
    rows.append(
      "| backlog, wall | one worker / two | \(single.workers?.text ?? "no `--threads`") | ≥ 1.6 | 1.9 |"
    )
    return "## Ratios\n\n" + rows.joined(separator: "\n")
  }

  private func throughput(_ contests: [DataSet: Contest]) -> String {
    var rows = [
      "| tool | patterns | clean MB/s | sparse MB/s | dense MB/s | peak resident, MB |",
      "|---|---|---|---|---|---|",
    ]
    let sets = [DataSet.clean, .sparse, .dense]
    for name in ["grille"] + peers.all.map(\.name) {
      let count = name == "grille" ? "all" : peers.peer(name)?.patterns.map(String.init) ?? "-"
      let speeds = sets.map { set in
        contests[set]?.throughput(name, megabytes: size).map(Spread.short) ?? Self.untaken
      }
      let peak = sets.compactMap { contests[$0]?.memory[name] }.max()
      rows.append(
        "| \(name) | \(count) | \(speeds.joined(separator: " | ")) "
          + "| \(peak.map { Spread.short(Double($0) / 1024) } ?? Self.untaken) |")
    }
    return "## Throughput and memory\n\n" + rows.joined(separator: "\n")
  }

  private var notes: String {
    var lines = [
      "- The \(peers.patternCount) patterns are those of the packs that act on their own or by a "
        + "field's name. Tools without look-around get them looser, without check digits and "
        + "keywords; what a tool cannot run is left out for it, and what would hit one in a "
        + "thousand innocent lines for all. Grille runs everything it has: the comparison "
        + "is against it.",
      "- `sed -E` and `grep -P` ran on \(slowSize) MB, and their time above the start was scaled; "
        + "`grep -P` only counts lines, with as many patterns as PCRE2 takes in one expression.",
      "- Hyperscan: block mode without start offsets finds lines, PCRE2 the matches in them; its "
        + "database is built beforehand.",
    ]
    if let ripgrepSize { lines.append("- ripgrep ran on \(ripgrepSize) MB, scaled likewise.") }
    if let grilleSize { lines.append("- Grille ran on \(grilleSize) MB, scaled likewise.") }
    return lines.joined(separator: "\n")
  }
}
