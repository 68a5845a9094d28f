//  PCI DSS 3.5.1 and FAQ 1091 over several streams: what one of them shows of a card number must not be joined
//  with what another shows.

internal import GrilleCore
internal import GrilleScan
internal import GrilleTransforms
internal import Synchronization

/// How each card number was shown to one reader, whatever stream it came in.
///
/// Given to the redactors of all streams that one reader sees (``RedactorOptions/ledger``), it sees to it that no
/// number is cut in one and joinable in another (a token, a fingerprint, encrypted in place), nor cut in two
/// ways that show more together than each: the way that comes second is labelled instead. A number is known
/// by its digits; one that comes cut in the data by its first six and last four, so that two numbers that
/// have these alike are taken for one where one of them comes cut.
///
/// May be shared by threads. Lives in memory alone, by digests under a key of its own; bounded: of numbers
/// that there was no room for at least as much is held to be shown as was. Which of two streams comes first
/// depends on when they come.
public final class CardLedger: Sendable {
  private let digests = ValueDigests(of: [])
  private let ledger: Mutex<DisguiseLedger>

  /// An empty ledger with room for `capacity` numbers, some 160 bytes each.
  public init(capacity: Int = 65_536) {
    ledger = Mutex(DisguiseLedger(capacity: capacity * 2))
  }

  /// Whether a card number with the digits `digits` may be shown in `disguise`; if so it is held to be.
  func permits(_ disguise: Disguise, ofNumber digits: [UInt8]) -> Bool {
    guard digits.count >= 10 else { return true }
    let hashes = [
      digests.digest(of: digits, use: "whole"),
      digests.digest(of: Array(digits.prefix(6) + digits.suffix(4)), use: "cut"),
    ]
    return ledger.withLock { $0.permits(disguise, of: hashes) }
  }

  /// The same of a number that comes cut, of which `first` and `last` are left.
  func permits(_ disguise: Disguise, ofCut first: [UInt8], _ last: [UInt8]) -> Bool {
    guard first.count >= 6, last.count >= 4 else { return true }
    let hash = digests.digest(of: Array(first.prefix(6) + last.suffix(4)), use: "cut")
    return ledger.withLock { $0.permits(disguise, of: hash) }
  }
}

/// What a session asks a ledger.
struct CardWatch: Sendable {
  let ledger: CardLedger
  /// The numbers of the types.
  private let whole: Int?
  private let cut: Int?

  init?(_ ledger: CardLedger?, types: [TypeDefinition]) {
    guard let ledger else { return nil }
    self.ledger = ledger
    whole = types.firstIndex { $0.type == InfoType("pan") }
    cut = types.firstIndex { $0.type == InfoType("pan_truncated") }
  }

  /// Whether `value`, of the type with number `type`, may come out under `action`.
  func permits(_ action: Action, _ value: some Collection<UInt8>, type: Int) -> Bool {
    if type == whole {
      guard let disguise = Disguise(action, of: InfoType("pan")) else { return true }
      return ledger.permits(disguise, ofNumber: value.filter { $0 &- 0x30 < 10 })
    }
    guard type == cut, var disguise = Disguise(action, of: InfoType("pan_truncated")) else {
      return true
    }
    let first = Self.digits(value)
    let last = Self.digits(value.reversed())
    if case .mask(let shownFirst, let shownLast) = action {
      disguise.shows = .init(
        first: min(first.count, shownFirst), last: min(last.count, shownLast))
    } else if disguise.shows != nil {
      disguise.shows = .init(first: first.count, last: last.count)
    }
    return ledger.permits(disguise, ofCut: first, last.reversed())
  }

  /// The digits before what is cut.
  private static func digits(_ value: some Sequence<UInt8>) -> [UInt8] {
    var digits: [UInt8] = []
    for byte in value {
      if byte &- 0x30 < 10 {
        digits.append(byte)
      } else if byte != UInt8(ascii: " "), byte != UInt8(ascii: "-") {
        break
      }
    }
    return digits
  }
}

extension RedactionSession {
  /// Labels those of the decisions in hand by which a card number would be shown in a second way.
  mutating func heedLedger(in text: Span<UInt8>) {
    guard let cards, rewrites else { return }
    for (index, decision) in decisions.enumerated() {
      // Without keys, and where it stands in other clothes, a label stands in anyhow.
      if decision.action.needsKey, redactor.transforms.keyed == nil { continue }
      let value = decision.said ?? decision.range.range.map { text[$0] }
      if !cards.permits(decision.action, value, type: types[index]) {
        decisions[index].action = .label
      }
    }
  }
}
