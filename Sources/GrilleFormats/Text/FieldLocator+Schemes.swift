//  Identifiers of ISO 20022, whose kind stands behind them:
//
//      <Othr><Id>536904399</Id><SchmeNm><Cd>SOSE</Cd></SchmeNm></Othr>

internal import GrilleCore

extension FieldLocator {
  /// Notes an `Id` in `Othr`, or adds the one noted under the name that its scheme's code is.
  ///
  /// - Parameters:
  ///   - element: the innermost of ``elements``, whose value is `value`.
  mutating func addSchemed(
    _ element: ByteRange, _ value: ByteRange, in text: Span<UInt8>
  ) {
    if isNamed("id", element, in: text) {
      guard elements.count > 1, isNamed("othr", elements[elements.count - 2], in: text) else {
        return
      }
      schemeless = value
    } else if let identifier = schemeless,
      isNamed("cd", element, in: text) || isNamed("prtry", element, in: text)
    {
      guard elements.count > 2, isNamed("schmenm", elements[elements.count - 2], in: text),
        isNamed("othr", elements[elements.count - 3], in: text)
      else { return }
      schemeless = nil
      guard value.count <= InlineFields.longestName else { return }
      fields.append(Field(name: value, value: identifier, phrase: identifier, style: .delimited))
    }
  }

  private func isNamed(_ word: StaticString, _ element: ByteRange, in text: Span<UInt8>) -> Bool {
    let local = GenericName.localName(of: element, in: text)
    return local.count == word.utf8CodeUnitCount && matches(word, local, in: text)
  }
}
