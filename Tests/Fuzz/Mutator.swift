//  Inputs made of others: what a careless writer, a broken pipe or an attacker makes of them.

package import GrilleTesting

/// Makes inputs of seeds.
package struct Mutator {
  package var generator: SeededGenerator
  private let seeds: [[UInt8]]
  /// The most bytes of a small input.
  private let longest = 3000

  package init(seeds: [[UInt8]], generator: SeededGenerator) {
    self.seeds = seeds
    self.generator = generator
  }

  /// Signs on which readers turn, values, and what is found by name.
  private static let signs: [[UInt8]] =
    [
      "{", "}", "[", "]", ":", ",", ";", "|", "\t", "\"", "'", "\\", "\\\"", "\\u0034", "\\n", "<",
      ">", "/>", "</", "<a>", "</a>", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "<!D", "&lt;",
      "&#52;", "=", "&", "%", "%34", "%5B", "?", "#", "@", "-", "--", "+", ".", "*", " ", "\n",
      "\r\n", "\r", "\n\n", "\0", "\"\"", "\",\"", "\":\"", "\": ", "null", "true", "1e9", "-0",
      "[pin]", "[us_ssn]", "************1111", "pin", "ssn", "password", "cvv", "card", "1234",
      "536904399", "536-90-4399", "4111111111111111", "hunter2x", "jan@example.com", "--b\r\n",
      "Content-Disposition: form-data; name=\"pin\"\r\n\r\n", "-----BEGIN PRIVATE KEY-----\n",
      "-----END PRIVATE KEY-----\n", "id,ssn,note\n", "\u{FEFF}", "\u{FF14}", "é", "token=",
      "Authorization: Bearer abcDEF123456789012345", "DE89370400440532013000", "12/29", "zip",
      ":50K:/12345678\n", ":59:", "MUSTER AG\r\n", "1 SAMPLE CIRCLE\n", "ssn=$1", "$1 = '", "ssn=?",
      "params: [", "<SchmeNm><Cd>SOSE</Cd>", "\"stringValue\":",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0x80], [0xF5]]

  /// The next small input.
  package mutating func next() -> [UInt8] {
    var bytes = generator.pick(seeds)
    // Short ones stand together as the lines of a log do.
    while bytes.count < 400, generator.once(in: 2) { bytes += generator.pick(seeds) }
    for _ in 0..<generator.number(in: 1...6) { mutate(&bytes) }
    if bytes.count > longest { bytes.removeSubrange(longest...) }
    return bytes
  }

  /// An input longer than a record: small ones in a row, with and without line feeds.
  package mutating func nextLong() -> [UInt8] {
    var bytes: [UInt8] = []
    let size = generator.number(in: 270_000...700_000)
    if generator.once(in: 2) { bytes = next() }
    while bytes.count < size {
      var piece = next()
      if generator.once(in: 2) { piece.removeAll { $0 == 0x0A } }
      for _ in 0..<generator.number(in: 1...400) { bytes += piece }
    }
    return bytes
  }

  private mutating func mutate(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else {
      bytes = generator.pick(seeds)
      return
    }
    let place = generator.number(in: 0...bytes.count - 1)
    switch generator.number(in: 0...11) {
    case 0: bytes[place] ^= 1 << UInt8(generator.number(in: 0...7))
    case 1: bytes[place] = UInt8(generator.number(in: 0...255))
    case 2, 3, 4, 5: bytes.insert(contentsOf: generator.pick(Self.signs), at: place)
    case 6: bytes.removeSubrange(piece(of: bytes, from: place))
    case 7: bytes.insert(contentsOf: bytes[piece(of: bytes, from: place)], at: place)
    case 8: splice(&bytes, at: place)
    case 9: bytes.removeSubrange(place...)
    case 10: endLines(&bytes)
    default:
      let range = piece(of: bytes, from: place)
      bytes.replaceSubrange(range, with: generator.pick(Self.signs))
    }
  }

  private mutating func piece(of bytes: [UInt8], from place: Int) -> Range<Int> {
    let most = generator.once(in: 3) ? bytes.count : 12
    return place..<min(bytes.count, place + generator.number(in: 1...most))
  }

  private mutating func splice(_ bytes: inout [UInt8], at place: Int) {
    let other = generator.pick(seeds)
    guard !other.isEmpty else { return }
    let start = generator.number(in: 0...other.count - 1)
    bytes.replaceSubrange(place..., with: other[start...])
  }

  /// Some lines end as others' do.
  private mutating func endLines(_ bytes: inout [UInt8]) {
    var ended: [UInt8] = []
    for byte in bytes where byte != 0x0D {
      if byte == 0x0A, generator.once(in: 2) { ended.append(0x0D) }
      ended.append(byte)
    }
    bytes = ended
  }
}
