/// A pack of one type with one row each to be found and refused; tests break it in one place.
struct OwnPack {
  var id = "own"
  var pattern = "b{3}[0-9]"
  var check = "has_digit"
  var match = "a ⟦bbb1⟧ c"
  /// More lines of the type, each indented by four.
  var more = ["rejects: ['bb']"]

  /// Its pattern tries every way to part a run of a, which never ends with `!`; its proof holds.
  static let runaway = OwnPack(pattern: "q(a+)+$(?<=!)|b{3}[0-9]")
  /// A record on which it does not come to an end.
  static let runawayRecord = "q" + String(repeating: "a", count: 60)

  /// The file own.yaml; the line numbers that tests expect count in here.
  var yaml: String {
    """
    pack: own
    types:
      - id: \(id)
        name: Own
        category: personal
        sensitivity: 3
        detectors:
          - id: form
            edges: none
            pattern: '\(pattern)'
            check: \(check)
            alone: likely
        matches: ['\(match)']

    """ + more.map { "    \($0)\n" }.joined()
  }
}
