"""Files of every kind, damaged by seeds, as `factsheet leak-check` may get them from anybody."""

from __future__ import annotations

import base64
import json
import random
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from bad_runs import bounded, what_is_wrong
from held_places import DATA, PLACES, WITHHELD, in_pdf, zipped

import factsheet.cli.leak_check
import factsheet.production.leaks  # noqa: F401 - imported once, for all the processes that are made of this one

MEETING = f"""\
id: talks
kind: bilateral
title: Party A and Party B
marking: OPEN
date: 2025-04-03
venue: {{city: Brussels, country: BE}}
issuer: {{name: Desk}}
classification: {{scheme: plain}}
participants: [{{party: Party A, marking: OPEN}}, {{party: Party B, marking: OPEN}}]
summary:
- {{text: Both met., marking: OPEN}}
- {{text: {WITHHELD}., marking: INTERNAL}}
"""
_SIGNS = b"<>()[]{}/\\=&;#'\"%0123456789 \n\0\xff"


def leak_run(seed: int) -> str:
    """Look through a damaged file for what is withheld; says what a user must never meet, empty where there is nothing.

    That is a traceback, more than the seconds of CPU and the bytes of memory that a run of bad inputs may take, and a
    file that holds what it held and is told to be clean.
    """
    kind, data, holds = damaged_file(seed)
    with TemporaryDirectory() as around:
        folder = Path(around, "set")
        folder.mkdir()
        Path(folder, "talks.yaml").write_text(MEETING, "utf-8")
        Path(folder, "given").write_bytes(data)
        run = ("leak-check", "given", "--against", "talks.yaml", "--release", "public")
        code, seconds, told = bounded(folder, run)
    wrong = what_is_wrong(code, seconds, told, []) or ("told to be clean" if holds and not code else "")
    return f"{kind}: {wrong}" if wrong else ""


def damaged_file(seed: int) -> tuple[str, bytes, bool]:
    """Give what a file is, its bytes, and whether it still holds, whole, what is withheld."""
    rng = random.Random(f"leaks {seed}")
    kind = rng.choice([*_MADE, *["damaged"] * len(_MADE)])
    if kind != "damaged":
        return kind, _MADE[kind](rng), False
    place = rng.choice([*PLACES])
    damage = rng.choice([*_DAMAGES])
    data = _DAMAGES[damage](rng, PLACES[place])
    return f"{place}, {damage}", data, DATA in data and "digest" not in place


def _cut(rng: random.Random, data: bytes) -> bytes:
    return data[: rng.randrange(len(data))]


def _flipped(rng: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice([1, 3, 30])):
        changed[rng.randrange(len(changed))] = rng.choice([rng.randrange(256), rng.choice(_SIGNS)])
    return bytes(changed)


def _without(rng: random.Random, data: bytes) -> bytes:
    start, end = sorted(rng.randrange(len(data)) for _ in range(2))
    return data[:start] + data[end:]


def _repeated(rng: random.Random, data: bytes) -> bytes:
    start, end = sorted(rng.randrange(len(data)) for _ in range(2))
    times = rng.choice([2, 50, 1000])
    return data[:end] + data[start:end] * min(times, 2**18 // max(1, end - start)) + data[end:]


def _numbered(rng: random.Random, data: bytes) -> bytes:
    """Give other numbers: sizes, places, objects."""
    digits = [at for at, byte in enumerate(data) if 48 <= byte < 58] or [0]
    at = rng.choice(digits)
    number = rng.choice([b"0", b"-1", b"9" * 9, b"9" * 5000, str(rng.randrange(99)).encode()])
    return data[:at] + number + data[at + 1 :]


def _beside(rng: random.Random, data: bytes) -> bytes:
    other = PLACES[rng.choice([*PLACES])]
    return rng.choice([data + other, other + data, rng.randbytes(3000) + data, data + rng.randbytes(3000)])


_DAMAGES: dict[str, Callable[[random.Random, bytes], bytes]] = {
    "cut": _cut,
    "flipped": _flipped,
    "without": _without,
    "repeated": _repeated,
    "numbered": _numbered,
    "beside": _beside,
}


def _over_and_over(rng: random.Random) -> bytes:
    piece = b"".join(rng.choices(_PIECES, k=rng.randint(1, 3)))
    return rng.choice([b"", b"%PDF-1.7\n1 0 obj\n", b"<a>", b"{"]) + piece * (rng.choice([2**14, 2**18]) // len(piece))


_PIECES = [bytes([each]) for each in _SIGNS]
_PIECES += [b"x\x9c", b"\x1f\x8b\x08", b"PK\x03\x04" + bytes(26), b"PK\x05\x06", b"BZh9", b"<a", b'title="', b"&#9;"]
_PIECES += [b"1 0 obj", b"stream\n", b"endstream", b"beginbfrange<0><ffff><0>", b"beginbfchar", b"(a", b"<41", b"[<41>"]
_PIECES += [
    b"<0000> <ffff> [",
    b"QUJDREVGR0hJSktMTU5P ",
    b"=41",
    b"\\u0041",
    b"/F1 1 0 R ",
    b"1 0 obj\n/F1 1 0 R /ToUnicode 1 0 R\n",
    b"/FlateDecode",
    b"begincmap",
]


def _bomb(rng: random.Random) -> bytes:
    text = rng.choice([b"\0", b"ab ", b"Both met. ", b"<a>", b"[", b"(a)Tj "])
    data = text * (2 ** rng.choice([18, 22, 25]) // len(text))
    return rng.choice([zlib.compress, lambda each: zipped(("a", each)), _stream])(data)


def _stream(data: bytes) -> bytes:
    packed = zlib.compress(data)
    objects = (b"%d 0 obj\n<</Filter /FlateDecode>>\nstream\n%s\nendstream\nendobj\n" % (n, packed) for n in range(20))
    return b"%PDF-1.7\n" + b"".join(objects)


def _nested(rng: random.Random) -> bytes:
    data, pack = DATA, rng.choice([zlib.compress, base64.b64encode, lambda each: zipped(("a", each)), _stream])
    for _ in range(rng.choice([5, 15])):
        data = pack(data)[: 2**20]
    return data


def _deep(rng: random.Random) -> bytes:
    times = rng.choice([900, 5000, 100_000])
    start, end = rng.choice([(b"[", b"]"), (b'{"a":', b"}"), (b"<a>", b"</a>"), (b"<<", b">>"), (b"(", b")")])
    return rng.choice([b"", b"%PDF-1.7\n1 0 obj\n"]) + start * times + b"1" + end * times


def _cyclic(rng: random.Random) -> bytes:
    """Give a PDF whose objects stand for each other: fonts, maps of characters and object streams among them."""
    count = rng.choice([3, 40])
    lines = [b"%PDF-1.7"]
    for number in range(count):
        first, other = rng.choice([0, 9, 10**9]), rng.randrange(count)
        lines.append(b"%d 0 obj\n<</Type /ObjStm /First %d /F1 %d 0 R" % (number, first, other))
        lines.append(b"/ToUnicode %d 0 R /Parent %d 0 R>>\nstream" % (number, other))
        lines.append(b"0 0 1 5 2 %d " % (10**9) * 20 + b"\nendstream")
    return b"\n".join(lines)


def _odd_json(rng: random.Random) -> bytes:
    odd = [10**5000, "\ud800", 1e308, None, {"": [True]}, WITHHELD[: rng.randrange(20)]]
    text = json.dumps(rng.sample(odd[1:], 3))
    return (text[:-1] + ", " + "9" * rng.choice([10, 5000]) + "]").encode()


_MADE: dict[str, Callable[[random.Random], bytes]] = {
    "one piece over and over": _over_and_over,
    "much in little": _bomb,
    "packed in itself": _nested,
    "deep": _deep,
    "cyclic": _cyclic,
    "odd JSON": _odd_json,
    "noise": lambda rng: rng.randbytes(rng.choice([20, 2000, 200_000])),
    "a page of noise": lambda rng: in_pdf(lambda pdf: pdf.make_stream(rng.randbytes(500))) + rng.randbytes(99),
}


if __name__ == "__main__":
    for number in range(int(sys.argv[1]), int(sys.argv[2])):
        sys.stdout.write(f"{number} {leak_run(number)}\n")
