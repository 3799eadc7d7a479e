#!/usr/bin/env bash
# emboss-pdf 1.3.1: `parse_number`, by which tables are added up, makes numbers of what is none and loses a sign.
#
# What is no digit, point or comma is taken out before the rest is read. `3 April 2025` is 32025, `1/2` is 12, and `−5` with the
# minus sign of typesetting (U+2212) is 5, while a hyphen and `(12)` are negative. `$1.5bn` is 1.5. The Arabic `٣٫٥`, 3.5, is 35.
# `1.500` is one and a half and `1.234,56` a thousand and more, each alone. `1,50,000`, as India writes it, is no number.
#
# Exits 0 as long as emboss-pdf behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "emboss-pdf==1.3.1" "fonttools==4.68.0"

status=0
expect() { # expect TEXT WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from emboss import parse_number
print(parse_number(sys.argv[2]))
' "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect "3 April 2025" 32025.0
expect "1/2" 12.0
expect "−5" 5.0
expect "-5" -5.0
expect "(12)" -12.0
expect '$1.5bn' 1.5
expect "٣٫٥" 35.0
expect "1.500" 1.5
expect "1.234,56" 1234.56
expect "1,50,000" None
exit "$status"
