#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file that was asked for by an option; truncated when opened, readable by its owner alone.
final class FileOutput {
  let output: Output

  init(path: String) throws(SystemFailure) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw SystemFailure(path) }
    output = Output(descriptor: descriptor, name: path)
  }

  deinit { close(output.descriptor) }
}
