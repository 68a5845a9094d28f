//  The file: who may use it, what tables it has, and that a commit means the disk.

internal import Foundation
internal import GRDB
internal import GrilleTransforms

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A vault's file, opened. For one task at a time.
struct VaultFile {
  /// For what it is opened.
  enum Use {
    /// To look values up.
    case reading
    /// To give tokens, or to take them away.
    case writing
  }

  /// How long others may keep the file locked, in seconds. Whoever makes tokens holds it for some milliseconds.
  static let patience = 30.0

  /// Tells that a database is a vault: "GrLV".
  private static let application = 0x4772_4C56
  private static let version = 1

  let path: String
  private let queue: DatabaseQueue

  /// Opens the vault at `path`.
  ///
  /// - Throws: ``TokenStoreError`` for a file that is not there, may be read by others, cannot be written although
  ///   that is the use, or is no vault.
  init(_ path: String, for use: Use) throws(TokenStoreError) {
    try Self.check(path, for: use)
    self.path = path
    queue = try VaultFault.told(path) { try Self.connect(path, isReadOnly: use == .reading) }
    try VaultFault.told(path) { try queue.read(Self.checkForm) }
  }

  /// Makes a new vault at `path`, for its owner alone; `fill` adds the first rows. One that is there is not
  /// touched, and nothing is left behind by a failure.
  static func create(_ path: String, fill: (Database) throws -> Void) throws(TokenStoreError) {
    try reserve(path)
    do throws(TokenStoreError) {
      try VaultFault.told(path) {
        let queue = try connect(path, isReadOnly: false)
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
        try queue.write { database in
          try database.execute(sql: schema)
          try fill(database)
        }
        try queue.close()
        try syncFolder(of: path)
      }
    } catch {
      for end in ["", "-wal", "-shm"] { _ = unsafe unlink(path + end) }
      throw error
    }
  }

  /// Makes an empty file at `path` that its owner alone may use; one that is there is not touched.
  static func reserve(_ path: String) throws(TokenStoreError) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw TokenStoreError(.unavailable, "\(path): \(VaultFault.words(errno))")
    }
    close(descriptor)
  }

  /// Makes last that there is a file at `path`.
  static func syncFolder(of path: String) throws {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    let descriptor = unsafe open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DatabaseError(resultCode: .SQLITE_IOERR) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw DatabaseError(resultCode: .SQLITE_IOERR) }
  }

  /// What `body` gives, in no transaction but those that it begins.
  func use<Result>(_ body: (Database) throws -> Result) throws(TokenStoreError) -> Result {
    try VaultFault.told(path) { try queue.writeWithoutTransaction(body) }
  }

  /// Copies all that is committed to the empty file at `copy`, while others read and write.
  func backup(to copy: String) throws(TokenStoreError) {
    try VaultFault.told(path) {
      let target = try Self.connect(copy, isReadOnly: false)
      // In one step: what is read is one state of the vault, and in its journal mode writers do not wait for
      // readers.
      try queue.backup(to: target)
      try target.close()
      try Self.syncFolder(of: copy)
    }
  }

  // MARK: open

  private static func check(_ path: String, for use: Use) throws(TokenStoreError) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      guard errno == ENOENT else {
        throw TokenStoreError(.unavailable, "\(path): \(VaultFault.words(errno))")
      }
      throw TokenStoreError(
        .missing, "\(path): there is no such vault; `grille vault new` makes one")
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw TokenStoreError(.syntax, "\(path): this is no vault")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw TokenStoreError(.refused, "\(path) may be used by others: chmod 600 it")
    }
    // The mode is asked as well: to the superuser everything is writable.
    let wants = use == .reading ? R_OK : R_OK | W_OK
    guard use == .reading || status.st_mode & 0o200 != 0, unsafe access(path, wants) == 0
    else { throw TokenStoreError(.readOnly, "\(path) cannot be written: chmod 600 it") }
  }

  private static func connect(_ path: String, isReadOnly: Bool) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = isReadOnly
    configuration.busyMode = .timeout(patience)
    // Tokens of one chunk are one transaction, which is left open between the calls that make them.
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { database in
      // What is deleted is overwritten, and nothing goes to files of which nobody knows. 16 MB of pages are kept,
      // and as much of writes gathered before it goes to the tables: indexes of random bytes touch many pages,
      // and the same ones again.
      try database.execute(
        sql: """
          PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384;
          PRAGMA wal_autocheckpoint = 4000
          """)
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    // After opening, since the wrapper sets its own: a commit returns when it is on the disk.
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA fullfsync = ON")
      guard try Int.fetchOne(database, sql: "PRAGMA synchronous") == 2 else {
        throw DatabaseError(resultCode: .SQLITE_MISUSE)
      }
    }
    return queue
  }

  private static func checkForm(_ database: Database) throws {
    guard try Int.fetchOne(database, sql: "PRAGMA application_id") == application else {
      throw DatabaseError(resultCode: .SQLITE_NOTADB)
    }
    guard let found = try Int.fetchOne(database, sql: "PRAGMA user_version"), found == version
    else { throw DatabaseError(resultCode: .SQLITE_SCHEMA) }
  }

  /// Rows are numbered in the order in which they come, so that new ones stand side by side: what is random in
  /// them, of which each would touch another page, stands in indexes that are a tenth of the size. `subjects` holds
  /// the random bytes without which nothing of a subject opens; one that is nobody's but a value's has no name.
  private static let schema = """
    PRAGMA application_id = \(application);
    PRAGMA user_version = \(version);
    CREATE TABLE keys (
      key TEXT PRIMARY KEY, proof BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE subjects (
      id INTEGER PRIMARY KEY, name BLOB, key TEXT NOT NULL REFERENCES keys, secret BLOB NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX subjects_by_name ON subjects (name) WHERE name IS NOT NULL;
    CREATE TABLE tokens (
      id INTEGER PRIMARY KEY, lookup BLOB NOT NULL UNIQUE, token BLOB NOT NULL UNIQUE,
      type TEXT NOT NULL, subject INTEGER NOT NULL REFERENCES subjects, sealed BLOB NOT NULL,
      created INTEGER NOT NULL, expires INTEGER
    ) STRICT;
    CREATE INDEX tokens_by_subject ON tokens (subject);
    CREATE INDEX tokens_by_end ON tokens (expires) WHERE expires IS NOT NULL;
    """
}
