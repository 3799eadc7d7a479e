#!/usr/bin/env bash
# Babel 2.18.0 and 2.19.0: `format_interval` of days can lose a month, and prints otherwise from release to release.
#
# Swahili: a span over two months names the second month alone, so that 30 April to 2 May reads as 30 to 2 May.
# Chinese and British English: the same call prints another separator after a minor release, since the intervals are
# CLDR's, and CLDR changes them. Whoever compares printed texts, or keeps them, must have patterns of their own.
#
# Exits 0 as long as both releases behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

printed() { # printed VERSION LOCALE FIRST LAST
    python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from datetime import date
from babel.dates import format_interval
first, last = map(date.fromisoformat, sys.argv[3:])
print(ascii(format_interval(first, last, "yMMMd", locale=sys.argv[2])))
' "$work/$1" "${@:2}"
}

status=0
expect() { # expect WHAT IS WANTED
    if [ "$2" = "$3" ]; then echo "as seen   $1: $2"; else echo "CHANGED   $1: $2, was $3"; status=1; fi
}

for version in 2.18.0 2.19.0; do
    python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps --target "$work/$version" "babel==$version"
done
for version in 2.18.0 2.19.0; do
    expect "$version, sw, 30 April to 2 May" "$(printed $version sw 2025-04-30 2025-05-02)" "'30\\u2009\\u2013\\u20092 Mei 2025'"
done
expect "2.18.0, zh, 3 and 4 April" "$(printed 2.18.0 zh 2025-04-03 2025-04-04)" "'2025\\u5e744\\u67083\\u65e5\\u81f34\\u65e5'"
expect "2.19.0, zh, 3 and 4 April" "$(printed 2.19.0 zh 2025-04-03 2025-04-04)" "'2025\\u5e744\\u67083\\u65e5\\u2009\\u2013\\u20094\\u65e5'"
expect "2.18.0, en_GB, 3 and 4 April" "$(printed 2.18.0 en_GB 2025-04-03 2025-04-04)" "'3\\u20134 Apr 2025'"
expect "2.19.0, en_GB, 3 and 4 April" "$(printed 2.19.0 en_GB 2025-04-03 2025-04-04)" "'3\\u2009\\u2013\\u20094 Apr 2025'"
exit "$status"
