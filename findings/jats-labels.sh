#!/usr/bin/env bash
# pandoc 3.9: of a paper in JATS the numbers of its sections, points, articles and boxes are lost, and tables whose rows have no body around them.
#
# JATS and BITS have the printed number or letter of a part as words of the text (`label`), `II.` or `Article 3.`, so that others can
# cite it. pandoc drops that of sections, statements, boxes, tables and formulas, and counts points from 1, whatever their labels: 5. and (a)
# are 1. and 2. A table without `tbody`, as JATS allows, leaves its caption alone. With `--fail-if-warnings` too nothing is told. litdown
# 0.7.0 has all labels, and loses such a table as well. An abbreviation and what it stands for (`abbrev`, `def`) are one word in both.
#
# Exits 0 as long as both behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "pypandoc_binary==1.17" "litdown==0.7.0" "lxml==6.1.3"

status=0
expect() { # expect BODY PANDOC LITDOWN: the text of the body in each
    local reader found wanted
    for reader in pandoc litdown; do
        if [ "$reader" = pandoc ]; then wanted="$2"; else wanted="$3"; fi
        found=$(python3 -I - "$work" "$reader" "$1" <<'PY'
import os
import subprocess
import sys
from pathlib import Path

work, reader, body = sys.argv[1:]
sys.path.insert(0, work)
article = (
    '<article article-type="other"><front><article-meta><title-group><article-title>T</article-title></title-group></article-meta></front>'
    f"<body>{body}</body></article>"
)
if reader == "pandoc":
    import pypandoc

    text = pypandoc.convert_text(article, "plain", "jats", extra_args=["--wrap=none", "--fail-if-warnings"])
else:
    file = Path(work, "file.xml")
    file.write_text(article)
    command = [f"{work}/bin/litdown", str(file)]
    told = subprocess.run(command, env={**os.environ, "PYTHONPATH": work}, capture_output=True, text=True, check=True)
    text = told.stdout.partition("---")[2]
print(*(word for word in text.split() if word.strip("#>-*|")))
PY
)
        if [ "$found" = "$wanted" ]; then
            echo "as seen   $reader: $found"
        else
            echo "CHANGED   $reader, $1: $found, was $wanted"
            status=1
        fi
    done
}
point() { # point LABEL TEXT
    echo "<list-item><label>$1</label><p>$2</p></list-item>"
}
expect '<sec><label>II.</label><title>Trade</title><p>x</p></sec>' 'Trade x' 'II. Trade x'
expect "<list list-type=\"order\">$(point 5. five)$(point '(a)' six)</list>" '1. five 2. six' '5. five (a) six'
expect '<statement><label>Article 3.</label><p>x</p></statement>' 'x' '**Article 3.** x'
expect '<boxed-text><label>Box 1.</label><p>x</p></boxed-text>' 'x' '**Box 1.** x'
table='<table-wrap><caption><p>Votes</p></caption><table>'
expect "$table<tbody><tr><td>12</td></tr></tbody></table></table-wrap>" 'Votes 12' 'Votes 12'
expect "$table<tr><td>12</td></tr></table></table-wrap>" 'Votes' 'Votes'
expect '<p>By the <abbrev>ICJ<def><p>Court</p></def></abbrev>.</p>' 'By the ICJCourt.' 'By the ICJCourt.'
exit "$status"
