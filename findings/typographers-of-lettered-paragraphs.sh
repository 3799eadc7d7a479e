#!/usr/bin/env bash
# markdown-it-py 4.3.0 and pymdown-extensions 13.1.2: what makes `(c)` a sign of copyright makes Article 5(c) Article 5©.
#
# The typographer of markdown-it-py (rule `replacements`) takes `(c)`, `(r)` and `(tm)`, small or capital, wherever they stand, so that
# lettered paragraphs of treaties and statutes change: 5(c), 8(R). `smartsymbols` of PyMdown takes the small ones, and fractions, too:
# Resolution 1/2 and the document A/C.1/4 lose their numbers to ½ and ¼. Each letter but these stays, 5(d), option (p). smartypants
# 2.0.2, which is for quotes and dashes, leaves all of them.
#
# Exits 0 as long as they behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "markdown-it-py==4.3.0" "pymdown-extensions==13.1.2" "markdown==3.11.3" "smartypants==2.0.2"

status=0
expect() { # expect TEXT MARKDOWN_IT PYMDOWN: smartypants leaves the text alone
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from html import unescape
import markdown, smartypants
from markdown_it import MarkdownIt
text = sys.argv[2]
first = MarkdownIt("commonmark", {"typographer": True}).enable("replacements").render(text)
second = markdown.markdown(text, extensions=["pymdownx.smartsymbols"])
said = [unescape(each).replace("<p>", "").replace("</p>", "").strip() for each in (first, second, smartypants.smartypants(text))]
print(*said, sep=" | ")
' "$work" "$1")
    if [ "$found" = "$2 | $3 | $1" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2 | $3 | $1"; status=1; fi
}
expect "Article 5(c)" "Article 5©" "Article 5©"
expect "section 8(R)" "section 8®" "section 8(R)"
expect "Article 5(d)" "Article 5(d)" "Article 5(d)"
expect "option (p)" "option (p)" "option (p)"
expect "Resolution 1/2" "Resolution 1/2" "Resolution ½"
expect "document A/C.1/4" "document A/C.1/4" "document A/C.¼"
exit "$status"
