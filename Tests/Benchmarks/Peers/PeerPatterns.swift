//  The same patterns for everyone: what the packs look for by default, as a tool without check
//  digits, keywords and field names could look for it.

internal import Grille
internal import GrilleRegex

/// One thing to look for.
struct PeerPattern {
  /// `us_ssn/dashed`, or `us_ssn/field 1`.
  let id: String
  /// For PCRE2: with everything the pack says.
  let exact: String
  /// For PCRE2 within an alternation of many: groups have no numbers.
  let numberless: String?
  /// For tools without look-around; nil where the pattern cannot be had without.
  let loose: PatternNode?
}

/// Everything that Grille would act on by default and that a regular expression can find.
struct PeerPatterns {
  private(set) var patterns: [PeerPattern] = []
  /// Ids of those whose loose form takes far more than the pattern means.
  private(set) var tooLoose: [String] = []

  init() throws {
    for type in try PackLibrary.builtIn().types where type.definition.action != .keep {
      for detector in type.detectors {
        guard let alone = detector.alone, alone >= .possible, !detector.withinFields else {
          continue
        }
        let id = "\(type.definition.type)/\(detector.id)"
        patterns.append(StandIns.pattern(id) ?? Self.pattern(of: detector, id: id))
      }
      for (index, field) in type.fields.enumerated() where field.parts == nil {
        patterns.append(Self.pattern(of: field, id: "\(type.definition.type)/field \(index + 1)"))
      }
    }
  }

  private static func pattern(of detector: DetectorSpec, id: String) -> PeerPattern {
    let tree = PatternParser.tree(of: detector.pattern)
    let exact = detector.guardedPattern
    return PeerPattern(
      id: id, exact: exact,
      numberless: PatternParser.tree(of: exact).map(Self.numberless),
      // A secret's open tail needs no guard.
      loose: tree?.loosened().guarded(tail: detector.edges != .secret))
  }

  /// `name`, what stands between, and the value: `card_number": "…`.
  private static func pattern(of field: FieldSpec, id: String) -> PeerPattern {
    let body =
      "(?i:" + Self.alternation(of: field.names) + #")["']?[ \t]*[=:][ \t]*["']?(?:"#
      + (field.value ?? #"[^\s"',;&<>]+"#) + ")"
    let tree = PatternParser.tree(of: body)
    return PeerPattern(
      id: id, exact: #"(?:\b|_)"# + body, numberless: tree.map { #"(?:\b|_)"# + numberless($0) },
      loose: tree.map { .sequence([Self.nameEdge, $0.loosened()]) })
  }

  private static let nameEdge = PatternNode.choice([.edge("\\b"), .byte([UInt8(ascii: "_")])])

  private static func numberless(_ tree: PatternNode) -> String {
    tree.withoutReferences().text(in: .pcre)
  }

  /// Names with any one separator, or none, between their words.
  private static func alternation(of names: [String]) -> String {
    var spelled: [String: String] = [:]
    for name in names {
      let words = name.split(separator: "_")
      let key = words.joined().lowercased()
      // `api_key` takes `apikey` as well.
      guard spelled[key].map({ !$0.contains("[") }) ?? true else { continue }
      spelled[key] = words.map(Self.escaped).joined(separator: "[_ .-]?")
    }
    return spelled.sorted { $0.key < $1.key }.map(\.value).joined(separator: "|")
  }

  private static func escaped(_ word: Substring) -> String {
    word.map { $0.isLetter || $0.isNumber ? String($0) : "\\\($0)" }.joined()
  }

  /// Takes away what, loosened, hits more than one in a thousand lines of innocent `lines`: nobody
  /// would run it, and it would cost the others what it costs nobody.
  mutating func dropTooLoose(on lines: [[UInt8]]) {
    var matcher = Matcher()
    patterns = patterns.map { pattern in
      guard StandIns.forms[pattern.id] == nil else { return pattern }
      guard let loose = pattern.loose, !loose.spansLines,
        let compiled = try? CompiledPattern(loose.text(in: .common))
      else { return PeerPattern(pattern, loose: nil) }
      let hits = lines.count { line in
        ((try? matcher.firstMatch(of: compiled, in: line.span)) ?? nil) != nil
      }
      guard hits * 1000 > lines.count else { return pattern }
      tooLoose.append(pattern.id)
      return PeerPattern(pattern, loose: nil)
    }
  }
}

extension PeerPattern {
  fileprivate init(_ other: PeerPattern, loose: PatternNode?) {
    self.init(id: other.id, exact: other.exact, numberless: other.numberless, loose: loose)
  }
}

extension PatternNode {
  /// Whether it asks for a line feed; tools that read lines never see one.
  var spansLines: Bool {
    switch self {
    case .byte(let set): set == [0x0A]
    case .edge, .reference: false
    case .capture(_, let node), .repeated(let node, _, _, _), .look(_, _, let node): node.spansLines
    case .sequence(let nodes), .choice(let nodes): nodes.contains(where: \.spansLines)
    }
  }

  /// The pattern with each back reference replaced by its group's form.
  func withoutReferences() -> PatternNode { withoutReferences(captures) }

  private func withoutReferences(_ groups: [Int: PatternNode]) -> PatternNode {
    switch self {
    case .byte, .edge: self
    case .reference(let number): groups[number] ?? .sequence([])
    case .capture(let number, let node): .capture(number, node.withoutReferences(groups))
    case .look(let behind, let negative, let node):
      .look(behind: behind, negative: negative, node.withoutReferences(groups))
    case .choice(let nodes): .choice(nodes.map { $0.withoutReferences(groups) })
    case .sequence(let nodes): .sequence(nodes.map { $0.withoutReferences(groups) })
    case .repeated(let node, let least, let most, let greed):
      .repeated(node.withoutReferences(groups), least: least, most: most, greed)
    }
  }
}
