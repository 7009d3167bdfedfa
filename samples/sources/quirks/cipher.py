"""Standard security handlers, revisions 2 to 6 (ISO 32000-2, 7.6.4), for writing only; keys are fixed."""

import hashlib
import re

from pdf import Objects, body, table, trailer

PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
FILE_ID = b"nomcheck quirk.."
ALLOWED = -4


def rc4(key: bytes, data: bytes) -> bytes:
    """The stream cipher."""
    box, j = list(range(256)), 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


def _times(a: int, b: int) -> int:
    product = 0
    while b:
        product ^= a * (b & 1)
        a, b = (a << 1) ^ (0x11B * (a >> 7)), b >> 1
    return product


def _sbox() -> list[int]:
    box = []
    for value in range(256):
        inverse = next((x for x in range(256) if _times(value, x) == 1), 0)
        turned = inverse
        for shift in range(1, 5):
            turned ^= (inverse << shift | inverse >> 8 - shift) & 0xFF
        box.append(turned ^ 0x63)
    return box


SBOX = _sbox()


def aes_cbc(key: bytes, vector: bytes, data: bytes) -> bytes:
    """AES (FIPS 197) in CBC mode; `data` is whole blocks."""
    words, rounds, step = [list(key[i : i + 4]) for i in range(0, len(key), 4)], len(key) // 4 + 6, 1
    size = len(words)
    while len(words) < 4 * (rounds + 1):
        word = words[-1]
        if len(words) % size == 0:
            word = [SBOX[b] for b in word[1:] + word[:1]]
            word[0] ^= step
            step = _times(step, 2)
        elif size > 6 and len(words) % size == 4:
            word = [SBOX[b] for b in word]
        words.append([a ^ b for a, b in zip(word, words[-size])])
    keys = [sum(words[4 * r : 4 * r + 4], []) for r in range(rounds + 1)]
    out, last = b"", vector
    for start in range(0, len(data), 16):
        block = [a ^ b ^ k for a, b, k in zip(data[start : start + 16], last, keys[0])]
        for r in range(1, rounds + 1):
            block = [SBOX[block[(i + 4 * (i % 4)) % 16]] for i in range(16)]
            if r < rounds:
                mixed = []
                for c in range(0, 16, 4):
                    s = block[c : c + 4]
                    mixed += [_times(s[i], 2) ^ _times(s[(i + 1) % 4], 3) ^ s[(i + 2) % 4] ^ s[(i + 3) % 4] for i in range(4)]
                block = mixed
            block = [a ^ k for a, k in zip(block, keys[r])]
        last = bytes(block)
        out += last
    return out


def _padded(data: bytes) -> bytes:
    fill = 16 - len(data) % 16
    return data + bytes([fill] * fill)


def _hash(password: bytes, salt: bytes, user: bytes = b"") -> bytes:
    """Algorithm 2.B."""
    key, number = hashlib.sha256(password + salt + user).digest(), 0
    while True:
        mixed = aes_cbc(key[:16], key[16:32], (password + key + user) * 64)
        name = ("sha256", "sha384", "sha512")[sum(mixed[:16]) % 3]
        key = hashlib.new(name, mixed).digest()
        number += 1
        if number >= 64 and mixed[-1] <= number - 32:
            return key[:32]


def _hash_of_revision_5(password: bytes, salt: bytes, user: bytes = b"") -> bytes:
    """Adobe's supplement to ISO 32000-1, extension level 3."""
    return hashlib.sha256(password + salt + user).digest()


def _handler(kind: str, password: str) -> tuple[bytes, bytes]:
    """The file key and the encryption dictionary."""
    if kind.startswith("aes-256"):
        raw, key, zero = password.encode(), bytes(range(32)), bytes(16)
        old = kind == "aes-256-r5"
        digest = _hash_of_revision_5 if old else _hash
        user_salts, owner_salts = b"usersalt" + b"userkeys", b"ownrsalt" + b"ownrkeys"
        user = digest(raw, user_salts[:8]) + user_salts
        user_key = aes_cbc(digest(raw, user_salts[8:]), zero, key)
        owner = digest(b"owner", owner_salts[:8], user) + owner_salts
        owner_key = aes_cbc(digest(b"owner", owner_salts[8:], user), zero, key)
        perms = aes_cbc(key, zero, ALLOWED.to_bytes(4, "little", signed=True) + b"\xff\xff\xff\xffTadbnomc")
        entries = b"/V 5/R %d/Length 256/CF<</StdCF<</CFM/AESV3/AuthEvent/DocOpen/Length 32>>>>/StmF/StdCF/StrF/StdCF" % (5 if old else 6)
        more = b"/UE<%s>/OE<%s>/Perms<%s>" % tuple(v.hex().encode() for v in (user_key, owner_key, perms))
        return key, b"<</Filter/Standard%s/P %d/U<%s>/O<%s>%s>>" % (
            entries, ALLOWED, user.hex().encode(), owner.hex().encode(), more,
        )
    revision, size = {"rc4-40": (2, 5), "rc4-128": (3, 16), "aes-128": (4, 16)}[kind]
    again = 50 if revision > 2 else 0
    secret = (password.encode() + PAD)[:32]
    lock = hashlib.md5((b"owner" + PAD)[:32]).digest()
    for _ in range(again):
        lock = hashlib.md5(lock).digest()
    owner = rc4(lock[:size], secret)
    rounds = range(1, 20) if revision > 2 else ()
    for n in rounds:
        owner = rc4(bytes(b ^ n for b in lock[:size]), owner)
    key = hashlib.md5(secret + owner + ALLOWED.to_bytes(4, "little", signed=True) + FILE_ID).digest()
    for _ in range(again):
        key = hashlib.md5(key[:size]).digest()
    key = key[:size]
    if revision == 2:
        user = rc4(key, PAD)
    else:
        user = rc4(key, hashlib.md5(PAD + FILE_ID).digest())
        for n in rounds:
            user = rc4(bytes(b ^ n for b in key), user)
        user += bytes(16)
    entries = {
        "rc4-40": b"/V 1/R 2",
        "rc4-128": b"/V 2/R 3/Length 128",
        "aes-128": b"/V 4/R 4/Length 128/CF<</StdCF<</CFM/AESV2/AuthEvent/DocOpen/Length 16>>>>/StmF/StdCF/StrF/StdCF",
    }[kind]
    return key, b"<</Filter/Standard%s/P %d/U<%s>/O<%s>>>" % (entries, ALLOWED, user.hex().encode(), owner.hex().encode())


def encrypted(objects: Objects, kind: str, password: str = "") -> bytes:
    """The file with its streams encrypted: `rc4-40`, `rc4-128`, `aes-128`, `aes-256-r5` or `aes-256`."""
    key, dictionary = _handler(kind, password)
    locked = {}
    for number, content in objects.items():
        parts = re.fullmatch(rb"(<<.*)/Length \d+>>\nstream\n(.*)\nendstream", content, re.DOTALL)
        if parts:
            own = key
            if not kind.startswith("aes-256"):
                salt = b"sAlT" if kind.startswith("aes") else b""
                own = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0" + salt).digest()[: len(key) + 5]
            vector = hashlib.md5(b"vector %d" % number).digest()
            data = vector + aes_cbc(own, vector, _padded(parts[2])) if kind.startswith("aes") else rc4(own, parts[2])
            content = b"%s/Length %d>>\nstream\n%s\nendstream" % (parts[1], len(data), data)
        locked[number] = content
    lock = max(objects) + 1
    locked[lock] = dictionary
    head = b"%PDF-2.0\n"
    data, offsets = body(locked, len(head))
    file_id = FILE_ID.hex().encode()
    entries = b"/Encrypt %d 0 R/ID[<%s><%s>]" % (lock, file_id, file_id)
    return head + data + table(offsets) + trailer(locked, len(head) + len(data), entries)
