//  Values as they are written: digits and letters with spaces, dashes, dots or slashes between.

/// The letters and digits of a value, upper case, without its separators: at most 64 of them.
struct Characters {
  private var storage = InlineArray<64, UInt8>(repeating: 0)
  private(set) var count = 0
  /// Whether the value held anything but letters, digits and separators, or was too long.
  private(set) var isBroken = false

  init(_ value: Span<UInt8>) {
    for index in value.indices {
      var byte = value[index]
      switch byte {
      case 0x30...0x39, 0x41...0x5A: break
      case 0x61...0x7A: byte &= 0xDF
      case 0x20, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"): continue
      default:
        isBroken = true
        return
      }
      guard count < 64 else {
        isBroken = true
        return
      }
      storage[count] = byte
      count += 1
    }
  }

  subscript(_ index: Int) -> UInt8 { storage[index] }

  /// The digit at `index`, or nil if a letter stands there.
  func digit(_ index: Int) -> Int? {
    let byte = storage[index] &- 0x30
    return byte < 10 ? Int(byte) : nil
  }

  /// 0 to 9, then A as 10 to Z as 35.
  func value(_ index: Int) -> Int {
    let byte = storage[index]
    return byte < 0x41 ? Int(byte) - 0x30 : Int(byte) - 0x41 + 10
  }

  func isDigits(_ range: Range<Int>) -> Bool { range.allSatisfy { storage[$0] &- 0x30 < 10 } }
  func isLetters(_ range: Range<Int>) -> Bool { range.allSatisfy { storage[$0] >= 0x41 } }

  /// The number that the digits in `range` write; nil if one is a letter or there are over 18.
  func number(_ range: Range<Int>) -> Int? {
    guard range.count <= 18 else { return nil }
    var number = 0
    for index in range {
      guard let digit = digit(index) else { return nil }
      number = number * 10 + digit
    }
    return number
  }

  /// The sum of the digits from 0 on, each times its weight; nil if one is a letter.
  func weighted(_ weights: [Int]) -> Int? {
    var sum = 0
    for (index, weight) in weights.enumerated() {
      guard let digit = digit(index) else { return nil }
      sum += digit * weight
    }
    return sum
  }

  func starts(with text: StaticString) -> Bool {
    guard text.utf8CodeUnitCount <= count else { return false }
    return text.withUTF8Buffer { buffer in
      buffer.indices.allSatisfy { unsafe storage[$0] == buffer[$0] }
    }
  }

  /// The remainder by 97 of the number that the characters in `order` write, letters as two digits.
  func modulo97(_ order: some Sequence<Int>) -> Int {
    var rest = 0
    for index in order {
      let value = value(index)
      rest = (rest * (value < 10 ? 10 : 100) + value) % 97
    }
    return rest
  }
}

/// Calendar dates as identifiers hold them.
enum CalendarDate {
  static func isValid(year: Int, month: Int, day: Int) -> Bool {
    guard (1...12).contains(month), day >= 1 else { return false }
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return day <= days[month - 1]
  }

  /// Whether the two-digit year could be of either century.
  static func isValid(shortYear: Int, month: Int, day: Int) -> Bool {
    isValid(year: 2000 + shortYear, month: month, day: day)
      || isValid(year: 1900 + shortYear, month: month, day: day)
  }
}
