"""What only a whole body tells of its revisions: where marks can have theirs, and what moved.

That is read off elements, which the text of a body without revisions never becomes.
"""

from lxml import etree

from factsheet.render.docx.body.moves import name_moves
from factsheet.render.docx.body.stories import settle
from factsheet.render.docx.context import WritingContext
from factsheet.render.docx.xml import declared

_START, _END = f"<w:body{declared()}>", "</w:body>"
_PARSER = etree.XMLParser(huge_tree=True, resolve_entities=False)


def settled(body: str, context: WritingContext) -> str:
    """Give the content of a body whose revisions are written with those that editors can follow, and with its moves."""
    element = etree.fromstring(f"{_START}{body}{_END}", _PARSER)
    settle(element, context)
    name_moves(element, context)
    return etree.tostring(element, encoding="unicode")[len(_START) : -len(_END)]
