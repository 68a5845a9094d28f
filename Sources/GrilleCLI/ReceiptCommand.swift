internal import ArgumentParser
internal import Foundation
internal import GrilleKeys
internal import GrilleReports
internal import GrilleStreams

/// `grille receipt`: proof of what was done.
struct ReceiptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receipt", abstract: "Check the receipts that --receipt writes.",
    subcommands: [Verify.self])

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify",
      abstract: "Say whether a receipt is whole and unchanged, and what it tells.",
      discussion: """
        A receipt that holds shows that these figures were signed by a holder of the key, in this order, \
        from the beginning of a run to its end; with --output also that those bytes are what was given out. \
        It does not show what the input was, that every sensitive value was found, or when the run was: \
        its times are those of the clock of the machine.

        Exit status: 0 it holds; 1 it does not; 2 it cannot be read.
        """)

    @Argument(help: "The receipt.", completion: .file()) var receipt: String
    @OptionGroup var source: KeyRingOptions
    @Option(
      help: ArgumentHelp(
        "The public key to trust, as `grille key public` prints it; may be given often.",
        valueName: "hex"))
    var publicKey: [String] = []
    @Option(
      help: ArgumentHelp("Also check that this file is what was given out.", valueName: "file"),
      completion: .file())
    var output: String?

    func validate() throws {
      if source.keyRing == nil, publicKey.isEmpty {
        throw ValidationError("Say whom to trust: --key-ring or --public-key.")
      }
    }

    func run() throws {
      var verifiers = try publicKey.map { text in
        guard let verifier = Verifier(hexadecimal: text) else {
          throw ValidationError("--public-key takes the 64 digits of `grille key public`.")
        }
        return verifier
      }
      if let ring = try source.ring { verifiers += ring.receiptVerifiers.map(\.verifier) }
      var input = try Input(path: receipt)
      let bytes = try input.all()
      var found: (digest: [UInt8], count: Int)?
      if let output {
        var input = try Input(path: output)
        found = try input.digest()
      }
      do throws(ChainFault) {
        let summary = try ReceiptVerifier(verifiers).verify(bytes, output: found)
        try? Output.standard.write(Self.text(summary))
      } catch {
        StandardError.say("grille: \(receipt): \(error)")
        throw ExitStatus.found
      }
    }

    private static func text(_ summary: ReceiptSummary) -> String {
      func time(_ seconds: Int64) -> String {
        Date(timeIntervalSince1970: TimeInterval(seconds)).formatted(.iso8601)
      }
      return TextTable.render([
        ["the receipt holds", "\(summary.segments) lines"],
        ["grille", summary.version],
        ["began", time(summary.started)], ["ended", time(summary.ended)],
        ["bytes in", "\(summary.bytesIn)"], ["bytes out", "\(summary.bytesOut)"],
        ["records", "\(summary.records)"], ["withheld", "\(summary.withheld)"],
        ["status", "\(summary.status)"],
      ])
    }
  }
}

extension Input {
  /// The SHA-256 and the length of all that there is.
  fileprivate mutating func digest() throws(SystemFailure) -> (digest: [UInt8], count: Int) {
    var (digest, total) = (Digest(), 0)
    var buffer = [UInt8](repeating: 0, count: Self.chunk)
    while let count = try next(into: &buffer) {
      digest.update(buffer.span.extracting(0..<count))
      total += count
    }
    return (digest.value, total)
  }
}
