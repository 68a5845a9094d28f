"""Tokens made a second time, from the ring's file and the description of the form alone.

usage: tokens.py GRILLE

HKDF-SHA-256 (RFC 5869) and HMAC are Python's; the values' forms are written out below. Prints every
difference and ends with 1 if there is one.
"""
import base64
import hashlib
import hmac
import json
import os
import subprocess
import sys
import tempfile

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
LENGTHS = [0, 2, 3, 5, 6, 7, 9, 10, 11]

# As it is written, its type, and the one form of it.
VALUES = [
    ("card {}", "4111-1111-1111-1111", "pan", "4111111111111111"),
    ('{{"cardNumber":"{}"}}', "5555 5555 5555 4444", "pan", "5555555555554444"),
    ('{{"cardNumber":{}}}', "378282246310005", "pan", "378282246310005"),
    ("ssn={}", "536-90-4399", "us_ssn", "536904399"),
    ("mail {} sent", "Ada.Sample@Example.com", "email_address", "ada.sample@example.com"),
    ("GET /x?email={} HTTP", "Ada.Sample%40example.com", "email_address", "ada.sample@example.com"),
    ('{{"email":"{}"}}', "ada\\u0040example.com", "email_address", "ada@example.com"),
    ("iban {}", "GB82 WEST 1234 5698 7654 32", "iban", "GB82WEST12345698765432"),
    ("phone: {}", "(415) 555-0134", "phone_number", "+14155550134"),
]


def hkdf(secret, info):
    key = hmac.new(b"\0" * 32, secret, hashlib.sha256).digest()
    return hmac.new(key, info + b"\1", hashlib.sha256).digest()


def base62(data):
    text = ""
    for start in range(0, len(data), 8):
        block = data[start : start + 8]
        number, letters = int.from_bytes(block, "big"), ""
        for _ in range(LENGTHS[len(block)]):
            number, digit = divmod(number, 62)
            letters = LETTERS[digit] + letters
        text += letters
    return text


def token(secret, kind, length, type_, domain, value):
    parts = "".join(f"/{len(p)}:{p}" for p in ({"tok": "token", "fp": "fingerprint"}[kind], type_, domain))
    key = hkdf(secret, b"grille 1 values" + parts.encode())
    return base62(hmac.new(key, value.encode(), hashlib.sha256).digest()[:length])


def main():
    grille, faults = sys.argv[1], []
    with tempfile.TemporaryDirectory() as folder:
        ring = os.path.join(folder, "ring.json")
        subprocess.run([grille, "key", "new", ring], check=True)
        with open(ring) as file:
            keys = json.load(file)["keys"]
        secret = base64.b64decode(next(k["secret"] for k in keys if k["purpose"] == "values"))
        for domain in ["", "bureau"]:
            for kind, action, length in [("tok", "token", 12), ("fp", "fingerprint", 8)]:
                command = [grille, "--key-ring", ring] + (["--domain", domain] if domain else [])
                for type_ in sorted({row[2] for row in VALUES}):
                    command += ["--action", f"{type_}={action}"]
                for form, written, type_, value in VALUES:
                    run = subprocess.run(
                        command, input=form.format(written), text=True, capture_output=True)
                    body = token(secret, kind, length, type_, domain, value)
                    expected = f"{kind}_{type_}_k1_{body}"
                    quoted = f'"{expected}"' if form.endswith("{}}}") else expected
                    if run.stdout != form.format(quoted):
                        faults.append(f"{form.format(written)} -> {run.stdout}, not {quoted}; {run.stderr}")
    print("\n".join(faults))
    sys.exit(1 if faults else 0)


main()
