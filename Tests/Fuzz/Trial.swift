//  What holds of every input, whatever it is: tried on one input under one format.

package import Grille

/// A redactor, and what it is held against.
package struct Trial {
  /// Why an input failed.
  package enum Fault: String {
    case cuts = "how it is cut leaves a trace"
    case bytewise = "byte by byte it is another"
    case twice = "redacting twice changes something"
    case reference = "the reference gives out something else"
    case outside = "bytes outside findings are altered"
    case held = "more is held back than a record"
    case slow = "it takes too long"
  }

  package let format: RecordFormat
  private let engine: Redactor
  private let reference: Redactor
  /// Seconds that a byte may take, and that any input may.
  private let slowness: Double

  /// - Parameter slowness: how many times longer than usual inputs may take.
  package init(_ format: RecordFormat, slowness: Double = 1) throws {
    self.format = format
    self.slowness = slowness
    var options = RedactorOptions()
    options.format = format
    engine = try Redactor(options)
    options.scan.kernel = nil
    options.scan.passesOverKept = false
    reference = try Redactor(options)
  }

  /// What does not hold of `input`; nil if all does.
  ///
  /// - Parameter cuts: where it is cut, in order, each within it.
  package func fault(of input: [UInt8], cuts: [Int]) -> Fault? {
    let clock = ContinuousClock()
    let began = clock.now
    let whole = Passage(engine, input, cuts: [])
    guard whole.mostHeld <= Self.mostHeld else { return .held }
    let cut = Passage(engine, input, cuts: cuts)
    guard cut.output == whole.output else { return .cuts }
    guard cut.mostHeld <= Self.mostHeld else { return .held }
    let isSmall = input.count <= 8192
    if isSmall {
      let bytewise = Passage(engine, input, cuts: Array(input.indices))
      guard bytewise.output == whole.output else { return .bytewise }
    }
    // What is longer is parted by its length, and once redacted at other places.
    let isParted = max(input.count, whole.output.count) > RedactionSession.longestRecord
    guard isParted || engine.redact(whole.output) == whole.output else { return .twice }
    guard whole.isWithheld || Outside.isSame(input, whole) else { return .outside }
    let seconds = (clock.now - began) / .seconds(1)
    guard seconds < slowness * (1 + 50e-6 * Double(input.count)) else { return .slow }
    // It runs every pattern over every line: only of small inputs is there time to ask it.
    guard isSmall else { return nil }
    return reference.redact(input) == whole.output ? nil : .reference
  }

  /// A record, and what is looked at again before it.
  private static let mostHeld = RedactionSession.longestRecord + 4096
}

/// One input on its way through a session.
struct Passage {
  private(set) var output: [UInt8] = []
  /// Where something was replaced.
  private(set) var edited: [Range<Int>] = []
  /// The most bytes held back between two reads.
  private(set) var mostHeld = 0
  private(set) var isWithheld = false

  init(_ redactor: Redactor, _ input: [UInt8], cuts: [Int]) {
    var session = redactor.session()
    let places = Places()
    session.onFinding = { if $0.action != .keep { places.all.append($0.range.range) } }
    var start = 0
    for cut in cuts + [input.count] {
      session.redact(input.span.extracting(start..<cut), into: &output)
      mostHeld = max(mostHeld, session.heldBack)
      start = cut
    }
    session.finish(into: &output)
    edited = places.all
    isWithheld = !session.statistics.withheld.isEmpty
  }

  private final class Places { var all: [Range<Int>] = [] }
}
