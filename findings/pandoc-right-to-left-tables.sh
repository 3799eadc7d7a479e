#!/usr/bin/env bash
# pandoc 3.9 (pypandoc_binary 1.17): with `dir: rtl` every paragraph of a Word file is right to left, and no table and no section.
#
# Paragraphs get `w:bidi` and runs `w:rtl`. Tables get no `w:bidiVisual` (ISO/IEC 29500-1 17.4.1), so that the first column, with the
# heads of the rows, stands at the left, as in a sheet in English. The section gets no `w:bidi` (17.6.1), by which page numbers and
# columns would stand from the right. Runs in Latin letters are `w:rtl`, too.
#
# Exits 0 as long as pandoc behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "pypandoc_binary==1.17"

status=0
found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
import re, zipfile
import pypandoc
text = """---
lang: ar
dir: rtl
---
| البلد | العاصمة |
|---|---|
| مصر | القاهرة |

اتفاق English هنا.
"""
pypandoc.convert_text(text, "docx", "markdown", outputfile=sys.argv[1] + "/out.docx")
word = zipfile.ZipFile(sys.argv[1] + "/out.docx").read("word/document.xml").decode()
paragraphs = re.findall(r"<w:p>.*?</w:p>", word)
section = re.search(r"<w:sectPr.*", word)[0]
latin = re.search(r"<w:r>(?:(?!<w:r>).)*English", word)[0]
print(len(paragraphs), sum("<w:bidi" in each for each in paragraphs), "bidiVisual" in word, "<w:bidi" in section, "<w:rtl" in latin)
' "$work")
if [ "$found" = "5 5 False False True" ]; then
    echo "as seen   paragraphs, of them right to left, table, section, Latin run: $found"
else
    echo "CHANGED   paragraphs, of them right to left, table, section, Latin run: $found, was 5 5 False False True"
    status=1
fi
exit "$status"
