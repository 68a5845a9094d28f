import Foundation
import Grille
import GrilleVault
import Testing

/// A vault under a redactor.
@Suite("Vault in the pipe")
struct VaultSessionTests {
  static let policy = """
    policy: keyed
    actions:
      otherwise: own
      types: {pan: token, pan_truncated: label, pan_last4: label, us_ssn: token}
    """

  static func redactor(_ ring: KeyRing, _ store: any TokenStore) throws -> Redactor {
    var options = RedactorOptions()
    options.keys = RedactorOptions.Keys(ring, store: store)
    options.reader = Reader(policy: .yaml(policy, file: "keyed.yaml"), keys: ["customer_id"])
    return try Redactor(options)
  }

  @Test("what is given out is kept, is left alone by a second pass, and goes with its customer")
  func pipe() throws {
    let folder = try VaultFolder()
    let text = """
      customer_id=C-1 card 4111 1111 1111 1111 ssn=536-90-4399
      {"customer_id": "C-2", "cardNumber": 5500005555555559}
      card 4111111111111111 of nobody

      """
    let redactor = try Self.redactor(folder.ring, try folder.vault())
    let once = redactor.redact(text)
    let tokens = once.matches(of: /tok_[a-z_]+_V_[0-9A-Za-z]{17}/).map { String($0.output) }
    #expect(tokens.count == 4 && tokens[0] == tokens[3])
    // Kept without a word of ours: another store finds them.
    #expect(try Self.redactor(folder.ring, try folder.vault()).redact(text) == once)
    #expect(redactor.redact(once) == once)
    #expect(try Redactor().redact(once) == once)
    let revealer = try folder.revealer()
    #expect(
      tokens.map(revealer.outcome)
        == ["4111111111111111", "536904399", "5500005555555559", "4111111111111111"])
    let care = try folder.care()
    #expect(try care.erase(subject: Redactor.subject("C-1"), keys: try VaultKeys(folder.ring)) == 2)
    #expect(
      tokens.map(revealer.outcome)
        == ["unknown-token", "unknown-token", "5500005555555559", "unknown-token"])
  }

  /// Gives tokens and cannot keep them.
  private struct Forgetful: TokenStore {
    func token(for request: TokenRequest) throws(TokenStoreError) -> VaultToken {
      VaultToken(randomFor: request.type)
    }
    func commit() throws(TokenStoreError) { throw TokenStoreError(.full, "no room") }
  }

  /// Gives none.
  private struct Broken: TokenStore {
    func token(for request: TokenRequest) throws(TokenStoreError) -> VaultToken {
      throw TokenStoreError(.busy, "locked")
    }
    func commit() throws(TokenStoreError) {}
  }

  @Test("a store that cannot keep what it gives has all of it withheld")
  func forgetful() throws {
    let redactor = try Self.redactor(KeyRing(at: 0), Forgetful())
    var session = redactor.session()
    var output: [UInt8] = []
    session.redact(Array("nothing here\n".utf8).span, into: &output)
    session.redact(Array("card 4111111111111111 x\n".utf8).span, into: &output)
    session.finish(into: &output)
    let text = String(decoding: output, as: UTF8.self)
    #expect(text.wholeMatch(of: /nothing here\n\[withheld:token-store:[0-9]+\]\n/) != nil)
    #expect(session.statistics.withheld == ["token-store": 1])
    #expect(session.statistics.bytesOut == output.count)
  }

  @Test("a label stands where a store gives no token")
  func broken() throws {
    let redactor = try Self.redactor(KeyRing(at: 0), Broken())
    #expect(redactor.redact("card 4111111111111111\n") == "card [pan]\n")
  }
}
