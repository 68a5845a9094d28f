//  Lines that prove each other: one JSON object a line, each with an Ed25519 signature over itself without the
//  signature, and the SHA-256 of the line before. A changed line, a lost one, two in another order and a line
//  of another chain are all noticed. What is cut off at the end is not: who needs that says which line is the last.
//
//      {"<format>":1,"segment":0,"kind":"start","previous":"","key":"k2","time":1795000000,…,"signature":"…"}
//      {"<format>":1,"segment":1,"kind":"part","previous":"<digest of the line above>",…}

/// Makes the lines of a chain, from the first or behind those that are there.
public struct SignedChain: Sendable {
  /// The version of the form.
  public static let version = 1

  private let format: String
  private let id: Key.ID
  private let key: SigningKey
  private var segment: Int
  private var previous: [UInt8]

  /// A chain of `format` without a line, signed with `key`, which must be one for receipts.
  ///
  /// - Throws: ``KeyError/Code/notUsable``.
  public init(_ format: String, signedWith key: Key) throws(KeyError) {
    guard key.purpose == .receipts else {
      throw KeyError(.notUsable, "key \(key.id) is for \(key.purpose.rawValue)")
    }
    self.format = format
    id = key.id
    self.key = try SigningKey(key)
    segment = 0
    previous = []
  }

  /// Goes on behind the lines that `reader` has read.
  public mutating func goOn(behind reader: SignedChainReader) {
    (segment, previous) = (reader.count, reader.digest)
  }

  /// The next line, with its line feed.
  ///
  /// - Parameters:
  ///   - kind: a word.
  ///   - time: seconds since 1970.
  ///   - members: names and JSON, put in as they are.
  public mutating func line(
    _ kind: String, at time: Int64, _ members: [(name: String, json: String)]
  ) -> [UInt8] {
    let head = [
      (format, "\(Self.version)"), ("segment", "\(segment)"), ("kind", "\"\(kind)\""),
      ("previous", "\"\(previous.hexadecimal)\""), ("key", "\"\(id)\""), ("time", "\(time)"),
    ]
    let body = (head + members).map { "\"\($0)\":\($1)" }.joined(separator: ",")
    let signed = Array("{\(body)".utf8)
    let line = signed + Array(",\"signature\":\"\(key.signature(of: signed).hexadecimal)\"}\n".utf8)
    segment += 1
    previous = Digest.sha256(line)
    return line
  }
}

extension [UInt8] {
  /// Two lower-case digits a byte.
  public var hexadecimal: String {
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
  public init?(hexadecimal text: some Collection<UInt8>) {
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
