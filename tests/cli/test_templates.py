import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from factsheet.production.inputs.packs import built_in_folder
from factsheet.source import nodes
from factsheet.source.reader import read
from factsheet.typography.placeholders import has_words


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
    source = (built_in_folder() / "brief/template.html.j2").read_bytes().replace(b'"standard/', b'"mine/')
    assert Path("packs/mine/template.html.j2").read_bytes() == source
    assert [entry.name for entry in Path("packs").iterdir()] == ["mine"]


@pytest.mark.parametrize("pack", ["standard", "brief"])
def test_a_copy_prints_what_is_changed_in_any_of_its_files(factsheet, sample, pack):
    assert factsheet("templates", "copy", pack, "packs/mine").code == 0
    build = ["build", sample, "-f", "docx", "--templates", "packs", "--template", "mine", "--name", "{id}.{format}"]
    assert (
        factsheet("build", sample, "-f", "docx", "--template", pack, "-o", "before", "--name", "{id}.{format}").code
        == 0
    )
    assert factsheet(*build, "-o", "same").code == 0
    assert Path("same/sample.docx").read_bytes() == Path("before/sample.docx").read_bytes()
    macros = Path("packs/mine/macros.html.j2")
    text = macros.read_text("utf-8")
    assert 'label("document", meeting.document)' in text
    macros.write_text(text.replace('label("document", meeting.document)', 'label("sources")'), "utf-8")
    assert factsheet(*build, "-o", "changed").code == 0
    assert Path("changed/sample.docx").read_bytes() != Path("before/sample.docx").read_bytes()


def test_the_packs_of_the_set_are_known(factsheet):
    assert factsheet("templates", "copy", "brief", "packs/mine").code == 0
    Path("factsheet.toml").write_text('templates = "packs"\ntemplate = "mine"\n', "utf-8")
    Path("inputs").mkdir()
    assert "mine      packs/mine\n" in factsheet("templates").out
    assert factsheet("templates", "copy", "mine", "packs/other").code == 0
    assert factsheet("templates", "labels", "is").err.startswith("hint: fill it in as DIR/mine/labels/is.yaml")
    Path("packs/mine/theme.yaml").write_text("fonts: {display: {family: Lato}}\n", "utf-8")
    assert "Lato" in factsheet("fonts").out
    assert factsheet("templates", "list", "--templates", "inputs").out.count("\n") == 2


def test_a_misspelt_folder_of_labels_is_told(factsheet, sample):
    file = Path("packs/standrad/labels/en.yaml")
    file.parent.mkdir(parents=True)
    file.write_text("document.fact sheet: MINE\n", "utf-8")
    outcome = factsheet("build", sample, "--templates", "packs")
    assert outcome.code == 1
    assert outcome.err.startswith("packs/standrad:1:1: error: there is no template pack `standrad` that ")
    assert "hint: did you mean `standard`?" in outcome.err
    Path("packs/standrad").rename("packs/standard")
    assert factsheet("build", sample, "--templates", "packs").code == 0


def test_a_misspelt_label_beside_a_template_of_ones_own_is_told(factsheet, sample):
    assert factsheet("templates", "copy", "brief", "packs/mine").code == 0
    Path("packs/mine/labels").mkdir()
    Path("packs/mine/labels/en.yaml").write_text("document.fact shet: MINE\nmotto: Ours\n", "utf-8")
    outcome = factsheet("build", sample, "--templates", "packs", "--template", "mine")
    assert outcome.code == 1
    assert outcome.err.startswith(
        "packs/mine/labels/en.yaml:1:1: error: unknown key `document.fact shet` [unknown-key]"
    )
    assert "did you mean `document.fact sheet`?" in outcome.err
    template = Path("packs/mine/macros.html.j2")
    template.write_text(
        template.read_text("utf-8").replace('label("document", meeting.document)', 'label("document.fact shet")'),
        "utf-8",
    )
    assert factsheet("build", sample, "--templates", "packs", "--template", "mine").code == 0


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
    filled = re.sub(":  # (.*)", lambda blank: f": {json.dumps('Í ' + blank[1])}", file.read_text("utf-8"))
    file.write_text(filled, "utf-8")
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


LOGO = '  <figure src="pack:images/logo.png" alt="The emblem" width="0.2"/>\n'


def with_logo(factsheet, picture: bytes | None) -> None:
    assert factsheet("templates", "copy", "brief", "packs/mine", "-q").code == 0
    template = Path("packs/mine/template.html.j2")
    text = template.read_text("utf-8")
    place = "  {{ sheet.letterhead(meeting) }}\n"
    assert place in text
    template.write_text(text.replace(place, LOGO + place), "utf-8")
    if picture:
        Path("packs/mine/images").mkdir()
        Path("packs/mine/images/logo.png").write_bytes(picture)


def png(color: int) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (40, 20), (color, 0, 0)).save(stream, "PNG")
    return stream.getvalue()


def test_a_pack_brings_its_own_images(factsheet, sample):
    with_logo(factsheet, png(200))
    build = ["build", sample, "--templates", "packs", "--template", "mine", "--name", "{id}.{format}"]
    assert factsheet(*build).code == 0
    with zipfile.ZipFile("dist/sample.docx") as archive:
        assert [name for name in archive.namelist() if name.startswith("word/media/")]
    before = Path("dist/sample.pdf").read_bytes()
    assert b"/Image" in before
    Path("packs/mine/images/logo.png").write_bytes(png(100))
    assert factsheet(*build).code == 0
    assert Path("dist/sample.pdf").read_bytes() != before


def test_another_image_of_a_pack_makes_its_sheets_anew(factsheet, sample):
    with_logo(factsheet, png(200))
    Path("inputs").mkdir()
    Path(sample).rename("inputs/sample.yaml")
    build = ["build", "inputs", "--templates", "packs", "--template", "mine", "-f", "docx"]
    assert factsheet(*build).code == 0
    assert "1 up to date" in factsheet(*build).err
    Path("packs/mine/images/logo.png").write_bytes(png(100))
    assert factsheet(*build).err.startswith("1 meeting built")
    assert factsheet("templates", "copy", "mine", "packs/other", "--templates", "packs").code == 0
    assert Path("packs/other/images/logo.png").read_bytes() == png(100)


def test_an_image_that_the_pack_lacks_is_told(factsheet, sample):
    with_logo(factsheet, None)
    outcome = factsheet("build", sample, "--templates", "packs", "--template", "mine")
    assert outcome.code == 1
    assert "error: the pack `mine` has no image images/logo.png [figure-missing]" in outcome.err
