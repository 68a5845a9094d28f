//  Replacements fitted to where they stand, so that a payload still parses.

internal import GrilleCore
internal import GrilleFormats
internal import GrilleTransforms

extension Edit {
  /// `edits` of `text`, which are in order, such that what is put there may stand there: of a JSON scalar
  /// the whole is replaced, and what spans several values is replaced in each.
  ///
  /// - Complexity: constant for each edit of one value.
  static func dressed(
    _ edits: [Edit], in text: Span<UInt8>, cells: [ByteRange] = []
  ) -> [Edit] {
    if !cells.isEmpty { return clipped(edits, to: cells) }
    var dressed: [Edit] = []
    dressed.reserveCapacity(edits.count)
    let parameters = edits.isEmpty ? nil : StructuredData.range(in: text)
    for edit in edits {
      guard let pieces = JSONPieces.split(edit.range, in: text) else {
        add(edit, to: &dressed, in: text)
        continue
      }
      for piece in pieces {
        add(Edit(range: piece, type: edit.type, action: .label), to: &dressed, in: text)
      }
    }
    guard let parameters else { return dressed }
    for index in dressed.indices
    where dressed[index].dress == .plain && parameters.contains(dressed[index].range) {
      dressed[index].dress = .parameter
    }
    return dressed
  }

  /// `edits` of a row, such that no cell loses its bounds: what spans several is replaced in each.
  private static func clipped(_ edits: [Edit], to cells: [ByteRange]) -> [Edit] {
    var clipped: [Edit] = []
    var first = 0
    for edit in edits {
      while first < cells.count, cells[first].upper <= edit.range.lower { first += 1 }
      var index = first
      while index < cells.count, cells[index].lower < edit.range.upper {
        let cell = cells[index]
        let part = ByteRange(
          max(cell.lower, edit.range.lower), min(cell.upper, edit.range.upper))
        if part == edit.range {
          clipped.append(edit)
        } else if !part.isEmpty {
          clipped.append(Edit(range: part, type: edit.type, action: .label))
        }
        index += 1
      }
    }
    return clipped
  }

  private static func add(_ edit: Edit, to edits: inout [Edit], in text: Span<UInt8>) {
    var edit = edit
    if let scalar = JSONScalar(around: edit.range, in: text) {
      if edit.action.needsKey, edit.said == nil, scalar.range != edit.range {
        edit.said = edit.range.range.map { text[$0] }
      }
      edit.range = scalar.range
      edit.dress = .json(backslashes: scalar.backslashes)
    } else if let range = JSONScalar.encoded(around: edit.range, in: text) {
      edit.range = range
      edit.dress = .encodedJSON
    } else if Authority.holdsCredential(edit.range, in: text) {
      edit.dress = .authority
    } else if Authority.holdsEncodedCredential(edit.range, in: text) {
      edit.dress = .encodedAuthority
    }
    if let last = edits.last, last.range.upper > edit.range.lower {
      edits[edits.count - 1].action = .label  // two values of one scalar
    } else {
      edits.append(edit)
    }
  }
}
