#!/usr/bin/env bash
# timefhuman 0.1.5: 20-21 May 2023 is the evening of 1 May 2023, from eight to nine, and a span with a dash between is another day or year.
#
# It reads spans, `April 3-4, 2025` among them, and a day before its month, `3 April 2025`. Where both meet, as most of the world writes the
# days of a meeting, the days are taken for hours and the month without a day for its first: 3-4 April is 1 April, three to four
# in the night. With the dash of print (–) 30 April – 2 May 2025 is 1 May alone, and April 3–4, 2025 is 3 April of the year
# to come, whatever year that is. No error tells it. With a hyphen and a month on each side, all is right.
#
# Exits 0 as long as timefhuman behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "timefhuman==0.1.5"

status=0
expect() { # expect TEXT WANTED: what is read in January 2026
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from datetime import datetime
from timefhuman import tfhConfig, timefhuman
for each in timefhuman(sys.argv[2], tfhConfig(now=datetime(2026, 1, 15))):
    print(*(f"{moment:%d.%m.%Y %H:%M}" for moment in (each if isinstance(each, tuple) else (each,))), sep=" to ")
' "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect "3 April 2025" "03.04.2025 00:00"
expect "April 3-4, 2025" "03.04.2025 00:00 to 04.04.2025 00:00"
expect "30 April - 2 May 2025" "30.04.2025 00:00 to 02.05.2025 00:00"
expect "3-4 April 2025" "01.04.2025 03:00 to 01.04.2025 04:00"
expect "20-21 May 2023" "01.05.2023 20:00 to 01.05.2023 21:00"
expect "the meeting of 13-14 June 2025" "01.06.2025 00:00"
expect "3–4 April 2025" "01.04.2025 00:00"
expect "30 April – 2 May 2025" "01.05.2025 00:00"
expect "April 3–4, 2025" "03.04.2026 00:00"
exit "$status"
