#!/usr/bin/env bash
# holidays 0.109: in Libya Friday is a working day and Sunday is none.
#
# `is_working_day` and `get_nth_working_day`, by which a term of ten working days is counted, go by the weekend of the state. CLDR
# (supplemental week data, here as Babel 2.18.0 gives it) has Friday and Saturday for Libya as for Egypt, Algeria, Iraq and Yemen.
# holidays agrees on the other four. For Libya it has no weekend and takes Saturday and Sunday, as for all states without one,
# so that a term ends a day early or late. Libya's holidays, those of Islam included, are there.
#
# Exits 0 as long as both behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "holidays==0.109" "babel==2.18.0"

status=0
expect() { # expect STATE WANTED: Friday to Sunday, 16 to 18 May 2025, the second working day after the 14th, CLDR's weekend
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from datetime import date
import holidays
from babel import Locale
state = holidays.country_holidays(sys.argv[2], years=2025)
off = [date(2025, 5, day).strftime("%a") for day in (16, 17, 18) if not state.is_working_day(date(2025, 5, day))]
locale, names = Locale("ar", sys.argv[2]), ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
weekend = (names[locale.weekend_start], names[locale.weekend_end])
print(*off, state.get_nth_working_day(date(2025, 5, 14), 2).isoformat(), "CLDR", *weekend)
' "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect LY "Sat Sun 2025-05-16 CLDR Fri Sat"
expect EG "Fri Sat 2025-05-18 CLDR Fri Sat"
expect DZ "Fri Sat 2025-05-18 CLDR Fri Sat"
expect IQ "Fri Sat 2025-05-18 CLDR Fri Sat"
expect YE "Fri Sat 2025-05-18 CLDR Fri Sat"
exit "$status"
