//  `grille-bench`: what Grille costs, beside what else is there.

internal import ArgumentParser

@main
struct BenchmarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grille-bench",
    abstract: "Measure Grille beside other tools, on data made here.",
    subcommands: [
      Run.self, RunFormats.self, RunTokens.self, RunRoundTrips.self, RunExposure.self,
      RunVault.self, MakeData.self,
      RunAdversarial.self,
      CountInstructions.self,
      ListPatterns.self,
    ])
}
