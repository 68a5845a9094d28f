internal import ArgumentParser
internal import Foundation

/// `grille-bench formats`: what reading documents and tables costs above reading lines.
struct RunFormats: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats",
    abstract: "Measure --format auto beside --format text and tools of each format.")

  @Option(help: "Megabytes of each kind of data.") var size = 256
  @Option(help: "How many rounds.") var rounds = 5
  @Option(help: "The command to measure.") var grille = ".build/release/grille"
  @Option(help: "Where data is kept.", completion: .directory)
  var data = FileManager.default.temporaryDirectory.appending(path: "grille-bench").path
  @Option(help: "The same seed makes the same data.") var seed: UInt64 = 42

  /// Sets, who else reads them, and what part of the speed of text mode is to be kept.
  private static let rows: [(set: DataSet, peer: [String], bar: String)] = [
    (.ndjson, jq, "≥ 0.5"), (.ndjsonDense, jq, "-"),
    (.prettyJSON, jq, "-"), (.prettyJSONSparse, jq, "-"), (.prettyJSONDense, jq, "-"),
    (.csv, miller, "≥ 0.5"), (.csvDense, miller, "-"),
    (.xml, xmllint, "-"), (.xmlSparse, xmllint, "-"), (.xmlDense, xmllint, "-"),
  ]
  private static let jq = ["jq", "-c", "."]
  private static let miller = ["mlr", "--icsv", "--ocsv", "cat"]
  private static let xmllint = ["xmllint", "--stream", "--noout", "-"]

  func validate() throws {
    guard rounds > 0, size > 0 else {
      throw ValidationError("Sizes and rounds go from 1 up.")
    }
  }

  func run() throws {
    let folder = DataFolder(path: data, seed: seed)
    print(
      "| data | auto MB/s | text MB/s | auto / text | bar | tool | MB/s | grille / tool |",
      "|---|---|---|---|---|---|---|---|", separator: "\n")
    for row in Self.rows {
      let file = try folder.file(row.set, megabytes: size)
      var contestants = ["auto", "text"].map { format in
        Contestant(
          name: format, invocation: Invocation([grille, "--format", format]), file: file, scale: 1)
      }
      let tool = Invocation(row.peer)
      if Tools.path(of: row.peer[0]) == nil {
        Notes.say("missing: \(row.peer[0])")
      } else {
        contestants.append(
          Contestant(name: tool.text, invocation: tool, file: file, scale: 1))
      }
      let contest = try Contest(contestants, rounds: rounds)
      func speed(_ name: String) -> String {
        contest.throughput(name, megabytes: size).map(Spread.short) ?? "-"
      }
      // Speeds are to each other as seconds the other way round.
      let cells = [
        row.set.rawValue, speed("auto"), speed("text"),
        contest.ratio("text", to: "auto")?.text ?? "-", row.bar, "`\(tool.text)`",
        speed(tool.text), contest.ratio(tool.text, to: "auto")?.text ?? "-",
      ]
      print("| \(cells.joined(separator: " | ")) |")
    }
  }
}
