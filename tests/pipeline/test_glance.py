"""What files seem to say, held against what a true reading gives."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
import yaml

from factsheet.cli.new import make_starter
from factsheet.meeting import Meeting, facts_of, read_meeting
from factsheet.pipeline.glance import glance, look_closer, packs_of, profile_of
from factsheet.pipeline.packs import NamedFile

HEAD = "id: a\nkind: summit\ndate: 2025-04-03\n"


@pytest.mark.parametrize("kind", ["bilateral", "trilateral", "multilateral", "summit"])
def test_a_glance_at_a_usual_file_sees_what_a_true_reading_gives(kind):
    data = make_starter("sample", kind, date(2025, 4, 3)).encode()
    meeting = read_meeting(data, "f").meeting
    assert glance(data) == {
        "id": meeting.id,
        "kind": meeting.kind.value,
        "status": meeting.status.value,
        "language": meeting.language,
        "date": meeting.first_day.isoformat(),
        "country": meeting.issuer.country or "",
    }


def test_what_a_glance_takes_for_granted_is_what_the_model_does():
    named = {facts.key: Meeting.model_fields[name] for name, facts in facts_of(Meeting).items()}
    found = glance(HEAD.encode())
    assert {"from", *found} <= {*named, "country"}
    left_out = {key: value for key, value in found.items() if f"{key}:" not in HEAD and key in named}
    assert left_out == {key: named[key].default for key in ("language", "status")}


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("id: a-b # why", "id", "a-b"),
        ("id: 'a'", "id", "a"),
        ('id: "a"\r', "id", "a"),
        ("from: 2025-04-01", "date", "2025-04-01"),
        ("language: fr", "language", "fr"),
        ("status: final", "status", "final"),
    ],
)
def test_forms_of_a_line(text, key, value):
    lines = [line for line in HEAD.splitlines() if not line.startswith(f"{text.split(':')[0]}:")]
    if text.startswith("from"):
        lines.remove("date: 2025-04-03")
    assert glance("\n".join([*lines, text, ""]).encode())[key] == value


@pytest.mark.parametrize("text", ["", "kind: summit\ndate: x\n", f"{HEAD}id: b\n", "id: >-\n  a\nkind: summit\n"])
def test_what_a_glance_does_not_tell(text):
    assert glance(text.encode()) is None


def test_keys_that_are_not_at_the_margin_are_not_the_meetings():
    assert glance(f"{HEAD}issuer:\n  id: b\n".encode())["id"] == "a"


WHOLE = """\
id: a
kind: bilateral
title: A
language: fr-CA
status: cleared
date: 2025-04-03
venue: {city: Brussels, country: BE}
issuer: {name: Desk, country: JP}
participants: [{party: FR}, {party: BE}]
"""
TRUE = {"id": "a", "kind": "bilateral", "language": "fr-CA", "status": "cleared", "date": "2025-04-03", "country": "JP"}
PLAIN = yaml.load(WHOLE, yaml.CBaseLoader)
FLOW = [f"{key}: {json.dumps(value)}" for key, value in PLAIN.items()]
ISSUER = "# JP\n  # country: US\n# country: KR\n  country: JP # US\n  name: Desk"
FORMS = {
    "quoted keys": re.sub(r"^(\w+):", r'"\1":', WHOLE, flags=re.MULTILINE),
    "keys in single quotes": re.sub(r"^(\w+) ?:", r"'\1' :", WHOLE, flags=re.MULTILINE),
    "quoted values": WHOLE.replace("fr-CA", "'fr-CA'").replace("cleared", '"cleared" # c').replace("JP", '"JP"'),
    "escaped values": WHOLE.replace("fr-CA", r'"fr\u002dCA"').replace(" cleared", r' "clea\x72ed"'),
    "escaped keys": WHOLE.replace("language:", r'"langu\u0061ge":').replace("status:", r'"statu\x73":'),
    "remarks": WHOLE.replace("language: fr-CA", "# language: de\nlanguage: fr-CA # not de"),
    "a remark in the issuer": WHOLE.replace("{name: Desk, country: JP}", ISSUER),
    "values in the next line": WHOLE.replace("language: ", "language:\n  ").replace("status: ", "status: # c\n  "),
    "block scalars": WHOLE.replace(" fr-CA", " >-\n  fr-CA").replace(" cleared", " |-\n  cleared"),
    "explicit keys": WHOLE.replace("language: fr-CA", "? language\n: fr-CA"),
    "a flow mapping": "{" + ", ".join(FLOW) + "}",
    "a flow mapping at the margin": "# c\n{\n" + ",\n".join(FLOW) + "\n}",
    "JSON": json.dumps(PLAIN),
    "JSON in lines": json.dumps(PLAIN, indent=2),
    "JSON at the margin": json.dumps(PLAIN, indent=0),
    "a document's start": "---\n" + WHOLE,
    "a document's start with a text": "--- {" + ", ".join(FLOW) + "}",
    "a directive": "%YAML 1.2\n---\n" + WHOLE,
    "a byte order mark": "\ufeff" + WHOLE.replace("id: a\n", "").replace("language: fr-CA", "id: a\nlanguage: fr-CA"),
    "a mark before the language": "\ufefflanguage: fr-CA\n" + WHOLE.replace("language: fr-CA\n", ""),
    "lines of Windows": WHOLE.replace("\n", "\r\n"),
    "lines of an old Mac": WHOLE.replace("\n", "\r"),
    "one line of an old Mac": WHOLE.replace("title: A\n", "title: A\r"),
    "nothing for the language": WHOLE.replace("fr-CA", "~").replace("status: cleared", "status:"),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_glance_or_a_closer_look_gives_what_a_true_reading_does(form):
    data = FORMS[form].encode()
    wanted = TRUE | ({"language": "en", "status": "draft"} if form.startswith("nothing") else {})
    assert (glance(data) or look_closer(data)) == wanted
    if not form.startswith("nothing"):  # which the true reading refuses
        meeting = read_meeting(data, "f").meeting
        assert (meeting.language, meeting.status, meeting.issuer.country) == ("fr-CA", "cleared", "JP")


@pytest.mark.parametrize(
    "form",
    [
        "quoted keys",
        "quoted values",
        "remarks",
        "a remark in the issuer",
        "lines of Windows",
        "a document's start",
        "a byte order mark",
    ],
)
def test_what_people_write_needs_no_parser(form):
    assert glance(FORMS[form].encode()) is not None


OWN = "title: T\npack: brief\nbase: state\ncountries: [FR, BE]\n"
SAID = yaml.load(OWN, yaml.CBaseLoader)


@pytest.mark.parametrize(
    "text",
    [
        OWN,
        re.sub(r"^(\w+):", r'"\1":', OWN, flags=re.MULTILINE),
        OWN.replace("\n", "\r\n"),
        "\ufeff" + OWN,
        OWN.replace("[FR, BE]", "# US\n  - FR # not JP\n# KR\n\n  - 'BE'"),
        OWN.replace("[FR, BE]", "[FR, # JP ]\n BE]"),
        OWN.replace("pack: brief", "pack: # c\n  brief"),
        json.dumps(SAID),
        json.dumps(SAID, indent=1),
    ],
)
def test_a_profile_in_any_form_tells_its_pack_and_its_countries(text):
    files = {"own": NamedFile("own.yaml", text.encode())}
    assert packs_of(files) == {"own": "brief"}
    assert [profile_of(files, code) for code in ("FR", "BE", "JP", "KR", "US")] == ["own", "own", *["plain"] * 3]
