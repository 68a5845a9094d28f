//  E-mail addresses encrypted in place: the domain and what parts words before the `@` stay, and letters and digits there
//  become other letters and digits behind a mark:
//
//      ada.sample@example.com   fpe   enc-k1-x3w.p0fr7e@example.com
//
//  The mark tells ours from an address that somebody may have, to which any local part belongs otherwise, so that a
//  second pass leaves it alone; and it names the key, so that the way back needs to be told none.

package import GrilleKeys

/// An address, and what of it is encrypted.
package struct MarkedAddress {
  /// The key in the mark; nil if there is none.
  package let key: Key.ID?
  /// What follows the mark and goes before the `@`, in small letters: case tells no two mailboxes apart.
  private let local: [UInt8]
  /// The `@` and what follows.
  private let domain: [UInt8]

  private static let head = Array("enc-".utf8)
  /// No local part is longer (RFC 5321, section 4.5.3.1.1).
  private static let longestLocal = 64

  /// Takes `value` apart; nil if it is no address, has other characters before the `@` than ASCII letters, digits,
  /// `.`, `_`, `+`, `'` and `-`, less than a million addresses are like it, or a mark is missing or in the way.
  ///
  /// - Parameter keys: what a mark may name: `enc-team-7@…` is nobody's mark.
  package init?(_ value: [UInt8], isMarked: Bool, keys: Set<Key.ID>) {
    guard let at = value.lastIndex(of: UInt8(ascii: "@")), at > 0, at + 1 < value.count else {
      return nil
    }
    domain = Array(value[at...])
    let (key, local) = Self.unmarked(Array(value[..<at]), keys)
    guard (key != nil) == isMarked else { return nil }
    // Ours has no capitals: what has some is somebody's.
    guard !isMarked || !local.contains(where: { (0x41...0x5A).contains($0) }),
      local.allSatisfy({ Self.isHidden($0) || Self.parts.contains($0) }),
      local.count(where: Self.isHidden) >= FF1.Alphabet.base36.minimumLength
    else { return nil }
    self.key = key
    self.local = local.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }

  /// Whether `value` is what was made of one.
  package static func isOurs(_ value: [UInt8], keys: Set<Key.ID>) -> Bool {
    MarkedAddress(value, isMarked: true, keys: keys) != nil
  }

  /// The address with what is hidden replaced, under the mark of `key` or under none; nil if it would be too long.
  ///
  /// - Parameter permute: FF1 in base 36 under a tweak, the domain in small letters, or its way back.
  package func replacing(
    markedBy key: Key.ID?,
    _ permute: (_ text: [UInt8], _ tweak: [UInt8]) throws(FF1Error) -> [UInt8]
  ) throws(FF1Error) -> [UInt8]? {
    let tweak = domain.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    var hidden = try permute(local.filter(Self.isHidden), tweak)[...]
    let mark = key.map { Self.head + Array("\($0)-".utf8) } ?? []
    let replaced = mark + local.map { Self.isHidden($0) ? hidden.removeFirst() : $0 }
    return replaced.count <= Self.longestLocal ? replaced + domain : nil
  }

  /// The mark's key and what follows, if a mark is there.
  private static func unmarked(_ local: [UInt8], _ keys: Set<Key.ID>) -> (Key.ID?, [UInt8]) {
    let rest = local.dropFirst(head.count)
    guard local.starts(with: head), let end = rest.firstIndex(of: UInt8(ascii: "-")),
      let key = Key.ID(rawValue: String(decoding: rest[..<end], as: UTF8.self)), keys.contains(key)
    else { return (nil, local) }
    return (key, Array(local[(end + 1)...]))
  }

  private static let parts = Array("._+'-".utf8)

  private static func isHidden(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }
}
