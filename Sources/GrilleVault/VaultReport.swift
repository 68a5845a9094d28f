internal import GRDB
public import GrilleCore

/// What is in a vault: figures, never a token or a value.
public struct VaultReport: Sendable, Equatable {
  /// Tokens of one type.
  public struct Count: Sendable, Equatable {
    /// The type.
    public var type: InfoType
    /// How many serve.
    public var live: Int
    /// How many have ended and wait to be swept.
    public var expired: Int
  }

  /// By type, in order of their ids.
  public let counts: [Count]
  /// How many subjects have a secret.
  public let subjects: Int
  /// What is wrong, in words; nothing if all is well.
  public let faults: [String]

  /// - Complexity: reads all of the file.
  init(_ database: Database, at now: Int64) throws {
    var faults: [String] = []
    // Of the complaints the number alone: they name places of the file.
    let complaints = try String.fetchAll(database, sql: "PRAGMA integrity_check")
    if complaints != ["ok"] {
      faults.append("the file is damaged (\(complaints.count) complaints)")
    }
    let orphans = try Int.fetchOne(
      database,
      sql: """
        SELECT count(*) FROM tokens
        WHERE NOT EXISTS (SELECT 1 FROM subjects WHERE subjects.id = tokens.subject)
        """)
    if let orphans, orphans > 0 { faults.append("\(orphans) tokens have lost their subject") }
    let idle = try Int.fetchOne(
      database,
      sql: """
        SELECT count(*) FROM subjects
        WHERE NOT EXISTS (SELECT 1 FROM tokens WHERE tokens.subject = subjects.id)
        """)
    if let idle, idle > 0 { faults.append("\(idle) subjects have no token") }
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT type, sum(expires IS NULL OR expires > ?1), sum(expires IS NOT NULL AND expires <= ?1)
        FROM tokens GROUP BY type ORDER BY type
        """, arguments: [now])
    counts = try rows.map {
      Count(type: InfoType(try $0.value(0)), live: try $0.value(1), expired: try $0.value(2))
    }
    subjects = try Int.fetchOne(database, sql: "SELECT count(*) FROM subjects") ?? 0
    self.faults = faults
  }
}
