//  The machine readable zone of a passport (TD3): two lines of 44, the second checks itself.
//
//  Weights 7 3 1 over 0-9, A=10..Z=35, `<` = 0; the sum by 10 is the check digit.
//  L898902C36UTO7408122F1204159ZE184226B<<<<<10: L898902C3 gives 147+24+9+56+27+0+14+36+3 = 316 and
//  6; 740812 gives 122 and 2, 120415 gives 49 and 9, ZE184226B<<<<< gives 401 and 1, all of it 880
//  and 0.
//  Source: ICAO 9303, part 4 (its specimen).

enum PassportMRZ {
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
