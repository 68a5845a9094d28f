//  One record in every format: what is measured is the format, not what stands in it.
//
//      {"card":{"cvv":"123"},"note":"a b"}    card_cvv,note    <card><cvv>123</cvv></card>
//                                             123,a b          <note>a b</note>

/// A record, taken from compact JSON of objects, strings, numbers and words, without escapes.
struct FlatRecord {
  /// What JSON consists of.
  private enum Token {
    case open, close
    case name(String)
    case value(String, quoted: Bool)
  }

  /// As it was given.
  let json: String
  private let tokens: [Token]

  init(json: String) {
    self.json = json
    var tokens: [Token] = []
    var bytes = Array(json.utf8)[...]
    func text(until end: (UInt8) -> Bool) -> String {
      let run = bytes.prefix { !end($0) }
      bytes = bytes.dropFirst(run.count)
      return String(decoding: run, as: UTF8.self)
    }
    while let byte = bytes.first {
      switch byte {
      case UInt8(ascii: "{"): tokens.append(.open)
      case UInt8(ascii: "}"): tokens.append(.close)
      case UInt8(ascii: ","), UInt8(ascii: ":"): break
      case UInt8(ascii: "\""):
        bytes = bytes.dropFirst()
        let word = text { $0 == UInt8(ascii: "\"") }
        let isName = bytes.dropFirst().first == UInt8(ascii: ":")
        tokens.append(isName ? .name(word) : .value(word, quoted: true))
      default:
        let word = text { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "}") }
        tokens.append(.value(word, quoted: false))
        continue
      }
      bytes = bytes.dropFirst()
    }
    self.tokens = tokens
  }

  /// The names with those around them, and the values.
  var columns: [(name: String, value: String)] {
    var columns: [(String, String)] = []
    var names: [String] = []
    for token in tokens {
      switch token {
      case .open: break
      case .name(let name): names.append(name)
      case .value(let value, _):
        columns.append((names.joined(separator: "_"), value))
        names.removeLast()
      case .close: names = names.dropLast()
      }
    }
    return columns
  }

  /// As JSON over lines, indented by two.
  var prettyJSON: String {
    var text = ""
    var depth = 0
    var isFirst = true
    func line() {
      text += (isFirst ? "\n" : ",\n") + String(repeating: "  ", count: depth)
      isFirst = false
    }
    for token in tokens {
      switch token {
      case .open:
        text += "{"
        depth += 1
        isFirst = true
      case .close:
        depth -= 1
        isFirst = true
        line()
        text += "}"
      case .name(let name):
        line()
        text += "\"\(name)\": "
      case .value(let value, let quoted): text += quoted ? "\"\(value)\"" : value
      }
    }
    return text
  }

  /// As a row of a table.
  var row: String {
    columns.map { $0.value.contains(",") ? "\"\($0.value)\"" : $0.value }.joined(separator: ",")
  }
  /// As the names above such rows.
  var header: String { columns.map(\.name).joined(separator: ",") }

  /// As an element over lines.
  var xml: String {
    var text = ""
    var names: [String] = []
    for token in tokens {
      let indent = String(repeating: "  ", count: names.count + 1)
      switch token {
      case .open: text += names.isEmpty ? "  <record>\n" : "\(indent)<\(names.last ?? "")>\n"
      case .name(let name): names.append(Self.xmlName(name))
      case .value(let value, _):
        let name = names.removeLast()
        text += "\(indent)<\(name)>\(Self.xmlText(value))</\(name)>\n"
      case .close:
        text += names.isEmpty ? "  </record>" : "\(indent)</\(names.removeLast())>\n"
      }
    }
    return text
  }

  private static func xmlName(_ name: String) -> String {
    name.filter { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
  }
  private static func xmlText(_ value: String) -> String {
    value.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
