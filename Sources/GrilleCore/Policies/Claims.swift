//  From what a token claims to what its bearer sees.
//
//  Grille does NOT verify tokens. Whoever fills in `Claims` has checked signature, issuer, audience and
//  sender constraint before, with a library made for it; from unchecked claims anybody sees anything.

/// What is known of a reader, out of an OAuth access token or an OpenID Connect id token that somebody
/// has verified. **Grille does not verify tokens.**
///
/// Nothing that is missing is guessed: each missing claim narrows what is seen.
public struct Claims: Hashable, Sendable {
  /// The role names, from `roles` or `groups`.
  public var roles: Set<String>
  /// What the data are wanted for, from `purpose` or `authorization_details`.
  public var purpose: String?
  /// The OAuth scopes and the permissions of an open-banking consent: `openid`, `ReadBalances`.
  public var scopes: Set<String>
  /// When the token ends (`exp`), in seconds since 1970.
  public var expires: Int64?
  /// When the consent ends, in seconds since 1970; nil without a consent.
  public var consentExpires: Int64?
  /// Whether the consent was taken back.
  public var consentIsRevoked: Bool
  /// How strongly the reader signed in (`acr`).
  public var authenticationClass: String?
  /// Whether a case number and a reason were recorded with the request.
  public var hasRecordedCase: Bool

  /// Takes the claims; what is left out is not claimed.
  public init(
    roles: Set<String> = [], purpose: String? = nil, scopes: Set<String> = [],
    expires: Int64? = nil, consentExpires: Int64? = nil, consentIsRevoked: Bool = false,
    authenticationClass: String? = nil, hasRecordedCase: Bool = false
  ) {
    self.roles = roles
    self.purpose = purpose
    self.scopes = scopes
    self.expires = expires
    self.consentExpires = consentExpires
    self.consentIsRevoked = consentIsRevoked
    self.authenticationClass = authenticationClass
    self.hasRecordedCase = hasRecordedCase
  }
}

extension ViewMatrix {
  /// What the bearer of `claims` sees at `now`: role and purpose together, met with the consent.
  ///
  /// An ended token, no role or purpose that is known, or none of the roles' views serving the purpose:
  /// ``View/nothing``. Of several views that would serve, what all of them show. Roles and scopes that
  /// are not known add nothing. Ask again when a file is rotated: a consent may have ended.
  ///
  /// - Parameters:
  ///   - claims: claims that were verified; Grille does not verify tokens.
  ///   - now: seconds since 1970.
  public func view(for claims: Claims, at now: Int64) -> View {
    guard let expires = claims.expires, expires > now, let purpose = claims.purpose,
      let serving = purposes[purpose]
    else { return .nothing }
    let names = Set(claims.roles.compactMap { roles[$0] }).intersection(serving)
    let candidates = names.sorted().map { granted(view($0), by: claims) }
    guard let first = candidates.first else { return .nothing }
    let met = candidates.dropFirst().reduce(first) { $0.meeting($1) }
    return signedIn(consented(met, by: claims, at: now), by: claims)
  }

  private func granted(_ view: View, by claims: Claims) -> View {
    var conditions = claims.roles
    conditions.remove(Self.recordedCase)  // a role of that name is no case
    if claims.hasRecordedCase { conditions.insert(Self.recordedCase) }
    return conditions.sorted().reduce(view) { $0.granting($1) }
  }

  /// The condition of a grant that needs a case number and a reason.
  public static let recordedCase = "case"

  private func consented(_ view: View, by claims: Claims, at now: Int64) -> View {
    guard view.needsConsent else { return view }
    guard !claims.consentIsRevoked, let ends = claims.consentExpires, ends > now else {
      return .nothing
    }
    var consent = anyConsent
    for scope in claims.scopes.sorted() {
      if let more = consents[scope] { consent.formUnion(more) }
    }
    var consented = view
    for type in view.actions.keys { consented.lower(type, to: consent.action(for: type)) }
    return consented
  }

  private func signedIn(_ view: View, by claims: Claims) -> View {
    if let reached = claims.authenticationClass, strongSignIns.contains(reached) { return view }
    var lowered = view
    for (type, action) in withoutStrongSignIn where view.action(for: type) == .keep {
      lowered.lower(type, to: action)
    }
    return lowered
  }
}
