internal import Foundation
internal import GrilleKeys
internal import GrilleReveal
internal import GrilleStreams

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Who asked for which value and why: a chain of signed lines that every run goes on with. A value goes out
/// only once its line is on the disk.
final class RevealLog {
  static let format = "grille_reveal_log"

  private var chain: SignedChain
  private let output: Output

  /// Opens the log at `path`, alone, and checks that it is as it was written; makes it if there is none.
  ///
  /// - Throws: ``SystemFailure``, ``ChainFault``, or ``KeyError`` for a ring without a key for receipts.
  init(path: String, ring: KeyRing) throws {
    chain = try SignedChain(Self.format, signedWith: try ring.primary(for: .receipts))
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw SystemFailure(path) }
    output = Output(descriptor: descriptor, name: path)
    guard flock(descriptor, LOCK_EX) == 0 else { throw SystemFailure(path) }
    var input = try Input(path: path)
    var reader = SignedChainReader(Self.format, trusting: ring.receiptVerifiers.map(\.verifier))
    try reader.read(try input.all()) { _, _ in }
    chain.goOn(behind: reader)
  }

  deinit { close(output.descriptor) }

  /// Notes who asks.
  func begin(view: String, policy: String, reason: String, case number: String?) throws {
    try write(
      "begin",
      [
        ("view", try Self.json(view)), ("policy", try Self.json(policy)),
        ("reason", try Self.json(reason)), ("case", try number.map(Self.json) ?? "null"),
        ("user", "\(getuid())"),
      ])
  }

  /// Notes that the value of `token` goes out; of the token its digest, so that it can be looked for.
  func note(_ token: [UInt8], _ revealed: Revealer.Revealed) throws {
    try write(
      "reveal",
      [
        ("type", "\"\(revealed.type)\""), ("value_key", "\"\(revealed.key)\""),
        ("token_sha256", "\"\(Digest.sha256(token).hexadecimal)\""),
      ])
  }

  private func write(_ kind: String, _ members: [(name: String, json: String)]) throws {
    let now = Int64(Date().timeIntervalSince1970)
    try output.write(chain.line(kind, at: now, members))
    guard fdatasync(output.descriptor) == 0 else { throw SystemFailure(output.name) }
  }

  private static func json(_ text: String) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return String(decoding: try encoder.encode(text), as: UTF8.self)
  }
}
