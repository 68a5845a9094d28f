import Foundation
import GRDB
import Grille
import GrilleReveal
import Testing

@testable import GrilleVault

/// Tokens end: by time, by erasure, by loss of their keys.
@Suite("End of tokens")
struct EndOfTokensTests {
  static let card = "4111111111111111"

  @Test("a token ends when it was said to, is replaced, and is swept away")
  func expiry() throws {
    let folder = try VaultFolder()
    let transforms = try folder.transforms(try folder.vault(lifetime: 90))
    let token = try #require(transforms.token(Self.card))
    #expect(transforms.areTokensKept)
    let revealer = try folder.revealer()
    folder.pass(89)
    #expect(transforms.token(Self.card) == token)
    #expect(revealer.outcome(token) == Self.card)
    #expect(try folder.care().sweep(at: folder.now) == 0)
    folder.pass(1)
    #expect(revealer.outcome(token) == "expired")
    #expect(
      try folder.care().check(nil, at: folder.now).counts
        == [.init(type: VaultFolder.pan, live: 0, expired: 1)])
    let next = try #require(transforms.token(Self.card))
    #expect(transforms.areTokensKept)
    #expect(next != token)
    #expect(revealer.outcome(token) == "unknown-token")
    #expect(revealer.outcome(next) == Self.card)
    folder.pass(90)
    #expect(try folder.care().sweep(at: folder.now) == 1)
    let report = try folder.care().check(nil, at: folder.now)
    #expect(report.counts.isEmpty && report.subjects == 0 && report.faults.isEmpty)
  }

  @Test("nobody puts the end of a token off, or makes it another value's")
  func bound() throws {
    let folder = try VaultFolder()
    let transforms = try folder.transforms(try folder.vault(lifetime: 90))
    let tokens = try ["4111111111111111", "5500005555555559"].map {
      try #require(transforms.token($0, subject: 7))
    }
    #expect(transforms.areTokensKept)
    func outcomes() throws -> [String] {
      let revealer = try folder.revealer()
      return tokens.map { revealer.outcome($0) }
    }
    let file = try VaultFile(folder.path, for: .writing)
    try file.use { try $0.execute(sql: "UPDATE tokens SET expires = expires + 1000") }
    #expect(try outcomes() == ["not-authentic", "not-authentic"])
    try file.use { try $0.execute(sql: "UPDATE tokens SET expires = expires - 1000") }
    #expect(
      try outcomes() == ["4111111111111111", "5500005555555559"])
    try file.use { database in
      try database.execute(
        sql: "UPDATE tokens SET sealed = (SELECT max(sealed) FROM tokens)")
    }
    #expect(try outcomes().contains("not-authentic"))
  }

  @Test("what is erased of one subject comes back for nobody; all else stays")
  func erasure() throws {
    let folder = try VaultFolder()
    let transforms = try folder.transforms(try folder.vault())
    let (ada, jan) = (Redactor.subject("C-1001"), Redactor.subject("C-1002"))
    let hers = try (0..<50).map {
      try #require(transforms.token("41111111111110\(10 + $0)", subject: ada))
    }
    let his = try #require(transforms.token("5500005555555559", subject: jan))
    let nobodys = try #require(transforms.token("4012888888881881"))
    #expect(transforms.areTokensKept)
    let reader = try VaultReader(path: folder.path, keys: try VaultKeys(folder.ring))
    let token = try #require(VaultToken(Array(hers[0].utf8)))
    let stored = try #require(try reader.stored(for: token))
    #expect(try folder.holds(stored.secret) && folder.holds(stored.sealed))

    let keys = try VaultKeys(folder.ring)
    #expect(try folder.care().erase(subject: ada, keys: keys) == 50)
    // Not in the tables, not in what is free of them, not in the log of writes.
    #expect(try !folder.holds(stored.secret) && !folder.holds(stored.sealed))
    let revealer = try folder.revealer()
    for token in hers { #expect(revealer.outcome(token) == "unknown-token") }
    #expect(revealer.outcome(his) == "5500005555555559")
    #expect(revealer.outcome(nobodys) == "4012888888881881")
    #expect(try #require(transforms.token("4111111111111010", subject: ada)) != hers[0])
    #expect(transforms.areTokensKept)
    #expect(try folder.care().erase(subject: Redactor.subject("C-1"), keys: keys) == 0)

    let nobody = try #require(VaultToken(Array(nobodys.utf8)))
    #expect(try folder.care().erase(token: nobody))
    #expect(try !folder.care().erase(token: nobody))
    #expect(revealer.outcome(nobodys) == "unknown-token")
    #expect(try folder.care().check(keys, at: folder.now).faults.isEmpty)
  }

  @Test("a new key of the ring keeps tokens and finds subjects; with a destroyed one they end")
  func rotation() throws {
    let folder = try VaultFolder()
    let first = try folder.transforms(try folder.vault())
    let ada = Redactor.subject("C-1001")
    let token = try #require(first.token(Self.card, subject: ada))
    #expect(first.areTokensKept)

    var ring = folder.ring
    let new = try ring.rotate(.values, at: 1)
    let second = try folder.transforms(try folder.vault(ring), ring)
    #expect(second.token(Self.card, subject: ada) == token)
    let later = try #require(second.token("5500005555555559", subject: ada))
    #expect(second.areTokensKept)
    let revealer = try folder.revealer(ring)
    #expect(revealer.outcome(token) == Self.card)
    #expect(revealer.outcome(later) == "5500005555555559")

    // The ring as it was would take what the new key has made for new.
    #expect { try folder.vault() } throws: { ($0 as? TokenStoreError)?.code == .wrongRing }

    let old = try #require(Key.ID(rawValue: "k1"))
    try ring.disable(old)
    #expect(try folder.revealer(ring).outcome(token) == "not-usable")
    #expect(throws: TokenStoreError.self) {
      try folder.care().erase(subject: ada, keys: try VaultKeys(ring))
    }
    try ring.enable(old)
    #expect(try folder.care().erase(subject: ada, keys: try VaultKeys(ring)) == 2)

    try ring.destroy(old)
    let third = try folder.transforms(try folder.vault(ring), ring)
    #expect(try #require(third.token(Self.card)) != token)
    #expect(try ring.key(new, for: .values).isUsable)
  }

  @Test("another ring is refused before anything is made with it")
  func wrongRing() throws {
    let folder = try VaultFolder()
    let other = KeyRing(at: 0)
    #expect { try folder.vault(other) } throws: { ($0 as? TokenStoreError)?.code == .wrongRing }
    #expect { try folder.revealer(other) } throws: { ($0 as? TokenStoreError)?.code == .wrongRing }
    #expect {
      try folder.care().erase(subject: 1, keys: try VaultKeys(other))
    } throws: {
      ($0 as? TokenStoreError)?.code == .wrongRing
    }
  }

  @Test("a copy made while tokens are made is whole, and of one moment")
  func backup() async throws {
    let folder = try VaultFolder()
    let transforms = try folder.transforms(try folder.vault())
    let writer = Task {
      var made: [String] = []
      for number in 0..<3000 {
        guard let token = transforms.token("\(4_000_000_000_000_000 + number)") else { break }
        made.append(token)
        if number % 10 == 0 { #expect(transforms.areTokensKept) }
      }
      #expect(transforms.areTokensKept)
      return made
    }
    var sizes: [Int] = []
    for number in 0..<5 {
      let copy = folder.folder.appending(path: "copy\(number)").path
      try folder.care().backup(to: copy)
      let report = try VaultCare(path: copy).check(try VaultKeys(folder.ring), at: folder.now)
      #expect(report.faults.isEmpty)
      sizes.append(report.counts.first?.live ?? 0)
    }
    let made = await writer.value
    #expect(made.count == 3000)
    #expect(sizes == sizes.sorted())
    let whole = folder.folder.appending(path: "whole").path
    try folder.care().backup(to: whole)
    #expect(try folder.revealer(path: whole).outcome(made[2999]) == "4000000000002999")
    #expect(throws: TokenStoreError.self) { try folder.care().backup(to: whole) }
    #expect(try VaultCare(path: whole).check(nil, at: folder.now).counts.first?.live == 3000)
  }
}
