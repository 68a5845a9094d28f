internal import ArgumentParser
internal import Foundation

/// `grille-bench run`: the tables.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Measure Grille and the others in turn, and print the tables.")

  @Option(help: "Megabytes of each kind of data.") var size = 512
  @Option(help: "Megabytes for sed -E and grep -P, which are scaled to the full size.")
  var slowSize = 4
  @Option(help: "Megabytes for ripgrep, scaled likewise; without it the full size.")
  var ripgrepSize: Int?
  @Option(help: "Megabytes for grille, scaled likewise; without it the full size.")
  var grilleSize: Int?
  @Option(help: "How many rounds.") var rounds = 5
  @Option(help: "A tool to leave out, as the tables call it; may be given again.")
  var without: [String] = []
  @Option(help: "The processor to stay on, by taskset.") var cpu: Int?
  @Option(help: "The command to measure.") var grille = ".build/release/grille"
  @Option(help: "A static build of it, for its start.") var staticGrille: String?
  @Option(help: "Where data is kept.", completion: .directory)
  var data = FileManager.default.temporaryDirectory.appending(path: "grille-bench").path
  @Option(help: "The same seed makes the same data.") var seed: UInt64 = 42
  @Option(help: "Write the tables to this file too.", completion: .file()) var record: String?

  func validate() throws {
    let slices = [slowSize, ripgrepSize ?? size, grilleSize ?? size]
    guard rounds > 0, slices.allSatisfy({ (1...max(1, size)).contains($0) }) else {
      throw ValidationError("Sizes and rounds go from 1 up; no slice is larger than the whole.")
    }
  }

  func run() throws {
    if let cpu, Tools.path(of: "taskset") != nil {
      _ = try Invocation(["taskset", "-c", "-p", "\(cpu)", "\(getpid())"]).answer()
    }
    let peers = try Peers(folder: "\(data)/peers", seed: seed)
    for tool in peers.missing { Notes.say("missing: \(tool)") }
    let folder = DataFolder(path: data, seed: seed)
    var contests: [DataSet: Contest] = [:]
    for set in [DataSet.clean, .sparse, .dense] {
      var contestants = [try contestant("grille", Invocation([grille]), grilleSize, set, folder)]
      if set == .clean {
        let forced = Invocation([grille], environment: ["GRILLE_KERNEL": "avx2"])
        contestants.append(try contestant("grille, AVX2", forced, grilleSize, set, folder))
      }
      for peer in peers.all where !without.contains(peer.name) {
        contestants.append(
          try contestant(peer.name, peer.invocation, slice(for: peer), set, folder))
      }
      contests[set] = try Contest(contestants, rounds: rounds)
    }
    let report = Report(
      size: size, slowSize: slowSize, ripgrepSize: ripgrepSize, grilleSize: grilleSize,
      rounds: rounds, peers: peers)
    let single = try SingleFigures(run: self, folder: folder)
    let text = report.text(contests, single)
    print(text)
    if let record { try Data(text.utf8).write(to: URL(filePath: record)) }
  }

  /// The megabytes that a tool runs on, if they are not all.
  private func slice(for peer: Peer) -> Int? {
    switch peer.pace {
    case .whole: nil
    case .ripgrep: ripgrepSize
    case .slow: slowSize
    }
  }

  private func contestant(
    _ name: String, _ invocation: Invocation, _ slice: Int?, _ set: DataSet, _ folder: DataFolder
  ) throws -> Contestant {
    let megabytes = slice ?? size
    return Contestant(
      name: name, invocation: invocation, file: try folder.file(set, megabytes: megabytes),
      scale: Double(size) / Double(megabytes))
  }
}

/// What is told by one figure and its like: latency, start, memory, threads.
struct SingleFigures {
  /// Ours to `cat`.
  var latency: Spread
  /// Ours to a C program that says hello; nil without a compiler.
  var start: Spread?
  /// Kilobytes, by data.
  var peak: [(DataSet, Int)] = []
  /// One worker's wall time to two workers'; nil where the command has no `--threads`.
  var workers: Spread?

  init(run: Run, folder: DataFolder) throws {
    let grille = Invocation([run.grille])
    latency = Spread(
      try (0..<run.rounds).map { _ in
        let other = try Invocation(["cat"]).medianLatency(lines: 1000)
        return try grille.medianLatency(lines: 1000) / other
      })
    if let hello = Tools.build("hello.c", to: "\(run.data)/peers/hello", []) {
      let binary = Invocation([run.staticGrille ?? run.grille])
      start = Spread(
        try (0..<run.rounds * 10).map { _ in
          let other = try Invocation([hello]).start()
          return try binary.start() / other
        })
    }
    let size = run.grilleSize ?? run.size
    // The libraries that a dynamic build loads take 20 MB before the first byte.
    let single = Invocation([run.staticGrille ?? run.grille])
    for set in [DataSet.clean, .dense, .endlessLine, .randomBytes] {
      peak.append((set, try single.peakKilobytes(on: try folder.file(set, megabytes: size))))
    }
    if try Invocation([run.grille, "filter", "--help"]).answer()?.contains("--threads") == true {
      let file = try folder.file(.clean, megabytes: size)
      // Two threads on the one processor that the rest was measured on would show nothing.
      let all = ["taskset", "-c", "0-\(ProcessInfo.processInfo.processorCount - 1)"]
      let anywhere = run.cpu != nil && Tools.path(of: "taskset") != nil ? all : []
      workers = Spread(
        try (0..<run.rounds).map { _ in
          let one = try Invocation(anywhere + [run.grille, "--threads", "1"]).run(on: file).wall
          return try one / Invocation(anywhere + [run.grille, "--threads", "2"]).run(on: file).wall
        })
    }
  }
}
