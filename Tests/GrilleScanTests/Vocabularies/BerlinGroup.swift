extension Vocabulary {
  /// Berlin Group NextGenPSD2 1.3: answers, authentication, headers of the PSU.
  static let berlinGroup = records(
    """
    # Berlin Group: accounts
    accounts[].resourceId →
    accounts[].iban → iban
    accounts[].bban → us_bank_account_number
    accounts[].msisdn → phone_number
    accounts[].ownerName → person_name
    accounts[].name → person_name
    accounts[].product →
    accounts[].cashAccountType →
    accounts[].currency → currency_code
    accounts[].bic → bic
    accounts[].balances[].balanceType →
    accounts[].balances[].balanceAmount.amount → account_balance
    accounts[].balances[].balanceAmount.currency → currency_code
    accounts[].balances[].referenceDate →
    # Berlin Group: card accounts
    cardAccounts[].maskedPan → pan_truncated
    cardAccounts[].creditLimit.amount → credit_limit
    cardTransactions.booked[].cardTransactionId → transaction_id
    cardTransactions.booked[].terminalId → terminal_id
    cardTransactions.booked[].maskedPAN → pan_truncated
    cardTransactions.booked[].cardAcceptorId → merchant_id
    cardTransactions.booked[].cardAcceptorAddress.street → street_address
    cardTransactions.booked[].cardAcceptorAddress.buildingNumber →
    cardTransactions.booked[].cardAcceptorAddress.postCode → postal_code
    cardTransactions.booked[].cardAcceptorAddress.city →
    cardTransactions.booked[].merchantCategoryCode → mcc
    cardTransactions.booked[].transactionDate → transaction_time
    cardTransactions.booked[].transactionDetails →
    cardTransactions.booked[].invoiced →
    # Berlin Group: transactions
    transactions.booked[].transactionId → transaction_id
    transactions.booked[].entryReference →
    transactions.booked[].endToEndId → transaction_id
    transactions.booked[].mandateId → mandate_id
    transactions.booked[].creditorId → creditor_id
    transactions.booked[].bookingDate → transaction_time
    transactions.booked[].valueDate → transaction_time
    transactions.booked[].creditorName → beneficiary_name
    transactions.booked[].creditorAccount.iban → iban
    transactions.booked[].creditorAgent → bic
    transactions.booked[].ultimateCreditor → beneficiary_name
    transactions.booked[].debtorName → person_name
    transactions.booked[].debtorAccount.iban → iban
    transactions.booked[].ultimateDebtor → person_name
    transactions.booked[].remittanceInformationUnstructured → remittance_text
    transactions.booked[].remittanceInformationUnstructuredArray[] → remittance_text
    transactions.booked[].remittanceInformationStructured → structured_reference
    transactions.booked[].purposeCode →
    transactions.booked[].proprietaryBankTransactionCode →
    # Berlin Group: consent and authentication
    psuData.password → password
    psuData.encryptedPassword → password
    psuData.additionalPassword → password
    psuData.additionalEncryptedPassword → password
    scaAuthenticationData → otp_code
    scaStatus →
    chosenScaMethod →
    authenticationMethodId →
    challengeData.data →
    challengeData.otpMaxLength →
    challengeData.otpFormat →
    psuMessage →
    consentId →
    consentStatus →
    frequencyPerDay →
    validUntil →
    recurringIndicator →
    access.accounts[].iban → iban
    access.balances[].iban → iban
    access.transactions[].bban → us_bank_account_number
    access.availableAccounts →
    access.allPsd2 →
    _links.scaRedirect.href →
    # Berlin Group: headers of a request
    PSU-ID → customer_id
    PSU-ID-Type →
    PSU-Corporate-ID → customer_id
    PSU-Corporate-ID-Type →
    PSU-IP-Address → ip_address
    PSU-IP-Port →
    PSU-Device-ID → device_id
    PSU-Geo-Location → geolocation
    PSU-User-Agent →
    PSU-Accept-Language →
    PSU-Http-Method →
    Consent-ID →
    Authorization → access_token
    TPP-Signature-Certificate →
    TPP-Redirect-URI →
    TPP-Redirect-Preferred →
    Signature → request_signature
    Digest →
    X-Request-ID →
    """)
}
