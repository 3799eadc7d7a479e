#!/usr/bin/env bash
# workalendar 17.0.0: in Japan the day between two holidays and the day for a holiday on a Sunday are working days.
#
# By article 3 of the Act on National Holidays the next day that is none stands for a holiday on a Sunday, and a day between two holidays is
# one. In 2026 these are 6 May (the 3rd is a Sunday, the 4th and 5th are holidays) and 22 September (between the 21st and the 23rd).
# The calendar of holidays 0.87 has both, workalendar neither: five days after 30 April or 17 September end a day too early.
#
# Exits 0 as long as both behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "workalendar==17.0.0" "holidays==0.87"

status=0
expect() { # expect DAY WORKALENDAR HOLIDAYS: whether it is a working day
    local found
    found=$(python3 -I -W ignore -c '
import sys
sys.path.insert(0, sys.argv[1])
from datetime import date
import holidays
from workalendar.asia import Japan
day = date.fromisoformat(sys.argv[2])
print(Japan().is_working_day(day), holidays.country_holidays("JP").is_working_day(day))
' "$work" "$1")
    if [ "$found" = "$2 $3" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2 $3"; status=1; fi
}
expect 2026-05-05 False False
expect 2026-05-06 True False
expect 2026-05-07 True True
expect 2026-09-21 False False
expect 2026-09-22 True False
expect 2026-09-23 False False
exit "$status"
