#!/usr/bin/env bash
# Babel 2.19.0: numbers of Switzerland and Liechtenstein lose their groups from a million on: 1234567'890.
#
# CLDR 48 separates groups with U+0027 in German, French and Italian of Switzerland, where it had U+2019 and, in French, U+202F. In
# patterns of numbers U+0027 quotes what stands between two of it. Babel puts the separators in and then takes quotes out: 1'500 is
# right, a million has none, and a thousand million one at the wrong place. Amounts of money are alike. `parse_decimal`, which has
# no patterns, reads the right form. Babel 2.18.0 writes all groups.
#
# Exits 0 as long as both releases behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for release in 2.18.0 2.19.0; do
    python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work/$release" "babel==$release"
done

status=0
expect() { # expect RELEASE LOCALE NUMBER WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from babel.numbers import format_currency, format_decimal
locale, number = sys.argv[2], int(sys.argv[3])
print(format_decimal(number, locale=locale), format_currency(number, "CHF", locale=locale).replace("\xa0", " "), sep=" / ")
' "$work/$1" "$2" "$3")
    if [ "$found" = "$4" ]; then echo "as seen   $1, $2: $found"; else echo "CHANGED   $1, $2: $found, was $4"; status=1; fi
}
expect 2.18.0 de_CH 1234567 "1’234’567 / CHF 1’234’567.00"
expect 2.19.0 de_CH 1500 "1'500 / CHF 1'500.00"
expect 2.19.0 de_CH 1234567 "1234567 / CHF 1234567.00"
expect 2.19.0 de_CH 1234567890 "1234567'890 / CHF 1234567'890.00"
expect 2.19.0 fr_CH 1234567 "1234567 / 1234567,00 CHF"
expect 2.19.0 it_CH 1234567 "1234567 / CHF 1234567.00"
expect 2.19.0 de_LI 1234567 "1234567 / CHF 1234567.00"
found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from babel.numbers import parse_decimal
print(parse_decimal("1\x27234\x27567", locale="de_CH", strict=False))
' "$work/2.19.0")
if [ "$found" = 1234567 ]; then echo "as seen   read: $found"; else echo "CHANGED   read: $found, was 1234567"; status=1; fi
exit "$status"
