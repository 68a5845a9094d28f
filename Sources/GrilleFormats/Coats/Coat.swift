//  One coat of encoding at one place: an encoded character, or base64 of a JSON object.

internal import GrilleCore

/// One coat of encoding: what it looks like, and what it stands for.
public enum Coat {
  /// Whether something encoded may begin at `index`: most records have no such place.
  @inline(__always)
  static func mayBegin(
    at index: Int, in text: Span<UInt8>, sparing spared: [ByteRange]
  ) -> Bool {
    let byte = text[index]
    guard isSign(byte) else { return false }
    switch byte {
    case UInt8(ascii: "e"):
      return isBase64JSONStart(index, in: text) && !isSpared(index, in: text, spared)
    // Letters begin so as well: in scripts of their own, most of a text.
    case 0xD9: return self.byte(index + 1, text).map { $0 &- 0xA0 < 10 } ?? false
    case 0xDB: return self.byte(index + 1, text).map { $0 &- 0xB0 < 10 } ?? false
    case 0xE0: return self.byte(index + 1, text) == 0xA5
    case 0xEF: return isFullWidth(index, in: text)
    default: return true
    }
  }

  /// Whether a letter or digit of full width stands at `index`, a byte order mark, or a sign of full width that may part
  /// or join what stands before it in ASCII: `PIN：`. Other signs of full width are but those of Chinese prose.
  private static func isFullWidth(_ index: Int, in text: Span<UInt8>) -> Bool {
    switch (byte(index + 1, text), byte(index + 2, text)) {
    case (0xBB, 0xBF): return true
    case (0xBC, let last?) where 0x90...0x99 ~= last || 0xA1...0xBA ~= last: return true
    case (0xBD, let last?) where 0x81...0x9A ~= last: return true
    case (0xBC, let last?):
      return index > 0 && Bytes.isAlphanumeric(text[index - 1])
        && fullWidthSigns.contains { last == 0x81 + ($0 - 0x21) }
    default: return false
    }
  }

  private static let fullWidthSigns = Array("-./:=@_".utf8)

  /// Whether `byte` is one of `%&+\\e`, begins a terminal's sequence, or a character that looks like another one.
  @inline(__always) private static func isSign(_ byte: UInt8) -> Bool {
    let low: UInt64 = 1 << 0x1B | 1 << 0x25 | 1 << 0x26 | 1 << 0x2B
    let high: UInt64 = 1 << (0x5C - 64) | 1 << (0x65 - 64)
    if byte < 128 { return (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 == 1 }
    switch byte {
    case 0xC2, 0xD9, 0xDB, 0xE0, 0xE2, 0xEF: return true
    default: return false
    }
  }

  /// Whether the base64 that begins at `index` lies inside one of `spared`.
  private static func isSpared(
    _ index: Int, in text: Span<UInt8>, _ spared: [ByteRange]
  ) -> Bool {
    for range in spared where range.lower <= index && index < range.upper {
      var end = index
      while end < range.upper, base64(text[end]) != nil { end += 1 }
      if end < range.upper || end == text.count || base64(text[end]) == nil { return true }
    }
    return false
  }

  /// Appends to `bytes` what the encoded bytes at `index` stand for, and says how many they are; nil
  /// if nothing is encoded there, and nothing was appended.
  static func takeOff(at index: Int, in text: Span<UInt8>, into bytes: inout [UInt8]) -> Int? {
    switch text[index] {
    case UInt8(ascii: "\\"): escape(at: index, in: text, into: &bytes)
    case UInt8(ascii: "%"): hexByte(at: index + 1, in: text).map { append($0, 3, to: &bytes) }
    case UInt8(ascii: "&"): entity(at: index, in: text, into: &bytes)
    case UInt8(ascii: "+"): isSpace(at: index, in: text) ? append(0x20, 1, to: &bytes) : nil
    case 0x1B: endOfColor(at: index, in: text).map { $0 - index }
    case 0xC2, 0xD9, 0xDB, 0xE0, 0xE2, 0xEF: lookalike(at: index, in: text, into: &bytes)
    case UInt8(ascii: "e"): base64JSON(at: index, in: text, into: &bytes)
    default: nil
    }
  }

  /// Appends a byte for which `length` bytes stand.
  private static func append(_ byte: UInt8, _ length: Int, to bytes: inout [UInt8]) -> Int {
    bytes.append(byte)
    return length
  }

  private static func byte(_ index: Int, _ text: Span<UInt8>) -> UInt8? {
    index < text.count ? text[index] : nil
  }

  // MARK: characters

  private static func hexByte(at index: Int, in text: Span<UInt8>) -> UInt8? {
    guard let high = byte(index, text).flatMap(Bytes.hex),
      let low = byte(index + 1, text).flatMap(Bytes.hex)
    else { return nil }
    return high << 4 | low
  }

  private static func escape(
    at index: Int, in text: Span<UInt8>, into bytes: inout [UInt8]
  ) -> Int? {
    switch byte(index + 1, text) {
    case UInt8(ascii: "n"): return append(0x0A, 2, to: &bytes)
    case UInt8(ascii: "r"): return append(0x0D, 2, to: &bytes)
    case UInt8(ascii: "t"): return append(0x09, 2, to: &bytes)
    case let plain?
    where plain == UInt8(ascii: "/") || plain == UInt8(ascii: "\\") || Bytes.isQuote(plain):
      return append(plain, 2, to: &bytes)
    case UInt8(ascii: "x"):
      return hexByte(at: index + 2, in: text).map { append($0, 4, to: &bytes) }
    case UInt8(ascii: "u"):
      guard let unit = codeUnit(at: index + 2, in: text) else { return nil }
      if unit & 0xFC00 == 0xD800, byte(index + 6, text) == UInt8(ascii: "\\"),
        byte(index + 7, text) == UInt8(ascii: "u"), let low = codeUnit(at: index + 8, in: text),
        low & 0xFC00 == 0xDC00
      {
        append(scalar: 0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF, to: &bytes)
        return 12
      }
      append(scalar: unit, to: &bytes)
      return 6
    default: return nil
    }
  }

  private static func codeUnit(at index: Int, in text: Span<UInt8>) -> UInt32? {
    guard let high = hexByte(at: index, in: text), let low = hexByte(at: index + 2, in: text)
    else { return nil }
    return UInt32(high) << 8 | UInt32(low)
  }

  /// Appends a character in UTF-8, or the one that stands for none.
  private static func append(scalar: UInt32, to bytes: inout [UInt8]) {
    bytes += UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}")!
  }

  private static func entity(
    at index: Int, in text: Span<UInt8>, into bytes: inout [UInt8]
  ) -> Int? {
    for (name, character) in entities where text.holds(name, at: index) {
      return append(character, name.utf8CodeUnitCount, to: &bytes)
    }
    guard byte(index + 1, text) == UInt8(ascii: "#") else { return nil }
    var end = index + 2
    let isHex = byte(end, text).map { $0 | 0x20 } == UInt8(ascii: "x")
    if isHex { end += 1 }
    let digits = end
    var scalar: UInt32 = 0
    while end - digits < 8, let digit = byte(end, text).flatMap(Bytes.hex), isHex || digit < 10 {
      scalar = scalar &* (isHex ? 16 : 10) &+ UInt32(digit)
      end += 1
    }
    guard end > digits, byte(end, text) == UInt8(ascii: ";") else { return nil }
    append(scalar: scalar, to: &bytes)
    return end + 1 - index
  }

  private static let entities: [(StaticString, UInt8)] = [
    ("&lt;", 0x3C), ("&gt;", 0x3E), ("&amp;", 0x26), ("&quot;", 0x22), ("&apos;", 0x27),
    ("&nbsp;", 0x20),
  ]

  /// `+` stands for a space in form bodies; only between letters and digits, behind a name and `=`, is it
  /// taken for one.
  private static func isSpace(at index: Int, in text: Span<UInt8>) -> Bool {
    guard index > 0, Bytes.isAlphanumeric(text[index - 1]),
      (hexByte(at: index + 2, in: text).flatMap { byte(index + 1, text) == 0x25 ? $0 : nil }
        ?? byte(index + 1, text)).map(Bytes.isAlphanumeric) == true
    else { return false }
    var place = index - 1
    let limit = max(0, index - longestFormValue)
    while place > limit {
      switch text[place] {
      case UInt8(ascii: "="): return isBehindName(place, in: text)
      case UInt8(ascii: "/") where text[place - 1] == UInt8(ascii: "/"): return false
      case 0...0x20, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"),
        UInt8(ascii: "@"):
        return false
      default: place -= 1
      }
    }
    return false
  }

  /// Whether the `=` at `sign` ends a name, and does not stand in a password: `://user:a=b+c@host`.
  private static func isBehindName(_ sign: Int, in text: Span<UInt8>) -> Bool {
    var place = sign
    let limit = max(0, sign - longestFormValue)
    while place > limit, Bytes.isAlphanumeric(text[place - 1]) || text[place - 1] == 0x5F {
      place -= 1
    }
    return place == 0 || text[place - 1] != UInt8(ascii: ":")
  }

  /// How far back the name of a form's value is looked for.
  private static var longestFormValue: Int { 512 }

  /// Full-width ASCII, Arabic and Devanagari digits, spaces and hyphens of other kinds, and characters nobody sees.
  private static func lookalike(
    at index: Int, in text: Span<UInt8>, into bytes: inout [UInt8]
  ) -> Int? {
    switch (text[index], byte(index + 1, text), byte(index + 2, text)) {
    case (0xC2, 0xA0, _): return append(0x20, 2, to: &bytes)  // no-break space
    case (0xC2, 0xAD, _): return 2  // soft hyphen
    case (0xE2, 0x80, let last?):
      switch last {
      case 0x80...0x8A, 0xAF: return append(0x20, 3, to: &bytes)  // spaces of all widths
      case 0x8B...0x8D: return 3  // zero width
      case 0x90...0x93: return append(0x2D, 3, to: &bytes)  // hyphens and the en dash
      default: return nil
      }
    case (0xE2, 0x81, 0xA0): return 3  // word joiner
    case (0xE2, 0x88, 0x92): return append(0x2D, 3, to: &bytes)  // minus
    case (0xEF, 0xBB, 0xBF): return 3  // byte order mark
    case (0xEF, 0xBC, let last?) where 0x81...0xBF ~= last:
      return append(0x21 + (last - 0x81), 3, to: &bytes)
    case (0xEF, 0xBD, let last?) where 0x80...0x9E ~= last:
      return append(0x60 + (last - 0x80), 3, to: &bytes)
    case (0xD9, let last?, _) where last &- 0xA0 < 10:
      return append(0x30 + (last - 0xA0), 2, to: &bytes)
    case (0xDB, let last?, _) where last &- 0xB0 < 10:
      return append(0x30 + (last - 0xB0), 2, to: &bytes)
    case (0xE0, 0xA5, let last?) where last &- 0xA6 < 10:
      return append(0x30 + (last - 0xA6), 3, to: &bytes)
    default: return nil
    }
  }

  /// Where a sequence ends that colours what a terminal shows, or moves in it, and says nothing else:
  /// `ESC [ 3 6 m`.
  private static func endOfColor(at index: Int, in text: Span<UInt8>) -> Int? {
    guard byte(index + 1, text) == UInt8(ascii: "[") else { return nil }
    var end = index + 2
    let limit = min(text.count, end + longestColor)
    while end < limit, Bytes.isDigit(text[end]) || text[end] == UInt8(ascii: ";") { end += 1 }
    return end < limit && Bytes.isLetter(text[end]) ? end + 1 : nil
  }

  private static var longestColor: Int { 24 }

  // MARK: base64

  /// Whether base64 of a JSON object could begin here: `eyJ`, `eyA`, `ewo`, `ew0`.
  private static func isBase64JSONStart(_ index: Int, in text: Span<UInt8>) -> Bool {
    guard let second = byte(index + 1, text), let third = byte(index + 2, text),
      index == 0 || !Bytes.isAlphanumeric(text[index - 1]),
      second == UInt8(ascii: "y") && (third == UInt8(ascii: "J") || third == UInt8(ascii: "A"))
        || second == UInt8(ascii: "w") && (third == UInt8(ascii: "o") || third == UInt8(ascii: "0"))
    else { return false }
    if isBehindPercent(index, in: text) { return false }
    // Deep in a run of base64 nothing begins anew; else `eyJ-eyJ-…` would be decoded from each of them.
    var start = index
    while start > 0, index - start < deepInRun, base64(text[start - 1]) != nil { start -= 1 }
    return index - start < deepInRun
  }

  private static var deepInRun: Int { 40 }

  /// Whether the base64 at `index` is the second part of a token that stands behind `%3D` or the like: with
  /// that coat off, the token is found whole.
  private static func isBehindPercent(_ index: Int, in text: Span<UInt8>) -> Bool {
    guard index > 0, text[index - 1] == UInt8(ascii: ".") else { return false }
    var start = index - 1
    while start > 0, base64(text[start - 1]) != nil { start -= 1 }
    return start > 0 && text[start - 1] == UInt8(ascii: "%")
  }

  /// The first name of a JSON object ends before that many bytes; else a run that only begins like one
  /// would be decoded from end to end at each of its first places.
  private static var longestFirstName: Int { 1024 }

  /// How far the first name of a JSON object was read, and its colon.
  private enum FirstName {
    case before, inside, escaped, behind, read, none

    func next(_ byte: UInt8) -> FirstName {
      switch (self, byte) {
      case (.before, UInt8(ascii: "\"")): .inside
      case (.inside, UInt8(ascii: "\"")): .behind
      case (.inside, UInt8(ascii: "\\")): .escaped
      case (.inside, _), (.escaped, _): .inside
      case (.behind, UInt8(ascii: ":")): .read
      case (.before, _), (.behind, _): Bytes.isSpace(byte) ? self : .none
      default: self
      }
    }
  }

  private static func base64JSON(
    at index: Int, in text: Span<UInt8>, into bytes: inout [UInt8]
  ) -> Int? {
    let start = bytes.count
    var name = FirstName.before
    var bits: UInt32 = 0
    var count = 0
    var end = index
    while let byte = byte(end, text), let value = base64(byte) {
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        let decoded = UInt8(truncatingIfNeeded: bits >> UInt32(count))
        bytes.append(decoded)
        if name != .read, bytes.count - start > 1 {
          name = name.next(decoded)
          if name == .none || bytes.count - start > longestFirstName { break }
        }
      }
      end += 1
    }
    while byte(end, text) == UInt8(ascii: "="), count > 0 {
      end += 1
      count -= 2
    }
    guard name == .read, bytes.count - start >= 8, !goesOn(at: end, in: text) else {
      bytes.removeLast(bytes.count - start)
      return nil
    }
    return end - index
  }

  /// Whether a digit of base64, or the point behind a part of a token, stands at `index` in a coat of its
  /// own: with that off, the base64 is read whole.
  private static func goesOn(at index: Int, in text: Span<UInt8>) -> Bool {
    let next: UInt8? =
      switch byte(index, text) {
      case UInt8(ascii: "%"): hexByte(at: index + 1, in: text)
      case UInt8(ascii: "\\") where byte(index + 1, text) == UInt8(ascii: "u"):
        codeUnit(at: index + 2, in: text).flatMap(UInt8.init(exactly:))
      case UInt8(ascii: "&") where byte(index + 1, text) == UInt8(ascii: "#"):
        character(at: index, in: text)
      default: nil
      }
    return next.map { base64($0) != nil || $0 == UInt8(ascii: ".") } ?? false
  }

  /// The ASCII character for which the entity at `index` stands.
  private static func character(at index: Int, in text: Span<UInt8>) -> UInt8? {
    var bytes: [UInt8] = []
    return entity(at: index, in: text, into: &bytes) == nil || bytes.count > 1 ? nil : bytes[0]
  }

  /// The value of a base64 or base64url digit.
  private static func base64(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x41...0x5A: byte - 0x41
    case 0x61...0x7A: byte - 0x61 + 26
    case 0x30...0x39: byte - 0x30 + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
