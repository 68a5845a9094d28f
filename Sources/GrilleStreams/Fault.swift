#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What a fault of the process leaves behind: nothing of what it read.
///
/// The Swift runtime may answer a fault with a report that shows registers and the bytes they point to, and the
/// system may write all of the memory to a file. Either would hold values in hand.
package enum Fault {
  /// Leaves faults to the system, which ends the process by the signal, without a report and without a core file.
  package static func silence() {
    for signal in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGQUIT] {
      _ = Glibc.signal(signal, SIG_DFL)
    }
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
  }
}
