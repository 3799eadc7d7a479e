#!/usr/bin/env bash
# trafilatura 2.3.1: quotation marks go, points of a list change numbers, and one of two equal paragraphs is left out.
#
# `q` and `blockquote` say that words are somebody else's: of both the words alone are left, as if they were the author's, in Markdown
# too, which has a mark for quotations. A list that begins at 5 (`start`) or gives an item its number (`value`) begins at 1. Of two equal
# paragraphs in a row one is left out if they are long, with `deduplicate=False` too, as of a formula that a resolution
# repeats; short ones both stay. Plain text, which is the usual output, joins notes and powers to figures, 500
# persons with note 2 are `5002 persons`, and has struck words as words in force. Markdown keeps `sup` and `del`.
#
# Exits 0 as long as trafilatura behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "trafilatura==2.3.1" "lxml==6.1.3" "lxml_html_clean==0.4.6"

status=0
expect() { # expect FORMAT HTML WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
import trafilatura
before, after = "We met in Brussels and agreed on what follows.", "We thank all who took part, and will meet again."
page = f"<html><body><article><h1>Statement</h1><p>{before}</p>{sys.argv[3]}<p>{after}</p></article></body></html>"
text = trafilatura.extract(page, output_format=sys.argv[2], deduplicate=False)
print(*text.split(before)[1].split(after)[0].split())
' "$work" "$1" "$2")
    if [ "$found" = "$3" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $3"; status=1; fi
}
long="We reaffirm our commitment to the rules-based international order and to international law."
for format in markdown txt; do
    expect "$format" "<p>They said: <q>No.</q></p>" "They said: No."
    expect "$format" "<blockquote><p>No party shall leave.</p></blockquote>" "No party shall leave."
    expect "$format" "<p>$long</p><p>$long</p>" "$long"
    expect "$format" "<p>No change.</p><p>No change.</p>" "No change. No change."
done
expect markdown '<ol start="5"><li>Fifth point.</li><li value="9">Ninth.</li></ol>' "1. Fifth point. 2. Ninth."
expect markdown '<p>For 500<sup><a href="#note">2</a></sup> persons.</p>' "For 500<sup>2</sup> persons."
expect markdown "<p>It shall <del>not</del> apply.</p>" "It shall ~~not~~ apply."
expect txt '<p>For 500<sup><a href="#note">2</a></sup> persons.</p>' "For 5002 persons."
expect txt "<p>10<sup>6</sup> tonnes</p>" "106 tonnes"
expect txt "<p>It shall <del>not</del> apply.</p>" "It shall not apply."
exit "$status"
