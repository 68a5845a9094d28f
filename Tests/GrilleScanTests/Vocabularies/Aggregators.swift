extension Vocabulary {
  /// Plaid and FDX.
  static let aggregators = records(
    """
    # Plaid: auth
    numbers.ach[].account → us_bank_account_number
    numbers.ach[].account_id →
    numbers.ach[].routing → aba_routing_number
    numbers.ach[].wire_routing → aba_routing_number
    numbers.eft[].account → us_bank_account_number
    numbers.eft[].institution → other_bank_codes
    numbers.eft[].branch → other_bank_codes
    numbers.international[].iban → iban
    numbers.international[].bic → bic
    numbers.bacs[].account → us_bank_account_number
    numbers.bacs[].sort_code → uk_sort_code
    accounts[].mask → pan_last4
    accounts[].name → person_name
    accounts[].official_name →
    accounts[].type →
    accounts[].subtype →
    accounts[].balances.available → account_balance
    accounts[].balances.current → account_balance
    accounts[].balances.limit → credit_limit
    # Plaid: identity
    accounts[].owners[].names[] → person_name
    accounts[].owners[].emails[].data → email_address
    accounts[].owners[].emails[].primary →
    accounts[].owners[].emails[].type →
    accounts[].owners[].phone_numbers[].data → phone_number
    accounts[].owners[].addresses[].data.street → street_address
    accounts[].owners[].addresses[].data.postal_code → postal_code
    accounts[].owners[].addresses[].data.city →
    accounts[].owners[].addresses[].data.region →
    accounts[].owners[].addresses[].data.country →
    user.id_number.value → us_ssn
    user.id_number.type →
    user.date_of_birth → date_of_birth
    user.legal_name → person_name
    user.phone_number → phone_number
    # Plaid: transactions
    transactions[].account_id →
    transactions[].transaction_id → transaction_id
    transactions[].pending_transaction_id → transaction_id
    transactions[].amount → transaction_amount
    transactions[].date →
    transactions[].pending →
    transactions[].category[] →
    transactions[].merchant_name → merchant_name
    transactions[].merchant_entity_id →
    transactions[].name → person_name
    transactions[].original_description → remittance_text
    transactions[].location.address → street_address
    transactions[].location.city →
    transactions[].location.postal_code → postal_code
    transactions[].location.lat → geolocation
    transactions[].location.lon → geolocation
    transactions[].location.store_number →
    transactions[].payment_meta.payee → beneficiary_name
    transactions[].payment_meta.payer → person_name
    transactions[].payment_meta.ppd_id →
    transactions[].payment_meta.reference_number →
    transactions[].counterparties[].name → person_name
    transactions[].counterparties[].account_numbers.bacs.account → us_bank_account_number
    transactions[].counterparties[].account_numbers.bacs.sort_code → uk_sort_code
    transactions[].counterparties[].account_numbers.international.iban → iban
    transactions[].website →
    transactions[].check_number → check_number
    # Plaid: tokens
    access_token → access_token
    public_token → access_token
    processor_token → access_token
    link_token → access_token
    item_id →
    request_id →
    client_user_id →
    webhook →
    secret → api_key
    # FDX
    accountId →
    accountNumber → us_bank_account_number
    accountNumberDisplay → pan_last4
    accountType →
    nickname →
    routingTransitNumber → aba_routing_number
    customers[].name.first → first_name
    customers[].name.last → last_name
    customers[].dateOfBirth → date_of_birth
    customers[].taxId → us_ssn
    customers[].taxIdCountry →
    customers[].governmentId → us_ssn
    customers[].customerId → customer_id
    customers[].email[] → email_address
    customers[].addresses[].line1 → street_address
    customers[].addresses[].city →
    customers[].addresses[].postalCode → postal_code
    customers[].telephones[].number → phone_number
    currentBalance → account_balance
    availableBalance → account_balance
    principalBalance → account_balance
    transactions[].payee → beneficiary_name
    transactions[].memo → remittance_text
    transactions[].amount → transaction_amount
    transactions[].postedTimestamp → transaction_time
    transactions[].transactionTimestamp → transaction_time
    transactions[].checkNumber → check_number
    transactions[].debitCreditMemo →
    holdings[].units → position
    holdings[].marketValue → position
    """)
}
