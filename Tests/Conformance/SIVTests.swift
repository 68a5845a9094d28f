import GrilleReveal
import GrilleTransforms
import Testing

@Suite("AES-SIV (RFC 5297)")
struct SIVTests {
  /// Appendices A.1 and A.2: key, associated data, plaintext, sealed.
  static let examples = [
    (
      "fffefdfc fbfaf9f8 f7f6f5f4 f3f2f1f0 f0f1f2f3 f4f5f6f7 f8f9fafb fcfdfeff",
      ["10111213 14151617 18191a1b 1c1d1e1f 20212223 24252627"],
      "11223344 55667788 99aabbcc ddee",
      "85632d07 c6e8f37f 950acd32 0a2ecc93 40c02b96 90c4dc04 daef7f6a fe5c"
    ),
    (
      "7f7e7d7c 7b7a7978 77767574 73727170 40414243 44454647 48494a4b 4c4d4e4f",
      [
        """
        00112233 44556677 8899aabb ccddeeff deaddada deaddada ffeeddcc bbaa9988 77665544 33221100
        """,
        "10203040 50607080 90a0",
        "09f91102 9d74e35b d84156c5 635688c0",
      ],
      """
      74686973 20697320 736f6d65 20706c61 696e7465 78742074 6f20656e 63727970 74207573 696e6720
      5349562d 414553
      """,
      """
      7bdb6e3b 432667eb 06f4d14b ff2fbd0f cb900f2f ddbe4043 26601965 c889bf17 dba77ceb 094fa663
      b7a3f748 ba8af829 ea64ad54 4a272e9c 485b62a3 fd5c0d
      """
    ),
  ]

  @Test("the RFC's examples", arguments: examples)
  func example(_ key: String, associated: [String], plain: String, sealed: String) throws {
    let key = bytes(key)
    let siv = try SIV(key: key.span)
    let associated = associated.map { bytes($0) }
    #expect(siv.seal(bytes(plain), associatedData: associated) == bytes(sealed))
    #expect(try siv.open(bytes(sealed), associatedData: associated) == bytes(plain))
  }

  @Test("what another implementation says: every length to 70, three key sizes, up to five strings")
  func vectors() throws {
    let rows = try rows("siv.tsv")
    #expect(rows.count > 500)
    for row in rows {
      let key = bytes(row[0])
      let siv = try SIV(key: key.span)
      let associated =
        row[1] == "-"
        ? [] : row[1].split(separator: ",", omittingEmptySubsequences: false).map { bytes($0) }
      let (plain, sealed) = (bytes(row[2]), bytes(row[3]))
      #expect(siv.seal(plain, associatedData: associated) == sealed, "\(row)")
      #expect(try siv.open(sealed, associatedData: associated) == plain, "\(row)")
    }
  }
}
