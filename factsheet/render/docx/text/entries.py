"""Places that reviewers fill in by choosing: a drop-down list, a calendar (ECMA-376 part 1, 17.5.2)."""

from collections.abc import Iterable

from factsheet.render.docx.context import WritingContext
from factsheet.render.docx.text.runs import RunProperties, run
from factsheet.render.docx.xml import preserved, tag, value

_ROOM = " " * 8
"""What shows where to click; a reader of drafts passes over blanks in such controls."""
_DAY = "yyyy-MM-dd"
"""How a day that is chosen is written: the same in every language, and one day only."""


def entry(choices: Iterable[str], look: RunProperties, context: WritingContext) -> str:
    """Give a content control that waits for one of the choices, or for a day where there are none.

    Word and LibreOffice keep it, with what was chosen, tracked or not; other programs show the blanks in it.
    """
    if listed := [context.clean(choice) for choice in choices]:
        kind = tag("dropDownList", "".join([tag("listItem", displayText=each, value=each) for each in listed]))
    else:
        said = {"dateFormat": _DAY, "lid": context.language, "storeMappedDataAs": "date", "calendar": "gregorian"}
        kind = tag("date", "".join([value(name, each) for name, each in said.items()]))
    shown = run(preserved(_ROOM), look, context)
    return f"<w:sdt><w:sdtPr><w:showingPlcHdr/>{kind}</w:sdtPr><w:sdtContent>{shown}</w:sdtContent></w:sdt>"
