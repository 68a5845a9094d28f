//  From a field's name to the types it may hold. A name fits when it ends with one of a type's
//  names, word by word; the longest wins over all packs.

internal import GrilleCore
internal import GrillePacks
internal import GrilleRegex

/// A way in which a name may mean a type. A class, so that the loop over fields copies one pointer.
final class FieldRule: Sendable {
  let type: Int
  /// As findings tell it: `pan/field`.
  let name: String
  let spec: FieldSpec
  let value: CompiledPattern?
  let parts: CompiledPattern?
  /// The keywords one of which must stand in the record; none if it does not matter.
  let beside: [Int]

  init(
    type: Int, name: String, spec: FieldSpec, value: CompiledPattern?, parts: CompiledPattern?,
    beside: [Int]
  ) {
    self.type = type
    self.name = name
    self.spec = spec
    self.value = value
    self.parts = parts
    self.beside = beside
  }
}

/// The names of all fields that mean something.
struct NameTable: Sendable {
  /// What a name means.
  struct Meaning: Sendable {
    /// Rules by their index.
    var rules: [Int] = []
    /// The types of those rules.
    var types: [Int] = []
    /// Whether a line must be scanned because of it.
    var counts = false
  }

  /// What is known of a field's name.
  struct Reading: Sendable {
    /// The place of its meaning among ``NameTable/meanings``, if it has one.
    var meaning: Int?
    /// Whether a word of it says that a number is no card or account.
    var isInnocent = false
  }

  let meanings: [Meaning]
  /// By meaning, its types.
  let types: BitTable
  private let index: HashIndex
  private let abbreviations: HashIndex
  private let expansions: [WordHash]
  private let innocent: HashIndex
  private let longest: Int
  /// The last letters, at most five, of every name that means something, in every way in which its
  /// end may be written; and of those for which a line must be scanned.
  let tails: Set<[UInt8]>
  let countingTails: Set<[UInt8]>

  /// - Parameters:
  ///   - names: each with the rule that it means; nil if it means something that nobody asks for.
  ///   - excluded: each with the type that it does not mean.
  ///   - ruleTypes: by rule, its type.
  ///   - counts: whether a line must be scanned for a type.
  init(
    _ library: PackLibrary, names: [(String, rule: Int?)], excluded: [(String, type: Int)],
    ruleTypes: [Int], counts: (Int) -> Bool
  ) {
    var spelt: [String: String] = [:]
    for pack in library.packs { spelt.merge(pack.abbreviations) { first, _ in first } }
    let sorted = spelt.sorted { $0.key < $1.key }
    abbreviations = HashIndex(
      sorted.enumerated().map { (WordHash($0.element.key).value, $0.offset) })
    expansions = sorted.map { WordHash($0.value) }
    innocent = HashIndex(
      library.packs.flatMap(\.innocent).map { (WordHash($0.lowercased()).value, 0) })

    var longest = 1
    func key(_ name: String) -> String {
      let words = Words.split(name).map { spelt[$0] ?? $0 }
      longest = max(longest, words.count)
      return words.joined()
    }
    var rules: [String: [Int]] = [:]
    for (name, rule) in names { rules[key(name), default: []] += rule.map { [$0] } ?? [] }
    var notTypes: [String: Set<Int>] = [:]
    for (name, type) in excluded { notTypes[key(name), default: []].insert(type) }
    // A name that only says what it does not mean still is longer than those it ends with.
    let keys = Set(rules.keys).union(notTypes.keys).sorted()
    let meanings = keys.map { key in
      var meaning = Meaning()
      meaning.rules = (rules[key] ?? []).filter { notTypes[key]?.contains(ruleTypes[$0]) != true }
      for rule in meaning.rules where !meaning.types.contains(ruleTypes[rule]) {
        meaning.types.append(ruleTypes[rule])
      }
      meaning.counts = meaning.types.contains(where: counts)
      return meaning
    }
    self.meanings = meanings
    var types = BitTable(rows: meanings.count, columns: library.types.count)
    for (number, meaning) in meanings.enumerated() {
      for type in meaning.types { types.insert(number, type) }
    }
    self.types = types
    index = HashIndex(keys.enumerated().map { (WordHash($0.element).value, $0.offset) })
    self.longest = longest
    let short = sorted.map { (Self.letters($0.key), Array($0.value.utf8)) }
    // `"name": "PIN", "value": "…"`: the name stands where no sign follows it.
    var tails: Set<[UInt8]> = [Array("value".utf8)]
    var countingTails = tails
    for (key, meaning) in zip(keys, meanings) where !meaning.rules.isEmpty {
      let endings = Self.tails(of: Array(key.utf8)[...], 5, short).subtracting([[]])
      tails.formUnion(endings)
      if meaning.counts { countingTails.formUnion(endings) }
    }
    self.tails = tails
    self.countingTails = countingTails
  }

  /// More words than that have no meaning as a name.
  private static var mostWords: Int { 24 }

  /// What the name in `range` of `text` may mean.
  func read(_ text: Span<UInt8>, _ range: ByteRange) -> Reading {
    var words = InlineArray<24, WordHash>(repeating: WordHash())
    var count = 0
    var endsInNumber = false
    var reading = Reading()
    Words.forEach(in: text, range) { word in
      // Of longer names the end counts.
      if count == Self.mostWords {
        for place in 1..<count { words[place - 1] = words[place] }
        count -= 1
      }
      let hash = abbreviations.find(word.hash.value).map { expansions[$0] } ?? word.hash
      if innocent.find(hash.value) != nil { reading.isInnocent = true }
      words[count] = hash
      count += 1
      endsInNumber = word.isNumber
    }
    reading.meaning = meaning(of: words, count)
    // `address1`, `account_number_2`: a number behind a name does not change what it is.
    if reading.meaning == nil, endsInNumber, count > 1 {
      reading.meaning = meaning(of: words, count - 1)
    }
    return reading
  }

  private static let valueWord = WordHash("value")

  /// Whether a name is `value`: another name may stand beside it, as `"name": "PIN", "value": "…"`.
  func isLabel(_ text: Span<UInt8>, _ range: ByteRange) -> Bool {
    guard range.count == 5 else { return false }
    var hash = WordHash()
    for index in range.range { hash.append(text[index]) }
    return hash == Self.valueWord
  }

  /// The meaning of the longest end of the first `count` of `words`.
  private func meaning(of words: InlineArray<24, WordHash>, _ count: Int) -> Int? {
    var joined = WordHash()
    var meaning: Int?
    var place = count - 1
    while place >= 0, count - place <= longest {
      joined = words[place].joined(to: joined)
      if let found = index.find(joined.value) { meaning = found }
      place -= 1
    }
    return meaning
  }

  // MARK: tails

  private static func letters(_ text: String) -> [UInt8] {
    text.utf8.filter { ByteSet.letters.contains($0) || $0 >= 0x80 }
  }

  private static func tails(
    of key: ArraySlice<UInt8>, _ count: Int, _ short: [([UInt8], [UInt8])]
  ) -> Set<[UInt8]> {
    var key = key
    while let last = key.last, !ByteSet.letters.contains(last), last < 0x80 { key.removeLast() }
    guard count > 0, let last = key.last else { return [[]] }
    var tails = Set(Self.tails(of: key.dropLast(), count - 1, short).map { $0 + [last] })
    for (abbreviation, word) in short
    where key.count >= word.count && key.suffix(word.count).elementsEqual(word) {
      let end = abbreviation.suffix(count)
      tails.formUnion(
        Self.tails(of: key.dropLast(word.count), count - end.count, short).map { $0 + end })
    }
    return tails
  }
}
