#!/usr/bin/env bash
# emboss-pdf 1.3.1: with `pdfa=True` the numbers of pages are printed as other signs, unless the body has the same digits.
#
# PDF/A has its fonts inside, as subsets. The subset holds the glyphs of the body and not those of the foot, whose text is made
# afterwards: `1 of 2` on the page is a small ring and blanks, and copies out as Armenian letters and `o!`. What the body has of
# digits and letters is right in the foot too, and so is all of it without `pdfa`.
#
# Exits 0 as long as emboss-pdf behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "emboss-pdf==1.3.1" "fonttools==4.68.0" "pypdfium2==5.15.2"

status=0
expect() { # expect PDFA TEXT WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
import pypdfium2
from emboss import Document
document = Document(title="T", pdfa=sys.argv[2] == "PDF/A")
for _ in range(2):
    document.paragraph(sys.argv[3])
    document.page_break()
document.save(sys.argv[1] + "/pages.pdf")
foot = pypdfium2.PdfDocument(sys.argv[1] + "/pages.pdf")[0].get_textpage().get_text_range().splitlines()[-1]
print("".join(f"<{ord(letter):04X}>" if letter < " " or letter > "~" else letter for letter in foot))
' "$work" "${@:1:2}")
    if [ "$found" = "$3" ]; then echo "as seen   $1, $2 $found"; else echo "CHANGED   $1, $2 $found, was $3"; status=1; fi
}
expect "PDF" "Hello." "1 of 2"
expect "PDF/A" "Hello." "<0536><0001>o!<0001><0537>"
expect "PDF/A" "Hello 123." "1 o! 2"
expect "PDF/A" "Hello 123 of." "1 of 2"
exit "$status"
