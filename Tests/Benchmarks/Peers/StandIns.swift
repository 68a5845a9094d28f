//  Forms that only a check digit, a country table or look-around keeps from hitting every other line:
//  for the others the plain spelling that people give such tools. Without these the peers would go
//  without cards, IBANs and mail addresses.

/// Plainer forms in the place of a pack's.
enum StandIns {
  static let forms = [
    "email_address/form":
      #"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|org|net|edu|gov|io|co|de|fr|uk|us)\b"#,
    "iban/form": #"\b[A-Z]{2}\d{2}[A-Z0-9]{11,30}\b"#,
    "pan/bare": #"\b(?:4\d{15}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6011\d{12})\b"#,
    "pan/groups_12": #"\b[56]\d{3}-\d{4}-\d{4}\b"#,
    "pan/groups_16": #"\b[2-6]\d{3}[ -]\d{4}[ -]\d{4}[ -]\d{4}\b"#,
  ]

  /// The form in the place of the pack's pattern `id`.
  static func pattern(_ id: String) -> PeerPattern? {
    guard let form = forms[id], let tree = PatternParser.tree(of: form) else { return nil }
    return PeerPattern(id: id, exact: form, numberless: form, loose: tree)
  }
}
