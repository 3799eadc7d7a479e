#!/usr/bin/env bash
# inscriptis 2.7.6: beside or below a merged cell figures stand under the heading of another column, and a term is joined to what it means.
#
# What it is for is text that keeps the layout of a page, tables in columns. A cell of two rows (`rowspan`, HTML, 4.9.11) leaves no room in the
# second: `Korea 7` stands under Region and Party, and the column of votes is empty. A cell of two columns (`colspan`) is one, so that
# a total moves to the left. `<dt>Chair<dd>Japan` is `ChairJapan`. Nothing is told. Tables without merged cells are right.
# html2text 2025.4.15 keeps term and meaning apart.
#
# Exits 0 as long as both behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "inscriptis==2.7.6" "html2text==2025.4.15" "lxml==6.1.3"

status=0
expect() { # expect LIBRARY HTML WANTED: the lines of the text, with | between them
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
if sys.argv[2] == "inscriptis":
    from inscriptis import get_text
    text = get_text(sys.argv[3])
else:
    import html2text
    text = html2text.html2text(sys.argv[3])
print("|".join(line.rstrip() for line in text.splitlines() if line.strip()))
' "$work" "$1" "$2")
    if [ "$found" = "$3" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1, $2: $found, was $3"; status=1; fi
}
head='<tr><th>Region</th><th>Party</th><th>Votes</th></tr>'
expect inscriptis "<table>$head<tr><td>Asia</td><td>Japan</td><td>12</td></tr><tr><td></td><td>Korea</td><td>7</td></tr></table>" \
    "Region  Party  Votes|Asia    Japan  12|        Korea  7"
expect inscriptis "<table>$head<tr><td rowspan=2>Asia</td><td>Japan</td><td>12</td></tr><tr><td>Korea</td><td>7</td></tr></table>" \
    "Region  Party  Votes|Asia    Japan  12|Korea   7"
expect inscriptis "<table>$head<tr><td>Asia</td><td>Japan</td><td>12</td></tr><tr><td colspan=2>All</td><td>12</td></tr></table>" \
    "Region  Party  Votes|Asia    Japan  12|All     12"
expect inscriptis '<dl><dt>Chair</dt><dd>Japan</dd></dl>' 'ChairJapan'
expect html2text '<dl><dt>Chair</dt><dd>Japan</dd></dl>' 'Chair|    Japan'
exit "$status"
