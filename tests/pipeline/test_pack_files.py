import pytest

from factsheet.diagnostics import FactsheetError
from factsheet.pipeline.pack_loading import PackLoader
from factsheet.pipeline.packs import NamedFile, PackFiles
from factsheet.production.inputs.packs import PackLibrary


def files(**templates: str) -> PackFiles:
    """Make packs of templates by the packs' names; `a_b` stands for `a/b.j2`."""
    content = {}
    for name, text in templates.items():
        pack, _, part = name.partition("_")
        content[f"{pack}/{part or 'template.html'}.j2"] = NamedFile(name, text.encode())
    return PackFiles((content,))


def reached(first: str, **others: str) -> list[str]:
    return [path.removesuffix(".html.j2") for path in files(own=first, **others).reachable("own")]


@pytest.mark.parametrize(
    "text",
    [
        '{% extends "base/template.html.j2" %}',
        "{%- extends 'base/template.html.j2' -%}",
        '{% include "base/template.html.j2" ignore missing with context %}',
        '{% import "base/template.html.j2" as base without context %}',
        '{% import "base/template.html.j2" as base %}',
        '{% from "base/template.html.j2" import a, b as c %}',
        '{%+ from "base/template.html.j2" import a with context %}',
    ],
)
def test_templates_that_are_named_are_reached(text):
    assert reached(text, base="", other="") == ["base/template", "own/template"]


def test_what_is_reached_reaches_more():
    first = '{% include "own/a.j2" %}'
    assert reached(first, own_a='{% include "own/b.j2" %}', own_b=first, own_c="") == [
        "own/a.j2",
        "own/b.j2",
        "own/template",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "{% include name %}",
        '{% include ["a/b.j2", "c/d.j2"] %}',
        '{% extends "base/template.html.j2" if x else "other/template.html.j2" %}',
        '{% include "base/" ~ name %}',
    ],
)
def test_where_an_expression_names_a_template_all_are_reached(text):
    assert reached(text, base="", other="") == ["base/template", "other/template", "own/template"]


def test_a_template_that_is_not_there_is_not_reached():
    assert reached('{% include "no/such.j2" %}') == ["own/template"]


def test_the_built_in_packs_reach_no_more_than_they_need():
    packs = PackLibrary().files
    assert set(packs.reachable("standard")) == {"standard/template.html.j2", "standard/macros.html.j2"}
    assert packs.names == ("brief", "standard")


def test_labels_without_a_template_beside_them_are_laid_over_the_pack():
    paths = "standard/template.html.j2", "standard/labels/en.yaml", "brief/template.html.j2"
    built_in = {path: NamedFile(f"built-in/{path}", b"") for path in paths}
    own = {path: NamedFile(f"own/{path}", b"") for path in ("standard/labels/en.yaml", "brief/labels/is.yaml")}
    packs = PackFiles((own, built_in))
    below = built_in["standard/labels/en.yaml"]
    assert packs.labels("brief", "en") == (below, own["standard/labels/en.yaml"])
    assert packs.laid_over("brief", "en") == {"own/standard/labels/en.yaml": (below,)}
    assert packs.laid_over("brief", "is") == {"own/brief/labels/is.yaml": (below,)}
    assert PackFiles((built_in,)).laid_over("brief", "en") == {}


def test_templates_are_read_composed():
    content = {"own/template.html.j2": "Re\u0301union", "own/labels/fr.yaml": "draft: E\u0301bauche"}
    packs = PackFiles(({path: NamedFile(path, text.encode()) for path, text in content.items()},))
    pack = PackLoader(packs, None).pack("own", "fr", None)
    assert pack.templates["own/template.html.j2"].text == "R\u00e9union"
    assert pack.labels["draft"] == "\u00c9bauche"


def test_a_placeholder_that_no_template_fills_is_told_in_the_labels_file():
    built_in = {
        path: NamedFile(path, text)
        for path, text in {
            "standard/template.html.j2": b"<document/>",
            "standard/labels/en.yaml": b"page: Page {page} of {pages}\ndraft: DRAFT\n",
        }.items()
    }
    text = b"draft: Draft {x}\npage: Page {number}\n"
    own = {"standard/labels/en.yaml": NamedFile("own/standard/labels/en.yaml", text)}
    with pytest.raises(FactsheetError) as caught:
        PackLoader(PackFiles((own, built_in)), None).labels("standard", "en")
    told = {(each.span.line, each.span.column, each.message, each.hints) for each in caught.value.diagnostics}
    assert told == {
        (1, 8, "nothing fills `{x}` in `draft`", ("it has no placeholders",)),
        (2, 7, "nothing fills `{number}` in `page`", ("it may have `{page}`, `{pages}`",)),
    }
