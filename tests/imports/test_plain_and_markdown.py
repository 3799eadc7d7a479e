"""Plain text and Markdown: what each mark of them becomes in a meeting file, and that no word is lost on the way."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from imported import TODAY, imported
from law import hold, meeting_words, words_of
from renditions import markdown_words, page_words
from sampling import examples

from factsheet import api

CLUTTER = (Path(__file__).parent / "texts/clutter.txt").read_text("utf-8")


def content(source: str, file: str = "source.md") -> list[dict]:
    """Give the content of the sections of an import, without ids and sources."""
    sections = imported(source, file).read.sections
    return [_bare(section.model_dump(exclude_defaults=True)) for section in sections]


def _bare(value):
    match value:
        case dict():
            return {key: _bare(inner) for key, inner in value.items() if key not in {"id", "sources"}}
        case list() | tuple():
            return [_bare(each) for each in value]
        case _:
            return value


def test_an_article_comes_out_without_what_stands_around_it():
    made = imported(CLUTTER, "article.txt")
    record = hold(words_of(CLUTTER), *made)
    assert made.read.title == "Party A and Party B agree on a programme of work"
    assert [each["text"] for each in record["not_taken"]] == [
        "Friday, April 4, 2025",
        "Top 5 This Week",
        "Related Posts",
        "LEAVE A REPLY",
        "Please enter your comment! Please enter your name here",
        "Popular Articles",
    ]
    assert made.read.date == date(2025, 4, 3)
    assert "# proposed by “April 3”, line 9, with the year of “Friday, April 4, 2025”, line 1" in made.meeting


def test_signs_that_mean_something_in_yaml_stand_as_they_were():
    texts = [
        "“Agreed”: yes",
        "a # b – c",
        "- no item",
        "'quoted'",
        "{a: b}",
        "x\u00a0: y",
        "*star* [x](y) \\*",
        "@ & %",
    ]
    made = imported("Title of it\n\n" + "\n\n".join(f"{each} and so on, and on." for each in texts), "source.txt")
    (section,) = made.read.sections
    shown = [each.text.replace("\\", "") for each in section.content]
    assert shown == [f"{each} and so on, and on.".replace("\\", "").removeprefix("- ") for each in texts]


def test_headings_are_sections_and_what_stands_before_them_has_one_of_its_own():
    blocks = ["# Title", "First, a text.", "## One", "### Inner", "A text.", "#### Deeper", "##### Deepest", "B text."]
    source = "\n\n".join([*blocks, "## Two"])
    below = [
        {"text": "A text."},
        {"title": "Deeper"},
        {"title": "Deepest", "content": [{"text": "B text."}]},
    ]
    assert content(source) == [
        {"title": "Heading of the text", "content": [{"text": "First, a text."}]},
        {"title": "One", "content": [{"title": "Inner", "content": below}]},
        {"title": "Two"},
    ]


@pytest.mark.parametrize(
    ("head", "document", "heading"),
    [
        ("# Joint Statement on Energy", "joint statement", "Joint statement"),
        ("# FACT SHEET: Joint Statement", "joint statement", "Joint statement"),
        ("# Statement on Energy", "fact sheet", "Heading of the text"),
        ("---\nlang: fr\n---\n# Déclaration conjointe des parties", "joint statement", "Déclaration conjointe"),
        ("---\nlang: ja\n---\n# 日本とフランスの共同声明", "joint statement", "共同声明"),
    ],
)
def test_a_text_without_a_heading_has_that_of_the_document_that_its_title_names(head, document, heading):
    made = imported(f"{head}\n\nFirst, a text.\n")
    assert made.read.document == document
    assert [(each.id, each.title) for each in made.read.sections] == [("text", heading)]
    told = [each.code for each in api.check(made.meeting).diagnostics]
    assert ("placeholder" in told) and (f"title: {heading}\n" in made.meeting)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A text.", "en # the source does not say"),
        ("Les deux parties et la délégation du pays se réunissent.", "fr # by the commonest words"),
        ("הצדדים נפגשו והסכימו להיפגש שוב.", "he # by the commonest words"),
        ("طرفین دیدار کردند و پذیرفتند که گفت‌وگوها ادامه یابد.", "fa # by the commonest words"),
        ("التقى الطرفان واتفقا على اللقاء مرة أخرى.", "ar # by the commonest words"),
        ("Сторони зустрілися й домовилися зустрітися ще раз.", "uk # by the commonest words"),
        ("Стороны встретились и договорились встретиться вновь.", "ru # by the commonest words"),
    ],
)
def test_the_language_is_that_of_the_text_where_enough_of_it_tells(text, language):
    assert f"\nlanguage: {language}" in imported(f"{text}\n", "a.txt").meeting


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("G7 Leaders’ Communiqué", "multilateral # by “G7” in the title"),
        ("Declaration of the Group of Twenty", "multilateral # by “Group of Twenty” in the title"),
        ("Japan and France", "bilateral # by the number of parties, 2"),
        ("Statement", "bilateral # the source does not say"),
    ],
)
def test_the_kind_follows_the_parties_or_the_group_that_the_title_names(title, kind):
    made = imported(f"# {title}\n\nWe, the leaders, met and agreed.\n")
    assert f"\nkind: {kind}\n" in made.meeting
    assert len(made.read.participants) == (3 if kind.startswith("multi") else 2)


@pytest.mark.parametrize("file", ["a.md", "a.txt", "a.html"])
@pytest.mark.parametrize("signs", ["\\*\\*\\*", "* * *", "— — —", "\\# \\# \\#"])
def test_a_line_of_signs_alone_is_no_paragraph_and_is_listed(file, signs):
    said = signs if file == "a.md" else signs.replace("\\", "")
    blocks = ["The first text.", said, "The second text."]
    source = "".join(f"<p>{each}</p>" for each in blocks) if file == "a.html" else "\n\n".join(blocks)
    made = imported(source, file)
    assert [each.text for each in made.read.sections[0].content] == ["The first text.", "The second text."]
    if (file, signs) != ("a.md", "* * *"):  # which is a rule, and no word
        assert "why: signs without words" in made.record


LONG = "word " * 4_100  # more than the 20,000 characters of a text


@pytest.mark.parametrize(
    "source",
    [
        f"# T\n\nA text. {LONG}",
        f"# T\n\n## {LONG}\n\nA text.",
        f"# T\n\n| a | b |\n| --- | --- |\n| {LONG} | c |\n",
        f"# T\n\n| {LONG} | b |\n| --- | --- |\n| a | c |\n",
        f"---\ntitle: {LONG}\n---\nA text.\n",
        f"---\npublisher: {LONG}\n---\nA text.\n",
        f"# T\n\nA text. [a](https://example.org/{'b' * 25_000})",
        "# T\n\nA text. " + " ".join(f"[word {n}](https://example.org/{'b' * 1_500})" for n in range(40)),
    ],
    ids=["text", "heading", "cell", "column", "title", "publisher", "link", "links"],
)
def test_what_is_too_long_for_a_text_is_taken_in_parts_and_builds(source):
    made = imported(source)
    assert [each for each in api.check(made.meeting).diagnostics if each.severity == "error"] == []
    hold(markdown_words(source), *made)


def test_a_short_line_in_bold_is_a_heading_and_bold_words_before_a_text_its_lead():
    source = (
        "# Title\n\n**Security**\n\n**Supplies.** They agreed.\n\n**Talks**: they go on.\n\n**They agreed** to it.\n"
    )
    (section,) = imported(source).read.sections
    assert section.title == "Security"
    assert [(each.lead if each.type == "point" else None, each.text) for each in section.content] == [
        ("Supplies.", "They agreed."),
        ("Talks:", "they go on."),
        (None, "**They agreed** to it."),
    ]


def test_no_space_stands_behind_a_lead_in_that_ends_in_a_full_width_mark():
    items = ("<b>目的：</b>三者は協力を強化した。", "<b>抑止</b>：米国は表明した。", "<b>米国</b>は表明した。")
    source = f"<h1>会談</h1><ul>{''.join(f'<li>{each}' for each in items)}</ul>"
    made = imported(source, "a.html")
    (section,) = made.read.sections
    assert [(each.lead, each.text) for each in section.content] == [
        ("目的：", "三者は協力を強化した。"),
        ("抑止：", "米国は表明した。"),
        (None, "**米国**は表明した。"),
    ]
    hold(page_words(source), *made)


@pytest.mark.parametrize(
    ("line", "title"),
    [("I. **SECURITY**", "I. SECURITY"), ("B) **Security and trade**", "B) Security and trade")],
)
def test_a_bold_line_behind_its_number_is_a_heading(line, title):
    assert [each["title"] for each in content(f"# Title\n\n{line}\n\nThey agreed.\n")] == [title]
    assert "title" not in content("# Title\n\nThe **Security** talks.\n\nThey agreed.\n")[0]["content"][0]


def test_a_no_break_space_keeps_bold_words_and_their_text_one_word():
    made = imported("# Title\n\n**Talks:**\u00a0They go on here.\n")
    hold(words_of("Title Talks:\u00a0They go on here."), *made)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("**Supplies: **They agreed.", "They agreed."),
        ("**Supplies:\u00a0**They agreed.", "**Supplies:**\u00a0They agreed."),
        ("**Supplies and\nports: **They **all **agreed.", "They **all** agreed."),
        ("They **all **agreed to **act", "They **all **agreed to **act"),
        ("They **all** agreed to **act**.", "They **all** agreed to **act**."),
        ("両国は**「行動計画」**に署名した。", "両国は**「行動計画」**に署名した。"),
    ],
)
def test_bold_words_close_before_a_space(source, text):
    (section,) = content(f"# Title\n\n- {source}\n")
    assert [each["text"] for each in section["content"]] == [text]


@pytest.mark.parametrize(("said", "day"), [("February 3, 2025", "2026-02-06"), ("February 3, 2026", "2026-02-03")])
def test_a_day_far_from_the_publication_is_not_that_of_the_meeting(said, day):
    made = imported(f"---\ndate: 2026-02-06\n---\n# Title\n\nThe talks began on {said} in a good spirit.\n")
    assert str(made.read.date) == day


def test_items_nest_and_keep_their_numbers():
    nested = "- one\n  - inner\n    1. first\n    2. second\n- two\n"
    source = f"# Title\n\nA text.\n\n{nested}\n4. four\n5. five\n   - below\n   - beside\n"
    made = imported(source)
    (section,) = made.read.sections
    one, two, four, five, below, beside = section.content[1:]
    assert (one.text, one.points[0].text, [each.text for each in one.points[0].points]) == (
        "one",
        "inner",
        ["1. first", "2. second"],
    )
    assert (two.text, four.type, four.text, five.text, below.text) == (
        "two",
        "paragraph",
        "4. four",
        "5. five",
        "below",
    )
    assert (beside.text, below.points) == ("beside", ())
    hold(markdown_words(source), *made)


def test_items_of_plain_text_begin_at_their_marks():
    head = "Title of it\n\nThe parties agreed on these, and on no others than these:\n"
    source = f"{head}- one\n  goes on\n  - inner\n(a) first\n(b) second\n"
    made = imported(source, "source.txt")
    (section,) = made.read.sections
    assert [each.text for each in section.content[1:]] == ["one goes on", "(a) first", "(b) second"]
    assert section.content[1].points[0].text == "inner"


def test_tables_keep_cells_and_columns_need_a_header():
    source = "# Title\n\n| Area | |\n| --- | --- |\n| Energy | **2.5** |\n| Energy | **2.5** |\n"
    made = imported(source)
    (section,) = made.read.sections
    (table,) = section.content
    assert [column.title for column in table.columns] == ["Area", "–"]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Energy", "**2.5**"]] * 2
    hold(markdown_words(source), *made)


def test_a_table_wider_than_a_sheet_is_points():
    source = f"# Title\n\n|{'a|' * 13}\n|{'-|' * 13}\n|{'b|' * 13}\n"
    made = imported(source)
    assert [len(point.points) for point in made.read.sections[0].content] == [12, 12]
    hold(markdown_words(source), *made)


def test_quotations_notes_and_links():
    text = "See [here](https://www.example.org/a), [there](other.html) and [^1]."
    source = f"# Title\n\n> Quoted words.\n\n{text}\n\n[^1]: A note.\n"
    made = imported(source)
    assert [each.text for each in made.read.sections[0].content] == [
        "Quoted words.",
        "See [here](https://www.example.org/a), there and [^1].",
        "[^1]: A note.",
    ]
    assert "# line 3: a quotation in the source" in made.meeting


def test_a_dateline_gives_the_days_and_the_place():
    made = imported("# Title\n\n**Bali, Indonesia, 15-16 November 2022**\n\nThe parties met.\n")
    assert (made.read.from_, made.read.to, made.read.venue.city, made.read.venue.country) == (
        date(2022, 11, 15),
        date(2022, 11, 16),
        "Bali",
        "ID",
    )
    assert "why: dateline" in made.record


@pytest.mark.parametrize(
    "line", ["Embargoed until 4 April 2025, 9:00", "Sperrfrist: 4. April 2025", "Declassify On: 20500403"]
)
def test_a_day_until_which_a_text_is_kept_back_is_not_that_of_the_meeting(line):
    made = imported(f"# Talks\n\n{line}\n\nBern, 3 April 2025\n\nThe parties met.\n")
    assert (made.read.date, made.read.venue.city) == (date(2025, 4, 3), "Bern")
    assert line in made.meeting


@pytest.mark.parametrize(("line", "city"), [("Date: 3 April 2025", "City"), ("بروكسل، 3 أبريل 2025", "بروكسل")])
def test_a_city_ends_in_no_mark(line, city):
    assert imported(f"# Talks\n\n{line}\n\nThe parties met.\n").read.venue.city == city


@pytest.mark.parametrize("head", ["", "Nowhereville, 3 April 2025\n\n"])
def test_a_country_that_no_dateline_says_is_told_to_stand_for_it(head):
    made = imported(f"# Title\n\n{head}The ministers of the parties met to talk.\n")
    assert "  country: ZZ # stands for what the source does not say\n" in made.meeting
    assert ", ZZ" not in made.record


def test_parties_are_those_of_the_title_or_of_the_first_sentence_that_names_two():
    titled = imported("# Talks of Japan and the United States\n\nFrance and Germany were absent.\n")
    assert [each.party for each in titled.read.participants] == ["JP", "US"]
    named = imported("# Talks\n\nThey met. France and Germany agreed. Japan did not take part.\n\nCuba and Chad too.\n")
    assert [each.party for each in named.read.participants] == ["FR", "DE"]
    assert "# named in line 3" in named.meeting
    none = imported("# Talks\n\nThey met.\n\nThey deplored that Cuba and Chad did not.\n")
    assert [each.party for each in none.read.participants] == ["Party 1", "Party 2"]
    assert none.read.date == TODAY
    assert "the source names no day of the meeting: this is today" in none.meeting


def test_a_language_without_labels_is_told_and_the_sheet_builds_in_english():
    made = imported('<html lang="cs"><h1>Jednání</h1><p>Strany jednaly o obchodu.</p></html>', "a.html")
    assert made.read.language == "en"
    assert "# the text is in cs, for which there are no labels yet: `factsheet templates labels cs`" in made.meeting


def test_a_paragraph_that_is_too_long_for_one_goes_on_in_another():
    text = " ".join(["words and more"] * 1500)
    made = imported(f"Title of it\n\n{text}.\n", "source.txt")
    assert len(made.read.sections[0].content) > 1
    hold(words_of(f"Title of it {text}."), *made)


def test_a_text_full_of_signs_reads_as_it_was():
    text = " ".join(["*a", "[b", "\\c", "d]"] * 60)
    hold(words_of(f"Title of it {text}."), *imported(f"Title of it\n\n{text}.\n", "source.txt"))


def test_items_that_say_the_same_have_ids_of_their_own():
    made = imported("# Title\n\n## Same\n\n- yes\n- yes\n\n## Same\n\n- yes\n")
    assert [section.id for section in made.read.sections] == ["same", "same-2"]


@pytest.mark.parametrize("title", ["null", "yes", "1.5", "- a", "# b", "a: b", '"c"'])
def test_titles_that_yaml_might_read_otherwise(title):
    assert imported(f"---\ntitle: '{title}'\n---\nThe parties met, and parted.\n").read.title == title


BLOCK = st.text(st.sampled_from("ab *_[]()#>-|`~&<!\\:'\"1.\t\u00a0é\u200b–"), max_size=12)


@examples(30)
@given(st.lists(BLOCK, max_size=6).map("\n\n".join))
def test_whatever_plain_text_says_is_there(text):
    source = f"Title\n\nThe parties met here, {text}"
    found = api.import_text(source.encode(), "source.txt", "talks", today=TODAY)
    made = found.files["talks.yaml"].decode(), found.files["talks.import.yaml"].decode()
    bullets = {"*", "-", "–"}
    given_words = [word for word in words_of(source) if word not in bullets]
    record = hold_loosely(made)
    assert [word for word in record if word not in bullets] == given_words


def hold_loosely(made: tuple[str, str]) -> list[str]:
    """Give the words of both files in order, bullets aside, which are marks of items in plain text."""
    import yaml  # noqa: PLC0415 - here alone

    said = yaml.load(made[1], yaml.CSafeLoader)
    words = meeting_words(made[0], [each["text"] for each in said.get("added", ())])
    for entry in said.get("not_taken", ()):
        words[entry["word"] - 1 : entry["word"] - 1] = words_of(entry["text"])
    return words
