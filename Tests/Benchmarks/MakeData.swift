internal import ArgumentParser

/// `grille-bench data`: one file, for whoever works on speed.
struct MakeData: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Write one file of data.")

  @Argument(help: "What kind: \(DataSet.allCases.map(\.rawValue).joined(separator: ", ")).")
  var kind: DataSet

  @Argument(help: "How many megabytes (2^20 bytes).")
  var megabytes: Int

  @Argument(help: "The file to write.", completion: .file())
  var file: String

  @Option(help: "The same seed makes the same bytes.")
  var seed: UInt64 = 42

  func validate() throws {
    guard megabytes > 0 else { throw ValidationError("Give a number of megabytes from 1 up.") }
  }

  func run() throws {
    try DataFolder.write(kind, megabytes: megabytes, seed: seed, to: file)
  }
}
