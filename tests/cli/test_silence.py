"""Sheets under silence: interim until the hour, broken by what came before it, started anew by an edit."""

from __future__ import annotations

import json
import re
import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from factsheet import api
from factsheet.meeting import read_meeting, stage_of
from factsheet.times.zoned import parse_zoned

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "silence.md").read_text("utf-8")
LABELS = sorted((ROOT / "templates" / "standard" / "labels").glob("*.yaml"))
ROWS = re.findall(r"^\| (20\S+ ?\S*) \| (.*?) ?\| (20\S+ ?\S*) \| (\w+) \|$", PAGE, re.MULTILINE)
NOON, BEFORE = "2025-04-03T12:00 Europe/Brussels", "2025-04-03T11:59:59 Europe/Brussels"
TALKS = """\
id: talks
kind: multilateral
language: {language}
title: Talks
reference: PC.DEC/1
date: 2025-04-01
status: {status}
venue: {{city: Brussels, country: BE}}
issuer: {{name: Ministry}}
participants: [{{party: NP}}, {{party: FR}}]
summary: [{{text: {text}}}]
"""


def talks(rest: str = "", text: str = "All agreed.", status: str = "cleared", language: str = "en-GB") -> str:
    return TALKS.format(text=text, status=status, language=language) + rest


def silence(until: str = NOON, objection: str = "", digest: str = "") -> str:
    objections = f'objections: [{{party: FR, time: "{objection}"}}]\n' if objection else ""
    return f'silence: {{until: "{until}"{", digest: " + digest if digest else ""}}}\n{objections}'


def circulated(text: str = "All agreed.", **others: str) -> str:
    """Give a sheet that says which text was circulated: the digest is the one that the rule tells."""
    told = api.check(talks(silence(**others), text)).diagnostics
    (hint,) = next(each.hints for each in told if each.code == "silence-undigested")
    return talks(silence(**others, digest=re.search("[0-9a-f]{16}", hint)[0]), text)


def pdf(text: str, at: str | None = BEFORE) -> str:
    with pypdfium2.PdfDocument(api.build(text, ["pdf"], at=at).files["pdf"]) as file:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in file).split())


def word(text: str, at: str = BEFORE) -> str:
    with zipfile.ZipFile(BytesIO(api.build(text, ["docx"], at=at).files["docx"])) as package:
        parts = "".join(package.read(name).decode() for name in package.namelist() if name.startswith("word/"))
    return " ".join(re.sub("<[^>]+>", "", parts).split())


def codes(text: str) -> list[tuple[str, str]]:
    return [(each.code, each.severity.value) for each in api.check(text).diagnostics]


def test_the_page_has_a_table():
    assert len(ROWS) == 21
    assert {stage for *_, stage in ROWS} == {"interim", "broken", "adopted"}


@pytest.mark.parametrize(("until", "objection", "at", "stage"), ROWS)
def test_a_row_of_the_page(until, objection, at, stage):
    meeting = read_meeting(talks(silence(until, objection)).encode(), "t.yaml").meeting
    assert stage_of(meeting, parse_zoned(at).instant) == stage


def test_an_interim_text_says_so_in_both_formats_and_has_no_number():
    for shown in (pdf(circulated()), word(circulated())):
        assert "Under silence until 3 April 2025, 12:00 (UTC+2)" in shown
        assert "Nepal, 3 April 2025, 15:45 (UTC+5:45)" in shown
        assert "INTERIM TEXT" in shown
        assert "PC.DEC" not in shown


def test_an_adopted_text_has_its_number_and_says_nothing_of_silence():
    for shown in (pdf(circulated(), NOON), word(circulated(), NOON)):
        assert "Ref. PC.DEC/1" in shown
        assert not re.search("silence|interim|adopted", shown, re.IGNORECASE)


def test_a_text_whose_silence_was_broken_is_not_adopted():
    for shown in (pdf(circulated(objection=BEFORE), NOON), word(circulated(objection=BEFORE), NOON)):
        assert "Silence broken: not adopted" in shown
        assert "NOT ADOPTED" in shown
        assert "PC.DEC" not in shown
    assert "Ref. PC.DEC/1" in pdf(circulated(objection=NOON), NOON)


def test_an_edit_starts_silence_anew():
    edited = circulated().replace("All agreed", "Some agreed")
    for shown in (pdf(edited, NOON), word(edited, NOON)):
        assert "INTERIM TEXT" in shown
        assert "until" not in shown
        assert "PC.DEC" not in shown
    assert ("silence-edited", "warning") in codes(edited)


@pytest.mark.parametrize(
    "later", ["reference: PC.DEC/1", "title: Talks", "status: cleared"], ids=["number", "title", "status"]
)
def test_number_and_release_come_after_it(later):
    key = later.partition(":")[0]
    changed = re.sub(f"(?m)^{key}: .*\n", f"{key}: {'final' if key == 'status' else 'Other'}\n", circulated())
    released = circulated() + "released: 2025-04-10\n"
    assert [code for code, _ in codes(changed)] == (["silence-edited"] if key == "title" else [])
    assert codes(released) == []


GATES = {
    "silence-broken": circulated(objection=BEFORE),
    "silence-edited": circulated().replace("All agreed", "Some agreed"),
    "silence-undigested": talks(silence()),
}


@pytest.mark.parametrize(("code", "text"), GATES.items(), ids=GATES)
def test_a_final_sheet_is_refused_without_a_reason(code, text):
    final = text.replace("status: cleared", "status: final")
    assert codes(text) == [(code, "warning")]
    assert codes(final) == [(code, "error")]
    allowed = final + f"allow: [{{code: {code}, reason: The Chair decided so}}]\n"
    assert [(each.code, each.severity.value, each.hints) for each in api.check(allowed).diagnostics] == [
        (code, "warning", ("allowed in this file: The Chair decided so",))
    ]


def test_a_sheet_is_made_anew_when_silence_has_expired(folder, factsheet):
    Path("talks.yaml").write_text(circulated(), "utf-8")
    said = []
    for at in (BEFORE, BEFORE, NOON, NOON, BEFORE):
        said.append("1 up to date" in factsheet("build", ".", "-f", "pdf", "--at", at).err)
        (sheet,) = json.loads(Path("dist/manifest.json").read_text("utf-8"))["sheets"]
        assert datetime.fromisoformat(sheet["silence"]) == parse_zoned(NOON).instant
        assert sheet["stage"] == ("interim" if at == BEFORE else "adopted")
    assert said == [False, True, False, True, False]
    assert factsheet("build", ".", "--at", BEFORE).code == 0
    late = factsheet("verify", "dist", "--rebuild", "--from", ".", "--at", NOON)
    assert "its silence has expired since: name the moment of the build with `--at`" in late.err
    assert factsheet("verify", "dist", "--rebuild", "--from", ".", "--at", BEFORE).code == 0


def test_an_edited_text_is_interim_at_any_hour(folder, factsheet):
    Path("talks.yaml").write_text(circulated().replace("All agreed", "Some agreed"), "utf-8")
    for at in (BEFORE, NOON):
        factsheet("build", ".", "-f", "pdf", "--at", at)
        (sheet,) = json.loads(Path("dist/manifest.json").read_text("utf-8"))["sheets"]
        assert (sheet["silence"], sheet["stage"]) == (None, "edited")


def test_a_draft_says_it_always_and_an_hour_changed_in_it_comes_back():
    drafted = api.draft(talks(silence()))
    with zipfile.ZipFile(BytesIO(drafted.docx)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert b"INTERIM" in b"".join(data for name, data in parts.items() if "footer" in name)
    edited = BytesIO()
    with zipfile.ZipFile(edited, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data.replace(b"12:00", b"13:00", 1) if name == "word/document.xml" else data)
    merged = api.review(edited.getvalue(), talks(silence()), bases=[drafted.base])
    assert "2025-04-03T13:00 Europe/Brussels" in merged.meeting.decode()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("silence: 2025-10-26T02:30 Europe/Brussels\n", "is an hour that comes twice"),
        ("silence: 2025-03-30T02:30 Europe/Brussels\n", "is a time that never comes"),
        ("silence: 2025-04-03\n", "has no hour"),
        ("silence: {digest: 0123456789abcdef}\n", "`until` is missing"),
        (f"objections: [{{party: FR, time: {NOON}}}]\n", "must stand beside `silence`"),
    ],
)
def test_what_is_wrong_is_told(written, said):
    assert any(said in each.message for each in api.check(talks(written)).diagnostics)


@pytest.mark.parametrize("labels", LABELS, ids=lambda file: file.stem)
def test_every_language_has_words_for_it(labels):
    if labels.stem != "en" and len(labels.stem.partition("-")[2]) == 2:
        pytest.skip("a region of a language")
    assert {"interim:", "under-silence:", "not-adopted:", "silence-broken:"} <= set(labels.read_text("utf-8").split())


WORDS = {"fr": "TEXTE PROVISOIRE", "ja": "暫定案文", "ar": "نص مؤقت", "ru": "Процедура молчания", "zh-Hant": "默許程序"}


@pytest.mark.parametrize(("language", "words"), WORDS.items(), ids=WORDS)
def test_a_sheet_says_it_in_its_language(language, words):
    shown = word(talks(silence(), language=language))
    assert words in shown
    assert not re.search("silence until|INTERIM TEXT", shown)
