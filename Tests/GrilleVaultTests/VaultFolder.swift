import Foundation
import Grille
import GrilleReveal
import GrilleVault
import Synchronization

/// A vault in a folder of its own, its ring, and a clock that the test moves; all goes when this does.
final class VaultFolder: Sendable {
  static let pan = InfoType("pan")

  let folder: URL
  let ring: KeyRing
  private let time = Atomic<Int64>(1_800_000_000)

  init(_ ring: KeyRing = KeyRing(at: 0)) throws {
    self.ring = ring
    folder = FileManager.default.temporaryDirectory.appending(path: "vault-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Vault.create(path, keys: try VaultKeys(ring))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var path: String { folder.appending(path: "vault").path }
  var now: Int64 { time.load(ordering: .relaxed) }
  func pass(_ seconds: Int64) { time.add(seconds, ordering: .relaxed) }

  /// Another store over the same file.
  func vault(_ ring: KeyRing? = nil, lifetime: Int64? = nil) throws -> Vault {
    try Vault(path: path, keys: try VaultKeys(ring ?? self.ring), lifetime: lifetime) { self.now }
  }

  func care() throws -> VaultCare { try VaultCare(path: path) }

  /// What takes values' places with tokens of `vault`.
  func transforms(
    _ vault: Vault, _ ring: KeyRing? = nil, domain: String = ""
  ) throws -> KeyedTransforms {
    try KeyedTransforms(
      ring ?? self.ring, domain: domain, forms: [Self.pan: ValueForm(canonical: .digits)],
      store: vault)
  }

  /// What brings values back.
  func revealer(_ ring: KeyRing? = nil, domain: String = "", path: String? = nil) throws -> Revealer
  {
    let ring = ring ?? self.ring
    let reader = try VaultReader(path: path ?? self.path, keys: try VaultKeys(ring))
    return Revealer(ring, domain: domain, vault: reader, now: { self.now }) { _ in true }
  }

  /// Whether `bytes` stand in one of the vault's files.
  func holds(_ bytes: [UInt8]) throws -> Bool {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let data = try Data(contentsOf: folder.appending(path: name))
      if data.range(of: Data(bytes)) != nil { return true }
    }
    return false
  }
}

extension KeyedTransforms {
  /// The token of a card number, as text; nil if there is none.
  func token(_ value: String, subject: UInt64? = nil) -> String? {
    var output: [UInt8] = []
    let isReplaced = replace(
      Array(value.utf8), of: VaultFolder.pan, by: .token, subject: subject, into: &output)
    return isReplaced ? String(decoding: output, as: UTF8.self) : nil
  }
}

extension Revealer {
  /// What comes back of a token, or the reason why nothing does.
  func outcome(_ token: String) -> String {
    guard let token = VaultToken(Array(token.utf8)) else { return "no token" }
    do throws(RevealError) {
      return String(decoding: try reveal(token).value, as: UTF8.self)
    } catch {
      return error.code
    }
  }
}
