//  The values of which log lines are made.

/// Innocent values; the ids among them are remembered.
struct LogValues {
  var generator: SeededGenerator
  var ids: [String] = []

  init(_ generator: SeededGenerator) { self.generator = generator }

  private mutating func id(_ text: String) -> String {
    ids.append(text)
    return text
  }

  /// Two digits of `range`.
  private mutating func two(_ range: ClosedRange<Int>) -> String {
    String(String(100 + generator.number(in: range)).suffix(2))
  }

  // MARK: Ids

  mutating func hex(_ count: Int) -> String {
    let text = generator.text(count, of: .hex)
    return count >= 16 ? id(text) : text
  }

  mutating func uuid() -> String {
    let text = generator.text(32, of: .hex)
    let parts = [(0, 8), (8, 4), (12, 4), (16, 4), (20, 12)].map { start, count in
      String(text.dropFirst(start).prefix(count))
    }
    let variant = String(generator.pick(["8", "9", "a", "b"]))
    return id(
      [parts[0], parts[1], "4" + parts[2].dropFirst(), variant + parts[3].dropFirst(), parts[4]]
        .joined(separator: "-"))
  }

  /// As a gateway gives them out: 16 capitals and digits.
  mutating func requestID() -> String { id(generator.text(16, of: .capitalsAndDigits)) }

  mutating func etag() -> String { id(generator.text(22, of: .alphanumeric)) }

  /// An MD5 digest in base64.
  mutating func base64Digest() -> String { id(generator.text(22, of: .base64) + "==") }

  /// 10 to 19 digits, of which the length of a card is the commonest; one in ten passes Luhn.
  mutating func order() -> String {
    let count = generator.once(in: 3) ? 16 : generator.number(in: 10...19)
    return number(count)
  }

  // MARK: Numbers

  /// `count` digits, the first not 0.
  mutating func number(_ count: Int) -> String {
    String(generator.number(in: 1...9)) + generator.text(count - 1, of: .digits)
  }

  mutating func size() -> String { String(generator.number(in: 0...9_999_999)) }
  mutating func pid() -> String { String(generator.number(in: 100...99_999)) }
  mutating func port() -> String { String(generator.number(in: 1024...65_535)) }
  mutating func millis() -> String { String(generator.number(in: 1...30_000)) }
  mutating func status() -> String {
    String(generator.pick([200, 201, 204, 301, 304, 400, 404, 500]))
  }
  mutating func pickMask() -> String { String(generator.number(in: 8...32)) }

  mutating func seconds() -> String {
    "\(generator.number(in: 0...30)).\(generator.text(3, of: .digits))"
  }

  mutating func percent() -> String {
    "\(generator.number(in: 0...99)).\(generator.text(generator.number(in: 2...15), of: .digits))"
  }

  mutating func amount() -> String {
    "\(generator.number(in: 1...999_999)).\(generator.text(2, of: .digits))"
  }

  mutating func version() -> String {
    let parts = (0..<3).map { _ in String(generator.number(in: 0...40)) }.joined(separator: ".")
    return generator.once(in: 3) ? parts + "-rc.\(generator.number(in: 1...9))" : parts
  }

  mutating func ip() -> String {
    "10.\(generator.number(in: 0...255)).\(generator.number(in: 0...255))."
      + "\(generator.number(in: 1...254))"
  }

  // MARK: Times

  mutating func epochSeconds() -> String { id("1" + generator.text(9, of: .digits)) }
  mutating func epochMillis() -> String { id("1" + generator.text(12, of: .digits)) }
  mutating func epochMicros() -> String { id("1" + generator.text(15, of: .digits)) }
  mutating func epochNanos() -> String { id("1" + generator.text(18, of: .digits)) }
  mutating func epochFloat() -> String {
    id("1" + generator.text(9, of: .digits) + "." + generator.text(7, of: .digits))
  }

  private mutating func date(_ separator: String) -> String {
    ["20" + two(10...29), two(1...12), two(1...28)].joined(separator: separator)
  }

  mutating func clock() -> String { "\(two(0...23)):\(two(0...59)):\(two(0...59))" }
  mutating func monthDay() -> String { two(1...12) + two(1...28) }
  mutating func compactDate() -> String { id(date("")) }

  mutating func compactTime() -> String {
    id(date("") + two(0...23) + two(0...59) + two(0...59))
  }

  mutating func compactTimeWithMillis() -> String {
    id(date("") + two(0...23) + two(0...59) + two(0...59) + generator.text(3, of: .digits))
  }

  mutating func isoTime() -> String {
    let zone = generator.pick(["Z", "+01:00", "-05:00"])
    let fraction = generator.text(generator.pick([3, 6, 9]), of: .digits)
    return id("\(date("-"))T\(clock()).\(fraction)\(zone)")
  }

  mutating func spaceTime() -> String {
    id("\(date("-")) \(clock()).\(generator.text(3, of: .digits))")
  }
  mutating func commaTime() -> String {
    id("\(date("-")) \(clock()),\(generator.text(3, of: .digits))")
  }
  mutating func slashTime() -> String { id("\(date("/")) \(clock())") }

  private mutating func month() -> String { generator.pick(["Jan", "Mar", "Jun", "Oct", "Dec"]) }
  mutating func clfTime() -> String {
    id("\(two(1...28))/\(month())/20\(two(10...29)):\(clock()) +0000")
  }
  mutating func syslogTime() -> String { id("\(month()) \(two(10...28)) \(clock())") }

  // MARK: Requests

  mutating func method() -> String { generator.pick(["GET", "POST", "PUT", "DELETE", "PATCH"]) }

  mutating func path() -> String {
    switch generator.number(in: 0...5) {
    case 0: "/api/v\(number(1))/orders/\(order())"
    case 1: "/static/app.\(hex(16)).js?v=\(version())"
    case 2: "/objects/\(uuid())?page=\(number(2))&size=50"
    case 3: "/shipments?tracking=\(order())&since=\(epochSeconds())"
    case 4: "/health"
    default: "/batches/\(compactDate())/files?offset=\(number(6))&_=\(epochMillis())"
    }
  }

  mutating func userAgent() -> String {
    let version = "\(number(3)).0.\(number(4)).\(number(2))"
    return generator.pick([
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/\(version) Safari/537.36",
      "curl/8.\(number(1)).0", "kube-probe/1.\(number(2))", "Go-http-client/2.0",
      "okhttp/4.\(number(2)).\(number(1))",
    ])
  }
}
