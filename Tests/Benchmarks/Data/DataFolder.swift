//  Where data is kept, so that it is made once.

internal import Foundation

/// A folder with data files, named by kind, seed and size.
struct DataFolder {
  let path: String
  let seed: UInt64

  /// Raise it when the forms of the data change: files of older forms are then made anew.
  private static let edition = 1

  /// The file of `set` with `megabytes`, made if it is not there.
  func file(_ set: DataSet, megabytes: Int) throws -> String {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let file = "\(path)/\(set.rawValue)-\(megabytes)MB-seed\(seed)-v\(Self.edition)"
    let attributes = try? FileManager.default.attributesOfItem(atPath: file)
    if attributes?[.size] as? Int == megabytes << 20 { return file }
    Notes.say("making \(file)")
    try Self.write(set, megabytes: megabytes, seed: seed, to: file)
    return file
  }

  /// Writes `megabytes` of `set` to `file`: a block, as often as it takes.
  static func write(_ set: DataSet, megabytes: Int, seed: UInt64, to file: String) throws {
    let data = set.formatData
    let (opening, closing) = (Data(data?.opening ?? []), Data(data?.closing ?? []))
    let size = megabytes << 20 - opening.count - closing.count
    // Documents are not cut: the last block is whole.
    let count = data == nil ? 1 : (size + set.blockSize - 1) / set.blockSize
    let block = try set.block(size: min(size / count, set.blockSize), seed: seed)
    guard FileManager.default.createFile(atPath: file, contents: nil),
      let handle = FileHandle(forWritingAtPath: file)
    else {
      throw BenchmarkError("\(file) cannot be written")
    }
    defer { try? handle.close() }
    try handle.write(contentsOf: opening)
    var left = size
    while left > 0 {
      // The block ends with a line; a piece of it may not, at the very end of the file only.
      var piece = block[...].prefix(left)
      left -= piece.count
      if data != nil, left < block.count {
        FormatData.widen(&piece, by: left)
        left = 0
      }
      try handle.write(contentsOf: Data(piece))
    }
    try handle.write(contentsOf: closing)
  }
}

/// Why nothing could be measured.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// Words for who waits, on standard error.
enum Notes {
  static func say(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }
}
