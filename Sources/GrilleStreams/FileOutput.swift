#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file that was asked for by an option; truncated when opened, readable by its owner alone.
package final class FileOutput {
  package let output: Output

  /// - Parameter isNew: whether a file that is there is left alone, and this fails.
  package init(path: String, isNew: Bool = false) throws(SystemFailure) {
    let how = isNew ? O_EXCL : O_TRUNC
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | how | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw SystemFailure(path) }
    output = Output(descriptor: descriptor, name: path)
  }

  deinit { close(output.descriptor) }
}
