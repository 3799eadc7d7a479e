"""Long input takes time in proportion: four times as much of anything takes no more than some four times as long.

Where reading stops early, there is nothing that could grow: that takes a short time, however much is behind.
"""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from factsheet import api
from factsheet.source.reader import MAX_EMPTY, MAX_NODES

HEAD = """\
id: m
kind: bilateral
title: T
date: 2025-04-03
venue: {city: B, country: BE}
issuer: {name: M}
participants: [{party: US}, {party: JP}]
"""
CONTENT = "sections:\n  - title: One\n    content:\n"
MOST = 9.0
"""The square would be sixteen."""
LEAST = 0.02
"""Seconds: what takes less says nothing of how it grows. Every case takes some twice as long, or more."""


def content(text: str) -> str:
    return f"{HEAD}{CONTENT}      - {text}\n"


def texts(unit: str, length: int) -> str:
    """Give forty texts, of a length that grows: one alone, of the 20,000 characters that a text may have, is quick."""
    lines = (f"      - {{id: i{n}, text: {(unit * length)[:length]}}}\n" for n in range(40))
    return f"{HEAD}{CONTENT}{''.join(lines)}"


def each(item: str, number: int, below: str = f"{CONTENT}      - A text\nsources:\n") -> str:
    return HEAD + below + "".join(item.format(n=n) for n in range(number))


READ: dict[str, tuple[int, Callable[[int], str]]] = {
    "a word": (5_000, lambda n: texts("a", n)),
    "a word in capitals": (5_000, lambda n: texts("AB", n)),
    "a line": (5_000, lambda n: texts("ab ", n)),
    "a word that is refused": (1_200_000, lambda n: content("a" * n)),
    "a line that is refused": (400_000, lambda n: content("ab " * (n // 3))),
    "empty items": (2_000, lambda n: HEAD + CONTENT + "      -\n" * n),
    "items in braces": (2_000, lambda n: f"{HEAD}{CONTENT}".rstrip() + f" [{'{}, ' * n}]\n"),
    "unknown keys": (2_000, lambda n: HEAD + "".join(f"a{i}: 1\n" for i in range(n))),
    "a repeated key": (6_000, lambda n: HEAD + "title: T\n" * n),
    "a repeated key on one line": (6_000, lambda n: f"{{{'id: x, ' * n}}}\n"),
    "a repeated key on a line that breaks off": (6_000, lambda n: f"{{{'id: x, ' * n}"),
    "items of one name": (1_000, lambda n: HEAD + CONTENT + "      - word\n" * n),
    "anchors": (2_000, lambda n: HEAD + CONTENT + "".join(f"      - &a{i} x\n" for i in range(n))),
    "aliases": (2_000, lambda n: f"{HEAD}{CONTENT}      - &a x\n" + "      - *a\n" * n),
    "a quote that nothing closes": (200_000, lambda n: f"{HEAD}sections:\n  - 'a\n" + "    a\n" * n),
    "items in quotes": (500, lambda n: HEAD + CONTENT + "".join(f"      - 'Text {i}'\n" for i in range(n))),
    "rows of too few cells": (
        800,
        lambda n: content("table:\n          columns: [a, b]\n          rows: [" + "[a], " * n + "]"),
    ),
    "remarks": (150_000, lambda n: HEAD + CONTENT + "      - text\n" + "      # remark\n" * n),
}
CHECKED: dict[str, tuple[int, Callable[[int], str]]] = {
    "abbreviations that nothing uses": (
        500,
        lambda n: each("  AB{n}: Words\n", n, f"{CONTENT}      - A text\nabbreviations:\n"),
    ),
    "abbreviations of two words": (
        500,
        lambda n: each("  AB C{n}: Words\n", n, f"{CONTENT}      - AB CD and EF\nabbreviations:\n"),
    ),
    "abbreviations that nothing explains": (300, lambda n: each("      - Point AB{n}C\n", n, CONTENT)),
    "sources that nothing names": (500, lambda n: each("  - {{id: s{n}, title: T{n}}}\n", n)),
    "bad links": (300, lambda n: each("      - A [link {n}](x{n})\n", n, CONTENT)),
    "follow-ups": (200, lambda n: each("  - {{action: Act {n}, owners: Office {n}}}\n", n, "follow_ups:\n")),
}


def seconds(text: str) -> float:
    """Measure a check."""
    return measured(lambda: api.check(text))


def measured(run: Callable[[], object]) -> float:
    """Measure a run without what the collector costs, which the tests before have filled the memory for."""
    gc.disable()
    try:
        start = time.process_time()
        run()
        return time.process_time() - start
    finally:
        gc.enable()


def assert_linear(seconds_of):
    """Hold that four times as much takes less than `MOST` times as long, in one of three tries: others have pauses."""
    tries = []
    while not tries or (tries[-1][1] >= MOST * max(tries[-1][0], LEAST) and len(tries) < 3):
        tries.append((seconds_of(1), seconds_of(4)))
    once, many = tries[-1]
    assert many < MOST * max(once, LEAST), tries
    assert 16 * once > MOST * LEAST, "a square would not be seen: take more of it"


@pytest.mark.parametrize(("number", "make"), [*READ.values(), *CHECKED.values()], ids=[*READ, *CHECKED])
def test_four_times_as_much_takes_four_times_as_long(number, make):
    api.check(make(10))  # what is imported and compiled once counts for none
    assert_linear(lambda times: seconds(make(times * number)))


STOPS = {
    "brackets": ("too-deep", f"{HEAD}sections: {'[' * 1_000_000}"),
    "text behind quotes": ("yaml-syntax", f"{HEAD}sections:\n" + "  - 'a' b\n" * 100_000),
}


@pytest.mark.parametrize(("code", "text"), STOPS.values(), ids=STOPS)
def test_what_cannot_be_read_on_stops_early(code, text):
    start = time.process_time()
    assert [each.code for each in api.check(text).diagnostics] == [code]
    assert time.process_time() - start < 1


def test_no_more_values_are_read_than_a_long_sheet_has():
    for item, most in (("a", MAX_NODES), ("", MAX_EMPTY)):
        (told,) = api.check(HEAD + CONTENT + f"      - {item}\n" * 240_000).diagnostics
        assert (told.code, f"{most:,}" in told.message) == ("too-many-values", True)
        assert told.span.line <= most + (HEAD + CONTENT).count("\n") + 1


@pytest.mark.parametrize(
    "text",
    [
        content("a" * 1_000_000),
        content("A text").replace("title: T", f"title: {'a' * 1_000_000}"),
        content(f"table: {{columns: [a, b], rows: [[{'a' * 1_000_000}, b]]}}"),
        content(f"table: {{columns: [{'a' * 1_000_000}, b], rows: [[a, b]]}}"),
        content("A text").replace("name: M", f"name: {'a' * 1_000_000}"),
    ],
    ids=["text", "title", "cell", "column", "issuer"],
)
def test_a_word_of_a_million_letters_is_refused_in_a_line(text):
    start = time.process_time()
    (only,) = api.check(text).diagnostics
    assert only.message.endswith("must have at most 20000 characters")
    assert time.process_time() - start < 5


LONG = {
    "letters": ("en", "a"),
    "capitals": ("en", "AB"),
    "stars": ("en", "*a* "),
    "open stars": ("en", "**a "),
    "open links": ("en", "[a]("),
    "parentheses": ("en", "(AB) "),
    "Devanagari": ("hi", "कि"),
    "two directions": ("ar", "a ا 1 "),
    "marks": ("en", "a\u0301"),
    "tags": ("en", "<b>"),
}


@pytest.mark.parametrize("place", ["title", "cell"])
def test_a_word_in_a_title_or_cell_of_four_times_the_length_builds_in_four_times_as_long(place):
    def seconds(times: int) -> float:
        word = "a" * 3_000 * times
        table = f"table: {{columns: [a, b], rows: [[{word}, b]]}}"
        text = content(table) if place == "cell" else content("A text").replace("title: T", f"title: {word}")
        return measured(lambda: api.build(text, formats=["pdf", "docx"]))

    seconds(1)
    assert_linear(seconds)


def build_seconds(language: str, text: str) -> float:
    head = HEAD.replace("title:", f"language: {language}\ntitle:")

    def build() -> None:
        built = api.build(f'{head}{CONTENT}      - "{text}"\n', formats=["pdf", "docx"])
        assert set(built.files) == {"pdf", "docx"}

    return measured(build)


@pytest.mark.parametrize(("language", "unit"), LONG.values(), ids=LONG)
def test_a_text_of_four_times_the_length_builds_in_four_times_as_long(language, unit):
    build_seconds(language, unit)
    assert_linear(lambda times: build_seconds(language, (unit * 12_000)[: times * 3_000]))


def test_a_long_line_is_written_into_no_report_and_no_record(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("m.yaml").write_text("{" + "'a': x, " * 30_000 + "}\n", "utf-8")
    command = [sys.executable, "-m", "factsheet", "build", "m.yaml", "-f", "docx", "--report", "sarif=found.sarif"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "[more-findings]" in done.stderr
    assert Path("found.sarif").stat().st_size < 2_000_000
    assert sum(file.stat().st_size for file in Path("dist").rglob("*") if file.is_file()) < 2_000_000
