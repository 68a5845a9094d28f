//  A receipt read again, by somebody who has the public key and nothing else.

internal import Foundation
public import GrilleKeys

/// What a receipt says, once it is known to be whole.
public struct ReceiptSummary: Hashable, Sendable {
  /// The version of Grille.
  public var version: String
  /// When the run began and ended, in seconds since 1970.
  public var started: Int64
  /// See ``started``.
  public var ended: Int64
  /// Bytes and records of all inputs.
  public var bytesIn: Int
  /// See ``bytesIn``.
  public var bytesOut: Int
  /// See ``bytesIn``.
  public var records: Int
  /// Units withheld.
  public var withheld: Int
  /// The status with which the command ended.
  public var status: Int
  /// The lines of the receipt.
  public var segments: Int
}

/// Checks receipts.
public struct ReceiptVerifier: Sendable {
  private let verifiers: [Verifier]

  /// Trusts what was signed by one of `verifiers`.
  public init(_ verifiers: [Verifier]) { self.verifiers = verifiers }

  private struct Segment: Decodable {
    var version: String?
    var bytes_in: Int?
    var bytes_out: Int?
    var records: Int?
    var withheld: [String: Int]?
    var types: [String: Int]?
    var actions: [String: Int]?
    var rules: [String: Int]?
    var output_sha256: String?
    var status: Int?

    /// All figures that only grow.
    func hasGrown(since other: Segment) -> Bool {
      func grows(_ old: [String: Int]?, _ new: [String: Int]?) -> Bool {
        (old ?? [:]).allSatisfy { $0.value <= new?[$0.key] ?? 0 }
      }
      return (bytes_in ?? 0) >= (other.bytes_in ?? 0) && (bytes_out ?? 0) >= (other.bytes_out ?? 0)
        && (records ?? 0) >= (other.records ?? 0) && grows(other.withheld, withheld)
        && grows(other.types, types) && grows(other.actions, actions) && grows(other.rules, rules)
    }
  }

  /// Reads `receipt`, and checks that `output`, if it is given, is what was given out.
  ///
  /// - Parameter output: the SHA-256 and the length of the output.
  /// - Throws: the first ``ChainFault``.
  public func verify(
    _ receipt: [UInt8], output: (digest: [UInt8], count: Int)? = nil
  ) throws(ChainFault) -> ReceiptSummary {
    var reader = SignedChainReader(ReceiptWriter.format, trusting: verifiers)
    var start: (time: Int64, segment: Segment)?
    var end: (line: SignedChainReader.Line, segment: Segment)?
    try reader.read(receipt) { line, number throws(ChainFault) in
      guard let segment = try? JSONDecoder().decode(Segment.self, from: Data(line.bytes)) else {
        throw ChainFault(.form, line: number, "it is of a form that is not known")
      }
      guard (line.kind == "start") == (start == nil), end?.line.kind != "end" else {
        throw ChainFault(.order, line: number, "it is out of place: a receipt begins and ends once")
      }
      guard segment.hasGrown(since: end?.segment ?? Segment()) else {
        throw ChainFault(.figures, line: number, "its figures run backwards")
      }
      if start == nil { start = (line.time, segment) }
      end = (line, segment)
    }
    guard let start, let end else {
      throw ChainFault(.form, line: 0, "the receipt is empty")
    }
    guard end.line.kind == "end" else {
      throw ChainFault(.end, line: 0, "it has no end: the run was cut off, or the receipt was")
    }
    let last = end.segment
    if let output, output.digest.hexadecimal != last.output_sha256 || output.count != last.bytes_out
    {
      throw ChainFault(.output, line: 0, "the output is another one")
    }
    return ReceiptSummary(
      version: start.segment.version ?? "", started: start.time, ended: end.line.time,
      bytesIn: last.bytes_in ?? 0, bytesOut: last.bytes_out ?? 0, records: last.records ?? 0,
      withheld: (last.withheld ?? [:]).values.reduce(0, +), status: last.status ?? 0,
      segments: reader.count)
  }
}
