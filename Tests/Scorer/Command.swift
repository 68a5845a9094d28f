//  `grille-score PATH…`: how much of labelled corpora is hidden, and how much else is.
//
//  --misses N   name up to N missed spans of each corpus: id, bytes, label
//  --hits N     name up to N findings outside all spans
//  --label L    only misses of this label; --type T: only hits of this type
//  --show       with their text: for development on public data only

internal import Foundation
internal import Grille

@main
struct Command {
  var paths: [String] = []
  var misses = 0
  var hits = 0
  var label: String?
  var type: String?
  var shows = false

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    func value(_ option: String) throws -> String {
      guard let value = rest.popFirst() else { throw ScorerError("\(option) needs a value") }
      return value
    }
    func count(_ option: String) throws -> Int {
      guard let count = Int(try value(option)) else {
        throw ScorerError("\(option) needs a number")
      }
      return count
    }
    while let argument = rest.popFirst() {
      switch argument {
      case "--misses": misses = try count(argument)
      case "--hits": hits = try count(argument)
      case "--label": label = try value(argument)
      case "--type": type = try value(argument)
      case "--show": shows = true
      case _ where argument.hasPrefix("-"): throw ScorerError("no such option: \(argument)")
      default: paths.append(argument)
      }
    }
    guard !paths.isEmpty else {
      throw ScorerError(
        "usage: grille-score PATH… [--misses N] [--hits N] [--label L] [--type T] [--show]")
    }
  }

  func run() throws {
    let redactor = try Redactor()
    var scores: [Score] = []
    for path in paths {
      for corpus in try Corpus.read(at: path) {
        let score = Score(corpus, by: redactor)
        score.report.forEach { print($0) }
        list("misses", score.misses.filter { label == nil || $0.what == label }, misses)
        list("hits", score.places.filter { type == nil || $0.what.hasPrefix(type! + " ") }, hits)
        scores.append(score)
      }
    }
    var total = Score(name: "all \(scores.count) corpora")
    for score in scores { total.add(score) }
    (total.report + typeTable(scores)).forEach { print($0) }
  }

  private func list(_ what: String, _ places: [Place], _ limit: Int) {
    guard limit > 0, !places.isEmpty else { return }
    print("\(what): \(min(limit, places.count)) of \(places.count)")
    for place in places.prefix(limit) { print(place.line(showing: shows)) }
  }

  static func main() {
    do {
      try Command(Array(CommandLine.arguments.dropFirst())).run()
    } catch {
      FileHandle.standardError.write(Data("grille-score: \(error)\n".utf8))
      exit(2)
    }
  }
}
