"""Tries to find a card number and an SSN in what comes out, with all that somebody without the key can know.

usage: bruteforce.py GRILLE

For each policy, with and without a view, and for tokens asked for on the command line: from what is shown of the
number (the issuer's digits, the last four, taken as known whether shown or not) all numbers that fit are hashed
without a key and with keys that somebody might guess (none, zeros, the key's name, the type's), and looked for in
the output, in hexadecimal, base64 and base 62. Prints what was found and ends with 1 if there is anything.
"""
import base64
import hashlib
import hmac
import os
import re
import subprocess
import sys
import tempfile

PAN, SSN = "4111118730251111", "536904399"
TEXT = f'{{"session":"7","card_number":"{PAN}","ssn":"{SSN}","note":"card {PAN} ssn 536-90-4399"}}\n'
LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
POLICIES = ["default", "pci-dss", "glba", "psd2", "gdpr", "sox", "strict"]
VIEWS = ["customer", "teller", "support", "manager", "fraud", "compliance", "auditor", "examiner", "developer", "analyst"]


def readings(text):
    """The first six bytes of whatever the beginning of `text` may write."""
    try:
        yield bytes.fromhex(text[:12])
    except ValueError:
        pass
    if all(letter in LETTERS for letter in text[:11]):
        number = 0
        for letter in text[:11]:
            number = number * 62 + LETTERS.index(letter)
        if number < 2**64:
            yield number.to_bytes(8, "big")[:6]
    if re.fullmatch("[A-Za-z0-9+/]{8}", text[:8]):
        yield base64.b64decode(text[:8])


def luhn(digits):
    total = 0
    for index, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if index % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def candidates():
    """All that fit what is known: 100,000 card numbers of the issuer with the last four, 100,000 SSNs with theirs."""
    for middle in range(10**6):
        number = f"{PAN[:6]}{middle:06}{PAN[12:]}"
        if luhn(number):
            yield number
    for first in range(10**5):
        yield f"{first:05}{SSN[5:]}"


KEYS = [b"", b"\0" * 32, b"k1"]


def digests(number):
    data = number.encode()
    yield hashlib.md5(data).digest()[:6]
    yield hashlib.sha1(data).digest()[:6]
    yield hashlib.sha256(data).digest()[:6]
    for key in KEYS:
        yield hmac.digest(key, data, "sha256")[:6]


def outputs(grille, folder):
    ring = os.path.join(folder, "ring.json")
    subprocess.run([grille, "key", "new", ring], check=True)
    runs = [["--policy", policy] for policy in POLICIES]
    runs += [["--policy", policy, "--view", view] for policy in ["default", "pci-dss"] for view in VIEWS]
    runs += [["--tokenize", "pan,us_ssn"], ["--action", "pan=fingerprint", "--action", "us_ssn=fingerprint"]]
    runs += [["--action", "pan=encrypt(joinable)", "--action", "us_ssn=encrypt(joinable)"]]
    for run in runs:
        command = [grille, "--key-ring", ring] + run
        yield run, subprocess.run(command, input=TEXT, text=True, capture_output=True).stdout


def main():
    with tempfile.TemporaryDirectory() as folder:
        found = list(outputs(sys.argv[1], folder))
    faults = [f"{run}: nothing came out" for run, text in found if not text]
    # A view may show one of them to whoever has it; nothing else does.
    open_runs = [(run, text) for run, text in found if "--view" not in run]
    faults += [f"{run}: {text}" for run, text in open_runs if PAN in text or SSN in text or "536-90-4399" in text]
    # What must be found, so that the search is known to find.
    planted = f"x {hashlib.sha256(PAN.encode()).hexdigest()} x"
    known = {}
    for run, text in found + [("planted", planted)]:
        for index in range(len(text)):
            for reading in readings(text[index : index + 12]):
                known.setdefault(reading, run)
    hits = [(known[digest], number) for number in candidates() for digest in digests(number) if digest in known]
    if ("planted", PAN) not in hits:
        faults.append("the search finds nothing at all")
    faults += [f"{run}: {number}" for run, number in hits if run != "planted"]
    print("\n".join(faults))
    sys.exit(1 if faults else 0)


main()
