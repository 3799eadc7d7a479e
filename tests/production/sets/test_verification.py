"""What is not as the manifest has it is told, and what building again gives otherwise."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace
from small_set import said, write_meeting

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.production.inputs.files import Found, match_meetings
from factsheet.production.options import Options, RunOptions
from factsheet.production.records.fingerprints import versions
from factsheet.production.sets.request import Observer, Request, SheetReport, State
from factsheet.production.sets.verify import read_manifest, verify_folder, verify_rebuild

DIST = Path("dist")


@pytest.fixture
def built(meetings, build):
    build()
    return read_manifest(DIST)


def verified() -> list[str]:
    """Give code, message and hints of what is wrong with the folder."""
    found = verify_folder(DIST, read_manifest(DIST)).diagnostics
    return [f"{each.code}: {each.message} {'; '.join(each.hints)}".strip() for each in found]


def rebuilt(listed) -> list[SheetReport]:
    request = Request(match_meetings(Path(), ("inputs/*.yaml",)), Options(formats=("docx",)), whole=True)
    return list(verify_rebuild(DIST, listed, request, RunOptions(), Observer()))


def test_what_was_built_is_whole_and_comes_out_the_same(built):
    assert sorted(built.files) == ["a.docx", "b.docx", "c.docx"]
    assert (verified(), built.failed, built.leftovers) == ([], (), {})
    assert [(report.source.name, report.state, report.written) for report in rebuilt(built)] == [
        (f"{name}.yaml", State.BUILT, ()) for name in "abc"
    ]


def test_what_concerns_no_single_sheet_is_told_of_a_rebuild_too(built):
    lost = Diagnostic("cannot-read", "cannot be read: permission denied")
    found = match_meetings(Path(), ("inputs/*.yaml",))
    request = Request(Found(found.files, (lost,)), Options(formats=("docx",)), whole=True)
    reports = list(verify_rebuild(DIST, built, request, RunOptions(), Observer()))
    assert [(each.source, each.diagnostics, each.state) for each in reports if each.source is None] == [
        (None, (lost,), State.FAILED)
    ]


def test_missing_changed_and_unlisted_files_are_told(built):
    (DIST / "a.docx").unlink()
    (DIST / "c.docx").write_bytes(b"x")
    (DIST / "more").mkdir()
    (DIST / "more/x.txt").touch()
    assert verified() == [
        "missing-file: dist/a.docx is missing or cannot be read build again",
        "changed-file: dist/c.docx is not what was built build again",
        "unlisted-file: dist/more/x.txt is not in the manifest",
    ]


@pytest.mark.parametrize("sha256", ["0" * 64, "f" * 64])
@pytest.mark.parametrize(
    ("harmed", "names"), [(1, "a.docx"), (3, "a.docx, b.docx, c.docx"), (4, "a.docx, b.docx, c.docx …")]
)
def test_sums_that_differ_from_the_manifest_are_told(built, harmed, names, sha256):
    sums = built.files | dict.fromkeys(("a.docx", "b.docx", "c.docx", "d.docx")[:harmed], sha256)
    Path("dist/SHA256SUMS").write_text("".join(f"{each}  {name}\n" for name, each in sums.items()), "utf-8")
    assert verified() == [f"wrong-sums: the sums do not agree with manifest.json on {names} build again"]


def test_sums_that_are_not_there_are_told(built):
    Path("dist/SHA256SUMS").unlink()
    assert [each.partition(":")[0] for each in verified()] == ["cannot-read"]


def test_a_sheet_with_errors_and_what_is_left_over_are_told(meetings, build):
    build()
    Path("inputs/a.yaml").unlink()
    write_meeting("b", "[broken")
    build()
    assert read_manifest(DIST).leftovers.keys() == {"a.docx"}
    assert [each.partition(" had")[0] for each in verified()] == ["failed-sheet: ../inputs/b.yaml"]


def test_what_comes_out_otherwise_is_told_with_the_versions_that_differ(built):
    write_meeting("a", "Another point.")
    now = versions()
    for listed, hint in (
        (built, "a meeting, a template or an option has changed"),
        (replace(built, versions={**built.versions, "zlib": "0.9"}), f"it was built with zlib 0.9, now {now['zlib']}"),
    ):
        first, *others = rebuilt(listed)
        (found,) = first.diagnostics
        assert (first.state, found.code, found.hints) == (State.FAILED, "other-bytes", (hint,))
        assert found.message == "building again gives other bytes than dist/a.docx has"
        assert [each.state for each in others] == [State.BUILT, State.BUILT]


def test_meetings_that_came_went_or_have_errors_are_told(built):
    Path("inputs/a.yaml").unlink()
    write_meeting("b", "[broken")
    write_meeting("d", more="follow_ups: [{action: Meet again}]\n")
    reports = rebuilt(built)
    told = {report.source and report.source.name: said([report]) for report in reports}
    assert "unlisted-output" in told["d.yaml"]
    assert told["d.yaml"] == ["unlisted-output"]
    assert told["c.yaml"] == []
    assert told[None] == ["not-rebuilt", "not-rebuilt"]
    assert [each.message for each in reports[-1].diagnostics] == [
        "no meeting gives dist/a.docx now",
        "no meeting gives dist/b.docx now",
    ]
    states = {report.source and report.source.name: report.state for report in reports}
    assert states == {"b.yaml": State.FAILED, "c.yaml": State.BUILT, "d.yaml": State.FAILED, None: State.FAILED}


@pytest.mark.parametrize("name", ["../inputs/a.yaml", "/etc/passwd", "x/../../y"])
@pytest.mark.parametrize("key", ["outputs", "leftovers"])
def test_a_manifest_that_points_elsewhere_is_none(built, name, key):
    plain = json.loads((DIST / "manifest.json").read_bytes())
    listed = {"file": name, "sha256": "0", "source": "x", "format": "pdf", "bytes": 1}
    (plain["sheets"][0]["outputs"] if key == "outputs" else plain["leftovers"]).append(listed)
    (DIST / "manifest.json").write_text(json.dumps(plain), "utf-8")
    with pytest.raises(FactsheetError, match="no manifest"):
        read_manifest(DIST)
