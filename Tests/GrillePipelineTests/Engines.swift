//  The redactor, the reference that it is held against, and what both promise of any text.

import Grille
import GrilleTesting
import Testing

enum Engines {
  static func redactor(
    _ format: RecordFormat = .auto, kernel: KernelLevel? = .best
  ) throws -> Redactor {
    var options = RedactorOptions()
    options.format = format
    options.scan.kernel = kernel
    options.scan.passesOverKept = kernel != nil
    return try Redactor(options)
  }
  static let auto = Result { try redactor() }
  static let reference = Result { try redactor(kernel: nil) }

  /// Promises 1 to 4: the reference, one byte at a time and a second pass come to the same. And what was found accounts
  /// for all that is gone.
  static func expectSame(of text: [UInt8], from generator: SeededGenerator) throws {
    let (auto, reference) = (try auto.get(), try reference.get())
    let whole = auto.redact(text)
    func told(_ other: [UInt8]) -> Comment {
      "\(generator): \(String(reflecting: String(decoding: text, as: UTF8.self))) → \(String(reflecting: String(decoding: whole, as: UTF8.self))), \(String(reflecting: String(decoding: other, as: UTF8.self)))"
    }
    let byReference = reference.redact(text)
    #expect(byReference == whole, told(byReference))
    var session = auto.session()
    var output: [UInt8] = []
    for index in text.indices {
      session.redact(text.span.extracting(index..<index + 1), into: &output)
    }
    session.finish(into: &output)
    #expect(output == whole, told(output))
    let again = auto.redact(whole)
    #expect(again == whole, told(again))
    let left = untold(text, auto)
    #expect(left == nil, "nothing tells of \(left ?? ""): \(told(whole))")
  }

  /// What is gone from `text` though no finding covers it: what lies between two findings, in the output no more;
  /// nil if there is nothing.
  static func untold(_ text: [UInt8], _ redactor: Redactor) -> String? {
    var session = redactor.session()
    let told = Told()
    session.onFinding = { if $0.action != .keep { told.ranges.append($0.range) } }
    var (output, place, from) = ([UInt8](), 0, 0)
    session.redact(text.span, into: &output)
    session.finish(into: &output)
    guard session.statistics.withheld.isEmpty else { return nil }
    let ends = told.ranges + [ByteRange(text.count, text.count)]
    for range in ends.sorted(by: { $0.lower < $1.lower }) {
      let kept = text[place..<max(place, range.lower)]
      guard !kept.isEmpty else {
        place = max(place, range.upper)
        continue
      }
      let found = output[from...].firstRange(of: kept)
      guard let found else { return String(decoding: kept, as: UTF8.self) }
      (place, from) = (max(place, range.upper), found.upperBound)
    }
    return nil
  }

  private final class Told {
    var ranges: [ByteRange] = []
  }
}
