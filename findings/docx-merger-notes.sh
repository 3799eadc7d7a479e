#!/usr/bin/env bash
# docx-merger 1.2.2 (npm): of two papers that are merged the second has the first one's footnotes, and no point of either has a number.
#
# It says that it keeps bullets and numberings, and lists no case that it does not know. The text of the second file is appended with the numbers
# of its notes as they were, and the notes of the first stand under them: `Second` with the source of `First`. Lists get new numbers in
# `numbering.xml`, and the paragraphs keep the old ones, so that articles 3 and 7 are paragraphs without a number, those of the first
# file too. Nothing is told. docxcompose 2.2.0 has both right.
#
# Needs Node.js and npm. Exits 0 as long as both behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "pypandoc_binary==1.17" "docxcompose==2.2.0" "python-docx==1.2.0" "setuptools==80.9.0"
npm install --silent --no-audit --no-fund --prefix "$work" docx-merger@1.2.2

cat > "$work/merge.cjs" <<'JS'
const { readFileSync, writeFileSync } = require("node:fs");
const DocxMerger = require("docx-merger");
const files = ["first.docx", "second.docx"].map((name) => readFileSync(name, "binary"));
new DocxMerger({}, files).save("nodebuffer", (data) => writeFileSync("merged.docx", data));
JS
cat > "$work/papers.py" <<'PY'
import sys

work, task = sys.argv[1:]
sys.path.insert(0, work)
import pypandoc

if task == "write":
    for name, number in (("first", 3), ("second", 7)):
        text = f"Paper {name}.[^n]\n\n{number}.  article of {name}\n\n[^n]: source of {name}\n"
        pypandoc.convert_text(text, "docx", "markdown", outputfile=f"{work}/{name}.docx")
elif task == "compose":
    import docx
    from docxcompose.composer import Composer

    composer = Composer(docx.Document(f"{work}/first.docx"))
    composer.append(docx.Document(f"{work}/second.docx"))
    composer.save(f"{work}/merged.docx")
else:
    print(*pypandoc.convert_file(f"{work}/merged.docx", "plain").split())
PY
status=0
expect() { # expect LIBRARY WANTED: the text of the file that it makes
    local found
    if [ "$1" = docxcompose ]; then
        python3 -I -W ignore "$work/papers.py" "$work" compose
    else
        (cd "$work" && node merge.cjs)
    fi
    found=$(python3 -I "$work/papers.py" "$work" read)
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
python3 -I "$work/papers.py" "$work" write
expect docx-merger "Paper first.[1] article of first Paper second.[2] article of second [1] source of first [2] source of first"
expect docxcompose "Paper first.[1] 3. article of first Paper second.[2] 7. article of second [1] source of first [2] source of second"
exit "$status"
