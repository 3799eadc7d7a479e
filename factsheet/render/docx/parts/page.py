"""The page: geometry, watermark, running head and foot (ECMA-376 part 1, 17.6 and 17.10)."""

from collections.abc import Mapping

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part

from factsheet.document.nodes import Document, Figure, FigureRole, RunningLine
from factsheet.document.readings import text_revision
from factsheet.render.docx.body.figures import Pictures, drawing
from factsheet.render.docx.context import WritingContext
from factsheet.render.docx.file.package import TextPart
from factsheet.render.docx.names import StyleId
from factsheet.render.docx.styles.style_part import color
from factsheet.render.docx.text.inlines import InlineWriter
from factsheet.render.docx.text.runs import PLAIN, revised_look, run
from factsheet.render.docx.text.widths import ems
from factsheet.render.docx.xml import half_points, part_text, preserved, quoted, tag, toggle, twips, value
from factsheet.render.extents import IMAGE_GAP, fitted, free_height
from factsheet.render.theme import POINTS_PER_MM, Theme

_OUTSIDE = 0.4
"""How far from the edge of the page a banner stands, as a share of the distance of head and foot."""


def section(theme: Theme, running: dict[tuple[str, str], str], *, numbered: bool, mirrored: bool, marked: bool) -> str:
    """Give `w:sectPr`.

    `running` maps the kind (`header`, `footer`) and page type (`default`, `first`) of a running part to its
    relationship. Lines are `numbered` anew on every page (17.6.8), a `mirrored` page is read from right to left
    (17.6.1), and on a `marked` one a banner stands outside head and foot.
    """
    page = theme.page
    width, height = page.size.points
    margins = {edge: twips(getattr(page, edge) * POINTS_PER_MM) for edge in ("top", "right", "bottom", "left")}
    share = POINTS_PER_MM * (_OUTSIDE if marked else 1)
    head, foot = (twips(distance * share) for distance in (page.head, page.foot))
    properties = (
        *(f'<w:{kind}Reference w:type="{pages}" r:id="{name}"/>' for (kind, pages), name in running.items()),
        tag("pgSz", w=twips(width), h=twips(height)),
        tag("pgMar", **margins, header=head, footer=foot, gutter="0"),
        tag("lnNumType", countBy="1", restart="newPage") if numbered else "",
        tag("cols", space="720"),
        toggle("titlePg"),
        toggle("bidi") if mirrored else "",
    )
    return tag("sectPr", "".join(properties))


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


def watermark(word: str, theme: Theme) -> str:
    """Give the word for a run of a header: behind the text, in the middle of the page."""
    mark = theme.watermark
    width = theme.page.size.points[0] * mark.width
    height = width / max(ems(word), 1) * _HEIGHT
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{width:.1f}pt;height:{height:.1f}pt;"
        f"rotation:{-mark.angle % 360:g};z-index:-251658752;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:page;mso-position-vertical:center;mso-position-vertical-relative:page"
    )
    attributes = {
        "id": "PowerPlusWaterMarkObject1",
        "type": "#_x0000_t136",
        "style": style,
        "fillcolor": theme.color(mark.color),
        "stroked": "f",
        "alt": "",
        "o:spid": "_x0000_s2049",
        "o:allowincell": "f",
    }
    said = " ".join([f"{name}={quoted(each)}" for name, each in attributes.items()])
    face = f"font-family:'{theme.fonts[theme.styles.body.font].word}';font-size:1pt;font-weight:bold"
    path = f"<v:textpath style={quoted(face)} string={quoted(word)}/>"
    shape = f'<v:shape xmlns:v="{_V}" xmlns:o="{_O}" {said}>{path}</v:shape>'
    return tag("pict", _SHAPE_TYPE + shape)


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
        part = TextPart(f"/word/{kind}_{pages}.xml", content_type)
        writer = InlineWriter(part, context, takes_comments=False)
        pictures = Pictures(part, images, context, f"{kind}-{pages}-")
        shown = _running_part(document, line, style, theme, writer, pictures)
        part.text = part_text(element, shown)
        relationships[kind, pages] = main.relate_to(part, relationship)
    return relationships


def _running_part(  # noqa: PLR0913, PLR0917 - what a running part consists of
    document: Document, line: RunningLine, style: StyleId, theme: Theme, writer: InlineWriter, pictures: Pictures
) -> str:
    """Give the content of a running part: its line, with the marking of the pages outside of it."""
    context, in_head = writer.context, style is StyleId.HEADER
    banner, above, below = document.banner, "", ""
    if banner and in_head:
        above = _banner(style, context.clean(banner.text), theme)
    shown = ""
    if document.watermark and in_head:
        shown = run(watermark(context.clean(document.watermark), theme), PLAIN, context)
    properties = value("pStyle", style)
    for figure in line.images:
        own, image = _image(figure, pictures, theme, in_head=in_head)
        properties, shown = properties + own, shown + image
    shown += _line(line, writer)
    if banner and not in_head:
        beside = f"    {banner.beside}" if banner.beside else ""
        below = _banner(style, context.clean(f"{banner.text}{beside}"), theme)
    return f"{above}{tag('p', tag('pPr', properties) + shown)}{below}"


_MARKING = 1.25
"""How much larger the marking of a page is than its foot, as in the PDF."""


def _banner(style: StyleId, text: str, theme: Theme) -> str:
    """Give the marking of a page: a line of its own, in its middle, bold, and in the colour of the text."""
    size = half_points(_MARKING * theme.styles.running_foot.size)
    sizes = value("sz", size) + value("szCs", size)
    look = toggle("b") + toggle("bCs") + value("color", color(theme, theme.styles.body.color)) + sizes
    properties = value("pStyle", style) + value("jc", "center")
    return tag("p", tag("pPr", properties) + tag("r", tag("rPr", look) + preserved(text)))


def _image(figure: Figure, pictures: Pictures, theme: Theme, *, in_head: bool) -> tuple[str, str]:
    """Give the image of a running line, as large as in the PDF, and a tab to the texts; before it, what it asks for.

    The line is as high as it needs to be, and what stands in it is in its middle (17.3.1.39).
    """
    picture, context = pictures.find(figure), pictures.context
    if picture is None:
        return "", ""
    page, styles = theme.page, theme.styles
    look = styles.running_head if in_head else styles.running_foot
    room = (page.top - page.head if in_head else page.bottom - page.foot) * POINTS_PER_MM
    free = max(free_height(room, look.leading, look.rule_above, look.rule_below), 1)
    size = fitted(picture.pixels, page.text_width * figure.width, free)
    inset, leading = twips(size[0] + IMAGE_GAP), twips(look.leading)
    spacing = tag("spacing", line=leading, lineRule="atLeast") + tag("ind", left=inset, hanging=inset)
    # An emblem decorates the pages behind the letterhead, which has said what it is.
    alt = None if figure.role is FigureRole.EMBLEM else context.clean(figure.alt)
    shown = run(drawing(picture, size, alt, context.number()), PLAIN, context)
    return spacing + value("textAlignment", "center"), shown + run("<w:tab/>", PLAIN, context)


def _line(line: RunningLine, writer: InlineWriter) -> str:
    """Give both ends of the line with a tab between them; the style has its stop at the right margin."""
    start = writer.written(line.start)
    if not line.end:
        return start
    tab = run("<w:tab/>", revised_look(text_revision(line.end)), writer.context)
    return f"{start}{tab}{writer.written(line.end)}"
