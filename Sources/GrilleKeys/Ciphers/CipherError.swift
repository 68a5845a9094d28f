/// What a cipher does not take. Holds no byte of a key or of data.
public enum CipherError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The cipher has no keys of that many bytes.
  case keySize(bytes: Int)

  /// What is wrong.
  public var description: String {
    switch self {
    case .keySize(let bytes): "the cipher has no keys of \(bytes) bytes"
    }
  }
}
