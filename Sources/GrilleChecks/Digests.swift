//  The digests that address formats use as their check digits: SHA-256 (FIPS 180-4) in base58check,
//  Keccak-256 in EIP-55, CRC-32 in repository tokens. They check spelling here and protect nothing.

enum SHA256 {
  private static let constants: [UInt32] = {
    // The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
    var primes: [UInt32] = []
    var candidate: UInt32 = 2
    while primes.count < 64 {
      if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes.map { prime in
      // Integer cube root of prime * 2^96, cut to its low 32 bits: exact where a Double is not.
      let target = UInt128(prime) << 96
      var (low, high) = (UInt128(1) << 32, UInt128(1) << 36)
      while high - low > 1 {
        let middle = (low + high) / 2
        if middle * middle * middle <= target { low = middle } else { high = middle }
      }
      return UInt32(truncatingIfNeeded: low)
    }
  }()

  static func digest(_ message: [UInt8]) -> [UInt8] {
    var state: [UInt32] = [
      0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
      0x5be0_cd19,
    ]
    var padded = message + [0x80]
    while padded.count % 64 != 56 { padded.append(0) }
    let bits = UInt64(message.count) * 8
    for shift in stride(from: 56, through: 0, by: -8) {
      padded.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    for block in stride(from: 0, to: padded.count, by: 64) {
      var words = (0..<16).map { index in
        (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(padded[block + index * 4 + $1]) }
      }
      func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }
      for index in 16..<64 {
        let (a, b) = (words[index - 15], words[index - 2])
        let first = rotate(a, 7) ^ rotate(a, 18) ^ (a >> 3)
        let second = rotate(b, 17) ^ rotate(b, 19) ^ (b >> 10)
        words.append(words[index - 16] &+ first &+ words[index - 7] &+ second)
      }
      var s = state
      for index in 0..<64 {
        let e = rotate(s[4], 6) ^ rotate(s[4], 11) ^ rotate(s[4], 25)
        let choice = (s[4] & s[5]) ^ (~s[4] & s[6])
        let first = s[7] &+ e &+ choice &+ constants[index] &+ words[index]
        let a = rotate(s[0], 2) ^ rotate(s[0], 13) ^ rotate(s[0], 22)
        let majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2])
        s = [first &+ a &+ majority, s[0], s[1], s[2], s[3] &+ first, s[4], s[5], s[6]]
      }
      for index in 0..<8 { state[index] = state[index] &+ s[index] }
    }
    return state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(24 - 8 * $0)) } }
  }
}

enum Keccak256 {
  static func digest(_ message: [UInt8]) -> [UInt8] {
    var lanes = [UInt64](repeating: 0, count: 25)
    let rate = 136
    var padded = message + [0x01]
    while padded.count % rate != 0 { padded.append(0) }
    padded[padded.count - 1] |= 0x80
    for block in stride(from: 0, to: padded.count, by: rate) {
      for lane in 0..<rate / 8 {
        var word: UInt64 = 0
        for byte in (0..<8).reversed() { word = word << 8 | UInt64(padded[block + lane * 8 + byte]) }
        lanes[lane] ^= word
      }
      permute(&lanes)
    }
    return (0..<32).map { UInt8(truncatingIfNeeded: lanes[$0 / 8] >> UInt64(8 * ($0 % 8))) }
  }

  private static func permute(_ a: inout [UInt64]) {
    var lfsr: UInt8 = 1
    func rotate(_ word: UInt64, _ count: Int) -> UInt64 {
      count == 0 ? word : word << UInt64(count) | word >> UInt64(64 - count)
    }
    for _ in 0..<24 {
      let columns = (0..<5).map { x in (0..<5).reduce(UInt64(0)) { $0 ^ a[x + 5 * $1] } }
      for x in 0..<5 {
        let mix = columns[(x + 4) % 5] ^ rotate(columns[(x + 1) % 5], 1)
        for y in 0..<5 { a[x + 5 * y] ^= mix }
      }
      var (x, y) = (1, 0)
      var moving = a[1]
      for step in 0..<24 {
        (x, y) = (y, (2 * x + 3 * y) % 5)
        let kept = a[x + 5 * y]
        a[x + 5 * y] = rotate(moving, (step + 1) * (step + 2) / 2 % 64)
        moving = kept
      }
      for y in 0..<5 {
        let row = (0..<5).map { a[$0 + 5 * y] }
        for x in 0..<5 { a[x + 5 * y] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]) }
      }
      for bit in 0..<7 {
        if lfsr & 1 != 0 { a[0] ^= UInt64(1) << UInt64((1 << bit) - 1) }
        lfsr = lfsr & 0x80 != 0 ? (lfsr << 1) ^ 0x71 : lfsr << 1
      }
    }
  }
}

enum CRC32 {
  static func digest(_ message: some Sequence<UInt8>) -> UInt32 {
    var crc: UInt32 = ~0
    for byte in message {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 != 0 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}
