/// A place in a record that a detector holds to be sensitive.
///
/// A finding tells where a value lies and what it is, never what it says. It keeps no byte of the
/// input, so findings can be logged, counted and stored as they are.
public struct Finding: Hashable, Sendable {
  /// What the value is.
  public var type: InfoType
  /// Where the value lies, in bytes from the start of the record as it was read, whole encoded
  /// runs included.
  public var range: ByteRange
  /// How sure we are, from everything in `evidence`.
  public var likelihood: Likelihood
  /// What speaks for it, and against.
  public var evidence: [Evidence]
  /// The detector that found it: `us_ssn/dashed`, `us_ssn/field`.
  public var detector: String
  /// Where the name of the value's field stands in the record, if it has one.
  public var field: ByteRange?

  /// Makes a finding of its parts.
  public init(
    type: InfoType, range: ByteRange, likelihood: Likelihood, evidence: [Evidence],
    detector: String, field: ByteRange? = nil
  ) {
    self.type = type
    self.range = range
    self.likelihood = likelihood
    self.evidence = evidence
    self.detector = detector
    self.field = field
  }
}
