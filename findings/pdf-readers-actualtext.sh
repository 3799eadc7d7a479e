#!/usr/bin/env bash
# pypdf 7.1.1 and pdfplumber 0.11.10: text of a tagged PDF whose clusters have ActualText comes out with holes.
#
# ISO 32000-1, 14.9.4, lets ActualText say what some glyphs mean together. Typst 0.15.2 writes it for Hindi, and pdfium copies the
# words as they were written. pypdf gives the numbers of the glyphs as control characters, pdfplumber as `(cid:2)`: both read
# ToUnicode alone. Whoever imports statements in such scripts by them loses letters that every viewer shows.
#
# Exits 0 as long as all behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "typst==0.15.2" "pypdfium2==5.15.2" "pypdf==7.1.1" "pdfplumber==0.11.10" "fontpkg-noto-sans-devanagari==2.7"

status=0
expect() { # expect READER WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
import typst
source, page = Path(sys.argv[1], "page.typ"), Path(sys.argv[1], "page.pdf")
source.write_text("#set text(font: \"Noto Sans Devanagari\", lang: \"hi\")\nत्रिपक्षीय बैठक\n")
fonts = [str(next(Path(sys.argv[1]).glob("fontpkg_noto_sans_devanagari/files")))]
typst.compile(str(source), output=str(page), font_paths=fonts)
if sys.argv[2] == "pdfium":
    import pypdfium2
    text = pypdfium2.PdfDocument(page)[0].get_textpage().get_text_range()
elif sys.argv[2] == "pypdf":
    import pypdf
    text = pypdf.PdfReader(page).pages[0].extract_text()
else:
    import pdfplumber
    text = pdfplumber.open(page).pages[0].extract_text()
print("".join(f"<{ord(letter):02X}>" if letter < " " else letter for letter in text))
' "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect pdfium "त्रिपक्षीय बैठक"
expect pypdf "त्रि<02>पक्षी<05>य बै<09>ठक"
expect pdfplumber "त्रि(cid:2)पक्षी(cid:5)य बैठ(cid:9) क"
exit "$status"
