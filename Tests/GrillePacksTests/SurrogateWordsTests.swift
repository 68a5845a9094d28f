import GrilleCore
import Testing

@testable import GrillePacks

@Suite("Words of surrogates")
struct SurrogateWordsTests {
  @Test("there are enough, each once")
  func builtIn() throws {
    let words = try SurrogateWords.builtIn()
    #expect(words.given.count >= 100 && words.family.count >= 200)
    #expect(Set(words.given + words.family).count == words.given.count + words.family.count)
  }

  @Test(
    "a list that cannot be known again is refused",
    arguments: [
      ("given: [Ada]", "`family` is needed"), ("given: [ada]\nfamily: [Oak]", "a capital"),
      ("given: [Ada, Ada]\nfamily: [Oak]", "there already"),
      ("given: [Ada]\nfamily: [Van Oak]", "a capital"),
      ("given: [Ada]\nfamily: [Oak-Grille]", "a capital"),
      ("given: [Ada]\nfamily: [Oak]\nx: 1", "x"),
    ])
  func refused(_ yaml: String, says: String) {
    let error = #expect(throws: PackError.self) { try SurrogateWords(yaml: yaml, file: "s.yaml") }
    #expect(error.map { "\($0)".contains(says) } == true)
  }
}
