//  Which info types are a right answer to which label.

internal import Grille

enum Labels {
  private static let table: [String: String] = [
    "ABA_ROUTING": "aba_routing_number micr_line",
    "ACCOUNT": """
    us_bank_account_number uk_account_number beneficiary_account iban other_bank_codes micr_line \
    loan_number
    """,
    "ADDRESS": "street_address postal_code",
    "AGE": "age",
    "API_KEY": "api_key access_token refresh_token oauth_client_secret password",
    "AUTH_CODE": "card_authorization_code",
    "BASIC_AUTH": "basic_auth",
    "BEARER": "access_token id_token jwt_jws jwt_jwe api_key",
    "BIC": "bic",
    "CLEARING_ID": "other_bank_codes uk_sort_code aba_routing_number",
    "CRYPTOGRAM": "cavv arqc",
    "CVV": "card_verification_code",
    "DATE": "date_of_birth transaction_time",
    "DRIVER_LICENSE": "us_drivers_license uk_driving_licence",
    "EMAIL": "email_address",
    "IBAN": "iban beneficiary_account",
    "IP": "ip_address",
    "JWT": "jwt_jws jwt_jwe id_token access_token",
    "LOCATION": "street_address postal_code geolocation",
    "ORG": "merchant_name person_name beneficiary_name",
    "OAUTH_CODE": "oauth_authorization_code",
    "OAUTH_TOKEN": "access_token refresh_token id_token jwt_jws jwt_jwe",
    "PAN": "pan track1 track2 pan_token",
    "PARTY_NAME": "person_name first_name last_name cardholder_name beneficiary_name merchant_name",
    "PASSWORD": "password",
    "PERSON": "person_name first_name last_name cardholder_name beneficiary_name",
    "PHONE": "phone_number",
    "SECRET": """
    password api_key oauth_client_secret access_token refresh_token basic_auth private_key \
    otp_code pin session_cookie connection_string request_signature
    """,
    "SSN": "us_ssn us_itin",
    "ZIP": "postal_code street_address",
  ]

  private static let types: [String: Set<InfoType>] = table.mapValues { ids in
    Set(ids.split(separator: " ").map { InfoType(String($0)) })
  }

  /// The types that belong to `label`.
  static func types(of label: String) -> Set<InfoType> { types[label] ?? [] }

  /// Types so common and so mild that hits are also counted without them.
  static func isMild(_ type: InfoType) -> Bool {
    ["ip_address", "url", "date", "transaction_time", "mac_address"].contains(type.rawValue)
  }
}
