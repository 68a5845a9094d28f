"""Documents of each format through the command, read again by Python's own parsers.

    python3 shapes.py COMMAND SEED COUNT

What comes out must parse, have the same shape and the same innocent values, and hold no sensitive one.
The first document that does not is printed, with its output; the exit status is then 1.
"""
import csv
import io
import json
import random
import subprocess
import sys
import urllib.parse
import xml.etree.ElementTree as ET

COMMAND, SEED, COUNT = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
chance = random.Random(SEED)
WORDS = ["open", "done", "blue", "north", "late", "slow", "Zürich", "naïve", "第一", "a/b", "tab\there", "x < y & z",
         'said "so"', "one, two", "", "back\\slash"]


def digits(count):
    return "".join(chance.choice("123456789") for _ in range(count))


def pan():
    body = "4" + digits(14)
    total = 0
    for index, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if index % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return body + str(-total % 10)


def ssn():
    return chance.choice("12345") + digits(1) + chance.choice("1234") + digits(6)


SENSITIVE = {"ssn": ssn, "card_number": pan, "pin": lambda: digits(4), "password": lambda: "Pw" + digits(8),
             "cvv": lambda: digits(3), "account_number": lambda: digits(10)}


def fail(what, text, output):
    print(f"seed {SEED}: {what}\n--- in\n{text}\n--- out\n{output}")
    sys.exit(1)


def redacted(text, *options):
    run = subprocess.run([COMMAND, *options], input=text.encode(), stdout=subprocess.PIPE, check=True)
    return run.stdout.decode()


# JSON: leaves that are a pair of a value and True are sensitive.

def member(depth):
    if chance.random() < 0.3:
        name = chance.choice(list(SENSITIVE))
        value = SENSITIVE[name]()
        return name, (int(value) if value.isdigit() and chance.random() < 0.5 else value, True)
    return chance.choice(["status", "step", "items", "inner", "note", "flag"]) + digits(1), tree(depth)


def tree(depth):
    kind = chance.random()
    if depth and kind < 0.35:
        return dict(member(depth - 1) for _ in range(chance.randint(0, 5)))
    if depth and kind < 0.55:
        return [tree(depth - 1) for _ in range(chance.randint(0, 4))]
    return (chance.choice([None, True, False, 0, -7, 1.5, 12, chance.choice(WORDS)]), False)


def plain(node):
    if isinstance(node, tuple):
        return node[0]
    if isinstance(node, dict):
        return {key: plain(value) for key, value in node.items()}
    return [plain(value) for value in node]


def differs(node, read, path=""):
    if isinstance(node, tuple):
        value, is_sensitive = node
        if is_sensitive:
            return path if str(value) in str(read) or isinstance(read, (dict, list)) else None
        return path if type(read) is not type(value) or read != value else None
    if isinstance(node, dict):
        if not isinstance(read, dict) or list(read) != list(node):
            return path
        return next(filter(None, (differs(node[key], read[key], f"{path}/{key}") for key in node)), None)
    if not isinstance(read, list) or len(read) != len(node):
        return path
    return next(filter(None, (differs(n, r, f"{path}[{i}]") for i, (n, r) in enumerate(zip(node, read)))), None)


def check_json():
    documents = [dict(member(4) for _ in range(chance.randint(1, 6))) for _ in range(20)]
    texts = [json.dumps(plain(document), ensure_ascii=chance.random() < 0.5,
                        indent=chance.choice([None, 1, 4, "\t"])) for document in documents]
    text = "\n".join(texts) + "\n"
    output = redacted(text)
    decoder, place = json.JSONDecoder(), 0
    for document in documents:
        try:
            read, place = decoder.raw_decode(output, place)
        except ValueError as error:
            fail(f"JSON: {error}", text, output)
        place += 1
        if where := differs(document, read):
            fail(f"JSON at {where}", text, output)


def check_csv():
    dialect = chance.choice(",;\t|")
    columns = chance.sample(list(SENSITIVE), 3) + ["step", "remark"]
    chance.shuffle(columns)
    rows = [[SENSITIVE[c]() if c in SENSITIVE else chance.choice(WORDS + ["two\nlines"]) for c in columns]
            for _ in range(20)]
    out = io.StringIO()
    quoting = chance.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])
    csv.writer(out, delimiter=dialect, quoting=quoting, lineterminator=chance.choice(["\n", "\r\n"])).writerows(
        [columns] + rows)
    text = out.getvalue()
    output = redacted(text)
    read = list(csv.reader(io.StringIO(output, newline=""), delimiter=dialect))
    if read[0] != columns or len(read) != len(rows) + 1:
        fail("CSV: rows", text, output)
    for row, other in zip(rows, read[1:]):
        if len(row) != len(other):
            fail("CSV: columns", text, output)
        for column, value, shown in zip(columns, row, other):
            if (value in shown) if column in SENSITIVE else (value != shown):
                fail(f"CSV: {column}", text, output)


def check_xml():
    def element(name, depth):
        made = ET.Element(name)
        for _ in range(chance.randint(1, 4)):
            if chance.random() < 0.4:
                name = chance.choice(list(SENSITIVE))
                ET.SubElement(made, name).text = SENSITIVE[name]()
            elif depth and chance.random() < 0.6:
                made.append(element("group" + digits(1), depth - 1))
            else:
                child = ET.SubElement(made, "remark", {"step": digits(1)})
                child.text = chance.choice(["open", "done", "x < y & z", "Zürich"])
        return made

    root = element("document", 3)
    if chance.random() < 0.6:
        ET.indent(root)
    text = '<?xml version="1.0"?>\n' + ET.tostring(root, encoding="unicode") + "\n"
    output = redacted(text)
    try:
        read = ET.fromstring(output)
    except ET.ParseError as error:
        fail(f"XML: {error}", text, output)
    before, after = list(root.iter()), list(read.iter())
    if [e.tag for e in before] != [e.tag for e in after]:
        fail("XML: elements", text, output)
    for one, other in zip(before, after):
        same = (one.text or "").strip() == (other.text or "").strip()
        if one.attrib != other.attrib or (same if one.tag in SENSITIVE else not same):
            fail(f"XML: {one.tag}", text, output)


def check_url():
    secret, number = "Pw" + digits(8), pan()
    query = [("page", "2"), ("password", secret), ("card_number", number), ("q", "two words")]
    chance.shuffle(query)
    url = f"https://app:{secret}@db.bank.example:8443/v1/items?{urllib.parse.urlencode(query)}#top"
    text = f"GET {url} took 12 ms\n"
    output = redacted(text)
    read = urllib.parse.urlsplit(output.split(" ")[1])
    shown = dict(urllib.parse.parse_qsl(read.query))
    if (secret in output or number in output or read.hostname != "db.bank.example" or read.port != 8443
            or read.path != "/v1/items" or shown.get("page") != "2" or shown.get("q") != "two words"
            or read.fragment != "top" or set(shown) != {name for name, _ in query}):
        fail("URL", text, output)


for _ in range(COUNT):
    check_json()
    check_csv()
    check_xml()
    check_url()
