//  Values whose name does not stand right before them: in rows below a list of names, beside a member that names what was
//  changed, in a table of elements, in the answer to a question. Each row is a text and what becomes of it, and no
//  second pass changes that.

import Grille
import GrilleTesting
import Testing

@Suite("Names elsewhere")
struct NamesElsewhereTests {
  private func expect(_ text: String, _ expected: String) throws {
    #expect(try Engines.auto.get().redact(text) == expected)
    #expect(try Engines.auto.get().redact(expected) == expected)
    try Engines.expectSame(of: Array(text.utf8), from: SeededGenerator())
  }

  @Test(
    "a list of names speaks for the rows of another list",
    arguments: [
      (
        #"{"columns":["id","pin","cvv"],"rows":[[7,"1234","123"],[8,1235,"124"]]}"#,
        #"{"columns":["id","pin","cvv"],"rows":[[7,"[pin]","[card_verification_code]"],[8,"[pin]","[card_verification_code]"]]}"#
      ),
      (  // In a document, and the names behind the rows
        "{\n \"data\": [\n  [\n   7,\n   1234\n  ]\n ],\n \"column_names\": [\n  \"id\",\n  \"pin\"\n ]\n}\n",
        "{\n \"data\": [\n  [\n   7,\n   \"[pin]\"\n  ]\n ],\n \"column_names\": [\n  \"id\",\n  \"pin\"\n ]\n}\n"
      ),
      (  // BigQuery
        #"{"schema":{"fields":[{"name":"id","type":"INTEGER"},{"type":"STRING","name":"pin"}]},"rows":[{"f":[{"v":"7"},{"v":"1234"}]}]}"#,
        #"{"schema":{"fields":[{"name":"id","type":"INTEGER"},{"type":"STRING","name":"pin"}]},"rows":[{"f":[{"v":"7"},{"v":"[pin]"}]}]}"#
      ),
      (  // Snowflake, InfluxDB, Athena
        #"{"resultSetMetaData":{"rowType":[{"name":"ID"},{"name":"PIN"}]},"data":[["7","1234"]]}"#,
        #"{"resultSetMetaData":{"rowType":[{"name":"ID"},{"name":"PIN"}]},"data":[["7","[pin]"]]}"#
      ),
      (
        #"{"results":[{"series":[{"name":"c","columns":["time","pin"],"values":[[1,"1234"]]}]}]}"#,
        #"{"results":[{"series":[{"name":"c","columns":["time","pin"],"values":[[1,"[pin]"]]}]}]}"#
      ),
      (
        #"{"Rows":[{"Data":[{"VarCharValue":"1234"},{"VarCharValue":"7"}]}],"ColumnInfo":[{"Name":"pin"},{"Name":"id"}]}"#,
        #"{"Rows":[{"Data":[{"VarCharValue":"[pin]"},{"VarCharValue":"7"}]}],"ColumnInfo":[{"Name":"pin"},{"Name":"id"}]}"#
      ),
      (  // A list for each column, as Grafana has it
        #"{"fields":[{"name":"id"},{"name":"pin"}],"values":[[7,8,9],["1234","1235","1236"]]}"#,
        #"{"fields":[{"name":"id"},{"name":"pin"}],"values":[[7,8,9],["[pin]","[pin]","[pin]"]]}"#
      ),
      (  // Names in the first row, one row that is no list of its own
        #"[["id","pin"],["7","1234"],["8","1235"]]"#, #"[["id","pin"],["7","[pin]"],["8","[pin]"]]"#
      ),
      (#"[["id","pin"],["7",1234]]"#, #"[["id","pin"],["7","[pin]"]]"#),
      (
        #"{"range":"A1:C2","values":[["Addr1","Id","PIN"],["x","7","1234"]]}"#,
        #"{"range":"A1:C2","values":[["Addr1","Id","PIN"],["x","7","[pin]"]]}"#
      ),
      (
        #"{"fields":["id","pin"],"values":["7","1234"]}"#,
        #"{"fields":["id","pin"],"values":["7","[pin]"]}"#
      ),
      // Rows of other lengths, and names that are numbers
      (#"[["id","pin"],["7","1234",1]]"#, #"[["id","pin"],["7","1234",1]]"#),
      (#"[["id",1],["pin",2],["7","1234"]]"#, #"[["id",1],["pin",2],["7","1234"]]"#),
      (
        #"{"fields":["id","pin"],"values":["7","1234",1]}"#,
        #"{"fields":["id","pin"],"values":["7","1234",1]}"#
      ),
      (  // Inside a string
        #"{"msg":"{\"columns\":[\"pin\"],\"data\":[[\"1234\"]]}"}"#,
        #"{"msg":"{\"columns\":[\"pin\"],\"data\":[[\"[pin]\"]]}"}"#
      ),
      // Other columns, no names, rows that are none, a list that is not called so
      (
        #"{"columns":["pin","id"],"rows":[["12","1234"]]}"#,
        #"{"columns":["pin","id"],"rows":[["12","1234"]]}"#
      ),
      (#"{"columns":[1,2],"rows":[["1234"]]}"#, #"{"columns":[1,2],"rows":[["1234"]]}"#),
      (#"{"columns":["pin"],"rows":["1234"]}"#, #"{"columns":["pin"],"rows":["1234"]}"#),
      (#"{"columns":["pin"],"sizes":[["1234"]]}"#, #"{"columns":["pin"],"sizes":[["1234"]]}"#),
    ])
  func rows(_ text: String, _ expected: String) throws { try expect(text, expected) }

  @Test(
    "a member that names another speaks for what was changed, wherever it stands in its object",
    arguments: [
      (
        #"{"field":"pin","oldValue":"1234","newValue":1235}"#,
        #"{"field":"pin","oldValue":"[pin]","newValue":"[pin]"}"#
      ),
      (
        #"{"old_value":"1234","new_value":"1235","property_name":"pin"}"#,
        #"{"old_value":"[pin]","new_value":"[pin]","property_name":"pin"}"#
      ),
      (
        #"[{"from":"1234","to":"1235","path":"/c/pin"},{"from":"1236","to":"1237","path":"/c/page"}]"#,
        #"[{"from":"[pin]","to":"[pin]","path":"/c/pin"},{"from":"1236","to":"1237","path":"/c/page"}]"#
      ),
      (
        "{\n \"previousValue\": \"1234\",\n \"currentValue\": \"1235\",\n \"attribute\": \"pin\"\n}\n",
        "{\n \"previousValue\": \"[pin]\",\n \"currentValue\": \"[pin]\",\n \"attribute\": \"pin\"\n}\n"
      ),
      (#"{"value":"1234","name":"pin"}"#, #"{"value":"[pin]","name":"pin"}"#),
      (
        #"{"label":"pin","displayValue":"1234","rawValue":"1235"}"#,
        #"{"label":"pin","displayValue":"[pin]","rawValue":"[pin]"}"#
      ),
      // In another object, a name of another value, a type
      (#"[{"value":"1234"},{"name":"pin"}]"#, #"[{"value":"1234"},{"name":"pin"}]"#),
      (
        #"{"name":"page","value":"1234","name":"pin","value":"1235"}"#,
        #"{"name":"page","value":"1234","name":"pin","value":"[pin]"}"#
      ),
      (#"{"type":"pin","from":"1234","to":"1235"}"#, #"{"type":"pin","from":"1234","to":"1235"}"#),
      (#"{"name":"pin","since":"1234"}"#, #"{"name":"pin","since":"1234"}"#),
    ])
  func changes(_ text: String, _ expected: String) throws { try expect(text, expected) }

  @Test(
    "the first row of a table of elements speaks for the rows below it",
    arguments: [
      (
        "<table><tr><th>Id</th><th>PIN</th></tr><tr><td>7</td><td>1234</td></tr><tr><td>8</td><td><b>1235</b></td></tr></table>\n",
        "<table><tr><th>Id</th><th>PIN</th></tr><tr><td>7</td><td>[pin]</td></tr><tr><td>8</td><td><b>[pin]</b></td></tr></table>\n"
      ),
      (
        "<table>\n<thead>\n<tr>\n<td>Id</td>\n<td>PIN:</td>\n</tr>\n</thead>\n<tr>\n<td>1234</td>\n<td>1234</td>\n</tr>\n</table>\n",
        "<table>\n<thead>\n<tr>\n<td>Id</td>\n<td>PIN:</td>\n</tr>\n</thead>\n<tr>\n<td>1234</td>\n<td>[pin]</td>\n</tr>\n</table>\n"
      ),
      (  // Spreadsheets; a title and an empty cell
        "<Table><Row><Cell><Data>Customers</Data></Cell></Row><Row><Cell><Data>Id</Data></Cell><Cell><Data>PIN</Data></Cell></Row><Row><Cell/><Cell><Data>1234</Data></Cell></Row></Table>\n",
        "<Table><Row><Cell><Data>Customers</Data></Cell></Row><Row><Cell><Data>Id</Data></Cell><Cell><Data>PIN</Data></Cell></Row><Row><Cell/><Cell><Data>[pin]</Data></Cell></Row></Table>\n"
      ),
      // Behind the table, below another column, a first row of values
      (
        "<table><tr><th>Id</th><th>PIN</th></tr></table><table><tr><td>7</td><td>1234</td></tr></table>\n",
        "<table><tr><th>Id</th><th>PIN</th></tr></table><table><tr><td>7</td><td>1234</td></tr></table>\n"
      ),
      (
        "<table><tr><td>7</td><td>PIN</td></tr><tr><td>8</td><td>1234</td></tr></table>\n",
        "<table><tr><td>7</td><td>PIN</td></tr><tr><td>8</td><td>1234</td></tr></table>\n"
      ),
    ])
  func grids(_ text: String, _ expected: String) throws { try expect(text, expected) }

  @Test(
    "a question speaks for a number in its answer",
    arguments: [
      (
        #"[{"role":"agent","content":"Hello. What is your PIN?"},{"role":"user","content":"It is 1234."}]"#,
        #"[{"role":"agent","content":"Hello. What is your PIN?"},{"role":"user","content":"It is [pin]."}]"#
      ),
      (
        "[\n {\n  \"text\": \"Your PIN, please?\"\n },\n {\n  \"text\": \"1234\"\n }\n]\n",
        "[\n {\n  \"text\": \"Your PIN, please?\"\n },\n {\n  \"text\": \"[pin]\"\n }\n]\n"
      ),
      ("Q: What is your PIN? A: 1234\n", "Q: What is your PIN? A: [pin]\n"),
      (
        "x\n[10:00:01] Agent: May I have your social security number?\n[10:00:04] Customer: Sure, 078 05 1120.\n[10:00:09] Agent: 1234\n",
        "x\n[10:00:01] Agent: May I have your social security number?\n[10:00:04] Customer: Sure, [us_ssn].\n[10:00:09] Agent: 1234\n"
      ),
      ("x\r\nQ: Your PIN?\r\nA: 1234\r\n", "x\r\nQ: Your PIN?\r\nA: [pin]\r\n"),
      // Not asked for, not answered, no question
      ("x\nQ: Where is the page?\nA: 1234\n", "x\nQ: Where is the page?\nA: 1234\n"),
      ("x\nQ: Your PIN?\nA: no\nA: 1234\n", "x\nQ: Your PIN?\nA: no\nA: 1234\n"),
      ("x\nGET /pin?\n1234\n", "x\nGET /pin?\n1234\n"),
      ("x\nupdate c set pin=?\n1234\n", "x\nupdate c set pin=?\n1234\n"),
      (
        #"[{"content":"What is your PIN?"},{"id":"1234"}]"#,
        #"[{"content":"What is your PIN?"},{"id":"1234"}]"#
      ),
    ])
  func answers(_ text: String, _ expected: String) throws { try expect(text, expected) }

  @Test(
    "a statement over several lines names the values of its rows",
    arguments: [
      (
        "x\nINSERT INTO c (id, pin) VALUES\n  (7, '1234'),\n  (8, 1235);\n(9, '1236')\n",
        "x\nINSERT INTO c (id, pin) VALUES\n  (7, '[pin]'),\n  (8, [pin]);\n(9, '1236')\n"
      ),
      (
        "insert into c (\n  id,\n  `pin`\n)\nvalues (7, '1234'), (8, '1235'),\n(9, '1236')\n;\n(9, '1236')\n",
        "insert into c (\n  id,\n  `pin`\n)\nvalues (7, '[pin]'), (8, '[pin]'),\n(9, '[pin]')\n;\n(9, '1236')\n"
      ),
      (
        "x\nINSERT INTO c\n  (name, pin)\nVALUES\n  (\n    'O''Hara, (x)',\n    N'1234'\n  ), (now(),\n  '1235');\n",
        "x\nINSERT INTO c\n  (name, pin)\nVALUES\n  (\n    'O''Hara, (x)',\n    N'[pin]'\n  ), (now(),\n  '[pin]');\n"
      ),
      // Rows of other lengths, another statement, names too far above
      (
        "x\nINSERT INTO c (id, pin) VALUES\n(7, '1234', 1),\n(7, '1234')\n",
        "x\nINSERT INTO c (id, pin) VALUES\n(7, '1234', 1),\n(7, '1234')\n"
      ),
      ("x\n(id, pin)\nselect (7, '1234')\n", "x\n(id, pin)\nselect (7, '1234')\n"),
      (  // Statements as Hibernate lays them out, and values told by a logger
        "Hibernate: \n    insert \n    into\n        c\n        (name, pin) \n    values\n        (?, ?)\n[a] binding parameter (2:VARCHAR) <- [1234]\n",
        "Hibernate: \n    insert \n    into\n        c\n        (name, pin) \n    values\n        (?, ?)\n[a] binding parameter (2:VARCHAR) <- [[pin]]\n"
      ),
    ])
  func statements(_ text: String, _ expected: String) throws { try expect(text, expected) }

  @Test(
    "a statement without names has those of the table as it was defined",
    arguments: [
      (
        "x\nCREATE TABLE `c` (\n  `id` int NOT NULL,\n  `pin` decimal(4,0) DEFAULT NULL, -- of four\n  key varchar(4),\n  PRIMARY KEY (`id`),\n  KEY p (`pin`)\n) ENGINE=x;\nINSERT INTO `c` VALUES (7,'1234',NULL),(8,1235,'a;'')');\ninsert into s.C values\n  (9, '1236', 'x'),\n  (1, '1237', 'x');\n",
        "x\nCREATE TABLE `c` (\n  `id` int NOT NULL,\n  `pin` decimal(4,0) DEFAULT NULL, -- of four\n  key varchar(4),\n  PRIMARY KEY (`id`),\n  KEY p (`pin`)\n) ENGINE=x;\nINSERT INTO `c` VALUES (7,'[pin]',NULL),(8,[pin],'a;'')');\ninsert into s.C values\n  (9, '[pin]', 'x'),\n  (1, '[pin]', 'x');\n"
      ),
      (
        "x\ncreate temp table if not exists \"s\".\"c\"(id int, pin char(4) check (pin > ''));\nINSERT INTO c VALUES (7, '1234');\nCOPY s.c FROM stdin;\n7\t1234\n\\.\n",
        "x\ncreate temp table if not exists \"s\".\"c\"(id int, pin char(4) check (pin > ''));\nINSERT INTO c VALUES (7, '[pin]');\nCOPY s.c FROM stdin;\n7\t[pin]\n\\.\n"
      ),
      // Another table, one that was defined anew, other columns, and as many values as there are not
      (
        "x\ncreate table c (id int, pin int);\nINSERT INTO d VALUES (7, '1234');\nINSERT INTO c VALUES (7, '1234', 1);\ncreate table c (id int, page int);\nINSERT INTO c VALUES (7, '1234');\n",
        "x\ncreate table c (id int, pin int);\nINSERT INTO d VALUES (7, '1234');\nINSERT INTO c VALUES (7, '1234', 1);\ncreate table c (id int, page int);\nINSERT INTO c VALUES (7, '1234');\n"
      ),
      (
        "x\ncreate table c (id int, pin int;\nINSERT INTO c VALUES (7, '1234');\n",
        "x\ncreate table c (id int, pin int;\nINSERT INTO c VALUES (7, '1234');\n"
      ),
    ])
  func definitions(_ text: String, _ expected: String) throws { try expect(text, expected) }

  @Test(
    "elements that name columns speak for what stands in rows, and labels have many names",
    arguments: [
      (
        "<r><Columns><Column>id</Column><Column>pin</Column></Columns>\n<Row><V>7</V><V>1234</V></Row>\n<Row><V>8</V><V>1235</V></Row>\n</r>\n",
        "<r><Columns><Column>id</Column><Column>pin</Column></Columns>\n<Row><V>7</V><V>[pin]</V></Row>\n<Row><V>8</V><V>[pin]</V></Row>\n</r>\n"
      ),
      (
        "<m><d><column-name>PIN</column-name></d><d><column-name>ID</column-name></d></m><currentRow><columnValue>1234</columnValue><columnValue>7</columnValue></currentRow>\n",
        "<m><d><column-name>PIN</column-name></d><d><column-name>ID</column-name></d></m><currentRow><columnValue>[pin]</columnValue><columnValue>7</columnValue></currentRow>\n"
      ),
      (  // What stands in a row is no number of a row.
        "<row><value>4111111111111111</value></row>\n",
        "<row><value>************1111</value></row>\n"
      ),
      (
        "<r><column>id</column><column>page</column><row><v>7</v><v>1234</v></row></r>\n",
        "<r><column>id</column><column>page</column><row><v>7</v><v>1234</v></row></r>\n"
      ),
      (
        #"[{"fieldName":"PIN","fieldValue":"1234"},{"fieldName":"Page","fieldValue":"1234"}]"#,
        #"[{"fieldName":"PIN","fieldValue":"[pin]"},{"fieldName":"Page","fieldValue":"1234"}]"#
      ),
      (
        #"[{"title":"PIN","value":"1234"},{"tabLabel":"CardPin","value":"1235"},{"title":"Page","value":"1234"}]"#,
        #"[{"title":"PIN","value":"[pin]"},{"tabLabel":"CardPin","value":"[pin]"},{"title":"Page","value":"1234"}]"#
      ),
      (
        "<column name=\"date_of_birth\" valueDate=\"1996-12-23\"/><column name=\"page\" valueDate=\"1996-12-23\"/>\n",
        "<column name=\"date_of_birth\" valueDate=\"[date_of_birth]\"/><column name=\"page\" valueDate=\"1996-12-23\"/>\n"
      ),
    ])
  func elements(_ text: String, _ expected: String) throws { try expect(text, expected) }

  @Test(
    "values in dumps, over lines and with their types",
    arguments: [
      (
        "x\n  [\"pin\"]=>\n  int(1234)\n  [\"page\"]=>\n  int(1234)\n",
        "x\n  [\"pin\"]=>\n  int([pin])\n  [\"page\"]=>\n  int(1234)\n"
      ),
      (
        "x\n  pin: Some(\n    \"1234\",\n  ),\n  page: Some(\n    1234,\n  ),\n",
        "x\n  pin: Some(\n    \"[pin]\",\n  ),\n  page: Some(\n    1234,\n  ),\n"
      ),
      (
        "x\n Pin: (int) 1234,\n Pin: (string) (len=4) \"1234\",\n Page: (int) 1234,\n",
        "x\n Pin: (int) [pin],\n Pin: (string) (len=4) \"[pin]\",\n Page: (int) 1234,\n"
      ),
      (  // Scala, Clojure, C#, gdb
        "x\nc(Map(id -> 7, pin -> 1234, password -> Hunter2x9q, page -> 1235))\n",
        "x\nc(Map(id -> 7, pin -> [pin], password -> [password], page -> 1235))\n"
      ),
      (
        "x\n{:loan-number \"x\", :c/pin \"1234\", :ok true, :cvv 123, :page \"1235\"}\n",
        "x\n{:loan-number \"x\", :c/pin \"[pin]\", :ok true, :cvv [card_verification_code], :page \"1235\"}\n"
      ),
      (
        "x\n[[password, Hunter2x9q], [page, 1235], [pin, 1234]]\n",
        "x\n[[password, [password]], [page, 1235], [pin, [pin]]]\n"
      ),
      (
        "#0 f (page=0x7ffe \"1234\", pin=0x7fff \"1234\", cvv=0x7fff) at a.c:88\n",
        "#0 f (page=0x7ffe \"1234\", pin=0x7fff \"[pin]\", cvv=0x7fff) at a.c:88\n"
      ),
      (  // Redis, and lists in which the names are other items
        "a> HGETALL c\n1) \"pin\"\n2) \"1234\"\n3) \"page\"\n4) \"1235\"\n",
        "a> HGETALL c\n1) \"pin\"\n2) \"[pin]\"\n3) \"page\"\n4) \"1235\"\n"
      ),
      (
        "a> LRANGE c\n2) \"pin\"\n3) \"1234\"\n5) \"pin\"\n8) \"1234\"\n",
        "a> LRANGE c\n2) \"pin\"\n3) \"1234\"\n5) \"pin\"\n8) \"1234\"\n"
      ),
      (  // Screens, lists of Markdown
        " TAX ID    ==> 536904399        BIRTH DT ==> 19840616\n PAGE NO   ==> 536904399\n",
        " TAX ID    ==> [us_ssn]        BIRTH DT ==> [date_of_birth]\n PAGE NO   ==> 536904399\n"
      ),
      (
        "# x\n* **Tax Id**: 536904399\n- **Tax Id:** 536904399\n- **Password:** `hunter*2X9`\n* **Page**: 536904399\n",
        "# x\n* **Tax Id**: [us_ssn]\n- **Tax Id:** [us_ssn]\n- **Password:** `[password]`\n* **Page**: 536904399\n"
      ),
      (
        "x\nToken token -> next(token)\npin -> page\n",
        "x\nToken token -> next(token)\npin -> page\n"
      ),
    ])
  func dumps(_ text: String, _ expected: String) throws { try expect(text, expected) }

  @Test(
    "lists of values behind a statement, on its line or another, or before it",
    arguments: [
      (
        "x\nExecuting: UPDATE c SET pin=$1 WHERE id = $2;\nBind: ['1234', 7]\n",
        "x\nExecuting: UPDATE c SET pin=$1 WHERE id = $2;\nBind: ['[pin]', 7]\n"
      ),
      (
        "x\nknex:query insert into `c` (`id`, `pin`) values (?, ?) +3ms\nknex:bindings [ 7, '1234' ] +0ms\n",
        "x\nknex:query insert into `c` (`id`, `pin`) values (?, ?) +3ms\nknex:bindings [ 7, '[pin]' ] +0ms\n"
      ),
      (
        "x\n[SQL: INSERT INTO c (id, pin) VALUES (%s, %s)]\n[parameters: (7, '1234')]\n",
        "x\n[SQL: INSERT INTO c (id, pin) VALUES (%s, %s)]\n[parameters: (7, '[pin]')]\n"
      ),
      (
        "{ bindings: [ 7, '1234' ], sql: 'insert into `c` (`id`, `pin`) values (?, ?)' }\n",
        "{ bindings: [ 7, '[pin]' ], sql: 'insert into `c` (`id`, `pin`) values (?, ?)' }\n"
      ),
    ])
  func lists(_ text: String, _ expected: String) throws { try expect(text, expected) }

  @Test(
    "tables as data frames and wikis show them, and those whose rows name their values",
    arguments: [
      (  // pandas, at the beginning of a stream and behind other lines
        "         ssn   pin        n\n0  536904399  1234  Ada B C\n10 536904398  1235        D\n",
        "         ssn   pin        n\n0  [us_ssn]  [pin]  Ada B C\n10 [us_ssn]  [pin]        D\n"
      ),
      (
        ">>> df\n       ssn  pin\n0  536904399  1234\n",
        ">>> df\n       ssn  pin\n0  536904399  1234\n"
      ),
      (
        ">>> df\n         ssn   pin\n0  536904399  1234\n1  536904398  1235\n>>> 536904399  1234\n",
        ">>> df\n         ssn   pin\n0  [us_ssn]  [pin]\n1  [us_ssn]  [pin]\n>>> 536904399  1234\n"
      ),
      (  // R
        "# A tibble: 2 x 3\n  ssn         pin n\n  <chr>     <dbl> <chr>\n1 536904399  1234 Ada B\n2 536904398  1235 C\n",
        "# A tibble: 2 x 3\n  ssn         pin n\n  <chr>     <dbl> <chr>\n1 [us_ssn]  [pin] Ada B\n2 [us_ssn]  [pin] C\n"
      ),
      (  // polars
        "┌──────┬──────┐\n│ n    ┆ pin  │\n│ ---  ┆ ---  │\n│ i64  ┆ str  │\n╞══════╪══════╡\n│ 1234 ┆ 1234 │\n└──────┴──────┘\n",
        "┌──────┬──────┐\n│ n    ┆ pin  │\n│ ---  ┆ ---  │\n│ i64  ┆ str  │\n╞══════╪══════╡\n│ 1234 ┆ [pin] │\n└──────┴──────┘\n"
      ),
      (  // Confluence, AsciiDoc
        "x\n||SSN||Page||PIN||\n|536904399|1235|1234|\n|1|2|3|\n\n|536904399|1235|1234|\n",
        "x\n||SSN||Page||PIN||\n|[us_ssn]|1235|[pin]|\n|1|2|3|\n\n|536904399|1235|1234|\n"
      ),
      (
        "|===\n|SSN |Page |PIN\n\n|536904399 |1235 |1234\n\n||536904398 |1235 |1234\n|===\n|536904399 |1235 |1234\n",
        "|===\n|SSN |Page |PIN\n\n|[us_ssn] |1235 |[pin]\n\n||[us_ssn] |1235 |[pin]\n|===\n|536904399 |1235 |1234\n"
      ),
      // One name that means something
      (
        "x\n   shape   pin\n0   1235  1234\n", "x\n   shape   pin\n0   1235  1234\n"
      ),
      ("|===\n|Shape |PIN\n|1235 |1234\n", "|===\n|Shape |PIN\n|1235 |1234\n"),
      ("||Page||No||\n|1235|1234|\n", "||Page||No||\n|1235|1234|\n"),
      (  // Names in rows
        "| Field | Value |\n|---|---|\n| **DOB** | 01/14/1947 |\n| PIN | `1234` |\n| Page | 1234 |\n",
        "| Field | Value |\n|---|---|\n| **DOB** | [date_of_birth] |\n| PIN | `[pin]` |\n| Page | 1234 |\n"
      ),
      (
        "+-------+------+\n| Name  | Size |\n+-------+------+\n| pin   | 1234 |\n+-------+------+\n",
        "+-------+------+\n| Name  | Size |\n+-------+------+\n| pin   | 1234 |\n+-------+------+\n"
      ),
      (  // In a comment
        "# made by x\n# id,ssn,pin\n7,536904399,1234\n",
        "# made by x\n# id,ssn,pin\n7,[us_ssn],[pin]\n"
      ),
      ("# made by x\n# id,shape,pin\n7,1235,1234\n", "# made by x\n# id,shape,pin\n7,1235,1234\n"),
    ])
  func frames(_ text: String, _ expected: String) throws { try expect(text, expected) }
}
