"""Damaged copies of the samples: whatever is broken, a user gets a message with a place, and nothing is written."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from factsheet.cli.app import app
from factsheet.cli.errors import run

SAMPLES = sorted((Path(__file__).parents[1] / "inputs").glob("*.yaml"))
COPIES = 200
PLACE = re.compile(r"^damaged\.yaml:\d+:\d+: error: .+ \[[a-z0-9-]+\]$", re.MULTILINE)
REQUIRED = ["id", "kind", "title", "date", "venue", "issuer", "participants", "  city", "  country", "  name"]
KNOWN = re.compile(
    r"^[ -]*(id|title|lead|text|party|people|content|points|action|owners|status|summary):", re.MULTILINE
)
Damage = Callable[[str, random.Random], bytes]


def drop_key(text: str, chance: random.Random) -> bytes:
    """Leave out a required key, with all that stands below it."""
    key = chance.choice(REQUIRED)
    indent = len(key) - len(key.strip())
    block = re.compile(rf"^{key}:.*\n(?:(?: {{{indent + 1},}}.*| *)\n)*", re.MULTILINE)
    damaged, count = block.subn("", text, count=1)
    assert count == 1, key
    return damaged.encode()


def misspell_key(text: str, chance: random.Random) -> bytes:
    key = chance.choice(list(KNOWN.finditer(text)))
    letter = chance.randrange(key.start(1), key.end(1) + 1)
    return (text[:letter] + chance.choice("xqz") + text[letter:]).encode()


def double_key(text: str, chance: random.Random) -> bytes:
    line = chance.choice(list(re.finditer(r"^[a-z_]+: \S.*\n", text, re.MULTILINE)))
    return (text[: line.end()] + line[0] + text[line.end() :]).encode()


def wrong_type(text: str, chance: random.Random) -> bytes:
    """Give a list or a mapping where a text is wanted, or a text where either is."""
    if chance.random() < 0.5:
        line = chance.choice(list(re.finditer(r"^ *(id|title|city|kind|status): (\S.*)$", text, re.MULTILINE)))
        value = chance.choice(["[one, two]", "{one: two}", "", "~"])
        return (text[: line.start(2)] + value + text[line.end(2) :]).encode()
    key = chance.choice(["venue", "issuer", "participants", "sections", "follow_ups", "sources", "abbreviations"])
    return (re.sub(rf"^{key}:\n(?:(?: .*|)\n)*", "", text, flags=re.MULTILINE) + f"\n{key}: words\n").encode()


def wrong_value(text: str, chance: random.Random) -> bytes:
    old, new = chance.choice(
        [
            (r"^date: .*", "date: 2025-02-30"),
            (r"^kind: .*", "kind: quadrilateral"),
            (r"^status: .*", "status: finished"),
            (r"^language: .*", "language: klingon-language"),
            (r"^id: .*", "id: Not An Id"),
            (r"^version: .*", "version: first"),
            (r"^  country: .*", "  country: Belgium"),
            (r"^date: .*", "from: 2025-04-03\nto: 2025-04-01"),
        ]
    )
    return re.sub(old, new, text, count=1, flags=re.MULTILINE).encode()


def break_yaml(text: str, chance: random.Random) -> bytes:
    """Put what ends no construct, or begins one that YAML 1.2 has and meetings do not, behind some line."""
    lines = text.splitlines(keepends=True)
    at = chance.choice([number for number, line in enumerate(lines) if re.match(r"[a-z_]+:", line)])
    broken = [
        "  - [a, b\n",
        '"open: x\n',
        "\tkey: x\n",
        "a: b: c\n",
        "}\n",
        "--- \n",
        "x: &a y\n",
        "x: !t y\n",
        "<<: *a\n",
        "@x\n",
    ]
    return "".join([*lines[:at], chance.choice(broken), *lines[at:]]).encode()


def control_character(text: str, chance: random.Random) -> bytes:
    at = chance.randrange(len(text))
    return (text[:at] + chance.choice("\x00\x01\x07\x08\x0b\x1b\x7f\x85\x9f\u2028\ufffe\uffff") + text[at:]).encode()


def not_utf8(text: str, chance: random.Random) -> bytes:
    data = text.encode()
    at = chance.randrange(len(data))
    return data[:at] + chance.choice([b"\xff", b"\xc3\x28", b"\xed\xa0\x80", b"\xf8"]) + data[at:]


def truncate(text: str, chance: random.Random) -> bytes:
    """End the file before the participants, without whom there is no meeting."""
    data = text.encode()
    return data[: chance.randrange(data.index(b"participants:"))]


def nest(text: str, chance: random.Random) -> bytes:
    """Go deeper than any meeting: some levels, or ten megabytes of them."""
    levels = chance.choice([65, 1_000, 5_000_000])
    opening, closing = chance.choice([("[", "]"), ("{a: ", "}"), ("- ", "")])
    nested = (opening * levels + "x" + closing * levels)[: 10 * 2**20]
    return f"{text}\nextra:\n  {nested}\n".encode()


DAMAGES: list[Damage] = [
    drop_key,
    misspell_key,
    double_key,
    wrong_type,
    wrong_value,
    break_yaml,
    control_character,
    not_utf8,
    truncate,
    nest,
]


@pytest.mark.parametrize("number", range(COPIES))
def test_a_damaged_copy_is_told_with_its_place_and_leaves_no_file(number, tmp_path, monkeypatch, capfd):
    chance = random.Random(number)
    text = SAMPLES[number % len(SAMPLES)].read_text(encoding="utf-8")
    damage = DAMAGES[number // len(SAMPLES) % len(DAMAGES)]
    monkeypatch.chdir(tmp_path)
    Path("damaged.yaml").write_bytes(damage(text, chance))
    code = run(app, ["build", "damaged.yaml"])
    out, err = capfd.readouterr()
    assert code == 1, damage.__name__
    assert out == ""
    assert PLACE.search(err), err
    assert "Traceback" not in err
    assert "[defect]" not in err
    assert [entry.name for entry in tmp_path.iterdir()] == ["damaged.yaml"]


def test_the_samples_themselves_are_sound(tmp_path, monkeypatch):
    """Else a copy could be refused for a fault that was there before."""
    assert run(app, ["check", "--quiet", *map(str, SAMPLES)]) == 0
