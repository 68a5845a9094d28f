//  Log lines as services write them, with nothing sensitive in them, and full of what is taken for
//  it: ids, hashes, times, order numbers that pass Luhn by chance.

/// A line and what in it must survive byte for byte.
public struct LogLine: Sendable {
  /// The kind of log: `nginx`, `klog`.
  public let kind: String
  /// The line, without line feed.
  public let text: String
  /// UUIDs, hashes, trace ids and times that stand in it.
  public let ids: [String]
}

/// Makes innocent log lines.
public enum LogLines {
  /// One line of a kind picked at random.
  public static func line(by generator: inout SeededGenerator) -> LogLine {
    let (kind, make) = generator.pick(everyKind)
    var values = LogValues(generator)
    let text = make(&values)
    generator = values.generator
    return LogLine(kind: kind, text: text, ids: values.ids)
  }

  typealias Maker = @Sendable (inout LogValues) -> String

  /// All kinds, services and systems.
  static let everyKind = kinds + systems

  /// What services and their pieces write.
  static let kinds: [(String, Maker)] = [
    (
      "nginx",
      { v in
        "\(v.ip()) - - [\(v.clfTime())] \"\(v.method()) \(v.path()) HTTP/1.1\" \(v.status()) "
          + "\(v.size()) \"-\" \"\(v.userAgent())\" rt=\(v.seconds()) uct=\(v.seconds()) "
          + "rid=\(v.hex(32))"
      }
    ),
    (
      "nginx error",
      { v in
        "\(v.slashTime()) [error] \(v.pid())#\(v.pid()): *\(v.number(7)) upstream timed out (110: "
          + "Connection timed out) while reading response header, client: \(v.ip()), server: _, "
          + "request: \"\(v.method()) \(v.path()) HTTP/2.0\", upstream: \"http://\(v.ip()):\(v.port())/\""
      }
    ),
    (
      "Spring Boot",
      { v in
        "\(v.spaceTime())  INFO \(v.pid()) --- [nio-8080-exec-\(v.number(1))] "
          + "c.e.s.ShipmentController               : Shipped order \(v.order()) in \(v.millis()) ms, "
          + "batch \(v.compactTime()), correlation \(v.uuid())"
      }
    ),
    (
      "Spring trace",
      { v in
        "\(v.spaceTime()) DEBUG [ledger,\(v.hex(32)),\(v.hex(16))] \(v.pid()) --- [scheduling-1] "
          + "o.s.web.client.RestTemplate : HTTP \(v.method()) http://\(v.ip()):\(v.port())\(v.path()) "
          + "took \(v.millis())ms"
      }
    ),
    (
      "logfmt",
      { v in
        "time=\(v.isoTime()) level=info msg=\"request done\" order_id=\(v.order()) "
          + "trace_id=\(v.hex(32)) span_id=\(v.hex(16)) duration=\(v.millis())ms bytes=\(v.size()) "
          + "status=\(v.status()) ts=\(v.epochNanos())"
      }
    ),
    (
      "logfmt orders",
      { v in
        "ts=\(v.epochMillis()) level=debug orderNo=\(v.order()) invoice=\(v.order()) "
          + "tracking=\(v.order()) attempt=\(v.number(1)) etag=W/\"\(v.etag())\""
      }
    ),
    (
      "zap",
      { v in
        "{\"level\":\"info\",\"ts\":\(v.epochFloat()),\"caller\":\"store/cache.go:\(v.number(3))\","
          + "\"msg\":\"evicted\",\"keys\":\(v.number(5)),\"revision\":\"\(v.hex(40))\","
          + "\"elapsed\":\(v.seconds()),\"request_id\":\"\(v.uuid())\"}"
      }
    ),
    (
      "bunyan",
      { v in
        "{\"name\":\"gateway\",\"hostname\":\"gw-\(v.hex(8))\",\"pid\":\(v.pid()),\"level\":30,"
          + "\"orderId\":\(v.order()),\"traceId\":\"\(v.hex(16))\",\"msg\":\"settled in "
          + "\(v.millis())ms\",\"time\":\"\(v.isoTime())\",\"v\":0}"
      }
    ),
    (
      "klog",
      { v in
        "I\(v.monthDay()) \(v.clock()).\(v.number(6))   \(v.pid()) reconciler.go:\(v.number(3))] "
          + "operationExecutor.VerifyControllerAttachedVolume started for volume "
          + "\"pvc-\(v.uuid())\" (UID: \"\(v.uuid())\")"
      }
    ),
    (
      "sshd",
      { v in
        "\(v.syslogTime()) node-\(v.number(2)) sshd[\(v.pid())]: Connection closed by "
          + "\(v.ip()) port \(v.port()) [preauth]"
      }
    ),
    (
      "systemd",
      { v in
        "\(v.syslogTime()) node-\(v.number(2)) systemd[1]: run-\(v.hex(32)).scope: Succeeded. "
          + "Consumed \(v.seconds())s CPU time, \(v.number(8)) bytes."
      }
    ),
    (
      "kubernetes event",
      { v in
        "{\"kind\":\"Event\",\"apiVersion\":\"v1\",\"metadata\":{\"uid\":\"\(v.uuid())\","
          + "\"resourceVersion\":\"\(v.number(9))\"},\"reason\":\"Pulled\",\"message\":\"Successfully "
          + "pulled image \\\"registry/ledger:\(v.version())@sha256:\(v.hex(64))\\\" in "
          + "\(v.seconds())s\",\"count\":\(v.number(2)),\"firstTimestamp\":\"\(v.isoTime())\"}"
      }
    ),
    (
      "Go stack trace",
      { v in
        "goroutine \(v.number(3)) [running]: main.(*Server).settle(0xc\(v.hex(9)), 0x\(v.hex(6)), "
          + "0x\(v.number(2))) /src/ledger/server.go:\(v.number(3)) +0x\(v.hex(3)) build "
          + "\(v.version()) (\(v.hex(40)))"
      }
    ),
    (
      "Postgres",
      { v in
        "\(v.spaceTime()) UTC [\(v.pid())] LOG:  duration: \(v.number(4)).\(v.number(3)) ms  statement: "
          + "SELECT id, total FROM orders WHERE order_id = \(v.order()) AND created < "
          + "'\(v.isoTime())' LIMIT \(v.number(2))"
      }
    ),
    (
      "Kafka",
      { v in
        "[\(v.commaTime())] INFO [Log partition=settlement-\(v.number(2)), dir=/var/lib/kafka] Rolled "
          + "new log segment at offset \(v.number(10)) in \(v.number(2)) ms. "
          + "(kafka.log.Log) epoch=\(v.epochMillis()) offsets=\(v.number(8)),\(v.number(8)),\(v.number(8))"
      }
    ),
    (
      "HDFS",
      { v in
        "\(v.compactDate().suffix(6)) \(v.number(6)) \(v.pid()) INFO dfs.DataNode$PacketResponder: "
          + "Received block blk_-\(v.number(19)) of size \(v.size()) from /\(v.ip())"
      }
    ),
    (
      "AWS event",
      { v in
        "{\"eventVersion\":\"1.08\",\"eventTime\":\"\(v.isoTime())\",\"eventSource\":"
          + "\"sqs.amazonaws.com\",\"awsRegion\":\"eu-west-1\",\"eventSourceARN\":"
          + "\"arn:aws:sqs:eu-west-1:\(v.number(12)):settlement\",\"messageId\":\"\(v.uuid())\","
          + "\"md5OfBody\":\"\(v.hex(32))\",\"attributes\":{\"SentTimestamp\":"
          + "\"\(v.epochMillis())\",\"ApproximateReceiveCount\":\"1\"}}"
      }
    ),
    (
      "Prometheus",
      { v in
        "http_request_duration_seconds_bucket{method=\"\(v.method())\",code=\"\(v.status())\","
          + "le=\"0.\(v.number(3))\",instance=\"\(v.ip()):\(v.port())\"} \(v.number(9)) "
          + "\(v.epochMillis())"
      }
    ),
    (
      "payment service",
      { v in
        "\(v.isoTime()) INFO settlement order=\(v.order()) trace=\(v.hex(32)) amount=\(v.amount()) "
          + "EUR result=approved latency_us=\(v.number(6)) attempt=\(v.number(1)) seq=\(v.number(9))"
      }
    ),
    (
      "payment JSON",
      { v in
        "{\"ts\":\(v.epochMicros()),\"event\":\"capture\",\"order_id\":\"\(v.order())\","
          + "\"amount\":{\"value\":\(v.number(5)),\"currency\":\"USD\"},\"trace_id\":\"\(v.uuid())\","
          + "\"invoice\":\"\(v.order())\",\"retries\":0,\"gatewayVersion\":\"\(v.version())\"}"
      }
    ),
    (
      "batch",
      { v in
        "[\(v.compactTime())] batch \(v.compactDate()) run \(v.epochSeconds()) wrote \(v.number(6)) "
          + "rows, control total \(v.amount()), checksum \(v.hex(64)), next at "
          + "\(v.compactTimeWithMillis())"
      }
    ),
    (
      "git",
      { v in
        "deploy: \(v.hex(40))..\(v.hex(40)) refs/heads/main -> v\(v.version()) "
          + "build \(v.number(9)) on runner-\(v.hex(8)) cidr \(v.ip())/\(v.pickMask())"
      }
    ),
    (
      "object store",
      { v in
        "PUT /bucket/exports/\(v.compactDate())/\(v.uuid())/part-\(v.number(5)).parquet 200 "
          + "ETag: \"\(v.hex(32))\" x-request-id: \(v.requestID()) length=\(v.size()) "
          + "content-md5=\(v.base64Digest())"
      }
    ),
    (
      "metrics",
      { v in
        "cpu=\(v.percent()) mem=\(v.number(10)) load=\(v.seconds()) \(v.seconds()) \(v.seconds()) "
          + "ports=8000 8080 8888 9999 gc_ns=\(v.number(9)) temp=\(v.percent()) "
          + "fan speeds ( \(v.number(4)) \(v.number(4)) \(v.number(4)) \(v.number(4)) \(v.number(4)) )"
      }
    ),
  ]
}
