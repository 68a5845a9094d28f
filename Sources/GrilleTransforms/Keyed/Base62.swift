//  Bytes as letters and digits, so that a token stands unharmed in JSON, URLs, CSV, XML and log lines. Eight
//  bytes become eleven letters, so long values cost no more for each byte than short ones.

/// Base 62 over `0-9A-Za-z`, in blocks of eight bytes.
package enum Base62 {
  private static let letters = Array(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
  /// How many letters so many bytes of a block take.
  private static let lengths = [0, 2, 3, 5, 6, 7, 9, 10, 11]

  /// Appends `bytes` to `output`.
  package static func encode(_ bytes: some Sequence<UInt8>, into output: inout [UInt8]) {
    var (block, count): (UInt64, Int) = (0, 0)
    func flush(into output: inout [UInt8]) {
      let start = output.count
      var rest = block
      for _ in 0..<lengths[count] {
        output.append(letters[Int(rest % 62)])
        rest /= 62
      }
      output[start...].reverse()
      (block, count) = (0, 0)
    }
    for byte in bytes {
      block = block << 8 | UInt64(byte)
      count += 1
      if count == 8 { flush(into: &output) }
    }
    flush(into: &output)
  }

  /// The bytes that `text` is written of; nil if nothing is written so.
  package static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var text = text[...]
    while !text.isEmpty {
      let block = text.prefix(11)
      text = text.dropFirst(11)
      guard let count = lengths.firstIndex(of: block.count), let value = value(of: block),
        count == 8 || value >> (8 * UInt64(count)) == 0
      else { return nil }
      for index in (0..<count).reversed() {
        bytes.append(UInt8(truncatingIfNeeded: value >> (8 * UInt64(index))))
      }
    }
    return bytes
  }

  private static func value(of block: some Collection<UInt8>) -> UInt64? {
    var value: UInt64 = 0
    for letter in block {
      let digit: UInt8
      switch letter {
      case 0x30...0x39: digit = letter - 0x30
      case 0x41...0x5A: digit = letter - 0x41 + 10
      case 0x61...0x7A: digit = letter - 0x61 + 36
      default: return nil
      }
      let (product, isLarge) = value.multipliedReportingOverflow(by: 62)
      let (sum, isLarger) = product.addingReportingOverflow(UInt64(digit))
      guard !isLarge, !isLarger else { return nil }
      value = sum
    }
    return value
  }
}
