internal import Foundation
internal import GrilleCore
internal import GrillePacks
internal import GrilleScan
internal import GrilleStreams

/// Packs in files.
enum PackFolder {
  /// The packs in `folder` and the folders in it, in order of their paths.
  static func packs(in folder: String) throws -> [Pack] {
    try sources(in: folder).map { source in
      let name = (source.path as NSString).deletingPathExtension
      return try Pack(yaml: source.yaml, path: name, file: source.file)
    }
  }

  /// The built-in packs and those in `folders`, made ready; nil without folders.
  ///
  /// - Throws: ``PackError``, and ``ExitStatus/failed`` when the rows were told that do not hold: a pack that
  ///   does not find what it says would let pass what its author believes to be hidden.
  static func prepared(_ folders: [String]) throws -> PreparedPacks? {
    guard !folders.isEmpty else { return nil }
    let own = try folders.flatMap { try Self.packs(in: $0) }
    let builtIn = try PackLibrary.builtInPacks()
    let prepared = try PreparedPacks(PackLibrary(builtIn + own))
    if PackProof.isKnownToHold(own, in: prepared) { return prepared }
    let failures = try PackProof.failures(
      of: PackLibrary(builtIn.map(\.withoutProof) + own))
    for failure in failures { StandardError.say("grille: \(failure)") }
    guard failures.isEmpty else { throw ExitStatus.failed }
    return prepared
  }

  /// Their text, with the path in `folder` and the path to open.
  static func sources(
    in folder: String
  ) throws -> [(path: String, yaml: String, file: String)] {
    var isFolder: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder),
      isFolder.boolValue
    else { throw PackError(.unreadable, file: folder, line: 0, reason: "no such folder") }
    let paths = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
    guard !paths.isEmpty else {
      throw PackError(
        .unreadable, file: folder, line: 0, reason: "no packs (*.yaml) in this folder")
    }
    return try paths.map { path in
      let file = (folder as NSString).appendingPathComponent(path)
      guard let data = FileManager.default.contents(atPath: file) else {
        throw PackError(.unreadable, file: file, line: 0, reason: "the file cannot be read")
      }
      return (path, String(decoding: data, as: UTF8.self), file)
    }
  }
}

extension Pack {
  /// The pack without its proof, beside which others are proved, for what they find depends on it. Stated
  /// anchors are part of a proof and change no finding.
  fileprivate var withoutProof: Pack {
    var pack = self
    for type in pack.types.indices {
      pack.types[type].matches = []
      pack.types[type].rejects = []
      for detector in pack.types[type].detectors.indices {
        pack.types[type].detectors[detector].anchor = nil
      }
    }
    for form in pack.protected.indices {
      (pack.protected[form].matches, pack.protected[form].rejects) = ([], [])
    }
    for form in pack.placeholders.indices {
      (pack.placeholders[form].matches, pack.placeholders[form].rejects) = ([], [])
    }
    return pack
  }
}
