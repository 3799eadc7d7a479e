"""A checker of our own for PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2): what this program promises of every PDF.

Each rule is a function that gives what it finds wrong; `problems` runs them all and prefixes the rule's name. It is no
substitute for a validator (`docs/pdf.md`), but needs none.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Iterator

import pikepdf
from fontTools.ttLib import TTFont
from lxml import etree
from tagged import STANDARD, Node, TaggedPdf, to_unicode

Rule = Callable[[TaggedPdf], Iterator[str]]

_LANGUAGE = re.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_NAMESPACES = {
    "rdf": _RDF[1:-1],
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
}
_INFO = {
    "/Title": "dc:title",
    "/Author": "dc:creator",
    "/Subject": "dc:description",
    "/Keywords": "pdf:Keywords",
    "/Producer": "pdf:Producer",
    "/Creator": "xmp:CreatorTool",
    "/CreationDate": "xmp:CreateDate",
    "/ModDate": "xmp:ModifyDate",
}
_KIDS = {
    "StructTreeRoot": {"Document"},
    "Table": {"Caption", "THead", "TBody"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
}
_PARENTS = {
    "TR": {"THead", "TBody"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "LBody": {"LI"},
    "Lbl": {"LI", "Note"},
}


def problems(data: bytes) -> list[str]:
    """Give everything that keeps a file from conforming, as `rule: what is wrong`; empty for a conforming file."""
    tagged = TaggedPdf(data)
    if "/StructTreeRoot" not in tagged.pdf.Root:
        return ["structure: there is no StructTreeRoot"]
    return [f"{rule.__name__}: {problem}" for rule in RULES for problem in rule(tagged)]


def file_structure(tagged: TaggedPdf) -> Iterator[str]:
    """ISO 19005-2 6.1: header, no encryption, identifier, end-of-line markers, nothing active or hidden."""
    if not tagged.data.startswith(b"%PDF-1.7\n%") or min(tagged.data[10:14]) < 128:
        yield "the header is not that of PDF 1.7 with a binary comment"
    if tagged.pdf.is_encrypted:
        yield "the file is encrypted"
    if len(tagged.pdf.trailer.get("/ID", ())) != 2:
        yield "the trailer has no file identifier"
    for match in re.finditer(rb"(?<![\r\n])endstream\b", tagged.data):
        yield f"no end of line before endstream at {match.start()}"
    for key in ("/OpenAction", "/AA", "/AcroForm", "/OCProperties"):
        if key in tagged.pdf.Root:
            yield f"the catalog has {key}"


def marked(tagged: TaggedPdf) -> Iterator[str]:
    """ISO 14289-1 6.2 and 7.1: marked as tagged, without suspects."""
    info = tagged.pdf.Root.get("/MarkInfo", {})
    if not info.get("/Marked") or info.get("/Suspects"):
        yield "MarkInfo does not say Marked without Suspects"


def language(tagged: TaggedPdf) -> Iterator[str]:
    """ISO 14289-1 7.2: a natural language for all text."""
    tags = [tagged.pdf.Root.get("/Lang", ""), *(node.element.get("/Lang", "en") for node in tagged.root.walk())]
    yield from (f"{str(tag)!r} is no language" for tag in tags if not _LANGUAGE.fullmatch(str(tag)))


def title(tagged: TaggedPdf) -> Iterator[str]:
    """ISO 14289-1 7.1: a title, shown in the window's title bar."""
    if not tagged.pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "DisplayDocTitle is not true"
    if not _xmp_value(_xmp(tagged), "dc:title"):
        yield "dc:title is empty"


def content(tagged: TaggedPdf) -> Iterator[str]:
    """ISO 14289-1 7.1: all content is tagged or an artifact, and neither stands in the other."""
    for number, page in enumerate(tagged.content, start=1):
        if page.stray:
            yield f"page {number} paints outside of marked content: {Counter(page.stray)}"
        if page.nested:
            yield f"page {number} nests marked content"
        for sequence in page.sequences:
            if sequence.identifier is None and sequence.tag != "Artifact":
                yield f"page {number} has {sequence.tag} without MCID"


def parent_tree(tagged: TaggedPdf) -> Iterator[str]:
    """ISO 32000-1 14.7.4.4: every MCID and every annotation finds the one element that has it as a kid."""
    nums = list(tagged.pdf.Root.StructTreeRoot.ParentTree.Nums)
    entries = {int(key): value for key, value in zip(nums[::2], nums[1::2], strict=True)}
    if sorted(entries) != [int(key) for key in nums[::2]]:
        yield "the keys are not in order"
    owners: dict[tuple[int, int], object] = {}
    references: dict[object, list[object]] = {}
    for node in tagged.root.walk():
        for kid in node.kids:
            if isinstance(kid, tuple):
                owners[kid] = node.element.objgen
            elif isinstance(kid, pikepdf.Dictionary):
                references.setdefault(kid.objgen, []).append(node.element.objgen)
    for index, page in enumerate(tagged.pages):
        listed = entries.get(int(page.get("/StructParents", -1)), [])
        found = {(index, number): element.objgen for number, element in enumerate(listed)}
        shown = {(index, number) for number in tagged.content[index].by_identifier}
        own = {kid: objgen for kid, objgen in owners.items() if kid[0] == index}
        if found != own or shown != own.keys():
            yield f"page {index + 1}: content {len(shown)}, elements {len(own)}, ParentTree {len(found)} do not agree"
    for page, annotation in _annotations(tagged):
        element = entries.get(int(annotation.get("/StructParent", -1)))
        if element is None or references.get(annotation.objgen) != [element.objgen]:
            yield f"page {page}: a {annotation.Subtype} finds no element of its own"


def reading_order(tagged: TaggedPdf) -> Iterator[str]:
    """ISO 14289-1 7.2: content is painted in the order in which it is read."""
    for index, page in enumerate(tagged.content):
        painted = [sequence.identifier for sequence in page.sequences if sequence.identifier is not None]
        if painted != [identifier for at, identifier in _content_of(tagged.root) if at == index]:
            yield f"page {index + 1} paints in another order"


def parents(tagged: TaggedPdf) -> Iterator[str]:
    """ISO 32000-1 14.7.2: every element names its parent."""
    for node in tagged.root.walk():
        if node.parent and node.element.P.objgen != node.parent.element.objgen:
            yield f"{node.kind} names another parent"


def roles(tagged: TaggedPdf) -> Iterator[str]:
    """ISO 14289-1 7.1: standard structure types, or mapped to such; standard ones are not mapped."""
    kinds = {node.kind for node in tagged.root.walk()} - {"StructTreeRoot"}
    yield from (f"{kind} is no structure type" for kind in kinds if tagged.roles.get(kind, kind) not in STANDARD)
    yield from (f"{kind} is mapped" for kind in tagged.roles.keys() & STANDARD)


def nesting(tagged: TaggedPdf) -> Iterator[str]:
    """ISO 32000-1 14.8.4.3: what may stand in lists and tables; text and links have content."""
    for node in tagged.root.walk():
        kinds = {kid.role for kid in node.nodes()}
        if unknown := kinds - _KIDS.get(node.role, kinds):
            yield f"{node.role} holds {unknown}"
        if node.parent and node.parent.role not in _PARENTS.get(node.role, {node.parent.role}):
            yield f"{node.role} stands in {node.parent.role}"
        if not node.kids and node.role not in {"TD", "TH", "Document"}:
            yield f"{node.role} is empty"


def headings(tagged: TaggedPdf) -> Iterator[str]:
    """ISO 14289-1 7.4.2: headings begin with H1 and skip no level."""
    last = 0
    for node in tagged.nodes("H1", "H2", "H3", "H4", "H5", "H6"):
        level = int(node.role[1])
        if level > last + 1:
            yield f"H{level} follows H{last}"
        last = level


def figures(tagged: TaggedPdf) -> Iterator[str]:
    """ISO 14289-1 7.3: a text for each figure, and where it is."""
    for node in tagged.nodes("Figure"):
        if not str(node.element.get("/Alt", "")).strip():
            yield "a Figure has no Alt"
        if len(node.element.get("/A", {}).get("/BBox", ())) != 4:
            yield "a Figure has no BBox"


def tables(tagged: TaggedPdf) -> Iterator[str]:
    """ISO 14289-1 7.5: header cells with a scope, rows of one length."""
    for node in tagged.nodes("TH"):
        if node.element.get("/A", {}).get("/Scope") not in ("/Column", "/Row"):
            yield "a TH has no Scope"
    for table in tagged.nodes("Table"):
        lengths = {len(row.nodes()) for row in table.walk() if row.role == "TR"}
        if len(lengths) != 1:
            yield f"rows of {sorted(lengths)} cells"


def notes(tagged: TaggedPdf) -> Iterator[str]:
    """ISO 14289-1 7.9: every note has an ID of its own, which IDTree knows."""
    ids = [bytes(node.element.get("/ID", b"")) for node in tagged.nodes("Note")]
    if b"" in ids or len(set(ids)) < len(ids):
        yield "a Note has no ID of its own"
    names = list(tagged.pdf.Root.StructTreeRoot.get("/IDTree", {}).get("/Names", ()))
    if [bytes(name) for name in names[::2]] != sorted(ids):
        yield "IDTree does not list the IDs in order"


def annotations(tagged: TaggedPdf) -> Iterator[str]:
    """ISO 14289-1 7.18, ISO 19005-2 6.3: tagged, described, printed, with an appearance."""
    kinds = {
        kid.objgen: node.role for node in tagged.root.walk() for kid in node.kids if isinstance(kid, pikepdf.Dictionary)
    }
    for page, annotation in _annotations(tagged):
        subtype = str(annotation.Subtype)[1:]
        if kinds.get(annotation.objgen) != ("Link" if subtype == "Link" else "Annot"):
            yield f"page {page}: a {subtype} stands in {kinds.get(annotation.objgen)}"
        if not str(annotation.get("/Contents", "")).strip():
            yield f"page {page}: a {subtype} has no Contents"
        if int(annotation.get("/F", 0)) != 4:
            yield f"page {page}: a {subtype} is not printed"
        if subtype != "Link" and not isinstance(annotation.get("/AP", {}).get("/N"), pikepdf.Stream):
            yield f"page {page}: a {subtype} has no appearance"
        if subtype == "Link" and "/A" not in annotation and not isinstance(annotation.get("/Dest"), pikepdf.Array):
            yield f"page {page}: a Link leads nowhere"


def links(tagged: TaggedPdf) -> Iterator[str]:
    """ISO 32000-1 14.8.4.4.2: a Link has text and an annotation."""
    for node in tagged.nodes("Link", "Annot"):
        if not any(isinstance(kid, pikepdf.Dictionary) for kid in node.kids) or not tagged.text(node):
            yield f"a {node.role} lacks its text or its annotation"


def tabs(tagged: TaggedPdf) -> Iterator[str]:
    """ISO 14289-1 7.18.3: tabs follow the structure."""
    yield from (f"page {n} has no Tabs /S" for n, page in enumerate(tagged.pages, 1) if page.get("/Tabs") != "/S")


def fonts(tagged: TaggedPdf) -> Iterator[str]:
    """ISO 19005-2 6.2.11: composite, embedded, with the widths of the font program, no .notdef shown."""
    for name, font, codes in _used_fonts(tagged):
        (own,) = font.get("/DescendantFonts", [{}])
        program = own.get("/FontDescriptor", {}).get("/FontFile2")
        if program is None:
            yield f"{name} is not embedded"
            continue
        if not re.fullmatch(r"/[A-Z]{6}\+.+", str(font.BaseFont)) or font.BaseFont != own.BaseFont:
            yield f"{name} does not say that it is a subset"
        if font.Encoding != "/Identity-H" or not isinstance(own.get("/CIDToGIDMap"), pikepdf.Stream):
            yield f"{name} does not say which glyphs its codes show"
        yield from (f"{name}: {problem}" for problem in _font_problems(own, program, codes))


def _font_problems(font: pikepdf.Dictionary, program: pikepdf.Stream, codes: set[int]) -> Iterator[str]:
    ttf = TTFont(io.BytesIO(program.read_bytes()))
    order, places, widths = ttf.getGlyphOrder(), font.CIDToGIDMap.read_bytes(), cid_widths(font)
    scale = 1000 / ttf["head"].unitsPerEm
    for code in codes:
        glyph = int.from_bytes(places[2 * code : 2 * code + 2], "big")
        if glyph == 0:
            yield f"code {code} shows .notdef"
        elif abs(ttf["hmtx"][order[glyph]][0] * scale - widths.get(code, -1)) > 1:
            yield f"code {code} has another width in the font program"


def cid_widths(font: pikepdf.Dictionary) -> dict[int, float]:
    """Read the widths of a CIDFont (ISO 32000-1 9.7.4.3), those of each row of codes."""
    rows = zip(*[iter(font.W)] * 2, strict=True)
    return {int(first) + at: float(width) for first, widths in rows for at, width in enumerate(widths)}


def unicode(tagged: TaggedPdf) -> Iterator[str]:
    """ISO 14289-1 7.21.7, ISO 19005-2 6.2.11.7: every code is a character, none of private use."""
    for name, font, codes in _used_fonts(tagged):
        mapping = to_unicode(font)
        for code in codes:
            text = mapping.get(code, "")
            if not text or any(c in "\x00\ufeff\ufffe" or "\ue000" <= c <= "\uf8ff" or c >= "\U000f0000" for c in text):
                yield f"{name}: code {code} is {text!r}"


def colors(tagged: TaggedPdf) -> Iterator[str]:
    """ISO 19005-2 6.2.3 and 6.2.4: an output intent for sRGB, and no CMYK beside it."""
    intents = [i for i in tagged.pdf.Root.get("/OutputIntents", ()) if i.get("/S") == "/GTS_PDFA1"]
    if len(intents) != 1 or "/DestOutputProfile" not in intents[0]:
        yield "there is no output intent with a profile"
    else:
        profile = intents[0].DestOutputProfile
        data = profile.read_bytes()
        if profile.N != 3 or data[16:20] != b"RGB " or data[36:40] != b"acsp" or data[8] > 4:
            yield "the profile is not one of RGB"
    for item in tagged.pdf.objects:
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image":
            if item.ColorSpace not in ("/DeviceRGB", "/DeviceGray"):
                yield f"an image is in {item.ColorSpace}"
            if item.get("/Interpolate") or "/Alternates" in item:
                yield "an image is interpolated or has alternates"


def metadata(tagged: TaggedPdf) -> Iterator[str]:
    """ISO 19005-2 6.6, ISO 14289-1 5: the packet names the standards and agrees with the information dictionary."""
    xmp = _xmp(tagged)
    for name, value in {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1"}.items():
        if _xmp_value(xmp, name) != value:
            yield f"{name} is not {value}"
    if xmp.findtext(".//pdfaSchema:prefix", namespaces=_NAMESPACES) != "pdfuaid":
        yield "the extension schema of pdfuaid is not described"
    for key, name in _INFO.items():
        own, packet = str(tagged.pdf.trailer.get("/Info", {}).get(key, "")), _xmp_value(xmp, name)
        if (_moment(own) if key.endswith("Date") else own) != packet:
            yield f"{key} is {own!r}, {name} {packet!r}"


def outline(tagged: TaggedPdf) -> Iterator[str]:
    """ISO 32000-1 12.3.3: every entry leads to a page."""
    with tagged.pdf.open_outline() as found:
        entries = [*found.root]
        while entries:
            entry = entries.pop()
            entries += entry.children
            if not entry.title or not isinstance(entry.destination, pikepdf.Array):
                yield f"the entry {entry.title!r} leads nowhere"


RULES: tuple[Rule, ...] = (
    file_structure,
    marked,
    language,
    title,
    content,
    parent_tree,
    reading_order,
    parents,
    roles,
    nesting,
    headings,
    figures,
    tables,
    notes,
    annotations,
    links,
    tabs,
    fonts,
    unicode,
    colors,
    metadata,
    outline,
)


def _content_of(node: Node) -> Iterator[tuple[int, int]]:
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _content_of(kid)
        elif isinstance(kid, tuple):
            yield kid


def _annotations(tagged: TaggedPdf) -> Iterator[tuple[int, pikepdf.Dictionary]]:
    for number, page in enumerate(tagged.pages, start=1):
        for annotation in page.get("/Annots", ()):
            yield number, annotation


def _used_fonts(tagged: TaggedPdf) -> Iterator[tuple[str, pikepdf.Dictionary, set[int]]]:
    """Give every font that shows text, with the codes it shows."""
    used: dict[str, set[int]] = {}
    for page in tagged.content:
        for name, code in (pair for sequence in page.sequences for pair in sequence.codes):
            used.setdefault(name, set()).add(code)
    resources = {name[1:]: font for page in tagged.pages for name, font in page.Resources.get("/Font", {}).items()}
    for name, codes in used.items():
        yield f"{name} {resources[name].BaseFont}", resources[name], codes


def _xmp(tagged: TaggedPdf) -> etree._Element:
    return etree.fromstring(tagged.pdf.Root.Metadata.read_bytes())


def _xmp_value(xmp: etree._Element, name: str) -> str:
    found = xmp.find(f".//{name}", _NAMESPACES)
    if found is None:
        return ""
    return found.text if not len(found) else "".join(item.text for item in found.iter(f"{_RDF}li"))


def _moment(date: str) -> str:
    """Give the form of XMP of a date of PDF in UTC."""
    digits = re.fullmatch(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|\+00'00'?)", date)
    return "{}-{}-{}T{}:{}:{}Z".format(*digits.groups()) if digits else date
