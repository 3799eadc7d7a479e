#!/usr/bin/env bash
# python-redlines 2.0.0 (Docxodus 14.1.0): who rejects a change from 10⁶ to 106 has 106, and a `not` that was struck is in force.
#
# Rejecting all changes of a redline should give the old file. Where formats are all that changes in a paragraph, a run of the new file that
# holds what several runs of the old one held has one older format for all of its words (`w:rPrChange`, ECMA-376-1, 17.13.5.31), that of
# the first: the raised 6 and the line through `not` are gone, and a sentence with one bold word is bold, or has none. The redline
# does not show what was raised. Where a word changes as well, or the other way round, all is kept.
#
# Exits 0 as long as the library behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "python-redlines==2.0.0" "python-redlines-docxodus==2.0.0" "lxml==6.1.3"

status=0
expect() { # expect OLD NEW WANTED: what stands after rejecting; *bold*, ^raised^ and ~struck~ words
    local found
    found=$(python3 -I - "$work" "$1" "$2" <<'PY'
import re
import sys
import zipfile
from io import BytesIO

sys.path.insert(0, sys.argv[1])
from lxml import etree
from python_redlines import DocxodusEngine

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{SPACE}}}"
OPEN = "http://schemas.openxmlformats.org/package/2006/"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SIGNS = {"*": "<w:b/>", "^": '<w:vertAlign w:val="superscript"/>', "~": "<w:strike/>"}


def word_file(text):
    """A file with a paragraph of runs, formatted by the signs around them."""
    runs = ""
    for sign, marked, plain in re.findall(r"([*^~])(.*?)\1|([^*^~]+)", text):
        runs += f'<w:r><w:rPr>{SIGNS.get(sign, "")}</w:rPr><w:t xml:space="preserve">{marked or plain}</w:t></w:r>'
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{OPEN}content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>',
        )
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{OPEN}relationships"><Relationship Id="r1" Target="word/document.xml" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>',
        )
        body = f'<w:p>{runs}</w:p><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
        package.writestr("word/document.xml", f'<w:document xmlns:w="{SPACE}"><w:body>{body}</w:body></w:document>')
    return data.getvalue()


def rejected(data):
    """The text after rejecting all changes, with the signs of its formats."""
    tree = etree.fromstring(zipfile.ZipFile(BytesIO(data)).read("word/document.xml"))
    text = ""
    for run in tree.iter(f"{W}r"):
        if run.getparent().tag == f"{W}ins":
            continue
        older = run.find(f"{W}rPr/{W}rPrChange/{W}rPr")
        format = run.find(f"{W}rPr") if older is None else older
        tags = [] if format is None else [f"<w:{each.tag.removeprefix(W)}" for each in format]
        sign = "".join(sign for sign, tag in SIGNS.items() if any(tag.startswith(each) for each in tags))
        text += sign + "".join(run.itertext(f"{W}t", f"{W}delText")) + sign
    return text


redline, _, _ = DocxodusEngine().run_redline("Reviewer", original=word_file(sys.argv[2]), modified=word_file(sys.argv[3]))
print(rejected(redline))
PY
)
    if [ "$found" = "$3" ]; then echo "as seen   $1 > $2: $found"; else echo "CHANGED   $1 > $2: $found, was $3"; status=1; fi
}
expect "about 10^6^ tonnes" "about 106 tonnes" "about 106 tonnes"
expect "does ~not~ apply" "does not apply" "does not apply"
expect "*Final* text" "Final text" "*Final text*"
expect "Agreed *text*" "Agreed text" "Agreed text"
expect "does ~not~ apply" "does not apply now" "does ~not~ apply"
expect "about 106 tonnes" "about 10^6^ tonnes" "about 106 tonnes"
exit "$status"
