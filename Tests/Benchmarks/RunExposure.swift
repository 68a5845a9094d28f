internal import ArgumentParser
internal import Grille

/// `grille-bench exposure`: what it costs to decide what a record may show.
struct RunExposure: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exposure",
    abstract: "Nanoseconds for a record of 8 atoms, decided with what its key has shown.")

  @Option(help: "Thousands of records in a round.") var size = 500
  @Option(help: "How many rounds.") var rounds = 5

  func validate() throws {
    guard rounds > 0, size > 0 else { throw ValidationError("Sizes and rounds go from 1 up.") }
  }

  /// Of eight types each: what nobody minds in this view, and what adds up.
  private static let harmless = [
    "person_name", "customer_id", "merchant_name", "transaction_amount", "currency_code",
    "transaction_time", "response_code", "us_bank_account_number",
  ]
  private static let harmful = [
    "person_name", "us_ssn", "postal_code", "date_of_birth", "street_address", "phone_number",
    "email_address", "us_bank_account_number",
  ]

  func run() throws {
    let types = try Redactor().definitions.values
    let library = try PolicyLibrary.builtIn(over: types)
    let clearance = try library.clearance(policy: "default", view: .support)
    guard let enforcer = library.enforcer(for: clearance) else { return }
    func exposure(_ ids: [String]) -> Exposure {
      Exposure(ids.map { library.book.atoms.atom(for: InfoType($0)) })
    }
    let (harmless, harmful) = (exposure(Self.harmless), exposure(Self.harmful))
    print("| record of 8 atoms | ns each |", "|---|---|", separator: "\n")
    measure("nothing adds up, without a key") { _ in enforcer.decide(harmless).leaves }
    for keys in [100, 30_000, 100_000] {
      var watch = library.exposureGuard(enforcer)
      measure("nothing adds up, one of \(keys) keys") { number in
        watch.decide(harmless, key: Self.key(number % keys)).leaves
      }
    }
    var watch = library.exposureGuard(enforcer)
    measure("something is weakened, one of 100 keys") { number in
      watch.decide(harmful, key: Self.key(number % 100)).leaves
    }
    measure("something is weakened, searched each time", thousands: 1) { _ in
      enforcer.decide(harmful).leaves
    }
  }

  private static func key(_ number: Int) -> CorrelationKey {
    CorrelationKey(hash: (UInt64(number) &+ 1) &* 0x9E37_79B9_7F4A_7C15)
  }

  /// Prints the median of all rounds.
  private func measure(
    _ name: String, thousands: Int? = nil, _ decide: (Int) -> Exposure
  ) {
    let count = (thousands ?? size) * 1000
    var times: [Double] = []
    var seen = Exposure()
    for _ in 0..<rounds {
      let start = ContinuousClock().now
      for number in 0..<count { seen.formUnion(decide(number)) }
      let time = ContinuousClock().now - start
      times.append(
        Double(time.components.attoseconds) / 1e9 + Double(time.components.seconds) * 1e9)
    }
    let median = times.sorted()[rounds / 2] / Double(count)
    print("| \(name) | \(Int(median.rounded())) |\(seen.isEmpty ? " nothing left" : "")")
  }
}
