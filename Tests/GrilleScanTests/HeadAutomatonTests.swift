import GrilleCore
import GrillePacks
import GrilleRegex
import GrilleTesting
import Testing

@testable import GrilleScan

/// A table of what matches begin with refuses no place at which PCRE2 finds a match.
@Suite("First bytes of matches")
struct HeadAutomatonTests {
  /// A pattern, a text, a place in it, and whether a match may begin there.
  @Test(
    arguments: [
      ("\\d{3}-\\d{2}", "536-90", 0, true), ("\\d{3}-\\d{2}", "536-9x", 0, false),
      ("\\d{3}-\\d{2}", "536-9", 0, false), ("[a-z]{2,4}!", "abcd!", 0, true),
      ("[a-z]{2,4}!", "abcde!", 0, false), ("a(?:b|cd)*e", "abcdbe", 0, true),
      ("(?<![A-Z])x", "Ax", 1, false), ("(?<![A-Z])x", "ax", 1, true),
      ("(?<=:|;)x", ":x", 1, true), ("(?<=:|;)x", ",x", 1, false),
      ("\\d{4}(?![0-9])", "12345", 0, false), ("\\d{4}(?![0-9])", "1234", 0, true),
      ("\\d{4}(?!\\d|\\.\\d)", "12345", 0, false), ("\\d{4}(?!\\d|\\.\\d)", "1234.5", 0, true),
      ("(?i)abc", "aBC", 0, true), ("(\\d)-\\1", "1-2", 0, true), ("(\\d)-\\1", "1-x", 0, false),
      ("(?m)^ab", "x\nab", 2, true), ("(?m)^ab", "xab", 1, false), ("(?m)ab$", "abc", 0, false),
      ("(?=x)\\w", "y", 0, true),  // what is looked ahead to counts as there
      ("(?P>name)x", "y", 0, true),  // what is not understood may be anything
    ] as [(String, String, Int, Bool)])
  func saysWhetherAMatchMayBegin(
    _ pattern: String, _ text: String, _ place: Int, _ expected: Bool
  ) {
    let bytes = Array(text.utf8)
    let automaton = HeadAutomaton(HeadStates(pattern))
    var past = HeadAutomaton.LongRun()
    let answer = automaton.table.mayBegin(in: bytes.span, at: place, of: 1, knowing: &past)
    #expect(answer == expected)
  }

  @Test(
    "is kept as it was made",
    arguments: ["", "a*", "sk_(?:live|test)_[0-9a-zA-Z]{24}", "(?<![0-9])[3-6]\\d{12,18}(?![0-9])"])
  func isKept(_ pattern: String) {
    let states = HeadStates(pattern)
    var writer = StoreWriter()
    states.store(in: &writer)
    unsafe writer.bytes.withUnsafeBytes { bytes in
      var reader = unsafe StoreReader(bytes)
      #expect(HeadStates(from: &reader) == states)
      #expect(reader.place == bytes.count)
    }
  }

  @Test("what is known of long runs changes no answer")
  func longRuns() {
    let automaton = HeadAutomaton(HeadStates("e[a-z-]{3,}\\.[0-9]"))
    var generator = SeededGenerator()
    for _ in 0..<200 {
      var text: [UInt8] = []
      while text.count < 600 {
        text += [UInt8](
          repeating: "e-a".utf8.randomElement(using: &generator)!,
          count: Int.random(in: 1...60, using: &generator))
        if Int.random(in: 0..<6, using: &generator) == 0 { text += Array(".1 .x".utf8).shuffled() }
      }
      var past = HeadAutomaton.LongRun()
      for place in text.indices.shuffled(using: &generator) {
        var nothing = HeadAutomaton.LongRun()
        let alone = automaton.table.mayBegin(in: text.span, at: place, of: 1, knowing: &nothing)
        let answer = automaton.table.mayBegin(in: text.span, at: place, of: 1, knowing: &past)
        #expect(answer == alone, "seed \(generator.seed), place \(place)")
      }
    }
  }

  @Test("follows no walk through many runs")
  func givesUp() {
    let automaton = HeadAutomaton(HeadStates("password[^\\n]{0,80}=\"x"))
    func mayBegin(words: Int) -> Bool {
      var past = HeadAutomaton.LongRun()
      let text = Array(("password" + String(repeating: " =", count: words)).utf8)
      return automaton.table.mayBegin(in: text.span, at: 0, of: 1, knowing: &past)
    }
    #expect(!mayBegin(words: 16))
    #expect(mayBegin(words: 1000))
  }

  @Test(
    "lets through every match of every detector and protected form in the packs' own rows, whatever follows"
  )
  func refusesNoMatch() throws {
    let library = try PackLibrary.builtIn(and: [])
    let rows =
      (library.types.flatMap { $0.matches + $0.rejects }
      + library.protected.flatMap { $0.matches + $0.rejects }).map(\.text)
    let patterns =
      library.types.flatMap(\.detectors).map { ($0.id, $0.guardedPattern) }
      + library.protected.map { ($0.id, $0.pattern) }
    var generator = SeededGenerator()
    var matcher = Matcher()
    var matches = 0
    for (id, text) in patterns {
      let pattern = try CompiledPattern(text)
      let automaton = HeadAutomaton(HeadStates(text))
      for row in rows {
        var text = row
        if Bool.random(using: &generator), !text.isEmpty {
          text[Int.random(in: text.indices, using: &generator)] = .random(in: 32...126)
        }
        var start = 0
        var past = HeadAutomaton.LongRun()
        while start < text.count,
          let match = try matcher.firstMatch(of: pattern, in: text.span, from: start)
        {
          matches += 1
          let mayBegin = automaton.table.mayBegin(
            in: text.span, at: match.whole.lowerBound, of: 1, knowing: &past)
          #expect(mayBegin, "\(id), seed \(generator.seed)")
          start = match.whole.lowerBound + 1
        }
      }
    }
    #expect(matches > 2000)
  }

  @Test(
    "lets through every value that a rule of the packs asks for and every placeholder, whatever follows"
  )
  func refusesNoValue() throws {
    var generator = SeededGenerator()
    var matcher = Matcher()
    var values = 0
    let table = try RecordScanner(PackLibrary.builtIn()).table
    let patterns =
      table.rules.map { ($0.name, $0.value, $0.head) }
      + table.placeholders.map { ($0.id, $0.pattern, $0.head) }
    for (name, pattern, head) in patterns {
      guard let pattern, let head else { continue }
      var samples = PatternSamples(of: pattern.text.string)
      for _ in 0..<150 {
        let value = samples.next()
        guard try matcher.firstMatch(of: pattern, in: value.span) != nil else { continue }
        values += 1
        let text = value + Array(generator.text(3, of: .alphanumeric).utf8)
        let mayMatch = head.automaton.table.mayMatch(text.span, from: 0)
        #expect(
          mayMatch,
          "\(name), \(String(decoding: text, as: UTF8.self)), seed \(generator.seed)")
      }
    }
    #expect(values > 2000)
  }
}
