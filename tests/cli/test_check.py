import json
from pathlib import Path

import pytest

from factsheet.diagnostics import Diagnostic, Severity
from factsheet.production.sets.request import SheetReport


def test_a_meeting_without_faults(factsheet, sample):
    outcome = factsheet("check", sample)
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "1 meeting checked, nothing wrong\n")


def test_errors_go_to_stderr_with_line_caret_and_hint(factsheet):
    Path("bad.yaml").write_text("id: bad\ntitel: x\n", encoding="utf-8")
    outcome = factsheet("check", "bad.yaml")
    assert outcome.code == 1
    assert outcome.out == ""
    lines = outcome.err.splitlines()
    at = lines.index("bad.yaml:2:1: error: unknown key `titel` [unknown-key]")
    assert lines[at + 1 : at + 4] == ["  titel: x", "  ^^^^^", "  hint: did you mean `title`?"]
    assert lines[-1].endswith(" errors in 1 file")


def test_the_last_line_counts(factsheet, sample):
    for name in ("one.yaml", "two.yaml"):
        Path(name).write_text("- no\n- meeting\n", encoding="utf-8")
    assert factsheet("check", "one.yaml", "two.yaml", sample).err.endswith("\n2 errors in 2 files\n")


def test_a_folder_is_checked(factsheet, sample):
    Path("set").mkdir()
    Path(sample).rename("set/sample.yaml")
    assert factsheet("check", "set").err == "1 meeting checked, nothing wrong\n"


@pytest.mark.parametrize(
    ("tags", "said"),
    [
        ("en", "1 meeting checked, nothing wrong\n"),
        ("fr", "0 meetings checked, nothing wrong, 1 left out\n"),
    ],
)
def test_meetings_in_other_languages_are_left_out(factsheet, sample, tags, said):
    outcome = factsheet("check", sample, "--languages", tags)
    assert (outcome.code, outcome.err) == (0, said)


def test_a_folder_without_meetings_is_at_fault(factsheet):
    Path("set").mkdir()
    outcome = factsheet("check", "set")
    assert outcome.code == 1
    assert outcome.err.startswith("error: there is no meeting file in set [no-meetings]\n")


def test_a_path_that_is_not_there_is_usage(factsheet, sample):
    outcome = factsheet("check", "sampel.yaml")
    assert outcome.code == 2
    assert outcome.out == ""
    expected = "error: there is no file or folder sampel.yaml [no-such-path]\n  hint: did you mean sample.yaml?\n"
    assert outcome.err == expected


@pytest.mark.parametrize(
    ("there", "asked", "hint"),
    [
        ("my talks.yaml", ("my", "talks.yaml"), 'put a name with spaces in quotes: "my talks.yaml"'),
        ("talks/geneva.yaml", ("geneva.yaml",), "did you mean talks/geneva.yaml?"),
        ("talks/geneva.yaml", ("talk/geneva.yaml",), None),
    ],
)
def test_a_path_that_is_elsewhere_or_cut_at_its_spaces_is_found(factsheet, there, asked, hint):
    Path(there).parent.mkdir(exist_ok=True)
    Path(there).touch()
    outcome = factsheet("check", *asked)
    assert outcome.code == 2
    assert [line for line in outcome.err.splitlines() if "hint" in line] == (
        [f"  hint: {hint}"] * len(asked) if hint else []
    )


def test_a_file_that_cannot_be_read_is_at_fault(factsheet, sample):
    Path("dangling.yaml").symlink_to("nowhere")
    outcome = factsheet("check", "dangling.yaml", sample)
    assert outcome.code == 1
    assert outcome.err.splitlines() == [
        "dangling.yaml:1:1: error: cannot be read: no such file or directory [cannot-read]",
        "1 error in 1 file",
    ]


def test_a_related_place_is_a_note_with_its_own_line_and_caret(factsheet):
    Path("bad.yaml").write_text("id: bad\nid: good\n", encoding="utf-8")
    lines = factsheet("check", "bad.yaml").err.splitlines()
    at = lines.index("bad.yaml:2:1: error: the key `id` stands twice [duplicate-key]")
    assert lines[at + 1 : at + 7] == [
        "  id: good",
        "  ^^",
        "  note: bad.yaml:1:1: it stands first here",
        "  id: bad",
        "  ^^",
        "  hint: remove one of the two",
    ]
    (found,) = (d for d in json.loads(factsheet("check", "bad.yaml", "--format", "json").out) if d["related"])
    (related,) = found["related"]
    assert (related["message"], related["file"], related["line"]) == ("it stands first here", "bad.yaml", 1)


def test_json_is_a_list_on_stdout(factsheet):
    Path("bad.yaml").write_text("id: bad\ntitel: x\n", encoding="utf-8")
    outcome = factsheet("check", "bad.yaml", "--format", "json")
    assert outcome.code == 1
    assert outcome.err == ""
    found = json.loads(outcome.out)
    assert {
        "severity": "error",
        "code": "unknown-key",
        "message": "unknown key `titel`",
        "hints": ["did you mean `title`?"],
        "path": "",
        "file": "bad.yaml",
        "line": 2,
        "column": 1,
        "end_line": 2,
        "end_column": 6,
        "related": [],
    } in found


def test_json_without_faults_is_an_empty_list(factsheet, sample):
    outcome = factsheet("check", sample, "--format", "json")
    assert (outcome.code, json.loads(outcome.out), outcome.err) == (0, [], "")


def test_json_of_what_has_no_place(factsheet):
    Path("set").mkdir()
    (found,) = json.loads(factsheet("check", "set", "--format", "json").out)
    assert (found["file"], found["line"], found["code"]) == (None, None, "no-meetings")


def test_quiet_leaves_errors_only(factsheet, sample):
    assert factsheet("check", sample, "-q").err == ""
    assert factsheet("--quiet", "check", sample).err == ""
    Path("bad.yaml").write_text("[]", encoding="utf-8")
    outcome = factsheet("check", "--quiet", "bad.yaml")
    assert outcome.code == 1
    assert "error" in outcome.err
    assert "in 1 file" not in outcome.err


@pytest.mark.parametrize("arguments", [["--format", "xml", "a.yaml"], ["--wrong", "a.yaml"]])
def test_wrong_usage(factsheet, arguments):
    outcome = factsheet("check", *arguments)
    assert outcome.code == 2
    assert outcome.out == ""
    assert "Usage: " in outcome.err


def test_warnings_alone_are_fine_and_quiet_hides_them(factsheet, sample, monkeypatch):
    warning = Diagnostic("a-rule", "could be better", severity=Severity.WARNING)
    monkeypatch.setattr("factsheet.production.sets.run.check_set", lambda _: [SheetReport(Path(sample), (warning,))])
    outcome = factsheet("check", sample)
    assert outcome.code == 0
    assert outcome.err == "warning: could be better [a-rule]\n1 warning in 1 file\n"
    assert factsheet("check", sample, "--quiet").err == ""
