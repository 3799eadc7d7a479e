"""The page: geometry, watermark, running head and foot (ECMA-376 part 1, 17.6 and 17.10)."""

from collections.abc import Mapping
from typing import NamedTuple

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part
from lxml import etree

from factsheet.document.nodes import Document, Figure, FigureRole, RunningLine
from factsheet.document.readings import text_revision
from factsheet.render.docx.body.figures import Pictures, add_drawing, fitted
from factsheet.render.docx.body.tables import ems
from factsheet.render.docx.context import WritingContext
from factsheet.render.docx.file.package import tree_part
from factsheet.render.docx.names import StyleId
from factsheet.render.docx.styles.style_part import color
from factsheet.render.docx.text.inlines import InlineWriter
from factsheet.render.docx.text.runs import PLAIN, add_run, revised_look
from factsheet.render.docx.xml import XML_SPACE, R, add, add_value, half_points, root, switch, twips
from factsheet.render.extents import IMAGE_GAP, free_height
from factsheet.render.theme import POINTS_PER_MM, Theme

_OUTSIDE = 0.4
"""How far from the edge of the page a banner stands, as a share of the distance of head and foot."""


class SectionForm(NamedTuple):
    """What sets a section apart.

    Its lines are `numbered` anew on every page (17.6.8), a `mirrored` page is read from right to left (17.6.1), and on
    a `marked` one a banner stands outside head and foot.
    """

    numbered: bool = False
    mirrored: bool = False
    marked: bool = False


def add_section(body: etree._Element, theme: Theme, running: dict[tuple[str, str], str], form: SectionForm) -> None:
    """Append `w:sectPr`.

    `running` maps the kind (`header`, `footer`) and page type (`default`, `first`) of a running part to its
    relationship.
    """
    page = theme.page
    section = add(body, "sectPr")
    for (kind, pages), relationship in running.items():
        add(section, f"{kind}Reference", type=pages).set(f"{{{R}}}id", relationship)
    width, height = page.size.points
    add(section, "pgSz", w=twips(width), h=twips(height))
    margins = {edge: twips(getattr(page, edge) * POINTS_PER_MM) for edge in ("top", "right", "bottom", "left")}
    share = POINTS_PER_MM * (_OUTSIDE if form.marked else 1)
    head, foot = (twips(distance * share) for distance in (page.head, page.foot))
    add(section, "pgMar", **margins, header=head, footer=foot, gutter="0")
    if form.numbered:
        add(section, "lnNumType", countBy="1", restart="newPage")
    add(section, "cols", space="720")
    switch(section, "titlePg")
    if form.mirrored:
        switch(section, "bidi")


_V = "urn:schemas-microsoft-com:vml"
_O = "urn:schemas-microsoft-com:office:office"
_HEIGHT = 1.2
"""The height of the shape in ems of its word: Word stretches the line of the font over it."""

# The preset of plain text on a straight path, which a reader that lacks it takes from here.
_SHAPE_TYPE = f"""<v:shapetype xmlns:v="{_V}" xmlns:o="{_O}" id="_x0000_t136" coordsize="21600,21600" o:spt="136" \
adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>\
<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>\
<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>\
<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>\
<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" \
o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/><o:lock v:ext="edit" text="t" shapetype="t"/>\
</v:shapetype>"""


def add_watermark(run: etree._Element, word: str, theme: Theme) -> None:
    """Append the word to a run of a header: behind the text, in the middle of the page."""
    mark = theme.watermark
    width = theme.page.size.points[0] * mark.width
    height = width / max(ems(word), 1) * _HEIGHT
    picture = add(run, "pict")
    picture.append(etree.fromstring(_SHAPE_TYPE))
    attributes = {
        "id": "PowerPlusWaterMarkObject1",
        "type": "#_x0000_t136",
        "style": _style(width, height, -mark.angle % 360),
        "fillcolor": theme.color(mark.color),
        "stroked": "f",
        "alt": "",
        f"{{{_O}}}spid": "_x0000_s2049",
        f"{{{_O}}}allowincell": "f",
    }
    shape = etree.SubElement(picture, f"{{{_V}}}shape", attributes, nsmap={"v": _V, "o": _O})
    face = f"font-family:'{theme.fonts[theme.styles.body.font].word}';font-size:1pt;font-weight:bold"
    etree.SubElement(shape, f"{{{_V}}}textpath", style=face, string=word)


def _style(width: float, height: float, rotation: float) -> str:
    return (
        f"position:absolute;margin-left:0;margin-top:0;width:{width:.1f}pt;height:{height:.1f}pt;"
        f"rotation:{rotation:g};z-index:-251658752;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:page;mso-position-vertical:center;mso-position-vertical-relative:page"
    )


# Heads and feet: the name that sections use, the root element, the style, and the types in the package.
_HEADER = ("header", "hdr", StyleId.HEADER, CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER)
_FOOTER = ("footer", "ftr", StyleId.FOOTER, CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER)


def add_running_parts(
    main: Part, document: Document, theme: Theme, context: WritingContext, images: Mapping[str, bytes]
) -> dict[tuple[str, str], str]:
    """Add the four running parts to the main part; gives their relationships by kind and page type.

    The word of the watermark is anchored in the headers, the first page's too.
    """
    lines = (
        (_HEADER, "default", document.head),
        (_HEADER, "first", RunningLine()),
        (_FOOTER, "default", document.foot),
        (_FOOTER, "first", document.foot),
    )
    relationships = {}
    for (kind, element, style, content_type, relationship), pages, line in lines:
        tree = root(element)
        part = tree_part(f"/word/{kind}_{pages}.xml", content_type, tree)
        if document.banner and style is StyleId.HEADER:
            _write_banner(tree, style, context.clean(document.banner.text), theme)
        paragraph = add(tree, "p")
        add_value(add(paragraph, "pPr"), "pStyle", style)
        if document.watermark and style is StyleId.HEADER:
            add_watermark(add_run(paragraph, PLAIN, context), context.clean(document.watermark), theme)
        for figure in line.images:
            pictures = Pictures(part, images, context, f"{kind}-{pages}-")
            _write_image(paragraph, figure, pictures, theme, kind)
        _write_line(paragraph, line, InlineWriter(part, context, takes_comments=False))
        if document.banner and style is StyleId.FOOTER:
            beside = f"    {document.banner.beside}" if document.banner.beside else ""
            _write_banner(tree, style, context.clean(f"{document.banner.text}{beside}"), theme)
        relationships[kind, pages] = main.relate_to(part, relationship)
    return relationships


_MARKING = 1.25
"""How much larger the marking of a page is than its foot, as in the PDF."""


def _write_banner(tree: etree._Element, style: StyleId, text: str, theme: Theme) -> None:
    """Write the marking of a page: a line of its own, in its middle, bold, and in the colour of the text."""
    paragraph = add(tree, "p")
    properties = add(paragraph, "pPr")
    add_value(properties, "pStyle", style)
    add_value(properties, "jc", "center")
    run = add(paragraph, "r")
    look = add(run, "rPr")
    switch(look, "b")
    switch(look, "bCs")
    add_value(look, "color", color(theme, theme.styles.body.color))
    for name in ("sz", "szCs"):
        add_value(look, name, half_points(_MARKING * theme.styles.running_foot.size))
    shown = add(run, "t")
    shown.set(XML_SPACE, "preserve")
    shown.text = text


def _write_image(paragraph: etree._Element, figure: Figure, pictures: Pictures, theme: Theme, kind: str) -> None:
    """Write the image of a running line, as large as in the PDF, and a tab to the texts.

    The line is as high as it needs to be, and what stands in it is in its middle (17.3.1.39).
    """
    picture, context = pictures.find(figure), pictures.context
    if picture is None:
        return
    page, styles = theme.page, theme.styles
    look = styles.running_head if kind == "header" else styles.running_foot
    room = (page.top - page.head if kind == "header" else page.bottom - page.foot) * POINTS_PER_MM
    free = max(free_height(room, look.leading, look.rule_above, look.rule_below), 1)
    size = fitted(picture, page.text_width * figure.width, free)
    inset, leading = twips(size[0] + IMAGE_GAP), twips(look.leading)
    properties = paragraph[0]
    add(properties, "spacing", line=leading, lineRule="atLeast")
    add(properties, "ind", left=inset, hanging=inset)
    add_value(properties, "textAlignment", "center")
    # An emblem decorates the pages behind the letterhead, which has said what it is.
    alt = None if figure.role is FigureRole.EMBLEM else context.clean(figure.alt)
    add_drawing(add_run(paragraph, PLAIN, context), picture, size, alt, context.number())
    add(add_run(paragraph, PLAIN, context), "tab")


def _write_line(paragraph: etree._Element, line: RunningLine, writer: InlineWriter) -> None:
    """Write both ends of the line with a tab between them; the style has its stop at the right margin."""
    writer.write(paragraph, line.start)
    if line.end:
        add(add_run(paragraph, revised_look(text_revision(line.end)), writer.context), "tab")
        writer.write(paragraph, line.end)
