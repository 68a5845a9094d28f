//  `grille-fuzz`: inputs nobody thought of, and whether the promises hold for them.

internal import ArgumentParser
internal import Foundation
internal import GrilleTesting

@main
struct FuzzCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grille-fuzz",
    abstract: "Try the promises on inputs made by chance from samples.")

  @Option(help: "How long, in seconds.") var seconds = 60
  @Option(help: "\(FuzzedFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format = FuzzedFormat.mixed
  @Option(help: "The same seed makes the same inputs.") var seed: UInt64?
  @Option(help: "Write the smallest failing input to this file.", completion: .file())
  var output: String?
  @Option(
    help: "Keep the input in hand in this file, for the case of a crash.", completion: .file())
  var last = FileManager.default.temporaryDirectory.appending(path: "grille-fuzz.last").path
  @Option(help: "One input in so many is longer than a record.") var longEvery = 500
  @Option(help: "How many times longer than usual an input may take.") var slowness = 1.0
  @Option(help: "The most memory, in megabytes.") var memory = 512
  @Option(help: "Stop at so many failures of different kinds.") var failures = 1
  @Option(help: "Try this file alone.", completion: .file()) var replay: String?

  func run() throws {
    let trials = try format.settings.map { try Trial($0, slowness: slowness) }
    if let replay { return try tryAll(trials, on: Array(Data(contentsOf: URL(filePath: replay)))) }
    var mutator = Mutator(seeds: try format.seeds(), generator: SeededGenerator(seed: seed))
    let name = "\(mutator.generator)"
    let keeper = Keeper(last)
    let (clock, began) = (ContinuousClock(), ContinuousClock.now)
    var (count, bytes) = (0, 0)
    var told: Set<String> = []
    while clock.now - began < .seconds(seconds) {
      let isLong = count % longEvery == longEvery - 1
      let input = isLong ? mutator.nextLong() : mutator.next()
      let trial = mutator.generator.pick(trials)
      let cuts = Self.cuts(of: input.count, by: &mutator.generator)
      keeper.keep(input)
      alarm(UInt32(60 * max(1, slowness)))  // what hangs is ended, and its input is in the file
      if let fault = trial.fault(of: input, cuts: cuts), told.insert(fault.rawValue).inserted {
        try tell(fault, trial, input, name: "\(name), input \(count)")
        if told.count >= failures { throw ExitCode.failure }
      }
      count += 1
      bytes += input.count
      if count % 1000 == 0, Self.residentMegabytes() > memory {
        print("\(name): \(Self.residentMegabytes()) MB are held after \(count) inputs")
        throw ExitCode.failure
      }
    }
    let took = (clock.now - began) / .seconds(1)
    print(
      "\(format.rawValue): \(count) inputs, \(bytes) bytes in \(Int(took)) s,",
      "\(Int(Double(count) / took)) a second, \(Self.residentMegabytes()) MB; \(name);",
      told.isEmpty ? "all held" : "\(told.count) kinds of failure")
    if !told.isEmpty { throw ExitCode.failure }
  }

  /// Two places at random, and sometimes pieces of equal length.
  private static func cuts(of count: Int, by generator: inout SeededGenerator) -> [Int] {
    if generator.once(in: 4) {
      return Array(stride(from: 0, to: count, by: generator.number(in: 1...max(1, count / 3)) + 64))
    }
    return [generator.number(in: 0...count), generator.number(in: 0...count)].sorted()
  }

  private func tell(
    _ fault: Trial.Fault, _ trial: Trial, _ input: [UInt8], name: String
  ) throws {
    print("\(name): \(fault.rawValue), \(trial.format)")
    let all: ([UInt8]) -> [Int] = { Array(stride(from: 0, to: $0.count, by: 1)) }
    let small = Reducer.reduced(input, most: input.count > 10_000 ? 300 : 4000) { shorter in
      alarm(600)
      if fault == .cuts {
        return trial.fault(of: shorter, cuts: all(shorter)) == .cuts
          || trial.fault(of: shorter, cuts: [shorter.count / 2]) == .cuts
      }
      return trial.fault(of: shorter, cuts: []) == fault
    }
    print(small.count <= 4000 ? String(reflecting: String(decoding: small, as: UTF8.self)) : "")
    if let output {
      let file = failures > 1 ? "\(output).\(fault)" : output
      try Data(small).write(to: URL(filePath: file))
      print("\(small.count) bytes in \(file)")
    }
  }

  private func tryAll(_ trials: [Trial], on input: [UInt8]) throws {
    var hasFailed = false
    for trial in trials {
      for cuts in [Array(input.indices), [input.count / 2]] {
        guard let fault = trial.fault(of: input, cuts: cuts) else { continue }
        print("\(fault.rawValue), \(trial.format)")
        hasFailed = true
      }
    }
    if hasFailed { throw ExitCode.failure }
    print("all held")
  }

  private static func residentMegabytes() -> Int {
    let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    let words = text.split(separator: " ")
    return words.count > 1 ? (Int(words[1]) ?? 0) / 256 : 0
  }
}

/// The input in hand, where a crash leaves it.
struct Keeper {
  private let descriptor: Int32

  init(_ path: String) { descriptor = unsafe open(path, O_RDWR | O_CREAT, 0o644) }

  func keep(_ input: [UInt8]) {
    guard descriptor >= 0 else { return }
    unsafe input.withUnsafeBytes { bytes in
      _ = unsafe pwrite(descriptor, bytes.baseAddress, bytes.count, 0)
    }
    ftruncate(descriptor, off_t(input.count))
  }
}
