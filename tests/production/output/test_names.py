import pytest

from factsheet.diagnostics import Span
from factsheet.outputs.kept import Facts
from factsheet.production.output.names import MOST_RIVALS, Naming, same_output


def facts(template: str = "standard") -> Facts:
    return Facts("sample", "summit", "draft", "pt-BR", "2025-04-03", template, "plain")


@pytest.mark.parametrize(
    ("template", "name"), [("standard", "sample.pdf"), ("brief", "sample.brief.pdf"), ("my.own", "sample.my.own.pdf")]
)
def test_names_without_a_pattern(template, name):
    assert Naming(None).output(facts(template), "pdf") == name


def test_a_pattern_can_name_every_field():
    pattern = "{year}/{date}/{language}-{kind}-{status}-{template}-{id}.{format}"
    name = "2025/2025-04-03/pt-BR-summit-draft-standard-sample.docx"
    assert Naming(pattern).output(facts(), "docx") == name


def test_sheets_of_one_name_name_each_other():
    places = [Span(f"{name}.yaml", 1, 5) for name in "bcdef"]
    found = same_output("x.pdf", ["c.yaml", "b.yaml"], iter(places))
    assert "the same name as that of b.yaml, c.yaml" in found.message
    assert [related.span for related in found.related] == places[:MOST_RIVALS]


def test_copies_of_one_name_are_told_which_field_tells_them_apart():
    found = same_output("x.pdf", ["a.yaml"], iter([Span("a.yaml", 1, 5)]), copies=True)
    assert "its copies for several parties would have the same name, x.pdf" in found.message
    assert "`{party}`" in found.hints[0]
    assert not found.related
