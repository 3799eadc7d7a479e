#!/usr/bin/env bash
# inflect 7.6.0: `a()` gives the wrong article before figures and before the abbreviations of every communiqué.
#
# `8` and `18th` are read as beginning with a consonant, `EU`, `UAE` and `URL` by their spelling, `XI` and `R&D` as words,
# although abbreviations such as `UN`, `UK`, `IAEA` and `NPT` are right. A template that leaves its articles to inflect
# prints `a 8-point plan` and `a EU member`.
#
# Exits 0 as long as inflect behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "inflect==7.6.0" "more-itertools==11.2.1" "typeguard==4.6.1" "typing_extensions==4.16.0"

status=0
expect() { # expect WORDS WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
import inflect
print(inflect.engine().a(sys.argv[2]))
' "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $found"; else echo "CHANGED   $found, was $2"; status=1; fi
}
expect "8-point plan" "a 8-point plan"
expect "11-nation pact" "a 11-nation pact"
expect "18th round" "a 18th round"
expect "EU member" "a EU member"
expect "UAE minister" "an UAE minister"
expect "R&D fund" "a R&D fund"
expect "UN resolution" "a UN resolution"
expect "IAEA report" "an IAEA report"
exit "$status"
