import GrilleCore
import GrilleTesting
import Testing

@Suite("Exposure")
struct ExposureTests {
  static func any(_ chance: inout SeededGenerator) -> Exposure {
    Exposure((0..<chance.number(in: 0...20)).map { _ in Atom(index: chance.number(in: 0...255)) })
  }

  @Test("join is associative, commutative and idempotent, and nothing is its unit")
  func semilattice() {
    var chance = SeededGenerator()
    for _ in 0..<2000 {
      let (a, b, c) = (Self.any(&chance), Self.any(&chance), Self.any(&chance))
      #expect(a.union(b) == b.union(a), "\(chance)")
      #expect(a.union(b).union(c) == a.union(b.union(c)), "\(chance)")
      #expect(a.union(a) == a, "\(chance)")
      #expect(a.union([]) == a, "\(chance)")
    }
  }

  @Test("it is the set of its atoms")
  func isASet() {
    var chance = SeededGenerator()
    for _ in 0..<500 {
      let (a, b) = (Self.any(&chance), Self.any(&chance))
      let (left, right) = (Set(a), Set(b))
      #expect(left.count == a.count && a.isEmpty == left.isEmpty, "\(chance)")
      #expect(Array(a) == left.sorted(), "in order, \(chance)")
      #expect(Set(a.union(b)) == left.union(right), "\(chance)")
      #expect(Set(a.intersection(b)) == left.intersection(right), "\(chance)")
      #expect(Set(a.subtracting(b)) == left.subtracting(right), "\(chance)")
      #expect(a.intersects(b) == !left.isDisjoint(with: right), "\(chance)")
      #expect(a.isSubset(of: b) == left.isSubset(of: right), "\(chance)")
      #expect(
        (0...255).allSatisfy { a.contains(Atom(index: $0)) == left.contains(.init(index: $0)) })
    }
  }

  @Test("it takes four words and no more")
  func size() { #expect(MemoryLayout<Exposure>.size == 32) }

  /// Of hashes in any order and cut anywhere, the smallest stay.
  @Test("capped hashes join in any order")
  func cappedHashes() {
    var chance = SeededGenerator()
    for _ in 0..<300 {
      let limit = chance.number(in: 1...6)
      let hashes = (0..<chance.number(in: 0...12)).map { _ in UInt64(chance.number(in: 0...9)) }
      var whole = CappedHashes(limit: limit)
      hashes.forEach { whole.insert($0) }
      var parts = [CappedHashes](repeating: CappedHashes(limit: limit), count: 3)
      for hash in hashes.shuffled(using: &chance) { parts[chance.number(in: 0...2)].insert(hash) }
      let order = parts.shuffled(using: &chance)
      var joined = order[0]
      joined.formUnion(order[1])
      joined.formUnion(order[2])
      joined.formUnion(order[1])
      #expect(joined == whole, "\(chance)")
      #expect(whole.hashes == Set(hashes).sorted().prefix(limit).map { $0 }, "\(chance)")
      #expect(whole.isFull == (Set(hashes).count >= limit), "\(chance)")
      let next = UInt64(chance.number(in: 0...9))
      #expect(
        whole.isFull(with: next) == (Set(hashes + [next]).count >= limit), "\(chance)")
    }
  }

  @Test(arguments: [
    ("1", "2", "2"), ("3", "3", "3"), ("4", "1N", "4N"), ("2N", "4", "4N"), ("3N", "1", "3N"),
  ])
  func levelsJoin(_ left: String, _ right: String, _ joined: String) throws {
    let (left, right) = (try #require(ExposureLevel(left)), try #require(ExposureLevel(right)))
    #expect(left.joined(with: right).description == joined)
    #expect(right.joined(with: left).description == joined)
    #expect(left.isAtMost(left.joined(with: right)))
  }

  @Test(arguments: ["", "0", "5", "N", "4n", "4NN", "-1"])
  func notALevel(_ text: String) { #expect(ExposureLevel(text) == nil) }

  @Test("no view is cleared for what is never kept")
  func neverKept() {
    #expect(ExposureLevel(.restricted).isWithin(.restricted))
    #expect(!ExposureLevel(.restricted).isWithin(.confidential))
    #expect(!ExposureLevel(.publicData, neverKeep: true).isWithin(.restricted))
  }
}
