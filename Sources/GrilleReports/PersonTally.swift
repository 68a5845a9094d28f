public import GrilleCore
public import GrillePacks
public import GrillePipeline

/// How many people findings are about, at least and at most, by the digests of their values.
///
/// Findings come in order of their records. Digests alone are kept (``ValueDigests``), in sets of bounded
/// size: some 10 MB at most.
public struct PersonTally: Sendable {
  /// How far the values of one type are counted, and how far people are.
  static let mostValues = 8_192
  static let mostPersons = 65_536

  private let book: PersonBook
  private let ranks: [InfoType: Int]
  /// The record in hand and who was found in it.
  private var record = (source: "", number: 0)
  private var found: [(rank: Int, digest: UInt64)] = []
  private var names: (first: Set<UInt64>, last: Set<UInt64>) = ([], [])
  /// By rank, the values.
  private var values: [Int: Set<UInt64>] = [:]
  /// What was the surest that some record told of somebody, and what stood beside something surer.
  private var surest: Set<UInt64> = []
  private var beside: Set<UInt64> = []

  /// Nobody yet; `book` says by what people are told apart.
  public init(_ book: PersonBook) {
    self.book = book
    ranks = Dictionary(uniqueKeysWithValues: book.identifiers.enumerated().map { ($1, $0) })
  }

  /// The types whose findings must have digests.
  public static func types(of book: PersonBook) -> Set<InfoType> {
    Set(book.identifiers).union([.firstName, .lastName])
  }

  /// Counts a finding.
  public mutating func add(_ one: LocatedFinding, source: String) {
    guard let digest = one.digest else { return }
    if record != (source, one.record) {
      close()
      record = (source, one.record)
    }
    switch one.finding.type {
    case .firstName: names.first.insert(digest)
    case .lastName: names.last.insert(digest)
    default:
      guard let rank = ranks[one.finding.type] else { return }
      found.append((rank, digest))
    }
  }

  private mutating func close() {
    if names.first.count == 1, names.last.count == 1, let rank = ranks[.personName],
      let first = names.first.first, let last = names.last.first
    {
      found.append((rank, first &* 0x9E37_79B9_7F4A_7C15 ^ last))
    }
    names = ([], [])
    guard let best = found.map(\.rank).min() else { return }
    for (rank, digest) in found {
      if values[rank, default: []].count < Self.mostValues {
        values[rank, default: []].insert(digest)
      }
      if rank > best {
        if beside.count < Self.mostPersons { beside.insert(digest) }
      } else if surest.count < Self.mostPersons {
        surest.insert(digest)
      }
    }
    found.removeAll(keepingCapacity: true)
  }

  /// How many people there are at least, and by which type; and at most, nil where they are too many to be
  /// counted.
  ///
  /// At least: the most distinct values that a type has. At most: what is the surest in some record and
  /// stands beside nothing surer in any. A record that tells of two by values of different types counts as
  /// being about one.
  public mutating func counts() -> (atLeast: Int, by: InfoType?, atMost: Int?) {
    close()
    let atMost = surest.count < Self.mostPersons ? surest.subtracting(beside).count : nil
    // Somebody with three e-mail addresses and one number is one. Of the surest type that was found no
    // value stands beside a surer one, so there is always one to tell by.
    let most = values.filter { $0.value.count <= atMost ?? .max }.max { left, right in
      (left.value.count, right.key) < (right.value.count, left.key)
    }
    guard let most else { return (0, nil, 0) }
    return (most.value.count, book.identifiers[most.key], atMost)
  }

  /// The numbers, and which notices they reach, for people.
  public mutating func text() -> String {
    let (atLeast, type, atMost) = counts()
    guard let type else { return "\nPersons: none are told apart\n" }
    let isCapped = atLeast == Self.mostValues
    let bound = atMost.map { "at most \($0)" } ?? "at most more than are counted"
    var text =
      "\nPersons: at least \(atLeast)\(isCapped ? " or more" : "") (by \(type)), \(bound)\n"
    for notice in book.notices {
      let verdict =
        atLeast >= notice.atLeast
        ? "reached" : (atMost ?? .max) >= notice.atLeast ? "may be reached" : "not reached"
      text += "  \(notice.clause)  from \(notice.atLeast) \(notice.people) on: \(verdict)\n"
      text += "    \(notice.notice) \(notice.source)\n"
    }
    return text
  }
}

extension InfoType {
  fileprivate static let firstName = InfoType("first_name")
  fileprivate static let lastName = InfoType("last_name")
  fileprivate static let personName = InfoType("person_name")
}
