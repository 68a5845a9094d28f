//  More kinds of innocent lines: operating systems, clusters, clouds, databases, runtimes.

extension LogLines {
  /// Kinds beside those of services in `kinds`.
  static let systems: [(String, Maker)] = [
    (
      "Apache error",
      { v in
        "[\(v.syslogTime()) 2026] [error] [client \(v.ip())] File does not exist: /var/ww"
          + "w/html/scripts/\(v.hex(8))"
      }
    ),
    (
      "mod_jk",
      { v in
        "[\(v.syslogTime()) 2026] [notice] workerEnv.init() ok /etc/httpd/conf/workers2.p"
          + "roperties child \(v.pid()) slot \(v.number(2))"
      }
    ),
    (
      "IIS",
      { v in
        "\(v.spaceTime()) \(v.ip()) GET /default.aspx id=\(v.number(8))&v=\(v.version()) "
          + "443 - \(v.ip()) Mozilla/5.0+(Windows+NT+10.0) - 200 0 0 \(v.millis())"
      }
    ),
    (
      "ELB",
      { v in
        "https \(v.isoTime()) app/web/\(v.hex(16)) \(v.ip()):\(v.port()) \(v.ip()):80 "
          + "\(v.seconds()) \(v.seconds()) 0.000 200 200 \(v.number(3)) \(v.number(4)) \"GET "
          + "https://www.example.com:443\(v.path()) HTTP/2.0\" \"-\" ECDHE-RSA-AES128-GCM-SHA"
          + "256 TLSv1.2 arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/"
          + "\(v.hex(16)) \"Root=1-\(v.hex(8))-\(v.hex(24))\""
      }
    ),
    (
      "CloudTrail",
      { v in
        "{\"eventVersion\":\"1.08\",\"userIdentity\":{\"type\":\"AssumedRole\",\"accountI"
          + "d\":\"123456789012\",\"sessionContext\":{\"sessionIssuer\":{\"type\":\"Role\",\""
          + "accountId\":\"123456789012\",\"userName\":\"deploy\"}}},\"eventTime\":\""
          + "\(v.isoTime())\",\"eventName\":\"GetObject\",\"requestParameters\":{\"bucketName"
          + "\":\"logs\",\"key\":\"AWSLogs/\(v.uuid()).gz\",\"clientToken\":\"\(v.uuid())\"},"
          + "\"requestID\":\"\(v.requestID())\",\"eventID\":\"\(v.uuid())\",\"recipientAccoun"
          + "tId\":\"123456789012\"}"
      }
    ),
    (
      "auditd",
      { v in
        "type=SYSCALL msg=audit(\(v.epochFloat()):\(v.number(6))): arch=c000003e syscall="
          + "257 success=yes exit=\(v.number(2)) a0=ffffff9c a1=\(v.hex(12)) items=1 ppid="
          + "\(v.pid()) pid=\(v.pid()) auid=4294967295 uid=0 gid=0 ses=4294967295 comm=\"cron"
          + "\" exe=\"/usr/sbin/cron\" key=\"perm_mod_\(v.number(3))\""
      }
    ),
    (
      "auditd auth",
      { v in
        "type=USER_AUTH msg=audit(\(v.epochFloat()):\(v.number(6))): pid=\(v.pid()) uid=0"
          + " auid=1000 ses=\(v.number(2)) msg='op=PAM:authentication grantors=pam_unix acct="
          + "\"root\" exe=\"/usr/bin/su\" hostname=? addr=? terminal=pts/\(v.number(1)) res=s"
          + "uccess'"
      }
    ),
    (
      "sshd invalid",
      { v in
        "\(v.syslogTime()) LabSZ sshd[\(v.pid())]: Failed password for invalid user webma"
          + "ster from \(v.ip()) port \(v.port()) ssh2"
      }
    ),
    (
      "sshd key",
      { v in
        "\(v.syslogTime()) host sshd[\(v.pid())]: Accepted publickey for deploy from "
          + "\(v.ip()) port \(v.port()) ssh2: RSA SHA256:\(v.etag())\(v.etag())"
      }
    ),
    (
      "PAM",
      { v in
        "\(v.syslogTime()) combo sshd(pam_unix)[\(v.pid())]: authentication failure; logn"
          + "ame= uid=0 euid=0 tty=NODEVssh ruser= rhost=\(v.ip())  user=root"
      }
    ),
    (
      "sudo",
      { v in
        "\(v.syslogTime()) web sudo:   deploy : TTY=pts/\(v.number(1)) ; PWD=/home/deploy"
          + " ; USER=root ; COMMAND=/usr/bin/systemctl restart web-\(v.number(2))"
      }
    ),
    (
      "postfix",
      { v in
        "\(v.syslogTime()) mx postfix/smtp[\(v.pid())]: \(v.hex(10)): to=<x>, relay=mx.ex"
          + "ample.net[\(v.ip())]:25, delay=\(v.seconds()), delays=0.01/0/0.5/0.4, dsn=2.0.0,"
          + " status=sent (250 2.0.0 OK \(v.epochSeconds()) \(v.hex(16)) - gsmtp)"
      }
    ),
    (
      "dovecot",
      { v in
        "\(v.syslogTime()) mx dovecot: imap-login: Login: user=<deploy>, method=PLAIN, ri"
          + "p=\(v.ip()), lip=\(v.ip()), mpid=\(v.pid()), TLS, session=<{base64Digest()}>"
      }
    ),
    (
      "Windows CBS",
      { v in
        "\(v.spaceTime()), Info                  CBS    Loaded Servicing Stack v6.1.7601."
          + "\(v.number(5)) with Core: C:\\Windows\\winsxs\\amd64_microsoft-windows-servicing"
          + "stack_\(v.hex(16))_6.1.7601.\(v.number(5))_none_\(v.hex(16))\\cbscore.dll"
      }
    ),
    (
      "Windows event",
      { v in
        "EventID=4624 SubjectUserSid=S-1-5-18 TargetLogonId=0x\(v.hex(8)) LogonType=3 Key"
          + "Length=128 AuthenticationPackageName=NTLM ProcessId=0x\(v.hex(3)) IpAddress="
          + "\(v.ip()) IpPort=\(v.port()) LogonGuid={{uuid()}}"
      }
    ),
    (
      "Android",
      { v in
        "\(v.commaTime()) \(v.pid()) \(v.pid()) D PowerManagerService: acquireWakeLockInt"
          + "ernal: lock=\(v.number(9)), flags=0x1, tag=\"RILJ_ACK_WL\", name=com.android.pho"
          + "ne\", ws=null, uid=1001, pid=\(v.pid())"
      }
    ),
    (
      "Android token",
      { v in
        "\(v.commaTime()) \(v.pid()) \(v.pid()) V WindowManager: Skipping AppWindowToken{"
          + "\(v.hex(7)) token=Token{\(v.hex(7)) ActivityRecord{\(v.hex(7)) u0 com.tencent.qt"
          + ".qtl/.activity.info.NewsDetailXmlActivity t{number(3)}}}} -- going to hide"
      }
    ),
    (
      "Mac",
      { v in
        "\(v.syslogTime()) calvisitor-10-105-160-95 kernel[0]: ARPT: \(v.number(6))."
          + "\(v.number(6)): wl0: setup_keepalive: Seq: \(v.number(10)), Ack: \(v.number(10))"
          + ", Win size: \(v.number(4))"
      }
    ),
    (
      "Mac cts",
      { v in
        "\(v.syslogTime()) authorMacBook-Pro CommCenter[\(v.pid())]: Telling CSI to go lo"
          + "w power. token: 0x\(v.hex(8)) sessionid \(v.number(9))"
      }
    ),
    (
      "BGL",
      { v in
        "- \(v.epochSeconds()) 2026.11.24 R02-M1-N0-C:J12-U11 2026-11-24-15.42.50."
          + "\(v.number(6)) R02-M1-N0-C:J12-U11 RAS KERNEL INFO generating core."
          + "\(v.number(4))"
      }
    ),
    (
      "BGL fatal",
      { v in
        "- \(v.epochSeconds()) 2026.11.24 R24-M0-N1 RAS KERNEL FATAL data TLB error inter"
          + "rupt r00=0x\(v.hex(8)) r01=0x\(v.hex(8)) lr:\(v.hex(8)) cr:\(v.hex(8))"
      }
    ),
    (
      "HPC",
      { v in
        "\(v.number(6)) node-\(v.number(3)) unix.hw state_change.unavailable "
          + "\(v.epochSeconds()) 1 Component State Change: Component \\042alt0\\042 is in the"
          + " unavailable state (HWID=\(v.number(4)))"
      }
    ),
    (
      "HPC fans",
      { v in
        "\(v.number(6)) node-\(v.number(2)) node status \(v.epochSeconds()) 1 ambient=31 "
          + "fan speeds ( 3552 3534 3375 4245 3515 3479 \(v.number(4)) )"
      }
    ),
    (
      "Spark",
      { v in
        "26/11/24 \(v.clock()) INFO storage.BlockManager: Found block rdd_\(v.number(2))_"
          + "\(v.number(2)) locally, tid \(v.number(4)) finished in \(v.millis()) ms, "
          + "\(v.number(4)) bytes result sent to driver"
      }
    ),
    (
      "Spark memory",
      { v in
        "26/11/24 \(v.clock()) INFO memory.MemoryStore: Block broadcast_\(v.number(2))_pi"
          + "ece0 stored as bytes in memory (estimated size \(v.number(2)).\(v.number(1)) KB,"
          + " free \(v.number(3)).\(v.number(1)) KB)"
      }
    ),
    (
      "Thunderbird",
      { v in
        "- \(v.epochSeconds()) 2026.11.24 dn\(v.number(3)) \(v.syslogTime()) dn"
          + "\(v.number(3))/dn\(v.number(3)) crond(pam_unix)[\(v.pid())]: session opened for "
          + "user root by (uid=0)"
      }
    ),
    (
      "Thunderbird ib",
      { v in
        "- \(v.epochSeconds()) 2026.11.24 tbird-sm1 \(v.syslogTime()) src@tbird-sm1 ib_sm"
          + ".x[\(v.pid())]: [ib_sm_sweep.c:\(v.number(4))]: No topology change, port guid 0x"
          + "\(v.hex(16))"
      }
    ),
    (
      "HealthApp",
      { v in
        "\(v.compactDate())-\(v.clock()):\(v.number(3))|Step_LSC|\(v.number(8))|onStandSt"
          + "epChanged \(v.number(4)) calculateAltitudeWithCache totalAltitude=\(v.number(2))"
          + " getTodayTotalDetailSteps = \(v.epochMillis())##\(v.number(4))##\(v.number(6))##"
          + "\(v.number(4))"
      }
    ),
    (
      "Proxifier",
      { v in
        "[\(v.monthDay()) \(v.clock())] chrome.exe - proxy.example.edu:5070 close, "
          + "\(v.number(4)) bytes (\(v.number(1)).\(v.number(2)) KB) sent, \(v.number(5)) byt"
          + "es received, lifetime 00:\(v.number(2))"
      }
    ),
    (
      "Hadoop",
      { v in
        "\(v.commaTime()) INFO [main] org.apache.hadoop.mapreduce.v2.app.MRAppMaster: Exe"
          + "cuting with tokens: Kind: YARN_AM_RM_TOKEN, Service: , Ident: (appAttemptId { ap"
          + "plication_id { id: \(v.number(2)) cluster_timestamp: \(v.epochMillis()) } attemp"
          + "tId: 1 } keyId: -\(v.number(9)))"
      }
    ),
    (
      "Hadoop ipc",
      { v in
        "\(v.commaTime()) INFO [IPC Server handler \(v.number(2)) on \(v.port())] org.apa"
          + "che.hadoop.mapred.TaskAttemptListenerImpl: Progress of TaskAttempt attempt_"
          + "\(v.epochMillis())_\(v.number(4))_m_\(v.number(6))_0 is : 0.\(v.number(8))"
      }
    ),
    (
      "OpenStack",
      { v in
        "nova-api.log.1.2026-11-24_\(v.clock()) \(v.spaceTime()) \(v.pid()) INFO nova.osa"
          + "pi_compute.wsgi.server [req-\(v.uuid()) \(v.hex(32)) \(v.hex(32)) - - -] "
          + "\(v.ip()) \"GET /v2/\(v.hex(32))/servers/detail HTTP/1.1\" status: 200 len: "
          + "\(v.number(4)) time: 0.\(v.number(7))"
      }
    ),
    (
      "ZooKeeper",
      { v in
        "\(v.commaTime()) - INFO  [ProcessThread(sid:1 cport:-1)::PrepRequestProcessor@47"
          + "6] - Processed session termination for sessionid: 0x\(v.hex(15)) type:createSess"
          + "ion cxid:0x\(v.hex(4)) zxid:0x\(v.hex(8)) txntype:-10"
      }
    ),
    (
      "Cassandra",
      { v in
        "INFO  [CompactionExecutor:\(v.number(2))] \(v.commaTime()) CompactionTask.java:"
          + "\(v.number(3)) - Compacted (\(v.uuid())) 4 sstables to [/var/lib/cassandra/data/"
          + "ks/users-\(v.hex(32))/mc-\(v.number(4))-big,] to level=0. Token range: (-"
          + "\(v.number(19)),\(v.number(19))]"
      }
    ),
    (
      "Redis",
      { v in
        "\(v.pid()):M 24 Nov 2026 \(v.clock()).\(v.number(3)) * Background saving started"
          + " by pid \(v.pid()), \(v.number(5)) changes in 60 seconds, replid \(v.hex(40))"
      }
    ),
    (
      "Elasticsearch",
      { v in
        "[\(v.isoTime())][INFO ][o.e.c.m.MetadataIndexTemplateService] [node-"
          + "\(v.number(1))] adding template [logs] for index patterns [logs-*], cluster uuid"
          + " [\(v.etag())], checksum=\(v.hex(32))"
      }
    ),
    (
      "RabbitMQ",
      { v in
        "\(v.spaceTime()) [info] <0.\(v.number(5)).0> connection <0.\(v.number(5)).0> ("
          + "\(v.ip()):\(v.port()) -> \(v.ip()):5672): user 'app' authenticated and granted a"
          + "ccess to vhost '/'"
      }
    ),
    (
      "Vault audit",
      { v in
        "{\"time\":\"\(v.isoTime())\",\"type\":\"response\",\"auth\":{\"client_token\":\""
          + "hmac-sha256:\(v.hex(64))\",\"accessor\":\"hmac-sha256:\(v.hex(64))\",\"policies"
          + "\":[\"default\"]},\"request\":{\"id\":\"\(v.uuid())\",\"path\":\"sys/health\"}}"
      }
    ),
    (
      "Docker",
      { v in
        "time=\"\(v.isoTime())\" level=info msg=\"shim disconnected\" id=\(v.hex(64)) nam"
          + "espace=moby cid=\(v.number(3))"
      }
    ),
    (
      "containerd",
      { v in
        "\(v.syslogTime()) node containerd[\(v.pid())]: time=\"\(v.isoTime())\" level=inf"
          + "o msg=\"PullImage \\\"docker.io/library/redis@sha256:\(v.hex(64))\\\" returns im"
          + "age reference \\\"sha256:\(v.hex(64))\\\"\""
      }
    ),
    (
      "Kubernetes audit",
      { v in
        "{\"kind\":\"Event\",\"auditID\":\"\(v.uuid())\",\"verb\":\"list\",\"requestURI\""
          + ":\"/api/v1/secrets?limit=500&continue=&resourceVersion=\(v.number(9))\",\"user\""
          + ":{\"username\":\"system:serviceaccount:kube-system:cron\",\"uid\":\"\(v.uuid())"
          + "\"},\"sourceIPs\":[\"\(v.ip())\"],\"responseStatus\":{\"code\":200},\"annotation"
          + "s\":{\"authorization.k8s.io/decision\":\"allow\"}}"
      }
    ),
    (
      "etcd",
      { v in
        "{\"level\":\"warn\",\"ts\":\"\(v.isoTime())\",\"caller\":\"etcdserver/util.go:"
          + "\(v.number(3))\",\"msg\":\"apply request took too long\",\"took\":\""
          + "\(v.millis())ms\",\"request\":\"key:\\\"/registry/pods/web-\(v.hex(10))\\\" \","
          + "\"response\":\"range_response_count:1 size:\(v.number(4))\"}"
      }
    ),
    (
      "CoreDNS",
      { v in
        "[INFO] \(v.ip()):\(v.port()) - \(v.number(5)) \"A IN api.example.com. udp "
          + "\(v.number(2)) false 512\" NOERROR qr,rd,ra \(v.number(3)) 0.\(v.number(9))s"
      }
    ),
    (
      "HAProxy",
      { v in
        "\(v.syslogTime()) lb haproxy[\(v.pid())]: \(v.ip()):\(v.port()) [24/Nov/2026:"
          + "\(v.clock()).\(v.number(3))] https~ web/web-\(v.number(1)) 0/0/\(v.number(1))/"
          + "\(v.number(2))/\(v.number(3)) 200 \(v.number(5)) - - ---- \(v.number(3))/"
          + "\(v.number(3))/\(v.number(1))/0/0 0/0 \"GET \(v.path()) HTTP/1.1\""
      }
    ),
    (
      "iptables",
      { v in
        "\(v.syslogTime()) gw kernel: [\(v.number(6)).\(v.number(6))] IN=eth0 OUT= MAC=00"
          + ":1a:2b:3c:4d:5e:00:1a:2b:3c:4d:5f:08:00 SRC=\(v.ip()) DST=\(v.ip()) LEN=60 TOS=0"
          + "x00 PREC=0x00 TTL=52 ID=\(v.number(5)) DF PROTO=TCP SPT=\(v.port()) DPT="
          + "\(v.port()) SEQ=\(v.number(10)) ACK=0 WINDOW=\(v.number(5)) RES=0x00 SYN URGP=0"
      }
    ),
    (
      "Terraform",
      { v in
        "aws_instance.web[\(v.number(1))]: Refreshing state... [id=i-\(v.hex(17))] ami=am"
          + "i-\(v.hex(17)) subnet_id=subnet-\(v.hex(17)) key_name=deploy-\(v.number(4)) acco"
          + "unt_id=123456789012"
      }
    ),
    (
      "GitHub webhook",
      { v in
        "{\"action\":\"completed\",\"check_run\":{\"id\":\(v.number(10)),\"node_id\":\"CR"
          + "_\(v.etag())\",\"head_sha\":\"\(v.hex(40))\",\"name\":\"Build And Test\",\"app\""
          + ":{\"id\":15368,\"slug\":\"github-actions\"}},\"repository\":{\"id\":"
          + "\(v.number(9)),\"full_name\":\"octo/hello\",\"owner\":{\"login\":\"octo\",\"id\""
          + ":{number(8)}}},\"leakedPassword\":false}"
      }
    ),
    (
      "SQS",
      { v in
        "{\"Records\":[{\"messageId\":\"\(v.uuid())\",\"attributes\":{\"ApproximateReceiv"
          + "eCount\":\"1\",\"SentTimestamp\":\"\(v.epochMillis())\",\"SenderId\":\"deploy\"}"
          + ",\"md5OfBody\":\"\(v.hex(32))\",\"eventSource\":\"aws:sqs\",\"eventSourceARN\":"
          + "\"arn:aws:sqs:us-east-2:123456789012:my-queue\"}]}"
      }
    ),
    (
      "DynamoDB",
      { v in
        "{\"eventID\":\"\(v.hex(32))\",\"dynamodb\":{\"Keys\":{\"Id\":{\"N\":\""
          + "\(v.number(4))\"}},\"SequenceNumber\":\"\(v.number(21))\",\"SizeBytes\":"
          + "\(v.number(3)),\"code\":{\"S\":\"OK\"}}}"
      }
    ),
    (
      "GPS",
      { v in
        "pos lat=52.\(v.number(6)) lon=13.\(v.number(6)) alt=\(v.number(3))."
          + "\(v.number(1)) hdop=0.\(v.number(2)) sats=\(v.number(2)) fix=\(v.epochSeconds())"
          + ".\(v.number(3)) seq=\(v.number(9))"
      }
    ),
    (
      "Sidekiq",
      { v in
        "\(v.isoTime()) pid=\(v.pid()) tid=\(v.etag()) class=ShipmentWorker jid="
          + "\(v.hex(24)) elapsed=\(v.seconds()) INFO: done"
      }
    ),
    (
      "Celery",
      { v in
        "[\(v.commaTime()): INFO/MainProcess] Task app.tasks.ship[\(v.uuid())] received  "
          + "ETA:[\(v.isoTime())] kwargs={'order_id': \(v.order()), 'batch': \(v.number(5)) }"
      }
    ),
    (
      "Rails",
      { v in
        "I, [\(v.isoTime()) #\(v.pid())]  INFO -- : [\(v.uuid())] Completed 200 OK in "
          + "\(v.millis())ms (Views: \(v.number(2)).\(v.number(1))ms | ActiveRecord: "
          + "\(v.number(2)).\(v.number(1))ms | Allocations: \(v.number(5)))"
      }
    ),
    (
      "Django",
      { v in
        "[\(v.slashTime())] \"GET /static/js/app.\(v.hex(20)).js HTTP/1.1\" 304 0 csrf=ok"
          + " page=\(v.number(3))"
      }
    ),
    (
      "log4j",
      { v in
        "\(v.commaTime()) [http-nio-8080-exec-\(v.number(2))] WARN  c.e.a.TokenFilter - t"
          + "oken expired for session \(v.number(6)); key=authz.rule.\(v.number(3)) state=ACT"
          + "IVE code=E\(v.number(4))"
      }
    ),
    (
      ".NET",
      { v in
        "\(v.spaceTime()) [INF] Executed endpoint 'Shop.Api.OrdersController.Get (Shop.Ap"
          + "i)' in \(v.number(2)).\(v.number(4))ms TraceId:\(v.hex(32)) CancellationToken:Sy"
          + "stem.Threading.CancellationToken"
      }
    ),
    (
      "GC",
      { v in
        "[\(v.isoTime())][\(v.number(3)).\(v.number(3))s][info][gc] GC(\(v.number(3))) Pa"
          + "use Young (Normal) (G1 Evacuation Pause) \(v.number(4))M->\(v.number(3))M("
          + "\(v.number(4))M) \(v.number(2)).\(v.number(3))ms"
      }
    ),
    (
      "core dump",
      { v in
        "0x\(v.hex(8)): \(v.hex(4)) \(v.hex(4)) \(v.hex(4)) \(v.hex(4)) \(v.hex(4)) "
          + "\(v.hex(4)) \(v.hex(4)) \(v.hex(4))  ................"
      }
    ),
    (
      "pip",
      { v in
        "Collecting urllib3==\(v.version()) Downloading urllib3-\(v.version())-py3-none-a"
          + "ny.whl (\(v.number(3)) kB) hash sha256:\(v.hex(64)) from https://files.example.o"
          + "rg/packages/\(v.hex(2))/\(v.hex(2))/\(v.hex(60))/x.whl"
      }
    ),
    (
      "git push",
      { v in
        "   \(v.hex(7))..\(v.hex(7))  main -> main; index \(v.hex(7))..\(v.hex(7)) 100644"
          + "; tag v\(v.version()); author id \(v.number(7))"
      }
    ),
    (
      "ISO messages",
      { v in
        "msg pacs.008 id \(v.compactDate())BANK\(v.number(10)) uetr \(v.uuid()) seq "
          + "\(v.number(6)) amount \(v.amount()) EUR booked batch \(v.number(8))"
      }
    ),
    (
      "card switch",
      { v in
        "switch mti=0210 stan=\(v.number(6)) rc=00 mcc=5411 tid=\(v.number(8)) amount="
          + "\(v.amount()) batch=\(v.number(3)) elapsed=\(v.millis())ms order_id=\(v.order())"
      }
    ),
    (
      "ledger",
      { v in
        "posted entry \(v.number(8)) journal \(v.number(6)) order \(v.order()) invoice IN"
          + "V-\(v.number(8)) customer C\(v.number(6)) amount \(v.amount()) period 2026-11"
      }
    ),
  ]
}
