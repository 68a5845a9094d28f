//  A receipt read again, by somebody who has the public key and nothing else.

internal import Foundation
public import GrilleKeys

/// What is wrong with a receipt, and in which line.
public struct ReceiptFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of fault.
  public enum Code: String, Sendable, CaseIterable {
    /// Not a line of a receipt.
    case form
    /// The line is not as it was signed, or was signed with another key.
    case signature
    /// The line does not follow the one before: one was lost, added or moved, or it is of another run.
    case order
    /// The receipt does not begin with its beginning.
    case beginning
    /// The receipt has no end: the run was cut off, or the receipt was.
    case end
    /// Figures or times that cannot follow those before.
    case figures
    /// The output is not the one that the receipt is about.
    case output
  }

  /// The kind of fault.
  public let code: Code
  /// The line, from 1; 0 for the receipt as a whole.
  public let line: Int
  /// What is wrong.
  public let reason: String

  /// `line 3: the signature does not fit`.
  public var description: String { line > 0 ? "line \(line): \(reason)" : reason }
}

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
    var grille_receipt: Int
    var segment: Int
    var kind: String
    var previous: String
    var time: Int64
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
  /// - Throws: the first ``ReceiptFault``.
  public func verify(
    _ receipt: [UInt8], output: (digest: [UInt8], count: Int)? = nil
  ) throws(ReceiptFault) -> ReceiptSummary {
    var previous: [UInt8] = []
    var segments: [Segment] = []
    var start = 0
    while start < receipt.count {
      let number = segments.count + 1
      guard let feed = receipt[start...].firstIndex(of: 0x0A) else {
        throw ReceiptFault(code: .form, line: number, reason: "the line was cut off")
      }
      let line = Array(receipt[start...feed])
      let segment = try read(line, number)
      try check(segment, after: segments.last, previous, number)
      segments.append(segment)
      previous = Digest.sha256(line)
      start = feed + 1
    }
    guard let first = segments.first, let last = segments.last else {
      throw ReceiptFault(code: .form, line: 0, reason: "the receipt is empty")
    }
    guard last.kind == "end" else {
      throw ReceiptFault(
        code: .end, line: 0, reason: "it has no end: the run was cut off, or the receipt was")
    }
    if let output, output.digest.hexadecimal != last.output_sha256 || output.count != last.bytes_out
    {
      throw ReceiptFault(code: .output, line: 0, reason: "the output is another one")
    }
    return ReceiptSummary(
      version: first.version ?? "", started: first.time, ended: last.time,
      bytesIn: last.bytes_in ?? 0, bytesOut: last.bytes_out ?? 0, records: last.records ?? 0,
      withheld: (last.withheld ?? [:]).values.reduce(0, +), status: last.status ?? 0,
      segments: segments.count)
  }

  // MARK: one line

  private static let signatureHead = Array(",\"signature\":\"".utf8)
  private static let signatureCount = 128

  /// The segment on `line`, whose signature fits.
  private func read(_ line: [UInt8], _ number: Int) throws(ReceiptFault) -> Segment {
    let tail = Self.signatureHead.count + Self.signatureCount + 3
    let cut = line.count - tail
    guard cut > 0, line[cut...].starts(with: Self.signatureHead),
      line.suffix(3).elementsEqual("\"}\n".utf8),
      let signature = [UInt8](
        hexadecimal: line[(cut + Self.signatureHead.count)...].prefix(Self.signatureCount))
    else {
      throw ReceiptFault(code: .form, line: number, reason: "it is no line of a receipt")
    }
    let signed = Array(line[..<cut])
    guard verifiers.contains(where: { $0.proves(signed, by: signature) }) else {
      throw ReceiptFault(
        code: .signature, line: number,
        reason: "it is not as it was signed, or was signed with another key")
    }
    guard let segment = try? JSONDecoder().decode(Segment.self, from: Data(line)),
      segment.grille_receipt == ReceiptWriter.version
    else {
      throw ReceiptFault(code: .form, line: number, reason: "it is of a form that is not known")
    }
    return segment
  }

  private func check(
    _ segment: Segment, after last: Segment?, _ previous: [UInt8], _ number: Int
  ) throws(ReceiptFault) {
    guard let last else {
      guard segment.kind == "start", segment.segment == 0, segment.previous.isEmpty else {
        throw ReceiptFault(
          code: .beginning, line: number, reason: "the beginning of the receipt is missing")
      }
      return
    }
    guard last.kind != "end", segment.kind != "start", segment.segment == last.segment + 1,
      segment.previous == previous.hexadecimal
    else {
      throw ReceiptFault(
        code: .order, line: number,
        reason: "it does not follow the line before: one was lost, added or moved")
    }
    guard segment.hasGrown(since: last), segment.time >= last.time else {
      throw ReceiptFault(
        code: .figures, line: number, reason: "its figures or its time run backwards")
    }
  }
}
