//  A finding in the making. It is numbers only, so that a record full of values costs no allocation;
//  what people read, a `Finding` with its names, is made of it when somebody asks.

internal import GrilleChecks
package import GrilleCore
internal import GrillePacks

/// What speaks for and against a candidate.
struct Marks: OptionSet, Sendable {
  let rawValue: UInt16
  static let keyword = Marks(rawValue: 1)
  static let field = Marks(rawValue: 2)
  static let contradictingField = Marks(rawValue: 4)
  static let loweringKeyword = Marks(rawValue: 8)
  static let adjacent = Marks(rawValue: 16)
  static let repeated = Marks(rawValue: 32)
  // What refuses it:
  static let ours = Marks(rawValue: 64)
  static let placeholder = Marks(rawValue: 128)
  static let fieldValueForm = Marks(rawValue: 256)
  static let checkFailed = Marks(rawValue: 512)
  static let protected = Marks(rawValue: 1024)
  static let noContext = Marks(rawValue: 2048)

  static let refusals: Marks = [
    .ours, .placeholder, .fieldValueForm, .checkFailed, .protected, .noContext,
  ]
}

/// A finding not yet settled.
package struct Candidate: Sendable {
  /// What proposed it, by number.
  enum Source: Sendable {
    case detector(Int32)
    case rule(Int32)
  }

  /// Where it lies: in the layer while that is looked at, then in the record.
  package var range: ByteRange
  /// Its type, by number.
  package let type: Int
  let source: Source
  var likelihood: Likelihood
  var marks: Marks = []
  /// The name of the field it stands in.
  var field: ByteRange?
  /// How many of its detector's checks it passed.
  var passed: UInt8 = 0
  /// The protected form that refuses it, by number.
  var form: Int32 = 0
  /// How many coats were taken off before it was seen; 0 if it stands in the record as it was found.
  var layers: UInt8 = 0
  /// What it says, by number from 1; 0 if that stands in the record or was not kept.
  var said: Int32 = 0

  /// Whether it is written otherwise in the record.
  package var isUndressed: Bool { layers > 0 }
  /// What it says, of `all` that candidates say which are written otherwise in the record; nil if it stands there.
  package func said(of all: [[UInt8]]) -> [UInt8]? { said > 0 ? all[Int(said) - 1] : nil }

  /// Whether something refuses it.
  var isRefused: Bool { !marks.isDisjoint(with: .refusals) }
  /// Whether a check passed.
  var isChecked: Bool { passed > 0 }
  /// Whether the name of its field speaks for it.
  var isNamed: Bool { marks.contains(.field) }

  init(type: Int, source: Source, range: ByteRange, likelihood: Likelihood) {
    self.type = type
    self.source = source
    self.range = range
    self.likelihood = likelihood
  }
}

extension DetectorTable {
  /// The detector or rule as findings tell it.
  func name(of source: Candidate.Source) -> String {
    switch source {
    case .detector(let number): detectors[Int(number)].name
    case .rule(let number): rules[Int(number)].name
    }
  }

  /// `candidate` as people read it; `winner` is the type that outvotes it.
  func finding(_ candidate: Candidate, outvotedBy winner: Int? = nil) -> Finding {
    var evidence: [Evidence] = []
    func add(_ mark: Marks, _ one: @autoclosure () -> Evidence) {
      if candidate.marks.contains(mark) { evidence.append(one()) }
    }
    if case .detector(let number) = candidate.source {
      let detector = detectors[Int(number)]
      evidence.append(.form(detector: detector.id))
      evidence += detector.checks.prefix(Int(candidate.passed)).map { .check($0.name) }
      add(.checkFailed, .checkFailed(detector.checks[Int(candidate.passed)].name))
    }
    add(.keyword, .keyword)
    add(.field, .field)
    add(.contradictingField, .contradictingField)
    add(.loweringKeyword, .loweringKeyword(adjacent: candidate.marks.contains(.adjacent)))
    add(.ours, .ours)
    add(.placeholder, .placeholder)
    add(.fieldValueForm, .fieldValueForm)
    add(.protected, .protected(protected[Int(candidate.form)].id))
    add(.noContext, .noContext)
    add(.repeated, .repeated)
    if candidate.isUndressed { evidence.append(.undressed(layers: Int(candidate.layers))) }
    if let winner { evidence.append(.outvoted(by: types[winner].type)) }
    return Finding(
      type: types[candidate.type].type, range: candidate.range, likelihood: candidate.likelihood,
      evidence: evidence, detector: name(of: candidate.source), field: candidate.field)
  }
}
