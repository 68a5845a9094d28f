import GrilleCore
import Testing

@testable import GrillePipeline

@Suite("What ties records together")
struct CorrelationTests {
  /// Promise 9: which keys are folded together, and so what comes out, may not differ from run to run. The
  /// numbers were worked out apart.
  @Test(
    "has the same hash in every process",
    arguments: [
      ("", 0xF52A_15E9_A9B5_E89B), ("abc", 0x0DD4_9049_0804_B508), ("7", 0x7AED_DDB7_7282_6587),
    ] as [(String, UInt64)])
  func hashes(_ value: String, _ expected: UInt64) {
    let bytes = Array(value.utf8)
    #expect(Correlation.key(bytes.span) == CorrelationKey(hash: expected))
  }

  @Test(
    "is the field that is heeded first",
    arguments: [
      ("session=a trace_id=b", "b"), (#"{"customerId":"c","x":1}"#, "c"), ("X-Request-ID: r", "r"),
      ("<customer_id>7</customer_id>", "7"), ("cust-id = 9", "9"), ("id=1 grid=2", nil), ("", nil),
      ("session=", nil),
    ] as [(String, String?)])
  func fields(_ record: String, _ expected: String?) {
    let correlation = Correlation(["trace_id", "session", "customer_id", "cust_id", "x_request_id"])
    let (bytes, value) = (Array(record.utf8), expected.map { Array($0.utf8) })
    #expect(correlation.key(of: bytes.span) == value.map { Correlation.key($0.span) })
  }
}
