public import ArgumentParser
internal import Foundation
public import GrilleCore
internal import GrillePacks
internal import GrillePipeline
internal import GrilleScan
internal import GrilleTransforms

/// Which info types count.
struct TypeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Look only for these info types.", valueName: "types"),
    transform: TypeList.init(argument:))
  var only: TypeList?

  @Option(
    help: ArgumentHelp("Do not look for these info types.", valueName: "types"),
    transform: TypeList.init(argument:))
  var except: TypeList?

  /// The choice of types of `packs`; one that they do not have is refused.
  func options(over packs: PreparedPacks) throws -> ScanOptions {
    var options = ScanOptions()
    options.only = only?.types
    options.except = except?.types ?? []
    let known = Set(packs.definitions.map(\.type))
    for type in (options.only ?? []).union(options.except).sorted() where !known.contains(type) {
      throw ValidationError.noInfoType(type.rawValue)
    }
    return options
  }
}

/// What is looked for, and how sure one must be.
struct DetectionOptions: ParsableArguments {
  @OptionGroup var types: TypeOptions

  @Option(
    help: ArgumentHelp(
      "The least likelihood that counts: very_unlikely, unlikely, possible, likely, very_likely.",
      valueName: "step"))
  var minLikelihood = Detection().minimum

  @Option(
    help: ArgumentHelp("Also use the packs (*.yaml) in this folder.", valueName: "dir"))
  var patterns: [String] = []

  /// The options, read.
  var choice: Detection {
    Detection(
      only: types.only?.types, except: types.except?.types ?? [], minimum: minLikelihood,
      folders: patterns)
  }

  /// A redactor for these options; see ``Detection``.
  func redactor(
    format: RecordFormat = .auto, reader: Reader? = nil, digests: ValueDigests? = nil
  ) throws -> Redactor {
    try choice.redactor(format: format, reader: reader, digests: digests)
  }
}

/// What is looked for, as ``DetectionOptions`` say it or by default.
struct Detection {
  var only: Set<InfoType>?
  var except: Set<InfoType> = []
  var minimum: Likelihood = .possible
  /// Folders with packs.
  var folders: [String] = []

  /// A redactor for these options; types and packs that do not exist are refused.
  func redactor(
    transforms: Transforms = Transforms(), format: RecordFormat = .auto, reader: Reader? = nil,
    keys: RedactorOptions.Keys? = nil, passesOverKept: Bool = false, digests: ValueDigests? = nil
  ) throws -> Redactor {
    var options = RedactorOptions()
    options.packs = try packs()
    options.scan.only = only
    options.scan.except = except
    options.scan.minimum = minimum
    options.scan.passesOverKept = passesOverKept
    options.scan.kernel = try Self.kernel()
    options.transforms = transforms
    options.format = format
    options.reader = reader
    options.keys = keys
    options.digests = digests
    let redactor = try Redactor(options)
    guard only != nil || !except.isEmpty else { return redactor }
    for type in (only ?? []).union(except).sorted() where redactor.definitions[type] == nil {
      throw ValidationError.noInfoType(type.rawValue)
    }
    return redactor
  }

  /// The kernel that GRILLE_KERNEL names (`none` for the reference), for tests and measurements.
  private static func kernel() throws -> KernelLevel? {
    guard let value = unsafe getenv("GRILLE_KERNEL") else { return .best }
    let name = unsafe String(cString: value)
    if name == "none" { return nil }
    guard let level = KernelLevel(rawValue: name), level.isAvailable else {
      let known = KernelLevel.allCases.filter(\.isAvailable).map(\.rawValue)
      throw ValidationError(
        "GRILLE_KERNEL takes one of \(known.joined(separator: ", ")), none; not \"\(name)\".")
    }
    return level
  }

  /// The packs of `--patterns`.
  func packs() throws -> [Pack] {
    var packs: [Pack] = []
    for folder in folders { packs += try PackFolder.packs(in: folder) }
    return packs
  }
}

extension ValidationError {
  /// There is no type of that id.
  static func noInfoType(_ id: String) -> ValidationError {
    ValidationError("There is no info type \"\(id)\"; `grille patterns list` shows them all.")
  }
}

/// How many work.
struct WorkerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How many threads may work when input backs up, 1 to 64; what comes out is the same.",
      valueName: "number"))
  var threads = 1

  func validate() throws {
    guard 1...64 ~= threads else { throw ValidationError("--threads takes a number from 1 to 64.") }
  }
}

/// Info types with commas between.
struct TypeList: Sendable {
  let types: Set<InfoType>

  init(argument: String) throws {
    types = Set(argument.split(separator: ",").map { InfoType(String($0)) })
    guard !types.isEmpty else { throw ValidationError("Give info types with commas between.") }
  }
}

extension Likelihood: ExpressibleByArgument {
  /// The step of that name.
  public init?(argument: String) { self.init(argument) }
  /// The steps by name, for messages and completions; the numbers behind them are nobody's business.
  public static var allValueStrings: [String] { allCases.map(\.description) }
}

/// Packs in files.
enum PackFolder {
  /// The packs in `folder` and the folders in it, in order of their paths.
  static func packs(in folder: String) throws -> [Pack] {
    try sources(in: folder).map { source in
      let name = (source.path as NSString).deletingPathExtension
      return try Pack(yaml: source.yaml, path: name, file: source.file)
    }
  }

  /// Their text, with the path in `folder` and the path to open.
  static func sources(
    in folder: String
  ) throws -> [(path: String, yaml: String, file: String)] {
    var isFolder: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder),
      isFolder.boolValue
    else { throw PackError(.unreadable, file: folder, line: 0, reason: "no such folder") }
    let paths = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
    return try paths.map { path in
      let file = (folder as NSString).appendingPathComponent(path)
      guard let data = FileManager.default.contents(atPath: file) else {
        throw PackError(.unreadable, file: file, line: 0, reason: "the file cannot be read")
      }
      return (path, String(decoding: data, as: UTF8.self), file)
    }
  }
}
