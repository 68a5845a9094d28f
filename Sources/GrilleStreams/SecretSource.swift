//  Where a key ring or a passphrase comes from: a file, the environment, a descriptor that the parent has
//  opened, or a command, so that any secret manager serves.

package import ArgumentParser
internal import Foundation
package import GrilleKeys

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A place to read a secret from.
package enum SecretSource: ExpressibleByArgument, Sendable {
  case file(String)
  case environment(String)
  case descriptor(Int32)
  /// Run by `/bin/sh`; what it prints is the secret.
  case command(String)

  /// A path, `env:NAME`, `fd:3` or `cmd:vault kv get …`.
  package init?(argument: String) {
    func rest(_ head: String) -> String? {
      argument.hasPrefix(head) ? String(argument.dropFirst(head.count)) : nil
    }
    if let name = rest("env:") {
      self = .environment(name)
    } else if let number = rest("fd:") {
      guard let descriptor = Int32(number), descriptor >= 0 else { return nil }
      self = .descriptor(descriptor)
    } else if let command = rest("cmd:") {
      self = .command(command)
    } else {
      guard !argument.isEmpty else { return nil }
      self = .file(argument)
    }
  }

  /// Named in messages; never shows what is read.
  package var name: String {
    switch self {
    case .file(let path): path
    case .environment(let name): "the variable \(name)"
    case .descriptor(let descriptor): "descriptor \(descriptor)"
    case .command: "the key command"
    }
  }

  /// What stands there.
  ///
  /// - Throws: ``SystemFailure``, or ``KeyError`` for a file that others may read, a variable that is not
  ///   set and a command that fails.
  package func read() throws -> [UInt8] {
    switch self {
    case .file(let path):
      var input = try Input(path: path)
      var status = stat()
      guard unsafe fstat(input.descriptor, &status) == 0 else { throw SystemFailure(path) }
      guard status.st_mode & 0o077 == 0 else {
        throw KeyError(.refused, "\(path) may be read by others: chmod 600 it")
      }
      return try input.all(atMost: KeyRingFile.longest)
    case .environment(let name):
      guard let value = ProcessInfo.processInfo.environment[name] else {
        throw KeyError(.refused, "the variable \(name) is not set")
      }
      return Array(value.utf8)
    case .descriptor(let descriptor):
      var input = Input(descriptor: descriptor, name: name)
      return try input.all(atMost: KeyRingFile.longest)
    case .command(let command): return try Self.output(of: command)
    }
  }

  /// The same as a passphrase: one line feed at its end is not part of it.
  package func readPassphrase() throws -> [UInt8] {
    var bytes = try read()
    if bytes.last == 0x0A { bytes.removeLast() }
    if bytes.last == 0x0D { bytes.removeLast() }
    return bytes
  }

  private static func output(of command: String) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw KeyError(.refused, "the key command failed with status \(process.terminationStatus)")
    }
    return Array(data)
  }
}

/// Where the ring is, and what it is wrapped under.
package struct KeyRingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The key ring: a file, env:NAME, fd:NUMBER or cmd:COMMAND.", valueName: "source"))
  package var keyRing: SecretSource?

  @Option(
    help: ArgumentHelp(
      "The passphrase of the key ring: a file, env:NAME, fd:NUMBER or cmd:COMMAND.",
      valueName: "source"))
  package var passphrase: SecretSource?

  package init() {}

  package func validate() throws {
    if passphrase != nil, keyRing == nil {
      throw ValidationError("--passphrase goes with --key-ring.")
    }
  }

  /// The ring; nil if none was named.
  package var ring: KeyRing? {
    get throws {
      guard let keyRing else { return nil }
      let (bytes, words) = (try keyRing.read(), try passphrase?.readPassphrase())
      return try KeyError.naming(keyRing.name) { try KeyRingFile.decode(bytes, passphrase: words) }
    }
  }
}

extension KeyError {
  /// What `body` gives; a complaint of it says what it is about.
  package static func naming<Result>(
    _ name: String, _ body: () throws -> Result
  ) throws -> Result {
    do {
      return try body()
    } catch let error as KeyError {
      throw KeyError(error.code, "\(name): \(error.reason)")
    }
  }
}

extension Key.ID {
  /// Reads an id on the command line.
  package init(argument: String) throws {
    guard let id = Key.ID(rawValue: argument) else {
      throw ValidationError("A key is called by lower-case letters and digits, such as k1.")
    }
    self = id
  }
}
