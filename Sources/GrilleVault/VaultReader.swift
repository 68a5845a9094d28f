internal import Foundation
internal import GRDB
internal import GrilleCore
internal import GrilleKeys
public import GrilleTransforms
internal import Synchronization

/// A vault in which tokens are looked up, and which is not changed. Threads share one.
public final class VaultReader: Sendable {
  private let file: Mutex<VaultFile>

  /// Opens the vault at `path`.
  ///
  /// - Throws: ``TokenStoreError``.
  public init(path: String, keys: VaultKeys) throws(TokenStoreError) {
    let file = try VaultFile(path, for: .reading)
    try file.use { try Ownership.check($0, by: keys, of: path) }
    self.file = Mutex(file)
  }
}

extension VaultReader: TokenReader {
  /// What is kept for `token`.
  public func stored(for token: VaultToken) throws(TokenStoreError) -> StoredToken? {
    try file.withLock { file throws(TokenStoreError) in
      try file.use { database in
        let statement = try database.cachedStatement(
          sql: """
            SELECT key, secret, sealed, expires
            FROM tokens JOIN subjects ON subjects.id = tokens.subject WHERE token = ? AND type = ?
            """)
        guard
          let row = try Row.fetchOne(
            statement, arguments: [Data(token.body), token.type.rawValue])
        else { return nil }
        return try StoredToken(row)
      }
    }
  }
}

extension StoredToken {
  fileprivate init(_ row: Row) throws {
    let (id, secret, sealed): (String, Data, Data) = (
      try row.value(0), try row.value(1), try row.value(2)
    )
    guard let key = Key.ID(rawValue: id) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    let expires: Int64? = row.hasNull(atIndex: 3) ? nil : try row.value(3)
    self.init(key: key, secret: Array(secret), sealed: Array(sealed), expires: expires)
  }
}
