//  Inputs that once broke something, small and named by what they are (`Tests/FailCases`): the promises
//  hold for them under every format, however they are cut.

import Foundation
import Grille
import Testing
import grille_fuzz

@Suite("What once failed")
struct FailCaseTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../FailCases")
  static let names = Result {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }
  static let trials = Result { try FuzzedFormat.mixed.settings.map { try Trial($0) } }

  @Test("is redacted as promised")
  func replay() throws {
    for name in try Self.names.get() {
      let input = Array(try Data(contentsOf: Self.folder.appending(path: name)))
      for trial in try Self.trials.get() {
        for cuts in [Array(stride(from: 0, to: input.count, by: 7)), [input.count / 2]] {
          let fault = trial.fault(of: input, cuts: cuts)
          #expect(fault == nil, "\(name), \(trial.format): \(fault?.rawValue ?? "")")
        }
      }
    }
  }
}
