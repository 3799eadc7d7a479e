#!/usr/bin/env bash
# ics 0.7.3: an hour in a zone that the calendar itself defines is taken for UTC, and written back so.
#
# A TZID names a VTIMEZONE of the same file, and its name is free (RFC 5545, 3.2.19). ics looks for the name among those of the
# IANA alone: where it is `W. Europe Standard Time`, as Windows has it, or a name of somebody's own, 10:00 at +02:00 becomes 10:00 UTC,
# an embargo ends two hours late, and the definition is not written again. Nothing is raised. An hour without a zone, which stays as it
# is everywhere (3.3.5), becomes UTC too. What ics writes has `CALSCALE:GEORGIAN`, where GREGORIAN is the one value that there is
# (3.7.1). icalendar 7.3.2 reads +02:00 from the same files.
#
# Exits 0 as long as both behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "ics==0.7.3" "tatsu==5.15.1" "icalendar==7.3.2"

calendar() { # calendar ZONE START: a zone of two and one hours and an event with this line for its start
    printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 "PRODID:-//Embargo//EN" BEGIN:VTIMEZONE "TZID:$1" \
        BEGIN:STANDARD DTSTART:19701025T030000 TZOFFSETFROM:+0200 TZOFFSETTO:+0100 "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU" END:STANDARD \
        BEGIN:DAYLIGHT DTSTART:19700329T020000 TZOFFSETFROM:+0100 TZOFFSETTO:+0200 "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU" END:DAYLIGHT \
        END:VTIMEZONE BEGIN:VEVENT UID:1@example.org DTSTAMP:20250401T000000Z "$2" "SUMMARY:Embargo ends" END:VEVENT END:VCALENDAR
}
status=0
expect() { # expect LIBRARY ZONE START WANTED
    local found
    calendar "${@:2:2}" > "$work/embargo.ics"
    found=$(python3 -I -W ignore -c '
import sys
sys.path.insert(0, sys.argv[1])
text = open(sys.argv[1] + "/embargo.ics", newline="").read()
if sys.argv[2] == "icalendar":
    from icalendar import Calendar
    print(Calendar.from_ical(text).walk("VEVENT")[0]["DTSTART"].dt.isoformat())
else:
    from ics import Calendar
    calendar = Calendar(text)
    (event,) = calendar.events
    written = (line for line in str(calendar).splitlines() if line.startswith(("CALSCALE", "TZID")))
    print(event.begin.isoformat(), *written)
' "$work" "$1")
    if [ "$found" = "$4" ]; then echo "as seen   $1, $3: $found"; else echo "CHANGED   $1, $3: $found, was $4"; status=1; fi
}
expect icalendar "Geneva" "DTSTART;TZID=Geneva:20250403T100000" "2025-04-03T10:00:00+02:00"
expect ics "Geneva" "DTSTART;TZID=Geneva:20250403T100000" "2025-04-03T10:00:00+00:00 CALSCALE:GEORGIAN"
expect icalendar "W. Europe Standard Time" "DTSTART;TZID=W. Europe Standard Time:20250403T100000" "2025-04-03T10:00:00+02:00"
expect ics "W. Europe Standard Time" "DTSTART;TZID=W. Europe Standard Time:20250403T100000" "2025-04-03T10:00:00+00:00 CALSCALE:GEORGIAN"
expect ics Europe/Zurich "DTSTART;TZID=Europe/Zurich:20250403T100000" "2025-04-03T10:00:00+02:00 CALSCALE:GEORGIAN"
expect icalendar Geneva "DTSTART:20250403T100000" "2025-04-03T10:00:00"
expect ics Geneva "DTSTART:20250403T100000" "2025-04-03T10:00:00+00:00 CALSCALE:GEORGIAN"
exit "$status"
