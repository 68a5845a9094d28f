internal import ArgumentParser
internal import Foundation
internal import Grille
internal import GrilleKeys

/// `grille-bench tokens`: what encryption of single values costs.
struct RunTokens: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tokens",
    abstract: "Values a second of HMAC tokens, FF1 and AES-SIV on one core, beside OpenSSL's AES.")

  @Option(help: "Thousands of values in a round.") var size = 500
  @Option(help: "How many rounds.") var rounds = 5

  func validate() throws {
    guard rounds > 0, size > 0 else { throw ValidationError("Sizes and rounds go from 1 up.") }
  }

  func run() throws {
    print("| what | thousands a second | ns each |", "|---|---|---|", separator: "\n")
    try measureHashes()
    try measureFF1()
    try measureSIV()
    try measureBlock()
    try measureSchedule()
    try askPython()
    try askOpenSSL()
  }

  private static let key = Array(UInt8(0)..<32)

  /// Tokens and fingerprints as the pipe makes them: canonical form, HMAC-SHA-256, base 62.
  private func measureHashes() throws {
    let forms: [InfoType: ValueForm] = [
      InfoType("pan"): ValueForm(canonical: .digits),
      InfoType("email_address"): ValueForm(canonical: .lower),
    ]
    let transforms = try KeyedTransforms(KeyRing(at: 0), forms: forms)
    var token: [UInt8] = []
    for (name, type, text, action) in [
      ("token (HMAC-SHA-256) of a card number", "pan", "4111 1111 1111 1111", Action.token),
      ("token of an e-mail address", "email_address", "ada.sample@example.com", .token),
      (
        "fingerprint of 100 bytes", "access_token", String(repeating: "x", count: 100), .fingerprint
      ),
    ] as [(String, String, String, Action)] {
      let value = Array(text.utf8)
      measure(name) {
        token.removeAll(keepingCapacity: true)
        _ = transforms.replace(value, of: InfoType(type), by: action, into: &token)
      }
    }
  }

  private func measureFF1() throws {
    let ff1 = try FF1(key: Self.key.span.extracting(0..<16), alphabet: .digits)
    let base36 = try FF1(key: Self.key.span.extracting(0..<16), alphabet: .base36)
    for (name, ff1, length, tweakLength) in [
      ("FF1, 16 digits", ff1, 16, 0), ("FF1, 6 digits, tweak of 10", ff1, 6, 10),
      ("FF1, 16 digits, tweak of 32", ff1, 16, 32), ("FF1, 22 of base 36", base36, 22, 0),
      ("FF1, 34 of base 36", base36, 34, 0), ("FF1, 64 of base 36", base36, 64, 0),
    ] {
      let cipher = try ff1.cipher(length: length, tweakLength: tweakLength)
      let tweak = [UInt8](repeating: 0x33, count: tweakLength)
      var text = [UInt8](repeating: 0x31, count: length)
      try measure(name) {
        var span = text.mutableSpan
        try cipher.encrypt(&span, tweak: tweak.span)
      }
    }
    var text = [UInt8](repeating: 0x31, count: 16)
    try measure("FF1, 16 digits, a cipher for each") { text = try ff1.encrypt(text) }
  }

  private func measureSIV() throws {
    let siv = try SIV(key: Self.key.span)
    let bound = siv.associating([Array("iban".utf8)])
    for length in [16, 100, 1000] {
      var text = [UInt8](repeating: 0x31, count: length)
      var sealed: [UInt8] = []
      measure("SIV, \(length) bytes") {
        sealed.removeAll(keepingCapacity: true)
        bound.seal(text.span, into: &sealed)
        text[0] = sealed[0]
      }
    }
    var text = [UInt8](repeating: 0x31, count: 16)
    measure("SIV, 16 bytes, associated data for each") {
      text[0] = siv.seal(text, associatedData: [Array("iban".utf8)])[0]
    }
  }

  private func measureBlock() throws {
    let cipher = try AESBlock(key: Self.key.span.extracting(0..<16))
    var block: UInt128 = 0
    measure("AES, one block") { block = cipher.permute(block) }
  }

  func measure(_ name: String, _ body: () throws -> Void) rethrows {
    var seconds: [Double] = []
    for _ in 0..<rounds {
      let began = Self.processor()
      for _ in 0..<size * 1000 { try body() }
      seconds.append(Self.processor() - began)
    }
    say(name, Spread(seconds).median / Double(size * 1000))
  }

  private func say(_ name: String, _ seconds: Double) {
    print("| \(name) | \(Spread.short(1e-3 / seconds)) | \(Spread.short(seconds * 1e9)) |")
  }

  /// Processor seconds of this thread.
  private static func processor() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private func askPython() throws {
    try askPython(
      "Python's hmac: SHA-256, 16 bytes", "import hmac",
      "hmac.digest(bytes(32), bytes(16), 'sha256')")
    for length in [16, 100] {
      try askPython(
        "Python's cryptography: AESSIV, \(length) bytes",
        """
        from cryptography.hazmat.primitives.ciphers.aead import AESSIV
        siv, text, name = AESSIV(bytes(range(32))), bytes(\(length)), [b"iban"]
        """, "siv.encrypt(text, name)")
    }
  }

  private func askPython(_ name: String, _ setup: String, _ call: String) throws {
    let script = """
      import time
      \(setup)
      rounds = []
      for _ in range(\(rounds)):
          began = time.thread_time()
          for _ in range(100_000): \(call)
          rounds.append(time.thread_time() - began)
      print(sorted(rounds)[len(rounds) // 2] / 100_000)
      """
    let answer = try Invocation(["python3", "-c", script]).answer() ?? ""
    guard let seconds = Double(answer.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      return Notes.say("missing: python3 with cryptography")
    }
    say(name, seconds)
  }

  private func askOpenSSL() throws {
    let command = ["openssl", "speed", "-seconds", "1", "-bytes", "16", "-evp", "aes-128-ecb"]
    let answer = try Invocation(command).answer() ?? ""
    guard let last = answer.split(separator: "\n").last?.split(separator: " ").last,
      last.hasSuffix("k"), let kilobytes = Double(last.dropLast())
    else { return Notes.say("missing: openssl") }
    say("`\(command.joined(separator: " "))`", 16 / (kilobytes * 1000))
  }
}
