#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A lock, with two things to wait for: work, for those who help; a change, for the one who reads.
@safe final class Monitor: @unchecked Sendable {
  // @unchecked: the system's own locks, which never move.
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let work = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let change = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(work, nil)
    unsafe pthread_cond_init(change, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(change)
    unsafe pthread_cond_destroy(work)
    unsafe pthread_mutex_destroy(mutex)
    unsafe change.deallocate()
    unsafe work.deallocate()
    unsafe mutex.deallocate()
  }

  func lock() { unsafe pthread_mutex_lock(mutex) }
  func unlock() { unsafe pthread_mutex_unlock(mutex) }
  func waitForWork() { unsafe pthread_cond_wait(work, mutex) }
  func waitForChange() { unsafe pthread_cond_wait(change, mutex) }
  func tellOfWork() { unsafe pthread_cond_signal(work) }
  func tellAllOfWork() { unsafe pthread_cond_broadcast(work) }
  func tellOfChange() { unsafe pthread_cond_signal(change) }
}

/// A thread that gets no signals: they are for the one that reads, whose waiting they must end.
struct Helper {
  private let thread: pthread_t

  /// Starts to do `body`; nil if the system has no more threads.
  init?(doing body: @escaping @Sendable () -> Void) {
    var all = sigset_t()
    var before = sigset_t()
    unsafe sigfillset(&all)
    unsafe pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
    var thread = pthread_t()
    let task = unsafe Unmanaged.passRetained(Task(body))
    let error = unsafe pthread_create(
      &thread, nil,
      {
        let task = unsafe Unmanaged<Task>.fromOpaque($0!).takeRetainedValue()
        task.body()
        return nil
      }, task.toOpaque())
    guard error == 0 else {
      unsafe task.release()
      return nil
    }
    self.thread = thread
  }

  /// Waits until it is done.
  func join() { pthread_join(thread, nil) }

  private final class Task {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}
