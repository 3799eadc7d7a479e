#!/usr/bin/env bash
# Pint 0.25.3: an amount that is written as the SI writes it is multiplied: 25 000 t is 0 t.
#
# The brochure of the SI (5.4.4) divides long figures into groups of three by a space. Pint reads a space between two figures as a
# sign of multiplication, a no-break space too: `25 000 t` is 25 × 0, `1 500 t` is 500 t, `1 234 567 t` is 132678 t. A comma is
# taken out wherever it stands, so `3,5 t` is 35 t. `500 kt` is a speed, knots, though `Mt` and `Gt` are millions and thousands of
# millions of tonnes, and `ton` is the American one of 907 kg. All of it is valid to Pint, and nothing is raised.
#
# Exits 0 as long as Pint behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "pint==0.25.3"

status=0
expect() { # expect AMOUNT UNIT WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
import pint
amount = pint.UnitRegistry().Quantity(sys.argv[2])
print(f"{amount.to(sys.argv[3]).magnitude:.6g}")
' "$work" "${@:1:2}")
    if [ "$found" = "${3}" ]; then echo "as seen   ${*:1:2}: $found"; else echo "CHANGED   ${*:1:2}: $found, was ${3}"; status=1; fi
}
expect "25 000 t" t 0
expect $'25\u00a0000 t' t 0
expect "1 500 t" t 500
expect "1 234 567 t" t 132678
expect "3,5 t" t 35
expect "500 kt" km/h 926
expect "500 Mt" t 5e+08
expect "3 ton" kg 2721.55
exit "$status"
