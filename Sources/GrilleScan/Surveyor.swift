//  What a survey keeps of a document: its fields, and where it speaks of which type.

internal import GrilleCore
internal import GrilleFormats

struct Surveyor: Sendable {
  /// Reads single fields, knowing how far it followed values.
  var locator = FieldLocator()
  /// Reads all fields, and those whose names mean something, once somebody asked.
  var all = FieldLocator()
  var fields: [(field: Field, meaning: Int)] = []
  var knowsFields = false
  /// Where something speaks of a type; in order once all are there.
  var heard: [(type: Int32, place: Int32)] = []
  /// Whether any of that may be heard anywhere.
  var hearsEverywhere = false
  /// Whether it wears a coat of encoding, as far as is known, and the line of which that was last asked.
  private(set) var isClothed = false
  private var undressed = 0..<0
  /// Types of which something speaks that may be heard on other lines.
  private var farTypes: Set<Int32> = []
  /// Words of a keyword, with what stands between them, in bytes.
  static let longestKeyword = 64

  /// Begins with another text.
  mutating func begin() {
    locator.restart()
    fields.removeAll(keepingCapacity: true)
    heard.removeAll(keepingCapacity: true)
    knowsFields = false
    hearsEverywhere = false
    isClothed = false
    undressed = 0..<0
  }

  /// Finds out whether what stands at `place` of `text` is a coat, or another is on its line.
  mutating func readCoat(at place: Int, of text: Span<UInt8>) {
    guard !isClothed, !undressed.contains(place) else { return }
    undressed = text.startOfLine(at: place)..<text.endOfLine(at: place)
    isClothed = Layer(undressing: text.extracting(undressed)) != nil
  }

  /// Makes what was heard in `text` ready to be asked.
  mutating func sort(in text: Span<UInt8>) {
    heard.sort { ($0.type, $0.place) < ($1.type, $1.place) }
    farTypes.removeAll(keepingCapacity: true)
    for (type, place) in heard where !farTypes.contains(type) {
      if Self.mayGoOn(behindLineAt: Int(place), in: text) { farTypes.insert(type) }
    }
  }

  /// Whether something that speaks of `type` may be heard by a value in `range` of `text`.
  ///
  /// - Parameter window: the most bytes between a word and a value behind it that is not in the field it names.
  func hears(_ type: Int, within window: Int, of range: ByteRange, in text: Span<UInt8>) -> Bool {
    if hearsEverywhere || farTypes.contains(Int32(type)) { return true }
    let reach = max(window, Context.windowAfter) + Self.longestKeyword
    let lower = min(text.startOfLine(at: range.lower), range.lower - reach)
    let upper = max(text.endOfLine(at: max(range.lower, range.upper - 1)), range.upper + reach)
    let index = first(of: type, from: lower)
    return index < heard.count && Int(heard[index].type) == type
      && Int(heard[index].place) <= upper
  }

  /// Where in `text` values may begin that hear what speaks of `type`, in order; nil if anywhere.
  func places(hearing type: Int, within window: Int, in text: Span<UInt8>) -> [ByteRange]? {
    if hearsEverywhere || farTypes.contains(Int32(type)) { return nil }
    let reach = max(window, Context.windowAfter) + Self.longestKeyword
    var windows: [ByteRange] = []
    var index = first(of: type, from: 0)
    while index < heard.count, Int(heard[index].type) == type {
      let place = Int(heard[index].place)
      index += 1
      if let last = windows.last, place + reach < last.upper { continue }
      let window = ByteRange(
        text.startOfLine(at: max(0, place - reach - Self.longestValue)),
        text.endOfLine(at: min(text.count - 1, place + reach)))
      if let last = windows.last, window.lower <= last.upper {
        windows[windows.count - 1].upper = max(last.upper, window.upper)
      } else {
        windows.append(window)
      }
    }
    return windows
  }

  /// The longest value over several lines that is heard at its end, in bytes.
  private static let longestValue = 128

  /// The first of what was heard of `type` at `place` or behind it.
  private func first(of type: Int, from place: Int) -> Int {
    var (low, high) = (0, heard.count)
    while low < high {
      let middle = (low + high) / 2
      let isBefore = (Int(heard[middle].type), Int(heard[middle].place)) < (type, place)
      if isBefore { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether a field whose name stands on the line at `place` may have its value, or the names in it, on
  /// others: a container or a text is open where the line ends.
  private static func mayGoOn(behindLineAt place: Int, in text: Span<UInt8>) -> Bool {
    var quotes = (double: 0, single: 0)
    var (depth, isInTag) = (0, false)
    var last: UInt8 = 0
    for index in text.startOfLine(at: place)..<text.endOfLine(at: place) {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "\\"): return true
      // A list is the value of a name only behind its sign.
      case UInt8(ascii: "[") where endsName(last): return true
      case UInt8(ascii: "\""): quotes.double += 1
      case UInt8(ascii: "'"): quotes.single += 1
      case UInt8(ascii: "<"):
        let next = index + 1 < text.count ? text[index + 1] : 0
        guard !isInTag,
          Bytes.isLetter(next) || next == UInt8(ascii: "_") || next == UInt8(ascii: "/")
        else { return true }
        isInTag = true
        depth += next == UInt8(ascii: "/") ? -1 : 1
        guard depth >= 0 else { return true }
      case UInt8(ascii: ">"):
        guard isInTag else { return true }
        isInTag = false
        if text[index - 1] == UInt8(ascii: "/") { depth -= 1 }
        guard depth >= 0 else { return true }
      default: break
      }
      if !Bytes.isSpace(byte) { last = byte }
    }
    return isInTag || depth > 0 || quotes.double % 2 == 1 || quotes.single % 2 == 1
      || last == UInt8(ascii: "=") || last == UInt8(ascii: ":")
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "=") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ">")
  }
}
