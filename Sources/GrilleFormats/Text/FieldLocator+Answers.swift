//  Questions that name what is answered to them, in chats and transcripts of calls:
//
//      {"role": "agent", "content": "What is your PIN?"}, {"role": "user", "content": "It is 4411"}
//      Agent: May I have your social security number? Customer: 536 90 4399

public import GrilleCore

extension FieldLocator {
  /// What a turn of a conversation is called.
  private static let turns: NameWords = [
    "content", "text", "message", "body", "msg", "utterance", "transcript", "transcription",
    "question", "prompt", "answer", "response", "reply", "said", "line",
  ]
  /// The most between a question and its answer, in bytes.
  private static let farthestAnswer = 512

  /// Notes the question that `field` asks, or adds its value under the name in the question before it.
  mutating func addAnswer(_ field: Field, isQuoted: Bool, in text: Span<UInt8>) {
    guard isQuoted else {
      guard let question = questionBefore(field.name.lower, in: text) else { return }
      return add(field.phrase, answering: question, in: text)
    }
    guard Self.turns.contains(field.name, in: text) else { return }
    defer {
      question =
        endsWithQuestion(field.value, in: text)
        ? InlineFields.question(in: field.value, of: text) : nil
    }
    guard let question, question.upper <= field.name.lower,
      field.name.lower - question.upper <= Self.farthestAnswer
    else { return }
    add(field.value, answering: question, in: text)
  }

  /// Whether a quote stands behind `value`, and a question mark before that.
  private func endsWithQuestion(_ value: ByteRange, in text: Span<UInt8>) -> Bool {
    value.upper < text.count && text[value.upper] == UInt8(ascii: "\"")
      && text[value.upper - 1] == UInt8(ascii: "?")
  }

  private mutating func add(
    _ text: ByteRange, answering question: ByteRange, in record: Span<UInt8>
  ) {
    guard let value = InlineFields.answer(in: text, of: record) else { return }
    fields.append(Field(name: question, value: value, phrase: value, style: .delimited))
    namesAreFar = true
  }

  /// The question that ends before the name at `start`, which says who answers.
  private func questionBefore(_ start: Int, in text: Span<UInt8>) -> ByteRange? {
    var place = start
    let limit = max(0, start - 8)
    while place > limit, Bytes.isSpace(text[place - 1]) { place -= 1 }
    guard place < start, place > limit, text[place - 1] == UInt8(ascii: "?"),
      InlineFields.opensAnswer(at: place - 1, in: text)
    else { return nil }
    var lower = place
    let first = max(0, place - InlineFields.longestName)
    while lower > first, text[lower - 1] != 0x0A { lower -= 1 }
    return InlineFields.question(in: ByteRange(lower, place), of: text)
  }
}

extension InlineFields {
  /// Who answers, as it is said behind a question on its line.
  private static let answerers: [StaticString] = [
    "A:", "Answer:", "Caller:", "Client:", "Customer:", "Member:", "User:",
  ]

  /// One of these stands behind each question of which an answer is read: it ends a text, or a line, or who answers is
  /// named at once.
  public static let signsOfQuestions =
    ["?\"", "?\n", "?\r"] + answerers.map { "? " + $0.description }

  /// Whether a question that ends with the sign at `place` has its answer behind it.
  static func opensAnswer(at place: Int, in text: Span<UInt8>) -> Bool {
    place + 1 < text.count && text[place + 1] == 0x20
      && answerers.contains { text.holds($0, at: place + 2) }
  }

  /// The words of the question that ends `range`, the last of which may name what is asked for; nil if it asks nothing.
  static func question(in range: ByteRange, of text: Span<UInt8>) -> ByteRange? {
    var upper = range.upper
    while upper > range.lower, Bytes.isSpace(text[upper - 1]) { upper -= 1 }
    guard upper - range.lower > 3, text[upper - 1] == UInt8(ascii: "?"),
      endsWithWord(ByteRange(range.lower, upper - 1), in: text)
    else { return nil }
    upper = behindCourtesy(ByteRange(range.lower, upper - 1), in: text)
    var lower = upper
    let limit = max(range.lower, upper - longestName)
    while lower > limit, !endsSentence(text[lower - 1]) { lower -= 1 }
    // Half a word is none.
    if lower == limit, lower > range.lower {
      while lower < upper, text[lower] != 0x20 { lower += 1 }
    }
    while lower < upper, !Bytes.isAlphanumeric(text[lower]), text[lower] < 0x80 { lower += 1 }
    return lower < upper ? ByteRange(lower, upper) : nil
  }

  /// Whether a word ends `range`: neither what a statement leaves open, `pin=?`, nor an address that a query may follow.
  private static func endsWithWord(_ range: ByteRange, in text: Span<UInt8>) -> Bool {
    var lower = range.upper
    while lower > range.lower, Bytes.isLetter(text[lower - 1]) || text[lower - 1] >= 0x80 {
      lower -= 1
    }
    return lower < range.upper && (lower == range.lower || text[lower - 1] == 0x20)
  }

  /// The end of what stands in `range` without `, please` behind it.
  private static func behindCourtesy(_ range: ByteRange, in text: Span<UInt8>) -> Int {
    var upper = range.upper
    let word: StaticString = "please"
    if upper - range.lower > 8,
      GenericName.matches(word, ByteRange(upper - 6, upper), in: text),
      text[upper - 7] == 0x20
    {
      upper -= 7
      if text[upper - 1] == UInt8(ascii: ",") { upper -= 1 }
    }
    return upper
  }

  private static func endsSentence(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
      || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "\"") || byte == 0x0A
      || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
  }

  /// The value in the answer that `range` is: from its first word with a digit to its last one; nil if none has one, or
  /// if it is no sentence.
  static func answer(in range: ByteRange, of text: Span<UInt8>) -> ByteRange? {
    guard range.count <= longestAnswer,
      range.range.allSatisfy({ mayBeSaid(text[$0]) })
    else { return nil }
    var (lower, upper): (Int?, Int) = (nil, range.lower)
    var start = range.lower
    while start < range.upper {
      var end = start
      var hasDigit = false
      while end < range.upper, !Bytes.isSpace(text[end]) {
        if Bytes.isDigit(text[end]) { hasDigit = true }
        end += 1
      }
      if hasDigit {
        lower = lower ?? start
        upper = end
      }
      start = end + 1
    }
    guard var lower else { return nil }
    while lower < upper, !Bytes.isAlphanumeric(text[lower]), text[lower] != UInt8(ascii: "(") {
      lower += 1
    }
    while upper > lower, !Bytes.isAlphanumeric(text[upper - 1]) { upper -= 1 }
    return lower < upper ? ByteRange(lower, upper) : nil
  }

  /// What we write has other signs in it: a label in an answer must not make another value of the rest.
  private static func mayBeSaid(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: "\""),
      UInt8(ascii: "="), UInt8(ascii: "*"):
      false
    default: true
    }
  }

  /// The longest answer in which a value is looked for, in bytes.
  private static let longestAnswer = 160
}
