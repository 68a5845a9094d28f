//  From a field's name to the types it may hold. A name fits when it ends with one of a type's
//  names, word by word; the longest wins over all packs.

internal import GrilleCore
internal import GrillePacks
internal import GrilleRegex

/// A way in which a name may mean a type.
struct FieldRule: Sendable {
  let type: Int
  let spec: FieldSpec
  let value: CompiledPattern?
  let parts: CompiledPattern?
  /// Words of the names and keywords one of which must stand in the record.
  let beside: [[String]]
}

struct NameTable: Sendable {
  /// What a name means: rules by their index, and types that it does not mean.
  struct Meaning: Sendable {
    var rules: [Int] = []
    var excluded: Set<Int> = []
  }

  /// What is known of a field's name.
  struct Reading: Sendable {
    /// The rules of the longest name that fits; empty if none does.
    var rules: [Int] = []
    /// The types of those rules.
    var types: Set<Int> = []
    /// Whether a word of it says that a number is no card or account.
    var isInnocent = false
  }

  private var meanings: [String: Meaning] = [:]
  private let abbreviations: [String: String]
  private let innocent: Set<String>
  private var longest = 1

  init(_ library: PackLibrary) {
    var abbreviations: [String: String] = [:]
    for pack in library.packs { abbreviations.merge(pack.abbreviations) { first, _ in first } }
    self.abbreviations = abbreviations
    innocent = Set(library.packs.flatMap(\.innocent).map { $0.lowercased() })
  }

  mutating func add(_ names: [String], rule: Int) {
    for name in names { meanings[key(name), default: Meaning()].rules.append(rule) }
  }

  mutating func exclude(_ names: [String], type: Int) {
    for name in names { meanings[key(name), default: Meaning()].excluded.insert(type) }
  }

  private mutating func key(_ name: String) -> String {
    let words = expand(Words.split(name))
    longest = max(longest, words.count)
    return words.joined()
  }

  /// The words with abbreviations spelt out. A word that stands for several counts as one.
  func expand(_ words: [String]) -> [String] { words.map { abbreviations[$0] ?? $0 } }

  /// What `words`, a field's name, may mean.
  func read(_ words: [String], ruleTypes: (Int) -> Int) -> Reading {
    var words = expand(words)
    var reading = Reading()
    reading.isInnocent = words.contains { innocent.contains($0) }
    // `address1`, `account_number_2`: a number behind a name does not change what it is.
    for _ in 0..<2 {
      for count in stride(from: min(longest, words.count), through: 1, by: -1) {
        guard let meaning = meanings[words.suffix(count).joined()] else { continue }
        reading.rules = meaning.rules.filter { !meaning.excluded.contains(ruleTypes($0)) }
        reading.types = Set(reading.rules.map(ruleTypes))
        return reading
      }
      guard words.count > 1, let last = words.last, last.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else {
        break
      }
      words.removeLast()
    }
    return reading
  }
}
