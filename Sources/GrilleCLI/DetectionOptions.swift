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

  func validate() throws {
    if let only, let except, only.types.isSubset(of: except.types) {
      throw ValidationError(
        "--except takes away all that --only names: nothing is left to look for.")
    }
  }

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
      "The least likelihood that counts, \(Detection().minimum) unless said.", valueName: "step"))
  var minLikelihood: Likelihood?  // with a default the parser would show its number

  @Option(
    help: ArgumentHelp("Also use the packs (*.yaml) in this folder.", valueName: "dir"))
  var patterns: [String] = []

  /// The options, read.
  var choice: Detection {
    Detection(
      only: types.only?.types, except: types.except?.types ?? [],
      minimum: minLikelihood ?? Detection().minimum,
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
    options.prepared = try PackFolder.prepared(folders)
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
