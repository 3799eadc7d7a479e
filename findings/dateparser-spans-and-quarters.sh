#!/usr/bin/env bash
# dateparser 1.5.0: a span of days and a quarter come back as one day, without a sign that anything was left out.
#
# `3–4 April 2025` is read as 3 April 2025, the end of the span gone. The Japanese `2025年4月3日～4日` (3 to 4 April 2025) is
# read as the day four days before today, whatever year that is: `4日` alone counts. `Q3 2025` is the day of the second month
# of the quarter that has today's number, so that the same text means another day tomorrow; STRICT_PARSING refuses it, but
# not the spans. The same spans in French, German and Russian are None, as one would expect.
#
# Exits 0 as long as dateparser behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "dateparser==1.5.0" "python-dateutil==4.0.0" "pytz==2026.6" "regex==2026.11.19" "tzlocal==5.4.5"

status=0
expect() { # expect LANGUAGE TEXT TODAY STRICT WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from datetime import datetime
import dateparser
language, text, today, strict = sys.argv[2:6]
settings = {"RELATIVE_BASE": datetime.fromisoformat(today), "STRICT_PARSING": strict == "strict"}
found = dateparser.parse(text, languages=[language], settings=settings)
print(found.date() if found else None)
' "$work" "${@:1:4}")
    if [ "$found" = "$5" ]; then echo "as seen   $1, $2, today $3, $4: $found"; else echo "CHANGED   $1, $2: $found, was $5"; status=1; fi
}
expect en "3–4 April 2025" 2026-11-29 strict 2025-04-03
expect ja "2025年4月3日～4日" 2026-11-29 strict 2026-11-25
expect ja "2025年4月3日～4日" 2026-01-10 strict 2026-01-06
expect en "Q3 2025" 2026-11-29 lax 2025-08-29
expect en "Q3 2025" 2026-02-10 lax 2025-08-10
expect en "Q3 2025" 2026-11-29 strict None
expect fr "3–4 avril 2025" 2026-11-29 lax None
expect de "3.–4. April 2025" 2026-11-29 lax None
expect ru "3–4 апреля 2025 года" 2026-11-29 lax None
exit "$status"
