import Foundation
import Testing

/// Values placed in documents of 26 formats, which are looked for in what the command makes of them:
/// none may be left, in no decoded form either, and their neighbours are as they were. Skipped where
/// there is no Python.
@Suite("Values wherever they stand")
struct PlacementsTests {
  @Test("are hidden, and their neighbours stay", .enabled(if: ShapesTests.python != nil))
  func placements() throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Placements/placements.py")
    let process = Process()
    process.executableURL = URL(filePath: try #require(ShapesTests.python))
    process.arguments = [script.path, Workbench.command, "1", "300"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(String(decoding: said, as: UTF8.self))")
  }
}
