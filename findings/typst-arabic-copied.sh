#!/usr/bin/env bash
# Typst 0.15.2: Arabic in Noto Sans Arabic 2.12 copies out of pdfium with its dotted letters twice and out of order.
#
# This version of the font draws a letter and its dots as two glyphs. Typst's ToUnicode has the letter for either of them, and there
# is no ActualText: `بروكسل` is copied as `ببروكسل`, and words fall apart. The page looks right, and Typst makes it as PDF/UA-1. Hindi
# in Noto Sans Devanagari 2.7, where Typst writes ActualText, is copied as it was written.
#
# Exits 0 as long as Typst and pdfium behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "typst==0.15.2" "pypdfium2==5.15.2" "fontpkg-noto-sans-arabic==2.12" "fontpkg-noto-sans-devanagari==2.7"

status=0
expect() { # expect LANGUAGE SCRIPT FAMILY TEXT WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
import pypdfium2
import typst
language, script, family, text = sys.argv[2:]
source = Path(sys.argv[1], "page.typ")
source.write_text(f"#set document(title: \"T\")\n#set text(font: \"{family}\", lang: \"{language}\")\n{text}\n")
fonts = [str(next(Path(sys.argv[1]).glob(f"fontpkg_noto_sans_{script}/files")))]
data = typst.compile(str(source), font_paths=fonts, pdf_standards="ua-1")
print(" ".join(pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range().split()))
' "$work" "${@:1:4}")
    if [ "$found" = "$5" ]; then echo "as seen   $4: $found"; else echo "CHANGED   $4: $found, was $5"; status=1; fi
}
expect ar arabic "Noto Sans Arabic" "بروكسل" "ببروكسل"
expect ar arabic "Noto Sans Arabic" "اجتماع وزراء" "ج اجتتماع و ززراء"
expect hi devanagari "Noto Sans Devanagari" "विदेश मंत्रियों" "विदेश मंत्रियों"
exit "$status"
