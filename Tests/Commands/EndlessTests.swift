//  Promise 5: at most 64 MB resident for any input, one endless line included.
//
//  A debug build is slow, so the inputs here are only some windows long, and a leak would hide in so
//  little; that is why the peak may also not grow with the input. For the promise to the letter:
//
//      swift build -c release
//      GRILLE_COMMAND=$PWD/.build/release/grille GRILLE_ENDLESS_MB=200 \
//        swift test --disable-xctest --filter EndlessTests

import Foundation
import Testing

/// A line without end: its beginning, and what follows over and over.
struct Endless: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var lead = ""
  var unit: String
  /// How long it is when nothing else is asked for, in bytes.
  var length: Int
}

@Suite("Memory")
struct EndlessTests {
  static let bound = 64 * 1024 * 1024
  /// What GRILLE_ENDLESS_MB asks for, in bytes.
  static let wanted = ProcessInfo.processInfo.environment["GRILLE_ENDLESS_MB"].flatMap { Int($0) }
    .map { $0 << 20 }

  /// The peak of the resident memory, in bytes, over `count` bytes of `line`.
  ///
  /// The kernel keeps the peak of a living process alone, so the input stays open until the answer
  /// to its last line is there; what `wait4` tells would count the parent's memory before `exec`.
  static func peak(_ line: Endless, _ count: Int) throws -> Int {
    let run = try Workbench().run(
      """
      mkfifo in; "$G" < in > out & grille=$!
      exec 3> in
      { printf '%s' '\(line.lead)'; yes '\(line.unit)' | tr -d '\\n' | head -c \(count)
        printf '\\nend\\n'; } >&3
      until [ "$(tail -c 4 out)" = end ]; do kill -0 $grille || exit 9; sleep 0.02; done
      sed -n 's/^VmHWM:[^0-9]*\\([0-9]*\\) kB$/\\1/p' /proc/$grille/status
      exec 3>&-; wait $grille
      """,
      seconds: Workbench.limit + (wanted ?? 0) >> 20)
    #expect(run.status == 0, "\(run.errors)")
    let peak = try #require(Int(run.text.trimmingCharacters(in: .newlines)))
    return peak * 1024
  }

  /// Two windows and more of what makes the most findings, fields or layers a byte.
  @Test(
    "stays under 64 MB on a line that is dense",
    arguments: [
      Endless(testDescription: "card numbers", unit: "4111111111111111 ", length: 520_000),
      Endless(testDescription: "fields with values", unit: "ssn=536-90-4399;", length: 520_000),
      Endless(testDescription: "fields without", unit: "a=1&", length: 520_000),
      Endless(testDescription: "JSON", unit: "\"a\":\"b\",", length: 520_000),
      Endless(
        testDescription: "one JSON array", lead: "[", unit: "{\"id\":7,\"password\":\"hunter2x\"},",
        length: 520_000),
      Endless(
        testDescription: "a quote that nobody closes", lead: "id,ssn\n\"", unit: "x,",
        length: 520_000),
      Endless(testDescription: "layers of encoding", unit: "%34%31", length: 520_000),
      Endless(testDescription: "protected spans", unit: "1.2.3.4 ", length: 520_000),
      Endless(testDescription: "one hash", unit: "f0", length: 520_000),
      Endless(testDescription: "e-mail addresses", unit: "jan@example.com,", length: 520_000),
    ])
  func isBounded(_ line: Endless) throws {
    #expect(try Self.peak(line, line.length) < Self.bound)
  }

  @Test(
    "does not grow with the length of a line",
    arguments: [
      Endless(testDescription: "nothing in it", unit: "x", length: 8 << 20),
      Endless(testDescription: "an open value", lead: "password=", unit: "Ab1", length: 32 << 20),
      Endless(
        testDescription: "an open key", lead: "-----BEGIN PRIVATE KEY-----", unit: "MIIEvQIBADAN",
        length: 32 << 20),
    ])
  func doesNotGrow(_ line: Endless) throws {
    let length = Self.wanted ?? line.length
    let short = try Self.peak(line, 1 << 20)
    let long = try Self.peak(line, length)
    #expect(long < Self.bound)
    #expect(long - short < length / 4)
  }
}
