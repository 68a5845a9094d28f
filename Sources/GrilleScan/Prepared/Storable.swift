//  The form in which prepared packs are kept: values one after the other, numbers in as few bytes as
//  they take. There is nothing to tell what stands where: who reads must know who wrote. The two are
//  written side by side and built together, and a test holds the stored bytes against fresh ones.

/// What can be kept as bytes. Both ways name the same parts in the same order.
protocol Storable {
  func store(in writer: inout StoreWriter)
  /// Reads what ``store(in:)`` wrote. Bytes that nobody wrote so are a mistake of the build: they trap.
  init(from reader: inout StoreReader)
}

/// Bytes that grow.
struct StoreWriter {
  private(set) var bytes: [UInt8] = []

  /// Seven bits a byte, the lowest first; the eighth says that more follow.
  mutating func write(number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Zeros up to a multiple of eight bytes, at which what is used in place can begin.
  mutating func align() { while bytes.count % 8 != 0 { bytes.append(0) } }

  /// As they are, without their count.
  mutating func write(raw more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }
}

/// Reads bytes from their first to their last; every read is within bounds.
@safe struct StoreReader {
  private let bytes: UnsafeRawBufferPointer
  private(set) var place = 0

  /// - Parameter bytes: must outlive the reader.
  @unsafe init(_ bytes: UnsafeRawBufferPointer) { unsafe self.bytes = unsafe bytes }

  @inline(__always) mutating func byte() -> UInt8 {
    precondition(unsafe place < bytes.count, "the prepared packs end too early")
    defer { place += 1 }
    return unsafe bytes[place]
  }

  @inline(__always) mutating func number() -> UInt64 {
    let first = byte()
    return first < 0x80 ? UInt64(first) : longNumber(first)
  }

  private mutating func longNumber(_ first: UInt8) -> UInt64 {
    var number = UInt64(first & 0x7F)
    var shift: UInt64 = 7
    while true {
      let next = byte()
      precondition(shift < 64, "the prepared packs hold a number without an end")
      number |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return number }
      shift += 7
    }
  }

  /// A count of things that take at least a byte each, so that no more are made room for than there
  /// can be.
  @inline(__always) mutating func count() -> Int {
    let count = number()
    precondition(unsafe count <= UInt64(bytes.count - place), "the prepared packs end too early")
    return Int(count)
  }

  /// Goes to where ``StoreWriter/align()`` did.
  mutating func align() { skip(-place & 7) }

  /// Leaves out the next `count` bytes.
  mutating func skip(_ count: Int) {
    precondition(
      unsafe count >= 0 && count <= bytes.count - place, "the prepared packs end too early")
    place += count
  }

  /// Calls `body` with the next `count` bytes.
  mutating func raw<T>(_ count: Int, _ body: (UnsafeRawBufferPointer) -> T) -> T {
    precondition(
      unsafe count >= 0 && count <= bytes.count - place, "the prepared packs end too early")
    defer { place += count }
    return unsafe body(UnsafeRawBufferPointer(rebasing: bytes[place..<place + count]))
  }
}

extension UInt64: Storable {
  /// All eight bytes, for hashes and bits.
  func store(in writer: inout StoreWriter) {
    for shift in stride(from: 0, to: 64, by: 8) {
      writer.write(raw: CollectionOfOne(UInt8(truncatingIfNeeded: self >> UInt64(shift))))
    }
  }
  init(from reader: inout StoreReader) {
    self = UInt64(
      littleEndian: unsafe reader.raw(8) { unsafe $0.loadUnaligned(as: UInt64.self) })
  }
}

extension Int: Storable {
  /// From -1 up.
  func store(in writer: inout StoreWriter) { writer.write(number: UInt64(self + 1)) }
  @inline(__always) init(from reader: inout StoreReader) { self = Int(reader.number()) - 1 }
}

extension Int32: Storable {
  /// From -1 up.
  func store(in writer: inout StoreWriter) { Int(self).store(in: &writer) }
  @inline(__always) init(from reader: inout StoreReader) { self = Int32(Int(from: &reader)) }
}

extension UInt32: Storable {
  func store(in writer: inout StoreWriter) { writer.write(number: UInt64(self)) }
  init(from reader: inout StoreReader) { self = UInt32(reader.number()) }
}

extension UInt16: Storable {
  func store(in writer: inout StoreWriter) { writer.write(number: UInt64(self)) }
  @inline(__always) init(from reader: inout StoreReader) { self = UInt16(reader.number()) }
}

extension Bool: Storable {
  func store(in writer: inout StoreWriter) { writer.write(raw: CollectionOfOne(self ? 1 : 0)) }
  @inline(__always) init(from reader: inout StoreReader) { self = reader.byte() != 0 }
}

extension UInt8: Storable {
  func store(in writer: inout StoreWriter) { writer.write(raw: CollectionOfOne(self)) }
  @inline(__always) init(from reader: inout StoreReader) { self = reader.byte() }
}

extension String: Storable {
  func store(in writer: inout StoreWriter) {
    writer.write(number: UInt64(utf8.count))
    writer.write(raw: utf8)
  }
  init(from reader: inout StoreReader) {
    self = unsafe reader.raw(reader.count()) { unsafe String(decoding: $0, as: UTF8.self) }
  }
}

extension Array: Storable where Element: Storable {
  func store(in writer: inout StoreWriter) {
    writer.write(number: UInt64(count))
    for element in self { element.store(in: &writer) }
  }
  init(from reader: inout StoreReader) {
    let count = reader.count()
    self = []
    reserveCapacity(count)
    for _ in 0..<count { append(Element(from: &reader)) }
  }
}

extension Optional: Storable where Wrapped: Storable {
  func store(in writer: inout StoreWriter) {
    (self != nil).store(in: &writer)
    self?.store(in: &writer)
  }
  init(from reader: inout StoreReader) {
    self = Bool(from: &reader) ? Wrapped(from: &reader) : nil
  }
}

extension StoreWriter {
  /// An enumeration's case by its place among all of them.
  mutating func write<T: CaseIterable & Equatable>(choice: T) {
    guard let number = Array(T.allCases).firstIndex(of: choice) else {
      preconditionFailure("\(choice) is no case of its kind")
    }
    write(number: UInt64(number))
  }
}

extension StoreWriter {
  /// Bytes many of which are as the one before.
  mutating func write(runs bytes: [UInt8]) {
    write(number: UInt64(bytes.count))
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex { $0 != bytes[start] } ?? bytes.count
      bytes[start].store(in: &self)
      write(number: UInt64(end - start))
      start = end
    }
  }
}

extension StoreReader {
  /// What ``StoreWriter/write(runs:)`` wrote.
  mutating func runs() -> [UInt8] {
    let count = Int(number())
    var bytes: [UInt8] = []
    while bytes.count < count {
      let value = byte()
      let length = Int(number())
      precondition(
        length > 0 && length <= count - bytes.count, "the prepared packs hold a torn run")
      bytes.append(contentsOf: repeatElement(value, count: length))
    }
    return bytes
  }

  /// A case by its place among all of them.
  mutating func choice<T: CaseIterable>(_ type: T.Type) -> T {
    let cases = T.allCases
    let number = Int(byte())
    precondition(number < cases.count, "the prepared packs hold an unknown case")
    return cases[cases.index(cases.startIndex, offsetBy: number)]
  }
}

/// Lists one behind the other: reading them takes two allocations, however many they are.
struct Lists<Element: Sendable>: Sendable {
  private var ends: [Int32] = []
  private var items: [Element] = []

  init() {}
  init(_ lists: some Sequence<some Sequence<Element>>) { for list in lists { append(list) } }

  var count: Int { ends.count }
  subscript(index: Int) -> ArraySlice<Element> {
    items[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])]
  }

  mutating func append(_ list: some Sequence<Element>) {
    items.append(contentsOf: list)
    ends.append(Int32(items.count))
  }
}

extension Lists: Storable where Element: Storable {
  func store(in writer: inout StoreWriter) {
    writer.write(number: UInt64(count))
    for index in 0..<count { writer.write(number: UInt64(self[index].count)) }
    items.store(in: &writer)
  }
  init(from reader: inout StoreReader) {
    let count = reader.count()
    ends.reserveCapacity(count)
    var end = 0
    for _ in 0..<count {
      end += reader.count()
      ends.append(Int32(end))
    }
    items = Array(from: &reader)
    precondition(end == items.count, "the prepared packs hold torn lists")
  }
}
