//  Dense data: payment events as JSON, nine values in some 620 bytes.

/// Makes payment events.
enum PaymentEvents {
  static func event(_ t: inout LogText) -> String {
    let first = SensitiveValues.firstName(&t)
    let last = SensitiveValues.lastName(&t)
    return "{\"ts\":\"\(t.isoTime())\",\"event\":\"payment.authorized\","
      + "\"request_id\":\"\(t.uuid())\","
      + "\"trace_id\":\"\(t.hex(32))\",\"customer\":{\"first_name\":\"\(first)\","
      + "\"last_name\":\"\(last)\",\"email\":\"\(SensitiveValues.email(&t))\","
      + "\"ssn\":\"\(SensitiveValues.ssn(&t))\",\"phone\":\"\(SensitiveValues.phone(&t))\"},"
      + "\"card\":{\"number\":\"\(SensitiveValues.pan(&t))\","
      + "\"exp\":\"\(LogText.padded(t.number(1...12), 2))/29\","
      + "\"cvv\":\"\(LogText.padded(t.number(0...999), 3))\"},"
      + "\"amount\":\(t.decimal(1...999, places: 2)),\"currency\":\"USD\","
      + "\"auth_code\":\"\(SensitiveValues.authCode(&t))\",\"token\":\"\(SensitiveValues.jwt(&t))\","
      + "\"attempt\":\(t.number(1...3)),\"note\":\"\(t.words(4...7))\"}"
  }
}
