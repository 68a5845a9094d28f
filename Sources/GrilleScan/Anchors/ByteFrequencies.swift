//  How often each byte stands in logs: of 100,000 bytes of system and service logs of a dozen kinds,
//  at least 1. Only for choosing the rarest of several anchors; what is found does not depend on it.

enum ByteFrequencies {
  private static let table: [UInt16] = [
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 451, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    7093, 1, 4164, 1, 36, 1, 75, 1, 182, 185, 14, 1, 1181, 2397, 1952, 715,
    4292, 3884, 3213, 2387, 2698, 2812, 2057, 1969, 1989, 2001, 2614, 59, 1, 1048, 1, 37,
    84, 204, 108, 241, 185, 243, 222, 163, 160, 304, 136, 146, 217, 225, 269, 249,
    184, 77, 306, 277, 565, 122, 103, 175, 96, 55, 294, 308, 1, 346, 1, 554,
    1, 3427, 1187, 2603, 2249, 5899, 1258, 892, 864, 2517, 105, 660, 1912, 1226, 2482, 3001,
    1393, 243, 2875, 2573, 3146, 1202, 621, 348, 331, 391, 171, 151, 1, 151, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  ]

  /// The share of bytes that belong to `set`, 0 to 1.
  static func share(of set: ByteSet) -> Double {
    var sum = 0
    set.forEach { sum += Int(table[Int($0)]) }
    return Double(sum) / 100_000
  }

  /// Calls `body` with the 256 counts.
  static func withTable<T>(_ body: (UnsafePointer<UInt16>) -> T) -> T {
    unsafe table.withUnsafeBufferPointer { unsafe body($0.baseAddress!) }
  }
}

extension Double {
  /// The natural logarithm of a positive number, to one part in twelve: estimates need no more.
  var logarithm: Double { 0.6931 * (Double(exponent) + significand - 1) }
}
