"""Files of schemes: laid over their bases, every error at its place, and the schema by which editors complete."""

from __future__ import annotations

import json
from pathlib import Path
from typing import ClassVar

import pytest
import yaml
from jsonschema import Draft202012Validator
from schemes import NAMES, shipped

from factsheet.diagnostics import FactsheetError
from factsheet.markings.marks import MarkError
from factsheet.markings.model import scheme_schema
from factsheet.markings.parsing import parse_portion
from factsheet.markings.printing import banner_text
from factsheet.markings.release import Portion
from factsheet.markings.rollup import roll_up
from factsheet.pipeline.markings import Schemes
from factsheet.pipeline.packs import NamedFile
from factsheet.production.inputs.packs import PackLibrary

ROOT = Path(__file__).parents[2]
SCHEMA = scheme_schema()


class PlainDays(yaml.CSafeLoader):
    """Leaves days as text, as JSON has them."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, object]]]] = {
        first: [(tag, sign) for tag, sign in found if not tag.endswith(":timestamp")]
        for first, found in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


def schemes(**texts: str) -> Schemes:
    """Give schemes of texts by their names, beside those of the program."""
    own = {name: NamedFile(f"{name}.yaml", text.encode()) for name, text in texts.items()}
    return Schemes({**PackLibrary().files.markings, **own})


def test_the_published_schema_is_the_one_of_the_program():
    Draft202012Validator.check_schema(SCHEMA)
    known = json.loads((ROOT / "docs" / "marking.schema.json").read_text("utf-8"))
    assert known == SCHEMA, "run: factsheet schema marking > docs/marking.schema.json"


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_of_the_program_names_its_source(name):
    assert shipped().names == NAMES
    text = (ROOT / f"templates/markings/{name}.yaml").read_text("utf-8")
    Draft202012Validator(SCHEMA).validate(yaml.load(text, PlainDays))
    rules = shipped().scheme(name).rules
    found = [*rules.levels.values(), *rules.categories, *rules.controls.values(), *rules.bears]
    found += [part for each in (*rules.categories, *rules.controls.values()) for part in each.compartments.values()]
    assert all(
        each.source
        for each in [*found, *filter(None, (rules.release, rules.public, rules.unmarked, rules.pages, rules.foreign))]
    )
    assert rules.sources


def test_a_scheme_says_only_what_it_changes_of_its_base():
    own = (
        "title: Own\nbase: us\nwithout: [EYES ONLY, FOUO]\nrelease: {groups: {QUAD: [AUS, IND, JPN, USA], ISAF: []}}\n"
    )
    found = schemes(own=own).scheme("own")
    assert found.rules.title == "Own"
    assert found.release.eyes is None
    assert not {"EYES ONLY", "FOUO"} & {*found.rules.controls, *found.rule("NF").excludes, *found.rule("SBU").yields_to}
    assert parse_portion("S//REL TO USA, JPN, ISAF, QUAD", found)
    with pytest.raises(MarkError, match="`FOUO` is no control"):
        parse_portion("U//FOUO", found)


def test_what_a_scheme_leaves_out_its_compartments_and_portions_of_others_ask_for_no_more():
    found = schemes(own="title: Own\nbase: us\nwithout: [OC, OC-USGOV, FGI]\n").scheme("own")
    assert parse_portion("TS//SI-G//NF", found)
    assert found.foreign is None
    with pytest.raises(MarkError, match="of which `own` has none"):
        parse_portion("//GBR S//NF", found)


def test_systems_that_are_not_published_stand_in_a_scheme_of_the_set():
    own = "title: Own\nbase: us\ncontrols: {LMN: {category: sci, levels: [S, TS], compartments: {'[A-Z]{3}': {}}}}\n"
    found = schemes(own=own).scheme("own")
    marks = [parse_portion(text, found) for text in ("S//LMN-ABC//NF", "TS//HCS-P/LMN//NF")]
    banner = roll_up([Portion("", mark) for mark in marks], found).banner
    assert banner_text(banner, found) == "TOP SECRET//HCS-P/LMN-ABC//NOFORN"


@pytest.mark.parametrize(
    ("portions", "banner"),
    [
        (["S//REL TO USA, QUAD", "S//REL TO USA, JPN, KOR"], "SECRET//REL TO USA, JPN"),
        (["S//REL TO USA, ISAF", "S//REL TO USA, DEU"], "SECRET//NOFORN"),
        (["S//REL TO USA, DEU, ISAF", "S//REL TO USA, ISAF"], "SECRET//REL TO USA, ISAF"),
    ],
)
def test_groups_of_the_set_are_taken_apart_where_their_members_are_told(portions, banner):
    own = "title: Own\nbase: us\nrelease: {groups: {QUAD: [AUS, IND, JPN, USA], ISAF: []}}\n"
    found = schemes(own=own).scheme("own")
    rolled = roll_up([Portion("", parse_portion(text, found)) for text in portions], found)
    assert banner_text(rolled.banner, found) == banner


def test_what_a_base_lacks_its_own_base_has():
    texts = {"a": "title: A\nbase: us-state\nwithout: [SBU]\n", "b": "title: B\nbase: a\nwithout: [TS]\n"}
    found = schemes(**texts).scheme("b")
    assert (found.levels, found.rules.title, found.rules.without) == (("U", "C", "S"), "B", ("TS",))
    assert "SBU" not in found.rules.controls
    assert "SBU-NF" in found.rules.controls


WRONG = [
    ("title: A\n", 1, 1, "levels", None),
    ("title: A\nlevels: {}\n", 2, 9, "must not be empty", None),
    ("title: A\nlevel: {X: {banner: X}}\n", 2, 1, "unknown key `level`", "did you mean `levels`?"),
    ("title: A\nbase: uss\n", 2, 7, "there is no scheme of markings `uss`", "did you mean `us`?"),
    ("title: A\nbase: own\n", 2, 7, "must not lead back to a scheme that lies over it: `own` → `own`", None),
    ("title: A\nlevels: {X: {banner: X//Y}}\n", 2, 22, "must be a word of a level", "`//` divides categories"),
    (
        "title: A\nbase: us\ncontrols: {NEW: {category: disseminated}}\n",
        3,
        11,
        "names `disseminated` in `category` of `NEW`",
        "did you mean `dissemination`?",
    ),
    ("title: A\nbase: us\ncontrols: {PR: {excludes: [NFF]}}\n", 3, 11, "names `NFF` in `excludes` of `PR`", None),
    (
        "title: A\nbase: us\ncontrols: {XYZ: {category: sci, compartments: {AB: {needs: [OCC]}}}}\n",
        3,
        11,
        "names `OCC` in `needs` of `XYZ`",
        "did you mean `OC`?",
    ),
    (
        "title: A\nbase: us\ncontrols: {XYZ: {category: sci, compartments: {'[': {}}}}\n",
        3,
        48,
        "`[` in controls.XYZ.compartments must be a regular expression",
        None,
    ),
    (
        "title: A\nbase: us\nforeign: {control: FGJ}\n",
        3,
        10,
        "names `FGJ` in `control` of `foreign`",
        "did you mean `FGI`?",
    ),
    ("title: A\nbase: us\nrelease: {to: RELTO}\n", 3, 10, "names `RELTO` in `controls` of `release`", None),
    (
        "title: A\nbase: us\nrelease: {groups: {quad: [JPN]}}\n",
        3,
        26,
        "must stand under a code of three or four capital letters",
        None,
    ),
    (
        "title: A\nbase: us-cui\ncategories: [{name: cui, head: CUI, open: '['}, {name: dissemination}]\n",
        3,
        43,
        "must be a regular expression",
        None,
    ),
]


@pytest.mark.parametrize(("text", "line", "column", "message", "hint"), WRONG, ids=[each[3] for each in WRONG])
def test_what_is_wrong_with_a_scheme_is_told_at_its_place(text, line, column, message, hint):
    with pytest.raises(FactsheetError) as error:
        schemes(own=text).scheme("own")
    told = error.value.diagnostics[0]
    assert (told.span.file, told.span.line, told.span.column) == ("own.yaml", line, column), str(told)
    assert message in str(told)
    assert hint is None or hint in told.hints
