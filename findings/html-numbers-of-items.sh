#!/usr/bin/env bash
# markdownify 1.2.3, html2text 2025.4.15 and pandoc 3.9: the number that an item of a list gives itself is lost.
#
# All three take `<ol start="5">`. None takes `<li value="9">`, by which a web page quotes articles 5, 9 and 10 of a text: each
# numbers on, 5, 6, 7, so that a reference to Article 9 names another one, with nothing to tell it. A list with `reversed`
# counts upwards in all three.
#
# Exits 0 as long as all behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "markdownify==1.2.3" "beautifulsoup4==4.15.0" "html2text==2025.4.15" "pypandoc_binary==1.17"

status=0
expect() { # expect PROGRAM HTML WANTED
    local found
    found=$(python3 -I -c '
import re
import sys
sys.path.insert(0, sys.argv[1])
program, html = sys.argv[2:]
if program == "markdownify":
    from markdownify import markdownify as converted
elif program == "html2text":
    from html2text import html2text as converted
else:
    import pypandoc
    converted = lambda html: pypandoc.convert_text(html, "markdown", "html")
print(*re.findall(r"(\d+)\. ", converted(html)))
' "$work" "${@:1:2}")
    if [ "$found" = "$3" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $3"; status=1; fi
}
for program in markdownify html2text pandoc; do
    expect "$program" '<ol start="5"><li>a</li><li value="9">b</li><li>c</li></ol>' "5 6 7"
    expect "$program" '<ol reversed><li>a</li><li>b</li><li>c</li></ol>' "1 2 3"
done
exit "$status"
