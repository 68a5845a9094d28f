//  Lines in which Grille changes nothing.
//
//  Asking is dear, so a pool of lines is made and asked about once; blocks draw from the pool. Each
//  line then stands some ten times in 64 MB, megabytes apart: too far for any cache or branch
//  history to remember it.

internal import Grille
internal import GrilleTesting

/// A pool of lines that pass Grille unchanged.
struct CleanLines {
  /// The lines, without line feeds.
  let lines: [[UInt8]]
  /// How many lines were made and thrown away because Grille would have changed them.
  let removed: Int

  /// Makes lines until `count` of them are clean.
  init(count: Int, text: inout LogText) throws {
    let redactor = try Redactor()
    var clean: [[UInt8]] = []
    var removed = 0
    while clean.count < count {
      let batch = (0..<min(4096, count - clean.count)).map { _ in Array(Self.line(&text).utf8) }
      // Labels hold no line feed, so line stands by line before and after.
      let before = Array(batch.joined(separator: [UInt8(ascii: "\n")]))
      let after = redactor.redact(before).split(
        separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      precondition(after.count == batch.count, "Grille joined or cut lines")
      for (line, redacted) in zip(batch, after) {
        if line.elementsEqual(redacted) { clean.append(line) } else { removed += 1 }
      }
    }
    lines = clean
    self.removed = removed
  }

  /// A line of any system: one in five from the generator that the tests use too, which puts more
  /// digits where a card could be than real logs do.
  private static func line(_ text: inout LogText) -> String {
    switch text.number(0...9) {
    case 0, 1: LogLines.line(by: &text.generator).text
    case 2...5: text.pick(ServiceLogs.kinds)(&text)
    default: text.pick(SystemLogs.kinds)(&text)
    }
  }
}
