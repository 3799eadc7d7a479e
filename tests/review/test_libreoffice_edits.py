"""What LibreOffice saves of a reviewer's edits is read as those edits."""

from __future__ import annotations

import pytest
from drafts import ROOT, make_draft, read_draft
from libreoffice import do, edit_in_libreoffice

from factsheet.review.changes import ItemAdded, ItemRemoved, ValueChange

pytestmark = pytest.mark.libreoffice
TEXT = (ROOT / "tests" / "review" / "sample.yaml").read_text("utf-8")


@pytest.fixture
def after(tmp_path):
    """Read the draft as it is after operations by one author."""

    def run(*operations, tracked=True):
        saved = tmp_path / "edited.docx"
        steps = (do("as_author", name="Jane"), do("tracking", on=tracked), *operations)
        edit_in_libreoffice(make_draft(TEXT), *steps, save=saved)
        return read_draft(saved.read_bytes())

    return run


def test_saving_alone_changes_nothing(after):
    reading = after()
    assert reading.exact
    assert reading.changes == ()


def test_words_replaced_in_a_value(after):
    reading = after(do("replace", find="cooperation", new="ties", paragraph="They met"))
    (change,) = reading.changes
    assert isinstance(change, ValueChange)
    assert (str(change.path), change.after) == ("summary[purpose].text", "They met to strengthen ties.")
    assert [stamp.author for stamp in change.stamps] == ["Jane"]


def test_a_bullet_added_and_one_removed(after):
    reading = after(
        do("insert_paragraph", after="First nested", new="A nested thought between."),
        do("delete_paragraph", paragraph="両国は"),
    )
    removed, added = reading.changes
    assert isinstance(removed, ItemRemoved)
    assert str(removed.path) == "sections[security].content[gamma]"
    assert isinstance(added, ItemAdded)
    assert (str(added.list), added.after) == ("sections[security].content[beta].points", "beta-one")
    assert added.fields == {"text": "A nested thought between."}


def test_rows_added_and_removed(after):
    reading = after(do("insert_row", after="Exports", cells=["Services", "seven", "eight"]))
    (added,) = reading.changes
    assert (str(added.list), added.after) == ("sections[economy].content[figures].rows", "exports")
    assert added.fields == {"subject": "Services", "2024": "seven", "2025": "eight"}
    (removed,) = after(do("delete_row", find="Imports")).changes
    assert str(removed.path) == "sections[economy].content[figures].rows[imports]"


def test_bold_and_a_comment(after):
    reading = after(do("bold", find="by force"), do("comment", find="by force", text="Whose force?"))
    assert [change.after for change in reading.changes if isinstance(change, ValueChange)] == [
        "They oppose changes **by force** or coercion in the region."
    ]
    (comment,) = reading.comments
    assert (comment.author, comment.text, comment.quote) == ("Jane", "Whose force?", "by force")
    assert str(comment.path) == "sections[security].content[beta].text"


def test_an_untracked_rewrite(after):
    reading = after(
        do("replace", find="oppose changes by force or coercion in", new="reject any change by force in all of"),
        tracked=False,
    )
    assert not reading.exact
    (change,) = reading.changes
    assert change.after == "They reject any change by force in all of the region."


def test_all_changes_accepted(after):
    reading = after(do("replace", find="cooperation", new="ties", paragraph="They met"), do("accept_all"))
    (change,) = reading.changes
    assert (str(change.path), change.after, change.stamps) == (
        "summary[purpose].text",
        "They met to strengthen ties.",
        (),
    )
