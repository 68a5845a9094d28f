//  The command. Arguments, streams and exit statuses live in this target alone.
//
//      0  done
//      1  something was found (`scan`; `explain --check`, `classify --check`), or a proof failed (`patterns check`)
//      2  it failed; nothing or part was written
//      3  done, but something was withheld

internal import ArgumentParser
internal import GrilleStreams

@main
struct GrilleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grille",
    abstract: "Show each reader of a bank's data only what that reader may see.",
    discussion: """
      Without a subcommand, grille copies standard input or files to standard output and redacts
      what it finds:

        kubectl logs -f payments | grille
        grille app.log > app.safe.log

      Card numbers keep their last four digits, other sensitive values are replaced by their type,
      such as [us_ssn]; every other byte passes as it is.

      Exit status: 0 done; 1 something was found (scan); 2 failed; 3 done, but something was
      withheld because it could not be judged.
      """,
    version: version,
    subcommands: [
      Filter.self, Scan.self, Explain.self, Classify.self, Patterns.self, PolicyCommand.self,
      KeyCommand.self, VaultCommand.self, ReceiptCommand.self,
    ],
    defaultSubcommand: Filter.self)

  static let version = "0.1.0"

  static func main() {
    Fault.silence()
    StandardDescriptors.hold()
    do {
      if CommandLine.argc == 1 { return try Copying().run() }
      if let copying = Copying(plain: CommandLine.arguments.dropFirst()) {
        return try copying.run()
      }
      var command = try parseAsRoot(
        Explain.partingText(Array(CommandLine.arguments.dropFirst())))
      try command.run()
    } catch {
      end(with: error)
    }
  }
}
