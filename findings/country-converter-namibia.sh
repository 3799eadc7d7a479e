#!/usr/bin/env bash
# country_converter 1.3.2 with pandas 3.1.1: no converter can be made, because Namibia's code `NA` is read as no value.
#
# The table is read with a converter to text for the column ISO2 and with `NA` taken out of the markers of missing values.
# pandas 2.3.3 lets what a converter gave stand; pandas 3.1.1 looks at it again, with its own markers, since
# `keep_default_na` is on. The code of Namibia is then NaN and a pattern cannot be made of it: TypeError. The requirement of
# country_converter has no upper bound, so a new installation takes pandas 3.
#
# Exits 0 as long as both behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

status=0
expect() { # expect PANDAS WANTED
    local found
    python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work/$1" \
        "country_converter==1.3.2" "pandas==$1"
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
import country_converter
try:
    print(country_converter.CountryConverter().convert("Namibia", to="ISO2"))
except TypeError as error:
    print("TypeError:", error)
' "$work/$1")
    if [ "$found" = "$2" ]; then echo "as seen   pandas $1: $found"; else echo "CHANGED   pandas $1: $found, was $2"; status=1; fi
}
expect 2.3.3 "NA"
expect 3.1.1 "TypeError: first argument must be string or compiled pattern"
exit "$status"
