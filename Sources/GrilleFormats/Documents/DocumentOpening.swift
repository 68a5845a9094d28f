//  Does a document begin in a line and go on behind it? Asked of lines that look like it from outside
//  (see `grille_find_opening`); a value that ends on its line is no document here, the line holds all of it.

/// Where in a line a document begins that goes on in the next.
public struct DocumentOpening: Hashable, Sendable {
  /// The formats of documents.
  public enum Kind: Hashable, Sendable, CaseIterable {
    /// An object or array.
    case json
    /// An element.
    case xml
    /// A part of a form body.
    case formPart
    /// A party of a SWIFT message.
    case messageParty
  }

  /// What begins.
  public var kind: Kind
  /// Its first byte.
  public var place: Int

  /// As many signs of a beginning are tried in a line.
  static let mostTries = 8

  /// The document of one of `kinds` that `line` opens; nil if there is none.
  ///
  /// - Parameter line: a line with its line feed, or the beginning of one that is very long.
  /// - Complexity: linear in the line.
  public init?(in line: Span<UInt8>, of kinds: Set<Kind>) {
    var tries = 0
    for index in line.indices {
      let byte = line[index]
      let kind: Kind
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["): kind = .json
      case UInt8(ascii: "<") where Self.isBlank(line, before: index): kind = .xml
      case UInt8(ascii: "C"), UInt8(ascii: "c"):
        guard index == 0, Self.opensFormPart(line) else { continue }
        kind = .formPart
      case UInt8(ascii: ":"):
        guard index == 0, MessagePartyReader.begins(line) else { continue }
        kind = .messageParty
      default: continue
      }
      guard kinds.contains(kind) else { continue }
      if Self.goesOn(kind, in: line, from: index) {
        self.kind = kind
        place = index
        return
      }
      tries += 1
      if tries == Self.mostTries { return nil }
    }
    return nil
  }

  private static func isBlank(_ line: Span<UInt8>, before end: Int) -> Bool {
    (0..<end).allSatisfy { Bytes.isBlank(line[$0]) }
  }

  private static func goesOn(_ kind: Kind, in line: Span<UInt8>, from start: Int) -> Bool {
    switch kind {
    case .json: goesOn(JSONReader(), in: line, from: start)
    case .xml: isMarkup(line) && goesOn(XMLReader(), in: line, from: start)
    case .formPart, .messageParty: true
    }
  }

  private static func goesOn(
    _ reader: some DocumentReader, in line: Span<UInt8>, from start: Int
  ) -> Bool {
    var reader = reader
    var place = start
    while true {
      switch reader.read(line, from: &place) {
      case .more: return true
      case .boundary: continue
      case .end, .failed: return false
      }
    }
  }

  /// `<NULL> was seen` begins a sentence: an element that spans lines has a tag at the line's end, or
  /// attributes that do.
  private static func isMarkup(_ line: Span<UInt8>) -> Bool {
    var end = line.count
    while end > 0, Bytes.isSpace(line[end - 1]) { end -= 1 }
    return end > 0 && line[end - 1] == UInt8(ascii: ">") || contains("xmlns", line)
  }

  /// `Content-Disposition: form-data; name="…"`, of a field: a file's content is no value.
  private static func opensFormPart(_ line: Span<UInt8>) -> Bool {
    starts("content-disposition:", line, at: 0) && contains("form-data", line)
      && contains("name=", line) && !contains("filename", line)
  }

  private static func starts(_ word: StaticString, _ line: Span<UInt8>, at place: Int) -> Bool {
    place + word.utf8CodeUnitCount <= line.count
      && word.withUTF8Buffer { word in
        word.indices.allSatisfy {
          unsafe line[place + $0] == word[$0] || line[place + $0] | 0x20 == word[$0]
        }
      }
  }

  private static func contains(_ word: StaticString, _ line: Span<UInt8>) -> Bool {
    line.indices.contains { starts(word, line, at: $0) }
  }
}
