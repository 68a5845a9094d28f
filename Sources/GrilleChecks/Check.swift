/// A check-digit scheme or shape test, by name. Packs name the checks that a value must pass.
///
/// Checks take a value as it was matched: spaces, dashes, dots and slashes between the characters of
/// a number are passed over. They are linear in the value, keep nothing and accept any bytes.
public struct Check: Sendable {
  /// The name that packs use.
  public let name: String
  /// The scheme in a few words.
  public let about: String
  private let test: @Sendable (Span<UInt8>) -> Bool

  /// Whether `value` passes.
  public func passes(_ value: Span<UInt8>) -> Bool { test(value) }

  /// The check called `name`, or nil.
  public static func named(_ name: String) -> Check? { byName[name] }

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  private init(_ name: String, _ about: String, _ test: @escaping @Sendable (Span<UInt8>) -> Bool) {
    self.name = name
    self.about = about
    self.test = test
  }

  private static func number(
    _ name: String, _ about: String, _ test: @escaping @Sendable (Characters) -> Bool
  ) -> Check {
    Check(name, about) { value in
      let characters = Characters(value)
      return !characters.isBroken && test(characters)
    }
  }

  /// All checks, by name.
  public static let all: [Check] = [
    number("aadhaar", "India: Verhoeff", NationalNumbers.isAadhaar),
    number("aba", "US routing number: weights 3 7 1, district prefix", UnitedStates.isABA),
    number("at_svnr", "Austria: weights modulo 11", NationalNumbers.isSVNR),
    number("au_tfn", "Australia: weights modulo 11", NationalNumbers.isTFN),
    Check("basic_credentials", "RFC 7617: base64 of user:password", Credentials.isBasic),
    number("be_nn", "Belgium: modulo 97", NationalNumbers.isBelgian),
    number("bic", "ISO 9362: form and country", Securities.isBIC),
    number("br_cnpj", "Brazil, companies: two digits modulo 11", NationalNumbers.isCNPJ),
    number("br_cpf", "Brazil: two digits modulo 11", NationalNumbers.isCPF),
    Check("btc_address", "base58check, bech32, bech32m", Wallets.isBitcoin),
    number("ca_sin", "Canada: Luhn", NationalNumbers.isSIN),
    Check("calendar_date", "a date of 1900 to 2099", Shapes.isDate),
    Check("card_expiry", "month and year, 2015 to 2050", Shapes.isCardExpiry),
    number("ch_ahv", "Switzerland: EAN-13 from 756 on", NationalNumbers.isAHV),
    number("creditor_id", "SEPA creditor: modulo 97", Securities.isCreditorID),
    Check("cusip", "CUSIP: doubled digits", Securities.isCUSIP),
    number("cz_rc", "Czechia: date, modulo 11", NationalNumbers.isRodneCislo),
    number("de_steuer_id", "Germany: ISO 7064 MOD 11,10", NationalNumbers.isSteuerID),
    number("dk_cpr", "Denmark: date", NationalNumbers.isCPR),
    Check("e164", "8 to 15 digits", Shapes.isE164),
    number("es_nie", "Spain, foreigners: letter modulo 23", NationalNumbers.isNIE),
    number("es_nif", "Spain: letter modulo 23", NationalNumbers.isNIF),
    number("esr_reference", "Switzerland: modulo 10 recursive", Securities.isESR),
    Check("eth_address", "hexadecimal, EIP-55 where case is mixed", Wallets.isEthereum),
    Check("fi_hetu", "Finland: modulo 31", NationalNumbers.isHETU),
    number("fr_nir", "France: 97 minus modulo 97", NationalNumbers.isNIR),
    Check("github_token", "CRC-32 in base 62", Credentials.isGitHub),
    number("gr_amka", "Greece: date, Luhn", NationalNumbers.isAMKA),
    Check("has_digit", "holds a digit", Shapes.hasDigit),
    Check("high_entropy", "16 bytes or more, many different ones", Shapes.isHighEntropy),
    number("hr_oib", "Croatia: ISO 7064 MOD 11,10", NationalNumbers.isOIB),
    number("iban", "ISO 13616: country, length, modulo 97", IBAN.isValid),
    number("iccid", "19 or 20 digits from 89 on, Luhn", Shapes.isICCID),
    number("ie_ppsn", "Ireland: letter modulo 23", NationalNumbers.isPPSN),
    number("imei", "15 digits, Luhn", Shapes.isIMEI),
    number("in_pan", "India, tax: form", NationalNumbers.isIndianPAN),
    Check("ipv4_public", "four numbers, no loopback", Shapes.isIPv4),
    Check("ipv6", "eight groups, or fewer around ::", Shapes.isIPv6),
    number("isin", "ISO 6166: country, Luhn", Securities.isISIN),
    number("it_codice_fiscale", "Italy: check letter", NationalNumbers.isCodiceFiscale),
    Check("jwt", "RFC 7515, 7516: header is JSON", Credentials.isJWT),
    number("lei", "ISO 17442: modulo 97", Securities.isLEI),
    number("luhn", "ISO/IEC 7812-1 annex B") { Luhn.isValid($0) },
    Check("mixed", "holds a letter and a digit") { Shapes.hasDigit($0) && Shapes.hasLetter($0) },
    number("mx_curp", "Mexico: form and date", NationalNumbers.isCURP),
    Check("mx_rfc", "Mexico, tax: form and date", NationalNumbers.isRFC),
    Check("nanp", "North American number") { value in
      var digits: [UInt8] = []
      for index in value.indices where value[index] &- 0x30 < 10 { digits.append(value[index]) }
      return UnitedStates.isNANP(Characters(digits.span))
    },
    number("nl_bsn", "Netherlands: weights modulo 11", NationalNumbers.isBSN),
    number("no_fnr", "Norway: two digits modulo 11", NationalNumbers.isFNR),
    number("pan", "payment card: issuer, length, Luhn", PaymentCard.isValid),
    number("pan_any", "12 to 19 digits, Luhn", PaymentCard.couldBe),
    Check("passport_mrz", "ICAO 9303 TD3: weights 7 3 1", Shapes.isMRZ),
    number("pl_pesel", "Poland: weights 1 3 7 9, date", NationalNumbers.isPESEL),
    number("pt_nif", "Portugal: weights modulo 11", NationalNumbers.isPortuguese),
    number("rf_reference", "ISO 11649: modulo 97", Securities.isRFReference),
    number("ro_cnp", "Romania: weights modulo 11, date", NationalNumbers.isCNP),
    number("se_personnummer", "Sweden: date, Luhn", NationalNumbers.isPersonnummer),
    number("sedol", "SEDOL: weights 1 3 1 7 3 9", Securities.isSEDOL),
    number("uk_driving_licence", "Great Britain: form", NationalNumbers.isDrivingLicence),
    number("uk_nhs", "NHS: weights modulo 11", NationalNumbers.isNHS),
    number("uk_nino", "National Insurance: letters in use", NationalNumbers.isNINO),
    number("uk_utr", "Unique Taxpayer Reference: weights modulo 11", NationalNumbers.isUTR),
    number("us_atin", "9xx-93-xxxx", UnitedStates.isATIN),
    number("us_ein", "prefixes in use", UnitedStates.isEIN),
    number("us_itin", "9xx and groups in use", UnitedStates.isITIN),
    number("us_ssn", "areas, groups and serials in use", UnitedStates.isSSN),
    number("vat", "EU and UK: country's form and check digit", VAT.isValid),
    Check("wif", "base58check, private key", Wallets.isWIF),
    number("za_id", "South Africa: date, Luhn", NationalNumbers.isSouthAfrican),
  ]
}
