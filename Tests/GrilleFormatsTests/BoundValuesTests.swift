import GrilleCore
import GrilleFormats
import Testing

@Suite("Values that statements leave open")
struct BoundValuesTests {
  /// Each row is a line and the values that it tells, with their numbers.
  @Test(
    arguments: [
      ("binding parameter [2] as [VARCHAR] - [a [b] c]\n", ["2 a [b] c"]),
      ("binding parameter (12:VARCHAR) <- [x]\r\n", ["12 x"]),
      ("binding parameter (1:VARCHAR) <- []", ["1 "]),
      ("column index 3, parameter value [a, b], value class [java.lang.String]", ["3 a, b"]),
      ("==> Parameters: Ada, Sample(String), null, 7(Long)", ["1 Ada, Sample", "2 ", "3 7"]),
      ("==> Parameters: ", []),
      ("==> Parameters: Ada(String),,7(Long)", ["1 Ada", "2 7"]),
      ("==> Parameters: null,", ["1 "]),
      ("parameters: $1 = 'O''Hara', $2 = NULL, $3 = '7'", ["1 O''Hara", "3 7"]),
      ("DETAIL:  Parameters: $1 = 'x'", ["1 x"]),
      ("parameters: $1 = 'open", []),
      ("[generated in 0.00012s] ('A\\'da', 7, None)", ["1 A\\'da", "2 7", "3 None"]),
      ("[cached since 104.5s ago] ('Ada',)", ["1 Ada"]), ("[generated in 3s] {'a': 1}", []),
      ("prisma:query params: [\"a,b\",\"7\",7] +4ms", ["1 a,b", "2 7", "3 7"]),
      ("prisma:query params: []", []), ("query params: [1]", ["1 1"]),
      ("knex:bindings [ 'a', 7 ] +0ms", ["1 a", "2 7"]), ("Bind: ['a', 7]", ["1 a", "2 7"]),
      ("[parameters: ('a', 7)]", ["1 a", "2 7"]), ("prisma:query Params: [\"a\"]", ["1 a"]),
      ("INFO sqlalchemy.engine.base.Engine ('a', 7)", ["1 a", "2 7"]),
      // A statement before them has them for its own.
      ("where a = ? and b = ? bindings: [1, 2]", []), ("bindings: []", []),
      ("binding parameter", []), ("binding parameter [x] as [VARCHAR] - [y]", []),
      ("binding parameter [2] as [VARCHAR] - y", []), ("index 3, parameter value [a]", []),
    ] as [(String, [String])])
  func told(_ line: String, _ expected: [String]) {
    let bytes = Array(line.utf8)
    let told = BoundValues.told(by: bytes.span).values.map { one in
      "\(one.number) " + String(decoding: bytes[one.range.range], as: UTF8.self)
    }
    #expect(told == expected)
    // Whoever looks for a line looks for a sign of it.
    if !expected.isEmpty { #expect(BoundValues.signs.contains { line.contains($0) }) }
  }

  /// Each row is a statement and the names that it leaves open, with the numbers of their values.
  @Test(
    arguments: [
      ("insert into c (a, ssn) values (?, ?)", ["1 a", "2 ssn"]),
      ("update c set pin=? where s in (?, ?) and p.cvv = ?", ["1 pin", "4 p.cvv"]),
      ("select 1 where ssn = $2 and pin = $1", ["2 ssn", "1 pin"]),
      ("INSERT INTO c (a, ssn) VALUES (%s, %s)", ["1 a", "2 ssn"]),
      ("what is this?", []), ("https://x.example/a?b=c", []), ("price = $5x", []), ("", []),
    ] as [(String, [String])])
  func leftOpen(_ line: String, _ expected: [String]) {
    let bytes = Array(line.utf8)
    var locator = FieldLocator()
    let names = BoundValues.leftOpen(by: bytes.span, &locator).map { one in
      "\(one.number) " + String(decoding: bytes[one.range.range], as: UTF8.self)
    }
    #expect(names == expected)
  }
}
