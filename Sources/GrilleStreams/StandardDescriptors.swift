//  The three descriptors, and words for people on the third.

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The three descriptors a process begins with.
package enum StandardDescriptors {
  /// Takes the places of those that the parent has closed, so that no file opened later stands in one
  /// and is written over. They still fail: 0 cannot be read, 1 and 2 cannot be written.
  package static func hold() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      _ = unsafe open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}

/// Words for people.
package enum StandardError {
  package static func say(_ text: String) {
    let line = Array((text.hasSuffix("\n") ? text : text + "\n").utf8)
    try? Output(descriptor: STDERR_FILENO, name: "standard error").write(line)
  }
}
