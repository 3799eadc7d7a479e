"""Each difference is told in both files; what agrees is not told; what cannot be compared is told as such."""

import pytest
from small import TERMS, meeting, said, told

BODY = """\
status: cleared
previous: talks-before
summary: [{id: one, lead: "A", text: "B"}, {id: two, text: "C"}]
sections:
- id: trade
  title: T
  summary: S
  content:
  - {id: p, text: "D", sources: [s, t], points: [{id: q, text: "E"}]}
  - paragraph: {id: r, text: "F"}
  - table:
      id: tab
      columns: [{id: x, title: X, align: end}, {id: y, title: Y}]
      rows: [{id: r1, cells: ["G", "H"]}, {id: r2, cells: ["I", ""]}]
  - figure: {id: fig, path: figures/map-en.png, alt: "J", width: 0.5}
follow_ups:
- {id: f, action: "K", owners: [US, KR], due: 2025-07, status: ongoing}
- {id: g, action: "L", owners: [KR], due: 2025-09-01}
sources: [{id: s, title: "M", date: 2025-01-02, url: "https://example.org/en/a"}, {id: t, title: "N"}]
contacts: [{id: desk, name: "O", email: desk@example.org, phone: "+32 2 000"}]
abbreviations: {UN: United Nations}
clearances: [{id: legal, office: "P", decision: cleared, date: 2025-04-02, digest: 0123456789abcdef}]
"""
FRENCH = meeting(
    "fr",
    BODY.replace("map-en", "map-fr")
    .replace("/en/a", "/fr/a")
    .replace("UN: United Nations", "ONU: Nations unies, OTAN: Alliance")
    .replace("width: 0.5", "width: 0.9")
    .replace("align: end", "align: center")
    .replace("0123456789abcdef", "fedcba9876543210"),
)
ENGLISH = meeting("en", BODY)

PEOPLE = """- party: US
  people: [{id: doe, name: "Jane Doe", family_name: "Doe"}]
"""
POINTS = ['{id: one, lead: "A", text: "B"}', '{id: two, text: "C"}']
ROWS = ['{id: r1, cells: ["G", "H"]}', '{id: r2, cells: ["I", ""]}']
COLUMNS = ["{id: x, title: X, align: center}", "{id: y, title: Y}"]


def swapped(items: list[str], code: str) -> tuple[str, str, str]:
    return ", ".join(items), ", ".join(items[::-1]), code


CHANGES = [
    ("status: cleared", "status: final", "parity-field"),
    ("talks-before", "talks-then", "parity-field"),
    ("date: 2025-04-03", "date: 2025-04-05", "parity-field"),
    ("date: 2025-04-03", "from: 2025-04-03\nto: 2025-04-04", "parity-field"),
    ("kind: bilateral", "kind: summit", "parity-field"),
    ("country: BE", "country: FR", "parity-field"),
    ('city: "Bruxelles"', 'city: "Paris"', "parity-name"),
    ('name: "Jane Doe"', 'name: "Joan Doe"', "parity-name"),
    (f"{PEOPLE}- party: KR\n", f"- party: KR\n{PEOPLE}", "parity-order"),
    ("- party: KR", "- party: JP", "parity-name"),
    ("- party: KR", "- party: KR\n- party: JP", "parity-item"),
    ("id: doe", "id: roe", "parity-item"),
    swapped(POINTS, "parity-order"),
    (f", {POINTS[1]}", "", "parity-item"),
    ('lead: "A", ', "", "parity-field"),
    ("  summary: S\n", "", "parity-field"),
    ("sources: [s, t]", "sources: [t, s]", "parity-order"),
    ("sources: [s, t]", "sources: [s]", "parity-field"),
    (', points: [{id: q, text: "E"}]', "", "parity-item"),
    ("paragraph: {id: r,", "paragraph: {id: rr,", "parity-item"),
    ('- paragraph: {id: r, text: "F"}', '- {id: r, text: "F"}', "parity-item"),
    swapped(ROWS, "parity-order"),
    ('["I", ""]', '["I", "Z"]', "parity-field"),
    swapped(COLUMNS, "parity-order"),
    ("map-fr.png", "plan-fr.png", "parity-field"),
    ("owners: [US, KR]", "owners: [KR, US]", "parity-order"),
    ("owners: [US, KR]", "owners: [US, JP]", "parity-name"),
    ("owners: [US, KR]", "owners: [US]", "parity-item"),
    ("due: 2025-07,", "due: 2025-08,", "parity-field"),
    ("due: 2025-07,", "due: 2025-07-01,", "parity-field"),
    ("due: 2025-07,", "due: summer 2025,", "parity-field"),
    (", due: 2025-09-01", "", "parity-field"),
    (", status: ongoing", "", "parity-field"),
    ("date: 2025-01-02", "date: 2025-02-01", "parity-field"),
    ("/fr/a", "/fr/b", "parity-field"),
    ("desk@", "press@", "parity-field"),
    ("+32 2 000", "+32 2 001", "parity-field"),
    ("decision: cleared, date: 2025-04-02", "decision: objected, date: 2025-04-02", "parity-field"),
    ("date: 2025-04-02", "date: 2025-04-01", "parity-field"),
]


def test_versions_that_agree_say_nothing():
    assert said(ENGLISH, FRENCH) == []
    assert said(FRENCH, ENGLISH) == []


@pytest.mark.parametrize(("old", "new", "code"), CHANGES)
def test_a_change_of_one_value_is_told_in_both_files(old, new, code):
    assert FRENCH.count(old) >= 1
    found = told(ENGLISH, FRENCH.replace(old, new, 1))
    assert code in {each.code for each in found} <= {code, "parity-field"}  # cells go with their columns
    for each in found:
        (related,) = each.related
        assert (each.span.file, related.span.file) == ("b.yaml", "a.yaml")
        assert each.span.line > 1 or each.span.excerpt


def test_a_difference_has_its_line_and_column_in_both():
    (line,) = said(ENGLISH, "# Une ligne de plus.\n" + FRENCH.replace("due: 2025-07,", "due: 2025-08,"))
    assert line == ("parity-field b.yaml:29:47 a.yaml:28:47: `due` is `2025-08` here and `2025-07` in `en`")


@pytest.mark.parametrize(
    ("language", "others"),
    [("ja", {}), ("ru", {}), ("fr", {"name": "DOE Jane", "family": "DOE"})],
)
def test_names_are_the_same_in_other_scripts_where_the_glossary_says_so(language, others):
    assert said(meeting("en"), meeting(language, **others)) == []


def test_a_name_in_another_script_without_declaration_is_told_as_not_compared():
    found = told(meeting("en"), meeting("ja"), terms=None)
    assert [(each.code, each.severity) for each in found] == [("parity-unclear", "warning")]
    assert "`ジェーン・ドウ` is `Jane Doe`" in found[0].message


def test_a_due_in_free_words_cannot_be_compared():
    due = 'follow_ups: [{{id: f, action: "A", owners: [US], due: {}}}]'
    english, french = (due.format(text) for text in ("at the next meeting", "à la prochaine réunion"))
    found = told(meeting("en", english), meeting("fr", french))
    assert [(each.code, each.severity) for each in found] == [("parity-unclear", "warning")]
    assert said(meeting("en", english), meeting("fr", english)) == []


def test_items_without_ids_in_common_are_told_once():
    english = "summary: [A, B, C]\nsections: [{title: Trade, content: [D]}]"
    french = "summary: [E, F, G]\nsections: [{title: Commerce, content: [H]}]"
    (found,) = told(meeting("en", english), meeting("fr", french))
    assert found.code == "parity-unclear"
    assert found.message.startswith("5 items without an `id` in common")


def test_an_item_too_few_among_items_without_ids():
    english = "summary: [A 1, B 2, C 3]"
    french = "summary: [D 1, F 3]"
    found = [each for each in told(meeting("en", english), meeting("fr", french)) if each.code == "parity-item"]
    assert [each.related[0].path for each in found] == ["summary[b-2]"]


def test_ids_that_one_version_derives_and_the_other_writes_are_the_same():
    english = "summary: [{lead: Trade, text: A}, {lead: Peace, text: B}]"
    french = "summary: [{id: trade, lead: Commerce, text: A}, {id: peace, lead: Paix, text: B}]"
    assert said(meeting("en", english), meeting("fr", french)) == []
    (line,) = said(
        meeting("en", english),
        meeting(
            "fr", french.replace("id: trade", "id: x").replace("id: peace", "id: trade").replace("id: x", "id: peace")
        ),
    )
    assert line.startswith("parity-order")


def test_sources_without_ids_in_common_are_cited_as_each_version_calls_them():
    english = "summary: [{id: a, text: A, sources: [the-text]}]\nsources: [{title: The text}]"
    french = "summary: [{id: a, text: A, sources: [le-texte]}]\nsources: [{title: Le texte}]"
    assert {each.code for each in told(meeting("en", english), meeting("fr", french))} == {"parity-unclear"}


LINKED = "summary: [{{id: a, text: '{}'}}]"


@pytest.mark.parametrize(
    ("english", "french", "codes"),
    [
        ("[A](https://x.org/en)", "[B](https://x.org/fr)", []),
        ("[A](https://x.org/1)", "[B](https://x.org/2)", ["parity-link"]),
        ("[A](https://x.org/1)", "B", ["parity-link"]),
        ("A", "[B](https://x.org/1)", ["parity-link"]),
        ("[A *b*](https://x.org/1)", "[B](https://x.org/1) [c](https://x.org/1)", ["parity-link"]),
        ("**A** *b*", "C", []),
        ("Doe spoke.", "Mme Doe a parlé.", []),
        ("Jane Doe spoke.", "Elle a parlé.", ["parity-name"]),
        ("She spoke.", "Doe a parlé.", ["parity-name"]),
        ("Doe and Jane Doe", "Doe", []),
        ("A ceasefire.", "Un cessez-le-feu.", []),
        ("A ceasefire.", "Une trêve.", []),
        ("A ceasefire.", "Un accord.", ["parity-term"]),
        ("An accord.", "Un cessez-le-feu.", ["parity-term"]),
        ("A comprehensive ceasefire.", "Un cessez-le-feu complet.", []),
        ("A comprehensive ceasefire.", "Un cessez-le-feu.", ["parity-term", "parity-term"]),
    ],
)
def test_texts(english, french, codes):
    found = told(meeting("en", LINKED.format(english)), meeting("fr", LINKED.format(french)))
    assert [each.code for each in found] == codes


def test_a_part_of_a_text_is_told_where_it_stands():
    below = "summary:\n- id: a\n  text: >-\n    In words\n    **Doe** spoke.\n"
    (found,) = told(meeting("en", below), meeting("fr", LINKED.format("Elle")))
    span = found.related[0].span
    assert span.excerpt[span.column - 1 : span.end_column - 1] == "Doe"
    assert "Doe" in TERMS
