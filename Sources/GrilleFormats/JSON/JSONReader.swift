//  JSON (RFC 8259), byte by byte. Strict in all but two things: bytes above ASCII are not looked at, since
//  logs cut characters in half, and a comma may stand behind the last member, as people write it.

/// Follows one JSON text.
public struct JSONReader: DocumentReader {
  /// Deeper ones are taken for no document: no payload nests so deep, and each level costs memory.
  public static let deepest = 1024
  /// The innermost containers of which the context tells.
  static let mostContext = 32
  /// The longest key of which the context tells, in bytes.
  static let longestKey = 96

  private enum State: Hashable, Sendable {
    case value, firstElement, firstKey, key, colon, next, over
    case string, escape, hex(Int)
    case minus, zero, integer, point, fraction, exponent, exponentSign, exponentDigits
    case literal(UInt64)
  }

  private struct Level: Sendable {
    var isObject: Bool
    /// Where in ``names`` the key begins that it is the value of.
    var name: Int
  }

  private var state = State.value
  private var levels: [Level] = []
  /// The keys that the open containers are values of, one behind the other.
  private var names: [UInt8] = []
  private var isKey = false
  private var keyStart = 0
  /// The last key, in the text in hand.
  private var key = 0..<0

  /// At the beginning of a text.
  public init() {}

  /// How many objects and arrays are open.
  public var depth: Int { levels.count }

  /// Whether what was read is a whole text: one that is nothing but a number has no end of its own.
  public var isWhole: Bool {
    switch state {
    case .over: true
    case .zero, .integer, .fraction, .exponentDigits: levels.isEmpty
    default: false
    }
  }

  /// See ``DocumentReader``. A boundary lies behind each comma between members and elements.
  public mutating func read(_ text: Span<UInt8>, from place: inout Int) -> DocumentStep {
    while place < text.count {
      // Most bytes.
      switch state {
      case .string: Self.skipPlain(text, from: &place)
      case .integer, .fraction:
        while place < text.count, Bytes.isDigit(text[place]) { place += 1 }
      case .value, .firstElement, .firstKey, .key, .colon, .next:
        while place < text.count, text[place] == 0x20 { place += 1 }
      default: break
      }
      guard place < text.count else { break }
      let byte = text[place]
      place += 1
      guard let step = take(byte, at: place - 1, of: text) else { return .failed }
      if step != .more { return step }
    }
    return .more
  }

  /// Appends `{"accounts":[{`.
  public func appendContext(to text: inout [UInt8]) {
    for index in levels.indices.suffix(Self.mostContext) {
      let isInObject = index > 0 && levels[index - 1].isObject
      if isInObject, index > levels.count - Self.mostContext {
        let end = index + 1 < levels.count ? levels[index + 1].name : names.count
        text.append(UInt8(ascii: "\""))
        text += names[levels[index].name..<end]
        text += Array("\":".utf8)
      }
      text.append(UInt8(ascii: levels[index].isObject ? "{" : "["))
    }
  }

  /// Moves `place` to where something but plain characters of a string stands.
  @inline(__always)
  private static func skipPlain(_ text: Span<UInt8>, from place: inout Int) {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high = ones << 7
    unsafe text.withUnsafeBytes { bytes in
      // Eight at a time: the highest bit of each that is a quote, a backslash or below a space.
      while place + 8 <= bytes.count {
        let word = unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
        let quote = word ^ ones &* UInt64(UInt8(ascii: "\""))
        let backslash = word ^ ones &* UInt64(UInt8(ascii: "\\"))
        let found =
          ((quote &- ones) & ~quote | (backslash &- ones) & ~backslash
            | (word &- ones &* 0x20) & ~word) & high
        if found != 0 {
          place += found.trailingZeroBitCount >> 3
          return
        }
        place += 8
      }
      while place < bytes.count, unsafe bytes[place] >= 0x20,
        unsafe bytes[place] != UInt8(ascii: "\""), unsafe bytes[place] != UInt8(ascii: "\\")
      {
        place += 1
      }
    }
  }

  // MARK: one byte

  private mutating func take(_ byte: UInt8, at place: Int, of text: Span<UInt8>) -> DocumentStep? {
    switch state {
    case .string: return inString(byte, at: place)
    case .escape, .hex: return inEscape(byte)
    case .value, .firstElement, .firstKey, .key, .colon, .next:
      return byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
        ? .more : between(byte, at: place, of: text)
    case .over: return nil
    case .literal(let rest):
      guard UInt64(byte) == rest & 0xFF else { return nil }
      return rest >> 8 == 0 ? valueEnds() : go(to: .literal(rest >> 8))
    default: return inNumber(byte, at: place, of: text)
    }
  }

  private mutating func go(to next: State) -> DocumentStep {
    state = next
    return .more
  }

  private mutating func valueEnds() -> DocumentStep {
    state = levels.isEmpty ? .over : .next
    return levels.isEmpty ? .end : .more
  }

  private mutating func between(
    _ byte: UInt8, at place: Int, of text: Span<UInt8>
  ) -> DocumentStep? {
    switch (state, byte) {
    case (.firstKey, UInt8(ascii: "}")), (.firstElement, UInt8(ascii: "]")): return close()
    case (.firstKey, UInt8(ascii: "\"")), (.key, UInt8(ascii: "\"")):
      isKey = true
      keyStart = place + 1
      return go(to: .string)
    case (.colon, UInt8(ascii: ":")): return go(to: .value)
    case (.next, UInt8(ascii: ",")):
      state = levels[levels.count - 1].isObject ? .key : .value
      return .boundary
    case (.next, UInt8(ascii: "}")): return levels[levels.count - 1].isObject ? close() : nil
    case (.next, UInt8(ascii: "]")): return levels[levels.count - 1].isObject ? nil : close()
    case (.key, UInt8(ascii: "}")): return close()
    case (.value, UInt8(ascii: "]")) where levels.last?.isObject == false: return close()
    case (.value, _), (.firstElement, _): return valueBegins(byte, in: text)
    default: return nil
    }
  }

  private mutating func valueBegins(_ byte: UInt8, in text: Span<UInt8>) -> DocumentStep? {
    switch byte {
    case UInt8(ascii: "{"): return open(true, in: text)
    case UInt8(ascii: "["): return open(false, in: text)
    case UInt8(ascii: "\""):
      isKey = false
      return go(to: .string)
    case UInt8(ascii: "-"): return go(to: .minus)
    case UInt8(ascii: "0"): return go(to: .zero)
    case UInt8(ascii: "1")...UInt8(ascii: "9"): return go(to: .integer)
    case UInt8(ascii: "t"): return go(to: .literal(0x65_75_72))  // "rue", last byte first
    case UInt8(ascii: "f"): return go(to: .literal(0x65_73_6C_61))
    case UInt8(ascii: "n"): return go(to: .literal(0x6C_6C_75))
    default: return nil
    }
  }

  private mutating func open(_ isObject: Bool, in text: Span<UInt8>) -> DocumentStep? {
    guard levels.count < Self.deepest else { return nil }
    levels.append(Level(isObject: isObject, name: names.count))
    if levels.count > 1, levels[levels.count - 2].isObject {
      for index in key.prefix(Self.longestKey) { names.append(text[index]) }
    }
    return go(to: isObject ? .firstKey : .firstElement)
  }

  private mutating func close() -> DocumentStep {
    names.removeLast(names.count - levels.removeLast().name)
    return valueEnds()
  }

  // MARK: inside a value

  private mutating func inString(_ byte: UInt8, at place: Int) -> DocumentStep? {
    switch byte {
    case UInt8(ascii: "\""):
      guard isKey else { return valueEnds() }
      key = keyStart..<place
      return go(to: .colon)
    case UInt8(ascii: "\\"): return go(to: .escape)
    case 0..<0x20: return nil
    default: return .more
    }
  }

  private mutating func inEscape(_ byte: UInt8) -> DocumentStep? {
    if case .hex(let left) = state {
      guard Bytes.hex(byte) != nil else { return nil }
      return go(to: left == 1 ? .string : .hex(left - 1))
    }
    switch byte {
    case UInt8(ascii: "u"): return go(to: .hex(4))
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return go(to: .string)
    default: return nil
    }
  }

  private mutating func inNumber(
    _ byte: UInt8, at place: Int, of text: Span<UInt8>
  ) -> DocumentStep? {
    let isDigit = Bytes.isDigit(byte)
    switch (state, byte) {
    case (.minus, UInt8(ascii: "0")): return go(to: .zero)
    case (.minus, _): return isDigit ? go(to: .integer) : nil
    case (.integer, _) where isDigit, (.fraction, _) where isDigit,
      (.exponentDigits, _) where isDigit:
      return .more
    case (.zero, UInt8(ascii: ".")), (.integer, UInt8(ascii: ".")): return go(to: .point)
    case (.point, _): return isDigit ? go(to: .fraction) : nil
    case (.zero, UInt8(ascii: "e")), (.zero, UInt8(ascii: "E")),
      (.integer, UInt8(ascii: "e")), (.integer, UInt8(ascii: "E")),
      (.fraction, UInt8(ascii: "e")), (.fraction, UInt8(ascii: "E")):
      return go(to: .exponent)
    case (.exponent, UInt8(ascii: "+")), (.exponent, UInt8(ascii: "-")):
      return go(to: .exponentSign)
    case (.exponent, _), (.exponentSign, _): return isDigit ? go(to: .exponentDigits) : nil
    default:
      // The number has ended before this byte.
      guard valueEnds() == .more else { return nil }
      return take(byte, at: place, of: text)
    }
  }
}
