//  XML, byte by byte, as far as it takes to know which elements are open. What is inside a tag is passed
//  over; entities are never read, and a document type with declarations of its own is taken for none of
//  ours. Elements left open inside another one end with it, as SGML (OFX 1) and HTML have it.

/// Follows one XML document.
public struct XMLReader: DocumentReader {
  /// Deeper ones are taken for no document.
  public static let deepest = 1024
  /// The innermost elements of which the context tells.
  static let mostContext = 32
  /// The longest name that is told apart, in bytes.
  static let longestName = 96
  /// More lines of text without a tag are a log that a stray `<tag>` stands in; it must not be held back.
  static let mostTextLines = 8

  private enum State: Hashable, Sendable {
    case text, tag, name, inside, slash, quoted(UInt8)
    case closing
    case declaration(Int), comment(Int), cdata(Int), instruction(Bool), doctype
    case over
  }

  private var state = State.text
  /// The names of the open elements, one behind the other, and where each begins.
  private var names: [UInt8] = []
  private var starts: [Int] = []
  /// The name of the end tag in hand.
  private var closed: [UInt8] = []
  /// Lines of text that ended since the last tag.
  private var textLines = 0

  /// At the beginning of a document.
  public init() {}

  /// How many elements are open.
  public var depth: Int { starts.count }

  /// See ``DocumentReader``. A boundary lies behind each element inside another one.
  public mutating func read(_ text: Span<UInt8>, from place: inout Int) -> DocumentStep {
    while place < text.count {
      if state == .text, !starts.isEmpty {
        if let step = plainText(text, from: &place) { return step }
        guard place < text.count else { return .more }
      }
      let byte = text[place]
      place += 1
      guard let step = take(byte) else { return .failed }
      if step != .more { return step }
    }
    return .more
  }

  /// Appends `<Document><Cdtr>`.
  public func appendContext(to text: inout [UInt8]) {
    for index in starts.indices.suffix(Self.mostContext) {
      let end = index + 1 < starts.count ? starts[index + 1] : names.count
      text.append(UInt8(ascii: "<"))
      text += names[starts[index]..<end]
      text.append(UInt8(ascii: ">"))
    }
  }

  // MARK: most bytes

  /// Reads text and tags that are nothing but a name, inside an element; nil where anything else begins.
  private mutating func plainText(_ text: Span<UInt8>, from place: inout Int) -> DocumentStep? {
    while true {
      while place < text.count, text[place] != UInt8(ascii: "<"), text[place] != 0x0A { place += 1 }
      guard place + 1 < text.count else { return nil }
      if text[place] == 0x0A {
        guard textLines < Self.mostTextLines else { return nil }
        textLines += 1
        place += 1
      } else if text[place + 1] == UInt8(ascii: "/") {
        let count = names.count - starts[starts.count - 1]
        let end = place + 2 + count
        guard end < text.count, text[end] == UInt8(ascii: ">"), count < Self.longestName,
          isInnermost(text.extracting(place + 2..<end))
        else { return nil }
        place = end + 1
        textLines = 0
        return elementEnds()
      } else {
        guard Self.mayBeginName(text[place + 1]), starts.count < Self.deepest else { return nil }
        let limit = min(text.count, place + Self.longestName)
        var end = place + 1
        while end < limit, Self.isPlain(text[end]) { end += 1 }
        guard end < limit, text[end] == UInt8(ascii: ">") else { return nil }
        starts.append(names.count)
        for index in place + 1..<end { names.append(text[index]) }
        place = end + 1
        textLines = 0
      }
    }
  }

  /// Whether `name` is that of the innermost open element.
  private func isInnermost(_ name: Span<UInt8>) -> Bool {
    let start = starts[starts.count - 1]
    for index in name.indices where names[start + index] != name[index] { return false }
    return true
  }

  /// Whether `byte` goes on with the name in a tag.
  private static func isPlain(_ byte: UInt8) -> Bool {
    Bytes.isAlphanumeric(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
  }

  // MARK: one byte

  private mutating func go(to next: State) -> DocumentStep {
    state = next
    return .more
  }

  private mutating func take(_ byte: UInt8) -> DocumentStep? {
    switch state {
    case .text:
      if byte == UInt8(ascii: "<") {
        textLines = 0
        return go(to: .tag)
      }
      if byte == 0x0A {
        textLines += 1
        if textLines > Self.mostTextLines { return nil }
      }
      return starts.isEmpty && !Bytes.isSpace(byte) ? nil : .more
    case .tag: return tagBegins(byte)
    case .name, .inside, .slash: return inTag(byte)
    case .quoted(let quote): return byte == quote ? go(to: .inside) : .more
    case .closing:
      if byte == UInt8(ascii: ">") { return endTag() }
      if closed.count < Self.longestName, !Bytes.isSpace(byte) { closed.append(byte) }
      return byte == UInt8(ascii: "<") ? nil : .more
    case .declaration, .comment, .cdata, .instruction, .doctype: return inDeclaration(byte)
    case .over: return nil
    }
  }

  private static func mayBeginName(_ byte: UInt8) -> Bool {
    Bytes.isLetter(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  private mutating func tagBegins(_ byte: UInt8) -> DocumentStep? {
    switch byte {
    case UInt8(ascii: "/"):
      closed.removeAll(keepingCapacity: true)
      return starts.isEmpty ? nil : go(to: .closing)
    case UInt8(ascii: "!"): return go(to: .declaration(0))
    case UInt8(ascii: "?"): return go(to: .instruction(false))
    case let letter where Self.mayBeginName(letter):
      guard starts.count < Self.deepest else { return nil }
      starts.append(names.count)
      names.append(letter)
      return go(to: .name)
    default: return nil
    }
  }

  private mutating func inTag(_ byte: UInt8) -> DocumentStep? {
    switch byte {
    case UInt8(ascii: ">"):
      return state == .slash ? elementEnds() : go(to: .text)
    case UInt8(ascii: "/"): return go(to: .slash)
    case UInt8(ascii: "<"): return nil
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return state == .name ? nil : go(to: .quoted(byte))
    default:
      guard state == .name, !Bytes.isSpace(byte) else { return go(to: .inside) }
      // What is none, such as an address, may be redacted: then no element would begin there.
      guard Self.isPlain(byte) || byte >= 0x80 else { return nil }
      if names.count - starts[starts.count - 1] < Self.longestName { names.append(byte) }
      return .more
    }
  }

  private mutating func elementEnds() -> DocumentStep {
    names.removeLast(names.count - starts.removeLast())
    state = starts.isEmpty ? .over : .text
    return starts.isEmpty ? .end : .boundary
  }

  /// Ends the innermost open element of that name, and those left open inside it.
  private mutating func endTag() -> DocumentStep? {
    for index in starts.indices.reversed() {
      let end = index + 1 < starts.count ? starts[index + 1] : names.count
      if names[starts[index]..<end].elementsEqual(closed) {
        starts.removeLast(starts.count - index - 1)
        return elementEnds()
      }
    }
    return nil
  }

  // MARK: declarations

  private static let comment = Array("--".utf8)
  private static let cdata = Array("[CDATA[".utf8)

  /// What begins with `<!` or `<?`. The numbers count bytes of its beginning or of its end that are there.
  private mutating func inDeclaration(_ byte: UInt8) -> DocumentStep? {
    switch state {
    case .declaration(let count):
      if count == 0 {
        return byte == UInt8(ascii: "-") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "D")
          ? go(to: byte == UInt8(ascii: "D") ? .doctype : .declaration(Int(byte) << 8 | 1)) : nil
      }
      let sign = count >> 8 == Int(UInt8(ascii: "-")) ? Self.comment : Self.cdata
      let read = count & 0xFF
      guard byte == sign[read] else { return nil }
      guard read + 1 == sign.count else { return go(to: .declaration(count + 1)) }
      return go(to: sign.count == 2 ? .comment(0) : .cdata(0))
    case .comment(let dashes):
      if byte == UInt8(ascii: "-") { return go(to: .comment(min(dashes + 1, 2))) }
      return byte == UInt8(ascii: ">") && dashes == 2 ? go(to: .text) : go(to: .comment(0))
    case .cdata(let brackets):
      if byte == UInt8(ascii: "]") { return go(to: .cdata(min(brackets + 1, 2))) }
      return byte == UInt8(ascii: ">") && brackets == 2 ? go(to: .text) : go(to: .cdata(0))
    case .instruction(let isAsked):
      return isAsked && byte == UInt8(ascii: ">")
        ? go(to: .text) : go(to: .instruction(byte == UInt8(ascii: "?")))
    default:
      if byte == UInt8(ascii: ">") { return go(to: .text) }
      return byte == UInt8(ascii: "[") ? nil : .more
    }
  }
}
