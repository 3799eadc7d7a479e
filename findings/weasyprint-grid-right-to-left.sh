#!/usr/bin/env bash
# WeasyPrint 70.0: on an Arabic or Hebrew page the columns of a grid run from left to right, so that labels stand behind what they label.
#
# The first column of a grid is at the side where lines begin (CSS Grid Layout 1, 3.1; CSS Writing Modes 4, 6.3), which is the right with
# `direction: rtl` or `dir="rtl"`. WeasyPrint turns the text within the cells, and begins the columns at the left: of a list of
# labels and values, or of two languages side by side, the halves change places. Tables, flexible boxes and columns of text are turned.
#
# Needs Pango, as WeasyPrint does. Exits 0 as long as it behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "weasyprint==70.0" "pypdfium2==5.15.2"

status=0
expect() { # expect STYLE WANTED: where the first and the second of two parts stand on a page from left to right, and from right to left
    local found
    found=$(python3 -I - "$work" "$1" <<'PY'
import sys

sys.path.insert(0, sys.argv[1])
import pypdfium2
import weasyprint


def order(direction):
    """The two parts as they stand from the left."""
    if sys.argv[2] == "table":
        body = f'<table dir="{direction}"><tr><td>First<td>Second</table>'
    else:
        body = f'<div dir="{direction}" style="{sys.argv[2]}"><p>First</p><p>Second</p></div>'
    page = "<style>@page { size: 400pt 400pt } table { width: 100% } p { margin: 0; height: 20pt; width: 100pt }</style>"
    text = pypdfium2.PdfDocument(weasyprint.HTML(string=page + body).write_pdf())[0].get_textpage()
    words = text.get_text_range()
    return " ".join(sorted(("First", "Second"), key=lambda word: text.get_charbox(words.index(word))[0]))


print(f"{order('ltr')}, {order('rtl')}")
PY
)
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect "display: grid; grid-template-columns: 100pt 100pt" "First Second, First Second"
expect "display: grid; grid-template-columns: 1fr 2fr" "First Second, First Second"
expect "display: flex" "First Second, Second First"
expect "columns: 2; height: 20pt; column-fill: auto" "First Second, Second First"
expect table "First Second, Second First"
exit "$status"
