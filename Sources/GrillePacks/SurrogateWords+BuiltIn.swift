public import GrilleCore
internal import Yams

extension SurrogateWords {
  /// The words of `Patterns/surrogates.yaml`.
  ///
  /// - Throws: ``PackError`` for the first mistake.
  public static func builtIn() throws(PackError) -> SurrogateWords {
    try SurrogateWords(yaml: try BuiltInTables.yaml(at: "surrogates"), file: "surrogates.yaml")
  }

  init(yaml: String, file: String) throws(PackError) {
    let reader = PackReader(file: file)
    let top = try reader.mapping(try reader.root(of: yaml), keys: ["given", "family"])
    self.init(
      given: try reader.words("given", of: top), family: try reader.words("family", of: top))
  }
}

extension PackReader {
  /// Words that can be known again: a capital and small letters, each once.
  fileprivate func words(_ key: String, of map: PackMapping) throws(PackError) -> [String] {
    var words: [String] = []
    for node in try map.list(key) {
      let word = try string(node)
      guard word.wholeMatch(of: /[A-Z][a-z]{1,15}/) != nil else {
        throw error(.badValue, node, "`\(key)` takes words of a capital and small letters")
      }
      guard !words.contains(word) else {
        throw error(.duplicateID, node, "the word is there already")
      }
      words.append(word)
    }
    guard !words.isEmpty else { throw error(.badValue, map.node, "`\(key)` is needed") }
    return words
  }
}
