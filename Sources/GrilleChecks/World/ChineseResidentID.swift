//  Resident identity number (China): region 6, birth date YYYYMMDD, order 3, check.
//
//  Weights 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2; the check is the symbol of 10X98765432 at the sum
//  modulo 11. 11010519491231002X: the sum is 167 = 15·11 + 2, so X.
//  Source: GB 11643-1999.

enum ChineseResidentID {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let id = Value(value, upTo: 18), id.count == 18, id.isDigits(0, 17),
      (1...8).contains(id.digit(0)), (1900...2099).contains(id.number(6, 10)),
      isDate(id.number(6, 10), id.number(10, 12), id.number(12, 14))
    else { return false }
    var sum = 0
    for (place, weight) in [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2].enumerated() {
      sum += weight * id.digit(place)
    }
    let check = (12 - sum % 11) % 11
    return check == 10 ? id[17] == UInt8(ascii: "X") : id.isDigits(17, 18) && id.digit(17) == check
  }
}
