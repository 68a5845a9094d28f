import GrilleCore
import GrillePacks

/// What comes with Grille, read once for all suites.
enum Library {
  static let definitions = Result { () throws(PackError) in
    try PackLibrary.builtIn().definitions
  }
  static let policies = Result { () throws(PackError) in
    try PolicyLibrary.builtIn(over: definitions.get().values)
  }
  static let book = policies.map(\.book)

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
