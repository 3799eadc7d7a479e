"""Unlikely words in every field at four levels: each is found at the levels that may see it, and at no other."""

from __future__ import annotations

import io
import json
import struct
import zlib
from contextlib import chdir, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from PIL import Image
from unpacking import texts_in

from factsheet.cli.app import app
from factsheet.cli.errors import run

MARKS = ("U", "C//REL TO USA, JPN", "S//REL TO USA, JPN", "TS//NF")
LEVELS = {"public": 1, "C//REL TO USA, JPN": 2, "S//REL TO USA, JPN": 3, "TS//NF": 4}
"""How many of the marks each level sees."""
FOLDERS = {"public": "public", "C//REL TO USA, JPN": "c-rel-to-usa-jpn", "S//REL TO USA, JPN": "s-rel-to-usa-jpn"}
FOLDERS |= {"TS//NF": "ts-nf"}
SITE = "https://example.org/"
_LETTERS = "bdfgklmprstvz"


class Words:
    """Makes unlikely words, each for one mark, and notes them; `unseen` are of what is released to no level."""

    def __init__(self) -> None:
        self.of: list[list[str]] = [[] for _ in MARKS]
        self.unseen: list[str] = []
        self.count = 0

    def new(self) -> str:
        self.count += 1
        number, word = self.count * 7919, "Q"
        for _ in range(5):
            number, place = divmod(number, len(_LETTERS))
            word += _LETTERS[place] + "ueaoi"[place % 5]
        return f"{word}x"

    def word(self, mark: int) -> str:
        self.of[mark].append(self.new())
        return self.of[mark][-1]

    def none(self) -> str:
        self.unseen.append(self.new())
        return self.unseen[-1]


def planted() -> tuple[dict[str, Any], Words]:
    """Give a meeting with a word in every field of every kind of portion, at each of the marks."""
    words = Words()
    parts = [portions(mark, lambda mark=mark: words.word(mark)) for mark in range(len(MARKS))]
    lists = {key: [item for part in parts for item in part[key]] for key in parts[0]}
    section = {"id": "open", "title": "Open talks", "marking": "U", "content": lists.pop("content")}
    lists["sections"] = [section, *lists["sections"]]
    lists["participants"] = [{"party": "US", "marking": "U"}, *lists["participants"]]
    for each in lists["sources"]:
        each |= {"file": f"{words.none()}.txt", "sha256": "0" * 64}
        lists["summary"].append({"text": words.word(0), "marking": "U", **quoting(each["id"], words)})
    listed = {words.of[mark][0].upper(): words.word(mark) for mark in range(len(MARKS))}
    return {
        "id": "sheet",
        "kind": "multilateral",
        "title": "Several parties",
        "marking": "U",
        "date": "2025-04-03",
        "venue": {"city": "Brussels", "country": "BE"},
        "issuer": {"name": "Desk"},
        "classification": {
            "scheme": "us",
            "by": "An officer",
            "derived_from": "Multiple Sources",
            "declassify_on": "20350403",
        },
        "abbreviations": listed,
        "clearances": [{"id": words.none(), "office": words.none(), "name": words.none(), "decision": "cleared"}],
        "allow": [{"code": "unknown-owner", "reason": words.none()}],
        **lists,
    }, words


def quoting(source: str, words: Words) -> dict[str, Any]:
    return {"quotes": [{"source": source, "exact": words.none(), "prefix": words.none()}]}


def portions(mark: int, word: Any) -> dict[str, list[dict[str, Any]]]:
    """Give every kind of portion with a mark, by the lists that they stand in."""

    def marked(**item: Any) -> dict[str, Any]:
        return {**item, "marking": MARKS[mark]}

    first, source = word(), word()
    point = marked(
        id=word(), lead=word(), text=f"{word()} met {first.upper()}.", sources=[source], points=[marked(text=word())]
    )
    table = marked(id=word(), caption=word(), columns=[word(), "Other"], rows=[marked(cells=[word(), word()])])
    open_table = {"caption": f"Open {mark}", "columns": ["A"], "marking": "U", "rows": [marked(cells=[word()])]}
    figure = marked(id=word(), path=f"figures/{word()}.png", alt=word(), caption=word(), sources=[source])
    person = {
        "id": word(),
        "style": word(),
        "name": f"{word()} {word()}",
        "title": word(),
        "role": word(),
        "also": {"fr": word()},
    }
    content = [point, {"paragraph": marked(text=word())}, {"table": table}, {"table": open_table}, {"figure": figure}]
    return {
        "participants": [marked(id=word(), party=f"Party {word()}", people=[person])],
        "groups": [{"title": word(), "participants": [marked(party=f"Party {word()}")]}],
        "summary": [marked(lead=word(), text=word())],
        "content": [*content, {"section": marked(title=word(), summary=word(), content=[marked(text=word())])}],
        "sections": [marked(id=word(), title=word(), summary=word())],
        "follow_ups": [marked(id=word(), action=word(), owners=[word()], due=word())],
        "sources": [marked(id=source, title=word(), publisher=word(), url=f"{SITE}{word()}")],
        "annexes": [marked(id=word(), title=word(), url=f"{SITE}{word()}")],
        "related": [marked(title=word(), publisher=word(), url=f"{SITE}{word()}")],
        "contacts": [marked(name=word(), office=word(), email=f"{word()}@example.org", url=f"{SITE}{word()}")],
    }


def png(word: str) -> bytes:
    """Give an image with a word in its data."""
    data = io.BytesIO()
    Image.new("RGB", (8, 8)).save(data, "PNG")
    chunk = b"tEXt" + b"Comment\0" + word.encode()
    packed = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    whole = data.getvalue()
    return whole[:33] + packed + whole[33:]


@cache
def released() -> tuple[dict[str, str], Words]:
    """Release the meeting to every level, and give all that can be read in what each leaves, and what was planted."""
    meeting, words = planted()
    with TemporaryDirectory() as folder, chdir(folder):
        Path("in/figures").mkdir(parents=True)
        figures = [each["figure"] for each in meeting["sections"][0]["content"] if "figure" in each]
        for mark, figure in enumerate(figures):
            Path("in", figure["path"]).write_bytes(png(words.word(mark)))
        text = f"# {words.none()}\n" + yaml.dump(meeting, sort_keys=False, Dumper=yaml.CSafeDumper)
        Path("in/full.yaml").write_text(text, "utf-8")
        Path("in/new.yaml").write_text(text.replace("Several parties", "Some parties"), "utf-8")
        names = "\n".join(f"[release.{json.dumps(name)}]" for name in LEVELS)
        Path("factsheet.toml").write_text(f'inputs = ["in/full.yaml"]\nformats = ["pdf", "docx", "ism"]\n{names}\n')
        found = {}
        for name, sub in FOLDERS.items():
            log = printed("build", "--release", name, "-o", f"release/{sub}")
            log += printed("build", "--release", name, "--draft", "-o", f"more/{sub}", "--store", f"more/{sub}/store")
            log += printed("redline", "in/full.yaml", "in/new.yaml", "--release", name, "-o", f"more/{sub}/two.docx")
            left = [file for base in ("release", "more") for file in Path(base, sub).rglob("*") if file.is_file()]
            assert len(left) == 8, log
            found[name] = "\n".join([log.casefold(), *(f"{file}\n{texts_in(file.read_bytes())}" for file in left)])
        return found, words


def printed(*arguments: str) -> str:
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(out):
        run(app, list(arguments))
    return out.getvalue()


def test_enough_is_planted():
    _, words = planted()
    assert [len(each) >= 40 for each in words.of] == [True] * len(MARKS)
    every = [*(word for each in words.of for word in each), *words.unseen]
    assert len({each.casefold() for each in every}) == len(every) >= 160


@pytest.mark.parametrize("level", LEVELS)
def test_no_word_is_found_above_its_level(level):
    found, words = released()
    above = [*words.unseen, *(word for each in words.of[LEVELS[level] :] for word in each)]
    assert [word for word in above if word.casefold() in found[level]] == []


@pytest.mark.parametrize("level", LEVELS)
def test_what_a_level_may_see_is_found(level):
    """Else the words would be found nowhere because nobody can read the files."""
    found, words = released()
    below = [word for each in words.of[: LEVELS[level]] for word in each]
    missing = [word for word in below if word.casefold() not in found[level]]
    assert len(missing) <= len(below) // 20, missing
