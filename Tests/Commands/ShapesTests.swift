import Testing

/// Documents of each format through the command, read again by the parsers of another language: they have
/// the same shape and the same innocent values, and hold no sensitive one. Skipped where there is no Python.
@Suite("Payloads still parse")
struct ShapesTests {
  @Test(
    "JSON, tables, XML and URLs", .enabled(if: PythonScript.python != nil), arguments: [1, 2, 3])
  func shapes(seed: Int) throws {
    try PythonScript.expectNoFault(in: "Shapes/shapes.py", "\(seed)", "4")
  }
}
