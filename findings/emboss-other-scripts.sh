#!/usr/bin/env bash
# emboss-pdf 1.3.1: a script that its fonts lack is printed as question marks, without an error or a warning.
#
# Latin with all its accents, Greek and Cyrillic are set. Arabic, Hebrew, Hindi, Thai, Japanese, Armenian and Georgian come out
# as one `?` a letter, on the page and in the copied text, in a file that is asked to be PDF/A and says that it is. Nothing is
# raised, and Python's warnings stay silent: only looking at the page shows it.
#
# Exits 0 as long as emboss-pdf behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "emboss-pdf==1.3.1" "fonttools==4.68.0" "pypdfium2==5.15.2"

status=0
expect() { # expect LANGUAGE TEXT WANTED
    local found
    found=$(python3 -I -W error -c '
import sys
sys.path.insert(0, sys.argv[1])
import pypdfium2
from emboss import Document
language, text = sys.argv[2:]
document = Document(title="T", language=language, pdfa=True)
document.paragraph(text)
document.save(sys.argv[1] + "/page.pdf")
print(pypdfium2.PdfDocument(sys.argv[1] + "/page.pdf")[0].get_textpage().get_text_range().splitlines()[1])
' "$work" "${@:1:2}")
    if [ "$found" = "$3" ]; then echo "as seen   $1, $2: $found"; else echo "CHANGED   $1, $2: $found, was $3"; status=1; fi
}
expect vi "Hội nghị các Bộ trưởng" "Hội nghị các Bộ trưởng"
expect ru "Встреча министров" "Встреча министров"
expect ar "اجتماع وزراء" "?????? ?????"
expect he "פגישת שרי החוץ" "????? ??? ????"
expect hi "विदेश" "?????"
expect ja "日米韓外相会合" "???????"
expect ka "შეხვედრა" "????????"
exit "$status"
