import json
from pathlib import Path

import pytest

from factsheet.diagnostics import FactsheetError
from factsheet.production.records.comparison import Change, ChangeKind, Folder, ListedSheet, compare, read_folder


def sheet(name: str | None, sha256="1", **other) -> ListedSheet:
    usual = {"source": f"../{name}.yaml", "content": "c", "pages": 1, "outputs": {"pdf": sha256, "docx": "w"}}
    return ListedSheet(name=name, **{**usual, "failed": False, "errors": 0, **other})


def changes(old: list[ListedSheet], new: list[ListedSheet]) -> tuple[Change, ...]:
    return compare(Folder(tuple(old), {}), Folder(tuple(new), {})).sheets


def test_sheets_come_change_and_go():
    old = Folder((sheet("a"), sheet("b"), sheet("c")), {})
    new = Folder((sheet("d"), sheet("b", "2", pages=2, content="n"), sheet("a")), {})
    found = compare(old, new)
    assert [(each.kind, each.name, each.old_pages, each.new_pages) for each in found.sheets] == [
        (ChangeKind.ADDED, "d", None, 1),
        (ChangeKind.CHANGED, "b", 1, 2),
        (ChangeKind.REMOVED, "c", 1, None),
    ]
    assert [(each.formats, each.rewritten) for each in found.sheets] == [
        (("docx", "pdf"), None),
        (("pdf",), True),
        (("docx", "pdf"), None),
    ]
    assert [each.errors for each in found.sheets] == [0, 0, 0]
    assert found.unchanged == 1
    assert [found.count(kind) for kind in ChangeKind] == [0, 1, 1, 1]


def test_a_sheet_whose_meeting_file_moved_is_the_same():
    assert changes([sheet("a")], [sheet("a", source="../old/a.yaml")]) == ()


def test_a_sheet_that_changed_without_its_meeting_says_so():
    assert [each.rewritten for each in changes([sheet("a")], [sheet("a", "2")])] == [False]


def test_a_format_that_came_is_a_change():
    (found,) = changes([sheet("a", outputs={"docx": "w"})], [sheet("a")])
    assert (found.kind, found.formats) == (ChangeKind.CHANGED, ("pdf",))


@pytest.mark.parametrize("left", [None, "a"])
def test_a_sheet_with_errors_is_failed_and_not_removed_whether_its_files_are_left_or_not(left):
    failed = sheet(left, source="../a.yaml", failed=True, errors=2, outputs={"pdf": "1"} if left else {})
    (found,) = changes([sheet("a")], [failed])
    assert (found.kind, found.name, found.old_pages, found.new_pages, found.errors) == (
        ChangeKind.FAILED,
        "a",
        1,
        None,
        2,
    )


def test_a_sheet_that_had_errors_before_is_added():
    failed = sheet(None, source="../a.yaml", failed=True, outputs={})
    assert [each.kind for each in changes([failed], [sheet("a")])] == [ChangeKind.ADDED]


def test_a_new_meeting_with_errors_goes_by_its_file():
    failed = sheet(None, source="../a.yaml", failed=True, errors=1, outputs={})
    assert [each.name for each in changes([], [failed])] == ["../a.yaml"]


def test_versions_that_both_know_and_that_differ_are_told():
    old, new = Folder((), {"python": "3.11", "zlib": "1", "old": "1"}), Folder((), {"python": "3.13", "zlib": "1"})
    assert compare(old, new).versions == {"python": ("3.11", "3.13")}


def test_an_empty_file_has_no_sheets(tmp_path):
    (tmp_path / "empty").touch()
    assert read_folder(tmp_path / "empty") == read_folder(Path("/dev/null")) == Folder((), {})


def test_a_manifest_is_read_as_it_was_written(tmp_path):
    told = [{"severity": "warning"}, {"severity": "error"}, {"severity": "error"}]
    outputs = [{"format": each, "file": f"{each}/a.{each}", "sha256": each * 2} for each in ("docx", "pdf")]
    sheets = [
        {"source": "a.yaml", "state": "built", "sha256": "1", "pages": 2, "outputs": outputs, "diagnostics": told},
        {"source": "b.yaml", "state": "failed", "outputs": [], "diagnostics": told},
    ]
    plain = {"manifest": 1, "versions": {"zlib": "1"}, "sheets": sheets}
    (tmp_path / "manifest.json").write_text(json.dumps(plain), "utf-8")
    digests = {"docx": "docxdocx", "pdf": "pdfpdf"}
    assert read_folder(tmp_path / "manifest.json") == Folder(
        (
            ListedSheet("docx/a", "a.yaml", "1", 2, digests, failed=False, errors=0),
            ListedSheet(None, "b.yaml", None, None, {}, failed=True, errors=2),
        ),
        {"zlib": "1"},
    )


BAD = ["[]", "{}", '{"manifest": 2}', '{"manifest": 1, "versions": {}, "sheets": [{}]}', "{", "\xff"]
BAD += [json.dumps({"manifest": form, "versions": {}, "sheets": []}) for form in (0, 2)]
BAD += [json.dumps({"manifest": 1, "versions": {}, "sheets": [{"source": "a", "outputs": 3, "state": "built"}]})]


@pytest.mark.parametrize("text", BAD)
def test_what_is_no_manifest_is_refused(tmp_path, text):
    file = tmp_path / "manifest.json"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(FactsheetError) as error:
        read_folder(file)
    assert [each.code for each in error.value.diagnostics] == ["no-manifest"]


def test_a_manifest_has_at_most_256_mebibytes(tmp_path):
    with (tmp_path / "manifest.json").open("wb") as file:
        file.truncate(2**28 + 1)
    with pytest.raises(FactsheetError, match="more than the 268,435,456 bytes"):
        read_folder(tmp_path / "manifest.json")


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 100_000,
        b'{"manifest": 1, "versions": {}, "sheets": [{"pages": 1e400}]}',
        b'{"manifest": 1, "versions": {}, "sheets": [], "leftovers": [{"file": "\\ud800.pdf"}]}',
    ],
)
def test_what_is_nested_without_end_or_cannot_be_written_is_no_manifest(tmp_path, data):
    (tmp_path / "manifest.json").write_bytes(data)
    with pytest.raises(FactsheetError) as caught:
        read_folder(tmp_path / "manifest.json")
    assert [each.code for each in caught.value.diagnostics] == ["no-manifest"]
