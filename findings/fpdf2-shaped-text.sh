#!/usr/bin/env bash
# fpdf2 2.8.9: shaped text copies out of pdfium with control characters in it, Thai marks at other letters, Arabic in pieces.
#
# With `set_text_shaping(True)` a glyph that no single letter has goes without ToUnicode, and pdfium, the reader of Chrome, takes
# its number for a character: U+0004 within Hindi, U+000E and U+000F behind Thai. There is no ActualText either, so readers put
# letters in order by where they stand: the marks of a Thai word move behind its neighbours, Arabic words fall apart.
#
# Exits 0 as long as fpdf2 and pdfium behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "fpdf2==2.8.9" "fonttools==4.68.0" "uharfbuzz==0.57.0" "pypdfium2==5.15.2" "fontpkg-noto-sans-devanagari==2.7" \
    "fontpkg-noto-sans-thai==2.2" "fontpkg-noto-sans-arabic==2.12"

status=0
expect() { # expect SCRIPT TEXT WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
import pypdfium2
from fpdf import FPDF
script, text = sys.argv[2:]
page = FPDF()
page.add_page()
page.add_font("Face", "", next(Path(sys.argv[1]).glob(f"fontpkg_noto_sans_{script}/files/*.ttf")))
page.set_font("Face", size=12)
page.set_text_shaping(True)
page.multi_cell(0, text=text)
copied = pypdfium2.PdfDocument(bytes(page.output()))[0].get_textpage().get_text_range()
print("".join(f"<{ord(letter):02X}>" if letter < " " else letter for letter in copied))
' "$work" "${@:1:2}")
    if [ "$found" = "$3" ]; then echo "as seen   $2: $found"; else echo "CHANGED   $2: $found, was $3"; status=1; fi
}
expect devanagari "मंत्रियों की" "मंत्रि<04>यों की"
expect thai "กรุงบรัสเซลส์ น้ำ" "กรุงบรสเ ั ซลส น้ำ ์ <0E><0F>"
expect arabic "اجتماع وزراء" "ج ا<0D>ت<0B> ز ماع و<05>راء"
exit "$status"
