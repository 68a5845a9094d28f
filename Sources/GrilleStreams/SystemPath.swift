//  Paths as the system has them: bytes, which need not be UTF-8. A file is not passed over for its name.

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The path of a file.
package struct SystemPath: Sendable {
  /// Without a zero at the end.
  package let bytes: [UInt8]

  package init(bytes: [UInt8]) { self.bytes = bytes }

  /// As it was given on the command line. What is no UTF-8 there comes as a String in which characters were
  /// replaced; the bytes are looked up among the arguments. Where two arguments became alike the path is
  /// taken as it is, and no file has it.
  package init(argument: String) {
    var bytes = Array(argument.utf8)
    if argument.unicodeScalars.contains("\u{FFFD}") {
      let given = Set(Self.arguments.filter { String(decoding: $0, as: UTF8.self) == argument })
      if let only = given.first, given.count == 1 { bytes = only }
    }
    self.init(bytes: bytes)
  }

  private static var arguments: [[UInt8]] {
    (0..<Int(CommandLine.argc)).compactMap { index in
      guard let argument = unsafe CommandLine.unsafeArgv[index] else { return nil }
      return unsafe Array(UnsafeRawBufferPointer(start: argument, count: strlen(argument)))
    }
  }

  /// For messages and reports: what is no UTF-8 is escaped, `caf\xE9.log`.
  package var shown: String {
    var text = ""
    var rest = bytes[...]
    while !rest.isEmpty {
      var decoder = UTF8.ForwardParser()
      var iterator = rest.makeIterator()
      switch decoder.parseScalar(from: &iterator) {
      case .valid(let scalar):
        rest = rest.dropFirst(scalar.count)
        text.unicodeScalars.append(UTF8.decode(scalar))
      default:
        text += "\\x" + Self.hexadecimal(rest.removeFirst())
      }
    }
    return text
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }

  /// Of `name` in this folder.
  func appending(_ name: [UInt8]) -> SystemPath {
    let slash = UInt8(ascii: "/")
    return SystemPath(bytes: bytes.last == slash ? bytes + name : bytes + [slash] + name)
  }

  /// Calls `body` with the path as the system wants it.
  package func withPointer<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    unsafe (bytes + [0]).withUnsafeBytes {
      unsafe body($0.assumingMemoryBound(to: CChar.self).baseAddress!)
    }
  }
}

extension SystemFailure {
  /// Whether it is about the file that was named by `argument`.
  package func isAbout(_ argument: String) -> Bool {
    what == SystemPath(argument: argument).shown
  }
}
