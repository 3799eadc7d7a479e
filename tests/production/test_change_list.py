import html
import json
import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from factsheet.production.records.comparison import Change, ChangeKind, Changes
from factsheet.production.reports import changes_json, changes_markdown

CHANGED = Change(ChangeKind.CHANGED, "en/one", "../in/one.yaml", ("pdf",), 1, 2, False, 0)
FAILED = Change(ChangeKind.FAILED, "two", "../in/two.yaml", (), None, None, None, 1)


def cells(text: str) -> list[list[str]]:
    """Give what a reader sees in the cells of the table's rows."""
    page = MarkdownIt("commonmark").enable("table").render(text)
    rows = re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)[1:]
    return [
        [html.unescape(re.sub("<[^>]*>", "", cell)) for cell in re.findall(r"<td>(.*?)</td>", row, re.DOTALL)]
        for row in rows
    ]


def test_a_table_tells_of_every_sheet():
    text = changes_markdown(Changes((FAILED, CHANGED), 3, {"zlib": ("1", "2")}), "dist")
    assert text.splitlines()[0] == "### Fact sheets: 1 with errors, 1 changed, 3 unchanged"
    assert cells(text) == [
        ["in/two.yaml", "1 error", "–"],
        ["in/one.yaml", "changed (pdf), the meeting file is as it was", "1 → 2"],
    ]
    assert text.endswith("Built with other versions: <code>zlib 1</code> → <code>2</code>.\n")


def test_a_sheet_of_another_name_than_its_meeting_file_is_named():
    change = Change(ChangeKind.ADDED, "en/talks.fr", "../in/one.yaml", ("pdf",), None, 1, None, 0)
    assert cells(changes_markdown(Changes((change,), 0, {}), "out/dist"))[0][0] == "out/in/one.yaml, en/talks.fr"
    assert cells(changes_markdown(Changes((change,), 0, {}), "/base/dist"))[0][0] == "/base/in/one.yaml, en/talks.fr"


def test_nothing_changed_is_one_line():
    assert changes_markdown(Changes((), 7, {})) == "### Fact sheets: 7 unchanged\n"


def test_a_long_table_is_cut_and_says_so():
    text = changes_markdown(Changes((CHANGED,) * 205, 0, {}))
    assert len(cells(text)) == 200
    assert text.endswith("\n… and 5 more.\n")
    assert len(text) < 65_536
    assert "more" not in changes_markdown(Changes((CHANGED,) * 200, 0, {}))


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Z")), min_size=1))
def test_no_name_is_taken_for_markup(name):
    change = Change(ChangeKind.ADDED, name, "s", ("pdf",), None, 1, None, 0)
    shown = cells(changes_markdown(Changes((change,), 0, {})))[0][0]
    assert shown == ("s" if "s" in name.split("/") else f"s, {name}")


def test_json_has_all_that_is_known():
    plain = json.loads(changes_json(Changes((CHANGED,), 3, {"zlib": ("1", "2")})))
    assert plain["counts"] == {"failed": 0, "added": 0, "changed": 1, "removed": 0, "unchanged": 3}
    assert plain["versions"] == {"zlib": ["1", "2"]}
    assert plain["sheets"] == [
        {
            "change": "changed",
            "name": "en/one",
            "source": "../in/one.yaml",
            "formats": ["pdf"],
            "old_pages": 1,
            "new_pages": 2,
            "rewritten": False,
            "errors": 0,
        }
    ]
