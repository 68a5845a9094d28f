//  Amounts and positions.

extension Generalizer {
  /// `1234.56` becomes `1000..2000`, `-42` becomes `-50..-20`: bands from 1, 2 and 5 times a power of ten to
  /// the next, so that a band says about as much of a small amount as of a large one.
  func band(_ bytes: ValueBytes) -> [UInt8]? {
    if isBand(bytes) { return bytes.all }
    guard let (isNegative, whole) = wholePart(bytes) else { return nil }
    return band(whole[...], isNegative: isNegative)
  }

  private func band(_ whole: ArraySlice<UInt8>, isNegative: Bool) -> [UInt8]? {
    let digits = whole.drop { $0 == UInt8(ascii: "0") }
    guard digits.count <= 18 else { return nil }
    guard let leading = digits.first else { return Array((isNegative ? "-1..0" : "0..1").utf8) }
    let zeros = String(repeating: "0", count: digits.count - 1)
    let (low, high) =
      switch leading {
      case UInt8(ascii: "1"): ("1" + zeros, "2" + zeros)
      case UInt8(ascii: "2")...UInt8(ascii: "4"): ("2" + zeros, "5" + zeros)
      default: ("5" + zeros, "10" + zeros)
      }
    return Array((isNegative ? "-\(high)..-\(low)" : "\(low)..\(high)").utf8)
  }

  /// Whether this is the band of the number nearest to zero in it: one of ours, and no other pair.
  private func isBand(_ bytes: ValueBytes) -> Bool {
    let runs = bytes.runs
    guard runs.count == 2 else { return false }
    let isNegative = bytes[0] == UInt8(ascii: "-")
    return band(bytes.all[runs[isNegative ? 1 : 0]], isNegative: isNegative) == bytes.all
  }

  /// The sign and the digits before the decimal sign. Nil if it is no number, or if a single `,` or `.` with
  /// three digits behind it may be a decimal sign or group thousands.
  private func wholePart(_ bytes: ValueBytes) -> (isNegative: Bool, digits: [UInt8])? {
    var start = 0
    let isNegative = bytes.count > 0 && bytes[0] == UInt8(ascii: "-")
    if isNegative || bytes.count > 0 && bytes[0] == UInt8(ascii: "+") { start = 1 }
    let rest = bytes.all[start...]
    let signs = rest.indices.filter { rest[$0] &- 0x30 >= 10 }
    guard let last = rest.last, last &- 0x30 < 10,
      signs.allSatisfy({ rest[$0] == UInt8(ascii: ",") || rest[$0] == UInt8(ascii: ".") })
    else { return nil }
    guard let decimal = signs.last else { return (isNegative, Array(rest)) }
    let kinds = Set(signs.map { rest[$0] })
    let groups = rest.split(
      omittingEmptySubsequences: false,
      whereSeparator: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") })
    let threes = groups.dropFirst().allSatisfy { $0.count == 3 }
    if kinds.count == 1, signs.count > 1 {  // 1,234,567
      return threes ? (isNegative, groups.flatMap { Array($0) }) : nil
    }
    if kinds.count == 1, threes { return nil }  // 1,234
    let whole = groups.dropLast()
    guard whole.first?.isEmpty == false, whole.dropFirst().allSatisfy({ $0.count == 3 }),
      signs.dropLast().allSatisfy({ rest[$0] != rest[decimal] })
    else { return nil }
    return (isNegative, whole.flatMap { Array($0) })
  }

  /// `52.5200, 13.4050` becomes `52, 13`: the fractions go, one degree is some 70 miles.
  func degree(_ bytes: ValueBytes) -> [UInt8]? {
    let allowed = Array("+-,; ".utf8)
    var coarser: [UInt8] = []
    var numbers = 0
    var index = 0
    while index < bytes.count {
      let start = index
      while index < bytes.count, bytes.isDigit(index) { index += 1 }
      guard index > start else {
        guard allowed.contains(bytes[index]) else { return nil }
        coarser.append(bytes[index])
        index += 1
        continue
      }
      guard index - start <= 3, bytes.number(start..<index) <= 180 else { return nil }
      numbers += 1
      coarser += bytes.all[start..<index]
      if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "."), bytes.isDigit(index + 1) {
        index += 1
        while index < bytes.count, bytes.isDigit(index) { index += 1 }
      }
    }
    return numbers == 1 || numbers == 2 ? coarser : nil
  }
}
