import GrilleCore
import GrilleTesting
import Testing

@Suite("Streams")
struct StreamTests {
  struct Record {
    var atoms: Exposure
    var key: CorrelationKey?
    var point: UInt64
  }

  static let counts = [
    CountRule(
      atom: Sample.atom(9), groups: [Sample.atoms(0), Sample.atoms(1, 2)], atLeast: 4, scope: .key),
    CountRule(atom: Sample.atom(8), groups: [], atLeast: 50, scope: .file),
  ]

  static func records(_ count: Int, keys: Int, _ chance: inout SeededGenerator) -> [Record] {
    (0..<count).map { _ in
      Record(
        atoms: Sample.exposure(&chance, onceIn: 8),
        key: chance.once(in: 10)
          ? nil
          : CorrelationKey(hash: UInt64(chance.number(in: 1...keys)) &* 0x9E37_79B9_7F4A_7C15),
        point: UInt64(chance.number(in: 0...5)))
    }
  }

  static func keys(of file: FileExposure) -> [CorrelationKey: KeyState] {
    var states: [CorrelationKey: KeyState] = [:]
    file.keys.forEach { states[$0] = $1 }
    return states
  }

  static func emptyFile(capacity: Int = 4096) -> FileExposure {
    FileExposure(rules: Sample.rules, counts: counts, capacity: capacity)
  }

  static func file(of records: some Sequence<(offset: Int, element: Record)>) -> FileExposure {
    var file = emptyFile()
    for (offset, record) in records {
      file.note(
        seen: record.atoms, shown: record.atoms.intersection(Sample.atoms(0, 1, 2, 3, 4, 11, 12)),
        key: record.key, points: [record.point], offset: UInt64(offset), at: .seconds(1))
    }
    return file
  }

  @Test("10,000 records in any order, over any shards, joined in any order, come to the same")
  func anyOrder() {
    var chance = SeededGenerator()
    let records = Self.records(10_000, keys: 300, &chance).enumerated().map { $0 }
    let whole = Self.file(of: records)
    for shards in [1, 2, 7] {
      var parts = [[(offset: Int, element: Record)]](repeating: [], count: shards)
      for record in records.shuffled(using: &chance) {
        parts[chance.number(in: 0...(shards - 1))].append(record)
      }
      let files = parts.map { Self.file(of: $0) }.shuffled(using: &chance)
      var joined = files[0]
      for file in files.dropFirst() { joined.formUnion(file) }
      joined.formUnion(files[0])  // a shard that is delivered twice
      #expect(joined.seen == whole.seen, "\(chance)")
      #expect(joined.shown == whole.shown, "\(chance)")
      #expect(joined.persons == whole.persons, "\(chance)")
      #expect(Self.keys(of: joined) == Self.keys(of: whole), "\(chance)")
    }
    #expect(whole.persons[0].isFull && whole.seen.contains(Sample.atom(8)))
  }

  /// What comes out is read again, with nothing of what decided it.
  @Test(
    "of what comes out no record and no key is above the ceiling",
    arguments: [Sensitivity.internal, .confidential, .restricted])
  func ceiling(_ ceiling: Sensitivity) {
    var chance = SeededGenerator()
    let rules = Sample.rules(&chance, count: 10)
    let enforcer = Sample.enforcer(rules, ceiling: ceiling)
    var watch = ExposureGuard(enforcer, file: FileExposure(rules: rules))
    var shown: [CorrelationKey: Set<Int>] = [:]
    let reader = Reader(rules: rules)
    for record in Self.records(5_000, keys: 200, &chance) {
      let verdict = watch.decide(record.atoms, key: record.key)
      let numbers = (0..<20).filter { record.atoms.contains(Sample.atom($0)) }
      let left = EnforcerTests.left(EnforcerTests.actions(enforcer, numbers, verdict))
      #expect(reader.isWithin(ceiling, left), "\(chance)")
      if let key = record.key { shown[key, default: []].formUnion(left) }
    }
    for left in shown.values { #expect(reader.isWithin(ceiling, left), "\(chance)") }
  }

  @Test("two passes choose as if all had come at once, and nothing is raised late")
  func twoPasses() {
    var chance = SeededGenerator()
    let enforcer = Sample.enforcer(Sample.rules, ceiling: .internal)
    let records = Self.records(500, keys: 20, &chance).filter { $0.key != nil }
    var first = ExposureGuard(enforcer, file: FileExposure(rules: Sample.rules))
    for record in records { first.observe(record.atoms, key: record.key) }
    var second = ExposureGuard(enforcer, file: FileExposure(rules: Sample.rules))
    second.firstPass = first.file.keys
    var actions: [CorrelationKey: [Atom: Action]] = [:]
    for record in records {
      let verdict = second.decide(record.atoms, key: record.key)
      #expect(verdict.raisedLate.isEmpty, "\(chance)")
      for atom in record.atoms {
        let action = verdict.change(of: atom)?.action ?? enforcer.action(for: atom)
        if let key = record.key {
          let before = actions[key, default: [:]].updateValue(action, forKey: atom)
          #expect(before == nil || before == action, "one value, one action, \(chance)")
        }
      }
    }
  }

  @Test("what is expected from the start is not raised late; what is not may be")
  func expected() {
    var chance = SeededGenerator()
    let records = Self.records(500, keys: 20, &chance).filter { $0.key != nil }
    let everything = Exposure((0..<20).map(Sample.atom))
    func lateRaises(expecting expected: Exposure) -> Int {
      let enforcer = Sample.enforcer(Sample.rules, ceiling: .internal)
      var watch = ExposureGuard(enforcer, file: FileExposure(rules: Sample.rules))
      watch.expected = expected
      return records.count { !watch.decide($0.atoms, key: $0.key).raisedLate.isEmpty }
    }
    #expect(lateRaises(expecting: everything) == 0, "\(chance)")
    #expect(lateRaises(expecting: Exposure()) > 0, "\(chance)")
  }

  @Test("shards that expect the same atoms show together what is within the ceiling")
  func pessimistic() {
    var chance = SeededGenerator()
    let rules = Sample.rules(&chance, count: 8)
    let enforcer = Sample.enforcer(rules, ceiling: .confidential)
    let key = CorrelationKey(hash: 1)
    var shown: Set<Int> = []
    for _ in 0..<4 {
      var shard = ExposureGuard(enforcer, file: FileExposure(rules: rules))
      shard.expected = Exposure((0..<20).map(Sample.atom))
      for _ in 0..<50 {
        let atoms = Sample.exposure(&chance)
        let verdict = shard.decide(atoms, key: key)
        let numbers = (0..<20).filter { atoms.contains(Sample.atom($0)) }
        shown.formUnion(EnforcerTests.left(EnforcerTests.actions(enforcer, numbers, verdict)))
      }
    }
    #expect(Reader(rules: rules).isWithin(.confidential, shown), "\(chance)")
  }

  @Test("records wait for others of their key, for a time, for so many bytes, and leave in order")
  func holdBack() {
    let (one, other) = (CorrelationKey(hash: 1), CorrelationKey(hash: 2))
    func held(_ hold: HoldBack, _ come: [(CorrelationKey, UInt64)]) -> HoldBack {
      var hold = hold
      for (key, place) in come {
        hold.hold(key, at: place, now: .milliseconds(Int(place)))
        hold.release(knownTo: place, now: .milliseconds(Int(place)))
      }
      return hold
    }
    let three: [(CorrelationKey, UInt64)] = [(one, 10), (other, 20), (one, 30)]
    #expect(held(HoldBack(records: 1), three).place == 20, "the first need not wait on")
    #expect(held(HoldBack(records: 2), three).place == 10)
    #expect(held(HoldBack(records: 1), [(other, 5)] + three).place == 20)
    #expect(held(HoldBack(records: nil, bytes: 10), three).place == 30)
    #expect(held(HoldBack(records: 2, bytes: 20), three).place == 20)
    var timed = held(HoldBack(records: nil, longest: .milliseconds(50)), three)
    #expect(timed.place == 10 && timed.deadline == .milliseconds(60))
    timed.release(knownTo: 30, now: .milliseconds(59))
    #expect(timed.count == 3)
    timed.release(knownTo: 30, now: .milliseconds(75))
    #expect(timed.place == 30 && timed.deadline == .milliseconds(80))
    timed.release(knownTo: 30, now: .milliseconds(75), ending: true)
    #expect(timed.place == nil && timed.deadline == nil)
  }

  @Test("no more wait than there is room for")
  func holdBackIsBounded() {
    var held = HoldBack(records: 10_000)
    for number in 0..<(2 * HoldBack.capacity) {
      held.hold(CorrelationKey(hash: UInt64(number)), at: UInt64(number))
      held.release(knownTo: UInt64(number))
      #expect(held.count <= HoldBack.capacity)
    }
    #expect(held.count == HoldBack.capacity)
  }

  @Test("hold-back weakens the cheaper of two that come one after the other")
  func holdBackChooses() {
    var view = View(id: .init("v"), name: "", ceiling: .internal)
    for type in Sample.types.prefix(10) { view.actions[type.type] = .keep }
    view.weights = [InfoType("t1"): 9]
    let clearance = Clearance(Policy(id: "p", actions: Choices(otherwise: .own)), view: view)
    guard
      let enforcer = Enforcer(
        clearance, over: Sample.types, atoms: Sample.table, rules: Sample.rules)
    else { return }
    let key = CorrelationKey(hash: 1)
    var watch = ExposureGuard(enforcer, file: FileExposure(rules: Sample.rules))
    let first = watch.decide(Sample.atoms(0), key: key, ahead: Sample.atoms(1))
    #expect(first.change(of: Sample.atom(0))?.action == .label)
    let second = watch.decide(Sample.atoms(1), key: key)
    #expect(second.changes.isEmpty)
  }

  @Test("a rule that is satisfied late names what was shown, and where")
  func raisedLate() {
    let enforcer = Sample.enforcer(Sample.rules, ceiling: .internal)
    let key = CorrelationKey(hash: 1)
    var watch = ExposureGuard(enforcer, file: FileExposure(rules: Sample.rules))
    _ = watch.decide(Sample.atoms(0), key: key, offset: 120)
    _ = watch.decide(Sample.atoms(0, 5), key: key, offset: 800)
    let verdict = watch.decide(Sample.atoms(1), key: key, offset: 9000)
    #expect(verdict.raisedLate == Sample.atoms(0))
    let places = watch.places(of: verdict.raisedLate, key: key)
    #expect(places.map(\.offset) == [120])
  }
}

@Suite("Keys")
struct KeyTableTests {
  static func key(_ number: Int) -> CorrelationKey {
    CorrelationKey(hash: (UInt64(number) &+ 1) &* 0x9E37_79B9_7F4A_7C15)
  }

  @Test("with far more keys than room the table stays its size, and forgets nothing in time")
  func bounded() {
    var table = KeyTable(capacity: 256, timeToLive: .seconds(100_000))
    let keys = 40_000
    for number in 0..<keys {
      var state = table.state(of: Self.key(number), at: .seconds(number))
      state.shown.insert(Sample.atom(number % 20))
      state.lastSeen = .seconds(number)
      table.update(Self.key(number), to: state)
      #expect(table.count <= 256)
    }
    for number in stride(from: 0, to: keys, by: 37) {
      let state = table.state(of: Self.key(number), at: .seconds(keys))
      #expect(state.shown.contains(Sample.atom(number % 20)))
    }
  }

  @Test("a few keys too many do not taint the others")
  func folding() {
    var table = KeyTable(capacity: 64, timeToLive: .seconds(1000))
    for number in 0..<200 {
      var state = KeyState(at: .seconds(number))
      state.shown.insert(Sample.atom(number % 20))
      table.update(Self.key(number), to: state)
    }
    let fresh = (1000..<2000).filter {
      !table.state(of: Self.key($0), at: .seconds(200)).shown.isEmpty
    }
    #expect(fresh.count < 20, "of a thousand new keys few begin with anything")
  }

  @Test("a key is new again when its time is over, folded or not")
  func timeToLive() {
    var table = KeyTable(capacity: 64, timeToLive: .seconds(10))
    for number in 0..<200 {
      var state = KeyState(at: .zero)
      state.shown.insert(Sample.atom(1))
      table.update(Self.key(number), to: state)
    }
    for number in 0..<200 {
      #expect(table.state(of: Self.key(number), at: .seconds(5)).shown == Sample.atoms(1))
    }
    // Time goes on with other keys.
    for second in stride(from: 11, through: 60, by: 7) {
      table.update(Self.key(10_000 + second), to: KeyState(at: .seconds(second)))
    }
    for number in 0..<200 {
      #expect(table.state(of: Self.key(number), at: .seconds(60)).shown.isEmpty)
    }
  }

  @Test("a key that began to count when it was folded counts as if it were full")
  func foldedCounts() {
    let count = CountRule(
      atom: Sample.atom(9), groups: [Sample.atoms(0)], atLeast: 4, scope: .key)
    var file = FileExposure(rules: Sample.rules, counts: [count], capacity: 8)
    file.note(seen: Sample.atoms(0), shown: Sample.atoms(0), key: Self.key(0), points: [5])
    for number in 1..<40 {
      file.note(
        seen: Sample.atoms(1), shown: Sample.atoms(1), key: Self.key(number), at: .seconds(1))
    }
    #expect(file.keys.state(of: Self.key(0), at: .seconds(2)).shown.contains(Sample.atom(9)))
    #expect(file.shown == Sample.atoms(0, 1))
  }
}
