internal import Crypto

/// Keys by id, of which for each purpose one is primary: new values are made with it, old ones can be
/// read with any that is enabled.
public struct KeyRing: Sendable {
  /// No ring holds more.
  public static let mostKeys = 256

  /// The keys, in order of their ids.
  public private(set) var keys: [Key]

  /// A ring with one new key for each of `purposes`.
  ///
  /// - Parameter now: seconds since 1970.
  public init(for purposes: [Key.Purpose] = Key.Purpose.allCases, at now: Int64) {
    keys = []
    for purpose in purposes where !keys.contains(where: { $0.purpose == purpose }) {
      keys.append(Key(nextID, purpose, created: now))
    }
  }

  /// Takes keys that were read.
  ///
  /// - Throws: ``KeyError`` if they make no ring: two of one id, two primary ones of one purpose.
  init(_ keys: [Key]) throws(KeyError) {
    guard !keys.isEmpty, keys.count <= Self.mostKeys else {
      throw KeyError(.syntax, "a key ring holds 1 to \(Self.mostKeys) keys")
    }
    let keys = keys.sorted { $0.id < $1.id }
    for (key, next) in zip(keys, keys.dropFirst()) where key.id == next.id {
      throw KeyError(.syntax, "the key ring holds two keys called \(key.id)")
    }
    for purpose in Key.Purpose.allCases {
      guard keys.count(where: { $0.purpose == purpose && $0.state == .primary }) < 2 else {
        throw KeyError(.syntax, "the key ring has two primary keys for \(purpose.rawValue)")
      }
    }
    self.keys = keys
  }

  // MARK: use

  /// The key with which new values are made.
  ///
  /// - Throws: ``KeyError/Code/noPrimary``.
  public func primary(for purpose: Key.Purpose) throws(KeyError) -> Key {
    guard let key = keys.first(where: { $0.purpose == purpose && $0.state == .primary }) else {
      throw KeyError(.noPrimary, "the key ring has no primary key for \(purpose.rawValue)")
    }
    return key
  }

  /// The key called `id`, to read what was made with it.
  ///
  /// - Throws: ``KeyError/Code/unknownKey``, or ``KeyError/Code/notUsable`` if it is disabled, destroyed
  ///   or made for another purpose.
  public func key(_ id: Key.ID, for purpose: Key.Purpose) throws(KeyError) -> Key {
    let key = keys[try index(of: id)]
    guard key.purpose == purpose else {
      throw KeyError(.notUsable, "key \(id) is for \(key.purpose.rawValue)")
    }
    guard key.isUsable else { throw KeyError(.notUsable, "key \(id) is \(key.state.rawValue)") }
    return key
  }

  /// The ids of all keys for values, those that serve nothing any more among them.
  package var valueKeys: Set<Key.ID> {
    Set(keys.lazy.filter { $0.purpose == .values }.map(\.id))
  }

  // MARK: change

  /// Adds a new key for `purpose` and makes it primary; the one that was stays enabled. Says its id.
  ///
  /// - Parameter now: seconds since 1970.
  /// - Throws: ``KeyError/Code/refused`` if the ring is full.
  @discardableResult
  public mutating func rotate(_ purpose: Key.Purpose, at now: Int64) throws(KeyError) -> Key.ID {
    guard keys.count < Self.mostKeys else {
      throw KeyError(.refused, "the key ring is full: it holds \(Self.mostKeys) keys")
    }
    let id = nextID
    for index in keys.indices where keys[index].purpose == purpose && keys[index].state == .primary
    {
      keys[index].state = .enabled
    }
    keys.append(Key(id, purpose, created: now))
    return id
  }

  /// Lets the key called `id` serve nothing.
  ///
  /// - Throws: ``KeyError``; a primary key is refused: rotate first.
  public mutating func disable(_ id: Key.ID) throws(KeyError) {
    keys[try indexToChange(id)].state = .disabled
  }

  /// Lets old values be read with the key called `id` again.
  ///
  /// - Throws: ``KeyError``; a destroyed key does not come back.
  public mutating func enable(_ id: Key.ID) throws(KeyError) {
    keys[try indexToChange(id)].state = .enabled
  }

  /// Forgets the secret of the key called `id` for good: what was made with it cannot be read again.
  ///
  /// - Throws: ``KeyError``; a primary key is refused: rotate first.
  public mutating func destroy(_ id: Key.ID) throws(KeyError) {
    let index = try indexToChange(id)
    keys[index].state = .destroyed
    keys[index].secret = nil
  }

  private func indexToChange(_ id: Key.ID) throws(KeyError) -> Int {
    let index = try index(of: id)
    switch keys[index].state {
    case .primary:
      throw KeyError(.refused, "key \(id) is primary: rotate first")
    case .destroyed:
      throw KeyError(.refused, "key \(id) is destroyed")
    case .enabled, .disabled: return index
    }
  }

  private func index(of id: Key.ID) throws(KeyError) -> Int {
    guard let index = keys.firstIndex(where: { $0.id == id }) else {
      throw KeyError(.unknownKey, "the key ring has no key \(id)")
    }
    return index
  }

  /// `k1`, `k2`, …; an id is never given twice.
  private var nextID: Key.ID {
    let numbers = keys.compactMap {
      $0.id.rawValue.first == "k" ? Int($0.id.rawValue.dropFirst()) : nil
    }
    return Key.ID(rawValue: "k\((numbers.max() ?? 0) + 1)")!
  }
}
