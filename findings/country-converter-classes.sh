#!/usr/bin/env bash
# country_converter 1.3.2: memberships that are out of date, a region taken for a state, and an error where the answer is no.
#
# `Schengen` lacks Croatia (in since 2023), Bulgaria and Romania (fully in since 2025). `Inner Mongolia`, a region of China, is
# MNG, and `Greek Macedonia` is MKD, for the patterns look for the name anywhere. The classes that hold a year, `EURO` and
# `UNmember`, raise TypeError for a state that is not in them, whatever `not_found` says, while `G7` and `EU27` give NaN.
#
# Exits 0 as long as country_converter behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "country_converter==1.3.2" "pandas==2.3.3"

status=0
expect() { # expect NAME CLASS WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
import country_converter
try:
    print(country_converter.CountryConverter().convert(sys.argv[2], to=sys.argv[3], not_found="no"))
except TypeError:
    print("TypeError")
' "$work" "${@:1:2}")
    if [ "$found" = "$3" ]; then echo "as seen   $1, $2: $found"; else echo "CHANGED   $1, $2: $found, was $3"; status=1; fi
}
expect France Schengen Schengen
expect Croatia Schengen nan
expect Bulgaria Schengen nan
expect Romania Schengen nan
expect "Inner Mongolia" ISO3 MNG
expect "Greek Macedonia" ISO3 MKD
expect Croatia EURO 2023
expect Japan EURO TypeError
expect "Holy See" UNmember TypeError
expect "Holy See" G7 nan
exit "$status"
