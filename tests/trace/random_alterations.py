"""A true sentence by a seed, and one alteration of it: the altered one is to be told, the true one not.

Sentences are those of `altered_sentences.yaml`; `FACTSHEET_STATEMENTS=DIR` takes the texts of a folder in their place.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from random import Random

from alterations import KINDS
from msgspec import Struct

from factsheet.meeting import Source
from factsheet.source.nodes import to_python
from factsheet.source.reader import read
from factsheet.trace.contexts import Evidence
from factsheet.trace.elements import read_sentence
from factsheet.trace.findings import Held
from factsheet.trace.sameness import Setting
from factsheet.trace.sources import read_source_text
from factsheet.trace.support import hold

FILE = Path(__file__).with_name("altered_sentences.yaml")
FOLDER = os.environ.get("FACTSHEET_STATEMENTS")
PROMISED = dict.fromkeys(KINDS, 0.97)
"""The share of alterations that is told, by kind."""
_LENGTHS = range(40, 420)
_SETTING = Setting(years=frozenset(range(2020, 2027)))
_BESIDE = 4


class Altered(Struct, frozen=True):
    """What is altered in a sentence, which of its text's it is, and what it says then."""

    kind: str
    text: int
    place: int
    altered: str


class Run(Struct, frozen=True):
    """What came of a seed: `clean`, `missed` or `alarmed`."""

    outcome: str
    kind: str
    why: str = ""


@cache
def sentences() -> list[dict[str, str]]:
    """Give the sentences of the file, each with its text and an alteration of it."""
    return to_python(read(FILE.read_bytes(), FILE.name))["sentences"]


@cache
def texts() -> tuple[tuple[str, ...], ...]:
    """Give the sentences of each text, each once."""
    if FOLDER is None:
        names = dict.fromkeys(each["text_of"] for each in sentences())
        return tuple(tuple(each["says"] for each in sentences() if each["text_of"] == name) for name in names)
    return tuple(found for file in sorted(Path(FOLDER).glob("*.md")) if (found := _sentences(file)))


def _sentences(file: Path) -> tuple[str, ...]:
    source = read_source_text(Source(id="text", title="Text", file=file.name), file.read_bytes())
    found = dict.fromkeys(source.text[each.start : each.end] for each in source.sentences)
    return tuple(each for each in found if len(each) in _LENGTHS)


def altered(seed: int) -> Altered:
    """Give the alteration of a seed; the kinds come in turn."""
    random, kinds = Random(seed), [*KINDS]
    kind = kinds[seed % len(kinds)]
    while True:
        text = random.randrange(len(texts()))
        place = random.randrange(len(texts()[text]))
        found = [each for each in KINDS[kind](texts()[text][place], random) if each != texts()[text][place]]
        if found:
            return Altered(kind, text, place, random.choice(found))


def run(seed: int) -> Run:
    """Hold the true sentence and the altered one of a seed against the true one and some beside it."""
    drawn = altered(seed)
    listed = texts()[drawn.text]
    first = max(0, drawn.place - _BESIDE // 2)
    beside = tuple(dict.fromkeys((*listed[first : first + _BESIDE], listed[drawn.place])))
    says = listed[drawn.place]
    for quoted in ((says,), beside):
        if alarms := held(says, *quoted).findings:
            return Run("alarmed", drawn.kind, f"{says} | {[(each.doubt.value, each.element.words) for each in alarms]}")
        if not held(drawn.altered, *quoted).findings:
            return Run("missed", drawn.kind, f"{drawn.altered} | {says}")
    return Run("clean", drawn.kind)


def held(says: str, *quoted: str) -> Held:
    """Hold a sentence against others that are quoted as a whole."""
    evidence = [Evidence.whole(read_sentence(each, "en")) for each in quoted]
    return hold(read_sentence(says, "en"), evidence, _SETTING)
