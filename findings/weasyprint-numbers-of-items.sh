#!/usr/bin/env bash
# WeasyPrint 70.0: `start` and `value` of numbered lists count only with `presentational_hints=True`, `reversed` never.
#
# HTML makes the number of an item part of its meaning (4.4.5 and 4.4.8, ordinal value), and browsers print it. WeasyPrint takes
# the attributes for looks: without the option, which is off, articles 5, 9 and 10 of a text are printed as 1, 2 and 3, and no
# warning tells it. A list with `reversed` counts upwards either way.
#
# Needs Pango, as WeasyPrint does. Exits 0 as long as it behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "weasyprint==70.0" "pypdfium2==5.15.2"

status=0
expect() { # expect HINTS HTML WANTED
    local found
    found=$(python3 -I -c '
import re
import sys
sys.path.insert(0, sys.argv[1])
import pypdfium2
import weasyprint
data = weasyprint.HTML(string=sys.argv[3]).write_pdf(presentational_hints=sys.argv[2] == "hints")
print(*re.findall(r"\d+", pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()))
' "$work" "${@:1:2}")
    if [ "$found" = "$3" ]; then echo "as seen   $1, $2: $found"; else echo "CHANGED   $1, $2: $found, was $3"; status=1; fi
}
expect default '<ol start="5"><li>a<li value="9">b<li>c</ol>' "1 2 3"
expect hints '<ol start="5"><li>a<li value="9">b<li>c</ol>' "5 9 10"
expect hints '<ol reversed><li>a<li>b<li>c</ol>' "1 2 3"
exit "$status"
