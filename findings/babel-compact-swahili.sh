#!/usr/bin/env bash
# Babel 2.19.0: compact numbers in Swahili, long, are wrong: 1000 is written as ten thousands, 15000 as fifteen hundreds.
#
# CLDR 48 has `elfu 0;elfu -0` and `elfu 00;elfu -00`, with a pattern of its own for negative numbers. The digits of both
# halves seem to be counted together when the number is scaled. ICU, and Intl.NumberFormat in Node.js, write `elfu 1` and
# `elfu 15`. English, whose patterns have no second half, is right.
#
# Exits 0 as long as Babel behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps --target "$work" "babel==2.19.0"

status=0
expect() { # expect LANGUAGE NUMBER WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from babel.numbers import format_compact_decimal
print(format_compact_decimal(int(sys.argv[3]), format_type="long", locale=sys.argv[2]))
' "$work" "${@:1:2}")
    if [ "$found" = "$3" ]; then echo "as seen   $1, $2: $found"; else echo "CHANGED   $1, $2: $found, was $3"; status=1; fi
}
expect sw 1000 "elfu 10"
expect sw 15000 "elfu 1500"
expect sw 2000000 "milioni 20"
expect en 15000 "15 thousand"
exit "$status"
