//  How each part of prepared packs is kept. What is added to a part is added here twice, in one place.

internal import GrilleCore
internal import GrillePacks
internal import GrilleRegex

/// The stored bytes: parts that are read apart from each other, each found by where it begins.
struct StoredSections {
  /// What the tables of finders looked like where the plans were made.
  let finders: Int
  let core: Range<Int>
  let stock: Range<Int>
  /// Plans for all types: where all count, and where those that are kept do not.
  let planOfAll: Range<Int>
  let planOfCounting: Range<Int>
  private let reader: StoreReader

  init(from reader: inout StoreReader) {
    let start = reader
    finders = Int(from: &reader)
    let (first, second) = (reader.count(), reader.count())
    let (third, fourth) = (reader.count(), reader.count())
    func section(_ count: Int) -> Range<Int> {
      reader.align()
      defer { reader.skip(count) }
      return reader.place..<reader.place + count
    }
    (core, stock) = (section(first), section(second))
    (planOfAll, planOfCounting) = (section(third), section(fourth))
    self.reader = start
  }

  /// The part in `section`.
  func read<Part: Storable>(_ section: Range<Int>, as part: Part.Type) -> Part {
    var reader = reader
    reader.skip(section.lowerBound - reader.place)
    let part = Part(from: &reader)
    precondition(reader.place == section.upperBound, "the prepared packs are not of this build")
    return part
  }

  /// Those of `core`, `stock`, and of the plans for all types and for those that count.
  static func joined(
    core: PreparedCore, stock: AnchorStock, plans: (all: AnchorPlan, counting: AnchorPlan)
  ) -> [UInt8] {
    func bytes(_ part: some Storable) -> [UInt8] {
      var writer = StoreWriter()
      part.store(in: &writer)
      return writer.bytes
    }
    let parts = [bytes(core), bytes(stock), bytes(plans.all), bytes(plans.counting)]
    var writer = StoreWriter()
    CandidateFinder.imageKind.store(in: &writer)
    for part in parts { writer.write(number: UInt64(part.count)) }
    for part in parts {
      writer.align()
      writer.write(raw: part)
    }
    return writer.bytes
  }
}

extension PreparedCore: Storable {
  func store(in writer: inout StoreWriter) {
    types.store(in: &writer)
    detectors.store(in: &writer)
    rules.store(in: &writer)
    protected.store(in: &writer)
    placeholders.store(in: &writer)
    keywords.store(in: &writer)
    names.store(in: &writer)
  }
  init(from reader: inout StoreReader) {
    types = Array(from: &reader)
    detectors = Array(from: &reader)
    rules = Array(from: &reader)
    protected = Array(from: &reader)
    placeholders = Array(from: &reader)
    keywords = KeywordTable(from: &reader)
    names = NameIndex(from: &reader)
  }
}

extension TypeDefinition: Storable {
  func store(in writer: inout StoreWriter) {
    type.rawValue.store(in: &writer)
    name.store(in: &writer)
    writer.write(choice: category)
    writer.write(choice: sensitivity)
    neverKeep.store(in: &writer)
    writer.write(number: UInt64(regulations.count))
    for regulation in regulations { writer.write(choice: regulation) }
    action.store(in: &writer)
    pack.store(in: &writer)
  }
  init(from reader: inout StoreReader) {
    self.init(
      type: InfoType(String(from: &reader)), name: String(from: &reader),
      category: reader.choice(Category.self), sensitivity: reader.choice(Sensitivity.self),
      neverKeep: Bool(from: &reader),
      regulations: (0..<reader.count()).map { _ in reader.choice(Regulation.self) },
      action: Action(from: &reader), pack: String(from: &reader))
  }
}

extension Action: Storable {
  func store(in writer: inout StoreWriter) {
    switch self {
    case .keep: UInt8(0).store(in: &writer)
    case .label: UInt8(1).store(in: &writer)
    case .drop: UInt8(2).store(in: &writer)
    case .mask(let first, let last):
      UInt8(3).store(in: &writer)
      first.store(in: &writer)
      last.store(in: &writer)
    case .generalize, .token, .fpe, .encrypt, .jwe, .surrogate, .shift, .fingerprint:
      // No built-in pack asks for these; until the form has a number for them, a label, which
      // protects no less.
      Action.label.store(in: &writer)
    }
  }
  init(from reader: inout StoreReader) {
    switch reader.byte() {
    case 0: self = .keep
    case 1: self = .label
    case 2: self = .drop
    case 3: self = .mask(first: Int(from: &reader), last: Int(from: &reader))
    default: preconditionFailure("the prepared packs hold an unknown action")
    }
  }
}

extension Likelihood: Storable {
  func store(in writer: inout StoreWriter) { writer.write(choice: self) }
  init(from reader: inout StoreReader) { self = reader.choice(Likelihood.self) }
}

extension PatternDetector: Storable {
  func store(in writer: inout StoreWriter) {
    type.store(in: &writer)
    name.store(in: &writer)
    spec.store(in: &writer)
    pattern.text.store(in: &writer)
    checkNumbers.store(in: &writer)
    isPut.store(in: &writer)
    staysInLine.store(in: &writer)
    (opening?.beginning).store(in: &writer)
    needs.store(in: &writer)
    if keepsHead { head.store(in: &writer) }
  }
  convenience init(from reader: inout StoreReader) {
    let (type, name) = (Int(from: &reader), String(from: &reader))
    let (spec, pattern) = (DetectorTraits(from: &reader), PatternText(from: &reader))
    let (checks, isPut) = ([Int](from: &reader), Bool(from: &reader))
    let staysInLine = Bool(from: &reader)
    let (beginning, needs) = (Beginning?(from: &reader), LeastRuns(from: &reader))
    self.init(
      type: type, name: name, spec: spec, pattern: pattern, checks: checks, isPut: isPut,
      staysInLine: staysInLine, beginning: beginning, needs: needs,
      head: isPut || beginning != nil ? LazyHead(pattern, from: &reader) : nil)
  }

  /// Whether somebody asks what its matches begin with.
  private var keepsHead: Bool { isPut || opening != nil }
}

extension PatternText: Storable {
  func store(in writer: inout StoreWriter) { string.store(in: &writer) }
  /// The bytes must outlive the text, as constants do.
  init(from reader: inout StoreReader) {
    self = unsafe reader.raw(reader.count()) { unsafe .constant($0) }
  }
}

extension DetectorTraits: Storable {
  func store(in writer: inout StoreWriter) {
    writer.write(choice: kind)
    alone.store(in: &writer)
    keyword.store(in: &writer)
    field.store(in: &writer)
    window.store(in: &writer)
    withinFields.store(in: &writer)
  }
  init(from reader: inout StoreReader) {
    kind = reader.choice(DetectorSpec.Kind.self)
    alone = Optional(from: &reader)
    keyword = Optional(from: &reader)
    field = Optional(from: &reader)
    window = Int(from: &reader)
    withinFields = Bool(from: &reader)
  }
}

extension LeastRuns: Storable {
  func store(in writer: inout StoreWriter) {
    digits.store(in: &writer)
    alphanumerics.store(in: &writer)
  }
  init(from reader: inout StoreReader) {
    digits = Int(from: &reader)
    alphanumerics = Int(from: &reader)
  }
}

extension FieldRule: Storable {
  func store(in writer: inout StoreWriter) {
    type.store(in: &writer)
    name.store(in: &writer)
    writer.write(choice: spec.span)
    spec.likelihood.store(in: &writer)
    spec.quotedOnly.store(in: &writer)
    spec.valueDecides.store(in: &writer)
    (value?.text).store(in: &writer)
    (parts?.text).store(in: &writer)
    beside.store(in: &writer)
    head?.store(in: &writer)
  }
  convenience init(from reader: inout StoreReader) {
    let (type, name) = (Int(from: &reader), String(from: &reader))
    let spec = FieldTraits(
      span: reader.choice(FieldSpec.Extent.self), likelihood: Likelihood(from: &reader),
      quotedOnly: Bool(from: &reader), valueDecides: Bool(from: &reader))
    let (value, parts) = (PatternText?(from: &reader), PatternText?(from: &reader))
    let beside = [Int](from: &reader)
    let head =
      parts == nil ? value.map { LazyHead($0, endsAnywhere: true, from: &reader) } : nil
    self.init(
      type: type, name: name, spec: spec, value: value.map { CompiledPattern(known: $0) },
      parts: parts.map { CompiledPattern(known: $0) }, beside: beside, head: head)
  }
}

extension Form: Storable {
  func store(in writer: inout StoreWriter) {
    id.store(in: &writer)
    pattern.text.store(in: &writer)
    (opening?.beginning).store(in: &writer)
    isWhole.store(in: &writer)
    head.store(in: &writer)
  }
  convenience init(from reader: inout StoreReader) {
    let (id, pattern) = (String(from: &reader), PatternText(from: &reader))
    let (beginning, isWhole) = (Beginning?(from: &reader), Bool(from: &reader))
    self.init(
      id: id, pattern: pattern, beginning: beginning, isWhole: isWhole,
      head: LazyHead(pattern, endsAnywhere: isWhole, from: &reader))
  }
}

extension Beginning: Storable {
  func store(in writer: inout StoreWriter) {
    sets.store(in: &writer)
    notBefore.store(in: &writer)
  }
  convenience init(from reader: inout StoreReader) {
    self.init(sets: Array(from: &reader), notBefore: ByteSet(from: &reader))
  }
}

extension KeywordTable: Storable {
  func store(in writer: inout StoreWriter) {
    firstWords.store(in: &writer)
    firsts.store(in: &writer)
    pairs.store(in: &writer)
    entries.store(in: &writer)
    words.store(in: &writer)
    slots.store(in: &writer)
    raising.store(in: &writer)
    lowering.store(in: &writer)
    count.store(in: &writer)
  }
  convenience init(from reader: inout StoreReader) {
    self.init(
      firstWords: HashIndex(from: &reader), firsts: Array(from: &reader),
      pairs: HashIndex(from: &reader), entries: Lists(from: &reader), words: Array(from: &reader),
      slots: Array(from: &reader), raising: Lists(from: &reader), lowering: Lists(from: &reader),
      count: Int(from: &reader))
  }
}

extension KeywordTable.First: Storable {
  func store(in writer: inout StoreWriter) {
    keyword.store(in: &writer)
    goesOn.store(in: &writer)
  }
  init(from reader: inout StoreReader) {
    self.init(keyword: Int32(from: &reader), goesOn: Bool(from: &reader))
  }
}

extension KeywordTable.Entry: Storable {
  func store(in writer: inout StoreWriter) {
    first.store(in: &writer)
    count.store(in: &writer)
    keyword.store(in: &writer)
  }
  init(from reader: inout StoreReader) {
    first = Int(from: &reader)
    count = Int(from: &reader)
    keyword = Int(from: &reader)
  }
}

extension NameIndex: Storable {
  func store(in writer: inout StoreWriter) {
    meanings.store(in: &writer)
    index.store(in: &writer)
    abbreviations.store(in: &writer)
    expansions.map(\.text).store(in: &writer)
    innocent.store(in: &writer)
    silent.store(in: &writer)
    longest.store(in: &writer)
  }
  init(from reader: inout StoreReader) {
    meanings = Lists(from: &reader)
    index = HashIndex(from: &reader)
    abbreviations = HashIndex(from: &reader)
    expansions = [String](from: &reader).map { Expansion($0) }
    innocent = HashIndex(from: &reader)
    silent = HashIndex(from: &reader)
    longest = Int(from: &reader)
  }
}
