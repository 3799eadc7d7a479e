#!/usr/bin/env bash
# Babel 2.19.0: lists in words have CLDR's patterns alone, without the rules that ICU adds to them.
#
# CLDR's patterns say `{0} y {1}` and `{0} ו{1}`. ICU changes them by the word that follows, and so does Intl.ListFormat in
# browsers and Node.js: `Francia e Italia`, `plata u oro`, `צרפת ו-NATO`. Babel's `format_list` prints the patterns as they
# are, `Francia y Italia` and `צרפת וNATO`, which Spanish and Hebrew do not write.
#
# Exits 0 as long as Babel behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps --target "$work" "babel==2.19.0"

status=0
expect() { # expect LANGUAGE STYLE FIRST LAST WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from babel.lists import format_list
print(format_list(sys.argv[4:6], style=sys.argv[3], locale=sys.argv[2]))
' "$work" "${@:1:4}")
    if [ "$found" = "$5" ]; then echo "as seen   $1, $2: $found"; else echo "CHANGED   $1, $2: $found, was $5"; status=1; fi
}
expect es standard Francia Italia "Francia y Italia"
expect es or plata oro "plata o oro"
expect he standard צרפת NATO "צרפת וNATO"
exit "$status"
