#!/usr/bin/env bash
# docx-trackdiff 1.0.0: a redline with a row or a table more or less cannot be rejected, and its own verifier passes it.
#
# Word marks a row as inserted or deleted by the row itself (`w:trPr`, ECMA-376-1, 17.13.5.16 and 17.13.5.12). docx-trackdiff marks
# the words alone. Of a row that is new an empty one is left when all is rejected, of a new table an empty table; the cells of a deleted
# row are paragraphs behind the table, and a paragraph deleted before a table stands in its first cell, so that `Positions`
# and `Japan` are one name. `docx-trackdiff-verify`, which is to hold the rejected file against the old one, finds no fault in any.
# Deleted paragraphs elsewhere come back as they were.
#
# Exits 0 as long as docx-trackdiff behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "docx-trackdiff==1.0.0" "jubarte-redlines==0.14.0" "python-docx==1.2.0" "lxml==6.1.3"

cat > "$work/compare.py" <<'PY'
import io
import os
import subprocess
import sys

sys.path.insert(0, sys.argv[1])
import docx
from docx.oxml.ns import qn
from jubarte_redlines import accept_revisions, reject_revisions

JAPAN, FRANCE = ("Japan", "7"), ("France", "5")
CASES = {  # what is in the old file, what in the new one: paragraphs as text, tables as rows
    "paragraph deleted": (["Start", "Positions", "End"], ["Start", "End"]),
    "row inserted": ([[JAPAN], "End"], [[JAPAN, FRANCE], "End"]),
    "row deleted": ([[JAPAN, FRANCE], "End"], [[JAPAN], "End"]),
    "table inserted": (["Start", "End"], ["Start", [JAPAN], "End"]),
    "paragraph deleted before a table": (["Positions", [JAPAN], "End"], [[JAPAN], "End"]),
}


def written(file, content):
    document = docx.Document()
    for block in content:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(0, 2)
        for row in block:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    document.save(file)


def told(element):
    if element.tag == qn("w:tbl"):
        return [tuple(words(cell) for cell in row.iter(qn("w:tc"))) for row in element.iter(qn("w:tr"))]
    return words(element)


def words(element):
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def content(data):
    return [told(child) for child in docx.Document(io.BytesIO(data)).element.body if child.tag != qn("w:sectPr")]


def run(command, *files):
    environment = {**os.environ, "PYTHONPATH": sys.argv[1]}
    return subprocess.run([sys.argv[1] + "/bin/" + command, *files], env=environment, capture_output=True, check=False).returncode


os.chdir(sys.argv[1])
old, new = CASES[sys.argv[2]]
written("old.docx", old)
written("new.docx", new)
run("docx-trackdiff", "old.docx", "new.docx", "redline.docx")
verified = "passed" if run("docx-trackdiff-verify", "redline.docx", "old.docx", "new.docx") == 0 else "failed"
with open("redline.docx", "rb") as file:
    redline = file.read()
accepted = "the new" if content(accept_revisions(redline)) == new else "another"
rejected = content(reject_revisions(redline))
print(f"{verified}, accepted: {accepted}, rejected: {'the old' if rejected == old else rejected}")
PY

status=0
expect() { # expect CASE WANTED
    local found
    found=$(python3 -I "$work/compare.py" "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect "paragraph deleted" "passed, accepted: the new, rejected: the old"
expect "row inserted" "passed, accepted: the new, rejected: [[('Japan', '7'), ('', '')], 'End']"
expect "row deleted" "passed, accepted: the new, rejected: [[('Japan', '7')], 'France', '5', 'End']"
expect "table inserted" "passed, accepted: the new, rejected: ['Start', [('', '')], 'End']"
expect "paragraph deleted before a table" "passed, accepted: the new, rejected: [[('PositionsJapan', '7')], 'End']"
exit "$status"
