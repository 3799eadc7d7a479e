#!/usr/bin/env bash
# countryinfo 1.0.1: capitals that moved years ago, and states that cannot be found.
#
# Kazakhstan's capital is Nur-Sultan, a name that ended in 2022, Burundi's Bujumbura, which gave way to Gitega in 2019.
# Eswatini has one capital, the seat of the king and of parliament, where the administration's is Mbabane. The capital of
# `Holy See` is `Vatican City State`. Kosovo and Vatican City are not found. `Türkiye` and `North Macedonia`, which are newer
# names, are there.
#
# Exits 0 as long as countryinfo behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "countryinfo==1.0.1"

status=0
expect() { # expect STATE WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from countryinfo import CountryInfo
try:
    print(CountryInfo(sys.argv[2]).capital())
except Exception as error:
    print(type(error).__name__)
' "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect Kazakhstan Nur-Sultan
expect Burundi Bujumbura
expect Eswatini Lobamba
expect "Holy See" "Vatican City State"
expect Kosovo CountryNotFoundError
expect Türkiye Ankara
expect "North Macedonia" Skopje
exit "$status"
