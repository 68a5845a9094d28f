//  A stream in which sealed values stand, to one in which those stand in the open that the reader may see. How
//  the stream is cut into chunks leaves no trace: a token that has not ended waits for its end.

internal import GrilleKeys
internal import GrilleTransforms

/// Brings back the sealed values of one stream. For one task at a time.
public struct RevealSession: ~Copyable {
  /// A longer token passes as it is, in bytes.
  public static let longestToken = 128 * 1024

  /// How a value is written where its token stood.
  public enum Writing: String, Sendable, CaseIterable {
    /// As it is.
    case plain
    /// As in a JSON string.
    case json
  }

  private let revealer: Revealer
  private let writing: Writing
  private var pending: [UInt8] = []
  /// Whether the byte before the pending ones could be part of a token.
  private var isInWord = false

  /// Tokens that stayed, by the reason's code.
  public private(set) var refused: [String: Int] = [:]
  /// Called before a value goes out; if it throws, the value does not.
  public var onReveal: ((_ token: [UInt8], Revealer.Revealed) throws -> Void)?

  /// With `revealer`.
  public init(_ revealer: Revealer, writing: Writing = .plain) {
    self.revealer = revealer
    self.writing = writing
  }

  /// Takes the next bytes and appends to `output` what can be given out.
  ///
  /// - Throws: what ``onReveal`` throws, and `TokenStoreError` if the vault cannot be read; `output` then holds
  ///   what came before the value.
  public mutating func reveal(_ chunk: Span<UInt8>, into output: inout [UInt8]) throws {
    for index in chunk.indices { pending.append(chunk[index]) }
    try drain(atEnd: false, into: &output)
  }

  /// Ends the stream and appends the rest to `output`.
  ///
  /// - Throws: as ``reveal(_:into:)``.
  public mutating func finish(into output: inout [UInt8]) throws {
    try drain(atEnd: true, into: &output)
  }

  /// What tokens begin with: what is sealed in them, or in a vault. None is part of another's beginning.
  private static let heads = [Array("enc_".utf8), Array("tok_".utf8), SealedJWE.head]
  private static let firsts = Set(heads.map { $0[0] })

  private mutating func drain(atEnd: Bool, into output: inout [UInt8]) throws {
    var (done, index) = (0, 0)
    defer { pending.removeFirst(done) }
    while index < pending.count {
      guard !isInWord, Self.firsts.contains(pending[index]) else {
        isInWord = Self.isWordByte(pending[index])
        index += 1
        continue
      }
      let end = endOfWord(at: index)
      let isToken = Self.isToken(pending[index..<end])
      let joins = isToken ? joinsToken(at: end) : false
      // Not a word of its own yet: it may go on in the next chunk.
      if end == pending.count || joins == nil, !atEnd, end - index <= Self.longestToken { break }
      let word = Array(pending[index..<end])
      if isToken, let value = try value(of: word) {
        output.append(contentsOf: pending[done..<index])
        done = end
        write(value, into: &output)
      }
      isInWord = joins != true
      index = isInWord ? end : end + 1
    }
    output.append(contentsOf: pending[done..<index])
    done = index
  }

  /// One past the word at `start`. That of a JWE has up to four points in it, and behind them a tag, whose length is
  /// known; a token ends where `_` and another follow.
  private func endOfWord(at start: Int) -> Int {
    let isJWE = pending[start...].starts(with: SealedJWE.head)
    let isToken = isJWE || Self.isToken(pending[start...])
    var (end, points, tag) = (start, isJWE ? 4 : 0, isJWE ? SealedJWE.tagLength : .max)
    while end < pending.count {
      if pending[end] == UInt8(ascii: "."), points > 0 {
        points -= 1
      } else if !Self.isWordByte(pending[end]), !isJWE || !SealedJWE.isLetter(pending[end]) {
        break
      } else if isToken, points == 0 {
        if tag == 0 || !isJWE && joinsToken(at: end) == true { break }
        tag -= 1
      }
      end += 1
    }
    return end
  }

  /// Whether `_` and a token stand at `place`; nil if they may, for all that is there.
  private func joinsToken(at place: Int) -> Bool? {
    guard place < pending.count, pending[place] == UInt8(ascii: "_") else { return false }
    let rest = pending[(place + 1)...]
    if Self.isToken(rest) { return true }
    return Self.heads.contains { $0.starts(with: rest) } ? nil : false
  }

  private static func isToken(_ word: some Collection<UInt8>) -> Bool {
    heads.contains { word.starts(with: $0) }
  }

  /// What `word` stands for; nil if it stays.
  private mutating func value(of word: [UInt8]) throws -> [UInt8]? {
    let revealed: Revealer.Revealed?
    do throws(RevealError) {
      revealed = try Self.revealed(word, by: revealer)
    } catch {
      // A token that stays is one thing; a vault that cannot be read is the end.
      if case .store(let failure) = error { throw failure }
      refused[error.code, default: 0] += 1
      return nil
    }
    guard let revealed else { return nil }
    try onReveal?(word, revealed)
    return revealed.value
  }

  /// What `word` stands for; nil for a keyed hash, or a vault's token where there is no vault: those have no way
  /// back, and nobody need be told.
  private static func revealed(
    _ word: [UInt8], by revealer: Revealer
  ) throws(RevealError) -> Revealer.Revealed? {
    if word.starts(with: heads[0]) { return try revealer.reveal(try SealedToken(word)) }
    if word.starts(with: SealedJWE.head) { return try revealer.reveal(try SealedJWE(word)) }
    guard revealer.vault != nil, let token = VaultToken(word) else { return nil }
    return try revealer.reveal(token)
  }

  private func write(_ value: [UInt8], into output: inout [UInt8]) {
    guard writing == .json else { return output.append(contentsOf: value) }
    for byte in value {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), byte]
      case 0..<0x20: output += "\\u00\([byte].hexadecimal)".utf8
      default: output.append(byte)
      }
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_")
  }
}
