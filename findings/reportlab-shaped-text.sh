#!/usr/bin/env bash
# ReportLab 5.1.0: paragraphs shaped by HarfBuzz look right and copy out as private-use characters.
#
# With `TTFont(..., shapable=True)` and `shaping=1` a glyph that no single letter has is given a code of the private use area
# (U+E000 and up), and that code goes into ToUnicode: Hindi, Thai and Arabic lose those clusters for search, screen readers and
# copying. The words of an Arabic paragraph with `wordWrap="RTL"` come in the order of the page from left to right as well.
#
# Exits 0 as long as ReportLab and pdfium behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "reportlab==5.1.0" "uharfbuzz==0.57.0" "pypdfium2==5.15.2" "fontpkg-noto-sans-devanagari==2.7" \
    "fontpkg-noto-sans-thai==2.2" "fontpkg-noto-sans-arabic==2.12"

status=0
expect() { # expect SCRIPT WRAP TEXT WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from io import BytesIO
from pathlib import Path
import pypdfium2
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate
script, wrap, text = sys.argv[2:]
registerFont(TTFont("Face", str(next(Path(sys.argv[1]).glob(f"fontpkg_noto_sans_{script}/files/*.ttf"))), shapable=True))
style = ParagraphStyle("Shaped", fontName="Face", fontSize=12, shaping=1, wordWrap=wrap or None)
file = BytesIO()
SimpleDocTemplate(file).build([Paragraph(text, style)])
copied = pypdfium2.PdfDocument(file.getvalue())[0].get_textpage().get_text_range()
print("".join(f"<{ord(letter):04X}>" if "\ue000" <= letter <= "\uf8ff" else letter for letter in copied))
' "$work" "${@:1:3}")
    if [ "$found" = "$4" ]; then echo "as seen   $3: $found"; else echo "CHANGED   $3: $found, was $4"; status=1; fi
}
expect devanagari "" "मंत्रियों की बैठक" "मं<E000><E001>या<E002> क<E003> बैठक"
expect thai "" "น้ำ" "นํ<E000>า"
expect arabic RTL "اجتماع وزراء" "<E003>ور <E002> راء اح<E001><E000>ماع"
exit "$status"
