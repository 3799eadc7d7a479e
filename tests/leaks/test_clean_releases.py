"""A release of every sample, by every scheme, is clean; the full sheet is not, nor is what is put into a release."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

import pytest
import yaml

from factsheet import api

INPUTS = sorted((Path(__file__).parents[2] / "inputs").glob("*.yaml"))
IMAGES = {path.relative_to(INPUTS[0].parent).as_posix(): path.read_bytes() for path in INPUTS[0].parent.rglob("*.*g")}
BLOCK = {"by": "A. Officer, Director", "derived_from": "A guide", "declassify_on": "20350403"}
SCHEMES: dict[str, tuple[str, str, dict[str, str]]] = {
    "us": ("U", "S//NF", BLOCK),
    "us-state": ("U", "S//NF", BLOCK),
    "us-cui": ("U", "CUI", {"controlled_by": "A desk"}),
    "us-dod-cui": ("U", "CUI", {"controlled_by": "A desk"}),
    "nato": ("NU", "NS", {}),
    "eu": ("NOT CLASSIFIED", "S-UE/EU-S", {"copy_number": "3 of 10"}),
    "uk": ("OFFICIAL", "SECRET", {}),
    "tlp": ("TLP:CLEAR", "TLP:RED", {}),
    "plain": ("OPEN", "CONFIDENTIAL", {}),
}
LISTS = {"participants", "groups", "summary", "points", "sections", "content", "follow_ups", "sources", "annexes"}
LISTS |= {"related", "contacts"}
WRAPPERS = {"paragraph", "table", "figure", "section"}
PAIRS = [*zip(cycle(SCHEMES), INPUTS, strict=False)]


def marked(file: Path, scheme: str) -> bytes:
    """Give a sample in which every third portion of a text is withheld."""
    low, high, block = SCHEMES[scheme]
    plain = yaml.load(file.read_bytes(), yaml.CSafeLoader)
    plain.pop("clearances", None)
    meeting = _with_dates(plain) | {"marking": low, "reference": "2025/1", "status": "draft"}
    count = iter(range(10_000))
    for group in meeting.get("groups", ()):
        _mark(group["participants"], low, low, count)
    for key in sorted((LISTS - {"groups"}) & meeting.keys()):
        _mark(meeting[key], low, high if key in {"summary", "sections", "follow_ups"} else low, count)
    meeting["classification"] = {"scheme": scheme, **block}
    return yaml.dump(meeting, Dumper=yaml.CSafeDumper, allow_unicode=True, encoding="utf-8")


def _with_dates(plain: object) -> object:
    if isinstance(plain, dict):
        return {key: _with_dates(value) for key, value in plain.items()}
    if isinstance(plain, list):
        return [_with_dates(each) for each in plain]
    return plain if isinstance(plain, str | int | float | bool) or plain is None else str(plain)


def _mark(items: list[object], low: str, high: str, count: object) -> None:
    items[:] = [{"text": item} if isinstance(item, str) else item for item in items]
    for item in items:
        inner = item
        for wrapper in WRAPPERS & item.keys():
            if isinstance(item[wrapper], str):
                item[wrapper] = {"text": item[wrapper]}
            inner = item[wrapper]
        text = not ({"content", "participants", "party"} & inner.keys())
        inner["marking"] = high if text and next(count) % 3 == 1 else low
        for key in sorted(LISTS & {key for key, value in inner.items() if isinstance(value, list)} - {"sources"}):
            _mark(inner[key], low, high, count)


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    """Give a folder that keeps templates, which else were compiled for every sheet."""
    return tmp_path_factory.mktemp("cache")


@pytest.mark.parametrize(("scheme", "file"), PAIRS, ids=lambda each: getattr(each, "stem", each))
def test_a_release_is_clean(scheme, file, cache):
    meeting, level = marked(file, scheme), SCHEMES[scheme][0]
    assert api.release(meeting, level).withheld
    released = api.build(meeting, images=IMAGES, release=level, cache=cache)
    assert set(released.files) == {"pdf", "docx"}, released.diagnostics
    files = {f"a.{name}": data for name, data in released.files.items()}
    assert api.leak_check(files, meeting, level, cache=cache).diagnostics == ()


def test_drafts_of_a_level_are_clean_and_the_full_sheet_is_not(cache):
    meeting = marked(min(INPUTS, key=lambda file: file.stat().st_size), "plain")
    drafted = api.draft(meeting, release="public", cache=cache)
    full = {f"full.{kind}": data for kind, data in api.build(meeting, images=IMAGES, cache=cache).files.items()}
    full["draft.docx"] = api.draft(meeting, cache=cache).docx
    files = {"level.docx": drafted.docx, "level.json": drafted.base, **full}
    found = api.leak_check(files, meeting, "public", cache=cache).diagnostics
    assert {(each.code, each.span.file) for each in found} == {("leak", name) for name in full}
