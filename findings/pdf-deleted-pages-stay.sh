#!/usr/bin/env bash
# pikepdf 10.18.0 and PyMuPDF 2.0: a page that is deleted from a tagged PDF stays in the file, its text and all.
#
# The structure tree names the page that each element is on (`Pg`, ISO 32000-1, 14.7.2). Deleting takes a page out of the list of pages
# and leaves the tree, so that the page is still in use: neither saving anew nor `garbage=4` of PyMuPDF drops its content. The
# file has one page, and in it the sentence of the other, the alternative text of its figure, its heading and its links. Of a PDF
# without tags and outline the same calls leave nothing; in pikepdf an outline alone keeps the page. pypdf 7.1.1, with `clean=True`, and
# pdfium 5.15.2 (pypdfium2) drop the content and keep the alternative text, the heading and the links. A new file into which the wanted
# pages are taken has none of it, and no tags.
#
# Exits 0 as long as all behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "pikepdf==10.18.0" "pypdf==7.1.1" "pymupdf==2.0" "pypdfium2==5.15.2" "typst==0.15.2"

cat > "$work/delete.py" <<'PY'
import io
import sys

sys.path.insert(0, sys.argv[1])
import pikepdf
import pymupdf
import pypdf
import pypdfium2
import typst

SOURCE = """#set heading(bookmarked: {})
= Open
Text for all.
#pagebreak()
= Closed
#figure(rect(), alt: "Chart of positions")
#link("https://example.org/closed")[Text for few.]
"""


def saved(write):
    file = io.BytesIO()
    write(file)
    return file.getvalue()


def by_pikepdf(data):
    pdf = pikepdf.open(io.BytesIO(data))
    del pdf.pages[1]
    return saved(pdf.save)


def by_pypdf(data):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.remove_page(1, clean=True)
    writer.compress_identical_objects()
    return saved(writer.write)


def by_pymupdf(data):
    document = pymupdf.open(stream=data)
    document.delete_page(1)
    return document.tobytes(garbage=4)


def by_pdfium(data):
    document = pypdfium2.PdfDocument(data)
    del document[1]
    return saved(document.save)


def into_new(data):
    old, new = pikepdf.open(io.BytesIO(data)), pikepdf.new()
    new.pages.append(old.pages[0])
    return saved(new.save)


def told(data):
    """The pages of a file, the contents of pages in it, and what it says of the second page."""
    pdf = pikepdf.open(io.BytesIO(data))
    things = list(pdf.objects)
    contents = sum(isinstance(thing, pikepdf.Stream) and b" Tf" in thing.read_bytes() for thing in things)
    said = {
        str(thing[key])
        for thing in things
        if isinstance(thing, pikepdf.Dictionary)
        for key in ("/Alt", "/T", "/URI", "/Contents")
        if isinstance(thing.get(key), pikepdf.String)
    }
    return ", ".join([f"pages {len(pdf.pages)}", f"contents {contents}", *sorted(said - {"Open"})])


source = SOURCE.replace("{}", "true" if sys.argv[3] == "outline" else "false")
print(told(globals()[sys.argv[2]](typst.compile(source.encode(), pdf_tags=sys.argv[3] == "tags"))))
PY

status=0
expect() { # expect WAY KIND WANTED
    local found
    found=$(python3 -I "$work/delete.py" "$work" "$1" "$2")
    if [ "$found" = "$3" ]; then echo "as seen   $1, $2: $found"; else echo "CHANGED   $1, $2: $found, was $3"; status=1; fi
}
all="Chart of positions, Closed, https://example.org/closed"
for way in by_pikepdf by_pymupdf; do expect "$way" tags "pages 1, contents 2, $all"; done
for way in by_pypdf by_pdfium; do expect "$way" tags "pages 1, contents 1, $all"; done
for way in by_pikepdf by_pymupdf by_pypdf by_pdfium; do expect "$way" neither "pages 1, contents 1"; done
expect by_pikepdf outline "pages 1, contents 2"
for way in by_pymupdf by_pypdf by_pdfium; do expect "$way" outline "pages 1, contents 1"; done
expect into_new tags "pages 1, contents 1"
exit "$status"
