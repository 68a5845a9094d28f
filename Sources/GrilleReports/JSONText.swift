/// JSON, written.
enum JSONText {
  /// `text` as a string.
  static func string(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case "\r": json += "\\r"
      case "\t": json += "\\t"
      case _ where scalar.value < 0x20:
        let hex = String(scalar.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }

  /// An object of `members`, whose values are JSON, in order of their names.
  static func object(_ members: [(String, String)]) -> String {
    let members = members.sorted { $0.0 < $1.0 }.map { "\(string($0.0)):\($0.1)" }
    return "{\(members.joined(separator: ","))}"
  }
}
