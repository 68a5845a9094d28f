import GrilleFormats
import Testing

@Suite("Bytes")
struct BytesTests {
  @Test("are found where they first stand, by eights and one by one")
  func first() {
    for count in 0..<20 {
      // Neighbours in value are where borrowed bits would show.
      for filling: [UInt8] in [[0x2B], [0x29, 0x2B], [0x00, 0x2B], [0xAA, 0x2A ^ 0x80, 0xFF]] {
        let without = (0..<count).map { filling[$0 % filling.count] }
        #expect(without.span.first(0x2A, in: 0..<count) == nil)
        for place in 0..<count {
          var bytes = without
          bytes[place] = 0x2A
          bytes[count - 1] = 0x2A
          for lower in 0...count {
            #expect(
              bytes.span.first(0x2A, in: lower..<count)
                == bytes[lower...].firstIndex(of: 0x2A))
            #expect(bytes.span.first(0x2A, in: 0..<lower) == bytes[..<lower].firstIndex(of: 0x2A))
          }
        }
      }
    }
  }
}
