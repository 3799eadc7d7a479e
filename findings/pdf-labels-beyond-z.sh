#!/usr/bin/env bash
# pikepdf 10.18.0 and PyMuPDF 2.0: behind page Z of an annex come AA and AB, where PDF readers show AA and BB.
#
# Pages that are lettered (`/S /A`) go from A to Z, and then from AA to ZZ with the same letter twice (ISO 32000-1, 12.4.2, table 159). pikepdf
# (`page.label`) and PyMuPDF (`get_label`) count as columns of a spreadsheet do: a note that cites page AB by them names a page that no
# one finds, and BB is 54 for 28 (`get_page_numbers`). pypdf 7.1.1 and pdf.js 6.1.200, the reader of Firefox, agree with the
# standard. Up to Z, and with figures, all agree.
#
# Needs Node.js and npm. Exits 0 as long as all behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "pikepdf==10.18.0" "pymupdf==2.0" "pypdf==7.1.1"
npm install --silent --no-audit --no-fund --prefix "$work" pdfjs-dist@6.1.200

cat > "$work/labels.py" <<'PY'
import sys

sys.path.insert(0, sys.argv[1])
import pikepdf
import pymupdf
import pypdf

kind, file = sys.argv[2], sys.argv[1] + "/file.pdf"
with pikepdf.new() as pdf:
    for _ in range(54):
        pdf.add_blank_page()
    pdf.Root.PageLabels = pikepdf.Dictionary(Nums=[0, pikepdf.Dictionary(S=pikepdf.Name(f"/{kind}"))])
    pdf.save(file)


def shown(labels):
    return " ".join(labels[number] for number in (0, 25, 26, 27, 53))


with pikepdf.open(file) as pdf:
    print("pikepdf:", shown([page.label for page in pdf.pages]))
document = pymupdf.open(file)
print("PyMuPDF:", shown([page.get_label() for page in document]), document.get_page_numbers("BB"))
print("pypdf:", shown(pypdf.PdfReader(file).page_labels))
PY
cat > "$work/labels.mjs" <<'JS'
import { readFileSync } from "node:fs";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
const pdf = await getDocument({ data: new Uint8Array(readFileSync("file.pdf")), verbosity: 0 }).promise;
const labels = await pdf.getPageLabels();
console.log("pdf.js:", [0, 25, 26, 27, 53].map((number) => labels[number]).join(" "));
JS
status=0
expect() { # expect KIND WANTED: the labels of pages 1, 26, 27, 28 and 54
    local found
    found=$(python3 -I "$work/labels.py" "$work" "$1" && cd "$work" && node labels.mjs 2> told) || cat "$work/told"
    if [ "$found" = "$2" ]; then echo "as seen   $found"; else echo "CHANGED   $found, was $2"; status=1; fi
}
expect A "pikepdf: A Z AA AB BB
PyMuPDF: A Z AA AB BB [53]
pypdf: A Z AA BB BBB
pdf.js: A Z AA BB BBB"
expect r "pikepdf: i xxvi xxvii xxviii liv
PyMuPDF: i xxvi xxvii xxviii liv []
pypdf: i xxvi xxvii xxviii liv
pdf.js: i xxvi xxvii xxviii liv"
exit "$status"
