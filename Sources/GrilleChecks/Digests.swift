//  SHA-256 (FIPS 180-4), Keccak-256 (the original padding, as Ethereum uses it) and CRC-32
//  (IEEE 802.3), for checksums of short values; not for secrets. SHA-256 of "abc" begins ba7816bf.

enum Digests {
  static func sha256(_ message: [UInt8]) -> [UInt8] {
    var padded = message + [0x80]
    while padded.count % 64 != 56 { padded.append(0) }
    for shift in stride(from: 56, through: 0, by: -8) {
      padded.append(UInt8(truncatingIfNeeded: (message.count * 8) >> shift))
    }
    var state: [UInt32] = [
      0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
      0x5be0_cd19,
    ]
    var w = [UInt32](repeating: 0, count: 64)
    for block in stride(from: 0, to: padded.count, by: 64) {
      for i in 0..<16 {
        w[i] = 0
        for j in 0..<4 { w[i] = w[i] << 8 | UInt32(padded[block + 4 * i + j]) }
      }
      for i in 16..<64 {
        let a = w[i - 15], b = w[i - 2]
        w[i] =
          w[i - 16] &+ w[i - 7] &+ (right(a, 7) ^ right(a, 18) ^ a >> 3)
          &+ (right(b, 17) ^ right(b, 19) ^ b >> 10)
      }
      // Two words of four: an array would be made anew for each of the rounds.
      var s = SIMD4(state[0], state[1], state[2], state[3])
      var t = SIMD4(state[4], state[5], state[6], state[7])
      for i in 0..<64 {
        let choice = t.x & t.y ^ ~t.x & t.z
        let one = t.w &+ (right(t.x, 6) ^ right(t.x, 11) ^ right(t.x, 25)) &+ choice
        let first = one &+ rounds[i] &+ w[i]
        let majority = s.x & s.y ^ s.x & s.z ^ s.y & s.z
        let second = (right(s.x, 2) ^ right(s.x, 13) ^ right(s.x, 22)) &+ majority
        t = SIMD4(s.w &+ first, t.x, t.y, t.z)
        s = SIMD4(first &+ second, s.x, s.y, s.z)
      }
      for i in 0..<4 {
        state[i] &+= s[i]
        state[i + 4] &+= t[i]
      }
    }
    return state.flatMap { word in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
    }
  }
  private static func right(_ word: UInt32, _ by: UInt32) -> UInt32 {
    word >> by | word << (32 - by)
  }

  /// Fractional parts of the cube roots of the first 64 primes, found by integer search.
  private static let rounds: [UInt32] = {
    var rounds: [UInt32] = []
    var candidate: UInt64 = 2
    while rounds.count < 64 {
      if (2..<candidate).allSatisfy({ candidate % $0 != 0 }) {
        var root: UInt64 = 0  // floor(cuberoot(candidate) * 2^32), below 2^35
        for bit in stride(from: UInt64(34), through: 0, by: -1) {
          let trial = root | 1 << bit
          let square = trial.multipliedFullWidth(by: trial)
          // trial^3 <= candidate * 2^96, in 64-bit halves
          let low = square.low.multipliedFullWidth(by: trial)
          let (middle, carry) = low.high.addingReportingOverflow(square.high &* trial)
          let cubeHigh = middle
          if !carry, cubeHigh < candidate << 32 { root = trial }
        }
        rounds.append(UInt32(truncatingIfNeeded: root))
      }
      candidate += 1
    }
    return rounds
  }()

  /// Of at most 135 bytes: one block.
  static func keccak256(_ message: [UInt8]) -> [UInt8] {
    var lanes = [UInt64](repeating: 0, count: 25)
    var block = Array(message.prefix(135)) + [0x01]
    while block.count < 136 { block.append(0) }
    block[135] |= 0x80
    for (index, byte) in block.enumerated() {
      lanes[index / 8] ^= UInt64(byte) << UInt64(8 * (index % 8))
    }
    var register: UInt8 = 1
    for _ in 0..<24 {
      var c = [UInt64](repeating: 0, count: 5)
      for x in 0..<5 {
        c[x] = lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20]
      }
      for x in 0..<5 {
        let d = c[(x + 4) % 5] ^ left(c[(x + 1) % 5], 1)
        for y in 0..<5 { lanes[x + 5 * y] ^= d }
      }
      var (x, y, current) = (1, 0, lanes[1])
      for t in 0..<24 {
        (x, y) = (y, (2 * x + 3 * y) % 5)
        let next = lanes[x + 5 * y]
        lanes[x + 5 * y] = left(current, UInt64((t + 1) * (t + 2) / 2 % 64))
        current = next
      }
      for y in 0..<5 {
        let row = Array(lanes[5 * y..<5 * y + 5])
        for x in 0..<5 { lanes[x + 5 * y] = row[x] ^ ~row[(x + 1) % 5] & row[(x + 2) % 5] }
      }
      for bit in 0..<7 {  // round constants from the shift register of FIPS 202, 3.2.5
        if register & 1 == 1 { lanes[0] ^= 1 << (UInt64(1) << UInt64(bit) - 1) }
        register = register & 0x80 != 0 ? register << 1 ^ 0x71 : register << 1
      }
    }
    return lanes[0..<4].flatMap { lane in
      (0..<8).map { UInt8(truncatingIfNeeded: lane >> UInt64(8 * $0)) }
    }
  }
  private static func left(_ lane: UInt64, _ by: UInt64) -> UInt64 {
    by == 0 ? lane : lane << by | lane >> (64 - by)
  }

  static func crc32(_ value: Span<UInt8>) -> UInt32 {
    var crc: UInt32 = ~0
    for index in value.indices {
      crc ^= UInt32(value[index])
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}
