//  AES-SIV (RFC 5297), deterministic authenticated encryption: made of CMAC, which gives the tag, and CTR, which
//  starts at the tag. The way back is in `GrilleReveal`.

public import GrilleKeys

/// AES-SIV under one key: equal texts with equal associated data give equal bytes.
///
/// It shows which values are equal and how long they are, and nothing else; what was sealed cannot be changed
/// unnoticed. Threads may share it, and it prints as its name, without the key.
///
///     let siv = try SIV(key: key.span)
///     siv.seal(Array("DE89370400440532013000".utf8), associatedData: [Array("iban".utf8)])
public struct SIV: Sendable {
  /// How many bytes the sealed text is longer than the plain one: its tag, which comes first.
  public static let tagLength = 16

  private let mac: AESCMAC
  private let counter: AESCTR
  /// D of S2V, behind all associated data.
  private var bound: UInt128

  /// Takes a key of 32, 48 or 64 bytes, which should serve nothing else: a key of AES for the tag, then as long
  /// a one for the text.
  ///
  /// - Throws: ``CipherError/keySize(bytes:)`` for any other length.
  public init(key: Span<UInt8>) throws(CipherError) {
    guard [32, 48, 64].contains(key.count) else { throw .keySize(bytes: key.count) }
    let half = key.count / 2
    mac = try AESCMAC(key: key.extracting(0..<half))
    counter = try AESCTR(key: key.extracting(half..<key.count))
    bound = mac.code(ofBlock: 0)
  }

  /// The same with `strings` as associated data behind what it has: only what was sealed with all of them, in
  /// that order, opens.
  ///
  /// Keep it where many texts have the same. RFC 5297 takes up to 126 strings, and so does this.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public func associating(_ strings: [[UInt8]]) -> SIV {
    precondition(strings.count <= 126, "RFC 5297, 2.6")
    var siv = self
    for string in strings { siv.bound = siv.bound.doubled ^ mac.code(of: string.span) }
    return siv
  }

  /// The tag of `text`: S2V of the associated data and it.
  package func tag(of text: Span<UInt8>) -> UInt128 {
    if text.count >= 16 { return mac.code(of: text, addingToEnd: bound) }
    let padded = text.block(at: 0) | 0x80 << UInt128(120 - 8 * text.count)
    return mac.code(ofBlock: bound.doubled ^ padded)
  }

  /// Encrypts what stands in `bytes` from `start` on, or decrypts it: the key stream that belongs to `tag`.
  package func apply(_ tag: UInt128, to bytes: inout [UInt8], from start: Int) {
    var span = bytes.mutableSpan
    // The counter has two bits of the tag cleared, so that none of its words overflows (section 2.6).
    counter.apply(to: &span, startingAt: start, from: tag & ~(1 << 63 | 1 << 31))
  }

  /// Appends to `output` what opens to `text`: 16 bytes of tag, then as many as `text` has.
  ///
  /// - Complexity: O(*n*) in the bytes. Up to 16 bytes two permutations of AES, and no allocation if `output` has
  ///   the room.
  public func seal(_ text: Span<UInt8>, into output: inout [UInt8]) {
    let tag = tag(of: text)
    output.append(block: tag)
    let start = output.count
    for index in text.indices { output.append(text[index]) }
    apply(tag, to: &output, from: start)
  }

  /// What opens to `text` with the same associated data.
  public func seal(_ text: [UInt8], associatedData: [[UInt8]] = []) -> [UInt8] {
    var sealed: [UInt8] = []
    sealed.reserveCapacity(Self.tagLength + text.count)
    associating(associatedData).seal(text.span, into: &sealed)
    return sealed
  }
}

extension SIV: CustomStringConvertible, CustomReflectable {
  /// The name of the type.
  public var description: String { "SIV" }
  /// Without children.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
