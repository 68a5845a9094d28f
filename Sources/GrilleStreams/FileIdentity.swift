//  Which file something is, whatever it is called: reading what one writes never ends, and what is emptied
//  before it was read is lost.

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A regular file, told by its device and number.
package struct FileIdentity: Equatable {
  private let device: UInt64
  private let file: UInt64
  fileprivate let size: Int64

  package static func == (one: FileIdentity, other: FileIdentity) -> Bool {
    one.device == other.device && one.file == other.file
  }

  /// Of what is open; nil if it is no regular file.
  package init?(descriptor: Int32) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  /// Of what is at `path`, links followed; nil if it is no regular file, or nothing.
  package init?(path: String) {
    var status = stat()
    let path = SystemPath(argument: path)
    guard unsafe path.withPointer({ unsafe stat($0, &status) }) == 0 else { return nil }
    self.init(status)
  }

  private init?(_ status: stat) {
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    file = UInt64(truncatingIfNeeded: status.st_ino)
    size = Int64(status.st_size)
  }

  /// Refuses the file at `path`, which `option` wants to write, where it is one of `inputs`: it would be emptied
  /// before it was read. A name of `-` is standard input.
  package static func refuse(
    _ option: String, _ path: String, among inputs: [String]
  ) throws(SystemFailure) {
    guard let written = FileIdentity(path: path) else { return }
    for input in inputs {
      let read =
        input == "-" ? FileIdentity(descriptor: STDIN_FILENO) : FileIdentity(path: input)
      if read == written {
        throw SystemFailure(path, because: "\(option) would write over an input")
      }
    }
  }
}

extension Input {
  /// Refuses to read on in a file to which `output` writes: what goes out would come in, without end.
  ///
  /// As `cat` does: where nothing is left to read, as in a file that the shell has just emptied, there is no
  /// harm.
  package func refuse(writtenBy output: Output) throws(SystemFailure) {
    guard let read = FileIdentity(descriptor: descriptor),
      read == FileIdentity(descriptor: output.descriptor),
      lseek(descriptor, 0, SEEK_CUR) < read.size
    else { return }
    throw SystemFailure(name, because: "this run writes to it, and would read what it wrote")
  }
}
