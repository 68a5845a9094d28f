//  Random tokens in a file, for one process or many.
//
//      look up ─▶ known ───────────────────────────────▶ token
//         └─────▶ new ─▶ begin ─▶ look up ─▶ insert ─▶ token … commit
//
//  A value is looked up outside of any transaction. The first new one begins one, under SQLite's lock for writers,
//  so that of all processes one alone gives a value its token; it looks again, since another may have been faster.
//  The transaction goes on until what was made is to be shown, or for `longest`, whatever comes first: one wait for
//  the disk serves all values of a chunk, and others wait no longer than that. Nobody sees a row before it is on
//  the disk, so what is found may be shown at once.

internal import Foundation
internal import GRDB
internal import GrilleCore
internal import GrilleKeys
public import GrilleTransforms
internal import Synchronization

/// A token store in a file.
///
/// Threads share one; processes open the same file. After a failure it throws from then on: what it gave out since
/// it last committed is lost. Makes some twenty thousand tokens a second and finds ninety thousand; see
/// `Tests/Benchmarks/RESULTS.md`.
public final class Vault: Sendable {
  /// A transaction that is older is committed before the next token is made.
  static let longest = Duration.milliseconds(50)

  private struct State {
    var file: VaultFile
    /// When the transaction in hand began; nil if there is none.
    var began: ContinuousClock.Instant?
    var failure: TokenStoreError?
  }

  private let state: Mutex<State>
  private let lifetime: Int64?
  private let now: @Sendable () -> Int64

  /// Opens the vault at `path` to give tokens.
  ///
  /// - Parameters:
  ///   - keys: those of the ring that it was made with, or of what became of that ring.
  ///   - lifetime: after how many seconds new tokens end; nil for never.
  ///   - now: seconds since 1970.
  /// - Throws: ``TokenStoreError``; nothing is changed then.
  public init(
    path: String, keys: VaultKeys, lifetime: Int64? = nil,
    now: @escaping @Sendable () -> Int64 = Vault.clock
  ) throws(TokenStoreError) {
    let file = try VaultFile(path, for: .writing)
    try file.use { try Ownership.claim($0, by: keys, of: path) }
    state = Mutex(State(file: file))
    self.lifetime = lifetime
    self.now = now
  }

  /// Makes a new vault at `path`, for tokens under the keys of one ring; its owner alone may use the file.
  ///
  /// - Throws: ``TokenStoreError``: a file that is there is not touched.
  public static func create(_ path: String, keys: VaultKeys) throws(TokenStoreError) {
    try VaultFile.create(path) { try Ownership.note(keys, in: $0) }
  }

  /// Seconds since 1970.
  public static let clock: @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970) }

  /// What `body` gives, alone with the file; whatever it throws is the vault's failure from then on.
  private func use<Result: Sendable>(
    _ body: (Database, inout ContinuousClock.Instant?) throws -> Result
  ) throws(TokenStoreError) -> Result {
    try state.withLock { state throws(TokenStoreError) in
      if let failure = state.failure { throw failure }
      do throws(TokenStoreError) {
        var began = state.began
        let result = try state.file.use { try body($0, &began) }
        state.began = began
        return result
      } catch {
        // Nothing is left of the transaction, and others need not wait for it.
        try? state.file.use { if $0.isInsideTransaction { try $0.rollback() } }
        state.failure = error
        throw error
      }
    }
  }
}

extension Vault: TokenStore {
  /// The token of a value. An expired one is replaced by a new one.
  public func token(for request: TokenRequest) throws(TokenStoreError) -> VaultToken {
    let now = now()
    let expires = lifetime.map { now + $0 }
    return try use { database, began in
      if began == nil, let known = try TokenRows.token(for: request, at: now, in: database) {
        return known
      }
      if let start = began, ContinuousClock.now - start > Self.longest {
        try database.commit()
        began = nil
      }
      if began == nil {
        try database.beginTransaction(.immediate)
        began = .now
      }
      if let known = try TokenRows.token(for: request, at: now, in: database) { return known }
      return try TokenRows.insert(request, at: now, expires: expires, in: database)
    }
  }

  /// Makes last what was given out: one wait for the disk, or none if nothing is new.
  public func commit() throws(TokenStoreError) {
    try use { database, began in
      guard began != nil else { return }
      try database.commit()
      began = nil
    }
  }
}
