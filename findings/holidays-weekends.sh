#!/usr/bin/env bash
# holidays 0.109: in Libya, Palestine and Somalia Friday is a working day and Sunday is none.
#
# `is_working_day` and `get_nth_working_day`, by which a term of ten working days is counted, go by the weekend of the state. Of the
# states where people rest on Friday most are right: Egypt, Algeria, Djibouti, Iraq, Yemen. Libya, Palestine and Somalia have
# no weekend of their own in the data and take Saturday and Sunday, as all do that have none, so that a term ends a day early or late.
# Their holidays, those of Islam included, are there.
#
# Exits 0 as long as holidays behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "holidays==0.109"

status=0
expect() { # expect STATE WANTED: Friday to Sunday, 16 to 18 May 2025, and the second working day after the 14th
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from datetime import date
import holidays
state = holidays.country_holidays(sys.argv[2], years=2025)
off = [date(2025, 5, day).strftime("%a") for day in (16, 17, 18) if not state.is_working_day(date(2025, 5, day))]
print(*off, state.get_nth_working_day(date(2025, 5, 14), 2).isoformat())
' "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect LY "Sat Sun 2025-05-16"
expect PS "Sat Sun 2025-05-16"
expect SO "Sat Sun 2025-05-16"
expect EG "Fri Sat 2025-05-18"
expect DZ "Fri Sat 2025-05-18"
expect DJ "Fri Sat 2025-05-18"
expect IQ "Fri Sat 2025-05-18"
expect YE "Fri Sat 2025-05-18"
exit "$status"
