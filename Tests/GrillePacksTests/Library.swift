import GrilleCore
import GrillePacks

/// What comes with Grille, read once for all suites.
enum Library {
  static let book = Result { () throws(PackError) in
    try RuleBook.builtIn(over: PackLibrary.builtIn().definitions.values)
  }

  static func exposure(_ ids: [String]) throws -> Exposure {
    let atoms = try book.get().atoms
    return Exposure(
      try ids.map { id in
        guard let atom = atoms[InfoType(id)] else { throw UnknownID(id: id) }
        return atom
      })
  }

  struct UnknownID: Error { var id: String }
}
