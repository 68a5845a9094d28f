import Foundation
import Testing

/// Documents of each format through the command, read again by the parsers of another language: they have
/// the same shape and the same innocent values, and hold no sensitive one. Skipped where there is no Python.
@Suite("Payloads still parse")
struct ShapesTests {
  static let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test("JSON, tables, XML and URLs", .enabled(if: python != nil), arguments: [1, 2, 3])
  func shapes(seed: Int) throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Shapes/shapes.py")
    let process = Process()
    process.executableURL = URL(filePath: try #require(Self.python))
    process.arguments = [script.path, Workbench.command, "\(seed)", "4"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(String(decoding: said, as: UTF8.self))")
  }
}
