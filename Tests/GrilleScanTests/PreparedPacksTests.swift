import GrilleCore
import Testing

@testable import GrillePacks
@testable import GrilleScan

/// The built-in packs come prepared: what is stored is what their YAML becomes now.
@Suite("Prepared packs")
struct PreparedPacksTests {
  @Test("what is stored of the built-in packs is what they become")
  func isFresh() throws {
    let made = try PreparedPacks(PackLibrary.builtIn()).stored()
    let isSame = PackLibrary.withPreparedBytes { unsafe $0.elementsEqual(made) }
    #expect(
      isSame,
      "packs or what is derived from them have changed: run `swift run -c release grille-prepare`")
  }

  @Test("what is read back is what was stored")
  func isReadBack() throws {
    let stored = PackLibrary.withPreparedBytes { Array($0) }
    #expect(PreparedPacks.builtIn().stored() == stored)
  }

  @Test("a stored plan is the one that is made of the stored anchors", arguments: [false, true])
  func plansAreSame(passesOverKept: Bool) throws {
    var options = ScanOptions()
    options.passesOverKept = passesOverKept
    let packs = PreparedPacks.builtIn()
    func bytes(_ plan: AnchorPlan) -> [UInt8] {
      var writer = StoreWriter()
      plan.store(in: &writer)
      return writer.bytes
    }
    let stored = try #require(packs.anchors.plan(for: options))
    let table = DetectorTable(packs, options: options, anchors: packs.anchors.stock)
    #expect(bytes(stored) == bytes(AnchorPlan(table)))
  }

  @Test("numbers, texts and lists are read as they were written")
  func primitives() {
    let numbers = [-1, 0, 1, 126, 127, 128, 16_383, 16_384, 1 << 40, Int.max - 1]
    let texts = ["", "a", "⟦naïve⟧", String(repeating: "x", count: 300)]
    let lists = Lists([[1, 2], [], [3]])
    var writer = StoreWriter()
    numbers.store(in: &writer)
    texts.store(in: &writer)
    lists.store(in: &writer)
    Optional<Int>.none.store(in: &writer)
    UInt64.max.store(in: &writer)
    writer.bytes.withUnsafeBytes { bytes in
      var reader = unsafe StoreReader(bytes)
      #expect([Int](from: &reader) == numbers)
      #expect([String](from: &reader) == texts)
      let back = Lists<Int>(from: &reader)
      #expect((0..<back.count).map { Array(back[$0]) } == [[1, 2], [], [3]])
      #expect(Int?(from: &reader) == nil)
      #expect(UInt64(from: &reader) == .max)
      #expect(unsafe reader.place == bytes.count)
    }
  }

  @Test("bytes that end too early trap, and nothing is read behind them")
  func endsTooEarly() async {
    await #expect(processExitsWith: .failure) {
      [UInt8(5), 1, 2].withUnsafeBytes { bytes in
        var reader = unsafe StoreReader(bytes)
        _ = [UInt8](from: &reader)
      }
    }
    await #expect(processExitsWith: .failure) {
      [UInt8](repeating: 0xFF, count: 12).withUnsafeBytes { bytes in
        var reader = unsafe StoreReader(bytes)
        _ = reader.number()
      }
    }
  }
}
