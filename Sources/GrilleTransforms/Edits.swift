//  Findings and their actions become edits: places that do not overlap, in order, each with one
//  action. Splicing copies what lies between them byte for byte.

public import GrilleCore

/// A place of a record and what happens to it.
public struct Edit: Hashable, Sendable {
  /// The place, in bytes of the record.
  public var range: ByteRange
  /// The type whose action it is.
  public var type: InfoType
  /// What happens; never ``Action/keep``.
  public var action: Action
}

/// A finding with the action that was decided for it.
public struct DecidedFinding: Hashable, Sendable {
  /// The finding.
  public var finding: Finding
  /// What is known of its type.
  public var definition: TypeDefinition
  /// What happens to it.
  public var action: Action

  /// Joins the parts.
  public init(finding: Finding, definition: TypeDefinition, action: Action) {
    self.finding = finding
    self.definition = definition
    self.action = action
  }
}

extension Edit {
  /// The edits for `findings`, which are in order of their place.
  ///
  /// Findings that overlap become one place, so no byte of any of them stays: under the action of one
  /// that covers the whole place if there is such a one, else under the label of the most sensitive.
  /// A value that was found in other clothes is labelled instead of masked, since the letters and
  /// digits of its encoding are not the value's.
  public static func plan(_ findings: [DecidedFinding]) -> [Edit] {
    var edits: [Edit] = []
    var cluster: [DecidedFinding] = []
    var end = 0
    for decided in findings where decided.action != .keep {
      if decided.finding.range.lower >= end, !cluster.isEmpty {
        edits.append(edit(for: cluster))
        cluster = []
      }
      cluster.append(decided)
      end = max(end, decided.finding.range.upper)
    }
    if !cluster.isEmpty { edits.append(edit(for: cluster)) }
    return edits
  }

  private static func edit(for cluster: [DecidedFinding]) -> Edit {
    let lower = cluster.map(\.finding.range.lower).min() ?? 0
    let upper = cluster.map(\.finding.range.upper).max() ?? 0
    let whole = ByteRange(lower, upper)
    if let cover = cluster.first(where: { $0.finding.range == whole }) {
      return Edit(range: whole, type: cover.finding.type, action: plain(cover))
    }
    var strongest = cluster[0]
    for decided in cluster.dropFirst() where weight(decided) > weight(strongest) {
      strongest = decided
    }
    return Edit(range: whole, type: strongest.finding.type, action: .label)
  }

  private static func plain(_ decided: DecidedFinding) -> Action {
    let isUndressed = decided.finding.evidence.contains {
      if case .undressed = $0 { true } else { false }
    }
    if case .mask = decided.action, isUndressed { return .label }
    return decided.action
  }

  private static func weight(_ decided: DecidedFinding) -> Int {
    decided.definition.sensitivity.rawValue * 2 + (decided.definition.neverKeep ? 1 : 0)
  }
}

extension OneWay {
  /// Appends `record` with `edits` carried out to `output`; the bytes between them are identical.
  ///
  /// - Parameter range: only this part of the record; no edit may cross its bounds.
  public func splice(
    _ record: Span<UInt8>, in range: ByteRange, edits: [Edit], into output: inout [UInt8]
  ) {
    var index = range.lower
    for edit in edits where edit.range.lower >= range.lower && edit.range.upper <= range.upper {
      copy(record, index, edit.range.lower, into: &output)
      switch edit.action {
      case .keep: copy(record, edit.range.lower, edit.range.upper, into: &output)
      case .drop: break
      case .label: output.append(contentsOf: Self.label(edit.type))
      case .mask(let first, let last):
        mask(record.extracting(edit.range.range), first: first, last: last, into: &output)
      }
      index = edit.range.upper
    }
    copy(record, index, range.upper, into: &output)
  }

  private func copy(_ record: Span<UInt8>, _ lower: Int, _ upper: Int, into output: inout [UInt8]) {
    guard lower < upper else { return }
    unsafe record.extracting(lower..<upper).withUnsafeBufferPointer { buffer in
      unsafe output.append(contentsOf: buffer)
    }
  }
}
