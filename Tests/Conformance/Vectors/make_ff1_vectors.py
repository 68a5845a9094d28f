"""FF1 (NIST SP 800-38G, algorithms 1 to 6) with Python's integers and the AES of `cryptography`.

Written from the standard, step by step and without a thought for speed; shares nothing with Grille.
Proves itself on NIST's nine samples, then writes vectors: `python3 make_ff1_vectors.py > ff1.tsv`.
With `--against-fastfpe` it also asks the package `fastfpe`, an FF1 in Rust, and stops where they differ:
0.2.1 said the same of all of them.
"""

import random
import sys

import cryptography
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

CHARACTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
FLOOR = 1_000_000


def num_radix(numerals, radix):  # algorithm 1
    x = 0
    for numeral in numerals:
        x = x * radix + numeral
    return x


def num(octets):  # algorithm 2, over octets
    return int.from_bytes(octets, "big")


def str_m_radix(x, radix, m):  # algorithm 3
    numerals = [0] * m
    for i in range(m):
        numerals[m - 1 - i] = x % radix
        x //= radix
    return numerals


def ciph(key, block):
    encryptor = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
    return encryptor.update(block) + encryptor.finalize()


def prf(key, x):  # algorithm 6
    assert len(x) % 16 == 0
    y = bytes(16)
    for j in range(0, len(x), 16):
        y = ciph(key, bytes(a ^ b for a, b in zip(y, x[j : j + 16])))
    return y


def ceil_log2(x):
    """The least e with 2**e >= x."""
    return (x - 1).bit_length()


def encrypt(key, radix, tweak, numerals):  # algorithm 7, FF1.Encrypt
    n, t = len(numerals), len(tweak)
    assert radix**n >= FLOOR
    u = n // 2
    v = n - u
    a, b = numerals[:u], numerals[u:]
    # b = ceil(ceil(v * LOG(radix)) / 8): the octets of radix**v - 1
    octets = (ceil_log2(radix**v) + 7) // 8
    d = 4 * ((octets + 3) // 4) + 4
    p = (
        bytes([1, 2, 1]) + radix.to_bytes(3, "big") + bytes([10, u % 256])
        + n.to_bytes(4, "big") + t.to_bytes(4, "big")
    )
    for i in range(10):
        q = (
            tweak + bytes((-t - octets - 1) % 16) + bytes([i])
            + num_radix(b, radix).to_bytes(octets, "big")
        )
        r = prf(key, p + q)
        s = r
        for j in range(1, (d + 15) // 16):
            s += ciph(key, bytes(x ^ y for x, y in zip(r, j.to_bytes(16, "big"))))
        y = num(s[:d])
        m = u if i % 2 == 0 else v
        c = (num_radix(a, radix) + y) % radix**m
        a, b = b, str_m_radix(c, radix, m)
    return a + b


def text(numerals, radix):
    if radix > len(CHARACTERS):
        return bytes(numerals).hex()
    return "".join(CHARACTERS[numeral] for numeral in numerals)


def by_fastfpe(peer, key, radix, tweak, numerals):
    alphabet = "".join(chr(0x4E00 + i) for i in range(radix))
    sealed = peer.encrypt(key.hex(), tweak.hex(), alphabet, "".join(alphabet[x] for x in numerals))
    return [alphabet.index(character) for character in sealed]


def numerals(string):
    return [CHARACTERS.index(character) for character in string]


K128 = "2B7E151628AED2A6ABF7158809CF4F3C"
K192 = K128 + "EF4359D8D580AA4F"
K256 = K192 + "7F036D6F04FC6A94"
DIGITS, LETTERS = "0123456789", "0123456789abcdefghi"
T10, T36 = "39383736353433323130", "3737373770717273373737"
# https://csrc.nist.gov/csrc/media/projects/cryptographic-standards-and-guidelines/documents/examples/ff1samples.pdf
SAMPLES = [
    (K128, 10, "", DIGITS, "2433477484"),
    (K128, 10, T10, DIGITS, "6124200773"),
    (K128, 36, T36, LETTERS, "a9tv40mll9kdu509eum"),
    (K192, 10, "", DIGITS, "2830668132"),
    (K192, 10, T10, DIGITS, "2496655549"),
    (K192, 36, T36, LETTERS, "xbj3kv35jrawxv32ysr"),
    (K256, 10, "", DIGITS, "6657667009"),
    (K256, 10, T10, DIGITS, "1001623463"),
    (K256, 36, T36, LETTERS, "xs8a0azh2avyalyzuwd"),
]


def floor_length(radix):
    n = 1
    while radix**n < FLOOR:
        n += 1
    return n


def cases(chance):
    """Every length of every radix with every key size, tweaks of all lengths to 40; then long ones."""
    for radix in (2, 10, 16, 26, 36, 62):
        for n in range(floor_length(radix), 65):
            for size in (16, 24, 32):
                for t in (chance.choice([0, 1, 7, 8]), chance.randrange(41)):
                    yield radix, n, size, t
    for t in (15, 16, 17, 31, 32, 33, 48, 100, 255, 256):
        for n in (16, 33, 64):
            yield 10, n, 16, t
            yield 62, n, 32, t
    for radix in (94, 128):  # numerals that are written as bytes
        for n in range(floor_length(radix), 65):
            yield radix, n, chance.choice([16, 24, 32]), chance.randrange(41)
    for radix in (2, 10, 16, 26, 36, 62, 94, 128):  # the ends of the numbers
        for n in (floor_length(radix), 39, 64):
            yield radix, n, 16, None


def main():
    for key, radix, tweak, plain, sealed in SAMPLES:
        made = encrypt(bytes.fromhex(key), radix, bytes.fromhex(tweak), numerals(plain))
        assert text(made, radix) == sealed, (plain, text(made, radix))
    peer = None
    if "--against-fastfpe" in sys.argv:
        from fastfpe import ff1 as peer
    print(f"# FF1 by make_ff1_vectors.py, Python {sys.version.split()[0]}, "
          f"cryptography {cryptography.__version__}")
    print("# key, radix, tweak, plaintext, ciphertext; numerals are written 0-9, a-z, A-Z, "
          "above radix 62 as bytes")
    chance = random.Random(38)
    count = compared = 0
    for radix, n, size, t in cases(chance):
        key = chance.randbytes(size)
        if t is None:
            plains, tweak = [[0] * n, [radix - 1] * n], b""
        else:
            plains, tweak = [[chance.randrange(radix) for _ in range(n)]], chance.randbytes(t)
        for plain in plains:
            sealed = encrypt(key, radix, tweak, plain)
            print(key.hex(), radix, tweak.hex(), text(plain, radix), text(sealed, radix), sep="\t")
            count += 1
            if peer:
                assert by_fastfpe(peer, key, radix, tweak, plain) == sealed, (radix, n)
                compared += 1
    print(f"{count} vectors, {compared} compared", file=sys.stderr)


if __name__ == "__main__":
    main()
