//  What is fuzzed: a kind of input, what it begins with, and under which options it is redacted.

internal import ArgumentParser
internal import Foundation
package import Grille
internal import GrillePacks

/// A kind of input.
package enum FuzzedFormat: String, CaseIterable, ExpressibleByArgument {
  case json, xml, csv, form, text, told, proofs, mixed

  /// The options under which inputs of this kind are redacted.
  package var settings: [RecordFormat] {
    switch self {
    case .json: [.auto, .json]
    case .xml: [.auto, .xml]
    case .csv: [.auto, .csv(CSVOptions()), Self.named]
    case .form, .told: [.auto]
    case .text, .proofs: [.auto, .text]
    case .mixed: [.auto, .text, .json, .xml, .csv(CSVOptions()), Self.named]
    }
  }

  private static let named = RecordFormat.csv(
    CSVOptions(dialect: CSVDialect(delimiter: UInt8(ascii: ";")), columns: ["id", "ssn", "note"]))

  /// Endings of the samples that are of this kind.
  private var endings: [String] {
    switch self {
    case .json: ["json", "jsonl"]
    case .xml: ["xml"]
    case .csv: ["csv"]
    case .form: ["http"]
    case .text: ["log", "http"]
    case .told, .proofs: []
    case .mixed: ["json", "jsonl", "xml", "csv", "http", "log"]
    }
  }

  /// Inputs from which others are made: those built in, and pieces of the samples.
  package func seeds() throws -> [[UInt8]] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../Samples")
    var seeds = builtIn.map { Array($0.utf8) }
    if self == .proofs { seeds += try Self.proofs() }
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    where endings.contains(String(name.split(separator: ".").last ?? "")) {
      let bytes = Array(try Data(contentsOf: folder.appending(path: name)))
      // Small inputs are tried often; the beginning is what formats are told by.
      for size in [400, 1500] { seeds.append(Array(bytes.prefix(size))) }
      if bytes.count > 800 { seeds.append(Array(bytes[(bytes.count / 2)...].prefix(600))) }
    }
    return seeds
  }

  /// What the built-in packs say is found and what is not: a line each.
  private static func proofs() throws -> [[UInt8]] {
    try PackLibrary.builtInPacks().flatMap { pack in
      pack.types.flatMap { $0.matches + $0.rejects }
    }.map { $0.text + [0x0A] }
  }

  private var builtIn: [String] {
    switch self {
    case .json:
      [
        "{\n \"card\": {\n \"number\": \"4111111111111111\", \"cvv\": 123\n }\n}\n",
        "{\"ssn\":536904399,\"a\":[1,2,{\"pin\":\n1234}]}\n{\"b\":null}\n",
        "[\n536904399, \"x\\u0034\\\"\",\ntrue, -1.5e+7]\nssn 536-90-4399\n",
        "at 10:11 got {\n\"raw\": \"{\\\"pin\\\": 9911}\",\n\"lat\": 40.741895, \"lon\": -73.989308\n}\n",
        "{\"ssn\": [536904399, 219099998], \"pin\": [\n1234\n]}",
      ]
    case .xml:
      [
        "<?xml version=\"1.0\"?>\n<Document xmlns=\"urn:x\">\n<Password>\nhunter2x\n</Password>\n</Document>\n",
        "<a>\n<!-- ssn 536-90-4399 --><![CDATA[\n<pin>1234</pin>]]>\n<ssn v='536904399'/>\n</a>\n",
        "<OFX>\n<ACCTID>123456789\n<PAN>4111111111111111\n</OFX>\n<NULL> was seen\npin=1234\n",
      ]
    case .csv:
      [
        "id,ssn,note\n1,536904399,x\n\"2\",\"219099998\",\"a \"\"q\"\"\nb\"\n",
        "ssn;name\r\n536904399;Jan\r\n;\r\n", "id\tpassword\n1\t\"a_b77\"\n2\thunter2x\n",
        "pin,street,city\n1234,12 Main Street,Springfield IL 62704\n",
        "1;536904399;note\n2;\"219099998\n\";x\n", "id|cvv|pan\n1|123|4111111111111111\n",
      ]
    case .form:
      [
        "--b\r\nContent-Disposition: form-data; name=\"pin\"\r\n\r\n1234\r\n--b--\r\n",
        "Content-Disposition: form-data; name=\"ssn\"\nContent-Type: text/plain\n\n536904399\n--b\n",
        "POST / HTTP/1.1\r\n\r\npin=1234&ssn=536904399&password=hunter2x%21&code=SplxlOBeZQQYbYS6\r\n",
      ]
    case .text:
      [
        "<34>1 2026-11-24T10:11:12Z host app 1 ID [x@1 ssn=\"536-90-4399\" pin=\"1234\"] done\n",
        "level=info password=hunter2x card=4111111111111111 exp 12/29 cvv: 123 by jan@example.com\n",
        "GET https://u:s3cretpass@h.test/cb?code=SplxlOBeZQQYbYS6WxSbIA&ssn=536904399#pin=1234\n",
        "CEF:0|v|p|1|9|n|5|suser=jan@example.com pan=5555-5555-5555-4444 msg=iban DE89370400440532013000\n",
        "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----\n",
      ]
    case .told:
      [
        "[t-1] insert into c (name, ssn, pin) values (?, ?, ?)\n[t-1] ==> Parameters: Ada(String), 536-90-4399(String), 1234(Integer)\n",
        "update c set pin=?, ssn=? where id=?\nbinding parameter (1:VARCHAR) <- [1234]\nbinding parameter [2] as [VARCHAR] - [536-90-4399]\n",
        "column index 2, parameter value [536-90-4399], value class [java.lang.String]\n",
        "LOG:  execute <unnamed>: update c set ssn = $1, pin = $2\nDETAIL:  parameters: $1 = '536-90-4399', $2 = '1234'\n",
        "INSERT INTO c (name, ssn, pin) VALUES (?, ?, ?)\n[generated in 0.00012s] ('Ada', '536-90-4399', 1234)\n",
        "prisma:query INSERT INTO c (ssn, pin) VALUES ($1,$2)\nprisma:query params: [\"536-90-4399\",1234]\n",
        "COPY public.customers (name, ssn, pin) FROM stdin;\nAda\t536-90-4399\t1234\n\\.\nssn=536904399\n",
        "- name: DB_PASSWORD\n  value: \"hunter2x\"\n[\"ssn\"]=>\nstring(11) \"536-90-4399\"\n",
        "variable \"psp_secret\" {\n  default = \"hunter2x9\"\n}\n",
        "x\nssn\n  Not valid [type=string_type, input_value='536-90-4399', input_type=str]\n  ▿ pin: Optional(\"1234\")\n    - some: \"1234\"\n",
        "Field error in object 'c' on field 'ssn': rejected value [536-90-4399]; codes [x]\n{propertyPath=pin, x='{y}', invalidValue=1234}\n",
        "INSERT INTO \"c\" (\"ssn\",\"pin\") VALUES ($1,$2) [\"536-90-4399\", 1234]\n[[\"ssn\", \"536-90-4399\"], [:pin, 1234]]\n[{ssn,<<\"536-90-4399\">>},{pin,1234}]\n",
        "\u{1B}[2mx\u{1B}[0m \u{1B}[36mssn\u{1B}[0m=\u{1B}[35m536-90-4399\u{1B}[0m pin=\u{1B}[1m1234\u{1B}[0m\n",
        "a:2:{s:3:\"ssn\";s:11:\"536-90-4399\";s:3:\"pin\";i:1234;}\n#{pin => <<\"1234\">>,x=>V(S=1)}\n",
        "<==    Columns: ssn, pin\n<==        Row: 536-90-4399, 1234\n<==      Total: 1\n",
        "┌───┬──────┐\n│ i │ pin  │\n├───┼──────┤\n│ 0 │ 1234 │\n│ 1 │ '9876' │\n└───┴──────┘\n",
        "NAME    SSN          PIN\nAda     536-90-4399  1234\nGrace   219-09-9998  9876\n",
        "+------+-------------+------+\n| name | ssn         | pin  |\n+------+-------------+------+\n| Ada  | 536-90-4399 | 1234 |\n",
        "password = os.environ.get(\"DB_PASSWORD\", \"hunter2x\")\nPIN：１２３４ 密码：hunter2x ۱۲۳\n",
      ]
    case .proofs: []
    case .mixed:
      Self.allCases.filter { $0 != .mixed }.flatMap(\.builtIn)
    }
  }
}
