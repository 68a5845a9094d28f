//  Look-alikes of names and e-mail addresses, for test data and demonstrations that should read well: the same value
//  gives the same one under one key, and nothing leads back.
//
//      Ada Sample            Mira Hollow-Grille
//      SAMPLE, ADA           HOLLOW-GRILLE, MIRA
//      ada@example.com       mira.hollow.k3x7@grille.invalid
//
//  A name of which nobody could tell that it was made would be made into another by the next pass. So each carries a
//  mark: the last of its words, or the one before the comma, ends in `-Grille`, which is no part of anybody's name,
//  and all its words are of the lists. Addresses are under `.invalid`, which is nobody's for good (RFC 2606, section 2).
//
//  There are few words, so two people may have one name; an address has four letters more.

package import GrilleCore
internal import GrilleKeys

/// Makes look-alikes under one key.
struct Surrogates: Sendable {
  private let words: SurrogateWords
  private let given: Set<String>, family: Set<String>

  private static let mark = "-Grille"
  private static let host = "@grille.invalid"
  private static let letters = Array("0123456789abcdefghijklmnopqrstuvwxyz")
  /// A name has no more words.
  private static let mostWords = 6

  init(_ words: SurrogateWords) {
    self.words = words
    given = Set(words.given.map { $0.lowercased() })
    family = Set(words.family.map { $0.lowercased() })
  }

  /// What stands in the place of `value`; nil if it has no words, or too many to be a name.
  ///
  /// - Parameters:
  ///   - canonical: its canonical form: what is equal in it gives equal look-alikes.
  ///   - mac: of the type's key.
  func surrogate(
    of value: [UInt8], canonical: [UInt8], as form: SurrogateForm, by mac: MAC
  ) -> [UInt8]? {
    // 32 bytes: four for each word of a name, or for the parts of an address.
    let code = mac.code(for: canonical)
    func pick(_ list: [String], _ index: Int) -> String {
      list[
        Int(code[4 * index..<4 * index + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }) % list.count
      ]
    }
    if form == .email {
      let digits = code[8..<12].map { Self.letters[Int($0) % Self.letters.count] }
      let (given, family) = (pick(words.given, 0).lowercased(), pick(words.family, 1).lowercased())
      return Array("\(given).\(family).\(String(digits))\(Self.host)".utf8)
    }
    let name = Name(value)
    guard (1...Self.mostWords).contains(name.words.count) else { return nil }
    let made = name.words.indices.map { index in
      let isMarked = index == name.marked
      let list = form == .family || form == .name && isMarked ? words.family : words.given
      let word = pick(list, index) + (isMarked ? Self.mark : "")
      return name.style.written(word) + (name.words[index].hasSuffix(",") ? "," : "")
    }
    return Array(made.joined(separator: " ").utf8)
  }

  /// Whether `value` is what was made of one.
  func isOurs(_ value: [UInt8], as form: SurrogateForm) -> Bool {
    if form == .email { return isOurAddress(String(decoding: value, as: UTF8.self)) }
    let name = Name(value)
    guard (1...Self.mostWords).contains(name.words.count) else { return false }
    let mark = Self.mark.lowercased()
    return name.words.indices.allSatisfy { index in
      var word = String(name.words[index])
      if word.hasSuffix(",") { word.removeLast() }
      let isMarked = index == name.marked
      let small = word.lowercased()
      let known = form == .family || form == .name && isMarked ? family : given
      return small.hasSuffix(mark) == isMarked
        && known.contains(isMarked ? String(small.dropLast(mark.count)) : small)
    }
  }

  private func isOurAddress(_ value: String) -> Bool {
    guard value.hasSuffix(Self.host) else { return false }
    let parts = value.dropLast(Self.host.count).split(
      separator: ".", omittingEmptySubsequences: false)
    return parts.count == 3 && given.contains(String(parts[0])) && family.contains(String(parts[1]))
      && parts[2].count == 4 && parts[2].allSatisfy { Self.letters.contains($0) }
  }
}

/// A name as it is written: its words, and how.
private struct Name {
  /// Capitals and small letters.
  enum Style {
    case capitalized, small, capitals

    /// `word`, which is capitalized, in this style.
    func written(_ word: String) -> String {
      switch self {
      case .capitalized: word
      case .small: word.lowercased()
      case .capitals: word.uppercased()
      }
    }
  }

  /// What stands between spaces, a comma behind it included.
  let words: [Substring]
  let style: Style

  init(_ value: [UInt8]) {
    let text = String(decoding: value, as: UTF8.self)
    words = text.split { $0.isWhitespace }
    let hasSmall = text.contains { $0.isLowercase }
    let capitals = text.count { $0.isUppercase }
    style = capitals == 0 ? .small : hasSmall || capitals == 1 ? .capitalized : .capitals
  }

  /// The word that tells the family: the one before a comma, else the last.
  var marked: Int { words.firstIndex { $0.hasSuffix(",") } ?? words.count - 1 }
}
