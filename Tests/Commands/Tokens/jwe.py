"""Values sealed as JWE, read by two other implementations that were given the keys of one type.

usage: jwe.py GRILLE

`grille key export --jwk` hands the keys out, joserfc and jwcrypto open what they are for, and open nothing else.
Prints every difference and ends with 1 if there is one.
"""
import json
import os
import subprocess
import sys
import tempfile

from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from jwcrypto.common import JWException
from jwcrypto.jwe import JWE
from jwcrypto.jwk import JWKSet

# As it is written, its type, and what it says.
VALUES = [
    ("iban {}", "GB82 WEST 1234 5698 7654 32", "iban", "GB82 WEST 1234 5698 7654 32"),
    ("GET /x?email={} HTTP", "Ada.Sample%40example.com", "email_address", "Ada.Sample@example.com"),
    ('{{"email":"{}"}}', "ada\\u0040example.com", "email_address", "ada@example.com"),
    ("card {}", "4111-1111-1111-1111", "pan", "4111-1111-1111-1111"),
    ('{{"full_name":"{}"}}', "Ada Müster", "person_name", "Ada Müster"),
]
TYPES = sorted({row[2] for row in VALUES})


def by_joserfc(token, keys):
    try:
        return jwe.decrypt_compact(token, KeySet.import_key_set(json.loads(keys))).plaintext
    except (JoseError, ValueError):
        return None


def by_jwcrypto(token, keys):
    read = JWE()
    read.deserialize(token)
    key = JWKSet.from_json(keys).get_key(json.loads(read.objects["protected"])["kid"])
    try:
        read.decrypt(key)
    except (JWException, ValueError):
        return None
    return read.payload


def main():
    grille, faults = sys.argv[1], []
    with tempfile.TemporaryDirectory() as folder:
        def path(name):
            return os.path.join(folder, name)

        ring = path("ring.json")
        subprocess.run([grille, "key", "new", ring], check=True)
        for number, domain in enumerate(["", "bureau", "büro/2 \"x\""]):
            sets = {}
            for type_ in TYPES:
                out = path(f"{type_}.{number}")
                subprocess.run(
                    [grille, "key", "export", ring, out, "--jwk", type_, "--domain", domain], check=True)
                with open(out) as file:
                    sets[type_] = file.read()
            command = [grille, "--key-ring", ring, "--domain", domain]
            for type_ in TYPES:
                command += ["--action", f"{type_}=encrypt(jwe)"]
            for form, written, type_, value in VALUES:
                line = form.format(written)
                run = subprocess.run(command, input=line, text=True, capture_output=True)
                start, end = form.format("\0").split("\0")
                token = run.stdout.removeprefix(start).removesuffix(end)
                for read in [by_joserfc, by_jwcrypto]:
                    for other in TYPES:
                        expected = value.encode() if other == type_ else None
                        if read(token, sets[other]) != expected:
                            faults.append(f"{line}: {read.__name__}, keys of {other}: {run.stdout}{run.stderr}")
    print("\n".join(faults))
    sys.exit(1 if faults else 0)


main()
