internal import Foundation
internal import GRDB
internal import GrilleCore
internal import GrilleKeys
internal import GrilleTransforms

/// Rows of tokens, and of whom they are about. Each call is part of a transaction of its caller.
enum TokenRows {
  /// The token that a value has at `now`; nil if it has none, or one that has ended.
  static func token(
    for request: TokenRequest, at now: Int64, in database: Database
  ) throws -> VaultToken? {
    if let token = try token(request.lookup, request.type, at: now, in: database) { return token }
    for lookup in request.olderLookups {
      if let token = try token(lookup, request.type, at: now, in: database) { return token }
    }
    return nil
  }

  private static func token(
    _ lookup: [UInt8], _ type: InfoType, at now: Int64, in database: Database
  ) throws -> VaultToken? {
    let statement = try database.cachedStatement(
      sql: "SELECT token FROM tokens WHERE lookup = ? AND (expires IS NULL OR expires > ?)")
    guard let body = try Data.fetchOne(statement, arguments: [Data(lookup), now]) else {
      return nil
    }
    guard let token = VaultToken(type: type, body: Array(body)) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
    return token
  }

  /// A new token for a value, which has none or one that has ended.
  static func insert(
    _ request: TokenRequest, at now: Int64, expires: Int64?, in database: Database
  ) throws -> VaultToken {
    try remove("lookup = ?", [Data(request.lookup)], in: database)
    let token = VaultToken(randomFor: request.type)
    let subject = try subject(of: request, in: database)
    let sealed = request.sealed(as: token, secret: subject.secret, expires: expires)
    // Of 2^96 tokens none comes twice; if one did, the row would be refused, and nothing shown.
    try database.cachedStatement(
      sql: """
        INSERT INTO tokens (lookup, token, type, subject, sealed, created, expires)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      Data(request.lookup), Data(token.body), request.type.rawValue, subject.id, Data(sealed), now,
      expires,
    ])
    return token
  }

  /// The number and the secret of whom a value is about: those that are known, or new ones.
  private static func subject(
    of request: TokenRequest, in database: Database
  ) throws -> (id: Int64, secret: [UInt8]) {
    let name = request.subject.map { Data($0.bytes) }
    if let name {
      let statement = try database.cachedStatement(
        sql: "SELECT id, secret FROM subjects WHERE name = ?")
      if let row = try Row.fetchOne(statement, arguments: [name]) {
        let secret: Data = try row.value(1)
        return (try row.value(0), Array(secret))
      }
    }
    let secret = Nonce.random(SubjectID.secretLength)
    try database.cachedStatement(
      sql: "INSERT INTO subjects (name, key, secret) VALUES (?, ?, ?)"
    ).execute(arguments: [name, request.key.rawValue, Data(secret)])
    return (database.lastInsertedRowID, secret)
  }

  /// Removes the tokens for which `condition` holds, and the subjects of which nothing is left then; says how many
  /// tokens that were.
  @discardableResult
  static func remove(
    _ condition: String, _ arguments: StatementArguments, in database: Database
  ) throws -> Int {
    let statement = try database.cachedStatement(
      sql: "DELETE FROM tokens WHERE \(condition) RETURNING subject")
    let subjects = try Int64.fetchAll(statement, arguments: arguments)
    guard !subjects.isEmpty else { return 0 }
    let last = try database.cachedStatement(
      sql: """
        DELETE FROM subjects WHERE id = ?1
        AND NOT EXISTS (SELECT 1 FROM tokens WHERE subject = ?1)
        """)
    for subject in Set(subjects) { try last.execute(arguments: [subject]) }
    return subjects.count
  }
}
