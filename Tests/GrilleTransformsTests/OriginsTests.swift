import GrilleCore
import GrilleTesting
import Testing

@testable import GrilleTransforms

/// `0123456789`, of which `23` was replaced by `abcd` and `67` by nothing, as `01abcd4589`; then of that `d4` by `X`,
/// as `01abcX589`.
@Suite("Origins")
struct OriginsTests {
  private static let once: Origins = {
    var origins = Origins()
    origins.begin(at: 0)
    origins.add(ByteRange(2, 6), of: ByteRange(2, 4))
    origins.add(ByteRange(8, 8), of: ByteRange(6, 8))
    return origins
  }()
  private static let twice: Origins = {
    var (origins, later) = (once, Origins())
    later.add(ByteRange(5, 6), of: ByteRange(5, 7))
    origins.append(later)
    return origins
  }()

  @Test(arguments: [
    (0..<2, 0..<2), (1..<3, 1..<4), (2..<6, 2..<4), (3..<4, 2..<4), (5..<7, 2..<5), (6..<8, 4..<6),
    (7..<9, 5..<9), (8..<10, 8..<10), (0..<10, 0..<10), (6..<6, 4..<4),
  ])
  func once(_ here: Range<Int>, _ there: Range<Int>) {
    #expect(Self.once.origin(of: ByteRange(here)) == ByteRange(there))
    var later = Self.once
    later.append(Origins())
    #expect(later.origin(of: ByteRange(here)) == ByteRange(there))
  }

  @Test(arguments: [
    (0..<2, 0..<2), (5..<6, 2..<5), (6..<7, 5..<6), (7..<9, 8..<10), (0..<9, 0..<10),
  ])
  func twice(_ here: Range<Int>, _ there: Range<Int>) {
    #expect(Self.twice.origin(of: ByteRange(here)) == ByteRange(there))
  }

  @Test("only what was put there whole is replaced")
  func replaced() {
    #expect(Self.once.isReplaced(ByteRange(2, 6)) && Self.once.isReplaced(ByteRange(3, 4)))
    #expect(!Self.once.isReplaced(ByteRange(1, 3)) && !Self.once.isReplaced(ByteRange(5, 7)))
    #expect(!Self.once.isReplaced(ByteRange(0, 1)) && !Self.once.isReplaced(ByteRange(8, 9)))
  }

  @Test("of a part that begins somewhere else")
  func parts() {
    let part = Self.once.part(ByteRange(6, 10))
    #expect(part.origin(of: ByteRange(0, 2)) == ByteRange(4, 6))
    #expect(part.origin(of: ByteRange(2, 4)) == ByteRange(8, 10))
    #expect(!part.isReplaced(ByteRange(0, 1)))
  }

  @Test("what comes out as it was is no change")
  func changes() {
    let (text, next) = (Array("0123456789".utf8), Array("01abcd4589".utf8))
    #expect(
      Self.once.changing(text.span, to: next.span) == [ByteRange(2, 4), ByteRange(6, 8)])
    var same = Origins()
    same.add(ByteRange(2, 4), of: ByteRange(2, 4))
    #expect(same.changing(text.span, to: text.span) == [])
  }

  /// Bytes that nothing replaced come from where they stood, however often a text was gone over.
  @Test func keepsPlaces() {
    var generator = SeededGenerator()
    for _ in 0..<200 {
      let text = (0..<64).map { _ in UInt8(generator.number(in: 0x61...0x7A)) }
      var (now, origins) = (text, Origins())
      origins.begin(at: 0)
      for _ in 0..<4 {
        let (next, later) = Self.starred(now, by: &generator)
        origins.append(later)
        now = next
      }
      for place in now.indices where now[place] != 0x2A {
        let origin = origins.origin(of: ByteRange(place, place + 1))
        #expect(origin.count == 1 && text[origin.lower] == now[place], "\(generator)")
      }
    }
  }

  /// `text` with stars in some places.
  private static func starred(
    _ text: [UInt8], by generator: inout SeededGenerator
  ) -> ([UInt8], Origins) {
    var (next, origins, place) = ([UInt8](), Origins(), 0)
    while place < text.count {
      let end = min(text.count, place + generator.number(in: 1...6))
      if generator.once(in: 3) {
        let start = next.count
        next += [UInt8](repeating: 0x2A, count: generator.number(in: 0...7))
        origins.add(ByteRange(start, next.count), of: ByteRange(place, end))
      } else {
        next += text[place..<end]
      }
      place = end
    }
    return (next, origins)
  }
}
