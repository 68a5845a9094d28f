//  How types are found by form and by name: what packs say of it, made ready for a scan.

internal import GrilleChecks
internal import GrilleCore
internal import GrillePacks
internal import GrilleRegex

/// What a pack says of a detector beside its pattern; see `DetectorSpec`.
struct DetectorTraits: Sendable {
  var kind: DetectorSpec.Kind
  var alone: Likelihood?
  var keyword: Likelihood?
  var field: Likelihood?
  var window: Int
  var withinFields: Bool
}

/// A pattern detector made ready. A class, so that the loop over candidates copies one pointer.
final class PatternDetector: Sendable {
  let type: Int
  /// As findings tell it: `us_ssn/dashed`.
  let name: String
  /// Of the two parts of its name the second.
  var id: String { String(name[name.index(after: name.firstIndex(of: "/")!)...]) }
  let spec: DetectorTraits
  /// Between the guards of its edges.
  let pattern: CompiledPattern
  /// By their places among all checks.
  let checkNumbers: [Int]
  let checks: [Check]
  /// Whether it is known where its matches begin: ``pattern`` then matches only where it is put.
  let isPut: Bool
  /// Whether its matches do not go on over a line feed.
  let staysInLine: Bool
  /// How its matches begin, if that is known and it is not put.
  let opening: Opening?
  /// What a text must have for it to match, if it needs a keyword or a name.
  let needs: LeastRuns
  /// What its matches begin with.
  let head: LazyHead
  /// Whether it cannot find anything without a keyword or a field of its type.
  var needsContext: Bool { spec.alone == nil }

  /// Whether all its checks pass `value`.
  func passes(_ value: Span<UInt8>) -> Bool { checks.allSatisfy { $0.passes(value) } }

  init(
    type: Int, name: String, spec: DetectorTraits, pattern: PatternText, checks: [Int], isPut: Bool,
    staysInLine: Bool, beginning: Beginning?, needs: LeastRuns, head: LazyHead? = nil
  ) {
    self.type = type
    self.name = name
    self.spec = spec
    self.pattern = CompiledPattern(known: pattern, anchored: isPut)
    self.head = head ?? LazyHead(pattern)
    checkNumbers = checks
    self.checks = checks.map { Check.all[$0] }
    self.isPut = isPut
    self.staysInLine = staysInLine
    opening = beginning.map {
      Opening($0, pattern: CompiledPattern(known: pattern, anchored: true))
    }
    self.needs = needs
  }

  /// The same detector, which searches.
  var unput: PatternDetector {
    PatternDetector(
      type: type, name: name, spec: spec, pattern: pattern.text, checks: checkNumbers,
      isPut: false, staysInLine: staysInLine, beginning: nil, needs: needs)
  }
}

/// What a pack says of a field beside its names and patterns; see `FieldSpec`.
struct FieldTraits: Sendable {
  var span: FieldSpec.Extent
  var likelihood: Likelihood
  var quotedOnly: Bool
  var valueDecides: Bool
}

/// A way in which a name may mean a type. A class, so that the loop over fields copies one pointer.
final class FieldRule: Sendable {
  let type: Int
  /// As findings tell it: `pan/field`.
  let name: String
  let spec: FieldTraits
  let value: CompiledPattern?
  let parts: CompiledPattern?
  /// What values that match ``value`` begin with; nil where that is not asked of them, or not all.
  let head: LazyHead?
  /// The keywords one of which must stand in the record; none if it does not matter.
  let beside: [Int]

  init(
    type: Int, name: String, spec: FieldTraits, value: CompiledPattern?, parts: CompiledPattern?,
    beside: [Int], head: LazyHead? = nil
  ) {
    self.type = type
    self.name = name
    self.spec = spec
    self.value = value
    self.parts = parts
    self.head =
      parts == nil ? head ?? value.map { LazyHead($0.text, endsAnywhere: true) } : nil
    self.beside = beside
  }
}

/// A protected span or a placeholder.
final class Form: Sendable {
  let id: String
  let pattern: CompiledPattern
  /// How its matches begin, if they are searched for and begin at edges.
  let opening: Opening?
  /// Whether it is asked of a whole value, or searched for.
  let isWhole: Bool
  /// What its matches begin with.
  let head: LazyHead

  init(
    id: String, pattern: PatternText, beginning: Beginning?, isWhole: Bool, head: LazyHead? = nil
  ) {
    self.id = id
    self.pattern = CompiledPattern(known: pattern)
    opening = beginning.map {
      Opening($0, pattern: CompiledPattern(known: pattern, anchored: true))
    }
    self.isWhole = isWhole
    self.head = head ?? LazyHead(pattern, endsAnywhere: isWhole)
  }

  /// The same form, which is looked for everywhere.
  var unopened: Form { Form(id: id, pattern: pattern.text, beginning: nil, isWhole: isWhole) }
}
