public import GrilleCore
public import GrillePacks

/// What a record adds up to, whoever reads it.
public struct RecordExposure: Sendable {
  /// The level of all that is in it: of each value alone, and of what they make together.
  public var level: ExposureLevel
  /// The rules that are satisfied, in their order.
  public var rules: [CombinationRule]
}

extension Redactor {
  /// What `bytes`, taken for one scope, adds up to by the rules of `book`.
  ///
  /// ```swift
  /// let book = try RuleBook.builtIn(over: redactor.definitions.values)
  /// redactor.exposure(of: Array(#"{"pan":"4111111111111111","cvv":"123"}"#.utf8), by: book).level  // 4N
  /// ```
  public func exposure(of bytes: [UInt8], by book: RuleBook) -> RecordExposure {
    let atoms = findings(in: bytes).map { found in
      book.atom(for: found.finding.type, value: bytes.span.extracting(found.range.range))
    }
    let exposure = Exposure(atoms)
    return RecordExposure(
      level: book.rules.level(of: exposure), rules: book.rules.satisfied(by: exposure))
  }
}
