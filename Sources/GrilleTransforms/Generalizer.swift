//  Something coarser in a value's place: the year of a date, the first digits of a ZIP code. Needs no key
//  and cannot be undone. What is not understood for certain is not generalized: the caller labels it.

public import GrilleCore

/// Makes values coarser.
///
/// What it makes it leaves as it is: generalizing twice is generalizing once.
public struct Generalizer: Hashable, Sendable {
  /// Groups of trades, in the order in which they are asked.
  public var mccGroups: [MCCGroup]
  /// First three digits of ZIP codes where fewer than 20,000 people live, which are not shown either.
  public var sparseZIP3: Set<String>

  /// Takes the tables; without them no trade has a group, and no ZIP code is held to be sparse.
  public init(mccGroups: [MCCGroup] = [], sparseZIP3: Set<String> = []) {
    self.mccGroups = mccGroups
    self.sparseZIP3 = sparseZIP3
  }

  /// Appends what is coarser than `value` to `output`, and says whether there is such a thing; if not,
  /// nothing is appended, and a label is to stand in the value's place.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public func generalize(
    _ value: Span<UInt8>, to generalization: Generalization, into output: inout [UInt8]
  ) -> Bool {
    guard value.count <= 64 else { return false }  // no date, code or amount is as long
    let bytes = ValueBytes(value)
    let coarser: [UInt8]? =
      switch generalization {
      case .year: year(bytes)
      case .day: day(bytes)
      case .zip3: zip3(bytes)
      case .band: band(bytes)
      case .mccGroup: mccGroup(value, bytes)
      case .degree: degree(bytes)
      }
    guard let coarser else { return false }
    output += coarser
    return true
  }

  /// `94107`, `94107-1234` and `941071234` become `941**`; where few people live `000**`.
  private func zip3(_ bytes: ValueBytes) -> [UInt8]? {
    let isOurs = bytes.count == 5 && bytes.areDigits(0..<3) && bytes.text(3..<5) == "**"
    let isZIP =
      (bytes.count == 5 || bytes.count == 9) && bytes.areDigits(0..<bytes.count)
      || bytes.count == 10 && bytes.areDigits(0..<5) && bytes[5] == UInt8(ascii: "-")
        && bytes.areDigits(6..<10)
    guard isOurs || isZIP else { return nil }
    let first = bytes.text(0..<3)
    return Array((sparseZIP3.contains(first) ? "000" : first).utf8) + Array("**".utf8)
  }

  /// `5411` becomes `retail`. A trade that tells of health or belief has no group: it would tell the same.
  private func mccGroup(_ value: Span<UInt8>, _ bytes: ValueBytes) -> [UInt8]? {
    if let group = mccGroups.group(of: value) {
      return group.isSpecial ? nil : Array(group.id.utf8)
    }
    let isOurs = mccGroups.contains { !$0.isSpecial && $0.id == bytes.text(0..<bytes.count) }
    return isOurs ? bytes.all : nil
  }
}

/// The bytes of a short value, looked at in several ways.
struct ValueBytes {
  let all: [UInt8]

  init(_ value: Span<UInt8>) {
    all = value.indices.map { value[$0] }
  }

  var count: Int { all.count }
  subscript(index: Int) -> UInt8 { all[index] }

  func isDigit(_ index: Int) -> Bool { all[index] &- 0x30 < 10 }

  /// Whether there are such places and all hold digits.
  func areDigits(_ range: Range<Int>) -> Bool {
    range.upperBound <= count && range.allSatisfy { isDigit($0) }
  }

  /// The number that the digits at `range` write; at most 18 of them.
  func number(_ range: Range<Int>) -> Int { range.reduce(0) { $0 * 10 + Int(all[$1] &- 0x30) } }

  func text(_ range: Range<Int>) -> String { String(decoding: all[range], as: UTF8.self) }

  /// The longest runs of digits, in order.
  var runs: [Range<Int>] {
    var runs: [Range<Int>] = []
    var index = 0
    while index < count {
      let start = index
      while index < count, isDigit(index) { index += 1 }
      if index > start { runs.append(start..<index) }
      index += 1
    }
    return runs
  }
}
