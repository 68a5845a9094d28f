//  Values that do not show themselves. A log line, a debugger's `po`, a crash report, `dump` and a JSON
//  encoder all go through a value's descriptions; here they give its label. To have the value one must ask
//  for it and say what for, which is easy to search for and to review.

/// A class of data, as a type.
public protocol DataClass: Sendable {
  /// The class.
  static var category: Category { get }
}

/// Who somebody is.
public enum PersonalData: DataClass {
  /// ``Category/personal``.
  public static var category: Category { .personal }
}

/// What they own and pay with.
public enum FinancialData: DataClass {
  /// ``Category/financial``.
  public static var category: Category { .financial }
}

/// What they did.
public enum TransactionalData: DataClass {
  /// ``Category/transactional``.
  public static var category: Category { .transactional }
}

/// A value that says who somebody is.
public typealias Personal<Value> = Concealed<Value, PersonalData>
/// A value that says what somebody owns or pays with.
public typealias Financial<Value> = Concealed<Value, FinancialData>
/// A value that says what somebody did.
public typealias Transactional<Value> = Concealed<Value, TransactionalData>

/// A value that is shown as its label wherever it is not asked for by name.
///
/// ```swift
/// struct Customer: Codable {
///   var id: Int
///   var ssn: Personal<String>
///   var balance: Financial<Decimal>
/// }
/// print(customer.ssn)                 // [us_ssn], or [personal] where no type was given
/// customer.ssn.reveal(for: .servicing)  // the value
/// ```
///
/// Encoding writes the label, so a response that holds one cannot leak it by being encoded; decoding reads the
/// value. Equality and hashes are the value's: do not print those.
public struct Concealed<Value, Kind: DataClass> {
  private let value: Value
  /// What the value is, if that was said.
  public let type: InfoType?

  /// Conceals `value`, which is of `type`.
  public init(_ value: Value, as type: InfoType? = nil) {
    self.value = value
    self.type = type
  }

  /// The value. The purpose is for whoever reads the code: nothing is checked or recorded.
  public func reveal(for purpose: Purpose) -> Value { value }

  /// The value made into another one, which is concealed as well.
  public func map<Other, Failure: Error>(
    _ transform: (Value) throws(Failure) -> Other
  ) throws(Failure) -> Concealed<Other, Kind> {
    Concealed<Other, Kind>(try transform(value), as: type)
  }

  /// The class of data.
  public var category: Category { Kind.category }
}

extension Concealed: Sendable where Value: Sendable {}
extension Concealed: Equatable where Value: Equatable {}
extension Concealed: Hashable where Value: Hashable {}

extension Concealed: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The label: `[us_ssn]`, or `[personal]` where no type was given.
  public var description: String { "[\(type?.rawValue ?? category.rawValue)]" }
  /// The same.
  public var debugDescription: String { description }
  /// Nothing inside.
  public var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}

extension Concealed: Encodable {
  /// Writes the label, whatever the value is.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension Concealed: Decodable where Value: Decodable {
  /// Reads the value.
  ///
  /// - Throws: what reading a `Value` throws, without the value: a `DecodingError` may hold it.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    do {
      self.init(try container.decode(Value.self))
    } catch {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath, debugDescription: "a concealed value cannot be read"))
    }
  }
}
