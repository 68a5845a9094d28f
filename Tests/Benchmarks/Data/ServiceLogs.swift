//  Lines as the services of a bank write them: Spring, logfmt and JSON, full of ids.

/// Logs of applications.
enum ServiceLogs {
  static let kinds: [LineMaker] = java + logfmt + json

  private static let java: [LineMaker] = [
    { t in
      "\(t.plainTime("."))  \(t.level()) \(t.number(1...32_000)) --- [nio-8080-exec-\(t.number(1...64))] "
        + "c.e.\(t.word()).\(t.typeWord())\(t.typeWord())Service : \(t.message()): "
        + "id=\(t.uuid()) key=\(t.word()):\(t.digits(7)):profile ttl=\(t.number(1...86_400)) "
        + "size=\(t.number(1...99_999)) \(t.words(2...6))"
    },
    { t in
      "\(t.isoTime()) \(t.level()) [\(t.service()),\(t.hex(32)),\(t.hex(16))] \(t.number(1...32_000)) "
        + "--- [pool-\(t.number(1...9))-thread-\(t.number(1...64))] o.s.\(t.word()).\(t.word()) : "
        + "\(t.message()) after \(t.number(1...9000)) ms, sequence \(t.longID())"
    },
    { t in
      "\tat com.example.\(t.word()).\(t.typeWord())\(t.typeWord()).\(t.word())"
        + "(\(t.typeWord())\(t.typeWord()).java:\(t.number(1...999))) "
        + "~[\(t.service())-\(t.version()).jar!/:\(t.version())]"
    },
    { t in
      "\(t.plainTime()) \(t.level()) \(t.service())@\(t.host()) \(t.typeWord())Job run "
        + "\(t.millis()) wrote \(t.number(1...999_999)) rows to \(t.word())_\(t.word()) "
        + "(checksum \(t.hex(40)))"
    },
  ]

  private static let logfmt: [LineMaker] = [
    { t in
      "ts=\(t.isoTime()) level=\(t.level().lowercased()) caller=\(t.word()).go:\(t.number(1...900)) "
        + "component=\(t.service()) msg=\"\(t.message())\" took=\(t.number(1...999))ms "
        + "tenant=t-\(t.number(100...999)) series=\(t.number(1000...9_999_999)) err=nil"
    },
    { t in
      "time=\(t.isoTime()) level=\(t.level().lowercased()) msg=\"\(t.message())\" "
        + "trace_id=\(t.hex(32)) span_id=\(t.hex(16)) order_id=\(t.longID()) status=\(t.status()) "
        + "bytes=\(t.number(0...999_999)) start=\(t.millis())"
    },
    { t in
      "at=\(t.level().lowercased()) method=\(t.method()) path=\"\(t.path())\" host=\(t.host()) "
        + "request_id=\(t.uuid()) fwd=\"\(t.ip())\" dyno=web.\(t.number(1...9)) "
        + "connect=\(t.number(0...9))ms service=\(t.number(1...9000))ms status=\(t.status())"
    },
  ]

  static let json: [LineMaker] = [
    { t in
      "{\"ts\":\"\(t.isoTime())\",\"level\":\"\(t.level())\",\"service\":\"\(t.service())\","
        + "\"trace_id\":\"\(t.hex(32))\",\"span_id\":\"\(t.hex(16))\",\"msg\":\"\(t.message())\","
        + "\"duration_ms\":\(t.decimal(0...900, places: 3)),\"status\":\(t.status()),"
        + "\"path\":\"\(t.path())\",\"bytes\":\(t.number(0...999_999))}"
    },
    { t in
      "{\"@timestamp\":\"\(t.isoTime())\",\"epoch_ms\":\(t.millis()),\"log.level\":"
        + "\"\(t.level().lowercased())\",\"message\":\"\(t.message()) \(t.words(3...5))\",\"host\":"
        + "{\"name\":\"\(t.host())\",\"ip\":\"\(t.ip())\"},\"request_id\":\"\(t.uuid())\","
        + "\"attempt\":\(t.number(1...5)),\"shard\":\(t.number(0...63)),\"offset\":\(t.digits(10))}"
    },
    { t in
      "{\"level\":30,\"time\":\(t.millis()),\"pid\":\(t.number(1...32_000)),\"hostname\":"
        + "\"\(t.host())\",\"name\":\"\(t.service())\",\"event\":\"\(t.word()).\(t.word())\","
        + "\"order\":\"\(t.longID())\",\"batch\":\"\(t.uuid())\",\"version\":\"\(t.version())\","
        + "\"build\":\"\(t.hex(12))\",\"ok\":true}"
    },
    { t in
      "{\"logger\":\"\(t.service()).\(t.word())\",\"thread\":\"\(t.word())-\(t.number(1...64))\","
        + "\"ts\":\(t.millis() / 1000).\(t.digits(6)),\"msg\":\"\(t.message())\",\"context\":"
        + "{\"commit\":\"\(t.hex(40))\",\"etag\":\"\(t.hex(32))\",\"queue_depth\":"
        + "\(t.number(0...9999)),\"lag_ns\":\(t.digits(9))}}"
    },
  ]
}
