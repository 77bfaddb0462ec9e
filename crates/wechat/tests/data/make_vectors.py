#!/usr/bin/env python3
"""Makes own-vectors.json: message envelopes built by a program that shares no code with the crate.

AES comes from the openssl command line, SHA-1 and the stream of "random" bytes from hashlib. Run it from anywhere:

    python3 crates/wechat/tests/data/make_vectors.py
"""

import base64
import hashlib
import json
import pathlib
import string
import subprocess

LETTERS = string.ascii_letters + string.digits
APPID = "wx1f2e3d4c5b6a7988"


def stream(label, length):
    """`length` bytes that depend on the label alone."""
    out, counter = b"", 0
    while len(out) < length:
        out += hashlib.sha256(f"{label}:{counter}".encode()).digest()
        counter += 1
    return out[:length]


def word(label, length):
    return "".join(LETTERS[byte % len(LETTERS)] for byte in stream(label, length))


def key_bytes(encoding_aes_key):
    """The 32 bytes; Python's decoder ignores the trailing bits, as it should here."""
    return base64.b64decode(encoding_aes_key + "=")


def encrypt(key, plain):
    command = ["openssl", "enc", "-aes-256-cbc", "-nosalt", "-nopad", "-K", key.hex(), "-iv", key[:16].hex()]
    return subprocess.run(command, input=plain, capture_output=True, check=True).stdout


def vector(name, message, receiver=APPID, random16=None):
    encoding_aes_key, token = word(f"{name} key", 43), word(f"{name} token", 20)
    random16 = random16 or stream(f"{name} random", 16)
    text = message.encode()
    full = random16 + len(text).to_bytes(4, "big") + text + receiver.encode()
    pad = 32 - len(full) % 32
    ciphertext = base64.b64encode(encrypt(key_bytes(encoding_aes_key), full + bytes([pad]) * pad)).decode()
    timestamp, nonce = str(1767225600 + len(name)), word(f"{name} nonce", 10)
    parts = sorted([token, timestamp, nonce, ciphertext])
    return {
        "name": name,
        "encoding_aes_key": encoding_aes_key,
        "token": token,
        "timestamp": timestamp,
        "nonce": nonce,
        "random16_hex": random16.hex(),
        "message": message,
        "receiver": receiver,
        "pad": pad,
        "ciphertext": ciphertext,
        "msg_signature": hashlib.sha1("".join(parts).encode()).hexdigest(),
    }


def main():
    overhead = 16 + 4 + len(APPID)
    vectors = [vector(f"pad {pad}", "x" * (96 - overhead - pad)) for pad in range(1, 33)]
    vectors += [
        vector("empty message", ""),
        vector("chinese", "<xml><昵称><![CDATA[授权簿 — 中文与 emoji 🀄]]></昵称></xml>"),
        vector("whitespace stays", "\n  <xml></xml>\r\n\t "),
        vector("binary random", "<xml/>", random16=bytes(range(240, 256))),
        vector("no receiver", "<xml/>", receiver=""),
        vector("long", "<xml>" + "长" * 400 + "</xml>"),
    ]
    target = pathlib.Path(__file__).with_name("own-vectors.json")
    target.write_text(json.dumps(vectors, ensure_ascii=False, indent=1) + "\n")
    print(f"{len(vectors)} vectors, pads {sorted({v['pad'] for v in vectors})}")


if __name__ == "__main__":
    main()
