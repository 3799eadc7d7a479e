"""What an editor with yaml-language-server shows in a meeting file."""

from __future__ import annotations

import json
from datetime import date

import pytest
from language_server import LanguageServer

from factsheet.check.registry import switchable, whole_schema
from factsheet.cli.new import KINDS, make_starter
from factsheet.values.names.territories import ENGLISH

FIRST = "# yaml-language-server: $schema=meeting.schema.json\n"
STARTER = make_starter("sample", "bilateral", date(2025, 4, 3))


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("editor")
    (folder / "meeting.schema.json").write_text(json.dumps(whole_schema()), "utf-8")
    with LanguageServer(folder) as running:
        yield running


def messages(server, text: str) -> list[str]:
    return [f"{each['range']['start']['line'] + 1}: {each['message']}" for each in server.diagnostics(text)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_file_has_no_error(server, kind):
    assert messages(server, make_starter("sample", kind, date(2025, 4, 3))) == []


POINT = "      - A point can be a plain text, too."
TAKEN = [
    (POINT, "      - 5"),
    (POINT, "      - table: {columns: [2024, {title: 2025}], rows: [[1, true, ''], {cells: [2, 3]}]}"),
    (POINT, "      - paragraph: 2025"),
    (POINT, "      - {lead: 2025, text: 5}"),
    ("    office: Press office", "    office: Press office\n    phone: 41220000000"),
    ("title: Title of the meeting", "title: 2025"),
    ('version: "1"', "version: 1.10"),
    ("id: sample", "id: 2025"),
    ("id: sample", "id: con-1"),
    ("country: ZZ", "country: NO"),
    ("date: 2025-04-03", "date: 2024-02-29"),
    ("date: 2025-04-03", "date: 2000-02-29"),
    ("due: 2025-05-03", "due: before the next ministerial"),
    ("language: en", "language: pt-BR"),
    ("  - party: Party 1", "  - party: World Bank"),
    ("  - party: Party 1", "  - party: NO"),
]


@pytest.mark.parametrize(("old", "new"), TAKEN)
def test_what_the_program_takes_is_no_error(server, old, new):
    assert old in STARTER
    assert messages(server, STARTER.replace(old, new, 1)) == []


EXISTS = "This must be a day that exists, written year-month-day, such as 2025-04-03."
TOLD = [
    ("title: Title", "titel: Title", ["5: Missing property", "8: Property titel is not allowed."]),
    (POINT, "      - {led: x}", ["Property led is not allowed.", 'Missing property "lead".']),
    (POINT, "      - tabel: {}", ["Property tabel is not allowed.", 'Missing property "lead".']),
    ("country: ZZ", "country: XX", ["This must be an ISO 3166 code of two capital letters, such as US, JP or KR."]),
    ("date: 2025-04-03", "date: 2025-02-30", [EXISTS]),
    ("date: 2025-04-03", "date: 2025-02-29", [EXISTS]),
    ("date: 2025-04-03", "date: 1900-02-29", [EXISTS]),
    ("date: 2025-04-03", "date: 2025-04-31", [EXISTS]),
    ("date: 2025-04-03", "date: 2025-13-01", [EXISTS]),
    ("due: 2025-05-03", "due: 2025", ["Incorrect type."]),
    ("id: sample", "id: con", ["5: "]),
    ("kind: bilateral", "kind: bilatral", ["Value is not accepted. Valid values:"]),
]


@pytest.mark.parametrize(("old", "new", "told"), TOLD)
def test_what_is_wrong_is_told_in_sentences(server, old, new, told):
    assert old in STARTER
    found = messages(server, STARTER.replace(old, new, 1))
    assert len(found) == len(told)
    assert all(any(words in each for each in found) for words in told)
    assert all(each.rstrip().endswith(".") for each in found)


def offered(server, text: str) -> dict[str, str]:
    """Give the labels of what is offered where `|` stands, and what each inserts."""
    items = server.completions(FIRST + text)
    return {each["label"]: each.get("insertText") or each["textEdit"]["newText"] for each in items}


@pytest.mark.parametrize(
    ("text", "label", "start"),
    [
        ("participants:\n  |\n", "A party", "- party: $1"),
        ("summary:\n  |\n", "A point", "- lead: $1"),
        ("sections:\n  |\n", "A section", "- title: $1"),
        ("follow_ups:\n  |\n", "A follow-up", "- action: $1"),
        ("sources:\n  |\n", "A source", "- id: $1"),
        ("contacts:\n  |\n", "A contact", "- name: $1"),
        ("clearances:\n  |\n", "An office", "- office: "),
        ("allow:\n  |\n", "An allowance", "- code: $1"),
        ("co_issuers:\n  |\n", "A co-issuer", "- name: $1"),
        ("groups:\n  |\n", "A group", "- title: $1"),
        ("annexes:\n  |\n", "An annex", "- title: $1"),
        ("related:\n  |\n", "A document", "- title: $1"),
        ("objections:\n  |\n", "An objection", "- party: $1"),
        ("participants:\n  - party: FR\n    people:\n      |\n", "A person", "- name: $1"),
        ("sections:\n  - title: A\n    content:\n      |\n", "A point", "- lead: $1"),
        ("summary:\n  - text: A\n    points:\n      |\n", "A point", "- lead: $1"),
    ],
)
def test_a_list_completes_to_its_first_item(server, text, label, start):
    assert offered(server, text)[label].startswith(start)


def test_every_kind_of_content_has_its_title_and_snippet(server):
    items = server.completions(f"{FIRST}sections:\n  - title: A\n    content:\n      - |\n")
    labels = [each["label"] for each in items]
    assert {"paragraph", "table", "figure", "section", "Paragraph", "Table", "Figure", "Section"} <= set(labels)
    snippets = [each.get("insertText", "") for each in items]
    assert any(each.startswith("table:\n    caption: $1\n    columns:") for each in snippets)
    assert not any("object(" in label for label in labels)


def test_texts_complete_to_nothing(server):
    assert offered(server, "title: |\n") == {}


def test_codes_complete(server):
    assert set(offered(server, "venue:\n  country: |\n")) >= set(ENGLISH)
    assert set(offered(server, "issuer:\n  country: |\n")) >= {"BE", "JP"}
    assert set(offered(server, "participants:\n  - party: |\n")) >= set(ENGLISH)
    assert set(offered(server, "language: |\n")) >= {"en", "fr", "ja", "pt", "zh"}
    assert set(offered(server, "allow:\n  - code: |\n")) == set(switchable())
    assert set(offered(server, "kind: |\n")) == {"bilateral", "trilateral", "multilateral", "summit"}


def test_a_country_says_which_it_is(server):
    items = server.completions(f"{FIRST}venue:\n  country: |\n")
    assert "Belgium" in [each.get("documentation") for each in items if each["label"] == "BE"]
