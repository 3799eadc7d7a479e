#!/usr/bin/env bash
# docx-mailmerge2 1.0.3: the switch for a capital at the beginning takes all others away: `EU–Japan Summit` is `Eu–japan summit`.
#
# `\* FirstCap` makes the first letter of the first word a capital and `\* Caps` that of each word (ECMA-376-1, 17.16.4.3); of the
# other letters the standard says nothing. docx-mailmerge2 makes them small: `UN Secretary-General` becomes `Un secretary-general`
# and `G7 and EU` `G7 And Eu`. With `\* Caps` the letter behind an apostrophe is a word to it: `Japan'S Proposal`. Word offers both
# switches as the format of a field, so templates have them. A field without them is right.
#
# Exits 0 as long as docx-mailmerge2 behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "docx-mailmerge2==1.0.3" "python-docx==1.2.0" "lxml==6.1.3"

status=0
expect() { # expect SWITCH VALUE WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
import io
import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from mailmerge import MailMerge
template, merged = io.BytesIO(), io.BytesIO()
document = docx.Document()
field = OxmlElement("w:fldSimple")
field.set(qn("w:instr"), f" MERGEFIELD title {sys.argv[2]} ")
paragraph = document.add_paragraph()
paragraph._p.append(field)
field.append(paragraph.add_run("«title»")._r)
document.save(template)
with MailMerge(template) as merge:
    merge.merge(title=sys.argv[3])
    merge.write(merged)
print(docx.Document(merged).paragraphs[0].text)
' "$work" "${@:1:2}")
    if [ "$found" = "$3" ]; then echo "as seen   $1 $2: $found"; else echo "CHANGED   $1 $2: $found, was $3"; status=1; fi
}
expect '\* FirstCap' "EU–Japan Summit" "Eu–japan summit"
expect '\* FirstCap' "UN Secretary-General" "Un secretary-general"
expect '\* Caps' "G7 and EU" "G7 And Eu"
expect '\* Caps' "Japan's proposal" "Japan'S Proposal"
expect '\* MERGEFORMAT' "EU–Japan Summit" "EU–Japan Summit"
exit "$status"
