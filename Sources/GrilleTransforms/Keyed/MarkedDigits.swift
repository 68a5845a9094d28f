//  Digits encrypted in place: separators stay, the digits at either end that were asked for stay, and the first
//  encrypted digit of each group is written as a letter, A for 0 to J for 9:
//
//      4111 1111 1111 1111   fpe(6, 4)   4111 11C5 I207 1111
//      536-90-4399           fpe         H02-H1-G650
//
//  The letters are marks. Without them an encrypted number would be taken for a number again, and encrypted
//  again: a permutation that changes nothing the second time changes nothing the first time either. With them it
//  can also be told from a card number (it is none, and fails every check) and from a number that an office may
//  issue.

/// The digits of a value, and which of them are encrypted.
package struct MarkedDigits {
  /// The places of all digits, and of the marks, in the value.
  let places: [Int]
  /// Which of them are encrypted.
  let hidden: Range<Int>
  /// Which of those begin a group.
  let groups: [Int]

  /// Finds the digits of `value`; nil if a letter stands among them that is no mark, a mark is missing, or
  /// fewer than ``leastHidden`` are left between the ends.
  ///
  /// - Parameter isMarked: whether those that begin a group are written as letters.
  package init?(
    _ value: [UInt8], first: Int, last: Int, isMarked: Bool
  ) {
    places = value.indices.filter { Self.isWordByte(value[$0]) }
    guard first + last + Self.leastHidden <= places.count else { return nil }
    hidden = first..<(places.count - last)
    let (places, start) = (places, hidden.lowerBound)
    groups = hidden.filter { $0 == start || places[$0 - 1] + 1 < places[$0] }
    let marks = isMarked ? Set(groups) : []
    for (index, place) in places.enumerated() {
      let fits = marks.contains(index) ? Self.isMark(value[place]) : value[place] &- 0x30 < 10
      guard fits else { return nil }
    }
  }

  /// FF1 needs a million values.
  static let leastHidden = 6

  /// Whether `value` is what was made of one: digits, and marks where they belong.
  package static func isOurs(_ value: [UInt8], first: Int, last: Int) -> Bool {
    MarkedDigits(value, first: first, last: last, isMarked: true) != nil
  }

  /// The encrypted digits of `value`, the marks read as such.
  package func digits(of value: [UInt8]) -> [UInt8] {
    places[hidden].map { Self.isMark(value[$0]) ? value[$0] - 0x41 + 0x30 : value[$0] }
  }

  /// The digits that stay: what ties the encrypted ones to their place.
  package func tweak(of value: [UInt8]) -> [UInt8] {
    (places[..<hidden.lowerBound] + places[hidden.upperBound...]).map { value[$0] }
  }

  /// `value` with `digits` in the place of the hidden ones, and the marks.
  func marked(_ value: [UInt8], _ digits: [UInt8]) -> [UInt8] {
    var marked = replacing(value, digits)
    for index in groups { marked[places[index]] += 0x41 - 0x30 }
    return marked
  }

  /// `value` with `digits` in the place of the hidden ones.
  package func replacing(_ value: [UInt8], _ digits: [UInt8]) -> [UInt8] {
    var replaced = value
    for (place, digit) in zip(places[hidden], digits) { replaced[place] = digit }
    return replaced
  }

  private static func isMark(_ byte: UInt8) -> Bool { (0x41...0x4A).contains(byte) }
  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte >= 0x80
  }
}
