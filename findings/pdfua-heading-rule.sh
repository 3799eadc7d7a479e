#!/usr/bin/env bash
# pdfua 0.1.3 with pikepdf 10.18.0: the rule on levels of headings is never applied, and a file that breaks it passes.
#
# UA-14-001 asks for headings that leave no level out (ISO 14289-1, 7.4.2). Its code raises ValueError within pikepdf on every
# file that was tried, which is reported as `[skip ]` at the end of a PASS with exit code 0. A file with H3 straight after H1
# passes; outloud 0.2.1 finds the fault. A table without header cells is found by pdfua, so the checker does run.
#
# Needs Pango, with which the files are made. Exits 0 as long as all behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check \
    "pdfua==0.1.3" "pikepdf==10.18.0" "outloud==0.2.1" "pymupdf<2" "weasyprint==70.0"

page() { # page NAME BODY
    "$work/env/bin/python" -c '
import sys
import weasyprint
html = "<html lang=en><head><title>T</title></head><body>" + sys.argv[2] + "</body></html>"
weasyprint.HTML(string=html).write_pdf(sys.argv[1], pdf_variant="pdf/ua-1")
' "$work/$1.pdf" "$2"
}
page headings '<h1>A</h1><h3>B</h3><p>C</p>'
page table '<h1>A</h1><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>'

status=0
expect() { # expect WHAT WANTED COMMAND...
    local what=$1 wanted=$2 found=0
    shift 2
    "$@" >"$work/told" 2>&1 || found=$?
    if [ "$found" = "$wanted" ]; then echo "as seen   $what: exit code $found"; else echo "CHANGED   $what: $found, was $wanted"; status=1; fi
}
expect "pdfua, headings" 0 "$work/env/bin/pdfua" check "$work/headings.pdf"
grep -q 'skip.*UA-14-001.*ValueError' "$work/told" || { echo "CHANGED   the rule is not skipped"; status=1; }
expect "outloud, headings" 1 "$work/env/bin/outloud" --quiet --fail-on error "$work/headings.pdf"
expect "pdfua, table" 3 "$work/env/bin/pdfua" check "$work/table.pdf"
exit "$status"
