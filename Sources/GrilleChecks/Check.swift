//  The checks by name: what a pattern's `check:` may say. Each scheme has a file, which opens with its
//  source and a worked example.

/// A check-digit scheme or shape test, by name.
///
/// ```swift
/// Check.named("luhn")?.passes(Array("4111 1111 1111 1111".utf8).span)  // true
/// ```
public struct Check: Sendable {
  /// The name a pattern gives, such as "luhn".
  public let name: String
  /// The scheme and its source, in one line.
  public let about: String
  /// The share of random strings of the right shape that pass, 0 to 1: what a pass is worth. Measured,
  /// with the shapes, in `PassRateTests`.
  public let passRate: Double
  private let test: @Sendable (Span<UInt8>) -> Bool

  init(
    _ name: String, _ passRate: Double, _ about: String,
    _ test: @escaping @Sendable (Span<UInt8>) -> Bool
  ) {
    self.name = name
    self.about = about
    self.passRate = passRate
    self.test = test
  }

  /// Whether a value, as matched, passes. Separators inside are ignored by schemes that are written
  /// with them. Never traps, whatever the bytes; O(*n*); safe from any thread.
  public func passes(_ value: Span<UInt8>) -> Bool { test(value) }

  /// The check of that name, or nil. O(1).
  public static func named(_ name: String) -> Check? { byName[name] }

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// Every check, sorted by name.
  public static let all: [Check] = [
    Check("aadhaar", 0.08, "Indian Aadhaar: Verhoeff (UIDAI)", Aadhaar.isValid),
    Check("aba", 0.038, "US routing number: prefixes and weights 3 7 1 (ABA)", ABA.isValid),
    Check(
      "ae_emirates_id", 0.000002, "Emirates ID: 784, year and Luhn", EmiratesID.isValid),
    Check("ar_cuit", 0.012, "Argentine CUIT and CUIL: kind and digit by 11", CUIT.isValid),
    Check("at_svnr", 0.08, "Austrian insurance number: weights by 11", SVNR.isValid),
    Check("au_tfn", 0.09, "Australian tax file number: weights by 11", TFN.isValid),
    Check(
      "basic_credentials", 0.0001, "base64 of user:password, RFC 7617",
      BasicCredentials.isValid),
    Check("be_nn", 0.0011, "Belgian national number: date and 97 - n mod 97", BelgianNN.isValid),
    Check("bic", 0.37, "BIC, ISO 9362: structure and country", BIC.isValid),
    Check("br_cnpj", 0.01, "Brazilian CNPJ, letters too: two digits by 11", CNPJ.isValid),
    Check("br_cpf", 0.01, "Brazilian CPF: two digits by 11", CPF.isValid),
    Check(
      "btc_address", 0.0, "Bitcoin address: base58check, bech32, bech32m",
      BitcoinAddress.isValid),
    Check("ca_sin", 0.08, "Canadian social insurance number: Luhn", CanadianSIN.isValid),
    Check(
      "calendar_date", 0.0012, "a date of 1900-2099 in ISO, US or EU order", CalendarDate.isValid),
    Check("card_expiry", 0.043, "month and year of 2015-2050", CardExpiry.isValid),
    Check("ch_ahv", 0.0001, "Swiss AHV number: 756 and EAN-13", AHV.isValid),
    Check("cl_rut", 0.091, "Chilean RUT: digit or K by 11", ChileanRUT.isValid),
    Check(
      "cn_resident_id", 0.00005, "Chinese resident id: date and MOD 11-2",
      ChineseResidentID.isValid),
    Check(
      "creditor_id", 0.01, "SEPA creditor identifier, EPC AT-02: MOD 97",
      CreditorIdentifier.isValid),
    Check("cusip", 0.1, "CUSIP, ANSI X9.6: doubled every second", CUSIP.isValid),
    Check("cz_rc", 0.02, "Czech and Slovak birth number: date and n by 11", RodneCislo.isValid),
    Check(
      "de_id_card", 0.0028, "German identity card: ICAO 9303 digit, weights 7 3 1",
      GermanIDCard.isValid),
    Check(
      "de_steuer_id", 0.0033, "German tax id: MOD 11,10 and one repeated digit",
      SteuerID.isValid),
    Check("dk_cpr", 0.036, "Danish CPR: the date alone, check digit given up in 2007", CPR.isValid),
    Check("e164", 0.8, "international telephone number, ITU-T E.164", Phone.isE164),
    Check("es_nie", 0.039, "Spanish NIE: letter of n mod 23", SpanishID.isNIE),
    Check("es_nif", 0.039, "Spanish NIF: letter of n mod 23", SpanishID.isNIF),
    Check("esr_reference", 0.1, "Swiss payment reference: recursive by 10", ESRReference.isValid),
    Check(
      "eth_address", 0.00074, "Ethereum address: EIP-55; one case alone passes",
      EthereumAddress.isValid),
    Check("fi_hetu", 0.0011, "Finnish identity code: date and symbol by 31", HETU.isValid),
    Check("fr_nir", 0.01, "French NIR: key by 97 (INSEE)", NIR.isValid),
    Check("github_token", 0.0, "GitHub token: CRC-32 in base 62", GitHubToken.isValid),
    Check("gr_amka", 0.0037, "Greek AMKA: date and Luhn", AMKA.isValid),
    Check("has_digit", 0.88, "one digit at least", Entropy.hasDigit),
    Check(
      "high_entropy", 0.9999, "16 bytes or more, three kinds of symbol or 3.3 bits a byte",
      Entropy.isHigh),
    Check("hk_id", 0.091, "Hong Kong identity card: digit or A by 11", HongKongID.isValid),
    Check("hr_oib", 0.1, "Croatian OIB: MOD 11,10", OIB.isValid),
    Check("iban", 0.01, "IBAN, ISO 13616: country structure and MOD 97", IBAN.isValid),
    Check("iccid", 0.001, "SIM card number, ITU-T E.118: 89 and Luhn", ICCID.isValid),
    Check("id_nik", 0.028, "Indonesian NIK: province and date, no check digit", NIK.isValid),
    Check("ie_ppsn", 0.039, "Irish PPSN: letter by 23", PPSN.isValid),
    Check("il_id", 0.1, "Israeli identity number: nine digits, Luhn", IsraeliID.isValid),
    Check("imei", 0.1, "IMEI, 3GPP TS 23.003: Luhn", IMEI.isValid),
    Check("in_pan", 0.42, "Indian income tax PAN: shape and holder letter", IndianPAN.isValid),
    Check("ipv4_public", 0.86, "IPv4 address, not loopback, 0/8 or multicast", IPv4.isPublic),
    Check("ipv6", 1.0, "IPv6 address, RFC 4291", IPv6.isValid),
    Check("isin", 0.102, "ISIN, ISO 6166: country and Luhn", ISIN.isValid),
    Check(
      "it_codice_fiscale", 0.011, "Italian codice fiscale: date and letter by 26",
      CodiceFiscale.isValid),
    Check("jp_my_number", 0.1, "Japanese My Number: digit by 11", MyNumber.isValid),
    Check(
      "jwt", 0.0, "JSON Web Token: a header with alg, enc or typ (RFC 7515, 7516)",
      JWT.isValid),
    Check(
      "kr_rrn", 0.029, "Korean registration number: date and century, check given up in 2020",
      KoreanRRN.isValid),
    Check(
      "kr_rrn_checked", 0.0028, "the same, given out before October 2020: digit by 11",
      KoreanRRN.isChecked),
    Check("lei", 0.01, "legal entity identifier, ISO 17442: MOD 97", LEI.isValid),
    Check("luhn", 0.1, "Luhn, ISO/IEC 7812-1 annex B", Luhn.isValid),
    Check("luhn_any", 0.1, "Luhn over the digits of any text", Luhn.isValidInText),
    Check("mixed", 0.88, "a letter and a digit", Entropy.isMixed),
    Check("mx_curp", 0.00002, "Mexican CURP: date, state and digit by 10 (RENAPO)", CURP.isValid),
    Check("mx_rfc", 0.036, "Mexican RFC: letters and date", RFC.isValid),
    Check("my_nric", 0.031, "Malaysian MyKad: date and place, no check digit", MyKad.isValid),
    Check("nanp", 0.62, "North American telephone number (NANPA)", Phone.isNANP),
    Check("nl_bsn", 0.09, "Dutch BSN: weights by 11", BSN.isValid),
    Check(
      "no_fnr", 0.001, "Norwegian birth number: date and two digits by 11",
      Fodselsnummer.isValid),
    Check(
      "pan", 0.037, "card number: issuer prefix, length and Luhn (ISO/IEC 7812-1)",
      PAN.isValid),
    Check("pan_any", 0.09, "12-19 digits with Luhn, any issuer, for named fields", PAN.isValidAny),
    Check(
      "pan_hex", 0.037, "card number in a dump of bytes: the same, its digits in ASCII as hex",
      HexPAN.isValid),
    Check("passport", 0.95, "passport number: 7-9 symbols with a digit", Passport.isValid),
    Check("passport_mrz", 0.0001, "passport, second line of TD3: ICAO 9303", PassportMRZ.isValid),
    Check("pl_id_card", 0.1, "Polish identity card: weights 7 3 1 by 10", PolishIDCard.isValid),
    Check("pl_pesel", 0.019, "Polish PESEL: date and weights 1 3 7 9", PESEL.isValid),
    Check("pt_nif", 0.09, "Portuguese NIF: weights by 11", PortugueseNIF.isValid),
    Check("rf_reference", 0.01, "creditor reference, ISO 11649: MOD 97", CreditorReference.isValid),
    Check("ro_cnp", 0.0017, "Romanian CNP: date, county, weights by 11", CNP.isValid),
    Check("ru_inn", 0.01, "Russian INN of a person: two digits by 11", RussianINN.isValid),
    Check("ru_snils", 0.01, "Russian SNILS: two digits by 101", SNILS.isValid),
    Check("se_personnummer", 0.0074, "Swedish personnummer: date and Luhn", Personnummer.isValid),
    Check("sedol", 0.1, "SEDOL (LSE): weights 1 3 1 7 3 9", SEDOL.isValid),
    Check(
      "sg_nric", 0.0074, "Singapore NRIC and FIN: letter by 11", SingaporeNRIC.isValid),
    Check("th_id", 0.08, "Thai identity number: digit by 11", ThaiID.isValid),
    Check("tr_tckn", 0.009, "Turkish T.C. kimlik number: two digits by 10", TCKimlik.isValid),
    Check("tw_id", 0.04, "Taiwanese identity number: letter and digit by 10", TaiwaneseID.isValid),
    Check(
      "uk_driving_licence", 0.041, "UK driving licence: name, date, initials (DVLA)",
      UKDrivingLicence.isValid),
    Check("uk_nhs", 0.09, "UK NHS number: weights by 11", NHS.isValid),
    Check("uk_nino", 0.083, "UK national insurance number: letters (HMRC)", NINO.isValid),
    Check("uk_utr", 0.1, "UK taxpayer reference: weights by 11", UTR.isValid),
    Check("us_atin", 0.001, "US adoption taxpayer number: 9xx-93 (IRS)", ATIN.isValid),
    Check("us_ein", 0.83, "US employer number: prefixes (IRS)", EIN.isValid),
    Check("us_itin", 0.044, "US individual taxpayer number: ranges (IRS)", ITIN.isValid),
    Check("us_ssn", 0.889, "US social security number: ranges (SSA)", SSN.isValid),
    Check("vat", 0.1, "VAT number of an EU country or GB: structure and check digit", VAT.isValid),
    Check("wif", 0.0, "Bitcoin private key: base58check", WIF.isValid),
    Check("za_id", 0.00073, "South African id: date and Luhn", SouthAfricanID.isValid),
  ]
}
