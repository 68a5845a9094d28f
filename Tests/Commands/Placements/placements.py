"""Sensitive values placed in documents of each format, and looked for in what the command makes of them.

    python3 placements.py COMMAND SEED COUNT [FORMAT…]

At least COUNT values are placed in each format, at random depth, escape and quoting, among innocent neighbours.
What comes out is read by Python's own parsers: no value may be readable in it, in no decoded form either, and
every neighbour must be as it was. Prints a line a format and the first documents that fail; the exit status is 1
where more than 0.2 % are missed or a neighbour is altered.
"""
import base64
import csv
import html
import io
import json
import random
import re
import subprocess
import sys
import urllib.parse
import xml.etree.ElementTree as ET

COMMAND, SEED, COUNT = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
chance = random.Random(SEED)
pick = chance.choice
SHOWN = 5  # failing documents a format


def often(share):
    return chance.random() < share


# Values. A leaf is (name, value, kind); the kind of an innocent one is None.

def digits(count, first="123456789"):
    return pick(first) + "".join(pick("0123456789") for _ in range(count - 1))


def letters(count, alphabet="abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"):
    return "".join(pick(alphabet) for _ in range(count))


def luhn(body):
    total = 0
    for index, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if index % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return body + str(-total % 10)


def ssn():
    parts = pick("12345") + digits(2), pick("1234") + digits(1), digits(4)
    return pick(["", "-", "-", " "]).join(parts)


def pan():
    prefix, length = pick([("4", 16), ("4", 16), ("52", 16), ("2230", 16), ("6011", 16), ("371", 15), ("3530", 16)])
    number = luhn(prefix + digits(length - 1 - len(prefix)))
    if often(0.3) and length == 16:
        mark = pick(" -")
        return mark.join(number[i:i + 4] for i in range(0, 16, 4))
    return number


def password():
    return letters(3) + "q" + digits(2) + letters(chance.randint(0, 5), "abcYZ019!#$%^*+=?@/-_~.") + pick("!#*kY7")


def iban():
    country, body = pick([("DE", digits(18)), ("GB", letters(4, "ABCDEFGHKLMNPRSTW") + digits(14)),
                          ("FR", digits(23)), ("NL", letters(4, "ABCDEFGHKLMNPRSTW") + digits(10))])
    number = int("".join(str(int(c, 36)) for c in body + country + "00"))
    whole = f"{country}{98 - number % 97:02}{body}"
    if often(0.3):
        return " ".join(whole[i:i + 4] for i in range(0, len(whole), 4))
    return whole


def email():
    return (pick(["ada", "jan", "erika", "li", "o.brien"]) + pick([".", "_", "+", "-", ""]) + pick(["sample", "test", "muster"])
            + digits(3) + "@" + pick(["mail.example.org", "example.net", "post.example.co.uk"]))


def phone():
    return pick([f"+4420{digits(8)}", f"+44 20 7946 0{digits(3)}", f"(212) 555-01{digits(2)}",
                 f"+1-415-555-01{digits(2)}", f"+49 30 {digits(7)}", f"415-555-01{digits(2)}"])


def birthday():
    year, month, day = chance.randint(1940, 2004), chance.randint(1, 12), chance.randint(13, 28)
    return pick([f"{year}-{month:02}-{day}", f"{year}-{month:02}-{day}", f"{month:02}/{day}/{year}", f"{day}.{month:02}.{year}",
                 f"{year}{month:02}{day}", f"{day}/{month:02}/{year}"])


def part(thing):
    return base64.urlsafe_b64encode(json.dumps(thing).encode()).decode().rstrip("=")


def jwt():
    return ".".join([part({"alg": pick(["RS256", "ES256", "PS256"]), "kid": letters(6)}),
                     part({"sub": letters(8), "iss": "https://as.example.com", "exp": 1764000000 + chance.randint(0, 9999)}),
                     letters(43)])


KINDS = {
    "ssn": (ssn, "ssn|customer ssn|ssn nbr|social security number|soc sec number|holder ssn"),
    "pan": (pan, "pan|card number|card no|cc num|primary account number|customer card number|card nbr"),
    "password": (password, "password|passwd|user password|pwd|old password|new password|login password"),
    "cvv": (lambda: digits(pick([3, 3, 4])), "cvv|cvc|cvv2|card cvv|security code|card security code|cvc2"),
    "pin": (lambda: digits(4), "pin|atm pin|new pin|card pin|pin code"),
    "account": (lambda: digits(chance.randint(8, 12)),
                "account number|acct no|acct nbr|bank account number|from account|acct num|debit account|customer account number"),
    "iban": (iban, "iban|debtor iban|account iban|iban number|creditor iban|customer iban"),
    "email": (email, "email|email address|contact email|e mail|user email"),
    "phone": (phone, "phone|phone number|mobile|mobile number|home phone|contact phone"),
    "birthday": (birthday, "dob|date of birth|birth date|customer dob|birth dt"),
    "token": (lambda: letters(chance.randint(24, 48)), "access token|refresh token|auth token|session token"),
    "jwt": (jwt, "id token|access token|client assertion|jwt"),
    "approval": (lambda: pick([digits(6), letters(1, "ABCDEFGH") + digits(5), letters(3, "QZKJ") + digits(3)]),
                 "auth code|approval code|authorisation code|auth id response|authorization code"),
}
WORDS = ["open", "done", "blue", "north", "late", "slow", "queued", "retry later", "ok"]


def styled(name):
    words = name.split(" ")
    return pick(["_".join(words), "_".join(words), words[0] + "".join(w.capitalize() for w in words[1:]),
                 "".join(w.capitalize() for w in words), "_".join(words).upper(), "-".join(words)])


def uuid():
    text = letters(32, "0123456789abcdef")
    return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-a{text[17:20]}-{text[20:]}"


INNOCENT = [
    ("status", lambda: pick(["open", "done", "RUNNING", "200"])), ("step", lambda: digits(2)),
    ("trace_id", lambda: letters(32, "0123456789abcdef")), ("request_id", uuid), ("count", lambda: digits(4)),
    ("elapsed_ms", lambda: digits(3)), ("version", lambda: f"{digits(1)}.{digits(2)}.{digits(1)}"), ("order_id", lambda: digits(10)),
    ("created_at", lambda: f"2026-11-{digits(1, '12')}{digits(1)}T10:11:{digits(2, '1234')}Z"), ("timestamp", lambda: "17640" + digits(8)),
    ("currency", lambda: pick(["EUR", "USD"])), ("amount", lambda: f"{digits(3)}.{digits(2)}"), ("country", lambda: pick(["DE", "US"])),
    ("sha256", lambda: letters(64, "0123456789abcdef")), ("retries", lambda: digits(1)), ("page", lambda: digits(2)),
    ("error_code", lambda: "E" + digits(4)), ("scope", lambda: pick(["accounts", "payments"])), ("token_type", lambda: "Bearer"),
    ("expires_in", lambda: digits(4)), ("host", lambda: "pay-" + digits(1)), ("remark", lambda: pick(WORDS)),
    ("merchant_category_code", lambda: digits(4)), ("batch", lambda: digits(9)), ("response_code", lambda: "00"),
]


def innocent():
    name, make = pick(INNOCENT)
    return styled(name.replace("_", " ")), make(), None


def sensitive(kinds=None):
    kind = pick(list(kinds or KINDS))
    make, names = KINDS[kind]
    return styled(pick(names.split("|"))), make(), kind


def oauth():
    """A code and what tells that it is one, in an order of their own."""
    code = pick([letters(chance.randint(20, 40)), letters(22, "abcdefABCDEF012345_-")])
    leaves = [("code", code, "oauth code"), pick([("grant_type", "authorization_code", None),
              ("redirect_uri", "https://app.example.com/cb", None)])]
    chance.shuffle(leaves)
    return leaves


def leaves(most=6, kinds=None):
    """Leaves of different names."""
    found = [sensitive(kinds) if often(0.55) else innocent() for _ in range(chance.randint(2, most))]
    if kinds is None and often(0.1):
        found += oauth()
    names, unique = set(), []
    for leaf in found:
        key = re.sub("[^a-z0-9]", "", leaf[0].lower())
        if key not in names:
            names.add(key)
            unique.append(leaf)
    return unique


# Whether a value can be read.

def squeezed(text):
    return re.sub(r"[\W_]", "", text)


def is_readable(value, shown):
    if value in shown:
        return True
    value, shown = squeezed(value), squeezed(shown)
    window = max(5, len(value) * 2 // 3)
    return any(value[i:i + window] in shown for i in range(max(1, len(value) - window + 1))) if len(value) > 4 else False


def unescaped(text):
    def one(match):
        escape = match.group(1)
        if escape[0] == "u":
            return chr(int(escape[1:], 16))
        return {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}.get(escape, escape)
    return re.sub(r"\\(u[0-9a-fA-F]{4}|.)", one, text, flags=re.S)


def decoded(text):
    """`text` and all that can be read into it."""
    seen, new = {text}, [text]
    for _ in range(4):
        new = [other for one in new for other in (unescaped(one), urllib.parse.unquote(one), html.unescape(one))
               if other not in seen and not seen.add(other)]
    for token in re.findall(r"[A-Za-z0-9+/_-]{16,}", text):
        seen.add(base64.urlsafe_b64decode(token.replace("+", "-").replace("/", "_") + "===")
                 .decode(errors="replace") if len(token) % 4 != 1 else "")
    return seen


class Tally:
    """What became of one format."""

    def __init__(self, name):
        self.name, self.placed, self.missed, self.altered, self.shown = name, 0, 0, 0, []
        self.kinds = {}

    def show(self, what, before, after):
        if len(self.shown) < SHOWN:
            self.shown.append(f"  {what}\n    in  {before[:1500]!r}\n    out {after[:1500]!r}")

    def check(self, expected, read, before, after):
        """`expected` leaves, what a reader makes of `after`, and the text of both."""
        self.placed += sum(1 for leaf in expected if leaf[2])
        if read is None or [leaf[0] for leaf in expected] != [name for name, _ in read]:
            self.altered += 1
            return self.show("other fields", before, after)
        everything = None
        for (name, value, kind), (_, shown) in zip(expected, read):
            if not kind:
                if value != shown:
                    self.altered += 1
                    self.show(f"altered {name}: {value!r} is {shown!r}", before, after)
                continue
            leaks = is_readable(value, shown)
            if not leaks and len(value) > 7:
                everything = everything or decoded(after)
                leaks = any(value in text for text in everything)
            if leaks:
                self.missed += 1
                self.kinds[kind] = self.kinds.get(kind, 0) + 1
                self.show(f"missed {kind} {name}: {value!r}", before, after)


def redacted(text, *options):
    run = subprocess.run([COMMAND, *options], input=text.encode(), stdout=subprocess.PIPE, check=True)
    return run.stdout.decode(errors="replace")


def read_or_none(read, text):
    try:
        return read(text)
    except (ValueError, KeyError, IndexError, AttributeError, TypeError, ET.ParseError):
        return None


def check_records(tally, make, read, divider="\n", count=60, options=()):
    """Records one behind the other: `make` gives the text of one and its leaves, `read` its names and values."""
    records = [make() for _ in range(count)]
    for text, expected in records:
        found = read_or_none(read, text)
        assert found == [leaf[:2] for leaf in expected], (text, expected, found)
    output = redacted("".join(text + divider for text, _ in records), *options)
    parts = output.split(divider)[:-1]
    if len(parts) != len(records):
        tally.altered += 1
        return tally.show(f"{len(records)} records are {len(parts)}", records[0][0], output)
    for (text, expected), shown in zip(records, parts):
        tally.check(expected, read_or_none(read, shown), text, shown)


# JSON

def node(depth):
    kind = chance.random()
    if depth == 0 or kind < 0.5:
        made = {name: (value, mark) for name, value, mark in leaves(5)}
    elif kind < 0.6:
        name, value, mark = sensitive(["pan"])
        made = {"card": {"number": (value, mark), "cvc": (digits(3), "cvv"), "exp_month": ("11", None)}}
    elif kind < 0.7:
        name, value, mark = sensitive() if often(0.6) else innocent()
        made = {"name": (name, None), "value": (value, mark)}
    else:
        made = {}
    for _ in range(chance.randint(0, 2) if depth else 0):
        name = pick(["data", "items", "inner", "customer", "event", "details"]) + digits(1)
        made[name] = node(depth - 1) if often(0.6) else [node(depth - 1) for _ in range(chance.randint(0, 3))]
    return made


def plain(tree, numbers=True):
    if isinstance(tree, tuple):
        value = tree[0]
        if numbers and isinstance(value, str) and value.isdigit() and value[0] != "0" and len(value) < 16 and hash_of(value):
            return int(value)
        return value
    if isinstance(tree, dict):
        return {name: plain(inner, numbers) for name, inner in tree.items()}
    return [plain(inner, numbers) for inner in tree]


def hash_of(value):
    return sum(map(ord, value)) % 3 == 0


def flat(tree, path=""):
    if isinstance(tree, dict):
        return [leaf for name, inner in tree.items() for leaf in flat(inner, f"{path}/{name}")]
    if isinstance(tree, list):
        return [leaf for index, inner in enumerate(tree) for leaf in flat(inner, f"{path}/{index}")]
    if isinstance(tree, tuple):
        return [(path, tree[0], tree[1])]
    return [(path, str(tree))]


def escaped(text, share=0.3):
    """JSON text, some characters of whose strings are `\\uXXXX`."""
    def one(match):
        return "".join(f"\\u{ord(c):04{pick('xX')}}" if c not in '"\\' and often(share) else c for c in match.group(0))
    return re.sub(r'(?<=: )"(?:[^"\\]|\\.)*"', lambda m: '"' + one(re.match(r".*", m.group(0)[1:-1], re.S)) + '"'
                  if "\\" not in m.group(0) else m.group(0), text)


def check_json(tally, write):
    trees = [node(chance.randint(0, 5)) for _ in range(40)]
    texts = [write(plain(tree)) for tree in trees]
    output = redacted("\n".join(texts) + "\n")
    decoder, place = json.JSONDecoder(), 0
    for tree, text in zip(trees, texts):
        try:
            read, end = decoder.raw_decode(output, place)
        except ValueError as error:
            tally.altered += 1
            return tally.show(f"no JSON: {error}", text, output[place:])
        expected = flat(tree)
        tally.check(expected, flat(read), text, output[place:end])
        place = end + 1


def json_compact(tally):
    check_json(tally, lambda tree: json.dumps(tree, separators=(",", ":"), ensure_ascii=False))


def json_pretty(tally):
    check_json(tally, lambda tree: json.dumps(tree, indent=pick([1, 2, 4, "\t"])))


def json_escaped(tally):
    check_json(tally, lambda tree: escaped(json.dumps(tree)))


def dumped(tree):
    return json.dumps(tree, separators=pick([(",", ":"), (", ", ": ")]))


def nested(times):
    def make():
        tree = node(chance.randint(0, 3))
        text = dumped(plain(tree))
        for _ in range(times):
            text = dumped({"id": digits(5), pick(["payload", "body", "raw", "message"]): text, "level": "info"})
        return text, flat(tree)

    def read(text):
        for _ in range(times):
            text = list(json.loads(text).values())[1]
        return flat(json.loads(text))
    return lambda tally: check_records(tally, make, read)


# Tables

def table(delimiter):
    def check(tally):
        columns = leaves(9)
        if not any(leaf[2] for leaf in columns):
            columns.append(sensitive())
        names = [leaf[0] for leaf in columns]
        makers = [KINDS[kind][0] if kind in KINDS else (lambda value=value: value) for _, value, kind in columns]
        kinds = [kind for _, _, kind in columns]
        rows = [[make() for make in makers] for _ in range(60)]
        names.append("comment")
        kinds.append(None)
        for row in rows:
            row.append(pick(WORDS + ['said "so"', "one, two; three", "two\nlines", ""]))
        out = io.StringIO()
        quoting = pick([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])
        csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=pick(["\n", "\r\n"])).writerows([names] + rows)
        text = out.getvalue()
        output = redacted(text)
        read = list(csv.reader(io.StringIO(output, newline=""), delimiter=delimiter))
        if len(read) != len(rows) + 1 or read[0] != names:
            tally.altered += 1
            return tally.show("rows", text, output)
        for row, shown in zip(rows, read[1:]):
            expected = list(zip(names, row, kinds))
            tally.check(expected, list(zip(names, shown)) if len(shown) == len(row) else None,
                        delimiter.join(names) + " " + delimiter.join(row), delimiter.join(shown))
    return check


# logfmt

def quoted(value):
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def logfmt_value(value):
    return quoted(value) if re.search(r'[\s"=]', value) or often(0.4) else value


PAIR = re.compile(r'(?:^|(?<=\s))([\w.-]+)=("(?:[^"\\]|\\.)*"|\S*)')


def read_pairs(text):
    return [(name, unescaped(value[1:-1]) if value.startswith('"') else value) for name, value in PAIR.findall(text)]


def logfmt(tally):
    def make():
        found = [("time", "2026-11-24T10:11:12Z", None), ("level", "info", None)] + leaves(7)
        return " ".join(f"{name}={logfmt_value(value)}" for name, value, _ in found), found
    check_records(tally, make, read_pairs)


def key_value(tally):
    """`key: value`, `key = value`, `key='value'`, in prose and parted by commas."""
    def make():
        found = [leaf for leaf in leaves(6) if "," not in leaf[1] and "'" not in leaf[1]]
        form = pick(["{}: '{}'", "{}='{}'", '{}="{}"', '{} = "{}"', '"{}": "{}"'])
        return ("2026-11-24 10:11:12 INFO handled: " + ", ".join(form.format(name, value) for name, value, _ in found)), found

    def read(text):
        return [(name, value) for name, _, value in
                re.findall(r'''"?([\w-]+)"?(?:: | = |=)(['"])(.*?)\2''', text.split("handled: ", 1)[1])]
    check_records(tally, make, read)


# syslog

def read_parameters(text):
    return [(name, re.sub(r'\\(["\\\]])', r"\1", value)) for name, value in
            re.findall(r'([\w.-]+)="((?:[^"\\\]]|\\.)*)"', text)]


def syslog_5424(tally):
    def make():
        inside, behind = leaves(5), leaves(4)
        inside = [(name, value + pick(["", "", ' "so"', " a]b", "\\c"]) if kind is None and name.lower() == "remark" else value,
                   kind) for name, value, kind in inside]
        elements = "".join(f"[{identifier} " + " ".join(
            '{}="{}"'.format(name, re.sub(r'(["\\\]])', r"\\\1", value)) for name, value, _ in some) + "]"
            for identifier, some in (("app@32473", inside[:2]), ("more@32473", inside[2:])) if some)
        message = " ".join(f"{name}={logfmt_value(value)}" for name, value, _ in behind)
        return f"<165>1 2026-11-24T10:11:12.003Z pay-1 gateway 4711 ID47 {elements} handled {message}", inside + behind

    def read(text):
        elements, message = text.split(" handled ", 1)
        return read_parameters(elements) + read_pairs(message)
    check_records(tally, make, read)


def syslog_3164(tally):
    def make():
        found = leaves(6)
        return (f"<34>Nov {digits(1, '12')}{digits(1)} 10:11:12 pay-{digits(1)} gateway[{digits(4)}]: handled "
                + " ".join(f"{name}={logfmt_value(value)}" for name, value, _ in found)), found
    check_records(tally, make, read_pairs)


def cef(tally):
    def make():
        found = []
        extensions = []

        def add(name, value, kind):
            found.append((name, value, kind))
            extensions.append(name + "=" + value.replace("\\", "\\\\").replace("=", "\\="))
        add("act", "blocked", None)
        for index in range(1, chance.randint(2, 5)):
            name, value, kind = sensitive() if often(0.6) else innocent()
            pair = [(f"cs{index}", value, kind), (f"cs{index}Label", name, None)]
            if often(0.3):
                pair.reverse()
            for leaf in pair:
                add(*leaf)
        for leaf in leaves(3):
            add(*leaf)
        add("rt", "1764000000123", None)
        return ("CEF:0|Example|Gateway|1.2|100|Payment refused|5|" + " ".join(extensions)), found

    def read(text):
        extension = text.split("|", 7)[7]
        return [(name, re.sub(r"\\(.)", r"\1", value)) for name, value in
                re.findall(r"([\w-]+)=((?:[^=\\]|\\.)*?)(?=\s[\w-]+=|$)", extension)]
    check_records(tally, make, read)


# URLs and what holds them

def percent(value, share=0.0):
    return "".join("%" + format(byte, pick(["02x", "02X"])) if not chr(byte).isalnum() and chr(byte) not in "-._~" or often(share)
                   else chr(byte) for byte in value.encode())


def form(found, share=0.0):
    space = pick(["%20", "+"])
    return "&".join(f"{name}={percent(value, share).replace('%20', space)}" for name, value, _ in found)


def read_form(text):
    return urllib.parse.parse_qsl(text, keep_blank_values=True, strict_parsing=True)


def url(share=0.0):
    """A URL and its leaves: user's password, query, fragment."""
    found, text = [], "https://"
    if often(0.3):
        secret = re.sub("[/?#@]", "-", password())
        found.append(("userinfo", secret, "password"))
        text += "app:" + percent(secret, share) + "@"
    query = leaves(5)
    text += pick(["api.example.com", "db.bank.example:8443"]) + pick(["/v1/items", "/cb", "/a/b-c/d"]) + "?" + form(query, share)
    found += query
    if often(0.3):
        fragment = [("access_token", letters(30), "token"), ("token_type", "bearer", None)]
        text += "#" + form(fragment, share)
        found += fragment
    return text, found


def read_url(text):
    split = urllib.parse.urlsplit(text)
    user = [("userinfo", urllib.parse.unquote(split.password))] if split.password is not None else []
    return user + read_form(split.query) + (read_form(split.fragment) if split.fragment else [])


def urls(share):
    def make():
        text, found = url(share)
        return f"2026-11-24T10:11:12Z DEBUG call {text} took 12 ms", found
    return lambda tally: check_records(tally, make, lambda text: read_url(text.split(" ")[3]))


def urls_twice(tally):
    def make():
        text, found = url()
        return f"2026-11-24T10:11:12Z DEBUG call https://app.example.com/go?step=3&next={percent(text)}&page=2 took 12 ms", found

    def read(text):
        outer = dict(read_form(urllib.parse.urlsplit(text.split(" ")[3]).query))
        return read_url(outer["next"]) if (outer["step"], outer["page"]) == ("3", "2") else None
    check_records(tally, make, read)


def access_log(tally):
    def make():
        first, second = leaves(4), leaves(4)
        line = (f'203.0.113.{digits(2)} - - [24/Nov/2026:10:11:12 +0000] "GET /v1/items?{form(first)} HTTP/1.1" 200 {digits(4)} '
                f'"https://app.example.com/pay?{form(second)}" "Mozilla/5.0 (X11; Linux x86_64)"')
        return line, first + second

    def read(text):
        match = re.fullmatch(r'\S+ - - \[.*?\] "GET /v1/items\?(\S*) HTTP/1.1" 200 \d{4} "https://app.example.com/pay\?(\S*)" "Moz.*"', text)
        return read_form(match[1]) + read_form(match[2])
    check_records(tally, make, read)


HEADERS = [("Authorization", "Bearer ", lambda: letters(40), "token"), ("Authorization", "Bearer ", jwt, "jwt"),
           ("Authorization", "Basic ", lambda: base64.b64encode(f"app{digits(3)}:{password()}".encode()).decode(), "basic"),
           ("X-Api-Key", "", lambda: letters(32), "key"), ("X-Auth-Token", "", lambda: letters(32), "token"),
           ("PSU-ID", "", lambda: "PSU-" + digits(6), None), ("Content-Type", "", lambda: "application/x-www-form-urlencoded", None),
           ("X-Request-ID", "", uuid, None), ("x-fapi-interaction-id", "", uuid, None), ("Host", "", lambda: "api.example.com", None),
           ("User-Agent", "", lambda: "sample/1.2.3", None), ("Accept", "", lambda: "*/*", None), ("ETag", "", lambda: f'"{letters(20)}"', None)]


def http(tally):
    def make():
        found, lines = leaves(3), []
        lines.append(f"POST /v1/pay?{form(found)} HTTP/1.1")
        for name, start, value, kind in chance.sample([h for h in HEADERS if h[0] != "PSU-ID"], chance.randint(3, 6)):
            if any(line.startswith(name) for line in lines):
                continue
            value = value()
            lines.append(f"{name}: {start}{value}")
            found.append((name, value, kind))
        if often(0.6):
            cookies = [(pick(["JSESSIONID", "sid", "session", "SESSCOOKIE"]), letters(26), "cookie")]
            cookies.append(("auth" + digits(1), letters(20), "cookie"))
            lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value, _ in cookies))
            found += cookies
        body = leaves(6)
        lines += ["", form(body)]
        return "\n".join(lines), found + body

    def read(text):
        head, body = text.split("\n\n", 1)
        request, *rest = head.split("\n")
        found = read_form(urllib.parse.urlsplit(request.split(" ")[1]).query)
        for line in rest:
            name, value = line.split(": ", 1)
            if name == "Cookie":
                found += [tuple(cookie.split("=", 1)) for cookie in value.split("; ")]
            else:
                found.append((name, value.split(" ", 1)[1] if name == "Authorization" else value))
        return found + read_form(body)
    check_records(tally, make, read, "\n\n\n", 30)


def http_answer(tally):
    def make():
        secret, location = letters(30), leaves(3)
        body = json_object()
        text = "\n".join(["HTTP/1.1 302 Found", f"Set-Cookie: {pick(['sid', 'JSESSIONID', 'session_id'])}={secret}; Path=/; HttpOnly; Max-Age=3600",
                          f"Location: https://app.example.com/cb?{form(location)}", "Content-Type: application/json", "", dumped(plain(body))])
        return text, [("cookie", secret, "cookie"), ("rest", "Path=/; HttpOnly; Max-Age=3600", None)] + location + flat(body)

    def read(text):
        head, body = text.split("\n\n", 1)
        _, cookie, location, _ = head.split("\n")
        value, rest = cookie.split("=", 1)[1].split("; ", 1)
        return [("cookie", value), ("rest", rest)] + read_form(urllib.parse.urlsplit(location.split(" ")[1]).query) + flat(json.loads(body))
    check_records(tally, make, read, "\n\n\n", 30)


def json_object():
    return {name: (value, kind) for name, value, kind in leaves(5)}


# XML

def entities(text):
    return "".join(f"&#{ord(c)};" if often(0.15) else f"&#x{ord(c):x};" if often(0.15) else html.escape(c) for c in text)


def xml(tally):
    def content(value):
        if often(0.2):
            return f"<![CDATA[{value}]]>"
        return entities(value) if often(0.3) else html.escape(value, quote=False)

    def element(depth, prefix, indent):
        found, parts, attributes = [], [], ""
        for name, value, kind in leaves(3) if often(0.3) else []:
            attributes += f" {name}={pick(QUOTES)(value)}"
            found.append((name, value, kind))
        for name, value, kind in leaves(4):
            if often(0.2):
                named = pick(["field", "param", "Attribute"])
                parts.append(f'<{prefix}{named} name="{name}">{content(value)}</{prefix}{named}>')
                found += [("name", name, None), (named, value, kind)]
            elif often(0.15):
                parts.append(f'<{prefix}entry key="{name}" value="{html.escape(value)}"/>')
                found += [("key", name, None), ("value", value, kind)]
            else:
                parts.append(f"<{prefix}{name}>{content(value)}</{prefix}{name}>")
                found.append((name, value, kind))
        for _ in range(chance.randint(0, 2) if depth else 0):
            text, more = element(depth - 1, prefix, indent)
            parts.append(text)
            found += more
        name = "group" + digits(1)
        return f"<{prefix}{name}{attributes}>{indent}" + indent.join(parts) + f"{indent}</{prefix}{name}>", found

    QUOTES = [lambda v: '"' + html.escape(v) + '"', lambda v: "'" + html.escape(v) + "'", lambda v: '"' + entities(v) + '"']

    def make():
        prefix, indent = pick(["", "", "ns1:", "pay:"]), pick(["", "\n", "\n    "])
        text, found = element(chance.randint(0, 3), prefix, indent)
        return f'<?xml version="1.0"?><{prefix}document{f""" xmlns:{prefix[:-1]}="urn:x" """ if prefix else ""}>{text}</{prefix}document>', found

    def read(text):
        found = []
        for one in ET.fromstring(text).iter():
            found += list(one.attrib.items())
            if not len(one) and one.text and one.text.strip():
                found.append((re.sub("{.*}", "", one.tag), one.text))
        return found
    check_records(tally, make, read, "\n\n\n", 30)


def multipart(tally):
    def make():
        found, edge = leaves(7), "----edge" + digits(8)
        lines = ["POST /upload HTTP/1.1", f"Content-Type: multipart/form-data; boundary={edge}", ""]
        for name, value, _ in found:
            lines += ["--" + edge, f'Content-Disposition: form-data; name="{name}"'] + (["Content-Type: text/plain"] if often(0.3) else []) + ["", value]
        return "\r\n".join(lines + ["--" + edge + "--", ""]), found

    def read(text):
        edge = re.search("boundary=(\\S+)", text)[1]
        parts = text.split("--" + edge)[1:-1]
        return [(re.search('name="(.*?)"', part)[1], part.split("\r\n\r\n", 1)[1][:-2]) for part in parts]
    check_records(tally, make, read, "\n\n\n", 30)


# Mixed

def prefix_json(tally):
    start = [lambda: "2026-11-24 10:11:12,003 INFO [http-1] c.e.Pay - body=", lambda: "pay-1 | ", lambda: "[10:11:12] response: ",
             lambda: "<34>Nov 24 10:11:12 pay-1 gateway[12]: @cee: ", lambda: "I1124 10:11:12.000003 12 pay.go:77] got "]

    def make():
        tree = node(chance.randint(0, 3))
        return pick(start)() + dumped(plain(tree)) + pick(["", " in 12 ms"]), flat(tree)

    def read(text):
        return flat(json.JSONDecoder().raw_decode(text, text.index("{"))[0])
    check_records(tally, make, read)


def json_in_logfmt(tally):
    def make():
        tree = node(chance.randint(0, 2))
        return f"time=2026-11-24T10:11:12Z level=info payload={quoted(dumped(plain(tree)))} status=200", flat(tree)

    def read(text):
        pairs = dict(read_pairs(text))
        return flat(json.loads(pairs["payload"])) if pairs["status"] == "200" else None
    check_records(tally, make, read)


def url_in_json_in_syslog(tally):
    def make():
        text, found = url()
        body = dumped({"level": "info", "url": text, "status": 200})
        return f"<165>1 2026-11-24T10:11:12.003Z pay-1 gateway 4711 ID47 - {body}", found

    def read(text):
        return read_url(json.loads(text[text.index("{"):])["url"])
    check_records(tally, make, read)


def json_in_form(tally):
    def make():
        tree = node(chance.randint(0, 2))
        return f"2026-11-24T10:11:12Z POST /hook step=2&payload={percent(dumped(plain(tree)))}&page=2 200", flat(tree)

    def read(text):
        return flat(json.loads(dict(read_form(text.split(" ")[3]))["payload"]))
    check_records(tally, make, read)


def xml_in_json(tally):
    def make():
        found = leaves(5)
        inner = "<r>" + "".join(f"<{name}>{html.escape(value)}</{name}>" for name, value, _ in found) + "</r>"
        return dumped({"id": digits(4), "soap": inner, "level": "info"}), found

    def read(text):
        return [(one.tag, one.text) for one in ET.fromstring(json.loads(text)["soap"])]
    check_records(tally, make, read)


FORMATS = {
    "json compact": json_compact, "json pretty": json_pretty, "json \\uXXXX": json_escaped, "json in a string": nested(1),
    "json in a string, twice": nested(2), "csv": table(","), "tsv": table("\t"), "semicolon": table(";"), "logfmt": logfmt,
    "key value": key_value, "syslog 5424": syslog_5424, "syslog 3164": syslog_3164, "cef": cef, "access log": access_log,
    "http request": http, "http answer": http_answer, "url": urls(0.0), "url, all encoded": urls(0.4), "url in a url": urls_twice,
    "xml": xml, "multipart": multipart, "prefix and json": prefix_json, "json in logfmt": json_in_logfmt,
    "url in json in syslog": url_in_json_in_syslog, "json in a form": json_in_form, "xml in json": xml_in_json,
}

failed = False
print(f"{'format':26}{'placed':>8}{'missed':>8}{'altered':>9}")
for name in sys.argv[4:] or FORMATS:
    tally = Tally(name)
    chance.seed(f"{SEED} {name}")
    while tally.placed < COUNT:
        before = tally.placed
        FORMATS[name](tally)
        if tally.placed == before:
            tally.altered += 1
            break
    wrong = tally.missed * 1000 > tally.placed * 2 or tally.altered > 0
    failed = failed or wrong
    print(f"{name:26}{tally.placed:8}{tally.missed:8}{tally.altered:9}", tally.kinds or "", flush=True)
    for text in tally.shown:
        print(text)
sys.exit(1 if failed else 0)
