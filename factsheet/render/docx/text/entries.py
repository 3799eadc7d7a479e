"""Places that reviewers fill in by choosing: a drop-down list, a calendar (ECMA-376 part 1, 17.5.2)."""

from collections.abc import Iterable

from lxml import etree

from factsheet.render.docx.context import WritingContext
from factsheet.render.docx.text.runs import RunProperties, add_run
from factsheet.render.docx.xml import XML_SPACE, add, add_value

_ROOM = " " * 8
"""What shows where to click; a reader of drafts passes over blanks in such controls."""
_DAY = "yyyy-MM-dd"
"""How a day that is chosen is written: the same in every language, and one day only."""


def add_entry(parent: etree._Element, choices: Iterable[str], look: RunProperties, context: WritingContext) -> None:
    """Append a content control that waits for one of the choices, or for a day where there are none.

    Word and LibreOffice keep it, with what was chosen, tracked or not; other programs show the blanks in it.
    """
    control = add(parent, "sdt")
    properties = add(control, "sdtPr")
    add(properties, "showingPlcHdr")
    if listed := [context.clean(choice) for choice in choices]:
        items = add(properties, "dropDownList")
        for choice in listed:
            add(items, "listItem", displayText=choice, value=choice)
    else:
        day = add(properties, "date")
        add_value(day, "dateFormat", _DAY)
        add_value(day, "lid", context.language)
        add_value(day, "storeMappedDataAs", "date")
        add_value(day, "calendar", "gregorian")
    text = add(add_run(add(control, "sdtContent"), look, context), "t")
    text.text = _ROOM
    text.set(XML_SPACE, "preserve")
