//  The vector pass over a text, with its tables: says at which places which anchors stand.

internal import CCandidates
internal import Synchronization

/// How the vector pass is done; what it finds is the same.
public enum KernelLevel: String, Sendable, CaseIterable {
  /// Eight bytes at a time, on any processor.
  case portable
  /// NEON, 16 bytes: every 64-bit ARM.
  case neon
  /// SSSE3, 16 bytes.
  case sse
  /// AVX2, 32 bytes.
  case avx2
  /// AVX-512 with VBMI, 64 bytes.
  case avx512

  fileprivate var number: Int32 {
    switch self {
    case .portable: Int32(grille_portable.rawValue)
    case .neon: Int32(grille_neon.rawValue)
    case .sse: Int32(grille_sse.rawValue)
    case .avx2: Int32(grille_avx2.rawValue)
    case .avx512: Int32(grille_avx512.rawValue)
    }
  }

  /// Whether this processor can do it.
  public var isAvailable: Bool { grille_level_is_available(number) != 0 }

  /// The best that this processor can do.
  public static var best: KernelLevel { allCases.last { $0.isAvailable } ?? .portable }
}

/// A place at which an anchor stands; for a field's name, one past its last byte.
struct AnchorPlace {
  var place: Int
  var anchor: Int
  /// From 0.
  var line: Int
}

/// Anchors made ready, each with the number that its places carry.
@safe final class CandidateFinder: @unchecked Sendable {
  // @unchecked: the tables are read-only once others can see them.
  /// Null until the first text, where they were filled when Grille was built: quiet streams need but
  /// one of the finders of a plan.
  private let ready: Atomic<OpaquePointer?>
  private let image: UnsafeRawBufferPointer

  /// - Parameters:
  ///   - pieces: what is looked for, with its number and what may stand at the first bytes of all it is
  ///     part of: that many bytes before it.
  ///   - tails: the last letters of the names that are looked for, at most eight.
  ///   - names: the number of a name's places.
  init(
    pieces: [(piece: Anchor.Piece, number: Int, head: [ByteSet], offset: Int)], tails: Set<[UInt8]>,
    names: Int
  ) {
    guard let tables = unsafe ByteFrequencies.withTable({ unsafe grille_finder_create($0) }) else {
      preconditionFailure("out of memory")
    }
    unsafe ready = unsafe Atomic(tables)
    unsafe image = UnsafeRawBufferPointer(start: nil, count: 0)
    for (piece, number, head, offset) in pieces {
      switch piece {
      case .literal(let literal): unsafe Self.add(literal, UInt32(number), to: tables)
      case .shape(let shape): unsafe Self.add(shape, UInt32(number), head, offset, to: tables)
      }
    }
    for tail in tails {
      unsafe grille_finder_add_tail(tables, tail, Int32(tail.count), UInt32(names))
    }
    guard unsafe grille_finder_finish(tables) != 0 else { preconditionFailure("out of memory") }
  }

  /// Reads tables that were filled when Grille was built; see ``imageKind``. The bytes must outlive the
  /// finder, as constants do.
  init(from reader: inout StoreReader) {
    unsafe ready = unsafe Atomic(nil)
    let count = reader.count()
    reader.align()
    unsafe image = unsafe reader.raw(count) { unsafe $0 }
  }

  deinit { unsafe grille_finder_free(ready.load(ordering: .acquiring)) }

  private var tables: OpaquePointer {
    if let tables = unsafe ready.load(ordering: .acquiring) { return unsafe tables }
    return unsafe read()
  }

  @inline(never) private func read() -> OpaquePointer {
    let tables = unsafe grille_finder_from_image(
      image.baseAddress?.assumingMemoryBound(to: UInt8.self), image.count)
    guard let tables = unsafe tables else { preconditionFailure("out of memory") }
    let (isFirst, other) = unsafe ready.compareExchange(
      expected: nil, desired: tables, ordering: .acquiringAndReleasing)
    guard !isFirst, let other = unsafe other else { return unsafe tables }
    unsafe grille_finder_free(tables)
    return unsafe other
  }

  private static func add(_ literal: LiteralAnchor, _ number: UInt32, to tables: OpaquePointer) {
    var edge = 0
    if literal.edgeBefore { edge |= grille_edge_before }
    if literal.edgeAfter { edge |= grille_edge_after }
    if literal.isWord { edge |= grille_edge_word }
    unsafe grille_finder_add_literal(
      tables, literal.bytes, literal.folds.map { $0 ? 1 : 0 }, Int32(literal.bytes.count),
      Int32(edge), number)
  }

  /// Runs of a class become a few masks: of 12 digits, eight at 0 and eight at 4; and a class at an edge
  /// becomes one.
  private static func add(
    _ shape: ShapeAnchor, _ number: UInt32, _ head: [ByteSet], _ offset: Int,
    to tables: OpaquePointer
  ) {
    var terms: [grille_term] = []
    var index = 0
    while index < shape.terms.count {
      let first = shape.terms[index]
      var end = index + 1
      while end < shape.terms.count, shape.terms[end].byteClass == first.byteClass,
        shape.terms[end].offset == first.offset + end - index
      {
        end += 1
      }
      let count = end - index
      let run = first.byteClass.runs.last { $0.length <= count } ?? (1, first.byteClass.number)
      var place = 0
      while place < count {
        let offset = first.offset + min(place, count - run.length)
        terms.append(grille_term(class_number: run.number, offset: Int8(offset)))
        place += run.length
      }
      index = end
    }
    if let edge = terms.firstIndex(where: {
      $0.class_number == ByteClass.notAlphanumeric.number && $0.offset == -1
    }), let first = shape.terms.first(where: { $0.offset == 0 }), let start = first.byteClass.start
    {
      terms[edge] = grille_term(class_number: start, offset: 0)
      terms.removeAll { $0.class_number == first.byteClass.number && $0.offset == 0 }
    }
    terms.sort {
      ByteClass.rarity(ofMask: $0.class_number) < ByteClass.rarity(ofMask: $1.class_number)
    }
    unsafe grille_finder_add_shape(
      tables, terms, Int32(terms.count), head.flatMap(\.bits), Int32(head.count), Int32(offset),
      number)
  }

  /// Replaces `places` by those of `text`, in order of their lines.
  ///
  /// - Complexity: O(*n*).
  func find(in text: Span<UInt8>, at level: KernelLevel, into places: inout PlaceList) {
    places.reset(for: text.count)
    let tables = unsafe tables
    var from = 0
    while from < text.count {
      let found = unsafe text.withUnsafeBufferPointer { bytes in
        unsafe grille_find(
          tables, level.number, bytes.baseAddress, bytes.count, &from,
          places.memory.advanced(by: places.count), places.room - places.count, &places.lines)
      }
      if places.count + found > places.room {
        places.grow(to: places.count + found)
      } else {
        places.count += found
      }
    }
  }
}

extension CandidateFinder: Storable {
  /// What tables look like in memory here: those of another build or processor may be no use.
  static var imageKind: Int { Int(grille_finder_image_kind()) }

  func store(in writer: inout StoreWriter) {
    let tables = unsafe tables
    let count = unsafe grille_finder_image(tables, nil, 0)
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = unsafe grille_finder_image(tables, buffer.baseAddress, count)
    }
    writer.write(number: UInt64(count))
    writer.align()
    writer.write(raw: bytes)
  }
}

/// Memory for places and lines, kept from text to text.
@safe struct PlaceList: ~Copyable {
  fileprivate var memory: UnsafeMutablePointer<grille_candidate>
  fileprivate(set) var room = 1 << 12
  fileprivate(set) var count = 0
  fileprivate var lines: grille_lines
  private var roomForLines = 1 << 12

  init() {
    unsafe memory = .allocate(capacity: room)
    unsafe lines = grille_lines(starts: .allocate(capacity: roomForLines), count: 0)
  }
  deinit {
    unsafe memory.deallocate()
    unsafe lines.starts.deallocate()
  }

  subscript(index: Int) -> AnchorPlace {
    precondition(index < count)
    let one = unsafe memory[index]
    return AnchorPlace(place: Int(one.place), anchor: Int(one.anchor), line: Int(one.line))
  }

  /// How many lines the text has.
  var lineCount: Int { unsafe Int(lines.count) }

  /// Whether a line begins at `place`; where the text ends with a line feed, one begins there as well.
  func beginsLine(at place: Int) -> Bool {
    var (low, high) = (0, lineCount)
    while low < high {
      let middle = (low + high) / 2
      if start(ofLine: middle) < place { low = middle + 1 } else { high = middle }
    }
    return low < lineCount && start(ofLine: low) == place
  }

  /// Where a line begins.
  func start(ofLine line: Int) -> Int {
    precondition(line < lines.count)
    return unsafe Int(lines.starts[line])
  }

  /// Where a line ends, without its line feed, in a text of `count` bytes.
  func end(ofLine line: Int, in count: Int) -> Int {
    line + 1 < lines.count ? start(ofLine: line + 1) - 1 : count
  }

  /// The number of the first place in the lines that begin at `start` or behind it.
  func first(from start: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self.start(ofLine: self[middle].line) < start { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Takes over `other`'s places with the numbers in `range`, counted from `start` on; not their lines.
  mutating func replace(with other: borrowing PlaceList, _ range: Range<Int>, from start: Int) {
    precondition(range.upperBound <= other.count)
    count = 0
    if room < range.count { grow(to: range.count) }
    for index in range {
      var one = unsafe other.memory[index]
      // Some anchors stand before their line, so to speak: at its edge.
      one.place = UInt32(max(0, Int(one.place) - start))
      unsafe memory[count] = one
      count += 1
    }
  }

  fileprivate mutating func reset(for bytes: Int) {
    count = 0
    if roomForLines < bytes + 2 {
      // Pages that no line needs are never touched.
      unsafe lines.starts.deallocate()
      roomForLines = bytes + 2
      unsafe lines.starts = .allocate(capacity: roomForLines)
    }
    unsafe lines.starts[0] = 0
    lines.count = 1
  }

  fileprivate mutating func grow(to wanted: Int) {
    room = max(wanted, 2 * room)
    let wider = UnsafeMutablePointer<grille_candidate>.allocate(capacity: room)
    unsafe wider.update(from: memory, count: count)
    unsafe memory.deallocate()
    unsafe memory = unsafe wider
  }
}
