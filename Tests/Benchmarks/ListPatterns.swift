internal import ArgumentParser

/// `grille-bench patterns`: what the peers are given.
struct ListPatterns: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "patterns", abstract: "Print the patterns that the other tools run.")

  func run() throws {
    var text = LogText(seed: 42)
    var patterns = try PeerPatterns()
    patterns.dropTooLoose(on: try CleanLines(count: 4000, text: &text).lines)
    for pattern in patterns.patterns {
      print(pattern.id, pattern.loose?.text(in: .common) ?? "-", separator: "\t")
    }
    Notes.say(
      "\(patterns.patterns.count) patterns, "
        + "\(patterns.patterns.count { $0.loose == nil }) not without look-around, "
        + "of these too loose: \(patterns.tooLoose.joined(separator: ", "))")
  }
}
