#!/usr/bin/env bash
# pycountry 26.2.16: `search_fuzzy("Republic of Korea")` finds North Korea alone.
#
# The official name of South Korea in ISO 3166-1 is `Korea, Republic of`, so the words as everybody writes them stand only in
# `Democratic People's Republic of Korea`. `Niger` gives Nigeria first, `EU` Réunion, `America` American Samoa; `Kosovo` is Serbia, through a
# subdivision. `Turkey` and `Cape Verde`, renamed since, raise LookupError. The first answer is no guess to build on.
#
# Exits 0 as long as pycountry behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "pycountry==26.2.16"

status=0
expect() { # expect NAME WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
import pycountry
try:
    print(*(country.alpha_2 for country in pycountry.countries.search_fuzzy(sys.argv[2])[:2]))
except LookupError:
    print("LookupError")
' "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect "Republic of Korea" KP
expect "South Korea" KR
expect Niger "NG NE"
expect America "AS US"
expect EU "RE FR"
expect Kosovo RS
expect Turkey LookupError
expect "Cape Verde" LookupError
exit "$status"
