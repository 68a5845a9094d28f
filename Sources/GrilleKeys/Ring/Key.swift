internal import Crypto
internal import Foundation

/// A secret of 256 random bits with its place in a ring. Nothing prints the secret, and its memory is zeroed
/// when the last copy goes.
public struct Key: Sendable {
  /// What a key is called in tokens: lower-case letters and digits, 1 to 12.
  public struct ID: RawRepresentable, Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The word.
    public let rawValue: String

    /// Takes the word; nil if keys cannot be called so.
    public init?(rawValue: String) {
      let isWord = rawValue.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 }
      guard isWord, 1...12 ~= rawValue.utf8.count else { return nil }
      self.rawValue = rawValue
    }

    /// By their numbers where they are called alike: `k9` before `k10`.
    public static func < (left: ID, right: ID) -> Bool {
      (left.rawValue.utf8.count, left.rawValue) < (right.rawValue.utf8.count, right.rawValue)
    }

    /// The word.
    public var description: String { rawValue }
  }

  /// What a key may be used for. One purpose is never served by another's key.
  public enum Purpose: String, Sendable, Hashable, CaseIterable {
    /// Tokens, fingerprints, encryption and shifts of values.
    case values
    /// Proofs of what was done.
    case receipts
  }

  /// What a key may still do.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// New values are made with it; one for each purpose.
    case primary
    /// Old values can be read with it.
    case enabled
    /// It serves nothing, and can be enabled again.
    case disabled
    /// Its secret is gone.
    case destroyed
  }

  /// What it is called.
  public let id: ID
  /// What it may be used for.
  public let purpose: Purpose
  /// What it may still do.
  public internal(set) var state: State
  /// When it was made, in seconds since 1970.
  public let created: Int64
  /// Nil once it is destroyed.
  var secret: SymmetricKey?

  /// A new random key.
  init(_ id: ID, _ purpose: Purpose, created: Int64) {
    self.id = id
    self.purpose = purpose
    self.created = created
    state = .primary
    secret = SymmetricKey(size: .bits256)
  }

  init(
    id: ID, purpose: Purpose, state: State, created: Int64, secret: SymmetricKey?
  ) {
    self.id = id
    self.purpose = purpose
    self.state = state
    self.created = created
    self.secret = secret
  }

  /// Whether it serves anything.
  public var isUsable: Bool { secret != nil && (state == .primary || state == .enabled) }
}

extension Key: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Its id and state.
  public var description: String { "key \(id) (\(purpose.rawValue), \(state.rawValue))" }
  /// The same.
  public var debugDescription: String { description }
  /// The same; a mirror shows no secret.
  public var customMirror: Mirror { Mirror(self, children: ["id": id.rawValue]) }
}
