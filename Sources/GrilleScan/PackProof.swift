//  Packs prove themselves: every row of `matches` and `rejects` goes through the whole scanner.

internal import GrilleCore
public import GrillePacks
internal import GrilleRegex

/// Runs the proofs of packs.
public enum PackProof {
  /// What does not hold, in the order of the packs; empty if all does.
  ///
  /// - Throws: ``PackError`` if the packs do not compile at all.
  public static func failures(of library: PackLibrary) throws(PackError) -> [PackError] {
    let scanner = try RecordScanner(library)
    var session = scanner.session()
    // An anchor that a pack states is a promise, held against the reference, which needs none.
    var options = ScanOptions()
    options.kernel = nil
    let statesAnchors = library.types.contains { $0.detectors.contains { $0.anchor != nil } }
    var reference =
      try (statesAnchors ? RecordScanner(library, options: options) : scanner).session()
    var failures: [PackError] = []
    func failed(_ file: String, _ line: Int, _ reason: String) {
      failures.append(PackError(.failedProof, file: file, line: line, reason: reason))
    }
    for spec in library.types {
      let type = spec.definition.type
      for row in spec.matches {
        let found = ranges(of: type, in: row, by: &session)
        if found != row.ranges.sorted() {
          failed(
            spec.place.file, row.line,
            "\(type): expected \(row.ranges.sorted()), found \(found.map(String.init(describing:)) ?? "a limit was hit")"
          )
        }
      }
      if spec.detectors.contains(where: { $0.anchor != nil }) {
        for row in spec.matches
        where ranges(of: type, in: row, by: &session) != ranges(of: type, in: row, by: &reference) {
          failed(
            spec.place.file, row.line,
            "\(type): an `anchor` does not stand in every match: without it this row is found")
        }
      }
      for row in spec.rejects {
        let found = ranges(of: type, in: row, by: &session)
        if found != [] {
          failed(
            spec.place.file, row.line,
            "\(type): expected nothing, found \(found.map(String.init(describing:)) ?? "a limit was hit")"
          )
        }
      }
    }
    for (form, spec) in zip(scanner.table.protected, library.protected) {
      for row in spec.matches + spec.rejects {
        let found = spans(of: form, in: row)
        if found != row.ranges {
          failed(spec.place.file, row.line, "\(form.id): expected \(row.ranges), found \(found)")
        }
      }
    }
    for (form, spec) in zip(scanner.table.placeholders, library.placeholders) {
      for (rows, expected) in [(spec.matches, true), (spec.rejects, false)] {
        for row in rows where spans(of: form, in: row).isEmpty == expected {
          failed(
            spec.place.file, row.line, "\(form.id): expected \(expected ? "a" : "no") placeholder")
        }
      }
    }
    return failures + brokenAnchors(of: library)
  }

  /// Whether all that `own` states is known to hold in `packs`, which were made ready of them and others: no where
  /// there is more to it than rows of types. Then ``failures(of:)`` tells, which compiles all packs once more.
  package static func isKnownToHold(_ own: [Pack], in packs: PreparedPacks) -> Bool {
    var session = RecordScanner(packs).session()
    for pack in own {
      guard pack.protected.isEmpty, pack.placeholders.isEmpty else { return false }
      for spec in pack.types {
        guard spec.detectors.allSatisfy({ $0.anchor == nil }) else { return false }
        for row in spec.matches + spec.rejects
        where ranges(of: spec.definition.type, in: row, by: &session) != row.ranges.sorted() {
          return false
        }
      }
    }
    return true
  }

  /// Where `row` holds findings of `type`; nil if a limit was hit.
  private static func ranges(
    of type: InfoType, in row: ProofRow, by session: inout RecordScanner.Session
  ) -> [ByteRange]? {
    guard let result = try? session.scan(row.text.span, refused: false) else { return nil }
    return result.findings.filter { $0.type == type }.map(\.range)
  }

  private static func spans(of form: Form, in row: ProofRow) -> [ByteRange] {
    var matcher = Matcher()
    var spans: [ByteRange] = []
    var start = 0
    while start < row.text.count,
      let match = try? matcher.firstMatch(of: form.pattern, in: row.text.span, from: start)
    {
      spans.append(ByteRange(match.value))
      start = max(match.whole.upperBound, start + 1)
    }
    return spans
  }
}
