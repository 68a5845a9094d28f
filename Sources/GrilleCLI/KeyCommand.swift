public import ArgumentParser
internal import Foundation
public import GrilleKeys
internal import GrilleReports
internal import GrilleStreams

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// `grille key`: rings of keys in files.
struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Make, list and change the keys of a key ring.",
    discussion: """
      A key ring is a file that its owner alone may read. For each purpose (values, receipts) one key is \
      primary: new tokens are made with it. Rotate to make a new one; what was made with the old one can \
      be read as long as that is enabled. With --passphrase the secrets in the file are wrapped.
      """,
    subcommands: [
      New.self, List.self, Rotate.self, Disable.self, Enable.self, Destroy.self, Export.self,
      Public.self,
    ])

  /// The ring in hand and how it is wrapped.
  struct RingFile: ParsableArguments {
    @Argument(help: "The file of the key ring.", completion: .file()) var file: String

    @Option(
      help: ArgumentHelp(
        "The passphrase it is wrapped under: a file, env:NAME, fd:NUMBER or cmd:COMMAND.",
        valueName: "source"))
    var passphrase: SecretSource?

    /// The ring as it is.
    func read() throws -> KeyRing { try read(try passphrase?.readPassphrase()) }

    private func read(_ words: [UInt8]?) throws -> KeyRing {
      let bytes = try SecretSource.file(file).read()
      return try KeyError.naming(file) { try KeyRingFile.decode(bytes, passphrase: words) }
    }

    /// Changes the ring in place: a failure leaves it as it was.
    func change(_ body: (inout KeyRing) throws -> Void) throws {
      let words = try passphrase?.readPassphrase()
      var ring = try read(words)
      try KeyError.naming(file) { try body(&ring) }
      try KeyRingOutput.replace(file, with: try KeyRingFile.encode(ring, passphrase: words))
    }
  }

  static var now: Int64 { Int64(Date().timeIntervalSince1970) }

  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract: "Make a key ring with a key for each purpose; no file is overwritten.")

    @OptionGroup var ring: RingFile

    func run() throws {
      let bytes = try KeyRingFile.encode(
        KeyRing(at: KeyCommand.now), passphrase: try ring.passphrase?.readPassphrase())
      try KeyRingOutput.create(ring.file, bytes)
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the keys with purpose, state and day; never a secret.")

    @OptionGroup var ring: RingFile

    func run() throws {
      var rows = [["key", "purpose", "state", "created"]]
      for key in try ring.read().keys {
        let day = Date(timeIntervalSince1970: TimeInterval(key.created))
          .formatted(.iso8601.year().month().day())
        rows.append([key.id.rawValue, key.purpose.rawValue, key.state.rawValue, day])
      }
      try Output.standard.write(TextTable.render(rows))
    }
  }

  struct Rotate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rotate",
      abstract: "Make a new primary key; the old one stays enabled.")

    @OptionGroup var ring: RingFile
    @Option(help: "What the key is for: values or receipts.") var purpose = Key.Purpose.values

    func run() throws {
      try ring.change { try $0.rotate(purpose, at: KeyCommand.now) }
    }
  }

  struct Disable: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "disable",
      abstract: "Let a key serve nothing until it is enabled again.")

    @OptionGroup var ring: RingFile
    @Argument(help: "The key, such as k1.") var key: String

    func run() throws { try ring.change { try $0.disable(try Key.ID(argument: key)) } }
  }

  struct Enable: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "enable", abstract: "Let a disabled key serve again.")

    @OptionGroup var ring: RingFile
    @Argument(help: "The key, such as k1.") var key: String

    func run() throws { try ring.change { try $0.enable(try Key.ID(argument: key)) } }
  }

  struct Destroy: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "destroy",
      abstract: "Forget a key's secret for good: what was made with it cannot be read again.")

    @OptionGroup var ring: RingFile
    @Argument(help: "The key, such as k1.") var key: String

    func run() throws { try ring.change { try $0.destroy(try Key.ID(argument: key)) } }
  }

  struct Public: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "public",
      abstract: "Print the public keys with which others check receipts.")

    @OptionGroup var ring: RingFile

    func run() throws {
      let lines = try ring.read().receiptVerifiers.map { "\($0.id) \($0.verifier.hexadecimal)\n" }
      try Output.standard.write(lines.joined())
    }
  }
}

/// Files of key rings: readable by their owner alone, and never half written.
enum KeyRingOutput {
  /// Makes the file at `path`; one that is there is not touched.
  static func create(_ path: String, _ bytes: [UInt8]) throws(SystemFailure) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw SystemFailure(path) }
    try write(bytes, to: descriptor, path)
  }

  /// Puts `bytes` in the place of the file at `path`.
  static func replace(_ path: String, with bytes: [UInt8]) throws(SystemFailure) {
    let new = path + ".new"
    try create(new, bytes)
    guard unsafe rename(new, path) == 0 else {
      let number = errno
      _ = unsafe unlink(new)
      throw SystemFailure(path, number)
    }
  }

  private static func write(
    _ bytes: [UInt8], to descriptor: Int32, _ path: String
  ) throws(SystemFailure) {
    defer { close(descriptor) }
    do throws(SystemFailure) {
      try Output(descriptor: descriptor, name: path).write(bytes)
      guard fsync(descriptor) == 0 else { throw SystemFailure(path) }
    } catch {
      _ = unsafe unlink(path)
      throw error
    }
  }
}

extension Key.Purpose: ExpressibleByArgument {}
