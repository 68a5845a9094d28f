extension Vocabulary {
  /// Card payments over the web, OAuth and OpenID Connect, HTTP, logs.
  static let web = records(
    """
    # Stripe
    id →
    object →
    livemode →
    card.number → pan
    card.cvc → card_verification_code
    card.exp_month → card_expiry
    card.exp_year → card_expiry
    card.brand →
    card.funding →
    card.country →
    source.last4 → pan_last4
    payment_method_details.card.fingerprint → pan_hash
    payment_method_details.card.last4 → pan_last4
    payment_method_details.card.network →
    bank_account.account_number → us_bank_account_number
    bank_account.routing_number → aba_routing_number
    bank_account.account_holder_name → person_name
    bank_account.account_holder_type →
    client_secret → oauth_client_secret
    individual.id_number → us_ssn
    individual.ssn_last_4 → us_ssn_last4
    individual.dob.day → date_of_birth
    individual.dob.month → date_of_birth
    individual.dob.year → date_of_birth
    individual.first_name → first_name
    individual.last_name → last_name
    individual.address.line1 → street_address
    individual.address.postal_code → postal_code
    statement_descriptor → merchant_name
    amount_captured →
    payment_intent →
    balance_transaction →
    receipt_email → email_address
    receipt_number →
    metadata.order_id → order_id
    # OAuth: request for a token
    grant_type →
    code → oauth_authorization_code
    code_verifier → pkce_code_verifier
    redirect_uri →
    client_id → oauth_client_id
    client_secret → oauth_client_secret
    client_assertion → oauth_client_secret
    client_assertion_type →
    refresh_token → refresh_token
    username → username
    password → password
    scope →
    audience →
    # OpenID Connect: authorization request
    response_type →
    response_mode →
    client_id → oauth_client_id
    redirect_uri →
    state → oauth_state
    nonce → nonce
    code_challenge →
    code_challenge_method →
    login_hint → username
    prompt →
    acr_values →
    id_token_hint → id_token
    # OAuth: answer with tokens
    access_token → access_token
    refresh_token → refresh_token
    id_token → id_token
    token_type →
    expires_in →
    scope →
    error →
    error_description →
    session_state →
    # OpenID Connect: claims
    iss →
    sub → customer_id
    aud →
    exp →
    iat →
    nbf →
    jti →
    auth_time →
    acr →
    amr[] →
    azp →
    name → person_name
    given_name → first_name
    family_name → last_name
    middle_name → first_name
    preferred_username → username
    email → email_address
    email_verified →
    phone_number → phone_number
    phone_number_verified →
    birthdate → date_of_birth
    gender → gender
    zoneinfo →
    locale →
    address.street_address → street_address
    address.locality →
    address.postal_code → postal_code
    updated_at →
    # Headers of HTTP
    Proxy-Authorization → basic_auth
    Cookie → session_cookie
    Set-Cookie → session_cookie
    X-Api-Key → api_key
    X-Auth-Token → access_token
    PLAID-SECRET → api_key
    PLAID-CLIENT-ID →
    Client-Cert →
    x-jws-signature → request_signature
    X-Forwarded-For → ip_address
    X-Real-IP → ip_address
    x-fapi-interaction-id →
    x-fapi-auth-date →
    x-fapi-customer-ip-address → ip_address
    traceparent →
    tracestate →
    Idempotency-Key →
    User-Agent →
    Content-Type →
    Content-Length →
    Host →
    Accept →
    ETag →
    X-Correlation-ID →
    X-CSRF-Token → oauth_state
    Stripe-Signature → request_signature
    # Query of a URL
    access_token → access_token
    id_token → id_token
    token → access_token
    sig → request_signature
    signature → request_signature
    expires → card_expiry
    X-Amz-Signature → request_signature
    X-Amz-Date →
    X-Amz-Expires →
    key → api_key
    api_key → api_key
    email → email_address
    pan → pan
    acct → us_bank_account_number
    ssn → us_ssn
    q →
    page →
    sort →
    error →
    error_description →
    # CEF
    suser → username
    duser → username
    src → ip_address
    dst → ip_address
    sntdom →
    requestContext →
    requestCookies → session_cookie
    requestMethod →
    act →
    app →
    rt →
    msg →
    filePath →
    deviceCustomNumber1 →
    hostname →
    severity →
    signatureId →
    """)
}
