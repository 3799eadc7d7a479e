import json
from pathlib import Path

import pytest

from factsheet.compose.pack import has_words
from factsheet.production.inputs.packs import built_in_folder
from factsheet.source import nodes
from factsheet.source.reader import read


@pytest.mark.parametrize("arguments", [["templates"], ["templates", "list"]])
def test_the_packs_are_listed(factsheet, arguments):
    outcome = factsheet(*arguments)
    assert (outcome.code, outcome.err) == (0, "")
    assert [line.split()[0] for line in outcome.out.splitlines()] == ["brief", "standard"]
    assert all(Path(line.split(maxsplit=1)[1]).is_dir() for line in outcome.out.splitlines())


def test_ones_own_packs_are_listed(factsheet):
    factsheet("templates", "copy", "brief", "packs/mine")
    listed = factsheet("templates", "list", "--templates", "packs").out
    assert [line.split()[0] for line in listed.splitlines()] == ["brief", "mine", "standard"]
    assert "mine      packs/mine\n" in listed


def test_a_copy_is_the_pack_and_the_theme_that_serves_it(factsheet):
    outcome = factsheet("templates", "copy", "brief", "packs/mine")
    assert outcome.code == 0
    assert "packs/mine/template.html.j2" in outcome.out.splitlines()
    theme = built_in_folder() / "standard/theme.yaml"
    own = built_in_folder() / "brief/theme.yaml"
    assert Path("packs/mine/theme.yaml").read_bytes() == (own if own.exists() else theme).read_bytes()
    source = (built_in_folder() / "brief/template.html.j2").read_bytes()
    assert Path("packs/mine/template.html.j2").read_bytes() == source
    assert [entry.name for entry in Path("packs").iterdir()] == ["mine"]


def test_a_copy_says_how_to_use_it(factsheet, folder):
    outcome = factsheet("templates", "copy", "standard", "mine")
    assert outcome.err == f"hint: factsheet build PATH --templates {folder} --template mine\n"
    assert factsheet("templates", "copy", "standard", "other", "--quiet").err == ""


def test_nothing_is_overwritten(factsheet):
    Path("mine").mkdir()
    outcome = factsheet("templates", "copy", "standard", "mine")
    assert outcome.code == 2
    assert "mine is there already" in outcome.err
    assert list(Path("mine").iterdir()) == []


def test_an_unknown_pack(factsheet):
    outcome = factsheet("templates", "copy", "standrad", "mine")
    assert outcome.code == 2
    assert "did you mean `standard`?" in outcome.err
    assert not Path("mine").exists()


def test_a_copy_below_a_file_cannot_be_written(factsheet):
    Path("file").touch()
    outcome = factsheet("templates", "copy", "standard", "file/mine")
    assert outcome.code == 1
    assert "cannot write file/mine" in outcome.err


ENGLISH = nodes.to_python(read((built_in_folder() / "standard/labels/en.yaml").read_bytes(), "en.yaml"))
WORDS = {key: text for key, text in ENGLISH.items() if has_words(text)}
TO_FILL_IN = {key: None if key in WORDS else text for key, text in ENGLISH.items()}


def test_labels_to_fill_in_have_every_key_and_its_english(factsheet):
    outcome = factsheet("templates", "labels", "es")
    assert outcome.code == 0
    assert nodes.to_python(read(outcome.out.encode(), "es.yaml")) == TO_FILL_IN
    keys = [line for line in outcome.out.splitlines() if not line.startswith("#")]
    assert keys[: len(WORDS)] == [f"{key}:  # {text}" for key, text in WORDS.items()]
    comment = "# as in English; take the line out, or change what differs"
    assert f'punctuation.comma: ", "  {comment}' in keys
    assert f'punctuation.definition: "\\u00a0"  {comment}' in keys
    assert outcome.err == ("hint: fill it in as DIR/standard/labels/es.yaml; factsheet build PATH --templates DIR\n")


def test_labels_that_are_filled_in_build(factsheet, sample):
    file = Path("my/standard/labels/is.yaml")
    assert factsheet("templates", "labels", "is", "-o", file).code == 0
    file.write_text(file.read_text("utf-8").replace(":  # ", ": Í "), "utf-8")
    meeting = Path(sample)
    meeting.write_text(meeting.read_text("utf-8").replace("language: en", "language: is"), "utf-8")
    refused = factsheet("check", sample)
    assert refused.code == 1
    assert "`factsheet templates labels is -o DIR/standard/labels/is.yaml` writes a file" in refused.out + refused.err
    assert factsheet("build", sample, "--templates", "my", "--format", "pdf").code == 0


def test_labels_are_written_once(factsheet):
    assert factsheet("templates", "labels", "es", "-o", "a/es.yaml").out == "a/es.yaml\n"
    first = Path("a/es.yaml").read_bytes()
    outcome = factsheet("templates", "labels", "fr", "-o", "a/es.yaml")
    assert (outcome.code, Path("a/es.yaml").read_bytes()) == (2, first)
    assert "a/es.yaml is there already" in outcome.err
    outcome = factsheet("templates", "labels", "es", "-q", "-o", "b.yaml")
    assert (outcome.out, outcome.err, Path("b.yaml").read_bytes()) == ("", "", first)
    assert factsheet("templates", "labels", "es", "-o", "b.yaml/es.yaml").code == 1


def test_labels_as_json(factsheet):
    outcome = factsheet("templates", "labels", "es", "--format", "json")
    assert json.loads(outcome.out) == [{"key": key, "text": text} for key, text in ENGLISH.items()]
    assert outcome.err == ""


def test_labels_of_a_pack_of_ones_own_have_its_keys(factsheet):
    factsheet("templates", "copy", "brief", "my/own")
    Path("my/own/labels").mkdir()
    Path("my/own/labels/en.yaml").write_text('"# odd": "two\\nlines"\nvenue: Place\n', "utf-8")
    printed = factsheet("templates", "labels", "en", "--templates", "my", "--template", "own").out
    assert '"# odd":  # two lines' in printed.splitlines()
    assert "venue:  # Place" in printed.splitlines()
    assert "take out the keys whose texts are to stay" in printed
    assert nodes.to_python(read(printed.encode(), "en.yaml")) == {**TO_FILL_IN, "# odd": None}


@pytest.mark.parametrize("tag", ["../es", "en.UTF-8", "x_y", ""])
def test_labels_of_no_language(factsheet, tag):
    outcome = factsheet("templates", "labels", tag)
    assert (outcome.code, outcome.out) == (2, "")
    assert "must be a language tag" in outcome.err


def test_labels_of_an_unknown_pack(factsheet):
    outcome = factsheet("templates", "labels", "es", "--template", "breif")
    assert outcome.code == 2
    assert "did you mean `brief`?" in outcome.err


@pytest.mark.parametrize("arguments", [["list"], ["copy", "standard", "mine"]])
def test_a_folder_of_packs_that_is_not_there(factsheet, arguments):
    outcome = factsheet("templates", *arguments, "--templates", "nodir")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "error: there is no folder of template packs at nodir [no-templates]\n"
