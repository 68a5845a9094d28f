//  Emirates ID (United Arab Emirates): 784, the year of birth, seven digits, Luhn.
//
//  784-1980-1234567-8: 7+7+4+2+9+7+0+2+2+6+4+1+6+5+8 = 70. 784 is the country in ISO 3166.
//  Source: Federal Authority for Identity, Citizenship, Customs and Port Security.

enum EmiratesID {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let id = Value(value, digits: 15), id.has("784") else { return false }
    return (1900...2099).contains(id.number(3, 7)) && id.luhn(0, 15)
  }
}
