"""Sheets under embargo: marked until the hour, in every party's time, and made anew when it has come."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from factsheet import api
from factsheet.production import options

TALKS = """\
id: talks
kind: multilateral
language: en-GB
title: Talks
date: 2025-04-03
status: final
venue: {{city: Brussels, country: BE}}
issuer: {{name: Ministry}}
embargo: {embargo}
participants: [{parties}]
sections:
  - title: One
    content: [{points}]
"""
NOON = "2025-04-03T12:00 Europe/Brussels"
BEFORE, AFTER = "2025-04-03T11:59:59 Europe/Brussels", NOON


def talks(*parties: str, embargo: str = NOON, points: int = 1) -> str:
    listed = ", ".join(f"{{party: {each}}}" for each in parties)
    return TALKS.format(
        embargo=embargo, parties=listed, points=", ".join(f"Point {n} of some length" for n in range(points))
    )


@pytest.fixture
def meeting(folder) -> str:
    Path("talks.yaml").write_text(talks("NP", "EU", points=120), "utf-8")
    return "talks.yaml"


def pages(file: bytes) -> list[str]:
    with pypdfium2.PdfDocument(file) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


def word(file: bytes, part: str) -> str:
    path = Path("talks.docx")
    path.write_bytes(file)
    with zipfile.ZipFile(path) as package:
        return "".join(package.read(name).decode() for name in package.namelist() if name.startswith(f"word/{part}"))


def sheet() -> dict[str, object]:
    (found,) = json.loads(Path("dist/manifest.json").read_text("utf-8"))["sheets"]
    return found


def head(text: str, at: str = BEFORE) -> str:
    return " ".join(pages(api.build(text, ["pdf"], at=at).files["pdf"])[0].split())


def test_every_page_says_so_until_the_hour(meeting, factsheet):
    text = Path(meeting).read_text("utf-8")
    before, after = (api.build(text, at=at).files for at in (BEFORE, AFTER))
    marked, plain = pages(before["pdf"]), pages(after["pdf"])
    assert len(marked) > 2
    assert all("EMBARGOED" in page for page in marked)
    assert "Embargoed until 3 April 2025, 12:00 (UTC+2)" in " ".join(marked[0].split())
    assert not [page for page in plain if "mbargo" in page.casefold()]
    assert "EMBARGOED" in word(before["docx"], "footer")
    assert "mbargo" not in word(after["docx"], "").casefold()


def test_a_sheet_is_made_anew_when_its_hour_has_come(meeting, factsheet):
    said = {}
    for at in (BEFORE, BEFORE, AFTER, AFTER, BEFORE):
        said[len(said)] = "1 up to date" in factsheet("build", ".", "-f", "pdf", "--at", at).err
        assert sheet()["embargo"] == "2025-04-03T10:00:00+00:00"
        assert sheet()["embargoed"] is (at == BEFORE)
    assert list(said.values()) == [False, True, False, True, False]


def test_the_moment_is_the_clock_and_no_variable(meeting, factsheet, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    moments = [datetime(2025, 4, 3, 9, 59, tzinfo=UTC), datetime(2025, 4, 3, 10, tzinfo=UTC)]

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):  # noqa: ARG003 - as `datetime` has it
            return moments[0]

    monkeypatch.setattr(options, "datetime", Clock)
    assert factsheet("build", ".", "-f", "pdf").code == 0
    assert sheet()["embargoed"] is True
    moments.pop(0)
    assert "1 up to date" not in factsheet("build", ".", "-f", "pdf").err
    assert sheet()["embargoed"] is False


def test_what_was_built_before_the_hour_is_verified_at_its_moment(meeting, factsheet):
    assert factsheet("build", ".", "--at", BEFORE).code == 0
    assert factsheet("verify", "dist").code == 0
    assert factsheet("verify", "dist", "--rebuild", "--from", ".", "--at", BEFORE).code == 0
    late = factsheet("verify", "dist", "--rebuild", "--from", ".")
    assert late.code == 1
    assert "its embargo has ended since: name the moment of the build with `--at`" in late.err


def test_a_draft_says_it_always(meeting, factsheet):
    Path(meeting).write_text(talks("NP", "EU").replace("final", "cleared"), "utf-8")
    assert factsheet("build", meeting, "--draft").code == 0
    assert "EMBARGOED" in word(next(Path("dist").glob("*.docx")).read_bytes(), "footer")


LOCAL = {
    # Sources: the IANA time zone database, 2025. Nepal is at UTC+5:45, Lord Howe Island at UTC+11 or +10:30.
    "Nepal": (("NP",), NOON, "Nepal, 3 April 2025, 15:45 (UTC+5:45)"),
    "beyond the date line": (("WS",), NOON, "Samoa, 3 April 2025, 23:00 (UTC+13)"),
    "the next day": (("KI",), "2025-04-03T15:00 Europe/Brussels", "Kiribati, 4 April 2025, 01:00 (UTC+12)"),
    "the day before": (("US",), "2025-04-03T05:00 Europe/Brussels", "United States, 2 April 2025, 23:00 (UTC−4)"),
    "clocks put forward elsewhere": (("US",), "2025-03-09T08:00 Europe/Brussels", "9 March 2025, 03:00 (UTC−4)"),
    "Lord Howe": (("AU",), "2025-04-06T12:00 Australia/Lord_Howe", "Australia, 6 April 2025, 11:30 (UTC+10)"),
    "an hour that comes twice": (
        ("BE",),
        "2025-10-26T02:30+01:00[Europe/Brussels]",
        "Belgium, 26 October 2025, 02:30 (UTC+1)",
    ),
}


@pytest.mark.parametrize(("parties", "embargo", "shown"), LOCAL.values(), ids=LOCAL)
def test_the_hour_stands_in_the_time_of_each_party(parties, embargo, shown):
    assert shown in head(talks(*parties, "EU", embargo=embargo), "2025-01-01T00:00 UTC")


def test_a_party_without_a_capital_has_no_time():
    assert "Embargoed until 3 April 2025, 12:00 (UTC+2) " in head(talks("EU", "NATO"))


@pytest.mark.parametrize(
    ("embargo", "said"),
    [
        ("2025-10-26T02:30 Europe/Brussels", "is an hour that comes twice"),
        ("2025-03-30T02:30 Europe/Brussels", "is a time that never comes"),
        ("2025-04-03", "has no hour"),
    ],
)
def test_an_hour_that_is_none_is_refused_in_its_line(embargo, said):
    (fault,) = api.check(talks("BE", "EU", embargo=embargo)).diagnostics
    assert (said in fault.message, fault.span.line) == (True, 9)


def test_a_moment_that_is_none_is_wrong_usage(meeting, factsheet):
    outcome = factsheet("build", meeting, "--at", "2025-04-03T12:00")
    assert (outcome.code, "has no time zone" in outcome.err) == (2, True)
    with pytest.raises(ValueError, match="has no time zone"):
        api.check(talks("BE"), at="2025-04-03T12:00")
