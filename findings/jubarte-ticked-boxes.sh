#!/usr/bin/env bash
# jubarte-redlines 0.14.0: a box that somebody ticked is no change, and rejecting all changes leaves it ticked.
#
# A redline shows what differs, and rejecting all of it gives the first file again. A form's check box (`w:checkBox`, ECMA-376-1,
# 17.16.7) and a box that is set as a symbol (`w:sym`, 17.3.3.30) are passed over: the result has the second file's tick without a
# revision, so that a clearance goes from no to yes in a paper that shows no change. A word in its place is marked, and
# rejected as it should.
#
# Exits 0 as long as jubarte-redlines behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "jubarte-redlines==0.14.0" "python-docx==1.2.0" "lxml==6.1.3"

cat > "$work/compare.py" <<'PY'
import io
import sys

sys.path.insert(0, sys.argv[1])
import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from jubarte_redlines import compare_documents, get_revisions, reject_revisions

FORM = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Box"/><w:enabled/><w:checkBox><w:sizeAuto/>'
    '<w:default w:val="{}"/></w:checkBox></w:ffData></w:fldChar></w:r>'
    '<w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
SYMBOL = '<w:r><w:sym w:font="Wingdings" w:char="{}"/></w:r>'
TEXT = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
KINDS = {
    "form": (FORM.format("0"), FORM.format("1")),
    "symbol": (SYMBOL.format("F0A8"), SYMBOL.format("F0FE")),
    "word": (TEXT.format("no"), TEXT.format("yes")),
}


def written(run):
    file = io.BytesIO()
    document = docx.Document()
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}><w:r><w:t>Cleared: </w:t></w:r>{run}</w:p>"))
    document.save(file)
    return file.getvalue()


def told(file):
    body = docx.Document(io.BytesIO(file)).element.body
    boxes = [box.get(qn("w:val")) for box in body.iter(qn("w:default"))]
    return boxes + [symbol.get(qn("w:char")) for symbol in body.iter(qn("w:sym"))] + [text.text for text in body.iter(qn("w:t"))][1:]


first, second = map(written, KINDS[sys.argv[2]])
redline = compare_documents(first, second)
rejected = told(reject_revisions(redline))
back = "the first" if rejected == told(first) else "the second" if rejected == told(second) else str(rejected)
print(f"{len(get_revisions(redline))} revisions, all rejected: {back}")
PY

status=0
expect() { # expect KIND WANTED
    local found
    found=$(python3 -I "$work/compare.py" "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect form "0 revisions, all rejected: the second"
expect symbol "0 revisions, all rejected: the second"
expect word "2 revisions, all rejected: the first"
exit "$status"
