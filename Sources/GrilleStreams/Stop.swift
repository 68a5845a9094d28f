internal import ArgumentParser
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// SIGTERM and SIGINT: the record in hand is finished if its end is there, and flushed, then the process ends as
/// one that the signal ended.
///
/// A signal ends a call of the system that waits. It may also come after the last look at `signal` and
/// before the `read` that then waits for ever; so from the first one on, SIGALRM comes every second until
/// the process has ended, and one of them does meet the waiting call. That way nobody who reads a line
/// pays for a signal.
package enum Stop {
  private static let received = Atomic<Int32>(0)

  /// The signal that asked for a stop, or 0.
  package static var signal: Int32 { received.load(ordering: .relaxed) }

  /// Takes over SIGTERM and SIGINT, and makes a closed pipe an error of `write`.
  package static func install() {
    _ = signal  // the handler must not be the first to touch it
    // Without SA_RESTART: calls that wait end with EINTR.
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { Stop.ask($0) }
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for signal in [SIGTERM, SIGINT, SIGALRM] {
      unsafe sigaction(signal, &action, nil)
      unsafe sigaddset(&signals, signal)
    }
    _ = Glibc.signal(SIGPIPE, SIG_IGN)
    // A parent may have blocked them, as thread pools do; a blocked signal would end nothing.
    unsafe sigprocmask(SIG_UNBLOCK, &signals, nil)
  }

  /// What the handler does; only calls that are safe in one.
  private static func ask(_ signal: Int32) {
    if signal != SIGALRM { received.store(signal, ordering: .relaxed) }
    if Self.signal != 0 { alarm(1) }
  }

  /// Throws the status of a process ended by a signal if one came.
  package static func throwIfAsked() throws {
    if signal != 0 { throw ExitCode(128 + signal) }
  }
}
