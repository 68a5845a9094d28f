//  Commands run in turn, A B C A B C …, and compared round by round: what else the machine does then
//  falls on all of them alike.

internal import Foundation

/// Least, median and greatest of some figures.
struct Spread {
  let least: Double
  let median: Double
  let greatest: Double

  init(_ figures: [Double]) {
    let sorted = figures.sorted()
    least = sorted.first ?? .nan
    median = sorted.isEmpty ? .nan : sorted[sorted.count / 2]
    greatest = sorted.last ?? .nan
  }

  /// `2.10 / **2.20** / 2.40`.
  var text: String { "\(Self.short(least)) / **\(Self.short(median))** / \(Self.short(greatest))" }

  /// Three digits that count.
  static func short(_ value: Double) -> String {
    guard value.isFinite else { return "-" }
    let factor = value >= 100 ? 1.0 : value >= 10 ? 10 : value >= 1 ? 100 : 1000
    let rounded = (value * factor).rounded() / factor
    return value >= 100 ? String(Int(rounded)) : String(rounded)
  }
}

/// One who runs in a contest.
struct Contestant {
  let name: String
  let invocation: Invocation
  /// The file it runs on.
  let file: String
  /// How many times smaller that file is than the full size; its seconds are scaled by it.
  let scale: Double
}

/// Processor seconds for the full size, by contestant and round.
struct Contest {
  private(set) var seconds: [String: [Double]] = [:]
  private(set) var memory: [String: Int] = [:]

  /// Runs `contestants` in turn, `rounds` times.
  init(_ contestants: [Contestant], rounds: Int) throws {
    // What a scaled one takes to start is not scaled.
    var starts: [String: Double] = [:]
    // One line, because some compile their patterns only when there is something to read.
    let line = FileManager.default.temporaryDirectory.appending(path: "grille-bench-line")
    try Data("one line\n".utf8).write(to: line)
    for one in contestants where one.scale > 1 {
      starts[one.name] = try one.invocation.run(on: line.path).processor
    }
    for round in 0..<rounds {
      for one in contestants {
        Notes.say("round \(round + 1): \(one.name)")
        let usage = try one.invocation.run(on: one.file)
        // Who gives up midway is not fast.
        let taken = usage.hasFailed ? .nan : usage.processor
        let start = min(taken, starts[one.name] ?? 0)
        seconds[one.name, default: []].append((taken - start) * one.scale + start)
      }
    }
    for one in contestants { memory[one.name] = try one.invocation.peakKilobytes(on: one.file) }
  }

  /// `over` / `under`, round by round; nil unless both ran.
  func ratio(_ over: String, to under: String) -> Spread? {
    guard let over = seconds[over], let under = seconds[under] else { return nil }
    return Spread(zip(over, under).map { $0 / max($1, 1e-6) })
  }

  /// Megabytes (10^6 bytes) a second; nil unless it ran.
  func throughput(_ name: String, megabytes: Int) -> Double? {
    seconds[name].map { Double(megabytes << 20) / 1e6 / Spread($0).median }
  }
}
