public import GrilleCore
public import GrillePacks

/// What a record adds up to, whoever reads it.
public struct RecordExposure: Sendable {
  /// The level of all that is in it: of each value alone, and of what they make together.
  public var level: ExposureLevel
  /// The rules that are satisfied, in their order.
  public var rules: [CombinationRule]

  /// What was found in `bytes`, taken for one scope, adds up to by the rules of `book`.
  ///
  /// - Parameter start: where `bytes` begin in the stream of which `findings` tell.
  package init(
    of findings: [LocatedFinding], in bytes: Span<UInt8>, from start: Int = 0, by book: RuleBook
  ) {
    let exposure = Exposure(
      findings.map { found in
        let place = found.range.shifted(by: -start)
        return book.atom(for: found.finding.type, value: bytes.extracting(place.range))
      })
    level = book.rules.level(of: exposure)
    rules = book.rules.satisfied(by: exposure)
  }
}

extension Redactor {
  /// What `bytes`, taken for one scope, adds up to by the rules of `book`.
  ///
  /// ```swift
  /// let book = try RuleBook.builtIn(over: redactor.definitions.values)
  /// redactor.exposure(of: Array(#"{"pan":"4111111111111111","cvv":"123"}"#.utf8), by: book).level  // 4N
  /// ```
  public func exposure(of bytes: [UInt8], by book: RuleBook) -> RecordExposure {
    RecordExposure(of: findings(in: bytes), in: bytes.span, by: book)
  }
}
