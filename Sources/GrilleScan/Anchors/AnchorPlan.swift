//  Which anchors a table of detectors has, and what it means where one stands.

internal import GrilleCore
internal import GrilleFormats
internal import GrillePacks
internal import GrilleRegex

/// The anchors of all detectors, protected forms, keywords and names, each known by its number.
final class AnchorPlan: Sendable {
  /// What an anchor may be a part of, beside matches of detectors.
  struct Signs: OptionSet, Sendable {
    let rawValue: UInt8
    /// A keyword without which some detectors find nothing.
    static let keyword = Signs(rawValue: 1)
    /// A name of a field.
    static let name = Signs(rawValue: 2)
    /// A coat of encoding.
    static let coat = Signs(rawValue: 4)
    /// The first line of a block of lines, or one that rules off the names of a table.
    static let block = Signs(rawValue: 8)
    /// A match of some detector.
    static let match = Signs(rawValue: 16)
    /// Names in a list, if the list's end stands before it, in a list of pairs, or
    /// with more than the value's sign behind them.
    static let tuple = Signs(rawValue: 32)
    /// A line that tells values whose names stand on a line before it.
    static let bound = Signs(rawValue: 64)
  }

  /// A detector whose match an anchor is a part of.
  struct Use: Hashable, Sendable {
    var detector: Int32
    /// Its match begins so many bytes before the anchor, or at most so many; -1 if that is not known.
    var distance: Int32
    /// What stands between, if that is not always as long: a number in ``runs``.
    var run: Int32
    /// Whether it finds nothing without a keyword or a name of its type.
    var needsContext: Bool

    /// Whether it is known where the match begins.
    var isPut: Bool { distance >= 0 }
  }

  /// A keyword of a type. A class, so that the loop over keywords copies one pointer.
  final class Keyword: Sendable {
    let type: Int
    let anchor: KeywordAnchor

    init(type: Int, anchor: KeywordAnchor) {
      self.type = type
      self.anchor = anchor
    }
  }

  /// Finds the anchors without which nothing is found in a text.
  let scout: CandidateFinder
  /// Finds those of protected forms, too.
  let finder: CandidateFinder
  /// By anchor.
  let signs: [Signs]
  /// By anchor, its part of ``uses``; one entry more than anchors.
  let firstUse: [Int32]
  let uses: [Use]
  /// Which of an anchor's uses its first bytes allow.
  let filters: UseFilters
  let runs: [ByteSet]
  /// By anchor, its part of ``forms``; one entry more than anchors.
  let firstForm: [Int32]
  let forms: [Int32]
  /// By anchor, the keywords whose word it may be, with their types, for which a line must be scanned.
  let keywords: Lists<Keyword>
  /// By type, its detectors that find nothing without a keyword or a name, and have no anchor.
  let searching: Lists<Int32>
  /// The anchor that is a field's name before its sign.
  var names: Int { signs.count - 1 }
  /// Whether every line must be scanned, since some detector has no anchor.
  let mustScanAll: Bool
  /// Detectors and forms without an anchor: they are looked for in every record.
  let unanchored: [Int]
  let unanchoredForms: [Int]

  init(_ table: DetectorTable) {
    var pieces: [Anchor.Piece] = []
    var numbers: [Anchor.Piece: Int] = [:]
    var signs: [Signs] = []
    var uses: [[Use]] = []
    var forms: [[Int32]] = []
    var keywords: [[Keyword]] = []
    var heads: [(sets: [ByteSet], offset: Int)?] = []
    var runs: [ByteSet] = []
    func number(_ piece: Anchor.Piece) -> Int {
      if let known = numbers[piece] { return known }
      numbers[piece] = pieces.count
      pieces.append(piece)
      signs.append([])
      uses.append([])
      heads.append(nil)
      forms.append([])
      keywords.append([])
      return pieces.count - 1
    }
    var unanchored: [Int] = []
    var restless = false
    let representatives = ShapeAnchor.representatives(of: Self.shapes(in: table))
    func add(_ detector: Int, _ anchor: Anchor) {
      var piece = anchor.piece
      if case .shape(let shape) = piece, anchor.start != .unknown,
        let other = representatives[shape]
      {
        piece = .shape(other)
      }
      let place = number(piece)
      let needsContext = table.detectors[detector].needsContext
      if !needsContext { signs[place].insert(.match) }
      var use = Use(
        detector: Int32(detector), distance: -1, run: -1, needsContext: needsContext)
      switch anchor.start {
      case .unknown: break
      case .before(let offset):
        use.distance = Int32(offset)
      case .behindRun(let set, let most):
        let known = runs.firstIndex(of: set)
        if known == nil { runs.append(set) }
        use.run = Int32(known ?? runs.count - 1)
        use.distance = Int32(most)
      }
      heads[place] = Self.joined(heads[place], anchor, isFirst: uses[place].isEmpty)
      // Several ways of a pattern may share the most general of their shapes.
      if !uses[place].contains(use) { uses[place].append(use) }
    }
    func addDetectors(thatCount counts: Bool) {
      for (index, detector) in table.detectors.enumerated()
      where table.counts[detector.type] == counts && !detector.spec.withinFields
        && !detector.needsContext
      {
        let anchors = table.anchors.detectors[index]
        if anchors == nil {
          unanchored.append(index)
          if counts { restless = true }
        }
        for anchor in anchors ?? [] { add(index, anchor) }
      }
      for (keyword, type) in table.gatingKeywords where table.counts[type] == counts {
        let place = number(.literal(keyword.literal))
        signs[place].insert(.keyword)
        if counts { keywords[place].append(Keyword(type: type, anchor: keyword)) }
      }
    }
    addDetectors(thatCount: true)
    for coat in Self.coats { signs[number(coat)].insert(.coat) }
    signs[number(.literal(LiteralAnchor("-----BEG")))].insert(.block)
    for sign in PrintedTable.joints + PrintedTable.sources {
      signs[number(.literal(LiteralAnchor(sign)))].insert(.block)
    }
    for sign in BoundValues.signs + NamesAbove.signs {
      signs[number(.literal(LiteralAnchor(sign)))].insert(.bound)
    }
    // `form-data; name="ssn"`: the name of what stands behind a blank line.
    signs[number(.literal(LiteralAnchor(bytes: Array("form-dat".utf8), folds: Self.formData)))]
      .insert(.name)
    // `(pan, cvv) VALUES (…)` and `(pan, cvv)=(…)`: names in a list of their own; names in pairs;
    // `"pan";s:16:"…"`; and `CUST-DOB PIC 9(8) : …`.
    if let values = LiteralAnchor(word: Array("values".utf8)) {
      signs[number(.literal(values))].insert(.tuple)
    }
    let signsOfNames =
      [")=("] + InlineFields.signsOfPairs + InlineFields.signsOfSerialized
      + InlineFields.signsOfPictures + InlineFields.signsOfQuestions + PrintedTable.openings
      + PrintedTable.types + PrintedTable.doubledEnds + InlineFields.arrows
    for sign in signsOfNames {
      signs[number(.literal(LiteralAnchor(sign)))].insert(.tuple)
    }
    // `"field":"ssn","from":"…"`
    for sign in InlineFields.signsOfChanges + PrintedTable.signsOfDefinitions {
      signs[number(.literal(LiteralAnchor(folding: sign)))].insert(.tuple)
    }
    // Whoever needs context is looked for by the scout alone: once a line is scanned, context asks for it.
    searching = Lists(
      table.contextDetectors.map { detectors in
        detectors.filter { detector in
          guard table.counts[table.detectors[detector].type],
            let anchors = table.anchors.detectors[detector]
          else { return true }
          for anchor in anchors { add(detector, anchor) }
          return false
        }.map { Int32($0) }
      })
    let scouted = pieces.count
    addDetectors(thatCount: false)
    var unanchoredForms: [Int] = []
    for (index, anchors) in table.anchors.protected.enumerated() {
      if anchors == nil { unanchoredForms.append(index) }
      for anchor in anchors ?? [] { forms[number(anchor.piece)].append(Int32(index)) }
    }
    let names = pieces.count
    signs.append(.name)
    // What all uses of an anchor have in common is already looked at by the vector pass.
    let numbered = pieces.enumerated().map { number, piece in
      let isPlain = signs[number].isSubset(of: .match) && forms[number].isEmpty
      let head = isPlain ? heads[number] : nil
      return (piece: piece, number: number, head: head?.sets ?? [], offset: head?.offset ?? 0)
    }
    scout = CandidateFinder(
      pieces: Array(numbered.prefix(scouted)), tails: table.names.countingTails, names: names)
    finder = CandidateFinder(pieces: numbered, tails: table.names.tails, names: names)
    self.signs = signs
    firstUse = Self.firsts(uses)
    firstForm = Self.firsts(forms)
    self.uses = Array(uses.joined())
    self.forms = Array(forms.joined())
    keywords.append([])
    self.keywords = Lists(keywords)
    self.runs = runs
    var filters = UseFilters()
    for number in 0...names {
      // The bytes of a literal are the same for all.
      if number < names, case .shape = pieces[number] {
        filters.add(uses[number].map { Self.beginning(of: $0, in: table) })
      } else {
        filters.add([])
      }
    }
    self.filters = filters
    mustScanAll = restless
    self.unanchored = unanchored.sorted()
    self.unanchoredForms = unanchoredForms
  }

  /// Reads what was stored.
  init(from reader: inout StoreReader) {
    scout = CandidateFinder(from: &reader)
    finder = CandidateFinder(from: &reader)
    signs = Array(from: &reader)
    firstUse = Array(from: &reader)
    uses = Array(from: &reader)
    filters = UseFilters(from: &reader)
    runs = Array(from: &reader)
    firstForm = Array(from: &reader)
    forms = Array(from: &reader)
    keywords = Lists(from: &reader)
    searching = Lists(from: &reader)
    mustScanAll = Bool(from: &reader)
    unanchored = Array(from: &reader)
    unanchoredForms = Array(from: &reader)
  }

  /// Where the parts of what `lists` joined are begin, by list; nothing is of the name of a field, the last
  /// anchor; and where they end.
  private static func firsts<T>(_ lists: [[T]]) -> [Int32] {
    var firsts: [Int32] = [0]
    for list in lists { firsts.append(firsts[firsts.count - 1] + Int32(list.count)) }
    return firsts + [firsts[firsts.count - 1]]
  }

  /// What the match of a use begins with, if it is known how far before its anchor.
  private static func beginning(of use: Use, in table: DetectorTable) -> (
    distance: Int, sets: [ByteSet]
  )? {
    guard use.isPut, use.run < 0 else { return nil }
    let pattern = table.detectors[Int(use.detector)].pattern.text.string
    return (Int(use.distance), Beginning(of: pattern).sets)
  }

  /// The shapes that are part of what counts.
  private static func shapes(in table: DetectorTable) -> Set<ShapeAnchor> {
    var shapes: Set<ShapeAnchor> = []
    for (index, detector) in table.detectors.enumerated() where table.counts[detector.type] {
      for anchor in table.anchors.detectors[index] ?? [] {
        if case .shape(let shape) = anchor.piece, anchor.start != .unknown { shapes.insert(shape) }
      }
    }
    return shapes
  }

  /// What all anchors of one piece have in common in what matches begin with, with where they begin
  /// before it; nil if that is nothing.
  private static func joined(
    _ head: (sets: [ByteSet], offset: Int)?, _ anchor: Anchor, isFirst: Bool
  ) -> (sets: [ByteSet], offset: Int)? {
    if isFirst { return (anchor.head, anchor.headStart) }
    guard let head, head.offset == anchor.headStart else { return nil }
    return (zip(head.sets, anchor.head).map { $0.union($1) }, head.offset)
  }

  /// By letter of `form-dat`, whether its case does not matter.
  private static let formData = "form-dat".utf8.map { ByteSet.letters.contains($0) }

  /// What `Layer` takes off.
  private static let coats: [Anchor.Piece] = {
    func shape(_ terms: (ByteClass, Int)...) -> Anchor.Piece {
      .shape(ShapeAnchor(terms: terms.map { .init(byteClass: $0.0, offset: $0.1) }))
    }
    func literal(_ bytes: [UInt8], edge: Bool = false) -> Anchor.Piece {
      var anchor = LiteralAnchor(bytes: bytes, folds: bytes.map { _ in false })
      anchor.edgeBefore = edge
      return .literal(anchor)
    }
    var coats = [
      shape((.backslash, 0)),
      shape((.percent, 0), (.alphanumeric, 1), (.alphanumeric, 2)),
      shape((.alphanumeric, -1), (.plus, 0), (.alphanumeric, 1)),
      // What looks like something else or like nothing, in UTF-8.
      shape((.high, 0), (.high, 1)),
    ]
    coats += ["&lt;", "&gt;", "&amp;", "&quot;", "&apos;", "&nbsp;"].map { literal(Array($0.utf8)) }
    coats.append(literal([0x1B, 0x5B]))
    coats += "0123456789xX".utf8.map { literal([0x26, 0x23, $0]) }
    coats += ["eyJ", "eyA", "ewo", "ew0"].map { literal(Array($0.utf8), edge: true) }
    return coats
  }()
}

extension LiteralAnchor {
  /// Exactly these bytes.
  init(_ text: String) {
    bytes = Array(text.utf8)
    folds = bytes.map { _ in false }
  }

  /// These bytes, letters in any case.
  init(folding text: String) {
    bytes = Array(text.utf8)
    folds = bytes.map { ByteSet.letters.contains($0) }
  }

  /// A word must have so many bytes to be looked for, and no more than so many of it are.
  static let leastOfWord = 2
  static let mostOfWord = 8

  /// A word in any case, or its first bytes; nil if it is too short to be looked for.
  init?(word: [UInt8]) {
    guard word.count >= Self.leastOfWord else { return nil }
    bytes = Array(word.prefix(Self.mostOfWord))
    folds = bytes.map { ByteSet.letters.contains($0) }
    isWord = true
  }
}

extension AnchorPlan: Storable {
  func store(in writer: inout StoreWriter) {
    scout.store(in: &writer)
    finder.store(in: &writer)
    signs.store(in: &writer)
    firstUse.store(in: &writer)
    uses.store(in: &writer)
    filters.store(in: &writer)
    runs.store(in: &writer)
    firstForm.store(in: &writer)
    forms.store(in: &writer)
    keywords.store(in: &writer)
    searching.store(in: &writer)
    mustScanAll.store(in: &writer)
    unanchored.store(in: &writer)
    unanchoredForms.store(in: &writer)
  }
}

extension AnchorPlan.Signs: Storable {
  func store(in writer: inout StoreWriter) { rawValue.store(in: &writer) }
  init(from reader: inout StoreReader) { self.init(rawValue: reader.byte()) }
}

extension AnchorPlan.Keyword: Storable {
  func store(in writer: inout StoreWriter) {
    type.store(in: &writer)
    anchor.store(in: &writer)
  }
  convenience init(from reader: inout StoreReader) {
    self.init(type: Int(from: &reader), anchor: KeywordAnchor(from: &reader))
  }
}

extension AnchorPlan.Use: Storable {
  func store(in writer: inout StoreWriter) {
    detector.store(in: &writer)
    distance.store(in: &writer)
    run.store(in: &writer)
    needsContext.store(in: &writer)
  }
  init(from reader: inout StoreReader) {
    detector = Int32(from: &reader)
    distance = Int32(from: &reader)
    run = Int32(from: &reader)
    needsContext = Bool(from: &reader)
  }
}
