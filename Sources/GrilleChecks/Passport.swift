//  Passports. The machine-readable zone (ICAO 9303, TD3) checks itself: weights 7 3 1, A=10..Z=35,
//  `<` = 0. `L898902C36UTO7408122F1204159ZE184226B<<<<<10` is the specimen of the standard.

enum PassportMRZ {
  /// The second line, or both lines.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard value.count >= 44, value.count <= 90 else { return false }
    if value.count > 44, value.count < 88 { return false }
    let line = value.extracting((value.count - 44)...)
    for index in line.indices {
      guard line[index].isDigit || line[index].isUpper || line[index] == filler else {
        return false
      }
    }
    guard line[9].isDigit, line[19].isDigit, line[27].isDigit, line[43].isDigit else {
      return false
    }
    func sum(_ from: Int, _ to: Int, _ phase: inout Int) -> Int {
      var sum = 0
      for index in from..<to {
        sum += line[index].base36 * (phase % 3 == 0 ? 7 : phase % 3 == 1 ? 3 : 1)
        phase += 1
      }
      return sum
    }
    for (from, to) in [(0, 9), (13, 19), (21, 27), (28, 42)] {
      var phase = 0
      if sum(from, to, &phase) % 10 != line[to].base36 { return false }
    }
    var phase = 0
    var whole = 0
    for (from, to) in [(0, 10), (13, 20), (21, 43)] { whole += sum(from, to, &phase) }
    return whole % 10 == line[43].base36
  }
  static let filler = UInt8(ascii: "<")
}

enum Passport {
  /// `C01X00T47`, `123456789`: 7-9 letters and digits, one digit at least, not one symbol throughout.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let passport = Value(value, upTo: 9), passport.count >= 7 else { return false }
    var digits = 0
    var same = true
    for position in 0..<passport.count {
      if passport[position].isDigit { digits += 1 }
      same = same && passport[position] == passport[0]
    }
    return digits > 0 && !same
  }
}
