#!/usr/bin/env bash
# PyMuPDF 2.0: `select` takes the language, the mark of tags and the metadata out of a PDF, also where it keeps all pages.
#
# `Document.select` keeps the pages wanted, in the order wanted. The structure tree stays, and what says that there is one goes:
# `/MarkInfo`, the document's `/Lang` and the XMP (ISO 32000-1, 7.7.2). A PDF/UA-1 file is then one that does not count as tagged and
# whose language nobody knows (ISO 14289-1, 6.2 and 7.2), and it claims no conformance. `delete_page` and `move_page`
# keep all three.
#
# Exits 0 as long as PyMuPDF behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "pymupdf==2.0" "pikepdf==10.18.0" "typst==0.15.2"

status=0
expect() { # expect CALL WANTED
    local found
    found=$(python3 -I -c '
import io
import sys
sys.path.insert(0, sys.argv[1])
import pikepdf
import pymupdf
import typst
source = "#set document(title: \"T\")\n#set text(lang: \"fr\")\n= Un\nTexte.\n#pagebreak()\n= Deux\nTexte."
document = pymupdf.open(stream=typst.compile(source.encode(), pdf_standards="ua-1"))
calls = {
    "nothing": lambda: None,
    "select all": lambda: document.select([0, 1]),
    "select the first": lambda: document.select([0]),
    "delete the second": lambda: document.delete_page(1),
    "move the first": lambda: document.move_page(0, 1),
}
calls[sys.argv[2]]()
pdf = pikepdf.open(io.BytesIO(document.tobytes()))
print(len(pdf.pages), *(key for key in ("/StructTreeRoot", "/MarkInfo", "/Lang", "/Metadata") if key in pdf.Root))
' "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect "nothing" "2 /StructTreeRoot /MarkInfo /Lang /Metadata"
expect "select all" "2 /StructTreeRoot"
expect "select the first" "1 /StructTreeRoot"
expect "delete the second" "1 /StructTreeRoot /MarkInfo /Lang /Metadata"
expect "move the first" "2 /StructTreeRoot /MarkInfo /Lang /Metadata"
exit "$status"
