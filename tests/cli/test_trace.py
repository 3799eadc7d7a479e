"""`factsheet trace`: what it prints and writes, and how it exits."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from jsonschema import Draft202012Validator

from factsheet.cli.app import app
from factsheet.cli.errors import run
from factsheet.meeting import read_meeting
from factsheet.source.nodes import to_python
from factsheet.source.reader import read
from factsheet.trace.proposals import proposals_schema

MEETING = """\
id: talks
kind: bilateral
title: Talks on energy
date: 2025-04-03
venue: {city: Brussels, country: BE}
issuer: {name: Desk}
participants: [{party: US}, {party: JP}]
summary:
  # stays
  - {text: They condemned a theft of USD 1.5 billion., sources: [statement]}
sections:
  - title: Energy
    content:
      - paragraph: Japan will provide EUR 2 million for ports.
      - table:
          columns: [Party, Sum]
          rows:
            - [Japan, "EUR 2 million"]
sources:
  - {id: statement, title: Statement, file: statement.txt}
"""
SOURCE = """\
The two sides met in Brussels on April 3, 2025. They condemned a $1.5 billion theft.

Japan will provide 2 million euros for ports. The United States will host the next meeting.
"""
PUBLISHED = Path(__file__).parents[2] / "docs" / "quotes.schema.json"


@pytest.fixture
def talks(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    Path("statement.txt").write_text(SOURCE, "utf-8")
    Path("talks.yaml").write_text(MEETING, "utf-8")
    return tmp_path


def test_quotes_are_proposed_settled_and_taken_and_then_all_rests_on_them(talks, capsys):
    assert run(app, ["trace", "talks.yaml", "--propose"]) == 0
    assert capsys.readouterr().out == "talks.quotes.yaml\n"
    proposed = to_python(read(Path("talks.quotes.yaml").read_bytes(), "talks.quotes.yaml"))
    assert [(each["path"], each["exact"]) for each in proposed["quotes"]] == [
        ("summary[they-condemned-a-theft-of-usd]", "They condemned a $1.5 billion theft."),
        ("sections[energy].content[japan-will-provide-eur-2-million]", "Japan will provide 2 million euros for ports."),
        ("sections[energy].content[party-sum].rows[japan]", "Japan will provide 2 million euros for ports."),
    ]
    assert Path("talks.yaml").read_text("utf-8") == MEETING
    assert run(app, ["trace", "talks.yaml", "--take", "--trace", "100"]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        "talks.yaml: not taken: statement, line 1: The two sides met in Brussels on April 3, 2025.",
        "talks.yaml: not taken: statement, line 3: The United States will host the next meeting.",
    ]
    assert told.err.splitlines() == ["3 quotes taken into talks.yaml", "talks.yaml: 5 of 5 facts rest on quotes"]
    taken = Path("talks.yaml").read_bytes()
    assert b"  # stays\n" in taken
    (point,) = read_meeting(taken, "talks.yaml").meeting.summary
    assert [(each.source, each.exact) for each in point.quotes] == [
        ("statement", "They condemned a $1.5 billion theft.")
    ]
    capsys.readouterr()
    assert run(app, ["trace", "talks.yaml", "--take"]) == 0
    assert capsys.readouterr().err.startswith("0 quotes taken into talks.yaml\n")
    assert Path("talks.yaml").read_bytes() == taken
    assert run(app, ["trace", "talks.yaml", "--propose"]) == 0
    assert capsys.readouterr().err.endswith("0 quotes proposed in talks.quotes.yaml\n")


def test_proposals_are_the_same_each_time(talks):
    for name in ("first", "second"):
        run(app, ["trace", "talks.yaml", "--propose"])
        Path("talks.quotes.yaml").rename(name)
    assert Path("first").read_bytes() == Path("second").read_bytes()


def test_a_file_of_proposals_is_no_meeting(talks, capsys):
    run(app, ["trace", "talks.yaml", "--propose", "-q"])
    assert run(app, ["check", "."]) == 0
    assert "1 meeting checked" in capsys.readouterr().err


def test_proposals_for_an_item_that_is_gone_change_nothing(talks, capsys):
    run(app, ["trace", "talks.yaml", "--propose"])
    changed = MEETING.replace("They condemned a theft", "We deplore a theft")
    Path("talks.yaml").write_text(changed, "utf-8")
    assert run(app, ["trace", "talks.yaml", "--take"]) == 1
    assert "[trace-proposal]" in capsys.readouterr().err
    assert Path("talks.yaml").read_text("utf-8") == changed


def test_less_than_the_share_that_is_asked_for_is_an_error(talks, capsys):
    assert run(app, ["trace", "talks.yaml"]) == 0
    Path("factsheet.toml").write_text('inputs = ["*.yaml"]\ntrace = 90\n', "utf-8")
    assert run(app, ["trace"]) == 1
    assert "0 % of the facts rest on quotes, and 90 % must" in capsys.readouterr().err


def test_json_has_the_verdict_on_each_fact(talks, capsys):
    run(app, ["trace", "talks.yaml", "--propose", "-q"])
    run(app, ["trace", "talks.yaml", "--take", "-q"])
    text = Path("talks.yaml").read_text("utf-8")
    Path("talks.yaml").write_text(text.replace("EUR 2 million for ports", "EUR 3 million for ports"), "utf-8")
    capsys.readouterr()
    assert run(app, ["trace", "talks.yaml", "--format", "json"]) == 1
    (report,) = json.loads(capsys.readouterr().out)
    assert (report["facts"], report["resting"], report["percent"]) == (5, 4, 80.0)
    facts = [fact for it in report["statements"] for sentence in it["sentences"] for fact in sentence["facts"]]
    assert [(each["text"], each["verdict"]) for each in facts if each["kind"] == "figure"] == [
        ("USD 1.5 billion", "rests"),
        ("EUR 3 million", "wrong"),
        ("EUR 2 million", "rests"),
    ]
    assert [each["code"] for each in report["diagnostics"]] == ["trace-value"]
    assert report["left_out"][0]["at"] == "line 1"


def test_a_source_that_has_changed_or_lost_words_is_told(talks, capsys):
    run(app, ["trace", "talks.yaml", "--propose", "-q"])
    run(app, ["trace", "talks.yaml", "--take", "-q"])
    text = (
        Path("talks.yaml").read_text("utf-8").replace("file: statement.txt", f"file: statement.txt, sha256: {'0' * 64}")
    )
    Path("talks.yaml").write_text(text, "utf-8")
    Path("statement.txt").write_text(SOURCE.replace("They condemned", "The parties deplored"), "utf-8")
    assert run(app, ["trace", "talks.yaml"]) == 1
    told = capsys.readouterr().err
    assert "[trace-changed]" in told
    assert "[trace-quote]" in told
    assert "most of the words stand in statement, line 1: “The parties deplored a $1.5 billion theft.”" in told


def test_a_trace_sheet_has_each_sentence_beside_its_words_in_both_formats(talks, capsys):
    run(app, ["trace", "talks.yaml", "--propose", "-q"])
    run(app, ["trace", "talks.yaml", "--take", "-q"])
    text = Path("talks.yaml").read_text("utf-8").replace("USD 1.5 billion", "USD 1.6 billion")
    Path("talks.yaml").write_text(text.replace("city: Brussels", "city: Ghent"), "utf-8")
    capsys.readouterr()
    assert run(app, ["trace", "talks.yaml", "--sheet", "-o", "out"]) == 1
    assert [*map(str, sorted(Path("out").glob("talks.*")))] == ["out/talks.trace.docx", "out/talks.trace.pdf"]
    rows = [
        ("They condemned a theft of USD 1.6 billion.",
         "“They condemned a $1.5 billion theft.” (statement, line 1)"
         "≠ “USD 1.6 billion” stands here where the quotes have “$1.5 billion”"),
        ("Japan will provide EUR 2 million for ports.",
         "“Japan will provide 2 million euros for ports.” (statement, line 3)"),
        ("JP (participants[JP].party)", "“Japan will provide 2 million euros for ports.” (statement, line 3)"),
        ("Ghent (venue.city)", "≠ “Ghent” stands in no source that has a text"),
    ]  # fmt: skip
    document = Document("out/talks.trace.docx")
    cells = [
        tuple(cell.text.replace("\n", "").replace("\u00a0", " ") for cell in row.cells)
        for table in tables(document)
        for row in table.rows
    ]
    assert [row for row in rows if row not in cells] == []
    pdf = pypdfium2.PdfDocument("out/talks.trace.pdf")
    words = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pdf).split())
    assert "They condemned a theft of USD 1.6 billion." in words
    assert "“Japan will provide 2 million euros for ports.” (statement, line 3)" in words


def tables(found) -> list:
    """Give the tables of a Word document, those in cells too."""
    own = list(found.tables)
    return own + [inner for table in own for row in table.rows for cell in row.cells for inner in tables(cell)]


def test_the_schema_of_proposals_is_published_and_fits_them(talks):
    schema = proposals_schema()
    assert json.loads(PUBLISHED.read_text("utf-8")) == schema, "run: factsheet schema quotes > docs/quotes.schema.json"
    run(app, ["trace", "talks.yaml", "--propose", "-q"])
    proposed = to_python(read(Path("talks.quotes.yaml").read_bytes(), "talks.quotes.yaml"))
    assert [*Draft202012Validator(schema).iter_errors(proposed)] == []


def test_check_and_build_ask_for_the_share_and_remember_what_has_it(talks, capsys):
    Path("factsheet.toml").write_text('inputs = ["*.yaml"]\ntrace = 90\nformats = ["docx"]\n', "utf-8")
    for command in ("check", "build"):
        assert run(app, [command]) == 1
        assert "[trace-share]" in capsys.readouterr().err
    run(app, ["trace", "--propose", "-q"])
    assert run(app, ["trace", "--take", "-q"]) == 0
    for command in ("check", "build", "build"):
        assert run(app, [command]) == 0
    capsys.readouterr()
    Path("statement.txt").write_text(SOURCE.replace("$1.5 billion", "$1.6 billion"), "utf-8")
    assert run(app, ["build"]) == 1
    assert "[trace-quote]" in capsys.readouterr().err
