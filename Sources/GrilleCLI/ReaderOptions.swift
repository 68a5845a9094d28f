internal import ArgumentParser
internal import Foundation
internal import GrilleCore
internal import GrillePacks
internal import GrillePipeline

/// Who reads.
struct ReaderOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The policy: one of `grille policy list`, or a file.", valueName: "name"))
  var policy: String?

  @Option(
    help: ArgumentHelp(
      """
      Whose eyes it is for: customer, teller, support, manager, fraud, compliance, auditor, examiner, \
      developer, analyst. What adds up to more than the view may see is kept back.
      """, valueName: "view"))
  var view: String?

  @Option(
    help: ArgumentHelp(
      "Fields whose value ties records together, such as session; with commas between.",
      valueName: "names"))
  var key: String?

  @Option(
    help: ArgumentHelp(
      """
      Info types to be expected in every record and session, before any was seen: what is shown leaves room \
      for them, and nothing has to be taken back because one comes late.
      """, valueName: "types"),
    transform: TypeList.init(argument:))
  var expect: TypeList?

  func validate() throws {
    if expect != nil, policy == nil, view == nil {
      throw ValidationError("--expect goes with --view, or a --policy that has a ceiling.")
    }
  }

  /// Refuses names of fields for nothing.
  ///
  /// - Parameter isElsewhere: whether something else than these options says what is done with types.
  func checkKey(isElsewhere: Bool = false) throws {
    guard key == nil || policy != nil || view != nil || isElsewhere else {
      throw ValidationError("--key goes with --policy or --view.")
    }
  }

  /// The fields that tie records together, if they were named.
  var keys: [String]? { key?.split(separator: ",").map(String.init) }

  /// The reader, if there is one.
  var choice: Reader? {
    get throws {
      guard policy != nil || view != nil else { return nil }
      var reader = Reader(
        policy: try PolicyFile.source(policy ?? "default"),
        identity: view.map { .view(View.ID($0)) } ?? .unknown,
        keys: keys)
      reader.expected = expect?.types ?? []
      return reader
    }
  }
}

/// Policies by name or in files.
enum PolicyFile {
  /// The policy called `name`, or in the file of that path.
  static func source(_ name: String) throws -> Reader.PolicySource {
    if PolicyLibrary.names.contains(name) { return .builtIn(name) }
    guard let data = FileManager.default.contents(atPath: name) else {
      throw ValidationError(
        "There is no policy \"\(name)\" and no such file; `grille policy list` shows them all.")
    }
    return .yaml(String(decoding: data, as: UTF8.self), file: name)
  }
}
