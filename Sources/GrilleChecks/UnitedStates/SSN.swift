//  Social Security number: area 3, group 2, serial 4. No check digit; ranges alone.
//
//  Area not 000, 666 or 900-999, group not 00, serial not 0000. 536-90-4399: 536, 90, 4399 all
//  stand in their range. Three numbers that were once printed in public are void: 078-05-1120,
//  219-09-9999, 457-55-5462; the ones of advertisements, 987-65-432x, lie over 900.
//  Source: SSA, randomization of 2011 (older tables of areas and groups say nothing since).

enum SSN {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let ssn = Value(value, digits: 9) else { return false }
    let area = ssn.number(0, 3)
    guard area != 0, area != 666, area < 900, ssn.number(3, 5) != 0, ssn.number(5, 9) != 0
    else { return false }
    return ![78_05_1120, 219_09_9999, 457_55_5462].contains(ssn.number(0, 9))
  }
}
