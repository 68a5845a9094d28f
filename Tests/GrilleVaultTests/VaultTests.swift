import Foundation
import GRDB
import Grille
import GrilleReveal
import GrilleTesting
import Testing

@testable import GrilleVault

/// One value, one token, whoever asks.
@Suite("Vault")
struct VaultTests {
  static let card = "4111111111111111"

  @Test("a token is one of its form, means nothing, and is the same however the value is written")
  func token() throws {
    let folder = try VaultFolder()
    let transforms = try folder.transforms(try folder.vault())
    let token = try #require(transforms.token(Self.card))
    #expect(token.wholeMatch(of: /tok_pan_V_[0-9A-Za-z]{17}/) != nil)
    #expect(transforms.token("4111 1111 1111 1111") == token)
    #expect(transforms.token("5500005555555559") != token)
    #expect(transforms.areTokensKept)
    // Another store over the same file gives the same; another vault under the same ring does not.
    #expect(try folder.transforms(try folder.vault()).token("4111-1111-1111-1111") == token)
    let other = try VaultFolder(folder.ring)
    #expect(try other.transforms(try other.vault()).token(Self.card) != token)
    // Whoever it is for counts, and each brings back their own.
    let bureau = try folder.transforms(try folder.vault(), domain: "bureau")
    let theirs = try #require(bureau.token(Self.card))
    #expect(theirs != token)
    #expect(bureau.areTokensKept)
    #expect(try folder.revealer(domain: "bureau").outcome(theirs) == Self.card)
    #expect(try folder.revealer().outcome(theirs) == "not-authentic")
  }

  @Test(
    "only its own form is read as a token",
    arguments: [
      ("tok_pan_V_0KJviSGmARq2GtQuP", true), ("tok_us_ssn_V_0KJviSGmARq2GtQuP", true),
      ("tok_pan_k1_0KJviSGmARq2GtQuP", false), ("tok_pan_V_0KJviSGmARq2GtQu", false),
      ("tok_pan_V_zzzzzzzzzzzzzzzzz", false), ("enc_pan_V_0KJviSGmARq2GtQuP", false),
      ("tok_V_0KJviSGmARq2GtQuP", false), ("tok_pan_V_", false),
    ])
  func form(_ text: String, isToken: Bool) {
    let token = VaultToken(Array(text.utf8))
    #expect((token != nil) == isToken)
    if let token { #expect(token.text == Array(text.utf8)) }
  }

  @Test("what was not committed is seen by nobody and gone with its store")
  func uncommitted() throws {
    let folder = try VaultFolder()
    var vault: Vault? = try folder.vault()
    let token = try vault.map { try folder.transforms($0).token(Self.card) } ?? nil
    let lost = try #require(token)
    #expect(try folder.revealer().outcome(lost) == "unknown-token")
    vault = nil
    #expect(try folder.transforms(try folder.vault()).token(Self.card) != lost)
  }

  @Test("many stores and many threads give one value one token", arguments: [1, 8])
  func together(_ stores: Int) async throws {
    let folder = try VaultFolder()
    let vaults = try (0..<stores).map { _ in try folder.vault() }
    let values = (0..<400).map { "\(4_111_111_111_110_000 + $0)" }
    let tokens = try await withThrowingTaskGroup(of: [String: String].self) { group in
      for worker in 0..<8 {
        group.addTask {
          let transforms = try folder.transforms(vaults[worker % stores])
          var seen: [String: String] = [:]
          var generator = SeededGenerator(seed: UInt64(worker))
          for (index, value) in values.shuffled(using: &generator).enumerated() {
            seen[value] = transforms.token(value)
            if index % 20 == worker { #expect(transforms.areTokensKept) }
          }
          #expect(transforms.areTokensKept)
          return seen
        }
      }
      var all: [[String: String]] = []
      for try await one in group { all.append(one) }
      return all
    }
    #expect(tokens.count == 8)
    for one in tokens { #expect(one == tokens[0]) }
    #expect(Set(tokens[0].values).count == values.count)
    let report = try folder.care().check(try VaultKeys(folder.ring), at: folder.now)
    #expect(report.faults.isEmpty)
    #expect(report.counts == [.init(type: VaultFolder.pan, live: values.count, expired: 0)])
  }

  @Test("no file of a vault holds a value or a subject's name")
  func sealed() throws {
    let folder = try VaultFolder()
    let vault = try folder.vault()
    let transforms = try folder.transforms(vault)
    for number in 0..<200 {
      _ = transforms.token("4111 1111 1111 \(1000 + number)", subject: Redactor.subject("C-1001"))
    }
    #expect(transforms.areTokensKept)
    for clear in ["4111 1111 1111 1000", "4111111111111000", "C-1001"] {
      #expect(try !folder.holds(Array(clear.utf8)))
    }
    #expect(try folder.holds(Array("pan".utf8)), "the files were looked through")
  }

  @Test("a store that has failed shows nothing more, on any thread")
  func failed() throws {
    let folder = try VaultFolder()
    let vault = try folder.vault()
    let transforms = try folder.transforms(vault)
    #expect(transforms.token(Self.card) != nil)
    #expect(transforms.areTokensKept)
    // The table is gone, as after a fault of the disk.
    let other = try VaultFile(folder.path, for: .writing)
    try other.use { try $0.execute(sql: "DROP TABLE tokens") }
    #expect(transforms.token(Self.card) == nil)
    #expect(!transforms.areTokensKept)
    #expect(throws: TokenStoreError.self) { try vault.commit() }
  }
}
