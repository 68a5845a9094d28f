//  A receipt: what a run did, told without a byte of what it saw, in a form that nobody without the key can
//  change unseen. It is a chain of signed lines (`SignedChain`): the first says what the run was made with, each
//  further one what was done so far, and the last says that it is the last.

internal import GrilleCore
public import GrilleKeys
public import GrillePipeline

/// What a run was made with.
public struct ReceiptHeader: Sendable {
  /// The version of Grille.
  public var version: String
  /// Random bytes that tell this run from others.
  public var run: [UInt8]
  /// What reads the data: names of a policy and a view, or nothing.
  public var policy: String?
  /// See ``policy``.
  public var view: String?
  /// The SHA-256 of the policy's text.
  public var policyDigest: [UInt8]?
  /// The SHA-256 of all packs and tables.
  public var packsDigest: [UInt8]
  /// The key with which values are replaced, if there is one.
  public var valueKey: Key.ID?

  /// Joins the parts.
  public init(
    version: String, run: [UInt8], policy: String? = nil, view: String? = nil,
    policyDigest: [UInt8]? = nil, packsDigest: [UInt8], valueKey: Key.ID? = nil
  ) {
    self.version = version
    self.run = run
    self.policy = policy
    self.view = view
    self.policyDigest = policyDigest
    self.packsDigest = packsDigest
    self.valueKey = valueKey
  }
}

/// Makes the lines of a receipt, from the first to the last.
public struct ReceiptWriter: Sendable {
  static let format = "grille_receipt"

  private var chain: SignedChain
  private var output = Digest()

  /// Signs with `key`, which must be one for receipts.
  ///
  /// - Throws: ``KeyError/Code/notUsable``.
  public init(_ key: Key) throws(KeyError) {
    chain = try SignedChain(Self.format, signedWith: key)
  }

  /// Takes what was given out next.
  public mutating func take(_ pieces: RedactedPieces, of chunk: Span<UInt8>) {
    for piece in pieces.pieces {
      switch piece {
      case .passed(let range): output.update(chunk.extracting(range.range))
      case .made(let range): output.update(pieces.bytes.span.extracting(range.range))
      }
    }
  }

  // MARK: lines

  /// The first line.
  ///
  /// - Parameter time: seconds since 1970.
  public mutating func start(_ header: ReceiptHeader, at time: Int64) -> [UInt8] {
    var members: [(name: String, json: String)] = [
      ("run", JSONText.string(header.run.hexadecimal)),
      ("version", JSONText.string(header.version)),
      ("packs_sha256", JSONText.string(header.packsDigest.hexadecimal)),
    ]
    members.append(("policy", header.policy.map(JSONText.string) ?? "null"))
    members.append(("view", header.view.map(JSONText.string) ?? "null"))
    members.append(
      ("policy_sha256", header.policyDigest.map { JSONText.string($0.hexadecimal) } ?? "null"))
    members.append(("value_key", header.valueKey.map { JSONText.string($0.rawValue) } ?? "null"))
    return chain.line("start", at: time, members)
  }

  /// A line with what was done so far.
  public mutating func part(_ statistics: RedactionStatistics, at time: Int64) -> [UInt8] {
    chain.line("part", at: time, totals(statistics))
  }

  /// The last line.
  ///
  /// - Parameter status: what the command ends with.
  public mutating func end(
    _ statistics: RedactionStatistics, status: Int, at time: Int64
  ) -> [UInt8] {
    chain.line("end", at: time, totals(statistics) + [("status", "\(status)")])
  }

  private func totals(_ statistics: RedactionStatistics) -> [(name: String, json: String)] {
    [
      ("bytes_in", "\(statistics.bytesIn)"), ("bytes_out", "\(statistics.bytesOut)"),
      ("records", "\(statistics.records)"),
      ("withheld", JSONText.object(statistics.withheld.map { ($0.key, "\($0.value)") })),
      ("types", JSONText.object(statistics.findings.map { ($0.key.rawValue, "\($0.value)") })),
      (
        "actions",
        JSONText.object(statistics.actions.map { (String(describing: $0.key), "\($0.value)") })
      ),
      ("rules", JSONText.object(statistics.rules.map { ($0.key, "\($0.value)") })),
      ("output_sha256", JSONText.string(output.value.hexadecimal)),
    ]
  }
}
