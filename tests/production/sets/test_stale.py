"""What another value of an option makes anew is what the option says."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from small_set import write_meeting

from factsheet.production.inputs.packs import built_in_folder
from factsheet.production.options import Options, RunOptions, Stale, options_of
from factsheet.production.sets.request import State

SAME = {
    "languages": ("en",),
    "paper": "a4",
    "profile": "plain",
    "banners": "page",
    "fit": True,
    "rules_off": ("follow-up-due",),
    "created": datetime(2025, 1, 1, tzinfo=UTC),
}
"""Values that change nothing in the files of the set, and for all that are another value."""


def named(stale: Stale) -> set[str]:
    return {option.name for option in options_of(Options) if option.stale is stale}


def test_every_option_is_tried():
    assert SAME.keys() == named(Stale.SHEETS)
    assert named(Stale.USERS) == {"at", "markings", "profiles", "template", "template_by_kind", "templates", "theme"}
    assert named(Stale.FILES) == {"formats", "name", "named_by_profile"}
    assert {option.stale for option in options_of(RunOptions)} == {Stale.NOTHING}


@pytest.mark.parametrize("name", SAME)
def test_an_option_that_makes_every_sheet_anew(meetings, build, name):
    build()
    assert set(build(**{name: SAME[name]}).values()) == {State.BUILT}
    assert set(build(**{name: SAME[name]}).values()) == {State.UP_TO_DATE}


def test_options_that_make_anew_what_uses_them(meetings, build):
    write_meeting("d", kind="multilateral")
    build()
    assert build(template_by_kind={"multilateral": "brief"}) == {
        **dict.fromkeys("abc", State.UP_TO_DATE),
        "d": State.BUILT,
    }
    theme = (built_in_folder() / "standard/theme.yaml").read_text("utf-8")
    Path("theme.yaml").write_text(theme, "utf-8")
    Path("packs").mkdir()
    same = build(theme=Path("theme.yaml"), templates=Path("packs"))
    assert set(same.values()) == {State.UP_TO_DATE}
    Path("theme.yaml").write_text(theme.replace("size: a4", "size: letter"), "utf-8")
    assert set(build(theme=Path("theme.yaml")).values()) == {State.BUILT}


def test_options_that_make_files_anew(meetings, build):
    build()
    assert set(build(name="x-{id}.{format}").values()) == {State.BUILT}
    assert set(build(name="x-{id}.{format}", formats=("pdf", "docx")).values()) == {State.BUILT}
    assert set(build(name="x-{id}.{format}").values()) == {State.UP_TO_DATE}


def test_how_a_build_goes_about_its_work_makes_nothing_anew(meetings, build):
    build()
    assert set(build(RunOptions(2, prune=True, fail_fast=True)).values()) == {State.UP_TO_DATE}
