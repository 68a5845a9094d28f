//  What a text may hold, told by its anchors: the detectors that need to look at it and where, and
//  whether its names and keywords need to be read at all.

internal import GrilleCore

struct Activation: Sendable {
  /// A place at which a detector's match may begin.
  struct Start: Sendable {
    var detector: Int32
    var place: Int32
  }

  private(set) var signs: AnchorPlan.Signs = []
  /// Where matches may begin, by detector and then by place.
  private(set) var starts: [Start] = []
  /// Detectors that must search the whole text, in order.
  private(set) var searching: [Int] = []
  /// Protected forms that may stand in the text, in order.
  private(set) var forms: [Int] = []

  private var isSearching: [Bool]
  private var hasForm: [Bool]

  init(_ table: DetectorTable) {
    isSearching = [Bool](repeating: false, count: table.detectors.count)
    hasForm = [Bool](repeating: false, count: table.protected.count)
  }

  /// Everything may be everywhere: what the reference takes for granted.
  static func everything(in table: DetectorTable) -> Activation {
    var all = Activation(table)
    all.signs = [.keyword, .name, .coat, .match]
    all.searching = Array(table.detectors.indices)
    all.forms = Array(table.protected.indices)
    return all
  }

  /// Whether there is anything but a coat of encoding.
  var isHot: Bool { !signs.isDisjoint(with: [.keyword, .name, .match]) || !searching.isEmpty }

  /// Fields stand in the text whatever its anchors say.
  mutating func expectFields() { signs.insert(.name) }

  /// Replaces all by what `places`, the anchors of a text, may mean.
  mutating func read(
    _ places: borrowing PlaceList, _ plan: AnchorPlan, _ table: DetectorTable,
    _ heads: inout HeadTables, _ text: Span<UInt8>
  ) {
    signs = []
    heads.next()
    starts.removeAll(keepingCapacity: true)
    for detector in searching { isSearching[detector] = false }
    for form in forms { hasForm[form] = false }
    searching.removeAll(keepingCapacity: true)
    searching += plan.unanchored
    forms.removeAll(keepingCapacity: true)
    forms += plan.unanchoredForms
    for detector in searching { isSearching[detector] = true }
    for form in forms { hasForm[form] = true }
    for index in 0..<places.count {
      let (place, anchor) = (places[index].place, places[index].anchor)
      signs.formUnion(plan.signs[anchor])
      let first = plan.firstUse[anchor]
      let allowed = plan.filters.uses(of: anchor, at: place, in: text)
      for number in first..<plan.firstUse[anchor + 1] where allowed.mayBe(number - first) {
        let use = plan.uses[Int(number)]
        if use.needsContext {
          continue  // context asks for it
        } else if !use.isPut {
          if !isSearching[Int(use.detector)] {
            isSearching[Int(use.detector)] = true
            searching.append(Int(use.detector))
          }
        } else {
          var last: Int?
          while let start = heads.start(of: use, at: place, before: last, in: text, plan, table) {
            starts.append(Start(detector: use.detector, place: Int32(start)))
            last = start
          }
        }
      }
      for number in plan.firstForm[anchor]..<plan.firstForm[anchor + 1] {
        let form = Int(plan.forms[Int(number)])
        if !hasForm[form] {
          hasForm[form] = true
          forms.append(form)
        }
      }
    }
    if signs.contains(.tuple) { signs.insert(.name) }
    Self.sort(&searching) { $0 < $1 }
    Self.sort(&forms) { $0 < $1 }
    Self.sort(&starts) {
      $0.detector != $1.detector ? $0.detector < $1.detector : $0.place < $1.place
    }
  }

  /// Sorts a few elements where they are; the standard library's way pays for many.
  @inline(__always)
  private static func sort<Element>(
    _ elements: inout [Element], by precedes: (Element, Element) -> Bool
  ) {
    guard elements.count <= 64 else { return elements.sort(by: precedes) }
    for index in elements.indices.dropFirst() {
      let element = elements[index]
      var place = index
      while place > 0, precedes(element, elements[place - 1]) {
        elements[place] = elements[place - 1]
        place -= 1
      }
      elements[place] = element
    }
  }
}
