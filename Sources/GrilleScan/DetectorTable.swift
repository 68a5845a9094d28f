//  Packs made ready: every pattern compiled, every check found, every name and keyword in its table.

internal import GrilleChecks
internal import GrilleCore
internal import GrillePacks
internal import GrilleRegex

/// A pattern detector made ready.
struct PatternDetector: Sendable {
  let type: Int
  let name: String
  let spec: DetectorSpec
  let pattern: CompiledPattern
  let checks: [Check]
  /// Whether it can find anything without a keyword or a field of its type.
  var needsContext: Bool { spec.alone == nil }
}

/// A protected span or a placeholder made ready.
struct Form: Sendable {
  let id: String
  let pattern: CompiledPattern
}

struct DetectorTable: Sendable {
  let types: [TypeDefinition]
  let typeNumbers: [InfoType: Int]
  let detectors: [PatternDetector]
  let rules: [FieldRule]
  let names: NameTable
  let keywords: KeywordTable
  let protected: [Form]
  let placeholders: [Form]

  /// Makes the packs of `library` ready, without the types that are not `enabled`.
  ///
  /// - Throws: ``PackError`` for the first pattern that does not compile or check that is unknown.
  init(_ library: PackLibrary, enabled: (InfoType) -> Bool) throws(PackError) {
    let specs = library.types.filter { enabled($0.definition.type) }
    types = specs.map(\.definition)
    typeNumbers = Dictionary(
      types.enumerated().map { ($1.type, $0) }, uniquingKeysWith: { first, _ in first })
    var detectors: [PatternDetector] = []
    var rules: [FieldRule] = []
    var names = NameTable(library)
    var keywords = KeywordTable()
    for (type, spec) in specs.enumerated() {
      keywords.add(raise: spec.raise, lower: spec.lower)
      for detector in spec.detectors {
        var checks: [Check] = []
        for name in detector.checks {
          guard let check = Check.named(name) else {
            throw PackError(
              .unknownCheck, file: detector.place.file, line: detector.place.line,
              reason: "\(spec.definition.type)/\(detector.id): unknown check \"\(name)\"")
          }
          checks.append(check)
        }
        detectors.append(
          PatternDetector(
            type: type, name: "\(spec.definition.type)/\(detector.id)", spec: detector,
            pattern: try Self.compile(detector.guardedPattern, at: detector.place), checks: checks))
      }
      for field in spec.fields {
        names.add(field.names, rule: rules.count)
        rules.append(
          FieldRule(
            type: type, spec: field,
            value: try field.value.map { value throws(PackError) in
              try Self.compile("\\A(?:\(value))\\z", at: field.place)
            },
            parts: try field.parts.map { parts throws(PackError) in
              try Self.compile(parts, at: field.place)
            },
            beside: field.beside.map(Words.split)))
      }
      names.exclude(spec.notFields, type: type)
    }
    self.detectors = detectors
    self.rules = rules
    self.names = names
    self.keywords = keywords
    protected = try library.protected.map { spec throws(PackError) in
      Form(id: spec.id, pattern: try Self.compile(spec.pattern, at: spec.place))
    }
    placeholders = try library.placeholders.map { spec throws(PackError) in
      Form(id: spec.id, pattern: try Self.compile("\\A(?:\(spec.pattern))\\z", at: spec.place))
    }
  }

  private static func compile(_ pattern: String, at place: Place) throws(PackError)
    -> CompiledPattern
  {
    let compiled: CompiledPattern
    do {
      compiled = try CompiledPattern(pattern)
    } catch {
      throw PackError(
        .badPattern, file: place.file, line: place.line,
        reason: "the pattern does not compile: \(error.reason)")
    }
    guard !compiled.canMatchEmpty else {
      throw PackError(
        .badPattern, file: place.file, line: place.line, reason: "the pattern can match nothing")
    }
    return compiled
  }
}
