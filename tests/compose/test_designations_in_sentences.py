"""The filter `designation` with a form, in templates."""

from __future__ import annotations

import pytest

from factsheet.diagnostics import FactsheetError
from factsheet.document.nodes import Text


def printed(composed) -> list[Text]:
    return [inline for inline in composed.document.blocks[1].inlines if isinstance(inline, Text)]


@pytest.mark.parametrize(
    ("form", "text"), [("the", "Belgium"), ("of", "of Belgium"), ("in", "in Belgium"), ("from", "from Belgium")]
)
def test_a_name_as_in_a_sentence_keeps_its_origin(compose_with, form, text):
    (only,) = printed(compose_with(f"<p>{{{{ meeting.venue.country | designation('{form}') }}}}</p>"))
    assert (only.text, only.origin.path, only.origin.filter) == (text, "venue.country", f"designation:{form}")


def test_what_it_prints_is_kept(compose_with):
    composed = compose_with("<p>{{ meeting.venue.country | designation('of') }}</p>")
    assert composed.prints["designation:of BE"] == "of Belgium"


def test_an_unknown_form_is_an_error_of_the_template(compose_with):
    with pytest.raises(FactsheetError) as caught:
        compose_with("<p>{{ meeting.venue.country | designation('by') }}</p>")
    (only,) = caught.value.diagnostics
    assert only.code == "template"
    assert only.message == "`by` is no form of a designation; there are the, of, in, from"
