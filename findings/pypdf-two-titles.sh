#!/usr/bin/env bash
# pypdf 7.1.1: `add_metadata` gives a file a new title and author in its information dictionary, and leaves the old ones in its XMP.
#
# A file by PDF/UA shows the title of its XMP in the title bar (`DisplayDocTitle`, ISO 14289-1 7.1), and PDF/A wants both to say the same
# (ISO 19005-2 6.7.3). After `clone_from` and `add_metadata({"/Title": …})` of one of Typst 0.15.2 the dictionary has the new title and
# `dc:title` the old one. The `metadata` of a reader gives the new one, so that a look by the same library does not show it.
#
# Exits 0 as long as pypdf behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "typst==0.15.2" "pypdf==7.1.1"

status=0
found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
from io import BytesIO
import pypdf, typst
open(sys.argv[1] + "/in.typ", "w").write("#set document(title: \"Draft of the talks\")\n= Talks\n")
out = BytesIO()
writer = pypdf.PdfWriter(clone_from=BytesIO(typst.compile(sys.argv[1] + "/in.typ", pdf_standards="ua-1")))
writer.add_metadata({"/Title": "Talks"})
writer.write(out)
reader = pypdf.PdfReader(out)
xmp = reader.trailer["/Root"]["/Metadata"].get_data().decode()
print(reader.metadata.title, "Draft of the talks" in xmp, reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"], sep=" | ")
' "$work")
if [ "$found" = "Talks | True | True" ]; then
    echo "as seen   title read, old one in the XMP, which is shown: $found"
else
    echo "CHANGED   title read, old one in the XMP, which is shown: $found, was Talks | True | True"
    status=1
fi
exit "$status"
