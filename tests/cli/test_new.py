import json
import re
from datetime import date
from pathlib import Path

import pytest

from factsheet.check.registry import whole_schema
from factsheet.cli.new import KINDS, make_starter
from factsheet.meeting import Kind, read_meeting


def test_the_file_is_written_and_named(factsheet):
    before = date.today()
    outcome = factsheet("new", "bilateral-x-2025")
    assert (outcome.code, outcome.out) == (0, "bilateral-x-2025.yaml\nmeeting.schema.json\n")
    steps = re.findall(r"factsheet .*?\.yaml", outcome.err)
    assert steps == ["factsheet check bilateral-x-2025.yaml", "factsheet build bilateral-x-2025.yaml"]
    assert all(factsheet(*step.split()[1:]).code == 0 for step in steps)
    assert Path("dist/bilateral-x-2025.pdf").is_file()
    meeting = read_meeting(Path("bilateral-x-2025.yaml").read_bytes(), "x").meeting
    assert meeting.id == "bilateral-x-2025"
    assert before <= meeting.date <= date.today()


def test_a_suffix_is_no_part_of_the_name(factsheet):
    assert factsheet("new", "sample.yaml").out == "sample.yaml\nmeeting.schema.json\n"


def test_the_schema_is_written_once_and_kept(factsheet):
    assert factsheet("new", "one").code == 0
    assert json.loads(Path("meeting.schema.json").read_text("utf-8")) == whole_schema()
    assert Path("one.yaml").read_text("utf-8").startswith("# yaml-language-server: $schema=meeting.schema.json\n")
    Path("meeting.schema.json").write_text("mine", "utf-8")
    assert factsheet("new", "two").out == "two.yaml\n"
    assert Path("meeting.schema.json").read_text("utf-8") == "mine"
    outcome = factsheet("new", "three", "--quiet")
    assert (outcome.out, outcome.err) == ("", "")


@pytest.mark.parametrize("name", ["null", "true", "2025-04-03", "1e3", "0"])
def test_a_name_that_yaml_might_read_otherwise_is_the_id(name):
    text = make_starter(name, "bilateral", date(2025, 4, 3))
    assert read_meeting(text.encode(), "x").meeting.id == name


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_checks_and_builds_as_it_is(factsheet, kind):
    assert factsheet("new", "sample", "--kind", kind).code == 0
    check, build = factsheet("check", "sample.yaml"), factsheet("build", "sample.yaml")
    assert (check.code, check.err) == (0, "1 meeting checked, nothing wrong\n")
    assert (build.code, build.err) == (0, "1 meeting built, 2 files written\n")


def test_every_kind_of_the_model_is_offered():
    assert set(KINDS) == {kind.value for kind in Kind}


def test_a_starter_depends_on_its_arguments_only():
    text = make_starter("sample", "summit", date(2025, 4, 3))
    assert text == make_starter("sample", "summit", date(2025, 4, 3))
    assert "date: 2025-04-03" in text
    assert "$" not in text.replace("$schema", "")


def test_commented_keys_are_keys_of_the_model(factsheet):
    """What a comment offers must be accepted once its `#` is taken away."""
    text = make_starter("sample", "bilateral", date(2025, 4, 3))
    offered = [
        ("# reference: the number of the sheet in your registry", "reference: A 1"),
        ("# previous: the id of the meeting before this one", "previous: before"),
        ("  # place: the building or room", "  place: A room"),
        ("  # occasion: for example on the margins of which conference", "  occasion: A conference"),
        ("  # country: ISO 3166 code; decides how states are named", "  country: CH"),
        ("    # publisher: who published it", "    publisher: A publisher"),
        ("    # url: where it stands on the web", "    url: https://www.example.org/page"),
        ("    # email: and phone: as printed", "    email: press@example.org\n    phone: '+41 00 000 00 00'"),
        ("      # - table:", "      - table:"),
        ("      #     caption: What the table shows", "          caption: C"),
        ("      #     columns: [Subject, First meeting, This meeting]", "          columns: [A, B, C]"),
        ("      #     rows:", "          rows:"),
        ("      #       - [Energy, what was said then, what is said now]", "            - [D, E, F]"),
        (
            "      # - figure: {path: figures/map.png, alt: What the picture shows in words, caption: A caption}",
            "      - figure: {path: figures/map.png, alt: What the picture shows, caption: A caption}",
        ),
        ("# clearances: [Legal Adviser, Press office]", "clearances: [Legal Adviser, Press office]"),
        ("# classification: {portions: OPEN}", "classification: {portions: OPEN}"),
        ("# abbreviations:\n#   NATO: North Atlantic Treaty Organization", "abbreviations:\n  AB: Meaning"),
    ]
    for comment, line in offered:
        assert comment in text
        text = text.replace(comment, line)
    meeting = read_meeting(text.encode(), "sample.yaml").meeting
    assert meeting.contacts[0].email == "press@example.org"


def test_nothing_is_overwritten(factsheet):
    Path("sample.yaml").write_text("mine", encoding="utf-8")
    outcome = factsheet("new", "sample")
    assert outcome.code == 2
    assert "sample.yaml is there already" in outcome.err
    assert Path("sample.yaml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["Sample", "a b", "../up", "a/b", "-", "a--b", "", ".yaml", "é", "x" * 101])
def test_a_name_that_cannot_be_an_id_is_refused(factsheet, folder, name):
    outcome = factsheet("new", "--", name)
    assert outcome.code == 2
    assert "Invalid value for 'NAME'" in outcome.err
    assert list(folder.iterdir()) == []


def test_an_unknown_kind_lists_the_kinds(factsheet):
    outcome = factsheet("new", "sample", "--kind", "plurilateral")
    assert outcome.code == 2
    assert "multilateral" in outcome.err


def test_quiet_says_nothing(factsheet):
    outcome = factsheet("new", "sample", "--quiet")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
