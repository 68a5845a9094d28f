//  Lines as operating systems and clusters write them: forms of our own after well-known logs.

typealias LineMaker = @Sendable (inout LogText) -> String

/// Logs of systems: syslog, Hadoop and its kin, OpenStack, web servers, Kubernetes.
enum SystemLogs {
  static let kinds: [LineMaker] = syslog + clusters + webServers + kubernetes

  private static let syslog: [LineMaker] = [
    { t in
      "\(t.syslogTime()) \(t.host()) sshd[\(t.number(300...32_000))]: Received disconnect from "
        + "\(t.ip()) port \(t.number(1024...65_535)):11: Bye Bye [preauth]"
    },
    { t in
      "\(t.syslogTime()) \(t.host()) kernel: [\(t.decimal(0...999_999, places: 6))] \(t.words(4...7)) "
        + "addr=0x\(t.hex(16)) len=\(t.number(1...65_536)) seq=\(t.number(1...4_294_967_295)) "
        + "ack=\(t.number(1...4_294_967_295)) window=\(t.number(1...65_535))"
    },
    { t in
      "\(t.syslogTime()) \(t.host()) CRON[\(t.number(300...32_000))]: (root) CMD (/usr/lib/"
        + "\(t.word())/\(t.word()) --\(t.word()) >/dev/null 2>&1)"
    },
    { t in
      "\(t.syslogTime()) \(t.host()) systemd[1]: user@\(t.number(1000...1999)).service: Consumed "
        + "\(t.decimal(0...90, places: 3))s CPU time, \(t.digits(8)) bytes peak."
    },
    { t in
      "- \(t.millis() / 1000) \(t.day()) \(t.host()) \(t.syslogTime()) \(t.word())@\(t.host()) "
        + "in.tftpd[\(t.number(300...32_000))]: tftp: client does not accept options"
    },
    { t in
      "\(t.day().suffix(5)) \(t.clock()).\(t.digits(3))  \(t.number(1000...9999))  "
        + "\(t.number(1000...9999)) D \(t.typeWord())Manager: \(t.message()): "
        + "flags=0x\(t.hex(8)), state=\(t.word()), uid=\(t.number(1000...19_999))"
    },
    { t in
      "\(t.plainTime()), Info                  CBS    Read out cached package applicability for "
        + "package: Package_for_KB\(t.digits(7))~\(t.hex(16))~amd64~~\(t.version()), "
        + "ApplicableState: \(t.number(0...112)), CurrentState:\(t.number(0...112))"
    },
  ]

  private static let clusters: [LineMaker] = [
    { t in
      "\(t.shortDay()) \(t.digits(6)) \(t.number(13...9999)) INFO dfs.DataNode$DataXceiver: "
        + "Receiving block blk_\(t.pick(["-", ""]))\(t.digits(19)) src: "
        + "/\(t.ip()):\(t.number(1024...65_535)) dest: /\(t.ip()):50010"
    },
    { t in
      "\(t.shortDay()) \(t.digits(6)) \(t.number(13...99)) INFO dfs.FSNamesystem: BLOCK* "
        + "NameSystem.addStoredBlock: blockMap updated: \(t.ip()):50010 is added to "
        + "blk_\(t.digits(19)) size \(t.number(1...67_108_864))"
    },
    { t in
      "\(t.plainTime()) \(t.level()) [AsyncDispatcher event handler] org.apache.hadoop.mapreduce.v2."
        + "app.job.impl.TaskAttemptImpl: attempt_\(t.millis())_\(t.digits(4))_m_\(t.digits(6))_0 "
        + "TaskAttempt Transitioned from \(t.word().uppercased()) to \(t.word().uppercased())"
    },
    { t in
      "\(t.plainTime()) - INFO  [NIOServerCxn.Factory:0.0.0.0/0.0.0.0:2181:NIOServerCxn@"
        + "\(t.number(100...2000))] - Closed socket connection for client "
        + "/\(t.ip()):\(t.number(1024...65_535)) which had sessionid 0x\(t.hex(15))"
    },
    { t in
      "\(t.plainTime()) - \(t.level())  [QuorumPeer[myid=\(t.number(1...5))]/0:0:0:0:0:0:0:0:2181:"
        + "FastLeaderElection@\(t.number(100...900))] - Notification time out: \(t.digits(5))"
    },
    { t in
      "nova-compute.log.1.\(t.day())_\(t.clock()) \(t.plainTime(".")) \(t.number(2000...29_999)) INFO "
        + "nova.compute.manager [req-\(t.uuid()) \(t.hex(32)) \(t.hex(32)) - - -] [instance: "
        + "\(t.uuid())] VM \(t.typeWord()) (Lifecycle Event)"
    },
    { t in
      "nova-api.log.1.\(t.day())_\(t.clock()) \(t.plainTime(".")) \(t.number(2000...29_999)) INFO "
        + "nova.osapi_compute.wsgi.server [req-\(t.uuid())] \(t.ip()) \"GET /v2/\(t.hex(32))/servers/"
        + "detail HTTP/1.1\" status: \(t.status()) len: \(t.number(100...9999)) time: "
        + "\(t.decimal(0...2, places: 7))"
    },
    { t in
      "\(t.shortDay()) \(t.clock()) INFO storage.BlockManager: Found block rdd_\(t.number(1...99))_"
        + "\(t.number(1...99)) locally, \(t.decimal(1...900, places: 1)) KB in memory"
    },
    { t in
      "- \(t.millis() / 1000) \(t.day()) R\(t.number(10...77))-M\(t.number(0...1))-N\(t.number(0...9))"
        + "-C:J\(t.number(10...17))-U\(t.number(10...11)) RAS KERNEL INFO \(t.number(1...99)) "
        + "\(t.words(3...6)) corrected, core.\(t.number(1...9999))"
    },
    { t in
      "[\(t.plainTime())] \(t.level()) [GroupCoordinator \(t.number(1...9))]: \(t.message()) "
        + "\(t.service())-\(t.number(1...64)) generation \(t.number(1...9999)) "
        + "(__consumer_offsets-\(t.number(0...49))) offset \(t.digits(11)) (kafka.coordinator.group)"
    },
    { t in
      "[\(t.decimal(10...9999, places: 3))s][info][gc] GC(\(t.number(1...99_999))) Pause Young "
        + "(Normal) (G1 Evacuation Pause) \(t.number(100...4000))M->\(t.number(10...99))M"
        + "(\(t.number(4000...8000))M) \(t.decimal(1...90, places: 3))ms"
    },
  ]

  private static let webServers: [LineMaker] = [
    { t in
      "\(t.ip()) - - [\(t.accessTime())] \"\(t.method()) \(t.path())?page=\(t.number(1...99))&limit=50"
        + "&cursor=\(t.hex(24)) HTTP/1.1\" \(t.status()) \(t.number(100...99_999)) "
        + "\"https://shop.example.test/\(t.word())\" \"Mozilla/5.0 (X11; Linux x86_64) "
        + "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.\(t.digits(4)).\(t.digits(2)) "
        + "Safari/537.36\" rt=\(t.decimal(0...9, places: 3)) uct=\"\(t.decimal(0...9, places: 3))\""
    },
    { t in
      "\(t.ip()) - - [\(t.accessTime())] \"\(t.method()) \(t.path()) HTTP/1.0\" \(t.status()) "
        + "\(t.number(100...99_999))"
    },
    { t in
      "[\(t.accessTime())] [\(t.pick(["error", "notice"]))] [client \(t.ip())] mod_\(t.word()): "
        + "\(t.message()) in /var/www/html/\(t.word())/\(t.word()).php on line \(t.number(1...2000))"
    },
    { t in
      "\(t.syslogTime()) lb-\(t.number(1...9)) haproxy[\(t.number(300...32_000))]: \(t.ip()):"
        + "\(t.number(1024...65_535)) [\(t.accessTime())] https~ \(t.service())/\(t.host()) 0/0/1/"
        + "\(t.number(1...900))/\(t.number(1...900)) \(t.status()) \(t.number(100...99_999)) - - ---- "
        + "\(t.number(1...900))/\(t.number(1...90))/0/0/0 0/0 \"\(t.method()) \(t.path()) HTTP/2.0\""
    },
    { t in
      "{\"time\":\"\(t.isoTime())\",\"remote_addr\":\"\(t.ip())\",\"request_method\":\"\(t.method())\","
        + "\"request_uri\":\"\(t.path())\",\"status\":\(t.status()),\"body_bytes_sent\":"
        + "\(t.number(0...999_999)),\"request_time\":\(t.decimal(0...9, places: 3)),"
        + "\"upstream_addr\":\"\(t.ip()):8080\",\"request_id\":\"\(t.hex(32))\"}"
    },
  ]

  private static let kubernetes: [LineMaker] = [
    { t in
      "I11\(LogText.padded(t.number(1...28), 2)) \(t.clock()).\(t.digits(6)) "
        + "\(t.number(10_000...99_999)) \(t.word())_\(t.word()).go:\(t.number(1...2000))] \"Reconcile "
        + "pod\" pod=\"\(t.service())/\(t.service())-\(t.hex(10))-\(t.hex(5))\" node=\"\(t.host())\" "
        + "uid=\(t.uuid()) resourceVersion=\"\(t.digits(8))\""
    },
    { t in
      "E11\(LogText.padded(t.number(1...28), 2)) \(t.clock()).\(t.digits(6))       1 "
        + "\(t.word()).cc:\(t.number(1...2000))] \(t.message()): \(t.words(3...6)) "
        + "containerID=\"containerd://\(t.hex(64))\" err=\"context deadline exceeded\""
    },
    { t in
      "\(t.isoTime()) stdout F \(t.level()) \(t.service()) image "
        + "registry.example.test/\(t.service()):v\(t.version())@sha256:\(t.hex(64)) pulled in "
        + "\(t.decimal(0...30, places: 9))s"
    },
  ]
}
