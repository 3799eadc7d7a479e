#!/usr/bin/env bash
# humanize 4.17.0: in Danish a thousand million and a million million have the same word.
#
# Danish counts on the long scale: 10⁹ is `milliard` and 10¹² `billion`. `intword` writes `billioner` for both, so that 1.5 thousand
# million kroner reads as a thousand times as much, and nobody who gets the text can tell which it was. German, French, Dutch, Swedish
# and Polish keep the two apart. `intword` in Japanese has the English word for 10⁹ between two Japanese ones: `1.5 billion`.
#
# Exits 0 as long as humanize behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "humanize==4.17.0"

status=0
expect() { # expect LOCALE WANTED: two million, 1.5 thousand million, two million million
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
import humanize
humanize.i18n.activate(sys.argv[2])
print(*(humanize.intword(number) for number in (2 * 10**6, 15 * 10**8, 2 * 10**12)), sep=", ")
' "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect da_DK "2.0 millioner, 1.5 billioner, 2.0 billioner"
expect ja_JP "2.0 百万, 1.5 billion, 2.0 兆"
expect de_DE "2,0 Millionen, 1,5 Milliarden, 2,0 Billionen"
expect fr_FR "2,0 millions, 1,5 milliards, 2,0 billions"
expect nl_NL "2.0 miljoen, 1.5 miljard, 2.0 biljoen"
expect sv_SE "2.0 miljoner, 1.5 miljarder, 2.0 biljoner"
expect pl_PL "2.0 miliony, 1.5 miliardy, 2.0 biliony"
exit "$status"
