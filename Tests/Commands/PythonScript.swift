import Foundation
import Testing

/// A script beside these tests that puts documents through the command and reads them again with the parsers
/// of another language.
enum PythonScript {
  /// The interpreter, if there is one.
  static let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Whether the interpreter has the package called `name`.
  static func has(_ name: String) -> Bool {
    guard let python else { return false }
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = ["-c", "import \(name)"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  /// Runs the script at `path` with the command and `arguments`, and expects it to find nothing wrong.
  static func expectNoFault(in path: String, _ arguments: String...) throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: path)
    let process = Process()
    process.executableURL = URL(filePath: try #require(python))
    process.arguments = [script.path, Workbench.command] + arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(String(decoding: said, as: UTF8.self))")
  }
}
