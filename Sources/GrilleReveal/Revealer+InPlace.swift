public import GrilleCore
public import GrilleKeys
internal import GrilleTransforms

extension Revealer {
  /// The value of `type` that was encrypted in place by `fpe(first, last)` under `key`, as `text`. Of an e-mail address
  /// the mark names the key; `key` is not heeded there.
  ///
  /// Nothing in the text proves that the key was the one: a wrong one gives a wrong value.
  ///
  /// - Throws: ``RevealError``; ``RevealError/form`` if the text is not marked.
  public func reveal(
    _ text: [UInt8], of type: InfoType, first: Int, last: Int, key: Key.ID
  ) throws(RevealError) -> Revealed {
    guard shows(type) else { throw .notShown(type) }
    switch forms[type]?.inPlace ?? .digits {
    case .digits:
      let ff1 = try keys(for: type, key).ff1
      guard let marked = MarkedDigits(text, first: first, last: last, isMarked: true),
        let digits = try? ff1.decrypt(marked.digits(of: text), tweak: marked.tweak(of: text))
      else { throw .form }
      return Revealed(type: type, key: key, value: marked.replacing(text, digits))
    case .iban:
      let ff1 = try keys(for: type, key).ff1
      guard let marked = MarkedIBAN(text, isMarked: true),
        let value = try? marked.replacing(
          text, marks: false,
          { text, alphabet, tweak throws(FF1Error) in
            try ff1.over(alphabet).decrypt(text, tweak: tweak)
          })
      else { throw .form }
      return Revealed(type: type, key: key, value: value)
    case .email:
      guard let marked = MarkedAddress(text, isMarked: true, keys: ring.valueKeys),
        let key = marked.key
      else {
        throw .form
      }
      let ff1 = try keys(for: type, key).ff1
      guard
        let value = try? marked.replacing(
          markedBy: nil,
          { text, tweak throws(FF1Error) in try ff1.over(.base36).decrypt(text, tweak: tweak) })
      else { throw .form }
      return Revealed(type: type, key: key, value: value)
    }
  }
}
