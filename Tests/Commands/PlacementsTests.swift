import Testing

/// Values placed in documents of 26 formats, which are looked for in what the command makes of them:
/// none may be left, in no decoded form either, and their neighbours are as they were. Skipped where
/// there is no Python.
@Suite("Values wherever they stand")
struct PlacementsTests {
  @Test("are hidden, and their neighbours stay", .enabled(if: PythonScript.python != nil))
  func placements() throws {
    try PythonScript.expectNoFault(in: "Placements/placements.py", "1", "300")
  }
}
