"""Files whose meeting is gone: told, and removed only when asked, only if they are the program's own and unchanged."""

import json
from pathlib import Path

import pytest
from small_set import said, write_meeting

from factsheet.production.options import Options, RunOptions
from factsheet.production.records.memory import NAME
from factsheet.production.sets.request import Request, State
from factsheet.production.sets.run import build_set
from factsheet.production.sets.verify import read_manifest, verify_folder


def left(build) -> tuple[int, list[str]]:
    """Give what the last build told of files that no meeting gives any more: how many stay, which were removed."""
    ends = [report for report in build.reports if report.source is None]
    return sum(end.leftovers for end in ends), [str(path) for end in ends for path in end.pruned]


def files() -> set[str]:
    return {
        entry.relative_to("dist").as_posix() for entry in Path("dist").rglob("*.*") if entry.suffix in {".docx", ".pdf"}
    }


def test_what_is_gone_stays_until_it_is_pruned(meetings, build):
    build()
    meetings[0].unlink()
    build()
    assert left(build) == (1, [])
    assert files() == {"a.docx", "b.docx", "c.docx"}
    build(RunOptions(prune=True))
    assert left(build) == (0, ["dist/a.docx"])
    assert files() == {"b.docx", "c.docx"}


@pytest.mark.parametrize("built_before", [True, False])
def test_a_sheet_that_had_errors_is_forgotten_with_its_file(meetings, build, built_before):
    if built_before:
        build()
    meetings[0].write_text("id: a\n", "utf-8")
    build()
    assert [each["state"] for each in manifest()["sheets"]].count("failed") == 1
    meetings[0].unlink()
    build()
    assert [each["id"] for each in manifest()["sheets"]] == ["b", "c"]
    assert verify_folder(Path("dist"), read_manifest(Path("dist"))).diagnostics == ()


def test_a_sheet_with_errors_that_is_there_is_not_forgotten(meetings, build):
    meetings[0].write_text("id: a\n", "utf-8")
    build()
    list(build_set(Request.of_paths([meetings[1], meetings[2]], Options(formats=("docx",)))))
    assert [each["state"] for each in manifest()["sheets"]].count("failed") == 1


def test_a_file_that_is_no_text_is_no_sheet_where_it_was_named_by_hand(meetings, build):
    build()
    Path("a.yaml.docx").write_bytes(Path("dist/a.docx").read_bytes())
    (report,) = [
        each
        for each in build_set(Request.of_paths([Path("a.yaml.docx")], Options(formats=("docx",))))
        if each.source is not None
    ]
    assert (report.state, [each.code for each in report.diagnostics]) == (State.FAILED, ["not-a-text"])
    assert [each["state"] for each in manifest()["sheets"]].count("failed") == 0
    assert verify_folder(Path("dist"), read_manifest(Path("dist"))).diagnostics == ()


def manifest() -> dict:
    return json.loads(Path("dist/manifest.json").read_text("utf-8"))


def test_the_manifest_and_the_sums_know_no_more_of_it(meetings, build):
    build()
    meetings[0].unlink()
    build()
    manifest = json.loads(Path("dist/manifest.json").read_text("utf-8"))
    assert [sheet["id"] for sheet in manifest["sheets"]] == ["b", "c"]
    assert [each["file"] for each in manifest["leftovers"]] == ["a.docx"]
    assert "a.docx" not in Path("dist/SHA256SUMS").read_text("utf-8")


def test_what_somebody_changed_stays(meetings, build):
    build()
    meetings[0].unlink()
    Path("dist/a.docx").write_bytes(b"mine")
    build(RunOptions(prune=True))
    assert said(build.reports) == ["not-pruned"]
    assert Path("dist/a.docx").read_bytes() == b"mine"


def test_what_the_program_did_not_write_stays(meetings, build):
    build()
    Path("dist/other.docx").write_bytes(b"x")
    build(RunOptions(prune=True))
    assert left(build) == (0, [])
    assert "other.docx" in files()


def test_a_file_in_the_place_of_one_that_is_gone_is_nobodys(meetings, build):
    build()
    meetings[0].unlink()
    Path("dist/a.docx").unlink()
    Path("dist/a.docx").symlink_to("b.docx")
    build(RunOptions(prune=True))
    assert Path("dist/a.docx").is_symlink()


def test_a_link_to_what_the_program_wrote_is_not_removed(meetings, build):
    build()
    meetings[0].unlink()
    Path("dist/a.docx").rename("kept.docx")
    Path("dist/a.docx").symlink_to("../kept.docx")
    build(RunOptions(prune=True))
    assert said(build.reports) == ["not-pruned"]
    assert Path("dist/a.docx").is_symlink()


def test_the_manifest_alone_tells_what_is_the_programs(meetings, build):
    build()
    Path("dist", NAME).unlink()
    meetings[0].unlink()
    build(RunOptions(prune=True))
    assert left(build) == (0, ["dist/a.docx"])


def test_a_manifest_that_points_elsewhere_removes_nothing(meetings, build):
    build()
    Path("victim.docx").write_bytes(Path("dist/a.docx").read_bytes())
    manifest = Path("dist/manifest.json").read_text("utf-8")
    Path("dist/manifest.json").write_text(manifest.replace('"a.docx"', '"../victim.docx"'), encoding="utf-8")
    Path("dist", NAME).unlink()
    meetings[0].unlink()
    build(RunOptions(prune=True))
    assert Path("victim.docx").exists()


def test_another_id_or_pattern_leaves_the_old_file_over(meetings, build):
    build()
    write_meeting("new", file="a.yaml")
    build()
    assert left(build) == (1, [])
    build(RunOptions(prune=True), name="x/{id}.{format}")
    assert files() == {"x/new.docx", "x/b.docx", "x/c.docx"}


def test_a_meeting_file_of_another_name_takes_the_file_over(meetings, build):
    build()
    meetings[0].rename("inputs/z.yaml")
    build(RunOptions(prune=True))
    assert left(build) == (0, [])
    assert "a.docx" in files()


def test_a_format_that_is_not_asked_for_now_stays_while_it_is_current(meetings, build):
    build(formats=("pdf", "docx"))
    build(RunOptions(prune=True))
    assert "a.pdf" in files()
    write_meeting("a", "Another point.")
    build(RunOptions(prune=True))
    assert files() == {"a.docx", "b.docx", "b.pdf", "c.docx", "c.pdf"}


def test_another_template_beside_the_first_stays(meetings, build):
    build()
    build(RunOptions(prune=True), template="brief")
    assert files() == {f"{name}{middle}.docx" for name in "abc" for middle in ("", ".brief")}
    assert set(build().values()) == {State.UP_TO_DATE}


@pytest.mark.parametrize("whole", [True, False])
def test_a_build_of_some_meetings_leaves_the_others_alone(meetings, build, whole):
    build()
    meetings[0].rename("a.yaml")
    meetings[1].unlink()
    Path("inputs/a.yaml").symlink_to("../a.yaml")
    build(RunOptions(prune=True), whole=whole)
    assert files() == {"a.docx", "c.docx"}


def test_named_meetings_do_not_make_others_gone(meetings, build):
    build()
    request = Request.of_paths([meetings[0]], Options(formats=("docx",)))
    list(build_set(request, RunOptions(prune=True)))
    assert files() == {"a.docx", "b.docx", "c.docx"}
