import Foundation
import Testing

/// The arrows between targets, held against the `import` lines of the sources.
@Suite("The house")
struct ArrowsTests {
  /// Which of our targets, and which libraries, each target may import. Nothing else.
  static let arrows: [String: Set<String>] = [
    "GrilleCore": [],
    "GrilleChecks": [],
    "GrilleRegex": ["CPCRE2", "Synchronization"],
    "GrillePacks": ["GrilleCore", "CPatterns", "Yams"],
    "GrilleFormats": ["GrilleCore"],
    "GrilleScan": [
      "GrilleCore", "GrilleChecks", "GrilleRegex", "GrillePacks", "GrilleFormats", "CCandidates",
      "Synchronization",
    ],
    "GrilleKeys": ["Crypto", "CryptoExtras", "Foundation"],
    "GrilleTransforms": ["GrilleChecks", "GrilleCore", "GrilleKeys", "Synchronization"],
    "GrilleReveal": [
      "GrilleChecks", "GrilleCore", "GrilleKeys", "GrilleTransforms", "Synchronization",
    ],
    "GrilleVault": [
      "Darwin", "Foundation", "GRDB", "Glibc", "GrilleCore", "GrilleKeys", "GrilleTransforms",
      "Synchronization",
    ],
    "GrilleRevealCLI": [
      "ArgumentParser", "Darwin", "Foundation", "Glibc", "GrilleCore", "GrilleKeys", "GrillePacks",
      "GrilleReveal", "GrilleStreams", "GrilleTransforms", "GrilleVault",
    ],
    "GrillePipeline": [
      "GrilleCore", "GrilleFormats", "GrilleKeys", "GrillePacks", "GrilleRegex", "GrilleScan",
      "GrilleTransforms", "Synchronization",
    ],
    "GrilleReports": [
      "Foundation", "GrilleCore", "GrilleKeys", "GrillePacks", "GrillePipeline", "GrilleScan",
      "Rainbow",
    ],
    "Grille": [
      "GrilleCore", "GrilleFormats", "GrilleKeys", "GrillePacks", "GrillePipeline", "GrilleRegex",
      "GrilleScan", "GrilleTransforms",
    ],
    "GrilleStreams": [
      "ArgumentParser", "Darwin", "Foundation", "Glibc", "GrilleKeys", "Synchronization",
    ],
    "GrilleCLI": [
      "GrilleChecks", "GrilleCore", "GrilleFormats", "GrilleKeys", "GrillePacks", "GrillePipeline",
      "GrilleReports", "GrilleScan", "GrilleStreams",
      "GrilleTransforms", "GrilleVault", "ArgumentParser", "Foundation", "Glibc", "Darwin",
    ],
  ]

  /// Targets without Swift: module maps and embedded bytes.
  static let withoutSwift: Set<String> = ["CPCRE2", "CPatterns", "CCandidates"]

  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Imported modules by target.
  static func imports() throws -> [String: Set<String>] {
    let sources = root.appending(path: "Sources")
    var found: [String: Set<String>] = [:]
    for target in try FileManager.default.contentsOfDirectory(atPath: sources.path) {
      let folder = sources.appending(path: target)
      let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
      for file in files ?? [] where file.hasSuffix(".swift") {
        let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        for line in text.split(separator: "\n") {
          let words = line.split(separator: " ")
          guard let at = words.firstIndex(of: "import"), at < 3, at + 1 < words.count,
            words[..<at].allSatisfy({
              ["public", "internal", "@_exported", "package"].contains($0)
            })
          else { continue }
          found[target, default: []].insert(String(words[at + 1]))
        }
        found[target, default: []].formUnion([])
      }
    }
    return found
  }

  @Test("every target imports what its arrows allow, and no arrow is unused")
  func arrowsHold() throws {
    let found = try Self.imports()
    #expect(
      Set(found.keys) == Set(Self.arrows.keys), "a target without arrows, or arrows without one")
    for (target, imported) in found {
      let allowed = Self.arrows[target] ?? []
      #expect(imported.subtracting(allowed).isEmpty, "\(target) imports too much")
      #expect(
        allowed.subtracting(imported).subtracting(["Darwin"]).isEmpty,
        "\(target) has an unused arrow")
    }
  }

  /// What a target imports, and what that imports, and so on.
  static func reached(from target: String) -> Set<String> {
    var reached: Set<String> = []
    var open = Array(arrows[target] ?? [])
    while let next = open.popLast() {
      guard reached.insert(next).inserted else { continue }
      open += arrows[next] ?? []
    }
    return reached
  }

  @Test("arrows go one way", arguments: arrows.keys.sorted())
  func noCycle(target: String) { #expect(!Self.reached(from: target).contains(target)) }

  @Test("what hides has no way back", arguments: ["GrilleCLI", "Grille"])
  func hidesOnly(target: String) { #expect(!Self.reached(from: target).contains("GrilleReveal")) }

  @Test("the library keeps no file")
  func libraryIsWithoutVault() { #expect(!Self.reached(from: "Grille").contains("GrilleVault")) }

  @Test("only one target knows each library")
  func librariesHaveOneDoor() throws {
    for library in ["CPCRE2", "Yams", "Rainbow", "CPatterns", "Crypto", "CryptoExtras", "GRDB"] {
      let knowing = try Self.imports().filter { $0.value.contains(library) }.keys
      #expect(knowing.count == 1, "\(library) is imported by \(knowing.sorted())")
    }
    // Arguments are read by commands alone, and by what they share.
    let commands = try Self.imports().filter { $0.value.contains("ArgumentParser") }.keys
    #expect(Set(commands) == ["GrilleCLI", "GrilleRevealCLI", "GrilleStreams"])
  }

  @Test("the packs compiled in are those of the folder, byte for byte")
  func packsAreComplete() throws {
    let list = try String(
      contentsOf: Self.root.appending(path: "Sources/CPatterns/packs.c"), encoding: .utf8)
    let folder = Self.root.appending(path: "Patterns")
    let files =
      FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    let packs = files.filter { $0.hasSuffix(".yaml") }
    #expect(!packs.isEmpty)
    for pack in packs {
      #expect(list.contains("#embed \"../../Patterns/\(pack)\""), "\(pack) is not compiled in")
      let listed = ["PACK", "TABLE"].filter { list.contains("\($0)(\"\(pack.dropLast(5))\",") }
      #expect(listed.count == 1, "\(pack) is not listed, or as a pack and a table")
    }
    #expect(list.contains("#embed \"prepared.bin\""))
    #expect(list.components(separatedBy: "#embed").count - 1 == packs.count + 1)
  }

  @Test("the top level holds what belongs there")
  func topLevel() throws {
    let known: Set<String> = [
      "Package.swift", "Sources", "Tests", "Patterns", "Samples", "README.md", "LICENSE",
    ]
    let entries = try FileManager.default.contentsOfDirectory(atPath: Self.root.path)
    #expect(Set(entries.filter { !$0.hasPrefix(".") && $0 != "Package.resolved" }) == known)
  }
}
