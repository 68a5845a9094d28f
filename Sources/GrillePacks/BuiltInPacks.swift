internal import CPatterns

extension PackLibrary {
  /// The packs that come with Grille, as they were compiled in.
  ///
  /// - Throws: ``PackError`` if one is broken, which the tests do not let out of the house.
  public static func builtInPacks() throws(PackError) -> [Pack] {
    var packs: [Pack] = []
    for index in 0..<grille_pack_count() {
      let file = unsafe grille_pack_at(index)
      let path = unsafe String(cString: file.path)
      let yaml = unsafe String(
        decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
      packs.append(try Pack(yaml: yaml, path: path, file: "\(path).yaml"))
    }
    return packs
  }

  /// The built-in packs and `more`, joined.
  public static func builtIn(and more: [Pack] = []) throws(PackError) -> PackLibrary {
    try PackLibrary(try builtInPacks() + more)
  }

  /// The YAML of all packs and tables that come with Grille, in order of their paths: what a digest of them is
  /// made of.
  public static var builtInSources: [(path: String, yaml: String)] { BuiltInTables.sources }

  /// Calls `body` with the built-in packs as they were prepared when Grille was built, in a form that
  /// `GrilleScan` knows. The bytes are constants and stay where they are.
  package static func withPreparedBytes<T>(_ body: (UnsafeRawBufferPointer) -> T) -> T {
    let prepared = unsafe grille_prepared_packs()
    return unsafe body(UnsafeRawBufferPointer(start: prepared.bytes, count: prepared.count))
  }
}
