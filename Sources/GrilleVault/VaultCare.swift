//  What is done with a vault beside making tokens: erase, sweep, check, back up.

internal import Foundation
internal import GRDB
internal import GrilleCore
internal import GrilleKeys
public import GrilleTransforms

/// A vault in the hands of who looks after it. Others may use it meanwhile. For one task at a time.
public struct VaultCare {
  /// So many tokens are removed at once: others wait no longer than that takes.
  private static let portion = 5000

  private let path: String
  private let file: VaultFile

  /// Opens the vault at `path`.
  ///
  /// - Throws: ``TokenStoreError``.
  public init(path: String) throws(TokenStoreError) {
    self.path = path
    file = try VaultFile(path, for: .writing)
  }

  // MARK: erase

  /// Destroys what the values of a subject were sealed with, and their tokens; says how many tokens those were.
  /// None of them comes back, for whoever has the ring; where such a value is seen again it gets a new token.
  ///
  /// Backups that were made before still hold it.
  ///
  /// - Parameters:
  ///   - subject: a hash of what it is called, as the pipeline makes it.
  ///   - keys: those of the vault's ring.
  /// - Throws: ``TokenStoreError``: ``TokenStoreError/Code/refused`` if a key is disabled under which the subject
  ///   may be known; ``TokenStoreError/Code/busy`` if all is erased but what others still read of the log of
  ///   writes.
  public func erase(subject: UInt64, keys: VaultKeys) throws(TokenStoreError) -> Int {
    let ids = keys.subjects(subject)
    let count = try file.use { database in
      try Ownership.check(database, by: keys, of: path)
      for id in try String.fetchAll(database, sql: "SELECT key FROM keys") {
        if let id = Key.ID(rawValue: id), keys.isDisabled(id) {
          throw TokenStoreError(
            .refused,
            "key \(id) is disabled, and what was made with it is not found: enable it, or destroy it"
          )
        }
      }
      var count = 0
      try database.inTransaction(.immediate) {
        for id in ids {
          count += try TokenRows.remove(
            "subject = (SELECT id FROM subjects WHERE name = ?)", [Data(id.bytes)], in: database)
        }
        return .commit
      }
      return count
    }
    try forget()
    return count
  }

  /// Destroys what the value of one token was sealed with, if that is not shared, and the token; says whether there
  /// was one.
  ///
  /// - Throws: as ``erase(subject:keys:)``.
  public func erase(token: VaultToken) throws(TokenStoreError) -> Bool {
    let count = try file.use { database in
      var count = 0
      try database.inTransaction(.immediate) {
        count = try TokenRows.remove(
          "token = ? AND type = ?", [Data(token.body), token.type.rawValue], in: database)
        return .commit
      }
      return count
    }
    try forget()
    return count > 0
  }

  /// Removes the tokens that have ended at `now`, in seconds since 1970, and says how many that were.
  ///
  /// - Throws: ``TokenStoreError``; some may have been removed then.
  public func sweep(at now: Int64) throws(TokenStoreError) -> Int {
    var total = 0
    while true {
      let count = try file.use { database in
        var count = 0
        try database.inTransaction(.immediate) {
          count = try TokenRows.remove(
            "id IN (SELECT id FROM tokens WHERE expires <= ? LIMIT \(Self.portion))", [now],
            in: database)
          return .commit
        }
        return count
      }
      total += count
      if count < Self.portion { break }
    }
    try forget()
    return total
  }

  /// Empties the log of writes, in which what was overwritten in the tables may still stand.
  private func forget() throws(TokenStoreError) {
    do throws(TokenStoreError) {
      try file.use { _ = try $0.checkpoint(.truncate) }
    } catch {
      guard error.code == .busy else { throw error }
      throw TokenStoreError(
        .busy,
        "\(path): it is erased from the vault, and not yet from its log of writes, which others read: run "
          + "it again")
    }
  }

  // MARK: look after

  /// Copies the vault to a new file at `copy`, for its owner alone, as it is at one moment; others may write
  /// meanwhile. It opens with the same ring.
  ///
  /// - Throws: ``TokenStoreError``; a file that is there is not touched, and no half copy is left.
  public func backup(to copy: String) throws(TokenStoreError) {
    try VaultFile.reserve(copy)
    do throws(TokenStoreError) {
      try file.backup(to: copy)
    } catch {
      try? FileManager.default.removeItem(atPath: copy)
      throw error
    }
  }

  /// What is in the vault and what is wrong with it.
  ///
  /// - Parameters:
  ///   - keys: those of the ring; with them it is also checked that it is the vault's.
  ///   - now: seconds since 1970.
  /// - Throws: ``TokenStoreError`` if it cannot be read at all, or is another ring's.
  public func check(_ keys: VaultKeys?, at now: Int64) throws(TokenStoreError) -> VaultReport {
    try file.use { database in
      if let keys { try Ownership.check(database, by: keys, of: path) }
      return try VaultReport(database, at: now)
    }
  }
}
