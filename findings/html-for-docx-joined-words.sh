#!/usr/bin/env bash
# html-for-docx 1.2.1: a line break of the source next to a tag within a sentence joins two words, and quotation marks go.
#
# In HTML a line break between words is a space, and editors of pages break lines where they like. html-for-docx takes it away if
# it stands beside a tag: `by <b>3 April</b>` and `2025` on the next line is `by 3 April2025` in Word. On one line it is right.
# `<q>` says that words are quoted, and browsers print the marks (HTML, 4.5.7): Word has the words without them, as if they were the
# author's own. A term and its meaning in `<dl>` are one word.
#
# Exits 0 as long as html-for-docx behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "html-for-docx==1.2.1" "python-docx==1.2.0" "beautifulsoup4==4.15.0"

status=0
expect() { # expect HTML WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
import docx
from html4docx import HtmlToDocx
document = docx.Document()
HtmlToDocx().add_html_to_document(sys.argv[2], document)
print(*(paragraph.text for paragraph in document.paragraphs), sep=" | ")
' "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   ${1//$'\n'/\\n}: $found"; else echo "CHANGED   ${1//$'\n'/\\n}: $found, was $2"; status=1; fi
}
expect $'<p>by <b>3 April</b>\n2025</p>' "by 3 April2025"
expect "<p>by <b>3 April</b> 2025</p>" "by 3 April 2025"
expect $'<p>by\n<b>3 April</b></p>' "by3 April"
expect $'<p>see <a href="https://example.org/">Article 5</a>\nof the treaty</p>' "see Article 5of the treaty"
expect $'<p>the Parties\nagree</p>' "the Parties agree"
expect "<p>The Minister said <q>we agree</q>.</p>" "The Minister said we agree."
expect "<dl><dt>Venue</dt><dd>Geneva</dd></dl>" "VenueGeneva"
exit "$status"
