/// What `body` gives, which cannot fail for the reason `why`: a library throws where its input might be
/// wrong, and here it is known to be right. Ends the process if it fails all the same.
package func unfailing<Result>(_ why: StaticString, _ body: () throws -> Result) -> Result {
  do {
    return try body()
  } catch {
    preconditionFailure("\(why)")
  }
}
