//  What the first bytes of an input tell: text that is not read, and data that hide what is in them.

/// What an input is, by its first bytes.
package enum Beginning {
  /// How many bytes tell it.
  static let length = 6

  /// A form of text that nothing here reads: UTF-16 and UTF-32, by their byte order marks. Nil where
  /// `bytes` begin with none.
  static func wideText(_ bytes: some Collection<UInt8>) -> String? {
    wide.first { bytes.starts(with: $0.mark) }?.name
  }

  /// Whether more bytes behind `bytes` may make a mark of them.
  static func isUndecided(_ bytes: some Collection<UInt8>) -> Bool {
    wide.contains { bytes.count < $0.mark.count && $0.mark.starts(with: bytes) }
  }

  /// How `bytes` are packed; nil if they do not say so.
  static func compression(_ bytes: some Collection<UInt8>) -> String? {
    packed.first { bytes.starts(with: $0.mark) }?.name
  }

  // The mark of UTF-16 is the first half of one of UTF-32, so it comes behind it.
  private static let wide: [(mark: [UInt8], name: String)] = [
    ([0xFF, 0xFE, 0, 0], "UTF-32"), ([0, 0, 0xFE, 0xFF], "UTF-32"),
    ([0xFF, 0xFE], "UTF-16"), ([0xFE, 0xFF], "UTF-16"),
  ]

  private static let packed: [(mark: [UInt8], name: String)] = [
    ([0x1F, 0x8B], "gzip"), ([0x50, 0x4B, 0x03, 0x04], "zip"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "xz"), ([0x28, 0xB5, 0x2F, 0xFD], "zstd"),
    ([0x42, 0x5A, 0x68], "bzip2"),
  ]
}
