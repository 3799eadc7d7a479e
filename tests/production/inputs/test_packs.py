from pathlib import Path

import pytest
from packs import Packs, packs

from factsheet.diagnostics import FactsheetError
from factsheet.production.inputs.packs import built_in_folder
from factsheet.production.options import OptionError
from factsheet.typography.placeholders import has_words

TEMPLATE = "own/template.html.j2"
SIGNS = {key: text for key, text in packs().pack("standard", "en", None).labels.items() if not has_words(text)}


def test_the_built_in_packs():
    assert {"standard", "brief"} <= set(packs().folders)
    assert "designations" not in packs().folders


def test_an_unknown_pack_names_the_nearest():
    with pytest.raises(OptionError) as caught:
        packs().folder("standart")
    assert caught.value.diagnostics[0].hints == ("did you mean `standard`?",)


def test_an_unknown_pack_lists_all_where_none_is_near():
    with pytest.raises(OptionError) as caught:
        packs().folder("x")
    assert caught.value.diagnostics[0].hints == ("there are: brief, standard",)


def test_own_packs_are_found_first(own_packs):
    library = Packs(own_packs({"standard/template.html.j2": "mine", TEMPLATE: ""}))
    assert library.folder("standard") == Path("packs/standard")
    assert library.pack("standard", "en", None).templates["standard/template.html.j2"].text == "mine"
    assert "brief" in library.folders


def test_what_a_pack_leaves_out_the_standard_pack_gives(own_packs):
    library = Packs(own_packs({TEMPLATE: ""}))
    assert library.theme_files("own")[0] == built_in_folder() / "standard/theme.yaml"
    assert library.pack("own", "en", None).labels == packs().pack("standard", "en", None).labels


def test_labels_of_a_pack_lie_over_the_standard_ones(own_packs):
    standard = packs().pack("standard", "en", None).labels
    name = next(iter(standard))
    library = Packs(own_packs({TEMPLATE: "", "own/labels/en.yaml": f"{name}: Mine\nmore: New\n"}))
    assert library.pack("own", "en", None).labels == {**standard, name: "Mine", "more": "New"}


def test_a_regional_language_falls_back():
    library = packs()
    assert library.pack("standard", "fr-BE", None).labels == library.pack("standard", "fr", None).labels


def test_a_language_that_a_pack_lacks_is_the_standard_packs(own_packs):
    library = Packs(own_packs({TEMPLATE: "", "own/labels/is.yaml": "more: New\n"}))
    assert library.pack("own", "en", None).labels == packs().pack("standard", "en", None).labels
    assert library.pack("own", "is", None).labels == SIGNS | {"more": "New"}


def test_a_language_without_labels_is_an_error_of_the_meetings_language(own_packs):
    library = Packs(own_packs({TEMPLATE: "", "own/labels/de.yaml": "a: b"}))
    with pytest.raises(FactsheetError) as caught:
        library.pack("own", "is", None)
    (diagnostic,) = caught.value.diagnostics
    assert (diagnostic.code, diagnostic.path) == ("no-labels", "language")
    known = sorted({"de", *library.files.label_languages("standard")})
    assert diagnostic.hints[0].startswith(f"there are labels for {', '.join(known)};")


def test_an_error_in_labels_has_its_place(own_packs):
    library = Packs(own_packs({TEMPLATE: "", "own/labels/en.yaml": "a: b\nc: [d]\n"}))
    with pytest.raises(FactsheetError) as caught:
        library.pack("own", "en", None)
    assert str(caught.value.diagnostics[0].span) == "packs/own/labels/en.yaml:2:4"


def test_a_template_that_is_not_utf8_has_its_place(own_packs):
    folder = own_packs({TEMPLATE: ""})
    Path(folder, TEMPLATE).write_bytes(b"<document>\n\xff</document>")
    with pytest.raises(FactsheetError) as caught:
        Packs(folder).pack("own", "en", None)
    assert str(caught.value.diagnostics[0].span) == "packs/own/template.html.j2:2:1"


def test_designations_of_ones_own_lie_over_the_built_in(own_packs):
    library = Packs(own_packs({TEMPLATE: "", "designations/en.yaml": "default: {XK: A name}\n"}))
    names = library.pack("own", "en", None).designations
    assert names["XK"] == "A name"
    assert names["JP"] == "Japan"


def test_a_folder_of_packs_that_is_not_there(in_folder):
    with pytest.raises(OptionError, match="no folder of template packs"):
        Packs(Path("nowhere"))


def test_a_pack_instead_of_a_folder_of_packs(own_packs):
    with pytest.raises(OptionError) as caught:
        Packs(own_packs({TEMPLATE: ""}) / "own")
    assert caught.value.diagnostics[0].hints == (f"name the folder around it: {Path('packs').resolve()}",)


def test_packs_are_loaded_once():
    library = packs()
    assert library.pack("standard", "en", "US") is library.pack("standard", "en", "US")


@pytest.mark.parametrize(
    ("file", "hint"),
    [
        ("standard/labels/en.yml", "call it `en.yaml`"),
        ("standard/labels/pt_BR.yaml", "call it `pt-BR.yaml`"),
        ("own/labels/english.yaml", "call it by the tag of its language: `pt-BR.yaml`"),
        ("designations/fr.yml", "call it `fr.yaml`"),
    ],
)
def test_a_file_that_would_serve_no_language_is_told(own_packs, file, hint):
    folder = own_packs({TEMPLATE: "", file: "sources: Sources"})
    with pytest.raises(FactsheetError) as caught:
        Packs(folder).pack("own", "en", None)
    (found,) = caught.value.diagnostics
    assert (found.code, found.span.file, found.hints) == ("stray-file", f"packs/{file}", (hint,))


def test_files_called_as_languages_serve_whatever_their_letters(own_packs):
    folder = own_packs({TEMPLATE: "", "own/labels/EN.yaml": "sources: Mine", "own/labels/zh-Hant.yaml": "sources: 我"})
    assert Packs(folder).pack("own", "en", None).labels["sources"] == "Mine"
