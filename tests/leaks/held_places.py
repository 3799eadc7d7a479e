"""A text that is withheld, and files that hold it, each in a place of another kind."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import json
import lzma
import re
import zipfile
import zlib
from collections.abc import Callable
from hashlib import sha256

import pikepdf

WITHHELD = "Quillfeather moored seven lanterns beside Ostrander"
PATH = "sections[security].content[moorings].text"
DATA = WITHHELD.encode()


def zipped(*members: tuple[str, bytes], comment: bytes = b"", packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packed) as archive:
        for name, data in members:
            archive.writestr(name, data)
        archive.comment = comment
    return buffer.getvalue()


def unlisted() -> bytes:
    """Give an archive whose list has only the second of its members."""
    first, second = zipped(("a.txt", DATA)), zipped(("b", b"c"))
    return first[: first.index(b"PK\x01\x02")] + second


def in_pdf(change: Callable[[pikepdf.Pdf], None], **save: object) -> bytes:
    buffer = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        change(pdf)
        pdf.save(buffer, **save)
    return buffer.getvalue()


def _titled(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = pikepdf.String(WITHHELD)


def _wide(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Subject"] = pikepdf.String(f"日本 {WITHHELD}")


def _xmp(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        metadata["dc:description"] = WITHHELD


def _attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["notes.json"] = json.dumps({"a": [WITHHELD]}).encode()


def _spoken(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/Spoken"] = pdf.make_indirect(pikepdf.Dictionary(ActualText=WITHHELD))


def _showing(text: bytes) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Contents = pdf.make_stream(text)

    return change


def _by_codes(pdf: pikepdf.Pdf) -> None:
    """Show the text by codes that mean letters only by the map of the font."""
    letters = sorted(set(WITHHELD))
    pairs = "\n".join(f"<{n + 1:04X}> <{ord(letter):04X}>" for n, letter in enumerate(letters))
    cmap = f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{len(letters)} beginbfchar\n{pairs}\nendbfchar"
    kind = {"Type": pikepdf.Name.Font, "Subtype": pikepdf.Name.Type0}
    font = pikepdf.Dictionary(**kind, ToUnicode=pdf.make_stream(cmap.encode()))
    codes = "".join(f"{letters.index(letter) + 1:04X}" for letter in WITHHELD)
    half = len(codes) // 8 * 4
    page = pdf.pages[0]
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F7=pdf.make_indirect(font)))
    page.Contents = pdf.make_stream(f"BT /F7 9 Tf [<{codes[:half]}> -20 <{codes[half:]}>] TJ ET".encode())


def _mapped_anew() -> bytes:
    """Give a file whose earlier revision has another map of the font."""
    data = in_pdf(_by_codes)
    number = re.search(rb"/ToUnicode (\d+)", data)[1]
    earlier = b"\n%s 0 obj\n<<>>\nstream\n1 beginbfchar <0001> <0041> endbfchar\nendstream\nendobj" % number
    return data.replace(b"\n1 0 obj", earlier + b"\n1 0 obj", 1)


PAGE = f"BT /F1 12 Tf ({WITHHELD}) Tj ET".encode()


def _updated() -> bytes:
    """Give a file whose later revision no longer shows the text."""
    return in_pdf(_showing(PAGE)) + b"\n4 0 obj\n<</Length 2>>\nstream\n  \nendstream\nendobj\n%%EOF\n"


XML = b'<?xml version="1.0"?><w:document><w:p>%s</w:p></w:document>'
RUNS = "".join(f"<w:r><w:t>{letter}</w:t></w:r>" for letter in WITHHELD).encode()
BASE = base64.b64encode(zlib.compress(json.dumps({"meeting": WITHHELD}).encode()))
PLACES: dict[str, bytes] = {
    "plain text": DATA,
    "other case and marks": b"QUILLFEATHER, moored \xe2\x80\x93 Seven; lanterns!",
    "wide letters": "Ｑｕｉｌｌｆｅａｔｈｅｒ ｍｏｏｒｅｄ ｓｅｖｅｎ".encode(),
    "soft hyphens": "Quill\u00adfeather moo\u00adred se\u00adven".encode(),
    "broken lines": WITHHELD.replace("seven", "se-\nven").encode(),
    "UTF-16": WITHHELD.encode("utf-16"),
    "UTF-16 among bytes": b"\x01\x02\x00\x03" + WITHHELD.encode("utf-16-be") + b"\x00\x05\x07",
    "among bytes": bytes(range(256)) + DATA + bytes(range(256)),
    "a zip": zipped(("a.txt", DATA)),
    "a stored member": zipped(("a.txt", DATA), packed=zipfile.ZIP_STORED),
    "the name of a member": zipped((f"{WITHHELD}.txt", b"")),
    "the comment of a zip": zipped(("a", b"b"), comment=DATA),
    "a zip behind other bytes": b"GIF89a" * 9 + zipped(("a.txt", DATA)),
    "a zip in a zip in a zip": zipped(("a.zip", zipped(("b.zip", zipped(("c.txt", DATA)))))),
    "a member that the list leaves out": unlisted(),
    "zlib": b"\0\1" * 40 + zlib.compress(DATA * 3),
    "gzip": gzip.compress(DATA),
    "bzip2": bz2.compress(DATA),
    "xz": lzma.compress(DATA),
    "base64": b"data:;base64," + base64.b64encode(DATA),
    "base64 of URLs": base64.urlsafe_b64encode(zlib.compress(DATA)).rstrip(b"="),
    "base64 in lines": base64.encodebytes(DATA * 4),
    "hexadecimal": DATA.hex().encode(),
    "quoted-printable": WITHHELD.replace("e", "=65").encode(),
    "JSON": json.dumps({"meetings": [{"points": ["x", WITHHELD]}]}).encode(),
    "keys of JSON": json.dumps({WITHHELD: 1}).encode(),
    "escapes of JSON": b'{"a": "%s"}' % "".join(f"\\u{ord(c):04x}" for c in WITHHELD).encode(),
    "YAML": f"sections:\n  - title: x\n    text: >-\n      {WITHHELD}\n".encode(),
    "runs of Word": XML % RUNS,
    "a deleted run": XML % f"<w:del><w:r><w:delText>{WITHHELD}</w:delText></w:r></w:del>".encode(),
    "an alternative text": XML % f'<wp:docPr id="1" descr="{WITHHELD}"/>'.encode(),
    "an author": XML % f'<w:ins w:author="{WITHHELD}"/>'.encode(),
    "a comment of XML": b"<a><!-- " + DATA + b" --></a>",
    "entities": b"<a>" + "".join(f"&#{ord(c)};" for c in WITHHELD).encode() + b"</a>",
    "a base in customXml": zipped(("customXml/item1.xml", b"<base>" + BASE + b"</base>")),
    "the title of a PDF": in_pdf(_titled),
    "a wide string of a PDF": in_pdf(_wide),
    "an object stream": in_pdf(_spoken, object_stream_mode=pikepdf.ObjectStreamMode.generate),
    "XMP": in_pdf(_xmp),
    "an attachment of a PDF": in_pdf(_attached),
    "a page": in_pdf(_showing(PAGE)),
    "a page, letter by letter": in_pdf(_showing(b"BT " + b"".join(b"(%c) Tj 1 0 Td " % c for c in DATA) + b"ET")),
    "a page by codes": in_pdf(_by_codes),
    "a page by codes that are mapped anew": _mapped_anew(),
    "an earlier revision": _updated(),
    "a PDF in a zip in base64": base64.b64encode(zipped(("a.pdf", in_pdf(_titled)))),
    "behind a PDF": in_pdf(_showing(b"BT ET")) + gzip.compress(DATA),
    "an archive behind a PDF": in_pdf(_showing(b"BT ET")) + zipped(("a.txt", DATA)),
    "an archive in a PDF": in_pdf(_showing(zipped(("a.txt", DATA)))),
    "JSON deeper than Python goes": b'{"a": %s"%s"%s}' % (b"[" * 900, DATA, b"]" * 900),
    "beside a number that is no character": b"<a>&#%s;%s</a>" % (b"9" * 5000, DATA),
    "a digest in letters": b"sha256: " + sha256(DATA).hexdigest().encode(),
    "a digest that is cut": b'"digest": "' + sha256(DATA).hexdigest()[:16].encode() + b'"',
    "a digest in bytes": b"\0\1\2" + sha256(DATA).digest(),
}
NOTHING: dict[str, bytes] = {
    "nothing": b"",
    "other words": b"The parties met and spoke of trade; nothing else was said of it.",
    "two of its words": b"nine moored boats, seven hundred lamps",
    "a PDF": in_pdf(_showing(b"BT /F1 12 Tf (The parties met) Tj ET")),
    "a zip": zipped(("a.txt", b"The parties met.")),
    "a digest of something else": sha256(b"The parties met.").hexdigest().encode(),
    "bytes": bytes(range(256)) * 64,
}
