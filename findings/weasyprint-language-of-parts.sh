#!/usr/bin/env bash
# WeasyPrint 70.0: a PDF/UA-1 file has the language of the whole page, and of no part of it.
#
# `lang` on a paragraph or on some words is what tells a screen reader to change its voice (WCAG 2.2, 3.1.2; ISO 14289-1, 7.2).
# WeasyPrint reads it for hyphenation and quotation marks, but neither the structure elements nor the marked content bear a
# `/Lang`; only the catalog does. Typst 0.15.2 writes both.
#
# Needs Pango, as WeasyPrint does. Exits 0 as long as both behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "weasyprint==70.0" "typst==0.15.2" "pikepdf==10.18.0"

found=$(python3 -I - "$work" <<'PY'
import sys

sys.path.insert(0, sys.argv[1])
from io import BytesIO
from pathlib import Path

import pikepdf
import typst
import weasyprint

html = (
    '<html lang="en"><head><title>T</title></head><body><p>At the <span lang="fr">Palais des Nations</span> today.</p>'
    '<p lang="fr">Fin de la réunion.</p></body></html>'
)
source = Path(sys.argv[1], "page.typ")
source.write_text(
    '#set document(title: "T")\n#set text(lang: "en")\nAt the #text(lang: "fr")[Palais des Nations] today.\n\n'
    '#text(lang: "fr")[Fin de la réunion.]\n'
)


def languages(data):
    """The languages of the catalog, of structure elements and of marked content."""
    with pikepdf.open(BytesIO(data)) as pdf:
        parts = [
            str(each.Lang)
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and "/Lang" in each and each.get("/Type") != "/Catalog"
        ]
        content = pikepdf.parse_content_stream(pdf.pages[0])
        marked = [str(words[1].Lang) for words, operator in content if str(operator) == "BDC" and "/Lang" in words[1]]
        return pdf.Root.Lang, *parts, *(f"{language} in the page" for language in marked)


print("WeasyPrint:", *languages(weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")))
print("Typst:", *languages(typst.compile(str(source), pdf_standards="ua-1")))
PY
)
wanted="WeasyPrint: en
Typst: en fr fr in the page"
if [ "$found" = "$wanted" ]; then echo "as seen   $found"; else echo "CHANGED   $found, was $wanted"; exit 1; fi
