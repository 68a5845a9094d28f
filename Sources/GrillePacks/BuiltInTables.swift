internal import CPatterns

/// YAML of `Patterns/` that describes no info type: what data adds up to, policies, views. Compiled in
/// as bytes, and read only by who asks for it, so that a start without a policy does not pay.
enum BuiltInTables {
  /// The paths of the tables below `Patterns/`, without `.yaml`.
  static var paths: [String] {
    (0..<grille_table_count()).map { unsafe String(cString: grille_table_at($0).path) }
  }

  /// The YAML of all packs and tables that come with Grille, in order of their paths.
  static var sources: [(path: String, yaml: String)] {
    let packs = (0..<grille_pack_count()).map { unsafe Self.source(grille_pack_at($0)) }
    let tables = (0..<grille_table_count()).map { unsafe Self.source(grille_table_at($0)) }
    return (packs + tables).sorted { $0.path < $1.path }
  }

  private static func source(_ file: grille_pack) -> (path: String, yaml: String) {
    unsafe (
      String(cString: file.path),
      String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
    )
  }

  /// The YAML at `path`.
  ///
  /// - Throws: ``PackError/Code/unreadable`` if there is none.
  static func yaml(at path: String) throws(PackError) -> String {
    for index in 0..<grille_table_count() {
      let file = unsafe grille_table_at(index)
      if unsafe String(cString: file.path) == path {
        return unsafe String(
          decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
      }
    }
    throw PackError(.unreadable, file: "\(path).yaml", line: 0, reason: "there is no such table")
  }
}
