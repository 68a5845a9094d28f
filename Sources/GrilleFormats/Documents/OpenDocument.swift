//  The document in hand, of whichever format.

/// A document that has begun.
public enum OpenDocument: Sendable {
  /// Of each format.
  case json(DocumentFramer<JSONReader>)
  case xml(DocumentFramer<XMLReader>)
  case formPart(DocumentFramer<FormPartReader>)
  case messageParty(DocumentFramer<MessagePartyReader>)

  /// Begins with the document that `opening` says.
  public init(_ opening: DocumentOpening) {
    self =
      switch opening.kind {
      case .json: .json(DocumentFramer(JSONReader(), at: opening.place))
      case .xml: .xml(DocumentFramer(XMLReader(), at: opening.place))
      case .formPart: .formPart(DocumentFramer(FormPartReader(), at: opening.place))
      case .messageParty: .messageParty(DocumentFramer(MessagePartyReader(), at: opening.place))
      }
  }

  /// See ``DocumentFramer/next(in:atEnd:limit:)``.
  ///
  /// - Parameter context: set to what opens the containers in which the bytes in hand stand.
  public mutating func next(
    in pending: Span<UInt8>, atEnd: Bool, limit: Int, context: inout [UInt8]
  ) -> DocumentFrame {
    switch self {
    case .json(var framer):
      self = .none
      defer { self = .json(framer) }
      return Self.next(&framer, in: pending, atEnd, limit, &context)
    case .xml(var framer):
      self = .none
      defer { self = .xml(framer) }
      return Self.next(&framer, in: pending, atEnd, limit, &context)
    case .formPart(var framer):
      self = .none
      defer { self = .formPart(framer) }
      return Self.next(&framer, in: pending, atEnd, limit, &context)
    case .messageParty(var framer):
      self = .none
      defer { self = .messageParty(framer) }
      return Self.next(&framer, in: pending, atEnd, limit, &context)
    }
  }

  /// While the framer is in other hands, so that its memory is not copied.
  private static var none: OpenDocument {
    .formPart(DocumentFramer(FormPartReader(), at: 0))
  }

  @inline(__always)
  private static func next(
    _ framer: inout DocumentFramer<some DocumentReader>, in pending: Span<UInt8>, _ atEnd: Bool,
    _ limit: Int, _ context: inout [UInt8]
  ) -> DocumentFrame {
    let frame = framer.next(in: pending, atEnd: atEnd, limit: limit)
    context = framer.context
    return frame
  }
}
