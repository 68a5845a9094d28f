extension Vocabulary {
  /// Open Banking UK 4: accounts, balances, transactions, party, payment initiation.
  static let openBankingUK = records(
    """
    # Open Banking UK: accounts
    Data.Account[].AccountId →
    Data.Account[].Currency →
    Data.Account[].AccountType →
    Data.Account[].Nickname →
    Data.Account[].OpeningDate →
    Data.Account[].Account[].SchemeName →
    Data.Account[].Account[].Identification → us_bank_account_number
    Data.Account[].Account[].Name → person_name
    Data.Account[].Account[].SecondaryIdentification → us_bank_account_number
    # Open Banking UK: balances
    Data.Balance[].AccountId →
    Data.Balance[].Amount.Amount → account_balance
    Data.Balance[].Amount.Currency → currency_code
    Data.Balance[].Type →
    Data.Balance[].DateTime →
    Data.Balance[].CreditLine[].Amount.Amount → credit_limit
    Links.Self →
    Meta.TotalPages →
    # Open Banking UK: transactions
    Data.Transaction[].TransactionId → transaction_id
    Data.Transaction[].TransactionInformation → remittance_text
    Data.Transaction[].TransactionReference → transaction_id
    Data.Transaction[].Status →
    Data.Transaction[].BookingDateTime → transaction_time
    Data.Transaction[].ValueDateTime → transaction_time
    Data.Transaction[].BankTransactionCode.Code →
    Data.Transaction[].BankTransactionCode.SubCode →
    Data.Transaction[].CreditDebitIndicator →
    Data.Transaction[].MerchantDetails.MerchantName → merchant_name
    Data.Transaction[].MerchantDetails.MerchantCategoryCode → mcc
    Data.Transaction[].CreditorAccount.Identification → us_bank_account_number
    Data.Transaction[].CreditorAccount.Name → beneficiary_name
    Data.Transaction[].CreditorAccount.SchemeName →
    Data.Transaction[].DebtorAccount.Identification → us_bank_account_number
    Data.Transaction[].CardInstrument.Identification → us_bank_account_number
    Data.Transaction[].CardInstrument.CardSchemeName →
    Data.Transaction[].CardInstrument.Name → person_name
    Data.Transaction[].CardInstrument.AuthorisationType →
    Data.Transaction[].AddressLine → street_address
    # Open Banking UK: party
    Data.Party.PartyId → customer_id
    Data.Party.PartyNumber → customer_id
    Data.Party.PartyType →
    Data.Party.Name → person_name
    Data.Party.FullLegalName → person_name
    Data.Party.EmailAddress → email_address
    Data.Party.Phone → phone_number
    Data.Party.Mobile → phone_number
    Data.Party.Address[].AddressType →
    Data.Party.Address[].AddressLine[] → street_address
    Data.Party.Address[].StreetName → street_address
    Data.Party.Address[].BuildingNumber →
    Data.Party.Address[].PostCode → postal_code
    Data.Party.Address[].TownName →
    Data.Party.Address[].Country →
    # Open Banking UK: payment initiation
    Data.ConsentId →
    Data.Permissions[] →
    Data.Initiation.InstructionIdentification → transaction_id
    Data.Initiation.EndToEndIdentification → transaction_id
    Data.Initiation.InstructedAmount.Amount → transaction_amount
    Data.Initiation.InstructedAmount.Currency → currency_code
    Data.Initiation.DebtorAccount.Identification → us_bank_account_number
    Data.Initiation.DebtorAccount.Name → person_name
    Data.Initiation.CreditorAccount.Identification → us_bank_account_number
    Data.Initiation.CreditorAccount.Name → beneficiary_name
    Data.Initiation.CreditorAccount.SchemeName →
    Data.Initiation.RemittanceInformation.Unstructured → remittance_text
    Data.Initiation.RemittanceInformation.Reference → structured_reference
    Risk.PaymentContextCode →
    Risk.MerchantCategoryCode → mcc
    Risk.MerchantCustomerIdentification → customer_id
    Risk.DeliveryAddress.AddressLine[] → street_address
    Risk.DeliveryAddress.StreetName → street_address
    Risk.DeliveryAddress.PostCode → postal_code
    Risk.DeliveryAddress.TownName →
    """)
}
