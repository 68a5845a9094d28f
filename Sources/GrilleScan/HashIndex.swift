//  Numbers by hash. A table that was built with Grille is used where it stands among the constants:
//  of its pages only those are touched in which something is looked up.

/// Numbers by hash. Immutable; threads share it.
@safe struct HashIndex: @unchecked Sendable {
  // @unchecked: the bytes do not change once `init` has returned.
  /// Slots, of which each has the place of an entry, or -1; then the entries: a key and its number.
  private let table: UnsafeRawPointer
  private let slots: Int
  private let entries: Int
  /// Whose the bytes are; nil for constants.
  private let memory: Memory?

  private static var slotSize: Int { 4 }
  private static var entrySize: Int { 12 }

  @safe private final class Memory {
    let bytes: UnsafeMutableRawBufferPointer
    init(count: Int) {
      unsafe bytes = .allocate(byteCount: count, alignment: MemoryLayout<UInt64>.alignment)
    }
    deinit { unsafe bytes.deallocate() }
  }

  /// Of two entries of one hash the first counts.
  init(_ numbers: [(UInt64, Int)]) {
    var size = 16
    while size < 2 * numbers.count { size *= 2 }
    var slots = [Int32](repeating: -1, count: size)
    var kept: [(key: UInt64, number: Int32)] = []
    for (key, number) in numbers {
      var slot = Self.slot(key) & (size - 1)
      while slots[slot] >= 0, kept[Int(slots[slot])].key != key { slot = (slot + 1) & (size - 1) }
      guard slots[slot] < 0 else { continue }
      slots[slot] = Int32(kept.count)
      kept.append((key, Int32(number)))
    }
    let memory = Memory(count: Self.slotSize * size + Self.entrySize * kept.count)
    for (slot, entry) in slots.enumerated() {
      unsafe memory.bytes.storeBytes(
        of: entry.littleEndian, toByteOffset: Self.slotSize * slot, as: Int32.self)
    }
    for (place, entry) in kept.enumerated() {
      let offset = Self.slotSize * size + Self.entrySize * place
      unsafe memory.bytes.storeBytes(
        of: entry.key.littleEndian, toByteOffset: offset, as: UInt64.self)
      unsafe memory.bytes.storeBytes(
        of: entry.number.littleEndian, toByteOffset: offset + 8, as: Int32.self)
    }
    self.memory = memory
    unsafe table = UnsafeRawPointer(memory.bytes.baseAddress!)
    self.slots = size
    entries = kept.count
  }

  init(_ numbers: [WordHash: Int]) {
    self.init(numbers.sorted { $0.value < $1.value }.map { ($0.key.value, $0.value) })
  }

  private static func slot(_ key: UInt64) -> Int { Int(key >> 32 ^ key >> 7) & 0x7FFF_FFFF }

  /// The number of `key`, or nil. O(1).
  @inline(__always) func find(_ key: UInt64) -> Int? {
    var slot = Self.slot(key) & (slots - 1)
    while true {
      let entry = unsafe Int(
        Int32(
          littleEndian: table.loadUnaligned(fromByteOffset: Self.slotSize * slot, as: Int32.self)))
      guard entry >= 0 else { return nil }
      let at = unsafe table + (Self.slotSize * slots + Self.entrySize * entry)
      if unsafe UInt64(littleEndian: at.loadUnaligned(as: UInt64.self)) == key {
        return unsafe Int(
          Int32(littleEndian: at.loadUnaligned(fromByteOffset: 8, as: Int32.self)))
      }
      slot = (slot + 1) & (slots - 1)
    }
  }
}

extension HashIndex: Storable {
  func store(in writer: inout StoreWriter) {
    writer.write(number: UInt64(slots.trailingZeroBitCount))
    writer.write(number: UInt64(entries))
    unsafe writer.write(raw: UnsafeRawBufferPointer(start: table, count: size))
  }

  /// Takes what ``store(in:)`` wrote as it stands. The bytes must outlive the index, as constants do.
  init(from reader: inout StoreReader) {
    slots = 1 << (reader.number() & 31)
    entries = reader.count()
    unsafe table = unsafe reader.raw(Self.slotSize * slots + Self.entrySize * entries) {
      unsafe $0.baseAddress!
    }
    memory = nil
  }

  private var size: Int { Self.slotSize * slots + Self.entrySize * entries }
}
