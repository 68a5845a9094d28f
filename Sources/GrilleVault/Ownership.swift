//  Whose vault it is. With another ring every value would seem new and get a second token, so a vault remembers by
//  a keyed hash which keys have made it, and is opened only with one of them.

internal import Foundation
internal import GRDB
internal import GrilleKeys
internal import GrilleTransforms

/// The keys that have made a vault.
enum Ownership {
  /// Notes the primary key of `keys`.
  static func note(_ keys: VaultKeys, in database: Database) throws {
    let proof = keys.proof
    try database.execute(
      sql: "INSERT INTO keys (key, proof) VALUES (?, ?) ON CONFLICT DO NOTHING",
      arguments: [proof.key.rawValue, Data(proof.bytes)])
  }

  /// Checks that `keys` have made the vault at `path`.
  ///
  /// - Throws: ``TokenStoreError/Code/wrongRing``.
  static func check(_ database: Database, by keys: VaultKeys, of path: String) throws {
    var isProved = false
    for row in try Row.fetchAll(database, sql: "SELECT key, proof FROM keys") {
      let (id, proof): (String, Data) = (try row.value(0), try row.value(1))
      guard let id = Key.ID(rawValue: id), let proves = keys.proves(Array(proof), by: id) else {
        continue
      }
      guard proves else { throw wrong(path) }
      isProved = true
    }
    guard isProved else { throw wrong(path) }
  }

  /// The same, and notes the primary key of `keys` if it is a new one of that ring.
  ///
  /// - Throws: ``TokenStoreError/Code/wrongRing`` also for a copy of the ring from before its latest key: what was
  ///   made with that would seem new to it.
  static func claim(_ database: Database, by keys: VaultKeys, of path: String) throws {
    try check(database, by: keys, of: path)
    for id in try String.fetchAll(database, sql: "SELECT key FROM keys") {
      guard let id = Key.ID(rawValue: id), keys.knows(id) else {
        throw TokenStoreError(
          .wrongRing,
          "\(path): the vault was used with a newer key \(id) of this ring: take the ring as it is now"
        )
      }
    }
    let count = try Int.fetchOne(
      database, sql: "SELECT count(*) FROM keys WHERE key = ?", arguments: [keys.proof.key.rawValue]
    )
    guard count == 0 else { return }
    try database.inTransaction(.immediate) {
      try note(keys, in: database)
      return .commit
    }
  }

  private static func wrong(_ path: String) -> TokenStoreError {
    TokenStoreError(.wrongRing, "\(path): the vault was made with another key ring")
  }
}
