#!/usr/bin/env bash
# Babel 2.19.0: `h b`, the pattern for `12 noon`, prints `9 morning` at nine, and raises an error in Japanese, Chinese and Korean.
#
# Of the letters for parts of the day (UTS 35, date field symbols) `a` is am and pm, `b` the same with names of its own for noon and midnight,
# and `B` has morning, afternoon and night. Babel takes the periods of `B` for `b`, in the form that stands alone: `9 morning`,
# `3 Nachm.`. Where a language has no such form, there is a ValueError: at any hour in Japanese, Chinese, Korean and Persian, and at
# noon, which is what one asks `b` for, in French, Italian and Portuguese. ICU, here in icu4py 1.2.0, prints `9 AM` and `12 noon`.
#
# Exits 0 as long as both behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "babel==2.19.0" "icu4py==1.2.0"

status=0
expect() { # expect LIBRARY LANGUAGE WANTED: nine, noon and three
    local found
    found=$(TZ=UTC python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from datetime import UTC, datetime
library, language = sys.argv[2:]
def said(hour):
    day = datetime(2025, 4, 3, hour, tzinfo=UTC)
    if library == "ICU":
        from icu4py.messageformat import MessageFormat
        return MessageFormat("{day, time, h b}", language).format({"day": day}).strip()
    from babel.dates import format_time
    try:
        return format_time(day, "h b", locale=language)
    except ValueError:
        return "ValueError"
print(*map(said, (9, 12, 15)), sep=" / ")
' "$work" "$1" "$2")
    if [ "$found" = "$3" ]; then echo "as seen   $1, $2: $found"; else echo "CHANGED   $1, $2: $found, was $3"; status=1; fi
}
expect ICU en "9 AM / 12 noon / 3 PM"
expect Babel en "9 morning / 12 noon / 3 afternoon"
expect Babel de "9 Morgen / 12 Mittag / 3 Nachm."
expect ICU fr "9 AM / 12 midi / 3 PM"
expect Babel fr "9 mat. / ValueError / 3 ap.m."
expect Babel it "9 mattina / ValueError / 3 pomeriggio"
expect Babel pt "9 manhã / ValueError / 3 tarde"
expect ICU ja "9 午前 / 12 正午 / 3 午後"
for language in ja zh ko fa; do expect Babel "$language" "ValueError / ValueError / ValueError"; done
exit "$status"
