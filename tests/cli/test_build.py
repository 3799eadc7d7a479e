import re
from pathlib import Path

import pytest

from factsheet.production.inputs.packs import built_in_folder


def test_written_paths_go_to_stdout(factsheet, sample):
    outcome = factsheet("build", sample)
    assert outcome.code == 0
    assert outcome.out == "dist/sample.pdf\ndist/sample.docx\n"
    assert outcome.err == "1 meeting built, 2 files written\n"
    assert sorted(entry.name for entry in Path("dist").iterdir()) == ["sample.docx", "sample.pdf"]


def test_all_options_together(factsheet, sample):
    theme = built_in_folder() / "standard/theme.yaml"
    options = ["-o", "out", "-f", "docx", "--template", "brief", "--theme", theme, "--paper", "Letter"]
    assert factsheet("build", sample, *options).out == "out/sample.brief.docx\n"


def test_formats_are_taken_in_the_order_given_and_once(factsheet, sample):
    assert factsheet("build", sample, "-f", "DOCX, pdf,docx").out == "dist/sample.docx\ndist/sample.pdf\n"


def test_a_pack_of_ones_own(factsheet, sample):
    assert factsheet("templates", "copy", "brief", "packs/mine").code == 0
    outcome = factsheet("build", sample, "--templates", "packs", "--template", "mine", "-f", "pdf")
    assert (outcome.code, outcome.out) == (0, "dist/sample.mine.pdf\n")


def test_errors_are_told_and_the_others_are_built(factsheet, sample):
    Path("bad.yaml").write_text("[]", encoding="utf-8")
    outcome = factsheet("build", "bad.yaml", sample, "-f", "pdf")
    assert outcome.code == 1
    assert outcome.out == "dist/sample.pdf\n"
    assert outcome.err.startswith("bad.yaml:1:1: error: ")
    assert outcome.err.endswith("1 error in 1 file\n")


def test_quiet_builds_without_a_word(factsheet, sample):
    outcome = factsheet("build", sample, "--quiet")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    assert Path("dist/sample.pdf").exists()


def test_the_epoch_is_respected(factsheet, sample, monkeypatch):
    def data() -> bytes:
        assert factsheet("build", sample, "-f", "pdf").code == 0
        return Path("dist/sample.pdf").read_bytes()

    plain = data()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert b"1970-01-02T" in data()
    assert b"19700102" not in plain


def test_an_epoch_that_is_no_number_is_usage(factsheet, sample, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    outcome = factsheet("build", sample)
    assert outcome.code == 2
    assert "SOURCE_DATE_EPOCH must be a whole number" in outcome.err
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-f", "odt"], "'odt' is not a format; there are: pdf, docx"),
        (["-f", ""], "is not a format"),
        (["--languages", "english"], "must be a language tag; for example `en` or `pt-BR` (BCP 47)"),
        (["--paper", "a5"], "'a5' is not one of 'a4', 'letter'"),
        (["--template", "breif"], "did you mean `brief`?"),
        (["--templates", "nowhere"], "no folder of template packs at nowhere"),
        (["--theme", "none.yaml"], "there is no file or folder none.yaml"),
        (["-o", "sample.yaml"], "sample.yaml is a file [no-such-path]"),
        (["-o", "geneva.pdf"], "name a folder, such as dist: files in it are called by the ids of meetings"),
        (["nowhere.yaml"], "no file or folder nowhere.yaml"),
        (["--wrong"], "No such option"),
        (["--draft", "-f", "pdf"], "a draft is a Word file"),
        (["--draft", "-f", "docx,pdf"], "a draft is a Word file"),
        (["--draft", "--prune"], "--prune goes without --draft"),
        (["--store", "bases"], "go with --draft"),
        (["--enforce-tracking"], "go with --draft"),
    ],
)
def test_wrong_usage_writes_nothing(factsheet, sample, arguments, words):
    outcome = factsheet("build", sample, *arguments)
    assert outcome.code == 2
    assert outcome.out == ""
    assert words in outcome.err
    assert not Path("dist").exists()


def test_no_path_is_usage(factsheet):
    assert factsheet("build").code == 2


def test_a_theme_at_fault_is_the_inputs_fault(factsheet, sample):
    Path("theme.yaml").write_text("page: {size: a4}\ncolors: {}\n", encoding="utf-8")
    outcome = factsheet("build", sample, "--theme", "theme.yaml")
    assert outcome.code == 1
    assert "theme.yaml:2:1: error: unknown key `colors`" in outcome.err


@pytest.mark.parametrize("own", ["theme", "pack"])
def test_all_faults_of_a_theme_are_told_at_once_at_their_places(factsheet, sample, own):
    factsheet("templates", "copy", "standard", "packs/own")
    theme = Path("packs/own/theme.yaml")
    text = theme.read_text("utf-8")
    wrong = {'"#14365d"': "blue", "color: muted": "color: mutd", "font: display": "font: displai",
             "head_fill: shade": "head_fill: shad", "max_height: ": "max_height: 9"}  # fmt: skip
    for old, new in wrong.items():
        assert old in text
        text = text.replace(old, new, 1)
    theme.write_text(text, "utf-8")
    chosen = ["--theme", theme] if own == "theme" else ["--templates", "packs", "--template", "own"]
    outcome = factsheet("build", sample, *chosen)
    places = [text[: text.index(new)].count("\n") + 1 for new in wrong.values()]
    assert outcome.code == 1
    assert re.findall(rf"^{theme}:(\d+):\d+: error", outcome.err, re.MULTILINE) == list(map(str, places))
    assert not Path("dist").exists()


def test_an_output_below_a_file_is_told(factsheet, sample):
    outcome = factsheet("build", sample, "-o", "sample.yaml/dist")
    assert outcome.code == 1
    assert "cannot write sample.yaml/dist: a file stands where a folder should be [cannot-write]" in outcome.err


def test_a_draft_is_a_word_file(factsheet, sample):
    outcome = factsheet("build", sample, "--draft", "--enforce-tracking", "--store", "bases")
    assert (outcome.code, outcome.out) == (0, "dist/sample.draft.docx\n")
    assert outcome.err == "1 meeting built, 1 file written\n"
    assert len(list(Path("bases").iterdir())) == 1


def test_a_final_meeting_has_no_draft(factsheet, sample):
    text = Path(sample).read_text("utf-8").replace("status: draft", "status: final")
    Path(sample).write_text(text, "utf-8")
    outcome = factsheet("build", sample, "--draft", "-f", "docx")
    assert (outcome.code, outcome.out) == (1, "")
    assert ": error: a final sheet has no draft [draft-final]" in outcome.err


def test_drafts_stop_at_the_first_fault_where_asked(factsheet, sample):
    Path("a.yaml").write_text("[]", "utf-8")
    assert factsheet("build", "a.yaml", sample, "--draft", "--fail-fast").out == ""
    assert factsheet("build", "a.yaml", sample, "--draft").out == "dist/sample.draft.docx\n"
