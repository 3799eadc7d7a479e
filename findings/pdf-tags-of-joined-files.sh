#!/usr/bin/env bash
# pypdf 7.1.1 and pikepdf 10.18.0: of two tagged files that are joined, the second page reads as the first, or nothing is tagged.
#
# Typst 0.15.2 writes tagged PDF. `PdfWriter.append` of pypdf makes a file without structure tree, `Lang`, `MarkInfo` and XMP. Pages that
# pikepdf takes into a new file keep their number in the tree of structure parents (`StructParents`, ISO 32000-1 14.7.4.4), and there is
# no tree. Pages that it appends to a tagged file keep theirs, too: both pages are number 0 then, so that whoever reads the second
# by its number gets the elements of the first, while the file says that it is tagged.
#
# Exits 0 as long as they behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "typst==0.15.2" "pypdf==7.1.1" "pikepdf==10.18.0"

status=0
expect() { # expect WAY WANTED: whether there is a structure tree, whether it says Marked, and the StructParents of each page
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from io import BytesIO
import pikepdf, pypdf, typst
def made(word):
    open(sys.argv[1] + "/in.typ", "w").write(f"#set document(title: \"{word}\")\n= {word}\nThe text of {word}.\n")
    return BytesIO(typst.compile(sys.argv[1] + "/in.typ"))
first, second, out = made("One"), made("Two"), BytesIO()
match sys.argv[2]:
    case "one file":
        out = first
    case "pypdf append":
        writer = pypdf.PdfWriter()
        writer.append(first)
        writer.append(second)
        writer.write(out)
    case way:
        files = [pikepdf.open(each) for each in (first, second)]
        new = pikepdf.new() if way == "pikepdf new" else files[0]
        for each in files if way == "pikepdf new" else files[1:]:
            new.pages.extend(each.pages)
        new.save(out)
read = pikepdf.open(out)
marked = bool(read.Root.get("/MarkInfo", {}).get("/Marked", False))
print("/StructTreeRoot" in read.Root, marked, *[page.get("/StructParents") for page in read.pages])
' "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect "one file" "True True 0"
expect "pypdf append" "False False None None"
expect "pikepdf new" "False False 0 0"
expect "pikepdf append" "True True 0 0"
exit "$status"
