//  Equal values, told without the values: findings carry none, and what counts people needs to know
//  whether two are of one.

public import GrilleCore
internal import GrilleKeys
internal import GrilleTransforms

/// Digests of found values under a random key that lives in this value alone: equal values of a type have
/// equal digests, whatever way they are written, and nothing else can be had from one once the key is gone.
///
/// Immutable; threads share one. A digest costs some microseconds, and is made only where it is asked for:
/// by ``RedactorOptions/digests``, for ``types``.
public struct ValueDigests: Sendable {
  /// The types whose values have one.
  public let types: Set<InfoType>
  private let mac: MAC
  private var forms: [InfoType: ValueForm] = [:]

  /// For values of `types`, under a new key.
  public init(of types: Set<InfoType>) {
    self.types = types
    mac = unfailing("a new ring has its primary key") {
      let ring = KeyRing(for: [.values], at: 0)
      return MAC(try ring.primary(for: .values).subkey(for: ["digests"]))
    }
  }

  /// With what is known of the ways in which values are written.
  func knowing(_ forms: [InfoType: ValueForm]) -> ValueDigests {
    var digests = self
    digests.forms = forms
    return digests
  }

  /// The digest of `value`; nil if its type has none, or if nothing of it is left in its canonical form.
  func digest(of value: some Collection<UInt8>, _ type: InfoType) -> UInt64? {
    let form = forms[type]?.canonical ?? .text
    guard types.contains(type), let canonical = form.canonical(value) else { return nil }
    return digest(of: canonical, use: type.rawValue)
  }

  /// The digest of `bytes`, which says nothing of the same bytes in another use.
  func digest(of bytes: [UInt8], use: String) -> UInt64 {
    let code = mac.code(for: Array("\(use.utf8.count):\(use)".utf8) + bytes)
    return code.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}
