import Foundation
import GrillePacks
import GrilleScan

/// Makes `Sources/CPatterns/prepared.bin` from `Patterns/`, as they were when this was built.
///
/// Run it after a change of a pack or of what is derived from packs: `swift run grille-prepare`.
@main
struct Command {
  static func main() throws {
    let file = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/CPatterns/prepared.bin")
    let bytes = try PreparedPacks(PackLibrary.builtIn()).stored()
    try Data(bytes).write(to: file)
    print("\(file.path): \(bytes.count) bytes")
  }
}
