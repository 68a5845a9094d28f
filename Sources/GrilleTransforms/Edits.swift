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
  /// How what takes the value's place must be written there.
  public var dress: Dress
  /// What the place says, if it is written otherwise there.
  public var said: [UInt8]?
  /// A hash of whom it is about, if the action heeds that.
  public var subject: UInt64?

  /// Makes an edit of its parts.
  public init(
    range: ByteRange, type: InfoType, action: Action, dress: Dress = .plain, said: [UInt8]? = nil,
    subject: UInt64? = nil
  ) {
    self.subject = subject
    self.range = range
    self.type = type
    self.action = action
    self.dress = dress
    self.said = said
  }
}

/// How a replacement is written, so that a payload still parses.
public enum Dress: Hashable, Sendable {
  /// As it is.
  case plain
  /// A JSON scalar stood there: as a string whose quotes have that many backslashes before them.
  case json(backslashes: Int)
  /// A JSON scalar stood there in percent-encoded JSON: as a string between `%22`.
  case encodedJSON
  /// In a value of a syslog line's structured data, where `]` stands behind a backslash: `[us_ssn\]`.
  case parameter
  /// In a URL's authority, where brackets mean an address: `%5Bpassword%5D`.
  case authority
  /// In the authority of a URL that is itself percent-encoded: `%255Bpassword%255D`.
  case encodedAuthority
}

/// A place in which something was found, with the action that was decided for it.
public struct Decision: Hashable, Sendable {
  /// The place, in bytes of the record.
  public var range: ByteRange
  /// What was found.
  public var type: InfoType
  /// The harm of the full value alone.
  public var sensitivity: Sensitivity
  /// Whether it may never be stored after its use.
  public var neverKeep: Bool
  /// Whether it is written otherwise in the record than it was found.
  public var isUndressed: Bool
  /// What it says, where that is written otherwise in the record and somebody needs to know.
  public var said: [UInt8]?
  /// A hash of whom it is about, if somebody needs to know.
  public var subject: UInt64?
  /// What happens to it.
  public var action: Action

  /// What happens in `range` to a value of the type that `definition` describes.
  public init(
    _ range: ByteRange, _ definition: TypeDefinition, isUndressed: Bool = false, action: Action
  ) {
    self.range = range
    type = definition.type
    sensitivity = definition.sensitivity
    neverKeep = definition.neverKeep
    self.isUndressed = isUndressed
    self.action = action
  }

  fileprivate var weight: Int { sensitivity.rawValue * 2 + (neverKeep ? 1 : 0) }

  fileprivate var plainAction: Action {
    guard isUndressed else { return action }
    switch action {
    case .keep, .label, .drop: return action
    case .token, .fingerprint, .encrypt, .jwe, .shift: return said == nil ? .label : action
    case .mask, .generalize, .fpe, .surrogate: return .label
    }
  }
}

extension Edit {
  /// The edits for `decisions`, which are in order of their place.
  ///
  /// Findings that overlap become one place, so no byte of any of them stays: under the action of one
  /// that covers the whole place if there is such a one, else under the label of the most sensitive.
  /// A value that was found in other clothes is labelled instead of masked or made coarser, since the
  /// letters and digits of its encoding are not the value's; a token is one of what it says.
  public static func plan(_ decisions: [Decision]) -> [Edit] {
    var edits: [Edit] = []
    var first = 0
    while first < decisions.count {
      guard decisions[first].action != .keep else {
        first += 1
        continue
      }
      var end = decisions[first].range.upper
      var next = first + 1
      while next < decisions.count {
        if decisions[next].action != .keep {
          guard decisions[next].range.lower < end else { break }
          end = max(end, decisions[next].range.upper)
        }
        next += 1
      }
      edits.append(
        edit(ByteRange(decisions[first].range.lower, end), for: decisions[first..<next]))
      first = next
    }
    return edits
  }

  /// What happens in `whole`, the place of all in `cluster` that are not kept.
  private static func edit(_ whole: ByteRange, for cluster: ArraySlice<Decision>) -> Edit {
    var strongest = cluster.startIndex
    for index in cluster.indices where cluster[index].action != .keep {
      if cluster[index].range == whole {
        return Edit(
          range: whole, type: cluster[index].type, action: cluster[index].plainAction,
          said: cluster[index].said, subject: cluster[index].subject)
      }
      if cluster[index].weight > cluster[strongest].weight { strongest = index }
    }
    return Edit(range: whole, type: cluster[strongest].type, action: .label)
  }
}

extension Edit {
  /// Whether what was put at the end of `output` from `start` on is the label of the type.
  fileprivate func isLabel(_ output: [UInt8], from start: Int) -> Bool {
    output[start...].elementsEqual("[\(type)]".utf8)
  }
}

extension Transforms {
  /// Appends `record` with `edits` carried out to `output`; the bytes between them are identical.
  ///
  /// - Parameters:
  ///   - range: only this part of the record; no edit may cross its bounds.
  ///   - origins: told where what takes a value's place stands in `output`.
  public func splice(
    _ record: Span<UInt8>, in range: ByteRange, edits: [Edit], into output: inout [UInt8],
    origins: inout Origins
  ) {
    var index = range.lower
    for edit in edits where edit.range.lower >= range.lower && edit.range.upper <= range.upper {
      copy(record, index, edit.range.lower, into: &output)
      let start = output.count
      switch edit.dress {
      case .plain: replace(record, edit, into: &output)
      case .json(let backslashes):
        let quote = String(repeating: "\\", count: backslashes) + "\""
        replaceScalar(record, edit, quote: quote, into: &output)
      case .encodedJSON: replaceScalar(record, edit, quote: "%22", into: &output)
      case .parameter:
        replace(record, edit, into: &output)
        if output.count > start, output.last == UInt8(ascii: "]"), edit.isLabel(output, from: start)
        {
          output.insert(UInt8(ascii: "\\"), at: output.count - 1)
        }
      case .authority, .encodedAuthority:
        replace(record, edit, into: &output)
        guard output.count > start, output[start] == UInt8(ascii: "["),
          output.last == UInt8(ascii: "]")
        else { break }
        let percent = edit.dress == .authority ? "%" : "%25"
        output.removeSubrange(start...)
        output.append(contentsOf: "\(percent)5B\(edit.type)\(percent)5D".utf8)
      }
      origins.add(ByteRange(start, output.count), of: edit.range)
      index = edit.range.upper
    }
    copy(record, index, range.upper, into: &output)
  }

  private func replace(_ record: Span<UInt8>, _ edit: Edit, into output: inout [UInt8]) {
    switch edit.action {
    case .keep: copy(record, edit.range.lower, edit.range.upper, into: &output)
    case .drop: if Self.isOpen(edit.range, in: record) { output.append(contentsOf: #""""#.utf8) }
    case .label: label(edit.type, of: record.extracting(edit.range.range), into: &output)
    case .generalize(let generalization):
      let value = record.extracting(edit.range.range)
      if !generalizer.generalize(value, to: generalization, into: &output) {
        Self.label(edit.type, into: &output)
      }
    case .token, .fpe, .encrypt, .jwe, .surrogate, .shift, .fingerprint:
      let value = edit.said ?? bytes(of: record, in: edit.range)
      let isReplaced = keyed?.replace(
        value, of: edit.type, by: edit.action, subject: edit.subject, into: &output)
      if isReplaced != true {
        Self.label(edit.type, into: &output)
      }
    case .mask(let first, let last):
      let value = record.extracting(edit.range.range)
      if Self.isReadOut(value) {
        Self.label(edit.type, into: &output)
      } else {
        mask(value, first: first, last: last, into: &output)
      }
    }
  }

  /// Whether what stands behind a value would be taken for it if nothing stood in its place: the words behind
  /// `password=hunter2 ok`.
  private static func isOpen(_ range: ByteRange, in record: Span<UInt8>) -> Bool {
    func isBlank(_ place: Int) -> Bool {
      record[place] == 0x20 || record[place] == UInt8(ascii: "\t")
    }
    var before = range.lower
    while before > 0, isBlank(before - 1) { before -= 1 }
    guard before > 0, range.upper < record.count, isBlank(range.upper) else { return false }
    return record[before - 1] == UInt8(ascii: "=") || record[before - 1] == UInt8(ascii: ":")
  }

  /// Puts what takes a JSON scalar's place between quotes that are written as `quote`.
  private func replaceScalar(
    _ record: Span<UInt8>, _ edit: Edit, quote: String, into output: inout [UInt8]
  ) {
    switch scalars {
    case .string:
      output.append(contentsOf: quote.utf8)
      replace(record, edit, into: &output)
      output.append(contentsOf: quote.utf8)
    case .null: output.append(contentsOf: "null".utf8)
    case .zero: output.append(UInt8(ascii: "0"))
    }
  }

  private func bytes(of record: Span<UInt8>, in range: ByteRange) -> [UInt8] {
    range.range.map { record[$0] }
  }

  private func copy(_ record: Span<UInt8>, _ lower: Int, _ upper: Int, into output: inout [UInt8]) {
    guard lower < upper else { return }
    unsafe record.extracting(lower..<upper).withUnsafeBufferPointer { buffer in
      unsafe output.append(contentsOf: buffer)
    }
  }
}
