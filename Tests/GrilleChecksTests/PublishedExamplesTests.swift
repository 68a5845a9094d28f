//  Values that were published as valid, and values at the edges that must be refused.
//
//  The first of each row's values is the one that the scheme's file works out. Sources are named
//  there; edges are those where other implementations err: ITIN groups 50-65, the check digits 00, 01
//  and 99 of MOD 97, the length of an LEI, routing number 000000000, void SSNs.

import GrilleChecks
import Testing

/// A check, values that pass it and values that do not.
struct Published: CustomTestStringConvertible, Sendable {
  let check: String
  let valid: [String]
  let refused: [String]

  init(_ check: String, _ valid: [String], not refused: [String]) {
    self.check = check
    self.valid = valid
    self.refused = refused
  }

  var testDescription: String { check }
}

extension Check {
  /// Whether the bytes of `text` pass.
  func passes(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return passes(bytes.span)
  }
}

@Suite("Published examples")
struct PublishedExamplesTests {
  static let rows: [Published] =
    cards + banks + securities + unitedStates + unitedKingdom
    + europe + world + devices + coins + tokens + dates

  @Test("pass, and what is next to them does not", arguments: rows)
  func hold(_ row: Published) throws {
    let check = try #require(Check.named(row.check))
    for value in row.valid { #expect(check.passes(value), "\(value)") }
    for value in row.refused { #expect(!check.passes(value), "not \(value)") }
    #expect(!check.passes(""), "the empty value")
  }

  @Test("stand for every check, with both kinds")
  func complete() {
    let rows = Dictionary(grouping: Self.rows, by: \.check)
    for check in Check.all {
      #expect(rows[check.name]?.contains { !$0.valid.isEmpty } == true, "valid: \(check.name)")
      #expect(rows[check.name]?.contains { !$0.refused.isEmpty } == true, "refused: \(check.name)")
    }
  }

  // MARK: cards

  static let cards = [
    Published(
      "luhn", ["4111111111111111", "79927398713", "4111-1111 1111.1111"],
      not: ["4111111111111112", "79927398710", "0", "4111111111111111x"]),
    Published("luhn_any", ["no 7992 7398 713!"], not: ["no 7992 7398 714!", "none"]),
    Published(
      "pan",
      [
        "4111111111111111", "4242424242424242", "5555555555554444", "2223003122003222",
        "378282246310005", "6011111111111117", "3530111333300000", "30569309025904",
        "4222222222222", "6200000000000005", "4111 1111 1111 1111", "4111-1111-1111-1111",
      ],
      not: [
        "4111111111111112",  // Luhn
        "1234567812345670",  // nobody issues 1
        "41111111111111",  // Luhn apart, Visa has no 14 digits
        "8991101200003204514", "1764000000123", "20261124101112", "411111111111",
        "4111.1111.1111.1111",
      ]),
    Published(
      "pan_hex",
      [
        "34 31 31 31 31 31 31 31  31 31 31 31 31 31 31 31",
        "3431 3131 3131 3131 3131 3131 3131 3131",
        "34:31:31:31:31:31:31:31:31:31:31:31:31:31:31:31", "34313131313131313131313131313131",
      ],
      not: [
        "34 31 31 31 31 31 31 31  31 31 31 31 31 31 31 32", "3431 3131 3131 3131 3131 3131 3131 31",
        "34 31 31 31 31 31 31 31  31 31 31 31 31 31 31 3", "3", "", "2 4",
        "34 31 31 31 31 31 31 31 31 31 31 31 31 31 31 31 31 31 31 31 31",
      ]),
    Published("pan_any", ["1234567812345670"], not: ["1234567812345671", "0000000000000000"]),
    Published(
      "card_expiry", ["12/27", "12 / 2027", "2027-12", "1227", "2712", "122027", "202712", "1/30"],
      not: ["13/27", "00/27", "12/14", "12/51", "12/27/30", "1327", "/27", "12/"]),
  ]

  // MARK: banks

  static let banks = [
    Published(
      "iban",
      [
        "GB82WEST12345698765432", "GB82 WEST 1234 5698 7654 32", "gb82west12345698765432",
        "DE89370400440532013000", "FR1420041010050500013M02606", "NO9386011117947",
        "MT84MALT011000012345MTLCAST001S", "BE68539007547034", "NL91ABNA0417164300",
        "CH9300762011623852957", "SE4550000000058398257466", "ES9121000418450200051332",
      ],
      not: [
        "GB82WEST12345698765433", "GB82WEST1234569876543", "ZZ82WEST12345698765432",
        "GB82123412345698765432",  // letters where the country wants them
        "AT00000000000000008A", "XX",
      ]),
    Published(
      "lei", ["213800KUD8LAJWSQ9D15", "5493001KJTIIGC8Y1R12", "213800kud8lajwsq9d15"],
      not: ["213800KUD8LAJWSQ9D16", "98", "213800KUD8LAJWSQ9D1", "213800KUD8LAJWSQ9D155"]),
    Published(
      "rf_reference", ["RF18539007547034", "RF18 5390 0754 7034", "RF18000000000539007547034"],
      not: ["RF19539007547034", "RF18", "RX18539007547034", "RF180000000000539007547034"]),
    Published(
      "creditor_id", ["DE98ZZZ09999999999", "DE98ABC09999999999"],
      not: ["DE97ZZZ09999999999", "QQ98ZZZ09999999999", "DE98ZZZ"]),
    Published(
      "bic", ["AGRIFRPP882", "DEUTDEFF", "deutdeff500", "MORTGAGE"],
      not: ["DEUTZZFF", "DEUTDEF", "DEUTDEFF5000", "DEU1DEFF"]),
    Published(
      "aba", ["111000025", "021000021", "011401533"],
      not: ["000000000", "111000026", "133000008", "990000007", "11100002"]),
    Published(
      "esr_reference", ["210000000003139471430009017", "21 00000 00003 13947 14300 09017"],
      not: [
        "210000000003139471430009018", "000000000000000000000000000", "21000000000313947143000901",
      ]),
  ]

  // MARK: securities

  static let securities = [
    Published(
      "isin", ["US0378331005", "DE000BAY0017", "XS0292937165", "us0378331005"],
      not: ["US0378331006", "ZZ0378331005", "US037833100", "US037833100A"]),
    Published(
      "cusip", ["037833100", "38259P508", "594918104"],
      not: ["037833101", "03783310", "0378331000"]),
    Published(
      "sedol", ["B15KXQ8", "0263494", "B0WNLY7"],
      not: ["B15KXQ9", "A15KXQ8", "B15KXA8", "0B63494", "B15KXQ"]),
  ]

  // MARK: United States

  static let unitedStates = [
    Published(
      "us_ssn", ["536-90-4399", "536904399", "001-01-0001", "899-99-9999", "665-01-0001"],
      not: [
        "000-90-4399", "666-90-4399", "900-90-4399", "999-90-4399", "536-00-4399", "536-90-0000",
        "078-05-1120", "219-09-9999", "457-55-5462", "987-65-4320", "987-65-4329", "53690439",
      ]),
    Published(
      "us_itin",
      ["912-90-3456", "900-50-0000", "999-65-9999", "900-70-1234", "900-88-1234", "900-99-1234"],
      not: [
        "900-49-1234", "900-66-1234", "900-69-1234", "900-89-1234", "900-93-1234", "812-90-3456",
      ]),
    Published("us_atin", ["912-93-4567"], not: ["912-92-4567", "812-93-4567", "912-93-456"]),
    Published(
      "us_ein", ["91-1144442", "01-0000001", "99-9999999"],
      not: ["00-1144442", "07-1144442", "19-1144442", "49-1144442", "97-1144442", "91-114444"]),
  ]

  // MARK: United Kingdom

  static let unitedKingdom = [
    Published(
      "uk_nino", ["AB 12 34 56 C", "AB123456C", "JG103759A"],
      not: ["DA123456C", "AO123456C", "QQ123456C", "BG123456C", "ZZ123456C", "AB123456E"]),
    Published(
      "uk_utr", ["1955839661", "K1955839661"], not: ["2955839661", "195583966", "K195583966"]),
    Published("uk_nhs", ["9434765870", "943 476 5870"], not: ["9434765871", "943476587"]),
    Published(
      "uk_driving_licence", ["MORGA657054SM9IJ", "MORGA 657054 SM9IJ 35"],
      not: [
        "MORGA657054SM9I", "MORGA617054SM9IJ", "MORGA620054SM9IJ", "MORG9A57054SM9IJ",
        "9ORGA657054SM9IJ",
      ]),
  ]

  // MARK: Europe

  static let europe = [
    Published("at_svnr", ["1237010180", "1237 010180"], not: ["1238010180", "0237010180"]),
    Published(
      "be_nn", ["85073003328", "85.07.30-033.28", "17073003384"],
      not: ["85073003329", "85133003328", "00000000000"]),
    Published(
      "ch_ahv", ["7569217076985", "756.9217.0769.85"], not: ["7569217076986", "7559217076988"]),
    Published(
      "cz_rc", ["710319/2745", "7103192745"], not: ["710319/2746", "711319/2745", "541231123"]),
    Published(
      "de_steuer_id", ["36574261809", "36 574 261 809"],
      not: ["36574261890", "36554266806", "06574261809", "12345678903"]),
    Published(
      "dk_cpr", ["211062-5629", "2110625628"],  // the check digit was given up
      not: ["310262-5629", "211362-5629", "2110625"]),
    Published("es_nif", ["54362315K", "54362315-K"], not: ["54362315Z", "5436231K", "X2482300W"]),
    Published(
      "es_nie", ["X-2482300-W", "X2482300W"], not: ["X2482300A", "W2482300W", "54362315K"]),
    Published(
      "fi_hetu", ["131052-308T", "131052A308T", "131052U308T", "131052+308T"],
      not: ["131052-308U", "131052-001D", "131052G308T", "321052-308T"]),
    Published(
      "fr_nir", ["295109912611193", "2 95 10 99 126 111 93", "253072B07300470"],
      not: ["295109912611194", "253072C07300470", "29510991261119"]),
    Published("gr_amka", ["01013099997"], not: ["01013099998", "32013099996"]),
    Published("hr_oib", ["33392005961"], not: ["33392005962", "3339200596"]),
    Published(
      "ie_ppsn", ["6433435F", "6433435OA", "6433435FW"], not: ["6433435E", "6433435VH", "643343F"]),
    Published(
      "it_codice_fiscale", ["RCCMNL83S18D969H", "RSSMRA85T10A562S"],
      not: ["RCCMNL83S18D969I", "RCCMNL83S18D969", "RCCMNL83Z18D969H"]),
    Published(
      "nl_bsn", ["111222333", "1112.22.333"], not: ["111252333", "000000000", "11122233"]),
    Published(
      "no_fnr", ["15108695088", "151086 95088"], not: ["15108695077", "15108695089", "32108695088"]),
    Published(
      "pl_id_card", ["ABA300000", "ABS 123456"], not: ["ABA300001", "AB1300000", "ABA30000"]),
    Published(
      "de_id_card", ["T220001293", "L01X00T471"],
      not: ["T220001294", "C01X00T478", "T22000129", "L01A00T471"]),
    Published("pl_pesel", ["44051401359", "02070803628"], not: ["44051401358", "44055401355"]),
    Published("pt_nif", ["501964843", "501 964 843"], not: ["501964842", "001964849"]),
    Published(
      "ro_cnp", ["1630615123457"], not: ["0800101221142", "1632215123457", "1630615123458"]),
    Published(
      "se_personnummer", ["880320-0016", "8803200016", "198803200016", "880320+0016"],
      not: ["880320-0018", "881320-0016", "880320_0016"]),
    Published(
      "vat",
      [
        "DE136695976", "ATU13585627", "BE0428759497", "BG175074752", "CY10259033P", "CZ25123891",
        "DK13585628", "EE100931558", "EL094259216", "ESB64717838", "FI20774740", "FR40303265045",
        "GB980780684", "HR33392005961", "HU12892312", "IE6433435F", "IT00743110157", "LT119511515",
        "LU15027442", "LV40003521600", "MT11679112", "NL004495445B01", "PL8567346215",
        "PT501964843", "RO18547290", "SE123456789701", "SI50223054", "SK2022749619",
      ],
      not: ["DE136695978", "ATU13585626", "FR84323140391", "XX136695976", "DE", "IT00743110158"]),
  ]

  // MARK: other countries

  static let world = [
    Published(
      "aadhaar", ["234123412346", "2341 2341 2346"],
      not: ["234123412347", "134123412347", "222222222222"]),
    Published("au_tfn", ["123456782", "123 456 782"], not: ["123456781", "12345678"]),
    Published("br_cpf", ["390.533.447-05", "39053344705"], not: ["23100299905", "11111111111"]),
    Published(
      "br_cnpj", ["16.727.230/0001-97", "12.ABC.345/01DE-35"],
      not: ["16727230000198", "12ABC34501DE36", "00000000000000"]),
    Published(
      "ca_sin", ["130692544", "123-456-782", "946454287"],
      not: ["123456783", "046454286", "800000002"]),
    Published("in_pan", ["ACUPA7085R"], not: ["ACUXA7085R", "ACUPA0000R", "ACUPA708R"]),
    Published(
      "mx_curp", ["BOXW310820HNERXN09"],
      not: ["BOXW310820HNERXN08", "BOXW310820HNZRXN09", "BOXW311320HNERXN09"]),
    Published(
      "mx_rfc", ["GODE561231GR8", "MAB931230 1A4", "Ñ&A931230AB1"],
      not: ["GODE561331GR8", "GO561231GR8", "GODEX561231GR8", "GODE561231GR"]),
    Published(
      "cn_resident_id", ["11010519491231002X", "440524198001010013"],
      not: ["110105194912310021", "11010519491331002X", "01010519491231002X", "440524188001010014"]),
    Published(
      "za_id", ["7503305044089"], not: ["7503305044088", "7513305044089", "7503305044289"]),
    Published(
      "tr_tckn", ["10000000146", "17291716060"],
      not: ["10000000147", "10000000156", "07291716060", "1000000014"]),
    Published(
      "kr_rrn", ["900101-1234568", "9001011234560", "010203-4321099"],
      not: ["901301-1234568", "900101-9234568", "010229-4321099", "900101-123456"]),
    Published(
      "kr_rrn_checked", ["900101-1234568", "010203-4321099"],
      not: ["900101-1234567", "900101-1984568"]),
    Published("jp_my_number", ["6214 9832 0257"], not: ["621498320258", "62149832025"]),
    Published(
      "sg_nric", ["S1234567D", "T1234567J", "F1234567N", "G1234567X", "M1234567K", "s0000001i"],
      not: ["S1234567E", "A1234567D", "S123456D", "S1234567", "T1234567D"]),
    Published(
      "my_nric", ["770305-02-1234", "040229141234"],
      not: ["770305-17-1234", "771305-02-1234", "770305-02-123"]),
    Published(
      "ae_emirates_id", ["784-1980-1234567-8", "784199576543211"],
      not: ["784-1980-1234567-9", "785-1980-1234567-7", "784-1880-1234567-9"]),
    Published(
      "cl_rut", ["12.531.909-2", "7654321-6", "10000013k"],
      not: ["12.531.909-3", "12345678K", "1-9"]),
    Published(
      "ar_cuit", ["20-05536168-2", "27123456780"],
      not: ["20-05536168-3", "21-05536168-2", "2005536168"]),
    Published(
      "th_id", ["1-2345-45678-78-1", "1101700203450"],
      not: ["1-2345-45678-78-2", "9-2345-45678-78-1", "123454567878"]),
    Published(
      "id_nik", ["3171011708450001", "3171015708450001"],
      not: ["3171013208450001", "9971011708450001", "3171011708450000", "317101170845001"]),
    Published("il_id", ["03933742-3", "039337423", "000000018"], not: ["000000000", "039337424"]),
    Published(
      "ru_snils", ["112-233-445 95", "087-654-303 00"], not: ["112-233-445 96", "000-000-000 00"]),
    Published("ru_inn", ["500100732259"], not: ["500100732258", "500100732269", "7707083893"]),
    Published(
      "hk_id", ["A123456(3)", "G123456(A)", "AB987654(3)", "g123456a"],
      not: ["A123456(4)", "A12345(3)", "1234567(3)", "ABC123456(3)", "A123456(-)"]),
    Published(
      "tw_id", ["A123456789", "A800000014"], not: ["A123456788", "A323456789", "1234567890"]),
  ]

  // MARK: devices and telephones

  static let devices = [
    Published(
      "imei", ["490154203237518", "49-015420-323751-8"], not: ["490154203237519", "49015420323751"]),
    Published(
      "iccid",
      [
        "89014103211118510720", "89148000000745809013",
        "8944500102198304826",
      ],
      not: ["89014103211118510721", "88014103211118510722", "890141032111185107"]),
    Published(
      "ipv4_public", ["192.0.2.44", "10.0.0.1"],
      not: ["127.0.0.1", "0.0.0.0", "224.0.0.1", "256.1.1.1", "1.2.3", "01.2.3.4", "1.2.3.4.5"]),
    Published(
      "ipv6", ["2001:db8::192.0.2.1", "2001:db8::1", "fe80::", "1::", "::2", "1:2:3:4:5:6:7:8"],
      not: [
        "::", "::1", "0::1", "0:0:0:0:0:0:0:1", "1:2:3", "1::2::3", "1:2:3:4:5:6:7:8:9", "12345::",
      ]),
    Published(
      "nanp", ["212-555-2368", "(212) 555-2368", "1 212 555 2368"],
      not: ["112-555-2368", "211-555-2368", "212-911-2368", "212-155-2368", "212-555-236"]),
    Published(
      "e164", ["+44 20 7946 0958", "+14155552671", "+358401234567"],
      not: ["44 20 7946 0958", "+999 1234567", "+210 1234567", "+1234567", "+1234567890123456"]),
  ]

  // MARK: coins

  static let coins = [
    Published(
      "btc_address",
      [
        "1BoatSLRHtKNngkdXEeobR76b53LETtpyT", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
      ],
      not: [
        "1BoatSLRHtKNngkdXEeobR76b53LETtpyU", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
        "bc1Qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",  // both cases
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd",  // bech32, version 1
        "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx",
      ]),
    Published(
      "eth_address",
      [
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", "0x52908400098527886E0F7030069857D2E4169EE7",
      ],
      not: [
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe",
        "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
      ]),
    Published(
      "wif",
      [
        "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ",
        "KwdMAjGmerYanjeui5SHS7JkmpZvVipYvB2LJGU1ZxJwYvP98617",
      ],
      not: [
        "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTK", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
      ]),
  ]

  // MARK: tokens

  static let tokens = [
    Published(
      "github_token", ["ghp_" + String(repeating: "0", count: 30) + "2C8GjS"],
      not: [
        "ghp_" + String(repeating: "0", count: 30) + "2C8GjT",
        "ghx_" + String(repeating: "0", count: 30) + "2C8GjS", "github_pat_short",
      ]),
    Published(
      "jwt",
      [
        "eyJhbGciOiJub25lIn0.e30.c2ln",
        // RFC 7515 A.1, detached as in appendix F, and RFC 7516 A.1 shortened to its shape.
        "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UifQ.dBjftJeZ4CVP",
        "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9..dBjftJeZ4CVP",
        "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..aXY.Y2lwaGVydGV4dA.dGFn",
      ],
      not: [
        "eyJhIjoxfQ.e30.c2ln", "eyJhbGciOiJub25lIn0.e30", "eyJhbGciOiJub25lIn0..", "a.b.c",
        "e30.e30.e30",
      ]),
    Published(
      "basic_credentials", ["QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "dXNlcjpwYXNz"],
      not: ["QWxhZGRpbg==", "AAECAwQ6", "not base64!"]),
    Published(
      "high_entropy", ["0123456789abcdef", "aaaaaaaaaaaaaA1a"],
      not: ["aaaaaaaaaaaaaaaa", "0123456789abcde", "abc def ghi jkl mno"]),
    Published("has_digit", ["a1"], not: ["ab"]),
    Published("mixed", ["a1"], not: ["ab", "12"]),
    Published(
      "passport", ["C01X00T47", "123456789", "L898902C3"],
      not: ["ABCDEFGHI", "111111111", "123456", "1234567890"]),
    Published(
      "passport_mrz",
      [
        "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
      ],
      not: [
        "L898902C36UTO7408122F1204159ZE184226B<<<<<11",
        "L898902C37UTO7408122F1204159ZE184226B<<<<<10",
      ]),
  ]

  // MARK: dates

  static let dates = [
    Published(
      "calendar_date",
      ["1985-10-26", "10/26/1985", "26.10.1985", "19851026", "2024-02-29", "1985-10-26T10:11"],
      not: [
        "31.04.1985", "1985-10-32", "2023-02-29", "1885-10-26", "1985-10/26", "12345678", "10/26",
      ])
  ]
}
