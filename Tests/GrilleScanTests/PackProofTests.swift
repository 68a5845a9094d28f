import GrilleCore
import GrillePacks
import Testing

@testable import GrilleScan

@Suite("The built-in packs")
struct PackProofTests {
  @Test("prove every row")
  func hold() throws {
    let failures = try PackProof.failures(of: PackLibrary.builtIn())
    #expect(failures.isEmpty, "\(failures.map(\.description).joined(separator: "\n"))")
  }

  @Test("state anchors of which texts made from their patterns say something")
  func anchors() throws {
    for spec in try PackLibrary.builtIn().types {
      for detector in spec.detectors {
        let rows = spec.matches.map(\.text)
        guard let anchor = PackProof.StatedAnchor(of: detector, rows: rows, texts: 4000)
        else { continue }
        #expect(anchor.matches >= 20, "\(spec.definition.type)/\(detector.id)")
        #expect(anchor.counterexample == nil, "\(spec.definition.type)/\(detector.id)")
      }
    }
  }

  @Test(
    "describe every type of the field's tables",
    arguments: [
      "us_ssn us_ssn_last4 us_itin us_atin us_ptin us_ein us_drivers_license person_name first_name",
      "last_name mother_maiden_name date_of_birth age gender street_address postal_code email_address",
      "phone_number passport_number passport_mrz uk_nino uk_utr uk_nhs uk_driving_licence ca_sin",
      "in_aadhaar in_pan br_cpf br_cnpj de_steuer_id fr_nir es_nif es_nie it_codice_fiscale au_tfn",
      "se_personnummer nl_bsn be_nn pl_pesel dk_cpr no_fnr fi_hetu ie_ppsn pt_nif at_svnr ch_ahv",
      "national_id tr_tckn kr_rrn jp_my_number sg_nric my_nric ae_emirates_id th_id id_nik il_id hk_id",
      "tw_id cl_rut co_cedula ar_cuit ar_dni ng_bvn ng_nin gh_card ru_snils ru_inn pl_id_card de_id_card",
      "ro_cnp cz_rc mx_curp mx_rfc customer_id username ip_address device_id biometric_template",
      "pan pan_truncated pan_last4 card_bin pan_token pan_hash card_expiry card_service_code",
      "cardholder_name card_verification_code track1 track2 pin pin_block iban bic",
      "us_bank_account_number aba_routing_number micr_line uk_sort_code uk_account_number",
      "other_bank_codes account_balance credit_limit credit_score income loan_number loan_amount",
      "position isin cusip sedol lei crypto_address crypto_secret vat_number creditor_id",
      "transaction_amount currency_code transaction_time merchant_name merchant_id mcc terminal_id",
      "geolocation transaction_id uetr card_authorization_code rrn stan response_code arqc cavv",
      "beneficiary_name beneficiary_account remittance_text structured_reference mandate_id",
      "check_number order_id password otp_code security_answer oauth_authorization_code access_token",
      "refresh_token id_token jwt_jws jwt_jwe pkce_code_verifier oauth_state nonce oauth_client_id",
      "oauth_client_secret session_cookie basic_auth private_key api_key request_signature",
      "connection_string",
    ])
  func areComplete(_ ids: String) throws {
    let definitions = try PackLibrary.builtIn().definitions
    for id in ids.split(separator: " ") {
      #expect(definitions[InfoType(String(id))] != nil, "no pack describes \(id)")
    }
  }
}
