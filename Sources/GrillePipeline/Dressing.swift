//  Replacements fitted to where they stand, so that a payload still parses.

internal import GrilleCore
internal import GrilleFormats
internal import GrilleTransforms

extension Edit {
  /// `edits` of `text`, which are in order, such that what is put there may stand there: of a JSON scalar
  /// the whole is replaced, and what spans several values is replaced in each.
  ///
  /// - Complexity: constant for each edit of one value.
  static func dressed(_ edits: [Edit], in text: Span<UInt8>) -> [Edit] {
    var dressed: [Edit] = []
    dressed.reserveCapacity(edits.count)
    for edit in edits {
      guard let pieces = JSONPieces.split(edit.range, in: text) else {
        add(edit, to: &dressed, in: text)
        continue
      }
      for piece in pieces {
        add(Edit(range: piece, type: edit.type, action: .label), to: &dressed, in: text)
      }
    }
    return dressed
  }

  private static func add(_ edit: Edit, to edits: inout [Edit], in text: Span<UInt8>) {
    var edit = edit
    if let scalar = JSONScalar(around: edit.range, in: text) {
      edit.range = scalar.range
      edit.dress = .json(backslashes: scalar.backslashes)
    } else if Authority.holdsCredential(edit.range, in: text) {
      edit.dress = .authority
    }
    if let last = edits.last, last.range.upper > edit.range.lower {
      edits[edits.count - 1].action = .label  // two values of one scalar
    } else {
      edits.append(edit)
    }
  }
}
