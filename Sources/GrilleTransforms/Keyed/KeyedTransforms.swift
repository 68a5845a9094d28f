//  What needs a key. Each type and each domain has keys of its own, made of the ring's primary one: a token of
//  a card number says nothing of the same digits as an account number, and two recipients with a domain each
//  cannot join what they were given.

internal import GrilleChecks
public import GrilleCore
public import GrilleKeys
internal import Synchronization

/// Replaces values by what only the holder of a key can tie to them, or bring back.
///
/// Immutable; threads share one. What is derived for a type is made when it is first needed.
public final class KeyedTransforms: Sendable {
  /// The key that makes new values.
  let key: Key
  let domain: String
  /// All that the ring has or had for values.
  let known: Set<Key.ID>
  private let forms: [InfoType: ValueForm]
  private let dates: DateShift
  /// Nil if there are no words for them.
  let surrogates: Surrogates?
  /// Gives tokens of chance; nil if they are keyed hashes.
  private let minter: TokenMinter?
  private let made = Mutex<[InfoType: TypeKeys]>([:])

  /// With the primary key of `ring`.
  ///
  /// - Parameters:
  ///   - domain: who the values are for; the same value comes out otherwise in another domain.
  ///   - forms: how values of a type are written; those not named are taken as they are.
  ///   - words: of which surrogates are made; without them a label stands in their place.
  ///   - store: what gives random tokens; without one they are keyed hashes.
  /// - Throws: ``KeyError/Code/noPrimary``.
  public init(
    _ ring: KeyRing, domain: String = "", forms: [InfoType: ValueForm] = [:],
    words: SurrogateWords? = nil, store: (any TokenStore)? = nil
  ) throws(KeyError) {
    surrogates = words.map { Surrogates($0) }
    key = try ring.primary(for: .values)
    minter = try store.map { store throws(KeyError) in
      try TokenMinter(store, ring: ring, domain: domain)
    }
    dates = try DateShift(key, domain: domain)
    known = ring.valueKeys
    self.domain = domain
    self.forms = forms
  }

  /// How values of `type` are written.
  func form(of type: InfoType) -> ValueForm { forms[type] ?? ValueForm() }

  /// Appends what stands in the place of `value` under `action` to `output`; false, and nothing is appended, if
  /// the action cannot be carried out on it: a label is to stand there.
  ///
  /// - Parameter subject: a hash of whom it is about, for actions that heed that; nil if nobody knows.
  /// - Complexity: some microseconds, linear in the value.
  package func replace(
    _ value: some Collection<UInt8>, of type: InfoType, by action: Action, subject: UInt64? = nil,
    into output: inout [UInt8]
  ) -> Bool {
    guard let keys = keys(for: type) else { return false }
    switch action {
    case .token where minter != nil:
      guard let minter, let canonical = form(of: type).canonical.canonical(value) else {
        return false
      }
      return minter.replace(canonical, of: type, subject: subject, into: &output)
    case .token: return hash(value, type, keys.token, as: "tok", bytes: 12, into: &output)
    case .fingerprint:
      return hash(value, type, keys.fingerprint, as: "fp", bytes: 8, into: &output)
    case .encrypt(let isJoinable):
      return encrypt(value, type, keys, joinable: isJoinable, into: &output)
    case .jwe: return encryptForOthers(value, type, keys, into: &output)
    case .fpe(let first, let last):
      guard
        let encrypted = encryptedInPlace(Array(value), type, keys, first: first, last: last)
      else { return false }
      output += encrypted
      return true
    case .surrogate:
      guard let form = form(of: type).surrogate,
        let canonical = self.form(of: type).canonical.canonical(value),
        let made = surrogates?.surrogate(
          of: Array(value), canonical: canonical, as: form, by: keys.surrogate)
      else { return false }
      output += made
      return true
    case .shift:
      guard let subject, let shifted = dates.shifted(Array(value), of: subject) else {
        return false
      }
      output += shifted
      return true
    case .keep, .label, .drop, .mask, .generalize: return false
    }
  }

  /// Whether what `action` makes depends on whom the value is about.
  package func heedsSubject(_ action: Action) -> Bool {
    action == .shift || action == .token && minter != nil
  }

  /// Whether what `action` makes may be shown only once it is kept; see ``areTokensKept``.
  package func mustKeep(_ action: Action) -> Bool { action == .token && minter != nil }

  /// Has the tokens that were made so far kept. False if they cannot be: nothing that was made since the last
  /// time may be shown. The store says why.
  package var areTokensKept: Bool {
    do throws(TokenStoreError) {
      try minter?.commit()
      return true
    } catch {
      return false
    }
  }

  // MARK: one way

  /// `tok_us_ssn_k1_…` or `fp_access_token_k1_…`: so many bytes of HMAC-SHA-256 over the canonical value. Equal values
  /// give equal ones.
  private func hash(
    _ value: some Collection<UInt8>, _ type: InfoType, _ mac: MAC, as kind: StaticString,
    bytes count: Int, into output: inout [UInt8]
  ) -> Bool {
    guard let canonical = form(of: type).canonical.canonical(value) else { return false }
    head(kind, type, into: &output)
    Base62.encode(mac.code(for: canonical).prefix(count), into: &output)
    return true
  }

  // MARK: with a way back, for who has the key

  /// `enc_iban_k1_…`. A joinable one is of the canonical value, the other of the value as it is.
  private func encrypt(
    _ value: some Collection<UInt8>, _ type: InfoType, _ keys: TypeKeys, joinable isJoinable: Bool,
    into output: inout [UInt8]
  ) -> Bool {
    let form = isJoinable ? form(of: type).canonical : .text
    guard let canonical = form.canonical(value) else { return false }
    head("enc", type, into: &output)
    Base62.encode(SealedForm.seal(canonical, by: keys.siv, joinable: isJoinable), into: &output)
    return true
  }

  /// A JWE of the value as it is; see ``ValueJWE``.
  private func encryptForOthers(
    _ value: some Collection<UInt8>, _ type: InfoType, _ keys: TypeKeys, into output: inout [UInt8]
  ) -> Bool {
    guard let text = CanonicalForm.text.canonical(value),
      let header = ValueJWE.header(for: ValueJWE.KeyName(key, type: type, domain: domain))
    else { return false }
    output += ValueJWE.compact(header, keys.gcm.seal(text, authenticating: header))
    return true
  }

  private func head(_ kind: StaticString, _ type: InfoType, into output: inout [UInt8]) {
    output.append(contentsOf: "\(kind)_\(type.rawValue)_\(key.id.rawValue)_".utf8)
  }

  // MARK: keys

  private func keys(for type: InfoType) -> TypeKeys? {
    made.withLock { made in
      if let keys = made[type] { return keys }
      guard let keys = try? TypeKeys(key, type: type, domain: domain) else { return nil }
      made[type] = keys
      return keys
    }
  }
}
