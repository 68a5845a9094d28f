"""AES-SIV (RFC 5297) by `cryptography`: `python3 make_siv_vectors.py > siv.tsv`.

`cryptography` has it from OpenSSL; nothing of it is shared with Grille. Proves itself on the RFC's own
examples A.1 and A.2.
"""

import random
import sys

import cryptography
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

A1 = (
    "fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff",
    ["101112131415161718191a1b1c1d1e1f2021222324252627"],
    "112233445566778899aabbccddee",
    "85632d07c6e8f37f950acd320a2ecc9340c02b9690c4dc04daef7f6afe5c",
)
A2 = (
    "7f7e7d7c7b7a79787776757473727170404142434445464748494a4b4c4d4e4f",
    [
        "00112233445566778899aabbccddeeffdeaddadadeaddadaffeeddccbbaa99887766554433221100",
        "102030405060708090a0",
        "09f911029d74e35bd84156c5635688c0",
    ],
    "7468697320697320736f6d6520706c61696e7465787420746f20656e6372797074207573696e67205349562d414553",
    "7bdb6e3b432667eb06f4d14bff2fbd0fcb900f2fddbe404326601965c889bf17"
    "dba77ceb094fa663b7a3f748ba8af829ea64ad544a272e9c485b62a3fd5c0d",
)


def seal(key, associated, plain):
    return AESSIV(key).encrypt(plain, associated)


def main():
    for key, associated, plain, sealed in (A1, A2):
        made = seal(bytes.fromhex(key), [bytes.fromhex(a) for a in associated], bytes.fromhex(plain))
        assert made.hex() == sealed
    print(f"# AES-SIV by make_siv_vectors.py, Python {sys.version.split()[0]}, "
          f"cryptography {cryptography.__version__}")
    print("# key, associated data joined by commas (- for none), plaintext, sealed: tag and ciphertext")
    chance = random.Random(5297)
    lengths = [n for n in range(0, 70)] + [100, 127, 128, 129, 255, 256, 1000]
    count = 0
    for size in (32, 48, 64):
        for length in lengths:
            for _ in range(3):
                key, plain = chance.randbytes(size), chance.randbytes(length)
                associated = [
                    chance.randbytes(chance.choice([0, 1, 15, 16, 17, 32, chance.randrange(80)]))
                    for _ in range(chance.choice([0, 1, 1, 2, 3, 5]))
                ]
                sealed = seal(key, associated, plain)
                joined = ",".join(a.hex() for a in associated) if associated else "-"
                print(key.hex(), joined, plain.hex(), sealed.hex(), sep="\t")
                count += 1
    print(f"{count} vectors", file=sys.stderr)


if __name__ == "__main__":
    main()
