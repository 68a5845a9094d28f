import Foundation

/// The rows of `Vectors/NAME`, cells between tabs, comments left out.
func rows(_ name: String) throws -> [[String]] {
  let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors/\(name)")
  return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    .filter { !$0.hasPrefix("#") }
    .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) } }
}

/// `2b7e 1516` as bytes.
func bytes(_ hexadecimal: some StringProtocol) -> [UInt8] {
  let digits = hexadecimal.utf8.compactMap { byte -> UInt8? in
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46, 0x61...0x66: (byte | 0x20) - 0x57
    default: nil
    }
  }
  return stride(from: 0, to: digits.count, by: 2).map { digits[$0] * 16 + digits[$0 + 1] }
}
