// swift-tools-version: 6.2
//  The map of the house: targets in dependency order. `Tests/ArchitectureTests` holds the `import`
//  lines against the arrows drawn here.
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
]
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto: [Target.Dependency] = [
  .product(name: "Crypto", package: "swift-crypto"),
  .product(name: "CryptoExtras", package: "swift-crypto"),
]
let grdb = Target.Dependency.product(
  name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["Vault"]))
let rainbow = Target.Dependency.product(name: "Rainbow", package: "Rainbow")

func target(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, exclude: excluded[name] ?? [], swiftSettings: settings)
}
let excluded = [
  "GrilleChecksTests": ["Fixtures"], "GrilleRecallTests": ["Payloads"],
]

let package = Package(
  name: "grille",
  products: [
    .library(name: "Grille", targets: ["Grille"]),
    .library(name: "GrilleReveal", targets: ["GrilleReveal"]),
    .library(name: "GrilleVault", targets: ["GrilleVault"]),
    .executable(name: "grille", targets: ["GrilleCLI"]),
    .executable(name: "grille-reveal", targets: ["GrilleRevealCLI"]),
  ],
  traits: [
    // Who takes the package with `traits: []` neither fetches nor builds SQLite's wrapper.
    .trait(name: "Vault", description: "GrilleVault: random tokens in a file, over SQLite."),
    .default(enabledTraits: ["Vault"]),
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/onevcat/Rainbow", from: "4.2.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // The PCRE2 library; no logic.
    .systemLibrary(
      name: "CPCRE2", pkgConfig: "libpcre2-8",
      providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]),
    // The packs and tables of `Patterns/`, compiled in as bytes, and what is made of packs; no logic.
    .target(name: "CPatterns", exclude: ["prepared.bin"]),
    // The words: info types, findings, actions; what data adds up to, and who may see it.
    target("GrilleCore", []),
    // Check digits and shapes, a file a scheme.
    target("GrilleChecks", []),
    // PCRE2 made safe: compiled pattern, matcher, limits.
    target("GrilleRegex", ["CPCRE2"]),
    // Keys, the ring that holds them, what is derived from them; the ciphers' one door.
    target("GrilleKeys", crypto),
    // One vector pass that says where a value may be; C with intrinsics, chosen at start.
    .target(name: "CCandidates"),
    // YAML becomes packs, rules, policies and views, and schemas the fields that they describe; what is
    // wrong with one is told with its line.
    target("GrillePacks", ["GrilleCore", "CPatterns", yams]),
    // Named values in bytes, in place; knows nothing of what is sensitive.
    target("GrilleFormats", ["GrilleCore"]),
    // Packs become detectors; a record and its fields become findings.
    target(
      "GrilleScan",
      [
        "GrilleCore", "GrilleChecks", "GrilleRegex", "GrillePacks", "GrilleFormats", "CCandidates",
      ]),
    // An action becomes bytes, one way.
    target("GrilleTransforms", ["GrilleChecks", "GrilleCore", "GrilleKeys"]),
    // A token store that lasts: random tokens beside sealed values, in a file.
    target("GrilleVault", ["GrilleTransforms", "GrilleKeys", "GrilleCore", grdb]),
    // The way back: decrypts what was encrypted. The command `grille` never links it.
    target("GrilleReveal", ["GrilleTransforms", "GrilleKeys", "GrilleChecks", "GrilleCore"]),
    // Framing, chunks, `Redactor`: all of the above together, without I/O.
    target(
      "GrillePipeline",
      [
        "GrilleScan", "GrilleTransforms", "GrilleKeys", "GrilleFormats", "GrilleCore",
        "GrillePacks",
      ]),
    // Tallies and report formats.
    target(
      "GrilleReports",
      ["GrillePipeline", "GrilleScan", "GrillePacks", "GrilleKeys", "GrilleCore", rainbow]),
    // The face: what `import Grille` gives a service; re-exports.
    target(
      "Grille",
      [
        "GrilleCore", "GrilleRegex", "GrillePacks", "GrilleFormats", "GrilleScan",
        "GrilleTransforms", "GrilleKeys", "GrillePipeline",
      ]),
    // What the commands share: reading and writing by descriptor, secrets from where they are kept.
    target("GrilleStreams", ["GrilleKeys", arguments]),
    // The command `grille`: arguments, streams and exit statuses live here alone.
    .executableTarget(
      name: "GrilleCLI",
      dependencies: [
        "GrilleReports", "GrillePipeline", "GrilleScan", "GrillePacks", "GrilleChecks",
        "GrilleFormats", "GrilleCore", "GrilleRegex", "GrilleTransforms", "GrilleKeys",
        "GrilleStreams", "GrilleVault", arguments,
      ],
      swiftSettings: settings),

    // The command `grille-reveal`: the way back, for a view and with a reason.
    .executableTarget(
      name: "GrilleRevealCLI",
      dependencies: [
        "GrilleReveal", "GrillePacks", "GrilleKeys", "GrilleStreams", "GrilleCore",
        "GrilleTransforms", "GrilleVault", arguments,
      ],
      swiftSettings: settings),

    // What tests share: seeded generators of cards, IBANs and innocent log lines.
    .target(name: "GrilleTesting", path: "Tests/GrilleTesting", swiftSettings: settings),
    // Makes what is stored of the built-in packs.
    .executableTarget(
      name: "grille-prepare", dependencies: ["GrilleScan", "GrillePacks"],
      path: "Tests/Preparation",
      swiftSettings: settings),
    // Scores labelled text: recall by label, hits elsewhere.
    .executableTarget(
      name: "grille-score", dependencies: ["Grille"], path: "Tests/Scorer", swiftSettings: settings),
    // Measures Grille beside other tools, on data of its own making; its C is built when it runs.
    .executableTarget(
      name: "grille-bench",
      dependencies: [
        "Grille", "GrilleKeys", "GrilleReveal", "GrilleRegex", "GrilleVault", "GrilleTesting",
        arguments,
      ] + crypto,
      path: "Tests/Benchmarks", exclude: ["Peers/hello.c", "Peers/hyperscan.c", "RESULTS.md"],
      swiftSettings: settings),
    // Tries the promises on inputs made by chance.
    .executableTarget(
      name: "grille-fuzz", dependencies: ["Grille", "GrillePacks", "GrilleTesting", arguments],
      path: "Tests/Fuzz", swiftSettings: settings),
    .testTarget(
      name: "GoldenTests", dependencies: ["Grille"], path: "Tests/Golden", swiftSettings: settings),
    .testTarget(
      name: "CommandTests", dependencies: ["GrilleCLI"], path: "Tests/Commands",
      exclude: ["Shapes", "Placements", "Tokens", "Vault"], swiftSettings: settings),
    .testTarget(
      name: "ConformanceTests", dependencies: ["GrilleReveal", "GrilleTransforms", "GrilleKeys"],
      path: "Tests/Conformance", exclude: ["Vectors"], swiftSettings: settings),
    tests("ArchitectureTests", []),
    tests("GrilleCoreTests", ["GrilleCore", "GrilleTesting"]),
    tests("GrilleKeysTests", ["GrilleKeys", "GrilleTesting"]),
    tests("GrilleChecksTests", ["GrilleChecks", "GrilleTesting"]),
    tests("GrilleRecallTests", ["Grille", "GrilleTesting"]),
    tests("GrilleQuietTests", ["Grille", "GrilleTesting"]),
    tests("GrilleRegexTests", ["GrilleRegex"]),
    tests("GrillePacksTests", ["GrillePacks", "GrilleCore", "GrilleTesting"]),
    tests("GrilleFormatsTests", ["GrilleFormats", "GrilleCore", "GrilleTesting"]),
    tests("GrilleScanTests", ["GrilleScan", "GrillePacks", "GrilleCore", "GrilleTesting"]),
    tests(
      "GrilleTransformsTests",
      ["GrilleTransforms", "GrilleChecks", "GrilleKeys", "GrilleCore", "GrilleTesting"]),
    tests(
      "GrilleRevealTests", ["GrilleReveal", "GrilleTransforms", "GrilleKeys", "GrilleTesting"]),
    tests(
      "GrilleVaultTests",
      [
        "GrilleVault", "GrilleReveal", "GrilleTransforms", "GrilleKeys", "Grille", "GrilleTesting",
        grdb,
      ]),
    tests(
      "GrillePipelineTests",
      ["Grille", "GrillePipeline", "GrilleCore", "GrilleTesting", "grille-fuzz"]),
    tests(
      "GrilleReportsTests",
      ["GrilleReports", "GrillePipeline", "GrillePacks", "GrilleKeys", "GrilleCore"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
