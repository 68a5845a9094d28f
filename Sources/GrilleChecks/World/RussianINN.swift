//  INN of a person (Russia): ten digits and two check digits by 11. Companies have ten in all.
//
//  Weights 7 2 4 10 3 5 9 4 6 8, then 3 7 2 4 10 3 5 9 4 6 8 over the first check digit too; 10 gives 0.
//  500100732259: 35+0+0+10+0+0+63+12+12+16 = 148, which leaves 5; 15+0+0+4+0+0+35+27+8+12+40 = 141,
//  which leaves 9.
//  Source: Federal Tax Service, order MMV-7-6/435.

enum RussianINN {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let inn = Value(value, digits: 12), inn.number(0, 12) != 0 else { return false }
    return inn.digit(10) == inn.sum(0x724A359468, 10) % 11 % 10
      && inn.digit(11) == inn.sum(0x3724A359468, 11) % 11 % 10
  }
}
