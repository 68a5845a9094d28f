//  GitHub token: `ghp_`, `gho_`, `ghu_`, `ghs_` or `ghr_` and 36 symbols.
//
//  The last six are the CRC-32 of the first 30 in base 62 (0-9 A-Z a-z): over thirty zeros it is
//  2011552642, 2C8GjS. How `github_pat_` computes its six is not published; those pass by shape
//  (22, `_`, 59).
//  Source: GitHub, Behind GitHub's new authentication token formats, 2021.

enum GitHubToken {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    if value.count == 93 {
      for (index, byte) in "github_pat_".utf8.enumerated() where value[index] != byte {
        return false
      }
      for index in 11..<93 where index != 33 && !value[index].isAlphanumeric { return false }
      return value[33] == UInt8(ascii: "_")
    }
    guard value.count == 40, value[0] == UInt8(ascii: "g"), value[1] == UInt8(ascii: "h"),
      "pousr".utf8.contains(value[2]), value[3] == UInt8(ascii: "_")
    else { return false }
    for index in 4..<40 where !value[index].isAlphanumeric { return false }
    var crc = Digests.crc32(value.extracting(4..<34))
    for index in stride(from: 39, through: 34, by: -1) {
      let byte = value[index]
      let digit = byte.isLower ? UInt32(byte) - 61 : UInt32(byte.base36)
      if digit != crc % 62 { return false }
      crc /= 62
    }
    return crc == 0
  }
}
