public import GrilleCore
public import GrilleKeys
public import GrilleTransforms

/// Why a token does not come back. Never holds a byte of it or of its value.
public enum RevealError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Not a token, or one that was cut off.
  case form
  /// A token without a way back: a keyed hash.
  case oneWay
  /// The view does not show the type.
  case notShown(InfoType)
  /// The ring has no key of that name that may be used.
  case key(KeyError)
  /// It was made with another key or for another domain, or was changed.
  case notAuthentic
  /// The vault does not have it: it was erased or swept, or is another vault's.
  case unknownToken
  /// Its time is over.
  case expired
  /// The vault cannot be read.
  case store(TokenStoreError)

  /// What is wrong.
  public var description: String {
    switch self {
    case .form: "it is no token, or was cut off"
    case .oneWay: "it is a keyed hash, from which nothing comes back"
    case .notShown(let type): "the view does not show \(type)"
    case .key(let error): "\(error)"
    case .notAuthentic: "it was made with another key or for another domain, or was changed"
    case .unknownToken: "the vault does not have it"
    case .expired: "its time is over"
    case .store(let error): "\(error)"
    }
  }

  /// The kind of trouble, for counts.
  public var code: String {
    switch self {
    case .form: "form"
    case .oneWay: "one-way"
    case .notShown: "not-shown"
    case .key(let error): error.code.rawValue
    case .notAuthentic: "not-authentic"
    case .unknownToken: "unknown-token"
    case .expired: "expired"
    case .store(let error): error.code.rawValue
    }
  }
}
