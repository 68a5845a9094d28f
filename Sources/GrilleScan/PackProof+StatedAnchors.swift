//  An anchor that a pack states is a promise about every match, of which rows show a few. Here it is held
//  against texts made from the pattern.

internal import GrilleCore
internal import GrillePacks
internal import GrilleRegex

extension PackProof {
  /// Of the matches among so many texts made from a pattern, which hold the anchor that its pack states.
  struct StatedAnchor {
    var matches = 0
    /// A match without it, if there was one: made up, nobody's data.
    var counterexample: [UInt8]?

    /// - Parameter rows: texts in which the type is found.
    init?(of detector: DetectorSpec, rows: [[UInt8]], texts: Int = 1000) {
      guard detector.anchor != nil else { return nil }
      let anchoring = detector.anchoring
      let pattern = CompiledPattern(known: detector.guardedPattern)
      let anchor = CompiledPattern(known: anchoring.pattern, anchored: anchoring.isStart)
      var samples = PatternSamples(of: detector.guardedPattern, rows: rows)
      var matcher = Matcher()
      for _ in 0..<texts {
        let text = samples.next()
        guard let match = try? matcher.firstMatch(of: pattern, in: text.span)?.whole else {
          continue
        }
        matches += 1
        let found = try? matcher.firstMatch(of: anchor, in: text.span, from: match.lowerBound)
        guard let found, found.whole.lowerBound < match.upperBound else {
          counterexample = text
          return
        }
      }
    }
  }

  /// What packs state of matches and texts made from patterns contradict.
  static func brokenAnchors(of library: PackLibrary) -> [PackError] {
    var failures: [PackError] = []
    for spec in library.types {
      for detector in spec.detectors {
        guard
          let text = StatedAnchor(of: detector, rows: spec.matches.map(\.text))?.counterexample
        else { continue }
        failures.append(
          PackError(
            .failedProof, file: detector.place.file, line: detector.place.line,
            reason:
              "\(spec.definition.type)/\(detector.id): the `anchor` does not stand in every match; there is none in \(String(decoding: text, as: UTF8.self).debugDescription)"
          ))
      }
    }
    return failures
  }
}
