#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What is below a folder. Links are not followed; what cannot be read is told.
package struct FileWalk {
  /// The regular files, in order of their paths.
  package private(set) var files: [SystemPath] = []
  /// Folders that could not be read, and what else the system refused.
  package private(set) var failures: [SystemFailure] = []
  /// How many are neither files nor folders nor links: FIFOs, sockets and devices.
  package private(set) var passedOver = 0

  /// Whether `path` is a folder, or a link to one.
  package static func isFolder(_ path: SystemPath) -> Bool {
    var status = stat()
    guard unsafe path.withPointer({ unsafe stat($0, &status) }) == 0 else { return false }
    return status.st_mode & S_IFMT == S_IFDIR
  }

  package init(below folder: SystemPath) { walk(folder) }

  private mutating func walk(_ folder: SystemPath) {
    for entry in entries(of: folder).sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      switch entry.kind {
      case S_IFDIR: walk(entry.path)
      case S_IFREG: files.append(entry.path)
      case S_IFLNK: break
      default: passedOver += 1
      }
    }
  }

  private struct Entry {
    var path: SystemPath
    var kind: mode_t
    /// By which it comes in the order of all paths: what is in `a` comes behind `a.log`.
    var key: [UInt8]
  }

  /// What is in `folder`; read to its end before one looks below, so that few are open at a time.
  private mutating func entries(of folder: SystemPath) -> [Entry] {
    var entries: [Entry] = []
    for name in names(in: folder) {
      let path = folder.appending(name)
      var status = stat()
      guard unsafe path.withPointer({ unsafe lstat($0, &status) }) == 0 else {
        failures.append(SystemFailure(path.shown))
        continue
      }
      let kind = status.st_mode & S_IFMT
      let key = kind == S_IFDIR ? name + [UInt8(ascii: "/")] : name
      entries.append(Entry(path: path, kind: kind, key: key))
    }
    return entries
  }

  private mutating func names(in folder: SystemPath) -> [[UInt8]] {
    guard let stream = unsafe folder.withPointer({ unsafe opendir($0) }) else {
      failures.append(SystemFailure(folder.shown))
      return []
    }
    defer { unsafe closedir(stream) }
    var names: [[UInt8]] = []
    errno = 0
    while let entry = unsafe readdir(stream) {
      let name = unsafe Self.name(of: entry)
      if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
      errno = 0
    }
    if errno != 0 { failures.append(SystemFailure(folder.shown)) }
    return names
  }

  /// An entry is as long as its name, so it is not copied as the type that C declares.
  private static func name(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    let offset = MemoryLayout<dirent>.offset(of: \.d_name)!
    let name = unsafe UnsafeRawPointer(entry) + offset
    let count = unsafe strlen(name.assumingMemoryBound(to: CChar.self))
    return unsafe Array(UnsafeRawBufferPointer(start: name, count: count))
  }
}
