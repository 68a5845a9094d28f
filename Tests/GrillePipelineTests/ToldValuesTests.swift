import Grille
import GrilleCore
import GrilleTesting
import Testing

/// What else stands in lines that tell values of the lines before them, and such lines cut short or broken.
@Suite("Values told by lines")
struct ToldValuesTests {
  static let auto = Result { try Redactor() }
  static let reference = Result {
    var options = RedactorOptions()
    options.scan.kernel = nil
    return try Redactor(options)
  }

  /// Each row is a line behind `update c set pin=?` and what becomes of it.
  @Test(
    "what stands beside a value with a name is redacted as elsewhere",
    arguments: [
      (
        "==> Parameters: 1234(String), 536-90-4399(String)",
        "==> Parameters: [pin](String), [us_ssn](String)"
      ),
      (
        "ssn 536-90-4399 binding parameter (1:VARCHAR) <- [1234]",
        "ssn [us_ssn] binding parameter (1:VARCHAR) <- [[pin]]"
      ),
      ("==> Parameters: 1234(String),,7(Long)", "==> Parameters: [pin](String),,7(Long)"),
    ])
  func beside(_ line: String, _ expected: String) throws {
    let statement = "update c set pin=?\n"
    let output = try Self.auto.get().redact(Array((statement + line + "\n").utf8))
    #expect(String(decoding: output, as: UTF8.self) == statement + expected + "\n")
  }

  static let lines = [
    "insert into customer (name, ssn, pin) values (?, ?, ?)",
    "update c set pin=?, n = $1 where id=$2",
    "[a] x : binding parameter [2] as [VARCHAR] - [536-90-4399]",
    "binding parameter (1:VARCHAR) <- [1234]",
    "column index 2, parameter value [536-90-4399], value class [java.lang.String]",
    "==> Parameters: Ada(String), 536-90-4399(String), null, 1234(Integer)",
    "parameters: $1 = 'Ada', $2 = '536-90-4399', $3 = NULL",
    "[generated in 0.00012s] ('Ada', '536-90-4399', 1234)",
    #"prisma:query params: ["Ada","536-90-4399",1234]"#,
    "COPY public.customers (name, ssn, pin) FROM stdin;", "Ada\t536-90-4399\t1234", "\\.",
    "- name: DB_PASSWORD", #"  value: "hunter2x""#, #"["ssn"]=>"#, #"string(11) "536-90-4399""#,
    #"variable "psp_secret" {"#, #"  default = "hunter2x9""#,
    "NAME    SSN          PIN", "Ada     536-90-4399  1234",
    #"password = os.environ.get("DB_PASSWORD", "hunter2x")"#, "PIN：１２３４ 密码：hunter2x अआइ ۱۲۳",
  ].map { Array($0.utf8) }

  /// One of ``lines``, with up to three faults in it.
  static func broken(by generator: inout SeededGenerator) -> [UInt8] {
    var line = lines.randomElement(using: &generator)!
    for _ in 0..<generator.number(in: 0...3) {
      let place = generator.number(in: 0...line.count)
      switch generator.number(in: 0...4) {
      case 0: line.removeSubrange(place..<min(line.count, place + 3))
      case 1: if place < line.count { line.insert(line[place], at: place) }
      case 2: line.removeSubrange(place...)
      case 3:
        line.insert(
          Array("[]()'\",;:= $?\\|-\t\0\r".utf8).randomElement(using: &generator)!, at: place)
      default: line += [0x20] + lines.randomElement(using: &generator)!
      }
    }
    return line + [0x0A]
  }

  @Test("1 to 4: lines broken anywhere do no harm; cuts, engines and a second pass change nothing")
  func promises() throws {
    var generator = SeededGenerator()
    let (auto, reference) = (try Self.auto.get(), try Self.reference.get())
    for _ in 0..<150 {
      var text: [UInt8] = []
      for _ in 0..<12 { text += Self.broken(by: &generator) }
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
}
