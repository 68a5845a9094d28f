//  Which anchors a table of detectors has, and what it means where one stands.

internal import GrilleCore
internal import GrillePacks

/// The anchors of all detectors, protected forms, keywords and names, each known by its number.
struct AnchorPlan: Sendable {
  /// What an anchor may be a part of, beside matches of detectors.
  struct Signs: OptionSet, Sendable {
    let rawValue: UInt8
    /// A keyword without which some detectors find nothing.
    static let keyword = Signs(rawValue: 1)
    /// A name of a field.
    static let name = Signs(rawValue: 2)
    /// A coat of encoding.
    static let coat = Signs(rawValue: 4)
    /// The first line of a block of lines.
    static let block = Signs(rawValue: 8)
    /// A match of some detector.
    static let match = Signs(rawValue: 16)
  }

  /// A detector whose match an anchor is a part of.
  struct Use: Sendable {
    var detector: Int32
    /// How far behind the first byte of the match the anchor stands; -1 if that is not known.
    var offset: Int32
    /// The first and one past the last of its sets among ``heads``.
    var head: (first: Int32, end: Int32)
  }

  /// Finds the anchors without which nothing is found in a text.
  let scout: CandidateFinder
  /// Finds those of protected forms, too.
  let finder: CandidateFinder
  /// By anchor.
  private(set) var signs: [Signs] = []
  /// By anchor, its part of ``uses``; one entry more than anchors.
  private(set) var firstUse: [Int32] = []
  private(set) var uses: [Use] = []
  /// What may stand at the first bytes of matches, by the places of the sets among ``sets``.
  let heads: [UInt16]
  let sets: [ByteSet]
  /// By anchor, its part of ``forms``; one entry more than anchors.
  private(set) var firstForm: [Int32] = []
  private(set) var forms: [Int32] = []
  /// By anchor, the types that it may be a keyword of and for which a line must be scanned.
  let keywordTypes: Lists<Int32>
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
    var keywordTypes: [[Int32]] = []
    var heads: [UInt16] = []
    var allSets: [ByteSet] = []
    var knownHeads: [[ByteSet]: (first: Int32, end: Int32)] = [:]
    func head(_ sets: [ByteSet]) -> (first: Int32, end: Int32) {
      if let known = knownHeads[sets] { return known }
      let first = Int32(heads.count)
      heads += sets.map { set in
        if let known = allSets.firstIndex(of: set) { return UInt16(known) }
        allSets.append(set)
        return UInt16(allSets.count - 1)
      }
      knownHeads[sets] = (first, Int32(heads.count))
      return (first, Int32(heads.count))
    }
    func number(_ piece: Anchor.Piece) -> Int {
      if let known = numbers[piece] { return known }
      numbers[piece] = pieces.count
      pieces.append(piece)
      signs.append([])
      uses.append([])
      forms.append([])
      keywordTypes.append([])
      return pieces.count - 1
    }
    var unanchored: [Int] = []
    var restless = false
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
        for anchor in anchors ?? [] {
          let place = number(anchor.piece)
          signs[place].insert(.match)
          uses[place].append(
            Use(
              detector: Int32(index), offset: Int32(anchor.offset ?? -1),
              head: head(anchor.head)))
        }
      }
      for (word, type) in table.gatingKeywords where table.counts[type] == counts {
        let place = number(.literal(word))
        signs[place].insert(.keyword)
        if counts, !keywordTypes[place].contains(Int32(type)) {
          keywordTypes[place].append(Int32(type))
        }
      }
    }
    addDetectors(thatCount: true)
    for coat in Self.coats { signs[number(coat)].insert(.coat) }
    signs[number(.literal(LiteralAnchor("-----BEG")))].insert(.block)
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
      let offsets = Set(uses[number].map(\.offset))
      let isPlain = signs[number] == .match && forms[number].isEmpty
      guard isPlain, offsets.count == 1, let offset = offsets.first, offset >= 0 else {
        return (piece: piece, number: number, head: [ByteSet](), offset: 0)
      }
      let sets = uses[number].map { use in
        heads[Int(use.head.first)..<Int(use.head.end)].map { allSets[Int($0)] }
      }
      let head = sets.dropFirst().reduce(sets[0]) { zip($0, $1).map { $0.union($1) } }
      return (piece: piece, number: number, head: head, offset: Int(offset))
    }
    scout = CandidateFinder(
      pieces: Array(numbered.prefix(scouted)), tails: table.names.countingTails, names: names)
    finder = CandidateFinder(pieces: numbered, tails: table.names.tails, names: names)
    self.signs = signs
    firstUse = [0]
    firstForm = [0]
    for place in pieces.indices {
      self.uses += uses[place]
      firstUse.append(Int32(self.uses.count))
      self.forms += forms[place]
      firstForm.append(Int32(self.forms.count))
    }
    firstUse.append(Int32(self.uses.count))
    firstForm.append(Int32(self.forms.count))
    keywordTypes.append([])
    self.keywordTypes = Lists(keywordTypes)
    self.heads = heads
    sets = allSets
    mustScanAll = restless
    self.unanchored = unanchored.sorted()
    self.unanchoredForms = unanchoredForms
  }

  /// Whether the bytes of `text` from `place` on may begin a match of `use`.
  @inline(__always) func mayBegin(_ use: Use, _ text: Span<UInt8>, at place: Int) -> Bool {
    var index = Int(use.head.first)
    let end = Int(use.head.end)
    guard place >= 0, place + end - index <= text.count else { return false }
    var place = place
    while index < end {
      if !sets[Int(heads[index])].contains(text[place]) { return false }
      index += 1
      place += 1
    }
    return true
  }

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
    coats += ["&lt;", "&gt;", "&amp;", "&quot;", "&apos;"].map { literal(Array($0.utf8)) }
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

  /// A word in any case, or its first eight bytes; nil if it is too short to be looked for.
  init?(word: String) {
    let start = word.utf8.prefix(8)
    guard start.count >= 2 else { return nil }
    bytes = start.map { $0 }
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
    heads.store(in: &writer)
    sets.store(in: &writer)
    firstForm.store(in: &writer)
    forms.store(in: &writer)
    keywordTypes.store(in: &writer)
    mustScanAll.store(in: &writer)
    unanchored.store(in: &writer)
    unanchoredForms.store(in: &writer)
  }
  init(from reader: inout StoreReader) {
    scout = CandidateFinder(from: &reader)
    finder = CandidateFinder(from: &reader)
    signs = Array(from: &reader)
    firstUse = Array(from: &reader)
    uses = Array(from: &reader)
    heads = Array(from: &reader)
    sets = Array(from: &reader)
    firstForm = Array(from: &reader)
    forms = Array(from: &reader)
    keywordTypes = Lists(from: &reader)
    mustScanAll = Bool(from: &reader)
    unanchored = Array(from: &reader)
    unanchoredForms = Array(from: &reader)
  }
}

extension AnchorPlan.Signs: Storable {
  func store(in writer: inout StoreWriter) { rawValue.store(in: &writer) }
  init(from reader: inout StoreReader) { self.init(rawValue: reader.byte()) }
}

extension AnchorPlan.Use: Storable {
  func store(in writer: inout StoreWriter) {
    detector.store(in: &writer)
    offset.store(in: &writer)
    head.first.store(in: &writer)
    (head.end - head.first).store(in: &writer)
  }
  init(from reader: inout StoreReader) {
    detector = Int32(from: &reader)
    offset = Int32(from: &reader)
    let first = Int32(from: &reader)
    head = (first, first + Int32(from: &reader))
  }
}
