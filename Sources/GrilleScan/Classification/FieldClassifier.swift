//  What a field's name says, without a value. The names are those a scan goes by, read by the same tables:
//  what is tagged here is what a scanner proposes for such a field.

internal import GrilleCore
internal import GrilleFormats
internal import GrillePacks
internal import GrilleRegex

/// Tags the names of fields with the types that they mean.
///
/// Immutable; threads share one.
///
/// ```swift
/// FieldClassifier().classify(["card", "number"]).tags.first?.definition.type  // pan
/// ```
public struct FieldClassifier: Sendable {
  let packs: PreparedPacks
  let options: ScanOptions
  let table: DetectorTable

  /// Takes the names of `packs`; of `options` the types that count.
  ///
  /// - Complexity: for the built-in packs half a millisecond.
  public init(_ packs: PreparedPacks = .builtIn(), options: ScanOptions = ScanOptions()) {
    self.packs = packs
    self.options = options
    table = DetectorTable(packs, options: options, anchors: nil)
  }

  /// What the field at `path` may hold: its name last, before it the names around it, outermost first.
  ///
  /// A name that says nothing (``GrilleFormats/GenericName``) takes the meaning of the innermost one around
  /// it that does.
  ///
  /// - Complexity: linear in the names.
  public func classify(_ path: [String]) -> FieldClassification { classify(record: [path])[0] }

  /// What the fields at `paths` may hold where they stand in one record: a name that means something only
  /// beside another one means it if that one is among them, at whatever distance.
  ///
  /// - Returns: as many as there are paths, in their order.
  public func classify(record paths: [[String]]) -> [FieldClassification] {
    let names = RecordNames(paths, table.keywords)
    return paths.map { classify($0, among: names) }
  }

  private func classify(_ path: [String], among names: RecordNames) -> FieldClassification {
    guard let name = path.last else { return FieldClassification() }
    var known = meaning(of: name, as: .name, among: names)
    if let (speaker, promise) = Self.speaker(for: path) {
      let around = meaning(of: speaker, as: .parent, among: names, promise)
      for tag in around.tags { known.add(tag) }
      known.innocentWord = known.innocentWord ?? around.innocentWord
    }
    known.sort()
    return known
  }

  /// The name that speaks for the last one of `path`, if that says nothing but what its value looks like.
  private static func speaker(for path: [String]) -> (String, GenericName.Promise)? {
    var text: [UInt8] = []
    let names = path.map { name in
      let first = text.count
      text += name.utf8
      return ByteRange(first, text.count)
    }
    guard let last = names.last, !last.isEmpty, GenericName.isGeneric(last, in: text.span) else {
      return nil
    }
    guard let speaker = GenericName.speaker(among: names.dropLast(), in: text.span) else {
      return nil
    }
    return (
      String(decoding: text[speaker.range], as: UTF8.self),
      GenericName.promise(of: last, in: text.span)
    )
  }

  /// What `name` means by itself, for values of which `promise` is known.
  func meaning(
    of name: String, as source: FieldTag.Source, among names: RecordNames,
    _ promise: GenericName.Promise = .anything
  ) -> FieldClassification {
    let bytes = Array(name.utf8)
    let reading = table.names.read(bytes.span, ByteRange(0, bytes.count))
    let words = Words.split(name)
    let spelt = words.map { table.names.expansion(of: $0) ?? $0 }
    var known = FieldClassification()
    if reading.isInnocent { known.innocentWord = spelt.first(where: table.names.isInnocent) }
    guard let meaning = reading.meaning else { return known }
    let upper = words.count - reading.telling.lowerBound
    let telling = (upper - reading.telling.count)..<upper
    for number in table.names.meanings[meaning].rules {
      let rule = table.rules[number]
      guard rule.takes(promise) else { continue }
      let lacksWord = !rule.beside.isEmpty && !names.mention(rule.beside, beside: name)
      known.add(
        FieldTag(
          definition: table.types[rule.type], likelihood: rule.spec.likelihood, source: source,
          words: Array(spelt[telling]),
          expanded: telling.filter { words[$0] != spelt[$0] }.map { words[$0] },
          condition: rule.spec.valueDecides ? .form : lacksWord ? .word : nil))
    }
    return known
  }
}

extension FieldRule {
  /// What no number of an account or a person looks like.
  static let sampleAmount = Array("1234.50".utf8)

  /// Whether a value that keeps `promise` may be one of those it takes: the `number` of a customer is no
  /// person's name.
  fileprivate func takes(_ promise: GenericName.Promise) -> Bool {
    guard let value else { return true }
    let samples: [String]
    switch promise {
    case .anything: return true
    case .amount: samples = [String(decoding: Self.sampleAmount, as: UTF8.self)]
    case .letters: samples = ["Ada Sample", "Ada", "SAMPLE"]
    case .digits:
      let digits = "5369043991234567890"
      samples = (1...19).map { String(digits.prefix($0)) } + ["1234.50"]
    }
    var matcher = Matcher()
    return samples.contains { sample in
      let bytes = Array(sample.utf8)
      return (try? matcher.firstMatch(of: value, in: bytes.span)) != nil
    }
  }
}
