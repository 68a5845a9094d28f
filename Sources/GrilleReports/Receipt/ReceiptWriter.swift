//  A receipt: what a run did, told without a byte of what it saw, in a form that nobody without the key can
//  change unseen. One JSON object a line:
//
//      {"grille_receipt":1,"segment":0,"kind":"start","previous":"","run":"…","time":…,…,"signature":"…"}
//      {"grille_receipt":1,"segment":1,"kind":"part","previous":"<SHA-256 of the line above>",…}
//      {"grille_receipt":1,"segment":2,"kind":"end",…}
//
//  Each line carries an Ed25519 signature over itself without the signature, and the digest of the line before, so
//  that a changed line, a lost one, two in another order and lines of another run are all noticed, and a
//  receipt without its end is known to be cut.

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
  static let version = 1

  private let id: Key.ID
  private let key: SigningKey
  private var segment = 0
  private var previous: [UInt8] = []
  private var output = Digest()

  /// Signs with `key`, which must be one for receipts.
  ///
  /// - Throws: ``KeyError/Code/notUsable``.
  public init(_ key: Key) throws(KeyError) {
    guard key.purpose == .receipts else {
      throw KeyError(.notUsable, "key \(key.id) is for \(key.purpose.rawValue)")
    }
    id = key.id
    self.key = try SigningKey(key)
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
    var members = [
      ("run", JSONText.string(header.run.hexadecimal)),
      ("version", JSONText.string(header.version)),
      ("packs_sha256", JSONText.string(header.packsDigest.hexadecimal)),
    ]
    members.append(("policy", header.policy.map(JSONText.string) ?? "null"))
    members.append(("view", header.view.map(JSONText.string) ?? "null"))
    members.append(
      ("policy_sha256", header.policyDigest.map { JSONText.string($0.hexadecimal) } ?? "null"))
    members.append(("value_key", header.valueKey.map { JSONText.string($0.rawValue) } ?? "null"))
    return line("start", at: time, members)
  }

  /// A line with what was done so far.
  public mutating func part(_ statistics: RedactionStatistics, at time: Int64) -> [UInt8] {
    line("part", at: time, totals(statistics))
  }

  /// The last line.
  ///
  /// - Parameter status: what the command ends with.
  public mutating func end(
    _ statistics: RedactionStatistics, status: Int, at time: Int64
  ) -> [UInt8] {
    line("end", at: time, totals(statistics) + [("status", "\(status)")])
  }

  private func totals(_ statistics: RedactionStatistics) -> [(String, String)] {
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

  private mutating func line(
    _ kind: String, at time: Int64, _ members: [(String, String)]
  ) -> [UInt8] {
    let head = [
      ("grille_receipt", "\(Self.version)"), ("segment", "\(segment)"),
      ("kind", JSONText.string(kind)), ("previous", JSONText.string(previous.hexadecimal)),
      ("key", JSONText.string(id.rawValue)), ("time", "\(time)"),
    ]
    let body = (head + members).map { "\"\($0)\":\($1)" }.joined(separator: ",")
    let signed = Array("{\(body)".utf8)
    let signature = key.signature(of: signed).hexadecimal
    let line = signed + Array(",\"signature\":\"\(signature)\"}\n".utf8)
    segment += 1
    previous = Digest.sha256(line)
    return line
  }
}

extension [UInt8] {
  /// Two lower-case digits a byte.
  var hexadecimal: String {
    let digits = Array<UInt8>("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(count * 2)
    for byte in self {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes that ``hexadecimal`` writes as `text`; nil for anything else.
  init?(hexadecimal text: some Collection<UInt8>) {
    func digit(_ byte: UInt8) -> UInt8? {
      switch byte {
      case 0x30...0x39: byte - 0x30
      case 0x61...0x66: byte - 0x61 + 10
      default: nil
      }
    }
    guard text.count % 2 == 0 else { return nil }
    self = []
    var high: UInt8?
    for byte in text {
      guard let value = digit(byte) else { return nil }
      if let first = high {
        append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
  }
}
