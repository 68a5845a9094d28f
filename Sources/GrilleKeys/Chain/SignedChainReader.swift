internal import Foundation

/// What is wrong with a chain, and in which line.
public struct ChainFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of fault.
  public enum Code: String, Sendable, CaseIterable {
    /// Not a line of such a chain.
    case form
    /// The line is not as it was signed, or was signed with another key.
    case signature
    /// The line does not follow the one before: one was lost, added or moved, or it is of another chain.
    case order
    /// The chain does not begin with its beginning.
    case beginning
    /// It has no end.
    case end
    /// Figures or times that cannot follow those before.
    case figures
    /// What it is about is something else.
    case output
  }

  /// The kind of fault.
  public let code: Code
  /// The line, from 1; 0 for the chain as a whole.
  public let line: Int
  /// What is wrong.
  public let reason: String

  /// Joins the parts.
  public init(_ code: Code, line: Int, _ reason: String) {
    self.code = code
    self.line = line
    self.reason = reason
  }

  /// `line 3: it is not as it was signed`.
  public var description: String { line > 0 ? "line \(line): \(reason)" : reason }
}

/// Reads a chain line by line, with the public key and nothing else.
public struct SignedChainReader: Sendable {
  /// How many lines were read.
  public private(set) var count = 0
  /// The SHA-256 of the last of them.
  public private(set) var digest: [UInt8] = []

  private let format: String
  private let verifiers: [Verifier]
  private var time = Int64.min

  /// Reads chains of `format`, and trusts what was signed by one of `verifiers`.
  public init(_ format: String, trusting verifiers: [Verifier]) {
    self.format = format
    self.verifiers = verifiers
  }

  /// What a line says beside its own figures.
  public struct Line: Sendable {
    /// The word that tells what it is.
    public let kind: String
    /// When it was written, in seconds since 1970.
    public let time: Int64
    /// The line, to be read further.
    public let bytes: [UInt8]
  }

  private struct Head: Decodable {
    var segment: Int
    var kind: String
    var previous: String
    var time: Int64
  }

  /// Reads all lines of `bytes` and hands them to `body` one after the other, each once it is known to be
  /// genuine and to follow the one before.
  ///
  /// - Throws: the first ``ChainFault``.
  public mutating func read(
    _ bytes: [UInt8], _ body: (Line, _ number: Int) throws(ChainFault) -> Void
  ) throws(ChainFault) {
    var start = 0
    while start < bytes.count {
      guard let feed = bytes[start...].firstIndex(of: 0x0A) else {
        throw ChainFault(.form, line: count + 1, "the line was cut off")
      }
      let line = try read(line: Array(bytes[start...feed]))
      try body(line, count)
      start = feed + 1
    }
  }

  // MARK: one line

  private static let signatureHead = Array(",\"signature\":\"".utf8)
  private static let signatureCount = 128

  private mutating func read(line: [UInt8]) throws(ChainFault) -> Line {
    let number = count + 1
    let cut = line.count - Self.signatureHead.count - Self.signatureCount - 3
    guard cut > 0, line[cut...].starts(with: Self.signatureHead),
      line.suffix(3).elementsEqual("\"}\n".utf8),
      let signature = [UInt8](
        hexadecimal: line[(cut + Self.signatureHead.count)...].prefix(Self.signatureCount))
    else { throw ChainFault(.form, line: number, "it is no line of such a file") }
    let signed = Array(line[..<cut])
    guard verifiers.contains(where: { $0.proves(signed, by: signature) }) else {
      throw ChainFault(
        .signature, line: number, "it is not as it was signed, or was signed with another key")
    }
    guard line.starts(with: Array("{\"\(format)\":\(SignedChain.version),".utf8)),
      let head = try? JSONDecoder().decode(Head.self, from: Data(line))
    else { throw ChainFault(.form, line: number, "it is of a form that is not known") }
    guard count > 0 || head.segment == 0 && head.previous.isEmpty else {
      throw ChainFault(.beginning, line: number, "the beginning is missing")
    }
    guard head.segment == count, head.previous == digest.hexadecimal else {
      throw ChainFault(
        .order, line: number, "it does not follow the line before: one was lost, added or moved")
    }
    guard head.time >= time else {
      throw ChainFault(.figures, line: number, "its time runs backwards")
    }
    time = head.time
    digest = Digest.sha256(line)
    count += 1
    return Line(kind: head.kind, time: head.time, bytes: line)
  }
}
