//  What a field's name says, without a value. The names are those a scan goes by, read by the same table:
//  what is tagged here is what a scanner proposes for such a field.

public import GrilleCore
internal import GrilleFormats
public import GrillePacks

/// Tags the names of fields with the types that they mean.
///
/// Immutable; threads share one. Making one prepares packs, some 0.2 seconds.
///
/// ```swift
/// let classifier = try FieldClassifier(PackLibrary.builtIn())
/// classifier.classify(["card", "number"]).tags.first?.definition.type  // pan
/// ```
public struct FieldClassifier: Sendable {
  private let table: DetectorTable
  private let abbreviations: [String: String]
  private let innocent: Set<String>

  /// Takes the names of `library`; of `options` the types that count.
  ///
  /// - Throws: ``PackError`` for the first pattern or check that is wrong.
  public init(
    _ library: PackLibrary, options: ScanOptions = ScanOptions()
  ) throws(PackError) {
    var options = options
    options.kernel = nil  // nothing is scanned, so no plan is made
    table = try RecordScanner(library, options: options).table
    var abbreviations: [String: String] = [:]
    for pack in library.packs { abbreviations.merge(pack.abbreviations) { first, _ in first } }
    self.abbreviations = abbreviations
    innocent = Set(library.packs.flatMap(\.innocent).map { $0.lowercased() })
  }

  /// What the field at `path` may hold: its name last, before it the names around it, outermost first.
  ///
  /// A name that says nothing (``GrilleFormats/GenericName``) takes the meaning of the one around it.
  ///
  /// - Complexity: linear in the two innermost names.
  public func classify(_ path: [String]) -> FieldClassification {
    guard let name = path.last else { return FieldClassification() }
    var known = classify(name, as: .name)
    let bytes = Array(name.utf8)
    let isGeneric = GenericName.isGeneric(ByteRange(0, bytes.count), in: bytes.span)
    if isGeneric, let parent = path.dropLast().last {
      let around = classify(parent, as: .parent)
      let types = Set(known.tags.map(\.definition.type))
      known.tags += around.tags.filter { !types.contains($0.definition.type) }
      known.innocentWord = known.innocentWord ?? around.innocentWord
    }
    known.tags.sort { Self.weight($0) > Self.weight($1) }
    return known
  }

  private static func weight(_ tag: FieldTag) -> (Int, Int, Int) {
    (
      tag.definition.sensitivity.rawValue, tag.definition.neverKeep ? 1 : 0, tag.likelihood.rawValue
    )
  }

  private func classify(_ name: String, as source: FieldTag.Source) -> FieldClassification {
    let bytes = Array(name.utf8)
    let reading = table.names.read(bytes.span, ByteRange(0, bytes.count))
    let words = Words.split(name)
    var known = FieldClassification()
    if reading.isInnocent {
      known.innocentWord = words.first { innocent.contains(abbreviations[$0] ?? $0) }
    }
    guard let meaning = reading.meaning else { return known }
    let upper = words.count - reading.telling.lowerBound
    let telling = words[(upper - reading.telling.count)..<upper]
    for number in table.names.meanings[meaning].rules {
      let rule = table.rules[number]
      let tag = FieldTag(
        definition: table.types[rule.type], likelihood: rule.spec.likelihood, source: source,
        words: telling.map { abbreviations[$0] ?? $0 },
        expanded: telling.filter { abbreviations[$0] != nil }, isConditional: !rule.beside.isEmpty)
      // Of several ways in which a name means a type the surest counts.
      if let same = known.tags.firstIndex(where: { $0.definition.type == tag.definition.type }) {
        if known.tags[same].likelihood < tag.likelihood { known.tags[same] = tag }
      } else {
        known.tags.append(tag)
      }
    }
    return known
  }
}
