//  What a pass is worth: random values of a check's shape go through it, and the share that passes is
//  held against the stated one.
//
//  The stated share may be a tenth off the true one; chance gets five standard deviations, so a run
//  fails by chance once in a million.

import GrilleChecks
import GrilleTesting
import Testing

/// How values of a check look: text with classes between, such as `{d3}-{d2}-{d4}`.
struct Shape: CustomTestStringConvertible, Sendable {
  let check: String
  let text: String

  init(_ check: String, _ text: String) {
    self.check = check
    self.text = text
  }

  var testDescription: String { "\(check) \(text)" }

  static let classes: [Character: Alphabet] = [
    "d": .digits, "c": .capitals, "x": .capitalsAndDigits, "a": .alphanumeric, "b": .base64URL,
    "h": .hex, "5": Alphabet("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"),
    // Hexadecimal digits where a letter has either case: as many digits as in sixteen.
    "H": Alphabet("00112233445566778899abcdefABCDEF"),
  ]

  /// A value of this shape.
  func draw(by generator: inout SeededGenerator) -> String {
    var value = ""
    for piece in text.split(separator: "{", omittingEmptySubsequences: false) {
      guard let end = piece.firstIndex(of: "}"), let first = piece.first else {
        value += piece
        continue
      }
      let count = Int(piece[..<end].dropFirst()) ?? 0
      if first == "o" {
        value += "\(generator.number(in: 0...255))"  // an octet in decimal
      } else if let alphabet = Self.classes[first] {
        value += generator.text(count, of: alphabet)
      }
      value += piece[piece.index(after: end)...]
    }
    return value
  }
}

@Suite("Pass rates")
struct PassRateTests {
  static let shapes = [
    Shape("aadhaar", "{d12}"), Shape("aba", "{d9}"), Shape("ae_emirates_id", "{d15}"),
    Shape("ar_cuit", "{d11}"), Shape("at_svnr", "{d10}"), Shape("au_tfn", "{d9}"),
    Shape("basic_credentials", "{b20}"), Shape("be_nn", "{d11}"), Shape("bic", "{c8}"),
    Shape("br_cnpj", "{x12}{d2}"), Shape("br_cpf", "{d11}"), Shape("btc_address", "1{533}"),
    Shape("ca_sin", "{d9}"), Shape("calendar_date", "{d2}/{d2}/{d4}"),
    Shape("card_expiry", "{d2}/{d2}"), Shape("ch_ahv", "{d13}"), Shape("cl_rut", "{d9}"),
    Shape("cn_resident_id", "{d18}"), Shape("creditor_id", "DE{d2}ZZZ{d11}"),
    Shape("cusip", "{x8}{d1}"), Shape("cz_rc", "{d10}"), Shape("de_id_card", "{x9}{d1}"),
    Shape("de_steuer_id", "{d11}"), Shape("dk_cpr", "{d10}"), Shape("e164", "+{d11}"),
    Shape("es_nie", "X{d7}{c1}"), Shape("es_nif", "{d8}{c1}"), Shape("esr_reference", "{d27}"),
    Shape("eth_address", "0x{H40}"), Shape("fi_hetu", "{d6}-{d3}{x1}"), Shape("fr_nir", "{d15}"),
    Shape("github_token", "ghp_{a36}"), Shape("gr_amka", "{d11}"), Shape("has_digit", "{a12}"),
    Shape("high_entropy", "{a20}"), Shape("hk_id", "{c1}{d7}"), Shape("hr_oib", "{d11}"),
    Shape("iban", "DE{d20}"), Shape("iccid", "{d20}"), Shape("id_nik", "{d16}"),
    Shape("ie_ppsn", "{d7}{c1}"), Shape("il_id", "{d9}"), Shape("imei", "{d15}"),
    Shape("in_pan", "{c5}{d4}{c1}"), Shape("ipv4_public", "{o}.{o}.{o}.{o}"),
    Shape("ipv6", "{h4}:{h4}:{h4}:{h4}:{h4}:{h4}:{h4}:{h4}"), Shape("isin", "US{x9}{d1}"),
    Shape("it_codice_fiscale", "{c6}{d2}{c1}{d2}{c1}{d3}{c1}"), Shape("jp_my_number", "{d12}"),
    Shape("jwt", "{b20}.{b20}.{b20}"), Shape("kr_rrn", "{d13}"), Shape("kr_rrn_checked", "{d13}"),
    Shape("lei", "{x18}{d2}"), Shape("luhn", "{d16}"), Shape("luhn_any", "{d16}"),
    Shape("mixed", "{a12}"), Shape("mx_curp", "{c4}{d6}{c6}{x1}{d1}"),
    Shape("mx_rfc", "{c4}{d6}{x3}"), Shape("my_nric", "{d12}"), Shape("nanp", "{d10}"),
    Shape("nl_bsn", "{d9}"), Shape("no_fnr", "{d11}"), Shape("pan", "{d16}"),
    Shape("pan_any", "{d16}"),
    Shape(
      "pan_hex", "3{d1}3{d1}3{d1}3{d1}3{d1}3{d1}3{d1}3{d1}3{d1}3{d1}3{d1}3{d1}3{d1}3{d1}3{d1}3{d1}"),
    Shape("passport", "{x9}"),
    Shape("passport_mrz", "{x9}{d1}{c3}{d7}{c1}{d7}{x14}{d2}"), Shape("pl_id_card", "{c3}{d6}"),
    Shape("pl_pesel", "{d11}"), Shape("pt_nif", "{d9}"), Shape("rf_reference", "RF{d2}{x12}"),
    Shape("ro_cnp", "{d13}"), Shape("ru_inn", "{d12}"), Shape("ru_snils", "{d11}"),
    Shape("se_personnummer", "{d6}-{d4}"), Shape("sedol", "{d7}"), Shape("sg_nric", "{c1}{d7}{c1}"),
    Shape("th_id", "{d13}"), Shape("tr_tckn", "{d11}"), Shape("tw_id", "{c1}{d9}"),
    Shape("uk_driving_licence", "{c5}{d6}{x3}{c2}"), Shape("uk_nhs", "{d10}"),
    Shape("uk_nino", "{c2}{d6}{c1}"), Shape("uk_utr", "{d10}"), Shape("us_atin", "{d9}"),
    Shape("us_ein", "{d9}"), Shape("us_itin", "{d9}"), Shape("us_ssn", "{d9}"),
    Shape("vat", "DE{d9}"), Shape("wif", "5{550}"), Shape("za_id", "{d13}"),
  ]

  @Test("are what is stated", arguments: shapes)
  func areTrue(_ shape: Shape) throws {
    let check = try #require(Check.named(shape.check))
    var generator = SeededGenerator()
    let draws = check.passRate > 0.01 ? 4_000 : 20_000
    var passed = 0
    for _ in 0..<draws where check.passes(shape.draw(by: &generator)) { passed += 1 }
    let expected = check.passRate * Double(draws)
    let spread = (expected * (1 - check.passRate)).squareRoot()
    let tolerance = 0.1 * min(expected, Double(draws) - expected) + 5 * spread + 3
    let measured = Double(passed) / Double(draws)
    #expect(
      abs(Double(passed) - expected) <= tolerance,
      "\(check.name): stated \(check.passRate), measured \(measured), \(generator)")
  }

  @Test("are measured for every check")
  func complete() { #expect(Self.shapes.map(\.check) == Check.all.map(\.name)) }
}
