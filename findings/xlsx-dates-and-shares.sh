#!/usr/bin/env bash
# pandoc 3.9 and officeparser 7.8.0 (npm): of a sheet of Excel the date 3 April 2025 is read as 45750, and 12.5 % as 0.125.
#
# A workbook stores a day as the number of days since 1900 and says by the format of the cell that it is a date (ECMA-376-1, 18.8.30, 18.17.4.1);
# readers of whole numbers alone cannot tell 45750 from an amount. pandoc prints all numbers as fractions, too, resolution 12 as
# 12.0 and 12 345 678 as 1.2345678e7, without a word, with `--fail-if-warnings` too, and cannot read what openpyxl 3.1.5 writes: the
# targets of its relationships begin with `/`, as references may (ECMA-376-2, Relationships; RFC 3986, 4.2).
#
# Needs Node.js and npm. Exits 0 as long as all behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "pypandoc_binary==1.17" "openpyxl==3.1.5" "xlsxwriter==3.3.1"
npm install --silent --no-audit --no-fund --prefix "$work" officeparser@7.8.0

cat > "$work/written.py" <<'PY'
import datetime
import sys

sys.path.insert(0, sys.argv[1])
import openpyxl
import xlsxwriter

book = xlsxwriter.Workbook(sys.argv[1] + "/file.xlsx")
sheet = book.add_worksheet("Meetings")
sheet.write_row(0, 0, ["Date", "Share", "Resolution", "Dollars"])
sheet.write_datetime(1, 0, datetime.datetime(2025, 4, 3), book.add_format({"num_format": "d mmmm yyyy"}))
sheet.write_number(1, 1, 0.125, book.add_format({"num_format": "0.0%"}))
sheet.write_number(1, 2, 12)
sheet.write_number(1, 3, 12345678, book.add_format({"num_format": "#,##0"}))
book.close()
openpyxl.load_workbook(sys.argv[1] + "/file.xlsx").save(sys.argv[1] + "/openpyxl.xlsx")
PY
cat > "$work/read.mjs" <<'JS'
import { OfficeParser } from "officeparser";
console.log((await OfficeParser.parseOffice(process.argv[2])).toText());
JS
python3 -I "$work/written.py" "$work"

status=0
expect() { # expect READER FILE WANTED
    local found
    if [ "$1" = officeparser ]; then
        found=$(cd "$work" && node read.mjs "$2")
    else
        found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
import pypandoc
try:
    print(pypandoc.convert_file(sys.argv[2], "plain", format="xlsx", extra_args=["--fail-if-warnings"]))
except RuntimeError as error:
    print(error)
' "$work" "$work/$2")
    fi
    found=$(tr -s '|\n -' ' ' <<< "$found" | sed 's/.*Dollars //; s/ $//')
    if [ "$found" = "$3" ]; then echo "as seen   $1, $2: $found"; else echo "CHANGED   $1, $2: $found, was $3"; status=1; fi
}
expect pandoc file.xlsx "45750.0 0.125 12.0 1.2345678e7"
expect officeparser file.xlsx "45750 0.125 12 12345678"
expect officeparser openpyxl.xlsx "45750 0.125 12 12345678"
expect pandoc openpyxl.xlsx 'Pandoc died with exitcode "64" during conversion: Failed to parse XLSX: Entry not found: xl//xl/worksheets/sheet1.xml'
exit "$status"
