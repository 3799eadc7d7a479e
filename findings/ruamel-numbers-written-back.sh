#!/usr/bin/env bash
# ruamel.yaml 0.19.1: a file that is read and written without a change has other numbers: +442079460123 loses its sign.
#
# The round trip, which keeps comments and the forms `012`, `0x1F` and `1_000`, does not keep a plus before a whole number, so that a telephone
# number in E.164 is one of no country. In decimals it takes `_` out and puts a zero in front instead: `1_500_000.50` is
# `001500000.50`. More digits than a double has are others: an amount ending in .12 ends in .00, and 10²³ becomes 9.99…·10²².
# Fractions of a second beyond six are rounded. Nothing is told. In quotes all of them stay as they are.
#
# Exits 0 as long as ruamel.yaml behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "ruamel.yaml==0.19.1"

status=0
expect() { # expect VALUE WANTED
    local found
    found=$(python3 -I -c '
import io
import sys
sys.path.insert(0, sys.argv[1])
from ruamel.yaml import YAML
yaml, written = YAML(), io.StringIO()
yaml.dump(yaml.load(f"value: {sys.argv[2]} # comment\n"), written)
print(written.getvalue().removeprefix("value: ").split(" #")[0].strip())
' "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
for kept in 012 0x1F 1_000 +1.5 -3 "+44 20 7946 0123" 12.50; do expect "$kept" "$kept"; done
expect +442079460123 442079460123
expect 1_000.50 01000.50
expect 1_500_000.50 001500000.50
expect 12345678901234567890.12 12345678901234567168.00
expect 100000000000000000000000.0 099999999999999991611392.0
expect 2025-04-03T10:00:00.123456789Z 2025-04-03T10:00:00.123457Z
expect '"+442079460123"' "'+442079460123'"
exit "$status"
