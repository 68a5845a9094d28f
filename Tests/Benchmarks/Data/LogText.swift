//  The values of which log lines are made: what stands in every log and looks like more than it is.

internal import GrilleTesting

/// Chance and a clock that only goes forward.
struct LogText {
  var generator: SeededGenerator
  /// Milliseconds since 1970; every time asked for is a little later than the one before.
  private var now = 1_790_000_000_000

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  // MARK: Numbers

  mutating func number(_ range: ClosedRange<Int>) -> Int { generator.number(in: range) }

  mutating func pick<Element>(_ elements: [Element]) -> Element { generator.pick(elements) }

  /// `count` digits, the first not 0.
  mutating func digits(_ count: Int) -> String {
    "\(generator.number(in: 1...9))" + generator.text(count - 1, of: .digits)
  }

  /// A number of `width` digits or more, filled up with zeros.
  static func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return text.utf8.count >= width
      ? text : String(repeating: "0", count: width - text.utf8.count) + text
  }

  mutating func decimal(_ range: ClosedRange<Int>, places: Int) -> String {
    "\(generator.number(in: range)).\(generator.text(places, of: .digits))"
  }

  mutating func version() -> String { "\(number(0...9)).\(number(0...40)).\(number(0...20))" }

  // MARK: Ids

  mutating func hex(_ count: Int) -> String { generator.text(count, of: .hex) }

  mutating func uuid() -> String {
    "\(hex(8))-\(hex(4))-4\(hex(3))-\(pick(["8", "9", "a", "b"]))\(hex(3))-\(hex(12))"
  }

  /// 10 to 19 digits, the lengths that numbers of cards and accounts have too.
  mutating func longID() -> String { digits(number(10...19)) }

  mutating func ip() -> String { "10.\(number(0...255)).\(number(0...255)).\(number(1...254))" }

  mutating func host() -> String {
    pick([
      "node-\(number(1...90))", "ip-10-\(number(0...99))-\(number(0...255))-\(number(1...254))",
      "\(service())-\(hex(10))-\(generator.text(5, of: .small))",
    ])
  }

  // MARK: Times

  /// The next time, as milliseconds since 1970.
  mutating func millis() -> Int {
    now += generator.number(in: 0...900)
    return now
  }

  mutating func clock() -> String { Self.clock(millis()) }

  private static func clock(_ millis: Int) -> String {
    let second = millis / 1000 % 86_400
    return "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
  }

  mutating func day() -> String { Self.day(millis(), separator: "-") }

  /// The civil date of a count of days (Howard Hinnant, "chrono-compatible date algorithms").
  private static func day(_ millis: Int, separator: String) -> String {
    let days = millis / 86_400_000 + 719_468
    let era = days / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    return "\(year)\(separator)\(padded(month, 2))\(separator)\(padded(day, 2))"
  }

  mutating func isoTime() -> String {
    let at = millis()
    return "\(Self.day(at, separator: "-"))T\(Self.clock(at)).\(Self.padded(at % 1000, 3))Z"
  }

  /// As log4j and its kin write it.
  mutating func plainTime(_ fraction: String = ",") -> String {
    let at = millis()
    return
      "\(Self.day(at, separator: "-")) \(Self.clock(at))\(fraction)\(Self.padded(at % 1000, 3))"
  }

  mutating func shortDay() -> String { String(Self.day(millis(), separator: "").dropFirst(2)) }

  mutating func syslogTime() -> String {
    "\(pick(["Sep", "Oct", "Nov"])) \(number(10...28)) \(clock())"
  }

  mutating func accessTime() -> String {
    "\(LogText.padded(number(1...28), 2))/\(pick(["Sep", "Oct", "Nov"]))/2026:\(clock()) +0000"
  }

  // MARK: Words

  mutating func service() -> String {
    pick([
      "checkout", "ledger", "gateway", "inventory", "auth-svc", "search", "billing-worker",
      "notifier", "edge-proxy", "catalog", "settlement", "risk", "statements", "fx-rates",
    ])
  }

  mutating func level() -> String {
    pick(["INFO", "INFO", "INFO", "DEBUG", "WARN", "ERROR"])
  }

  mutating func method() -> String { pick(["GET", "GET", "GET", "POST", "PUT", "DELETE"]) }

  mutating func status() -> Int { pick([200, 200, 200, 201, 204, 301, 304, 404, 500, 503]) }

  mutating func path() -> String {
    pick([
      "/api/v2/orders", "/api/v1/profile", "/healthz", "/metrics", "/v3/catalog/items",
      "/static/js/app.\(hex(8)).js", "/api/v2/carts/merge", "/internal/flush", "/ws/connect",
      "/objects/\(uuid())", "/api/v2/orders/\(digits(12))/lines", "/reports/\(number(1...999))/csv",
    ])
  }

  mutating func word() -> String { pick(Self.vocabulary) }

  /// A word as it stands in the name of a type.
  mutating func typeWord() -> String {
    let word = word()
    return word.prefix(1).uppercased() + word.dropFirst()
  }

  mutating func words(_ range: ClosedRange<Int>) -> String {
    (0..<number(range)).map { _ in word() }.joined(separator: " ")
  }

  mutating func message() -> String {
    pick([
      "request completed", "cache miss, falling back to origin", "retrying upstream call",
      "connection pool exhausted; waiting", "scheduled job finished",
      "consumer lag above threshold", "feature flag evaluated", "compaction done", "lease renewed",
      "circuit breaker half-open", "slow query detected on replica",
      "rebalancing partitions for group", "session closed by peer", "snapshot written",
      "key rotation scheduled", "payment event queued", "batch of statements rendered",
    ])
  }

  /// Words that logs are full of, those of our trade among them.
  private static let vocabulary = """
    accept account action agent allocate append attempt audit await backlog balance batch block \
    broker bucket buffer cache cancel card channel checkpoint client close cluster code commit \
    compact complete config connect consumer container context controller copy create credit \
    cursor customer daemon data deadline default delete deliver deploy device disk document drain \
    drop element empty enqueue entity error event evict expire export failover fetch field file \
    filter flush follower format frame gateway generation group handler header heap host idle \
    import index ingest input instance interface invoice job journal kernel latency layout leader \
    ledger lease limit link listener load lock manager master memory merge metadata method metric \
    migrate module monitor mount name namespace network node notify number object offset open \
    operation order output owner packet page parse partition patch payment peer pending persist \
    phase pipeline policy pool port prepare primary process profile protocol proxy queue quota \
    range read rebalance receive record recover refresh region register release reload remote \
    remove render replica report request resolve resource response restart restore result resume \
    retry return role rollback rotate route rule schedule schema scope script segment select send \
    sequence server service session settle shard signal size snapshot socket source spawn stage \
    start state statement status stop storage stream submit subscribe sync system table target \
    task template tenant thread throttle timeout timer token topic trace transaction transfer \
    trigger update upload user validate value version view volume wait warning watch worker write
    """.split(separator: " ").map(String.init)
}
