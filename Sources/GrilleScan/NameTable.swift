//  From a field's name to the types it may hold. A name fits when it ends with one of a type's
//  names, word by word; the longest wins over all packs.

internal import CCandidates
internal import GrilleCore
internal import GrilleFormats
internal import GrillePacks

/// The names of fields that say something, whether or not somebody asks for it.
struct NameIndex: Sendable {
  /// Rules, in every combination in which a name may mean them; none for a name that only says what it
  /// does not mean. It is still longer than those it ends with.
  var meanings = Lists<Int>()
  /// From a name's words spelt together to its meaning.
  var index = HashIndex([])
  var abbreviations = HashIndex([])
  /// What abbreviations stand for, by number.
  var expansions: [Expansion] = []
  var innocent = HashIndex([])
  /// Words behind a name that do not change what it is.
  var silent = HashIndex([])
  /// The number of words of the longest name.
  var longest = 1
}

/// What an abbreviation stands for.
struct Expansion: Sendable {
  let text: String
  let hash: WordHash

  init(_ text: String) {
    self.text = text
    hash = WordHash(text)
  }
}

/// The end of a name, in one of the ways in which it may be written.
struct NameTail: Sendable {
  /// The last letters, at most eight.
  var letters: [UInt8]
  /// What the names that end so may mean.
  var meanings: [Int]
}

/// What names mean to a scanner that asks for some types.
final class NameTable: Sendable {
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
    var isInnocent: Bool { behindInnocent != nil }
    /// How many words stand behind the last one that says so; nil if none does.
    var behindInnocent: Int?
    /// The words of the name that have the meaning, counted from its last one back.
    var telling = 0..<0
  }

  let meanings: [Meaning]
  /// By meaning, its types.
  let types: BitTable
  private let names: NameIndex
  private let ends: [NameTail]

  /// - Parameters:
  ///   - tails: empty if no plan is to be made of them.
  ///   - rules: those that meanings name.
  ///   - isEnabled: by type, whether it is asked for.
  ///   - counts: by type, whether a line must be scanned for it.
  init(
    _ names: NameIndex, tails: [NameTail], rules: [FieldRule], isEnabled: [Bool], counts: [Bool]
  ) {
    self.names = names
    ends = tails
    meanings = (0..<names.meanings.count).map { number in
      var meaning = Meaning()
      for rule in names.meanings[number] where isEnabled[rules[rule].type] {
        meaning.rules.append(rule)
        let type = rules[rule].type
        if !meaning.types.contains(type) { meaning.types.append(type) }
        if counts[type] { meaning.counts = true }
      }
      return meaning
    }
    var types = BitTable(rows: meanings.count, columns: isEnabled.count)
    for (number, meaning) in meanings.enumerated() {
      for type in meaning.types { types.insert(number, type) }
    }
    self.types = types
  }

  /// The last letters, at most eight, of every name that means something, in every way in which its
  /// end may be written. Only where a plan is to be made of them.
  var tails: Set<[UInt8]> { tails { !$0.rules.isEmpty } }
  /// Those of the names for which a line must be scanned.
  var countingTails: Set<[UInt8]> { tails(where: \.counts) }

  private func tails(where matters: (Meaning) -> Bool) -> Set<[UInt8]> {
    // `"name": "PIN", "value": "…"`: the name stands where no sign follows it.
    // `cs1Label=PIN`: it says what `cs1` is.
    // `<SchmeNm><Cd>SOSE</Cd>`: it says what the `Id` before it is.
    // `"columns": ["ssn"], "rows": [["…"]]`: it has names for what stands in the rows.
    var tails: Set<[UInt8]> = [Array("label".utf8), Array("schmenm".utf8)]
    tails.formUnion(InlineFields.tellingTails.map { Array($0.utf8) })
    for end in ends where end.meanings.contains(where: { matters(meanings[$0]) }) {
      tails.insert(end.letters)
    }
    return tails
  }

  /// More words than that have no meaning as a name.
  private static var mostWords: Int { 24 }
  /// So many words behind a name may change nothing.
  private static var mostSilent: Int { 2 }

  /// What the name in `range` of `text` may mean.
  func read(_ text: Span<UInt8>, _ range: ByteRange) -> Reading {
    var words = InlineArray<24, WordHash>(repeating: WordHash())
    var count = 0
    // By place, whether the word there changes nothing behind a name.
    var silent: UInt32 = 0
    var reading = Reading()
    Words.forEach(in: text, range) { word in
      reading.behindInnocent? += 1
      // Of longer names the end counts.
      if count == Self.mostWords {
        for place in 1..<count { words[place - 1] = words[place] }
        count -= 1
        silent >>= 1
      }
      let hash =
        names.abbreviations.find(word.hash.value).map { names.expansions[$0].hash } ?? word.hash
      if names.innocent.find(hash.value) != nil { reading.behindInnocent = 0 }
      if word.isNumber || names.silent.find(hash.value) != nil { silent |= 1 << UInt32(count) }
      words[count] = hash
      count += 1
    }
    var end = ending(of: words, count)
    // `address1`, `account_number_2`, `address_line_1_txt`: a number behind a name, or how its value is kept, does
    // not change what it is.
    var behind = 0
    while end.meaning == nil, behind < Self.mostSilent, behind + 1 < count,
      silent >> UInt32(count - behind - 1) & 1 == 1
    {
      behind += 1
      end = ending(of: words, count - behind)
    }
    end.telling = end.telling.lowerBound + behind..<end.telling.upperBound + behind
    reading.meaning = end.meaning
    reading.telling = end.telling
    return reading
  }

  /// What `word` stands for if it is an abbreviation: `number` for `nbr`.
  func expansion(of word: String) -> String? {
    names.abbreviations.find(WordHash(word).value).map { names.expansions[$0].text }
  }

  /// Whether `word`, spelt out, says that a number is no card or account.
  func isInnocent(_ word: String) -> Bool { names.innocent.find(WordHash(word).value) != nil }

  private static let labelWord = WordHash("label")

  /// Whether another name may stand beside a name: `"name": "PIN", "value": "…"`, `cs1=… cs1Label=PIN`.
  func isLabel(_ text: Span<UInt8>, _ range: ByteRange) -> Bool {
    if InlineFields.isTold(range, in: text) { return true }
    guard range.count >= 5 else { return false }
    var hash = WordHash()
    for index in range.upper - 5..<range.upper { hash.append(text[index]) }
    return hash == Self.labelWord
  }

  /// The meaning of the longest end of the first `count` of `words`, and how many words that end has.
  private func ending(
    of words: InlineArray<24, WordHash>, _ count: Int
  ) -> (meaning: Int?, telling: Range<Int>) {
    var joined = WordHash()
    var meaning: Int?
    var length = 0
    var place = count - 1
    while place >= 0, count - place <= names.longest {
      joined = words[place].joined(to: joined)
      if let found = names.index.find(joined.value) { (meaning, length) = (found, count - place) }
      place -= 1
    }
    return (meaning, 0..<length)
  }
}

extension NameIndex {
  /// The names of `library`, and how they may end.
  ///
  /// - Parameters:
  ///   - names: each with the rule that it means.
  ///   - excluded: each with the type that it does not mean.
  ///   - ruleTypes: by rule, its type.
  static func make(
    _ library: PackLibrary, names: [(String, rule: Int)], excluded: [(String, type: Int)],
    ruleTypes: [Int]
  ) -> (NameIndex, [NameTail]) {
    var index = NameIndex()
    var spelt: [String: String] = [:]
    for pack in library.packs { spelt.merge(pack.abbreviations) { first, _ in first } }
    let sorted = spelt.sorted { $0.key < $1.key }
    index.abbreviations = HashIndex(
      sorted.enumerated().map { (WordHash($0.element.key).value, $0.offset) })
    index.expansions = sorted.map { Expansion($0.value) }
    index.innocent = HashIndex(
      library.packs.flatMap(\.innocent).map { (WordHash($0.lowercased()).value, 0) })

    let silent = Set(library.packs.flatMap(\.silent).map { $0.lowercased() }).sorted()
    index.silent = HashIndex(silent.map { (WordHash($0).value, 0) })

    var longest = 1
    func key(_ name: String) -> String {
      let words = Words.split(name).map { spelt[$0] ?? $0 }
      longest = max(longest, words.count)
      return words.joined()
    }
    var rules: [String: [Int]] = [:]
    for (name, rule) in names { rules[key(name), default: []].append(rule) }
    var notTypes: [String: Set<Int>] = [:]
    for (name, type) in excluded { notTypes[key(name), default: []].insert(type) }
    let keys = Set(rules.keys).union(notTypes.keys).sorted()
    var numbers: [[Int]: Int] = [:]
    var entries: [(UInt64, Int)] = []
    var tails: [[UInt8]: Set<Int>] = [:]
    let short = sorted.map { (letters($0.key), Array($0.value.utf8)) }
    for key in keys {
      let meant = (rules[key] ?? []).filter { notTypes[key]?.contains(ruleTypes[$0]) != true }
      let number = numbers[meant] ?? numbers.count
      if numbers.updateValue(number, forKey: meant) == nil { index.meanings.append(meant) }
      entries.append((WordHash(key).value, number))
      guard !meant.isEmpty else { continue }
      for word in [""] + silent {
        let behind = Array(word.utf8).suffix(grille_longest_tail)
        let room = grille_longest_tail - behind.count
        for tail in Self.tails(of: Array(key.utf8)[...], room, short)
        where !tail.isEmpty || !behind.isEmpty {
          tails[tail + behind, default: []].insert(number)
        }
      }
    }
    index.index = HashIndex(entries)
    index.longest = longest
    let ends = tails.map { NameTail(letters: $0.key, meanings: $0.value.sorted()) }
    return (index, ends.sorted { $0.letters.lexicographicallyPrecedes($1.letters) })
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
