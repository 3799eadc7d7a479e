#!/usr/bin/env bash
# WeasyPrint 70.0: characters that nobody wrote stand among Hindi and Thai copied by pdfium.
#
# Where several glyphs make a cluster, all but one have an empty ToUnicode (`<0221> <>`). pdfium, the reader of Chrome, takes the
# number of such a glyph for a character: `ȡ` (U+0221) at each short i of Hindi, `;1` within the Thai น้ำ. Typst 0.15.2 copies
# the same Hindi as it was written, since it adds ActualText.
#
# Needs Pango, as WeasyPrint does. Exits 0 as long as all behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "weasyprint==70.0" "typst==0.15.2" "pypdfium2==5.15.2" "fontpkg-noto-sans-devanagari==2.7" "fontpkg-noto-sans-thai==2.2"

status=0
expect() { # expect PROGRAM SCRIPT FAMILY TEXT WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
import pypdfium2
program, script, family, text = sys.argv[2:]
font = next(Path(sys.argv[1]).glob(f"fontpkg_noto_sans_{script}/files/*.ttf"))
if program == "Typst":
    import typst
    source = Path(sys.argv[1], "page.typ")
    source.write_text(f"#set text(font: \"{family}\")\n{text}\n")
    data = typst.compile(str(source), font_paths=[str(font.parent)])
else:
    import weasyprint
    face = f"@font-face {{ font-family: Face; src: url(\"{font.as_uri()}\") }} body {{ font-family: Face }}"
    data = weasyprint.HTML(string=f"<style>{face}</style><p>{text}</p>").write_pdf()
print(pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range().strip())
' "$work" "${@:1:4}")
    if [ "$found" = "$5" ]; then echo "as seen   $1, $4: $found"; else echo "CHANGED   $1, $4: $found, was $5"; status=1; fi
}
expect WeasyPrint devanagari "Noto Sans Devanagari" "विदेश मंत्रियों" "ȡविदेश मंȡत्रियों"
expect WeasyPrint thai "Noto Sans Thai" "น้ำ" "น;1้ำ"
expect Typst devanagari "Noto Sans Devanagari" "विदेश मंत्रियों" "विदेश मंत्रियों"
exit "$status"
