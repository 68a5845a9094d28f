internal import ArgumentParser
internal import Foundation

/// `grille-bench adversarial`: no input makes it slow.
struct RunAdversarial: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adversarial", abstract: "MB/s of grille and ripgrep on data made to hurt.")

  @Option(help: "Megabytes of each set.") var size = 32
  @Option(help: "The command to measure.") var grille = ".build/release/grille"
  @Option(help: "Where data is kept.", completion: .directory)
  var data = FileManager.default.temporaryDirectory.appending(path: "grille-bench").path
  @Option(help: "The same seed makes the same data.") var seed: UInt64 = 42

  func run() throws {
    let peers = try Peers(folder: "\(data)/peers", seed: seed)
    let folder = DataFolder(path: data, seed: seed)
    print("| set | grille MB/s | rg --passthru -r MB/s |", "|---|---|---|", separator: "\n")
    for set in DataSet.adversarial {
      let file = try folder.file(set, megabytes: size)
      let speeds = try [Invocation([grille]), peers.peer("rg --passthru -r")?.invocation].map {
        guard let invocation = $0 else { return "missing" }
        return Spread.short(Double(size << 20) / 1e6 / (try invocation.run(on: file).processor))
      }
      print("| \(set.rawValue) | \(speeds.joined(separator: " | ")) |")
    }
  }
}

/// `grille-bench instructions`: a figure that a busy machine does not change.
struct CountInstructions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "instructions",
    abstract: "Instructions for each byte, above those of the start, by valgrind's callgrind.")

  @Option(help: "Megabytes of each set.") var size = 8
  @Option(help: "The command to measure.") var grille = ".build/release/grille"
  @Option(help: "Where data is kept.", completion: .directory)
  var data = FileManager.default.temporaryDirectory.appending(path: "grille-bench").path
  @Option(help: "The same seed makes the same data.") var seed: UInt64 = 42

  func run() throws {
    guard Tools.path(of: "valgrind") != nil else {
      throw BenchmarkError("valgrind is missing: \(Tools.packages["valgrind"] ?? "")")
    }
    let folder = DataFolder(path: data, seed: seed)
    let start = try instructions(on: "/dev/null")
    print("start: \(start) instructions")
    for set in [DataSet.clean, .dense] {
      let count = try instructions(on: try folder.file(set, megabytes: size)) - start
      print("\(set.rawValue): \(Spread.short(Double(count) / Double(size << 20))) for each byte")
    }
  }

  private func instructions(on file: String) throws -> Int {
    let counts = "\(data)/callgrind.out"
    // Valgrind gives up on the debug information of Swift's linker: it gets a copy without any.
    let bare = "\(data)/grille.stripped"
    _ = try Invocation(["strip", "-o", bare, grille]).answer()
    _ = try Invocation(["valgrind", "--tool=callgrind", "--callgrind-out-file=\(counts)", bare])
      .run(on: file)
    let text = try String(contentsOfFile: counts, encoding: .utf8)
    guard
      let line = text.split(separator: "\n").last(where: {
        $0.hasPrefix("summary:") || $0.hasPrefix("totals:")
      }),
      let count = line.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
    else { throw BenchmarkError("callgrind counted nothing") }
    return count
  }
}
