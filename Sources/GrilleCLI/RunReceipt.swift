internal import Foundation
internal import GrilleCore
internal import GrilleKeys
internal import GrillePacks
internal import GrillePipeline
internal import GrilleReports
internal import GrilleStreams

/// The receipt of a run on its way into a file.
///
/// The lines that are there tell of what was written before them, so a run that is cut off leaves a receipt
/// that is true and known to be cut.
final class RunReceipt {
  /// A line comes after so many bytes of input or seconds.
  static let bytes = 64 << 20
  static let seconds: Int64 = 60

  private var writer: ReceiptWriter
  private let file: FileOutput
  private var last: (bytes: Int, time: Int64)

  private static var now: Int64 { Int64(Date().timeIntervalSince1970) }

  /// Makes the file at `path` and writes the first line; one that is there is not touched.
  ///
  /// - Throws: ``KeyError`` for a ring without a key for receipts, ``SystemFailure``, or ``PackError`` for a
  ///   policy or a pack that cannot be read.
  init(
    path: String, ring: KeyRing, reader: Reader?, patterns folders: [String], isKeyed: Bool
  ) throws {
    writer = try ReceiptWriter(try ring.primary(for: .receipts))
    let policy = reader?.policy
    let header = ReceiptHeader(
      version: GrilleCommand.version,
      run: Nonce.random(16),
      policy: policy?.name, view: reader?.identity.name,
      policyDigest: try policy.map { Digest.sha256(Array(try $0.text.utf8)) },
      packsDigest: try Self.digest(ofPacksAnd: folders),
      valueKey: isKeyed ? try ring.primary(for: .values).id : nil)
    file = try FileOutput(path: path, isNew: true)
    last = (0, Self.now)
    try file.output.write(writer.start(header, at: last.time))
  }

  /// Takes what was written next, and what was done until then.
  func take(
    _ pieces: RedactedPieces, of chunk: Span<UInt8>, _ statistics: RedactionStatistics
  ) throws {
    writer.take(pieces, of: chunk)
    let isMuch = statistics.bytesIn - last.bytes >= Self.bytes
    guard isMuch || Self.now - last.time >= Self.seconds else { return }
    last = (statistics.bytesIn, Self.now)
    try file.output.write(writer.part(statistics, at: last.time))
  }

  /// Ends the receipt: all was written that there was, and the command ends with `status`.
  func end(_ statistics: RedactionStatistics, status: Int32) throws {
    try file.output.write(writer.end(statistics, status: Int(status), at: Self.now))
  }

  /// Of all that comes with Grille and the packs of one's own, with their paths.
  private static func digest(ofPacksAnd folders: [String]) throws -> [UInt8] {
    var digest = Digest()
    let own = try folders.flatMap { try PackFolder.sources(in: $0) }
    let sources = PackLibrary.builtInSources + own.map { ($0.path, $0.yaml) }
    for source in sources {
      digest.update(Array("\(source.path) \(source.yaml.utf8.count)\n\(source.yaml)".utf8).span)
    }
    return digest.value
  }
}

extension Reader.PolicySource {
  fileprivate var name: String {
    switch self {
    case .builtIn(let name): name
    case .yaml(_, let file): file
    }
  }

  fileprivate var text: String {
    get throws {
      switch self {
      case .builtIn(let name): try PolicyLibrary.yaml(ofPolicy: name)
      case .yaml(let yaml, _): yaml
      }
    }
  }
}

extension Reader.Identity {
  fileprivate var name: String? {
    switch self {
    case .view(let id): id.rawValue
    case .unknown, .claims: nil
    }
  }
}
