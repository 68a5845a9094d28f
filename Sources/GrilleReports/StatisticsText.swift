internal import GrilleCore
public import GrillePipeline

/// What a run did, for people.
public enum StatisticsText {
  /// Some lines: bytes, records, findings by type, withheld, seconds.
  public static func text(_ statistics: RedactionStatistics, seconds: Duration) -> String {
    let (whole, fraction) = seconds.components
    let milliseconds = Int(whole) * 1000 + Int(fraction / 1_000_000_000_000_000)
    var rows = [
      ["bytes in", "\(statistics.bytesIn)"], ["bytes out", "\(statistics.bytesOut)"],
      ["records", "\(statistics.records)"],
      ["scanned", "\(statistics.scanned)"],
      ["findings", "\(statistics.findings.values.reduce(0, +))"],
    ]
    for (type, count) in statistics.findings.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) })
    {
      rows.append(["  \(type)", "\(count)"])
    }
    for (rule, count) in statistics.rules.sorted(by: { $0.key < $1.key }) {
      rows.append(["kept back by \(rule)", "\(count)"])
    }
    if statistics.lateRaises > 0 { rows.append(["raised late", "\(statistics.lateRaises)"]) }
    if statistics.unlikeRows > 0 {
      rows.append(["rows unlike their table", "\(statistics.unlikeRows)"])
    }
    rows.append(["withheld", "\(statistics.withheld.values.reduce(0, +))"])
    let tail = String(milliseconds % 1000)
    rows.append([
      "seconds",
      "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - tail.count) + tail,
    ])
    return TextTable.render(rows)
  }
}
