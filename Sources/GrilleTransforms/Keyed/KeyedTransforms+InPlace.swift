//  Values that keep their form: encrypted where they stand, and known again by a mark.

package import GrilleCore
internal import GrilleKeys

extension KeyedTransforms {
  /// Whether `value` is what `action` makes of values of `type`: it is left alone then, since an encrypted value that
  /// is encrypted again is another one, and so is the look-alike of a look-alike.
  ///
  /// - Complexity: some microseconds at most, linear in the value.
  package func isOurs(_ value: [UInt8], of type: InfoType, by action: Action) -> Bool {
    let form = form(of: type)
    switch (action, form.inPlace) {
    case (.fpe(let first, let last), .digits):
      return MarkedDigits.isOurs(value, first: first, last: last)
    case (.fpe, .iban): return MarkedIBAN.isOurs(value)
    case (.fpe, .email): return MarkedAddress.isOurs(value, keys: known)
    case (.surrogate, _):
      guard let surrogates, let kind = form.surrogate else { return false }
      return surrogates.isOurs(value, as: kind)
    default: return false
    }
  }

  /// The value encrypted in place; nil if it does not have the form. Equal values give equal ones.
  func encryptedInPlace(
    _ value: [UInt8], _ type: InfoType, _ keys: TypeKeys, first: Int, last: Int
  ) -> [UInt8]? {
    let ff1 = keys.ff1
    switch form(of: type).inPlace {
    case .digits:
      guard let digits = MarkedDigits(value, first: first, last: last, isMarked: false),
        let encrypted = try? ff1.encrypt(digits.digits(of: value), tweak: digits.tweak(of: value))
      else { return nil }
      return digits.marked(value, encrypted)
    case .iban:
      return try? MarkedIBAN(value, isMarked: false)?.replacing(value, marks: true) {
        text, alphabet, tweak throws(FF1Error) in
        try ff1.over(alphabet).encrypt(text, tweak: tweak)
      }
    case .email:
      return try? MarkedAddress(value, isMarked: false, keys: known)?.replacing(markedBy: key.id) {
        text, tweak throws(FF1Error) in
        try ff1.over(.base36).encrypt(text, tweak: tweak)
      }
    }
  }
}
