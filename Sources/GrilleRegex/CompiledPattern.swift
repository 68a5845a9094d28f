//  The one target that speaks to PCRE2. It owns the library's memory, sets every limit, and turns
//  every return code into a match, "no match" or a failure that the caller must handle.
//
//  Patterns are matched over bytes (no UTF mode), so any input is a valid subject.

internal import CPCRE2
internal import Synchronization

/// The text of a pattern. Those that are built in stand among the constants, and few of them are met in one
/// stream.
@safe public enum PatternText: @unchecked Sendable {
  // @unchecked: constants do not change.
  case string(String)
  /// UTF-8 that outlives every use of it.
  case constant(UnsafeRawBufferPointer)

  /// Itself.
  public var string: String {
    switch self {
    case .string(let text): text
    case .constant(let bytes): unsafe String(decoding: bytes, as: UTF8.self)
    }
  }
}

/// A pattern that PCRE2 runs, with its JIT where there is one.
///
/// Threads may share it; each brings its own ``Matcher``. The machine code is made when the pattern is
/// first matched, since most of the patterns of a pack are not met in one stream.
@safe public final class CompiledPattern: @unchecked Sendable {
  // @unchecked: what `ready` points to is never changed.
  /// What PCRE2 made of a pattern; never changed once others can see it (pcre2api, MULTITHREADING).
  @safe fileprivate struct Code {
    let compiled: OpaquePointer
    /// Whether the JIT can be called without PCRE2's checks of its arguments.
    let hasJIT: Bool
    /// The number of the group that is the finding: `value`, or 0 for the whole match.
    let valueGroup: Int
  }

  /// The pattern as it was given.
  public let text: PatternText
  private let isAnchored: Bool
  /// Null until the first match. Whoever comes second frees what it made: a lock would have to be
  /// taken for every match after that.
  private let ready = unsafe Atomic<UnsafeMutablePointer<Code>?>(nil)

  /// Takes a pattern that is known to compile: PCRE2 sees it when it is first matched.
  ///
  /// - Parameter anchored: match only at the offset that is asked for. PCRE2 then also skips its
  ///   search for a required literal ahead of the start, which costs more than the match itself.
  /// - Complexity: O(1). The first match takes some 50 microseconds more.
  public init(known pattern: PatternText, anchored: Bool = false) {
    text = pattern
    isAnchored = anchored
  }

  /// See ``init(known:anchored:)``.
  public convenience init(known pattern: String, anchored: Bool = false) {
    self.init(known: .string(pattern), anchored: anchored)
  }

  /// Takes `pattern` once PCRE2 has accepted it.
  ///
  /// - Parameter anchored: see ``init(known:anchored:)``.
  /// - Throws: ``PatternError`` for a syntax error.
  public convenience init(_ pattern: String, anchored: Bool = false) throws(PatternError) {
    _ = try CompiledPattern.canMatchEmpty(pattern)
    self.init(known: pattern, anchored: anchored)
  }

  deinit {
    guard let made = unsafe ready.load(ordering: .acquiring) else { return }
    unsafe Self.free(made)
  }

  /// Whether `pattern` could match without taking a byte. Such a pattern finds nothing.
  ///
  /// - Throws: ``PatternError`` for a syntax error.
  public static func canMatchEmpty(_ pattern: String) throws(PatternError) -> Bool {
    let compiled = unsafe try compile(pattern, anchored: false)
    defer { unsafe pcre2_code_free_8(compiled) }
    var answer: UInt32 = 0
    return unsafe pcre2_pattern_info_8(compiled, UInt32(PCRE2_INFO_MATCHEMPTY), &answer) == 0
      && answer != 0
  }

  /// What PCRE2 made of the pattern; made now if it was not yet.
  ///
  /// - Throws: ``MatchFailure/other(_:)`` if that fails: without memory, or because somebody called a
  ///   pattern known that is not.
  @inline(__always) fileprivate func code() throws(MatchFailure) -> UnsafeMutablePointer<Code> {
    if let made = unsafe ready.load(ordering: .acquiring) { return unsafe made }
    return unsafe try make()
  }

  @inline(never) private func make() throws(MatchFailure) -> UnsafeMutablePointer<Code> {
    let compiled: OpaquePointer
    do {
      unsafe compiled = unsafe try Self.compile(text.string, anchored: isAnchored)
    } catch {
      throw .other(error.number)
    }
    // Without a JIT PCRE2 interprets: slower, the same answers.
    let hasJIT = unsafe pcre2_jit_compile_8(compiled, UInt32(PCRE2_JIT_COMPLETE)) == 0
    let group = unsafe pcre2_substring_number_from_name_8(compiled, Array("value\0".utf8))
    let made = UnsafeMutablePointer<Code>.allocate(capacity: 1)
    unsafe made.initialize(
      to: Code(compiled: compiled, hasJIT: hasJIT, valueGroup: group > 0 ? Int(group) : 0))
    let (isFirst, other) = unsafe ready.compareExchange(
      expected: nil, desired: made, ordering: .acquiringAndReleasing)
    guard !isFirst, let other = unsafe other else { return unsafe made }
    unsafe Self.free(made)
    return unsafe other
  }

  private static func free(_ made: UnsafeMutablePointer<Code>) {
    unsafe pcre2_code_free_8(made.pointee.compiled)
    unsafe made.deallocate()
  }

  private static func compile(
    _ pattern: String, anchored: Bool
  ) throws(PatternError) -> OpaquePointer {
    var options = UInt32(PCRE2_NEVER_UTF) | UInt32(PCRE2_NEVER_BACKSLASH_C)
    if anchored { options |= UInt32(PCRE2_ANCHORED) | UInt32(PCRE2_NO_START_OPTIMIZE) }
    var number: Int32 = 0
    var offset = 0
    let bytes = Array(pattern.utf8)
    let compiled = unsafe bytes.withUnsafeBufferPointer { buffer in
      // An empty array has no base address; PCRE2 takes none with length 0 only from version 10.43.
      unsafe pcre2_compile_8(
        buffer.baseAddress ?? UnsafePointer(bitPattern: 1), bytes.count, options, &number, &offset,
        nil)
    }
    guard let compiled = unsafe compiled else {
      throw PatternError(reason: message(number), offset: offset, number: number)
    }
    return unsafe compiled
  }

  private static func message(_ number: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = unsafe buffer.withUnsafeMutableBufferPointer {
      unsafe pcre2_get_error_message_8(number, $0.baseAddress, $0.count)
    }
    return length > 0
      ? String(decoding: buffer.prefix(Int(length)), as: UTF8.self) : "error \(number)"
  }
}

/// Bounds on the work of one call of PCRE2.
public struct MatchLimits: Hashable, Sendable {
  /// Steps of backtracking.
  public var match: UInt32
  /// Nested backtracking (interpreter only).
  public var depth: UInt32
  /// Memory in KiB (interpreter only).
  public var heapKiB: UInt32
  /// Stack of the JIT in bytes.
  public var jitStack: Int

  /// Generous for honest patterns, a few milliseconds for runaway ones.
  public static let standard = MatchLimits(
    match: 1_000_000, depth: 10_000, heapKiB: 16_384, jitStack: 512 * 1024)
}

/// The scratch memory with which one task matches any number of patterns.
@safe public struct Matcher: ~Copyable {
  private let data: OpaquePointer
  private let context: OpaquePointer
  private let stack: OpaquePointer?

  /// Makes scratch memory with `limits`, which are always in force.
  public init(limits: MatchLimits = .standard) {
    // 32 pairs: packs use a handful of groups; a group beyond them is simply not reported.
    guard let data = unsafe pcre2_match_data_create_8(32, nil),
      let context = unsafe pcre2_match_context_create_8(nil)
    else { preconditionFailure("out of memory") }
    unsafe self.data = unsafe data
    unsafe self.context = unsafe context
    _ = unsafe pcre2_set_match_limit_8(context, limits.match)
    _ = unsafe pcre2_set_depth_limit_8(context, limits.depth)
    _ = unsafe pcre2_set_heap_limit_8(context, limits.heapKiB)
    let stack = unsafe pcre2_jit_stack_create_8(
      min(32 * 1024, limits.jitStack), limits.jitStack, nil)
    unsafe self.stack = unsafe stack
    unsafe pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
  }

  deinit {
    unsafe pcre2_match_data_free_8(data)
    unsafe pcre2_match_context_free_8(context)
    if let stack = unsafe stack { unsafe pcre2_jit_stack_free_8(stack) }
  }

  /// A match: all of it, and the part that is the finding.
  public struct Match: Hashable, Sendable {
    /// All that matched, in bytes of the subject.
    public let whole: Range<Int>
    /// The group named `value` if the pattern has one and it took part, else `whole`.
    public let value: Range<Int>
  }

  /// The first match of `pattern` in `subject` that begins at or after `start`; nil if there is none.
  ///
  /// - Throws: ``MatchFailure`` when PCRE2 gave up; the subject is then in doubt.
  public mutating func firstMatch(
    of pattern: CompiledPattern, in subject: Span<UInt8>, from start: Int = 0
  ) throws(MatchFailure) -> Match? {
    let data = unsafe data
    let context = unsafe context
    let code = unsafe try pattern.code().pointee
    let result = unsafe subject.withUnsafeBufferPointer { buffer -> Int32 in
      let base = unsafe buffer.baseAddress ?? UnsafePointer(bitPattern: 1)
      return code.hasJIT
        ? unsafe pcre2_jit_match_8(code.compiled, base, buffer.count, start, 0, data, context)
        : unsafe pcre2_match_8(code.compiled, base, buffer.count, start, 0, data, context)
    }
    guard result >= 0 else {
      switch result {
      case PCRE2_ERROR_NOMATCH: return nil
      case PCRE2_ERROR_MATCHLIMIT: throw .matchLimit
      case PCRE2_ERROR_DEPTHLIMIT: throw .depthLimit
      case PCRE2_ERROR_HEAPLIMIT: throw .heapLimit
      case PCRE2_ERROR_JIT_STACKLIMIT: throw .stackLimit
      default: throw .other(result)
      }
    }
    guard let pairs = unsafe pcre2_get_ovector_pointer_8(data) else { throw .other(0) }
    // `\K` can put the start behind the end; such a match has no bytes.
    let lower = unsafe pairs[0]
    let whole = unsafe lower..<max(lower, pairs[1])
    let group = code.valueGroup
    if group > 0, group < 32, group < Int(result) || result == 0, unsafe pairs[2 * group] != ~0 {
      let lower = unsafe pairs[2 * group]
      return Match(whole: whole, value: unsafe lower..<pairs[2 * group + 1])
    }
    return Match(whole: whole, value: whole)
  }
}
