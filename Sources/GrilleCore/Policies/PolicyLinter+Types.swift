//  What may not be done to a type.

extension PolicyLinter {
  /// Format-preserving encryption needs a million values (NIST SP 800-38G, radix^length at least 10^6).
  static let leastEncryptedDigits = 6
  /// A token of fewer values than this is a table that anybody who can ask for tokens writes down.
  static let leastTokenValues = 100_000

  /// PCI DSS 3.3.1: sensitive authentication data are not kept, encrypted or not.
  func neverKept(_ use: Use) -> PolicyFault? {
    guard use.definition.neverKeep else { return nil }
    if !use.action.sparesNeverKept {
      return use.fault(
        .neverKept, "it may never be kept: `label`, `drop` or `fingerprint`, not `\(use.action)`")
    }
    guard use.action == .fingerprint, !atoms.leaves(use.action, of: use.atom).isDisjoint(use.atom)
    else { return nil }
    return use.fault(
      .guessable, "it has too few values for a fingerprint; all can be tried: `label` or `drop`")
  }

  /// What a key does not protect, because all values can be tried.
  func guessable(_ use: Use) -> PolicyFault? {
    let weakening = atoms.weakening(of: use.atom)
    switch use.action {
    case .fpe(let first, let last) where weakening.form.inPlace != .digits:
      // How many values there are depends on the value, and is looked at there: an e-mail address whose local part is
      // too short gets a label.
      guard first + last > 0 else { return nil }
      return use.fault(.unfitting, "no ends of it can be kept in place: `fpe`")
    case .fpe(let first, let last):
      let hidden = (weakening.digits ?? 0) - first - last
      if let values = weakening.values, values < 1_000_000 {
        return use.fault(.smallDomain, "it has about \(values) values; `fpe` needs a million")
      }
      guard hidden < Self.leastEncryptedDigits else { return nil }
      return use.fault(
        .smallDomain,
        weakening.digits == nil
          ? "how many values it has is not known; `fpe` needs a million"
          : "`\(use.action)` hides \(max(0, hidden)) digits of it;"
            + " `fpe` needs \(Self.leastEncryptedDigits)")
    case .token, .fingerprint, .encrypt(joinable: true):
      guard let values = values(of: weakening), values < Self.leastTokenValues else { return nil }
      return use.fault(
        .guessable, "it has about \(values) values; a token of each can be written down: `label`")
    default: return nil
    }
  }

  private func values(of weakening: Weakening) -> Int? {
    if let values = weakening.values { return values }
    guard let digits = weakening.digits, digits < Self.leastEncryptedDigits else { return nil }
    return (0..<digits).reduce(1) { values, _ in values * 10 }
  }

  /// A mask that shows more than the masks that are known for the type; of a card number those are the
  /// truncations that the card industry accepts (PCI FAQ 1091).
  func wideMask(_ use: Use) -> PolicyFault? {
    guard case .mask = use.action, !atoms.leaves(use.action, of: use.atom).isDisjoint(use.atom)
    else { return nil }
    let known = atoms.weakening(of: use.atom).masks.map {
      "\(Action.mask(first: $0.first, last: $0.last))"
    }
    return use.fault(
      .wideMask, "`\(use.action)` shows too much of it; at most \(known.joined(separator: ", "))")
  }

  /// What is shown whole.
  func shown(_ use: Use, _ clearance: Clearance) -> PolicyFault? {
    let type = use.definition.type
    if type == .cardHash, use.action == .keep {
      return use.fault(
        .unkeyedHash, "a hash without a key can be undone by trying all card numbers: `label`")
    }
    guard use.action == .keep, use.definition.sensitivity == .restricted else { return nil }
    guard let view = clearance.view else {
      return use.fault(.shownToAll, "a restricted value is kept for whoever reads: name a view")
    }
    if type == .cardNumber, !view.granted.contains(type), !view.needsConsent {
      return use.fault(
        .wholeCardNumber, "a whole card number is shown only by a grant, for a case with its reason"
      )
    }
    return nil
  }

  /// Actions that cannot be carried out on the type and would leave the whole value.
  func unfitting(_ use: Use, _ clearance: Clearance) -> PolicyFault? {
    switch use.action {
    case .surrogate where atoms.weakening(of: use.atom).form.surrogate == nil:
      return use.fault(.unfitting, "there are surrogates of names and e-mail addresses alone")
    case .surrogate where !clearance.policy.marksSurrogates:
      return use.fault(
        .unmarkedSurrogates,
        "surrogates look real: a policy that makes them says `surrogates: marked`")
    case .generalize, .shift:
      guard !atoms.leaves(use.action, of: use.atom).isDisjoint(use.atom) else { return nil }
      return use.fault(.unfitting, "`\(use.action)` does not fit it")
    default: return nil
    }
  }

  /// SOX and BCBS 239 ask for complete and reconcilable figures: they pass, or are withheld as such.
  func inexact(_ use: Use, _ clearance: Clearance) -> PolicyFault? {
    guard clearance.view?.exact.contains(use.definition.type) == true else { return nil }
    switch use.action {
    case .generalize, .shift, .fpe, .token, .surrogate, .mask, .encrypt(joinable: true):
      return use.fault(
        .inexact, "it must stay exact in this view: `keep`, or `label` to withhold it")
    case .keep, .label, .drop, .encrypt, .jwe, .fingerprint: return nil
    }
  }

  /// A view that shows alone what its ceiling forbids is a mistake, not something to be enforced away.
  func aboveCeiling(_ use: Use, _ clearance: Clearance) -> PolicyFault? {
    guard let ceiling = clearance.ceiling else { return nil }
    let level = rules.base(of: atoms.leaves(use.action, of: use.atom))
    guard !level.isWithin(ceiling) else { return nil }
    return use.fault(
      .aboveCeiling,
      "`\(use.action)` leaves level \(level), and the ceiling is \(ceiling.rawValue)")
  }
}

extension Exposure {
  fileprivate func isDisjoint(_ atom: Atom) -> Bool { !contains(atom) }
}

extension InfoType {
  /// The card number, of which the card industry's rules speak.
  static let cardNumber = InfoType("pan")
  /// A hash of it that stands in the data: without a key unless one knows better.
  static let cardHash = InfoType("pan_hash")
  /// A cut card number that stands in the data.
  static let cutCardNumber = InfoType("pan_truncated")
  /// The last digits of one.
  static let cardLastDigits = InfoType("pan_last4")
  /// A token of one.
  static let cardToken = InfoType("pan_token")
}
