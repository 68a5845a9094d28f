"""A vault's rows made a second time, from the ring's file and the description of the form alone.

usage: rows.py GRILLE

HKDF-SHA-256 (RFC 5869) and HMAC are Python's, AES-SIV (RFC 5297) that of `cryptography`. Every row must be
known by the keyed hash of its value, belong to the keyed hash of its customer, and open to its value. Prints
every difference and ends with 1 if there is one.
"""
import base64
import hashlib
import hmac
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile

from cryptography.hazmat.primitives.ciphers.aead import AESSIV

ROWS = [
    ("customer_id=C-1 card {}", "4111-1111-1111-1111", "pan", "4111111111111111", "C-1"),
    ('{{"customer_id":"C-2","ssn":"{}"}}', "536-90-4399", "us_ssn", "536904399", "C-2"),
    ("mail {} sent", "Ada.Sample@Example.com", "email_address", "ada.sample@example.com", None),
]
LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def hkdf(secret, parts, length):
    key = hmac.new(b"\0" * 32, secret, hashlib.sha256).digest()
    info = b"grille 1 values" + "".join(f"/{len(p)}:{p}" for p in parts).encode()
    output, block = b"", b""
    for number in range(1, -(-length // 32) + 1):
        block = hmac.new(key, block + info + bytes([number]), hashlib.sha256).digest()
        output += block
    return output[:length]


def fnv(text):
    """FNV-1a, its bits mixed as SplitMix64 does."""
    value, mask = 0xCBF29CE484222325, (1 << 64) - 1
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) & mask
    value = ((value ^ value >> 30) * 0xBF58476D1CE4E5B9) & mask
    value = ((value ^ value >> 27) * 0x94D049BB133111EB) & mask
    return (value ^ value >> 31).to_bytes(8, "little")


def unbase62(text):
    data = b""
    for block, length in [(text[:11], 8), (text[11:], 4)]:
        number = 0
        for letter in block:
            number = number * 62 + LETTERS.index(letter)
        data += number.to_bytes(length, "big")
    return data


def mac(key, message):
    return hmac.new(key, message, hashlib.sha256).digest()[:16]


def main():
    grille, faults = sys.argv[1], []
    with tempfile.TemporaryDirectory() as folder:
        ring, vault = os.path.join(folder, "ring"), os.path.join(folder, "vault")
        subprocess.run([grille, "key", "new", ring], check=True)
        subprocess.run([grille, "vault", "new", vault, "--key-ring", ring], check=True)
        with open(ring) as file:
            keys = json.load(file)["keys"]
        secret = base64.b64decode(next(k["secret"] for k in keys if k["purpose"] == "values"))
        for domain, expires in [("", None), ("bureau", "90d")]:
            command = [grille, "--key-ring", ring, "--vault", vault, "--key", "customer_id"]
            command += ["--tokenize", ",".join(row[2] for row in ROWS)]
            command += ["--domain", domain] if domain else []
            command += ["--expires", expires] if expires else []
            for form, written, type_, value, customer in ROWS:
                run = subprocess.run(command, input=form.format(written), text=True, capture_output=True)
                token = re.search(r"tok_[a-z_]+_V_([0-9A-Za-z]{17})", run.stdout)
                if not token or form.format(token[0]) != run.stdout:
                    faults.append(f"{written} -> {run.stdout} {run.stderr}")
                    continue
                with sqlite3.connect(vault) as database:
                    row = database.execute(
                        "SELECT lookup, type, name, key, secret, sealed, created, expires"
                        " FROM tokens JOIN subjects ON subjects.id = tokens.subject WHERE token = ?",
                        (unbase62(token[1]),)).fetchone()
                database.close()
                lookup, kind, subject, key, salt, sealed, created, ends = row
                index = hkdf(secret, ["vault index", type_, domain], 32)
                if lookup != mac(index, value.encode()) or kind != type_ or key != "k1":
                    faults.append(f"{value}: it is not known by what it should be")
                if (subject is None) != (customer is None):
                    faults.append(f"{value}: it has a customer or has none")
                elif customer and subject != mac(hkdf(secret, ["vault subject"], 32), fnv(customer)):
                    faults.append(f"{value}: it does not belong to {customer}")
                if (ends - created if ends else None) != (90 * 86400 if expires else None):
                    faults.append(f"{value}: it ends at {ends}")
                siv = AESSIV(hkdf(secret, ["vault seal", salt.hex()], 64))
                header = [token[0].encode(), domain.encode(), str(ends or "").encode()]
                # `cryptography` takes no empty associated data apart from the text: all three are given.
                if siv.decrypt(sealed, header) != value.encode():
                    faults.append(f"{value}: it opens to another value")
    print("\n".join(faults))
    sys.exit(1 if faults else 0)


main()
