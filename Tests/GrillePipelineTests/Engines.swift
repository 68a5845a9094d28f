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

  /// Promises 1 to 4: the reference, one byte at a time and a second pass come to the same.
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
  }
}
