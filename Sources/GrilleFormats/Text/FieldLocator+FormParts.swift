//  Form parts (RFC 7578).

internal import GrilleCore

extension FieldLocator {
  /// The longest header of a part, in bytes.
  static let longestHeader = 1024

  /// `Content-Disposition: form-data; name="ssn"`: what stands behind the blank line is the value of the
  /// name that `field` holds.
  mutating func addFormPart(_ field: Field, in text: Span<UInt8>) {
    guard field.name.count == 4, matches("name", field.name, in: text), isFormData(field, in: text),
      let start = startOfBody(behind: field.value.upper, in: text)
    else { return }
    var (lower, upper) = (start, endOfBody(from: start, in: text))
    while lower < upper, Bytes.isSpace(text[lower]) { lower += 1 }
    while upper > lower, Bytes.isSpace(text[upper - 1]) { upper -= 1 }
    guard lower < upper else { return }
    let value = ByteRange(lower, upper)
    fields.append(Field(name: field.value, value: value, phrase: value, style: .delimited))
  }

  private func isFormData(_ field: Field, in text: Span<UInt8>) -> Bool {
    let sign: StaticString = "form-data"
    let limit = max(0, field.name.lower - 64)
    var place = field.name.lower - sign.utf8CodeUnitCount
    while place >= limit {
      if text[place + 4] == UInt8(ascii: "-"),
        matches(sign, ByteRange(place, place + sign.utf8CodeUnitCount), in: text)
      {
        return true
      }
      place -= 1
    }
    return false
  }

  /// Where the first line behind the next blank one begins.
  private func startOfBody(behind place: Int, in text: Span<UInt8>) -> Int? {
    var isBlank = false
    for index in place..<min(text.count, place + Self.longestHeader) {
      switch text[index] {
      case 0x0A:
        if isBlank { return index + 1 }
        isBlank = true
      case 0x0D: continue
      default: isBlank = false
      }
    }
    return nil
  }

  private func endOfBody(from start: Int, in text: Span<UInt8>) -> Int {
    var place = start
    while place < text.count {
      var end = place
      while end < text.count, text[end] != 0x0A { end += 1 }
      end = min(end + 1, text.count)
      if FormPartReader.isBoundary(text.extracting(place..<end)) { return place }
      place = end
    }
    return text.count
  }
}
