"""Texts put under silence: the hour and the digest are written, every other byte stays, and an edit starts it anew."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from datetime import UTC, datetime
from pathlib import Path

import pytest

from factsheet.cli.app import app
from factsheet.cli.errors import run
from factsheet.diagnostics import FactsheetError
from factsheet.meeting import Stage, circulated_digest, read_meeting, stage_of
from factsheet.production.circulation import circulate

NOW = datetime(2025, 4, 3, 12, tzinfo=UTC)
HOUR, LATER = "2025-04-10T12:00 Europe/Brussels", "2025-04-17T12:00 Europe/Brussels"
HEAD = """\
# a text
id: talks
kind: bilateral
title: Party A and Party B
reference: PC.DEC/1 # its number
date: 2025-04-03
venue: {city: Brussels, country: BE}
issuer: {name: Desk}
"""
TAIL = "participants: [{party: FR}, {party: BE}]\n"
DIGEST = circulated_digest(read_meeting((HEAD + TAIL).encode(), "f.yaml").meeting)


def stands(text: str) -> str:
    """Give the lines of a text that neither the head nor the tail has."""
    assert text.startswith(HEAD)
    return text.removeprefix(HEAD).replace(TAIL, "")


@pytest.mark.parametrize(
    ("before", "until", "after"),
    [
        ("", HOUR, f"silence:\n  until: {HOUR}\n  digest: {DIGEST}\n"),
        (f"silence: {HOUR} # noon\n", None, f"silence: {{until: {HOUR}, digest: {DIGEST}}} # noon\n"),
        (f"silence:\n  until: {HOUR} # noon\n", None, f"silence:\n  until: {HOUR} # noon\n  digest: {DIGEST}\n"),
        (
            f"silence: {{until: '{HOUR}', digest: 0123456789abcdef}}\n",
            LATER,
            f"silence: {{until: '{LATER}', digest: {DIGEST}}}\n",
        ),
        (f"silence: {{digest: {DIGEST}, until: {HOUR}}}\n", LATER, f"silence: {{digest: {DIGEST}, until: {LATER}}}\n"),
    ],
    ids=["new", "short form", "mapping", "edited", "longer"],
)
def test_the_hour_and_the_digest_are_written_and_nothing_else_changes(before, until, after):
    done = circulate((HEAD + TAIL + before).encode(), "f.yaml", until, NOW)
    assert stands(done.data.decode()) == after
    assert (done.until, done.digest, done.is_new, done.diagnostics) == (until or HOUR, DIGEST, True, ())
    meeting = read_meeting(done.data, "f.yaml").meeting
    assert stage_of(meeting, NOW) is Stage.INTERIM
    again = circulate(done.data, "f.yaml", until, NOW)
    assert (again.data, again.is_new) == (done.data, False)


@pytest.mark.parametrize(
    "change", [lambda data: BOM_UTF8 + data, lambda data: data.replace(b"\n", b"\r\n")], ids=["BOM", "CRLF"]
)
def test_what_a_file_begins_and_ends_its_lines_with_stays(change):
    done = circulate(change((HEAD + TAIL).encode()), "f.yaml", HOUR, NOW)
    plain = circulate((HEAD + TAIL).encode(), "f.yaml", HOUR, NOW)
    assert done.data == change(plain.data)


def test_a_meeting_in_json_stays_json():
    plain = {"id": "a", "kind": "bilateral", "title": "A", "date": "2025-04-03", "issuer": {"name": "B"}}
    plain |= {"venue": {"city": "Brussels", "country": "BE"}, "participants": [{"party": "FR"}, {"party": "BE"}]}
    for indent in (1, None):
        done = json.loads(circulate(json.dumps(plain, indent=indent).encode(), "f.json", HOUR, NOW).data)
        assert done == plain | {"silence": {"until": HOUR, "digest": done["silence"]["digest"]}}


@pytest.mark.parametrize(
    ("below", "until", "code", "line"),
    [
        ("", None, "no-silence", 2),
        ("", "2025-04-03T14:00 Europe/Brussels", "silence-expired", 2),
        ("silence: 2025-04-03T14:00 Europe/Brussels\n", None, "silence-expired", 10),
        (f"silence: {{until: {HOUR}, digest: 0123456789abcdef}}\n", None, "silence-edited", 10),
        ("silence: {until: soon}\n", HOUR, "wrong-value", 10),
        ("silence:\n", HOUR, "wrong-value", 10),
    ],
)
def test_what_cannot_be_put_under_silence_is_told_at_its_place(below, until, code, line):
    with pytest.raises(FactsheetError) as refused:
        circulate((HEAD + TAIL + below).encode(), "f.yaml", until, NOW)
    (told,) = refused.value.diagnostics
    assert (told.code, told.span.line) == (code, line)


def test_an_edited_text_starts_anew_even_with_the_hour_that_it_had():
    first = circulate((HEAD + TAIL).encode(), "f.yaml", HOUR, NOW).data.replace(b"Party B", b"Party C")
    anew = circulate(first, "f.yaml", HOUR, NOW)
    assert (anew.is_new, anew.until, anew.digest == DIGEST) == (True, HOUR, False)
    with pytest.raises(FactsheetError, match="cannot expire"):
        circulate(first, "f.yaml", HOUR, datetime(2025, 4, 10, 10, tzinfo=UTC))


def test_an_objection_that_stays_is_told():
    objections = (
        "objections:\n  - {party: FR, time: 2025-04-09T12:00 UTC}\n  - {party: BE, time: 2025-04-10T10:00 UTC}\n"
    )
    done = circulate((HEAD + TAIL + f"silence: {HOUR}\n" + objections).encode(), "f.yaml", None, NOW)
    assert circulate(done.data, "f.yaml", None, NOW).diagnostics == done.diagnostics
    (told,) = done.diagnostics
    assert (told.code, told.severity, told.message) == (
        "silence-broken",
        "warning",
        "FR has objected, which breaks silence",
    )
    assert told.span.line == 14  # of the file as it is now


@pytest.fixture
def desk(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    Path("one.yaml").write_text(HEAD + TAIL, "utf-8")
    Path("two.yaml").write_text(HEAD + "language: fr\n" + TAIL, "utf-8")

    def call(*arguments: str) -> tuple[int, str, str]:
        return run(app, ["silence", *arguments]), *capfd.readouterr()

    return call


AT = ("--at", "2025-04-03T12:00 UTC")


def test_the_command_tells_what_is_under_silence(desk):
    told = f"one.yaml is under silence until {HOUR}\ntwo.yaml is under silence until {HOUR}\n"
    assert desk(".", "--until", HOUR, *AT) == (0, "", told)
    assert desk(".", *AT) == (0, "", told.replace(" is ", " stays "))
    assert desk("one.yaml", "-q") == (0, "", "")
    assert f"digest: {DIGEST}\n" in Path("one.yaml").read_text("utf-8")


def test_all_files_are_written_or_none(desk):
    Path("two.yaml").write_text(HEAD + TAIL + f"silence: {{until: {HOUR}, digest: 0123456789abcdef}}\n", "utf-8")
    code, out, _ = desk("one.yaml", "two.yaml", "--format", "json")
    one, two = json.loads(out)
    assert (code, one["written"], two["written"]) == (1, False, False)
    assert [each["diagnostics"][0]["code"] for each in (one, two)] == ["no-silence", "silence-edited"]
    code, out, err = desk("one.yaml", "two.yaml", "--until", "2025-04-03T14:00 Europe/Brussels", *AT)
    assert (code, out, err.count("[silence-expired]")) == (1, "", 2)
    assert Path("one.yaml").read_text("utf-8") == HEAD + TAIL


def test_of_a_link_the_file_is_written_that_it_leads_to(desk):
    Path("link.yaml").symlink_to("one.yaml")
    assert desk("link.yaml", "--until", HOUR, *AT)[0] == 0
    assert (Path("link.yaml").is_symlink(), DIGEST in Path("one.yaml").read_text("utf-8")) == (True, True)


def test_json_has_an_object_a_meeting(desk):
    code, out, err = desk("one.yaml", "--until", HOUR, "--format", "json", *AT)
    found = {"file": "one.yaml", "until": HOUR, "digest": DIGEST, "written": True, "diagnostics": []}
    assert (code, json.loads(out), err) == (0, [found], "")


@pytest.mark.parametrize("arguments", [(), ("-",), ("no.yaml",), ("one.yaml", "--until", "noon")])
def test_wrong_usage(desk, arguments):
    assert desk(*arguments)[0] == 2
