"""The watermark: WordArt in VML (ECMA-376 part 4), as Word writes it, since its menu finds and removes only such."""

from __future__ import annotations

from lxml import etree

from factsheet.render.docx.widths import ems
from factsheet.render.docx.xml import add
from factsheet.render.theme import Theme

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
