#!/usr/bin/env bash
# edtf 5.0.2: `text_to_edtf` makes a span of days a day of 2003, and a quarter a month.
#
# `3-4 April 2025` comes back as 2003-04-04: the first day is taken for the year. `Q3 2025` is March 2025, although EDTF level 2
# has codes for quarters (33 to 36) and seasons are read into theirs. A Japanese date keeps month and day and loses the year.
# `third quarter of 2025` is at least no more than the year.
#
# Exits 0 as long as edtf behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "edtf==5.0.2" "pyparsing==3.3.3" "python-dateutil==4.0.0"

status=0
expect() { # expect TEXT WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from edtf import text_to_edtf
print(text_to_edtf(sys.argv[2]))
' "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect "3-4 April 2025" "2003-04-04"
expect "3 April 2025" "2025-04-03"
expect "Q3 2025" "2025-03"
expect "third quarter of 2025" "2025"
expect "spring 2025" "2025-21"
expect "2025年4月3日" "XXXX-04-03"
exit "$status"
