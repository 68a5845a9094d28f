//  Where `classify` takes names from. Of a sample only its names are kept, never a value.

internal import ArgumentParser
internal import Foundation
internal import GrilleCore
internal import GrilleFormats
internal import GrillePacks
internal import GrilleStreams

/// A field to classify: its name and those around it, outermost first.
struct FieldPath: Hashable {
  var path: [String]
  /// As people write it: `accounts[].owners[].names`.
  var text: String
}

enum FieldPaths {
  /// A name as it is given: dots part it, `[]` and indices are left out.
  static func named(_ text: String) -> FieldPath {
    let path = text.split(separator: ".").map { String($0.prefix { $0 != "[" }) }
    return FieldPath(path: path.filter { !$0.isEmpty }, text: text)
  }

  /// The columns of the table `file`; each name is one, dots or not.
  static func columns(of file: String) throws -> [FieldPath] {
    let bytes = try contents(of: file)
    // The first line may say what parts cells instead.
    let lines = bytes.split(maxSplits: 2) { $0 == 0x0A || $0 == 0x0D }.prefix(2).map(Array.init)
    let line = lines.first { !CSVHeader.isSeparator($0.span) }
    guard let line, let header = CSVHeader(certain: line.span) else {
      throw ValidationError("\(file): the first line does not name columns.")
    }
    return header.names.filter { !$0.isEmpty }.map { range in
      let name = String(decoding: line[range.range], as: UTF8.self)
      return FieldPath(path: [name], text: name)
    }
  }

  /// Every path of the JSON sample `file`, each once, in order of their names.
  static func paths(of file: String) throws -> [FieldPath] {
    let sample = Data(try contents(of: file))
    // The parser's own message may quote the text, so it is not passed on.
    guard let value = try? JSONSerialization.jsonObject(with: sample, options: .fragmentsAllowed)
    else { throw ValidationError("\(file): not JSON.") }
    var found: Set<FieldPath> = []
    walk(value, FieldPath(path: [], text: ""), into: &found)
    return found.sorted { $0.text < $1.text }
  }

  /// The schema in `file`.
  static func schema(of file: String) throws -> Schema {
    try Schema(String(decoding: try contents(of: file), as: UTF8.self), file: file)
  }

  private static func walk(_ value: Any, _ place: FieldPath, into found: inout Set<FieldPath>) {
    switch value {
    case let object as [String: Any]:
      for (key, value) in object {
        let name = mayBeValue(key) ? "*" : key
        let text = place.text.isEmpty ? name : "\(place.text).\(name)"
        walk(value, FieldPath(path: place.path + [name], text: text), into: &found)
      }
    case let list as [Any]:
      for value in list {
        walk(value, FieldPath(path: place.path, text: place.text + "[]"), into: &found)
      }
    default:
      if !place.path.isEmpty { found.insert(place) }
    }
  }

  /// Whether a key may be a value by which a map is ordered, a card number or an address, and no name.
  private static func mayBeValue(_ key: String) -> Bool {
    var digits = 0
    for byte in key.utf8 {
      digits = Bytes.isDigit(byte) ? digits + 1 : 0
      if digits == 4 || byte == UInt8(ascii: "@") { return true }
    }
    return false
  }

  private static func contents(of file: String) throws -> [UInt8] {
    var input = file == "-" ? Input() : try Input(path: file)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: Input.chunk)
    while let count = try input.next(into: &buffer) { bytes += buffer[..<count] }
    return bytes
  }
}
