#!/usr/bin/env bash
# pandoc 3.9 (pypandoc_binary 1.17): on the way to Typst, DocBook and TEI words lose their language, and paragraphs theirs in the latter two.
#
# `[Palais des Nations]{lang=fr}` says whose voice reads the words (WCAG 2.2, 3.1.2), and of each of these formats has a place for it:
# `#text(lang: "fr")`, `xml:lang` on `phrase` and on `foreign`. Typst would write it into a PDF/UA-1 file, and does so for paragraphs
# (`::: {lang=fr}`), which pandoc marks with `#set text`. HTML, LaTeX, OpenDocument and JATS have the words' language. pandoc says
# nothing, with `--fail-if-warnings` too.
#
# Exits 0 as long as pandoc behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "pypandoc_binary==1.17" "typst==0.15.2" "pikepdf==10.18.0"

status=0
expect() { # expect FORMAT MARKDOWN WANTED
    local found
    found=$(python3 -I - "$work" "$1" "$2" <<'PY'
import sys

sys.path.insert(0, sys.argv[1])
from io import BytesIO
from pathlib import Path

import pikepdf
import pypandoc
import typst

written = pypandoc.convert_text(
    sys.argv[3], sys.argv[2].removesuffix("-pdf"), "markdown", extra_args=["--wrap=none", "--fail-if-warnings"]
)
if sys.argv[2] == "typst-pdf":
    source = Path(sys.argv[1], "page.typ")
    source.write_text(f'#set document(title: "T")\n#set text(lang: "en")\n{written}')
    with pikepdf.open(BytesIO(typst.compile(str(source), pdf_standards="ua-1"))) as pdf:
        parts = (each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Lang" in each)
        written = str(*(str(each.Lang) for each in parts if each.get("/Type") != "/Catalog"))
print(*written.split())
PY
)
    if [ "$found" = "$3" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $3"; status=1; fi
}
words='At the [Palais]{lang=fr}.'
paragraph=$'::: {lang=fr}\nFin.\n:::'
expect typst "$words" 'At the Palais.'
expect typst-pdf "$words" ''
expect docbook5 "$words" '<para> At the Palais. </para>'
expect tei "$words" '<p>At the Palais.</p>'
expect typst "$paragraph" '#block[ #set text(lang: "fr"); Fin. ]'
expect typst-pdf "$paragraph" fr
expect docbook5 "$paragraph" '<para> Fin. </para>'
expect tei "$paragraph" '<p>Fin.</p>'
expect html "$words" '<p>At the <span lang="fr">Palais</span>.</p>'
expect jats "$words" '<p>At the <styled-content xml:lang="fr">Palais</styled-content>.</p>'
exit "$status"
