public import GrilleCore
public import GrilleKeys

/// `enc_<type>_<key>_<body>`, taken apart.
public struct SealedToken: Hashable, Sendable {
  /// What was sealed.
  public let type: InfoType
  /// The key that it was sealed with.
  public let key: Key.ID
  let body: [UInt8]

  /// Reads `text`.
  ///
  /// - Throws: ``RevealError/form``, or ``RevealError/oneWay`` for a token that is a hash.
  public init(_ text: some Collection<UInt8>) throws(RevealError) {
    let parts = text.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
    guard parts.count >= 4, let body = parts.last, !body.isEmpty,
      let key = Key.ID(rawValue: String(decoding: parts[parts.count - 2], as: UTF8.self))
    else { throw .form }
    switch String(decoding: parts[0], as: UTF8.self) {
    case "enc": break
    case "tok", "fp": throw .oneWay
    default: throw .form
    }
    let words = parts[1..<(parts.count - 2)].map { String(decoding: $0, as: UTF8.self) }
    type = InfoType(words.joined(separator: "_"))
    self.key = key
    self.body = Array(body)
  }
}
