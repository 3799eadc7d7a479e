"""Check, build, draft, review and redline from bytes, text and plain values; what is wrong, and wrong arguments."""

from __future__ import annotations

import copy
import io
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from unicodedata import normalize

import pytest
from api_meeting import FIGURE, MEETING, extended, image
from msgspec.structs import replace
from runs import build_paths
from samples import SAMPLES

from factsheet import api
from factsheet.api.given import Setup
from factsheet.production.options import Options, options_of
from factsheet.production.sheets import builder
from factsheet.source.writer import write


@pytest.fixture
def meeting():
    """Give a meeting as a JSON reader makes one, to be changed at will."""
    return copy.deepcopy(MEETING)


def codes(told) -> list[str]:
    return [each.code for each in told.diagnostics]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_files_are_those_of_the_command(sample, tmp_path):
    list(build_paths([sample], Options(output=tmp_path)))
    built = api.build(sample.read_bytes())
    assert not built.failed
    assert built.pages >= 2
    assert {f"{sample.stem}.{form}": data for form, data in built.files.items()} == {
        file.name: file.read_bytes() for file in tmp_path.iterdir() if file.suffix in {".pdf", ".docx"}
    }


def test_bytes_text_and_plain_values_are_one_meeting(meeting):
    text = write(meeting)
    assert api.build(text.encode()) == api.build(text) == api.build(meeting)


def test_plain_values_may_hold_numbers_and_dates(meeting):
    assert codes(api.check(meeting | {"date": date(2025, 4, 3), "version": 2})) == []


def test_what_is_wrong_has_its_place_in_what_was_written(meeting):
    checked = api.check(meeting | {"titel": "x"}, name="talks.yaml")
    assert (checked.failed, codes(checked)) == (True, ["unknown-key"])
    line = write(meeting | {"titel": "x"}).splitlines().index("titel: x") + 1
    assert str(checked.diagnostics[0].span) == f"talks.yaml:{line}:1"


@pytest.mark.parametrize("data", [b"", b"\xff", b"- a", b"a: [", "a: \ud800", {}, {"id": None}, {"a": "\0"}])
def test_no_input_raises(data):
    told = [api.check(data), api.build(data), api.draft(data), api.redline(data, data)]
    assert all(each.failed for each in told)
    assert not any(each.files for each in told if hasattr(each, "files"))
    if not isinstance(data, dict):
        assert api.review(b"PK", data).failed


def test_a_warning_is_no_failure(meeting):
    meeting["sections"][0]["content"][0]["text"] = "The XQZ was agreed."
    built = api.build(meeting, ["docx"])
    assert (built.failed, codes(built), list(built.files)) == (False, ["unexplained-abbreviation"], ["docx"])
    assert codes(api.check(meeting, rules_off=["unexplained-abbreviation"])) == []


def test_images_are_given_by_their_paths(meeting):
    meeting["sections"][0]["content"].append(FIGURE)
    assert codes(api.check(meeting)) == ["figure-missing"]
    assert codes(api.build(meeting, images={"other.png": image()})) == ["figure-missing"]
    built = api.build(meeting, ["docx"], images={"map.png": image()})
    assert any(name.endswith(".png") for name in zipfile.ZipFile(io.BytesIO(built.files["docx"])).namelist())


def test_decomposed_text_gives_the_files_of_composed_text(meeting):
    meeting["summary"] = ["Türkiye, Côte d’Ivoire, Nguyễn, Việt Nam, Š", "조태열 외교부 장관은 한국과"]
    meeting["sections"][0]["content"].append(copy.deepcopy(FIGURE))
    meeting["sections"][0]["content"][-1]["figure"]["path"] = "é.png"
    composed, images = write(meeting), {"é.png": image()}
    decomposed, own = (normalize("NFD", each) for each in (composed, "é.png"))
    assert decomposed != composed
    built = api.build(decomposed, images={own: image()})
    assert (built.diagnostics, sorted(built.files)) == ((), ["docx", "pdf"])
    assert built.files == api.build(composed, images=images).files


@pytest.mark.parametrize(
    ("text", "script"),
    [("Talks with السيد أحمد in Brussels", "Arabic"), ("Talks in กรุงเทพ", "Thai")],
)
def test_a_script_without_a_font_leaves_the_word_file(meeting, monkeypatch, text, script):
    monkeypatch.setattr("factsheet.render.pdf.text.chains.script_families", lambda *_: ())
    meeting["summary"] = [text]
    built = api.build(meeting)
    assert (built.failed, [each.message for each in built.diagnostics]) == (True, [f"the PDF has no font for {script}"])
    assert (list(built.files), built.pages) == (["docx"], None)
    assert built.files == api.build(meeting, ["docx"]).files
    assert api.build(meeting, ["pdf"]).files == {}


def test_marks_that_no_letter_composes_with_are_drawn(meeting):
    meeting["summary"] = ["Yoruba: Ọ̀ṣun, ẹ̀kọ́; Lithuanian: į̃; Marshallese: M̧ajeļ; x\u0304"]
    built = api.build(meeting)
    assert (built.diagnostics, sorted(built.files)) == ((), ["docx", "pdf"])


def test_packs_themes_and_options_are_the_command_s(meeting, tmp_path):
    pack = tmp_path / "packs" / "own"
    pack.mkdir(parents=True)
    (pack / "template.html.j2").write_text('{% extends "standard/template.html.j2" %}', "utf-8")
    theme = tmp_path / "theme.yaml"
    theme.write_text("[]", "utf-8")
    plain = api.build(meeting, ["pdf"])
    assert api.build(meeting, ["pdf"], template="own", templates=str(tmp_path / "packs")).files == plain.files
    assert api.build(meeting, ["pdf"], paper="letter").files != plain.files
    assert api.build(meeting, ["pdf"], created=datetime(2026, 1, 1, tzinfo=UTC)).files != plain.files
    broken = api.build(meeting, theme=theme)
    assert (codes(broken), broken.diagnostics[0].span.file, broken.files) == (["wrong-value"], str(theme), {})


def test_a_cache_holds_what_it_was_told_to_keep(meeting, tmp_path):
    plain = api.build(meeting)
    assert api.build(meeting, cache=tmp_path / "cache" / "none").files == plain.files
    (tmp_path / "kept").mkdir()
    changed = tmp_path / "packs" / "own"
    changed.mkdir(parents=True)
    (changed / "template.html.j2").write_text('{% extends "standard/template.html.j2" %}{# new #}', "utf-8")
    setup = {"template": "own", "templates": tmp_path / "packs", "cache": tmp_path / "kept"}
    assert not api.build(meeting, **setup).failed
    assert list((tmp_path / "kept").iterdir())


@pytest.mark.parametrize(
    ("error", "setup"),
    [
        (ValueError, {"formats": ["html"]}),
        (ValueError, {"paper": "a5"}),
        (ValueError, {"rules_off": ["no-such-rule"]}),
        (ValueError, {"created": datetime(2025, 4, 3)}),
        (TypeError, {"tempalte": "standard"}),
        (TypeError, {"output": Path("dist")}),
        (api.OptionError, {"template": "none"}),
        (api.OptionError, {"templates": Path("none")}),
        (api.FactsheetError, {"theme": "none.yaml"}),
    ],
)
def test_wrong_arguments_raise(meeting, error, setup, in_empty_folder):
    with pytest.raises(error):
        api.build(meeting, **setup)


@pytest.fixture
def in_empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_values_that_yaml_does_not_have_raise(meeting):
    endless: dict = {}
    endless["again"] = endless
    for value in (object(), endless):
        with pytest.raises(ValueError, match="cannot be written as YAML"):
            api.check(meeting | {"title": value})


def drafted(meeting) -> api.Drafted:
    made = api.draft(meeting)
    assert made.diagnostics == ()
    return made


def test_a_draft_that_comes_back_is_merged(meeting):
    text, made = write(meeting), drafted(meeting)
    result = api.review({"jane.docx": extended(made.docx)}, text, bases=[made.base])
    assert (result.failed, result.conflicts) == (False, ())
    assert result.meeting == text.replace("speak of it again.", "speak of it again. And soon.").encode()
    (row,) = result.merged
    assert (row.file, row.path, row.outcome) == (
        "jane.docx",
        "sections[security].content[again].text",
        "merged",
    )
    (entry,) = result.listed
    assert (entry.stamps[0].author, entry.span.file) == ("Jane", "meeting.yaml")


def test_a_merge_is_taken_back_where_nothing_has_changed_since(meeting):
    text, made = write(meeting), drafted(meeting)
    result = api.review(extended(made.docx), text, bases=[made.base], review_file=b"comments: []\n")
    taken = api.undo(result.record, result.meeting, b"comments: []\n")
    assert (taken.failed, taken.meeting, taken.review_file) == (False, text.encode(), b"comments: []\n")
    later = api.undo(result.record, result.meeting + b"# later\n")
    assert (codes(later), later.meeting, later.review_file) == (["changed-since"], None, None)
    assert codes(api.undo(b"{}", text)) == ["nothing-to-undo"]


def test_a_draft_that_nobody_edited_changes_nothing(meeting):
    text, made = write(meeting), drafted(meeting)
    for drafts in (made.docx, [made.docx, made.docx]):
        result = api.review(drafts, text, bases=[made.base])
        assert (result.meeting, result.listed, result.merged, result.review_file) == (text.encode(), (), (), None)


def test_a_base_is_believed_where_it_is_known(meeting):
    made, text = drafted(meeting), write(meeting)
    other = api.draft(meeting | {"title": "Another"}).base
    assert codes(api.review(made.docx, text)) == ["no-draft-base"]
    assert codes(api.review(made.docx, text, bases=[other])) == ["no-draft-base"]
    assert not api.review(made.docx, text, trust_embedded=True).failed
    assert codes(api.review(made.docx, text, bases=[b"{}"])) == ["draft-base"]


def test_conflicts_wait_for_a_decision(meeting):
    made, path = drafted(meeting), "sections[security].content[again].text"
    draft = extended(made.docx)
    meeting["sections"][0]["content"][0]["text"] = "The parties agreed to speak of it again. But never."
    text = write(meeting)
    open_, theirs, ours = (
        api.review(draft, text, bases=[made.base], **settled) for settled in ({}, {"theirs": [path]}, {"ours": [path]})
    )
    assert ([each.path for each in open_.conflicts], open_.meeting) == ([path], None)
    assert b"of it again. And soon." in theirs.meeting
    assert ours.meeting == text.encode()


def test_only_accepted_changes_count(meeting):
    made, text = drafted(meeting), write(meeting)
    draft = extended(made.docx)
    assert api.review(draft, text, bases=[made.base], accept="by=Kim").listed == ()
    with pytest.raises(ValueError, match="none of"):
        api.review(draft, text, accept="some")


def test_remarks_of_a_round_stand_in_the_next_draft(meeting):
    review_file = b"comments:\n- {id: one, author: Jane, text: Is this so?, quote: again}\n"
    parts = zipfile.ZipFile(io.BytesIO(api.draft(meeting, review_file=review_file).docx))
    assert b"Is this so?" in parts.read("word/comments.xml")
    assert not api.draft(meeting, review_file=b"").failed
    broken = api.draft(meeting, review_file=b"coments: []\n")
    assert (codes(broken), broken.diagnostics[0].span.file) == (["unknown-key"], "meeting.review.yaml")
    made = api.draft(meeting)
    kept = api.review(made.docx, write(meeting), bases=[made.base], review_file=review_file).review_file
    assert b"Is this so?" in kept


def test_a_final_meeting_has_no_draft(meeting):
    made = api.draft(meeting | {"status": "final"})
    assert (codes(made), made.docx, made.base) == (["draft-final"], None, None)


def test_drafts_can_enforce_tracking(meeting):
    parts = zipfile.ZipFile(io.BytesIO(api.draft(meeting, enforce_tracking=True).docx))
    assert b"documentProtection" in parts.read("word/settings.xml")


def test_a_redline_shows_what_changed(meeting):
    later = meeting | {"title": "Party A and Party C"}
    made = api.redline(meeting, later, ["docx", "pdf"], author="Desk", date=datetime(2025, 5, 1, tzinfo=UTC))
    body = zipfile.ZipFile(io.BytesIO(made.files["docx"])).read("word/document.xml")
    assert (made.failed, list(made.files)) == (False, ["docx", "pdf"])
    assert b'w:author="Desk" w:date="2025-05-01T00:00:00Z"' in body
    same = api.redline(meeting, meeting)
    assert (codes(same), same.failed, list(same.files)) == (["no-changes"], False, ["docx"])
    broken = api.redline(meeting, {"id": "x"}, names=("a.yaml", "b.yaml"))
    assert {each.span.file for each in broken.diagnostics} == {"b.yaml"}
    assert broken.files == {}


def test_an_image_that_changed_is_two(meeting):
    meeting["sections"][0]["content"].append(FIGURE)
    images = {"old_images": {"map.png": image("red")}, "images": {"map.png": image("green")}}
    made = api.redline(meeting, meeting, **images)
    names = zipfile.ZipFile(io.BytesIO(made.files["docx"])).namelist()
    assert sum(name.endswith(".png") for name in names) == 2


def test_a_theme_at_fault_is_told_of_a_redline_and_a_draft(meeting, tmp_path):
    theme = tmp_path / "theme.yaml"
    theme.write_text("[]", "utf-8")
    later = meeting | {"title": "Other"}
    redlined, drafted_ = api.redline(meeting, later, theme=theme), api.draft(meeting, theme=theme)
    assert codes(redlined) == codes(drafted_) == ["wrong-value"]
    assert (redlined.files, drafted_.docx) == ({}, None)


def test_a_defect_is_not_hidden(meeting, monkeypatch):
    def stumble(*_):
        raise RuntimeError("odd")

    monkeypatch.setattr(builder, "compose_sheet", stumble)
    with pytest.raises(RuntimeError, match="odd"):
        api.check(meeting)


def test_results_can_be_compared_and_changed(meeting):
    checked = api.check(meeting)
    assert replace(checked, diagnostics=()) == api.Checked(())


def test_the_settings_of_the_api_are_options_of_a_build_but_for_the_cache():
    assert set(Setup.__annotations__) - {"cache"} <= {option.name for option in options_of(Options)}


@pytest.mark.parametrize(("language", "script"), [("ar", "Arabic"), ("fa", "Arabic"), ("he", "Hebrew")])
def test_a_sheet_in_a_script_without_a_font_is_one_error(meeting, monkeypatch, language, script):
    monkeypatch.setattr("factsheet.render.pdf.text.chains.script_families", lambda *_: ())
    built = api.build(meeting | {"language": language})
    told = [each for each in built.diagnostics if each.severity == "error"]
    assert [(each.code, each.message.partition(",")[0]) for each in told] == [
        ("unset-script", f"the PDF has no font for {script}")
    ]
    assert list(built.files) == ["docx"]


def test_labels_to_fill_in(tmp_path):
    assert api.labels("fi").splitlines()[2] == "document.fact sheet:  # FACT SHEET"
    Path(tmp_path, "brief/labels").mkdir(parents=True)
    Path(tmp_path, "brief/labels/en.yaml").write_text("venue: Place\n", "utf-8")
    assert "venue:  # Place" in api.labels("fi", template="brief", templates=tmp_path).splitlines()
    with pytest.raises(ValueError, match="must be a language tag"):
        api.labels("no language")
    with pytest.raises(api.OptionError):
        api.labels("fi", template="none")
