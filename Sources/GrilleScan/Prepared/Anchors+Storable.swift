//  How anchors, and the ends of names that become some, are kept beside the packs.

internal import GrilleCore

extension AnchorStock: Storable {
  func store(in writer: inout StoreWriter) {
    detectors.map { $0.map(AnchorList.init) }.store(in: &writer)
    protected.map { $0.map(AnchorList.init) }.store(in: &writer)
    gating.store(in: &writer)
    tails.store(in: &writer)
  }
  init(from reader: inout StoreReader) {
    detectors = [AnchorList?](from: &reader).map { $0?.anchors }
    protected = [AnchorList?](from: &reader).map { $0?.anchors }
    gating = Array(from: &reader)
    tails = Array(from: &reader)
  }
}

extension NameTail: Storable {
  func store(in writer: inout StoreWriter) {
    letters.store(in: &writer)
    meanings.store(in: &writer)
  }
  init(from reader: inout StoreReader) {
    letters = Array(from: &reader)
    meanings = Array(from: &reader)
  }
}

/// The anchors of one pattern: many of them share what may stand before them.
private struct AnchorList: Storable {
  let anchors: [Anchor]

  init(_ anchors: [Anchor]) { self.anchors = anchors }

  func store(in writer: inout StoreWriter) {
    var heads: [[ByteSet]] = []
    for anchor in anchors where !heads.contains(anchor.head) { heads.append(anchor.head) }
    heads.store(in: &writer)
    writer.write(number: UInt64(anchors.count))
    for anchor in anchors {
      anchor.piece.store(in: &writer)
      anchor.start.store(in: &writer)
      writer.write(number: UInt64(heads.firstIndex(of: anchor.head)!))
      writer.write(number: UInt64(anchor.headStart))
    }
  }
  init(from reader: inout StoreReader) {
    let heads = [[ByteSet]](from: &reader)
    anchors = (0..<reader.count()).map { _ in
      Anchor(
        piece: Anchor.Piece(from: &reader), start: Anchor.Start(from: &reader),
        head: heads[Int(reader.number())], headStart: Int(reader.number()))
    }
  }
}

extension Anchor.Start: Storable {
  func store(in writer: inout StoreWriter) {
    switch self {
    case .unknown: UInt8(0).store(in: &writer)
    case .before(let count):
      UInt8(1).store(in: &writer)
      count.store(in: &writer)
    case .behindRun(let set, let most):
      UInt8(2).store(in: &writer)
      set.store(in: &writer)
      most.store(in: &writer)
    }
  }
  init(from reader: inout StoreReader) {
    switch reader.byte() {
    case 0: self = .unknown
    case 1: self = .before(Int(from: &reader))
    default:
      self = .behindRun(of: ByteSet(from: &reader), most: Int(from: &reader))
    }
  }
}

extension Anchor.Piece: Storable {
  func store(in writer: inout StoreWriter) {
    switch self {
    case .literal(let literal):
      UInt8(0).store(in: &writer)
      literal.store(in: &writer)
    case .shape(let shape):
      UInt8(1).store(in: &writer)
      shape.store(in: &writer)
    }
  }
  init(from reader: inout StoreReader) {
    self =
      reader.byte() == 0
      ? .literal(LiteralAnchor(from: &reader)) : .shape(ShapeAnchor(from: &reader))
  }
}

extension LiteralAnchor: Storable {
  func store(in writer: inout StoreWriter) {
    bytes.store(in: &writer)
    folds.store(in: &writer)
    edgeBefore.store(in: &writer)
    edgeAfter.store(in: &writer)
    isWord.store(in: &writer)
  }
  init(from reader: inout StoreReader) {
    bytes = Array(from: &reader)
    folds = Array(from: &reader)
    edgeBefore = Bool(from: &reader)
    edgeAfter = Bool(from: &reader)
    isWord = Bool(from: &reader)
  }
}

extension ShapeAnchor: Storable {
  func store(in writer: inout StoreWriter) { terms.store(in: &writer) }
  init(from reader: inout StoreReader) { terms = Array(from: &reader) }
}

extension ShapeAnchor.Term: Storable {
  func store(in writer: inout StoreWriter) {
    writer.write(choice: byteClass)
    offset.store(in: &writer)
  }
  init(from reader: inout StoreReader) {
    byteClass = reader.choice(ByteClass.self)
    offset = Int(from: &reader)
  }
}

extension ByteSet: Storable {
  func store(in writer: inout StoreWriter) { for word in bits { word.store(in: &writer) } }
  init(from reader: inout StoreReader) {
    self.init(
      bits: UInt64(from: &reader), UInt64(from: &reader), UInt64(from: &reader),
      UInt64(from: &reader))
  }
}
