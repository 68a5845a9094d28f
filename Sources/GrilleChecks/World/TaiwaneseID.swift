//  Identity number (Taiwan): a letter, 1 or 2 for citizens, 8 or 9 for residents, seven digits, check.
//
//  The letter is two digits by its place in ABCDEFGHJKLMNPQRSTUVXYWZIO, from 10; weights
//  1 9 8 7 6 5 4 3 2 1 1; the sum divides by 10.
//  A123456789: 1+0+8+14+18+20+20+18+14+8+9 = 130.
//  Source: Ministry of the Interior.

enum TaiwaneseID {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let id = Value(value, upTo: 10), id.count == 10, id.isDigits(1, 10),
      [1, 2, 8, 9].contains(id.digit(1)),
      let rank = "ABCDEFGHJKLMNPQRSTUVXYWZIO".utf8.rank(id[0])
    else { return false }
    let letter = 10 + rank
    return (letter / 10 + letter % 10 * 9 + id.sum(0x876543211, 9, from: 1)) % 10 == 0
  }
}
