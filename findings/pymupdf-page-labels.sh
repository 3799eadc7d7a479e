#!/usr/bin/env bash
# PyMuPDF 2.0: the labels of pages begin with `ageLabel` when the file says of what type they are.
#
# ISO 32000-1, 12.4.2, lets a dictionary of page labels have `/Type /PageLabel`, and Typst 0.15.2 writes it. PyMuPDF reads the
# dictionary as text and takes whatever begins with P for the prefix, so page iii is `ageLabeliii`, and a page cannot be found by the
# number that is printed on it. pypdf 7.1.1 and pikepdf 10.18.0 read `iii` from the same file.
#
# Exits 0 as long as all behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "typst==0.15.2" "pymupdf==2.0" "pypdf==7.1.1" "pikepdf==10.18.0"

cat > "$work/annex.typ" <<'TYPST'
#set page(numbering: "i")
One #pagebreak() Two #pagebreak() Three
TYPST
status=0
expect() { # expect READER WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
reader, file = sys.argv[2], sys.argv[1] + "/annex.pdf"
import typst
typst.compile(sys.argv[1] + "/annex.typ", output=file)
if reader == "PyMuPDF":
    import pymupdf
    document = pymupdf.open(file)
    labels = [page.get_label() for page in document] + [document.get_page_numbers("iii")]
elif reader == "pypdf":
    import pypdf
    labels = pypdf.PdfReader(file).page_labels
else:
    import pikepdf
    labels = [page.label for page in pikepdf.open(file).pages]
print(*labels)
' "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect PyMuPDF "ageLabeli ageLabelii ageLabeliii []"
expect pypdf "i ii iii"
expect pikepdf "i ii iii"
exit "$status"
