#!/usr/bin/env bash
# nameparser 2.6.0: an office written as offices are written in lists of participants becomes a part of the name.
#
# `Foreign Minister` and `Secretary of State` are titles. `Minister for Foreign Affairs`, the same office in most lists, leaves
# `for` as the first name and the office in the middle one. `H.E. Mr.`, the usual address, makes `H.E.` the first name and puts
# `Mr.` in the middle, although `Mr.` and `His Excellency` are titles each alone. Nothing tells such a reading from a good one.
#
# Exits 0 as long as nameparser behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "nameparser==2.6.0"

status=0
expect() { # expect NAME WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from nameparser import HumanName
name = HumanName(sys.argv[2])
print("|".join((name.title, name.first, name.middle, name.last)))
' "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect "Foreign Minister Cho Tae-yul" "Foreign Minister|Cho||Tae-yul"
expect "Minister for Foreign Affairs Cho Tae-yul" "Minister|for|Foreign Affairs Cho|Tae-yul"
expect "H.E. Mr. António Guterres" "|H.E.|Mr. António|Guterres"
expect "Mr. António Guterres" "Mr.|António||Guterres"
expect "His Excellency António Guterres" "His Excellency|António||Guterres"
exit "$status"
