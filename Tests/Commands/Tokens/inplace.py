"""IBANs and e-mail addresses encrypted in place, made a second time from the ring's file and the description alone.

usage: inplace.py GRILLE

FF1 is the one that made the test vectors, AES that of `cryptography`. python-stdnum makes IBANs of the countries whose
structures are written out below, and must find that none that comes out is one; `grille-reveal` must bring back all.
Prints every difference and ends with 1 if there is one.
"""
import base64
import json
import os
import random
import re
import subprocess
import sys
import tempfile

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from stdnum import iban, luhn
from stdnum.iso7064 import mod_97_10

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../../Conformance/Vectors"))
import make_ff1_vectors as ff1  # noqa: E402

DIGITS, CAPITALS = "0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ALPHABETS = {"n": DIGITS, "a": CAPITALS, "c": DIGITS + CAPITALS}
COUNTRIES = {
    "DE": "18n", "NO": "11n", "BE": "12n", "GB": "4a14n", "FR": "10n11c2n", "IT": "1a10n12c", "CH": "5n12c",
    "MU": "4a19n3a", "LC": "4a24c", "RU": "14n15c",
}
BASE36 = DIGITS + CAPITALS.lower()
LOCALS = ["ada.sample", "Ada.Sample", "a_d-a+2026", "j4n9", "o'hara99", "enc-team-alerts"]


def places(country):
    return [ALPHABETS[kind] for count, kind in re.findall(r"(\d+)([nac])", COUNTRIES[country]) for _ in range(int(count))]


def key(secret, type_):
    parts = "".join(f"/{len(p)}:{p}" for p in ("fpe", type_, ""))
    return HKDF(hashes.SHA256(), 32, b"", b"grille 1 values" + parts.encode()).derive(secret)


def number(text, alphabets):
    value = 0
    for character, alphabet in zip(text, alphabets):
        value = value * len(alphabet) + alphabet.index(character)
    return value


def text(value, alphabets):
    written = ""
    for alphabet in reversed(alphabets):
        value, digit = divmod(value, len(alphabet))
        written = alphabet[digit] + written
    return written


def holds_card(rest):
    """A card number in groups of four: Luhn over 12 to 19 digits; which issuers there are is Grille's to know."""
    for start in range(0, len(rest), 4):
        for end in range(start + 12, min(start + 19, len(rest)) + 1):
            group = rest[start:end]
            if group.isdigit() and (end % 4 == 0 or end == len(rest)) and luhn.is_valid(group):
                return True
    return False


def iban_in_place(secret, value):
    country, rest = value[:2], value[4:]
    alphabets = places(country)
    texts = 1
    for alphabet in alphabets:
        texts *= len(alphabet)
    best = None
    for radix in range(2, 129):
        length = 1
        while radix**length < texts:
            length += 1
        if length <= 64 and (best is None or radix**length < best[0]):
            best = (radix**length, radix, length)
    _, radix, length = best
    at = number(rest, alphabets)
    while True:
        numerals = ff1.str_m_radix(at, radix, length)
        at = ff1.num_radix(ff1.encrypt(key(secret, "iban"), radix, country.encode(), numerals), radix)
        if at < texts:
            break
    rest = text(at, alphabets)
    # Where a card number shows, Grille may have gone on.
    mark = "01" if mod_97_10.is_valid(rest + country + "99") else "99"
    return country + mark + rest, holds_card(rest)


def email_in_place(secret, value):
    local, domain = value.split("@")
    hidden = [BASE36.index(c) for c in local.lower() if c in BASE36]
    made = iter(ff1.encrypt(key(secret, "email_address"), 36, f"@{domain}".lower().encode(), hidden))
    return "enc-k1-" + "".join(BASE36[next(made)] if c in BASE36 else c for c in local.lower()) + "@" + domain


def main():
    grille, faults = sys.argv[1], []
    reveal = os.path.join(os.path.dirname(grille), "grille-reveal")
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        ring = os.path.join(folder, "ring.json")
        subprocess.run([grille, "key", "new", ring], check=True)
        with open(ring) as file:
            secret = base64.b64decode(next(k["secret"] for k in json.load(file)["keys"] if k["purpose"] == "values"))

        def run(type_, values):
            made = subprocess.run(
                [grille, "--key-ring", ring, "--action", f"{type_}=fpe"],
                input="".join(f"{type_}: {value}\n" for value in values), text=True, capture_output=True).stdout
            made = [line.split(": ")[1] for line in made.splitlines()]
            back = subprocess.run(
                [reveal, "--key-ring", ring, "--view", "fraud", "--reason", "test", "--log", os.path.join(folder, "log"),
                 "--in-place", f"{type_}=fpe"], input="\n".join(made) + "\n", text=True, capture_output=True).stdout
            return list(zip(values, made, back.splitlines(), strict=True))

        ibans = []
        for country in COUNTRIES:
            for _ in range(20):
                rest = "".join(chance.choice(alphabet) for alphabet in places(country))
                ibans.append(country + iban.calc_check_digits(country + "00" + rest) + rest)
        compared = 0
        for value, made, back in run("iban", ibans):
            if made == "[iban]":
                if not holds_card(value[4:]):
                    faults.append(f"{value}: labelled")
                continue
            expected, may_go_on = iban_in_place(secret, value)
            compared += not may_go_on
            if made != expected and not may_go_on:
                faults.append(f"{value} -> {made}, not {expected}")
            if mod_97_10.is_valid(made[4:] + made[:4]):
                faults.append(f"{value} -> {made}, which passes the division")
            if back != value:
                faults.append(f"{value} -> {made} -> {back}")
        if compared < 100:
            faults.append(f"only {compared} compared")
        for value, made, back in run("email_address", [f"{local}@Example.com" for local in LOCALS]):
            expected = email_in_place(secret, value)
            if made != expected:
                faults.append(f"{value} -> {made}, not {expected}")
            if back != value.split("@")[0].lower() + "@Example.com":
                faults.append(f"{value} -> {made} -> {back}")
    print("\n".join(faults))
    sys.exit(1 if faults else 0)


main()
