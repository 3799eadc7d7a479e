#!/usr/bin/env bash
# docx-revisions 0.1.5: after `accept_all` or `reject_all` a Word file still has open changes.
#
# Only insertions and deletions of runs are settled. Moves are not listed and stay as they are, in both places; so do changed
# looks and the marks of paragraphs and rows. A deleted paragraph that is rejected has its words again and a mark that is still
# deleted: whoever accepts what Word shows as the last change joins it with the next paragraph.
#
# Exits 0 as long as docx-revisions behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "docx-revisions==0.1.5" "python-docx==1.2.0" "lxml==6.1.3"

found=$(python3 -I - "$work" <<'PY'
import sys

sys.path.insert(0, sys.argv[1])
from io import BytesIO

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx_revisions import RevisionDocument

BY = 'w:author="Desk" w:date="2025-04-03T00:00:00Z"'
MOVED = (
    '<w:p {names}><w:pPr><w:rPr><w:{tag} w:id="{id}1" {by}/></w:rPr></w:pPr><w:{tag}RangeStart w:id="{id}2" {by} w:name="m"/>'
    '<w:{tag} w:id="{id}3" {by}><w:r><w:t>Moved.</w:t></w:r></w:{tag}><w:{tag}RangeEnd w:id="{id}2"/></w:p>'
)
DELETED = (
    '<w:p {names}><w:pPr><w:rPr><w:del w:id="31" {by}/></w:rPr></w:pPr>'
    '<w:del w:id="32" {by}><w:r><w:delText>Deleted.</w:delText></w:r></w:del></w:p>'
)
LOOK = '<w:p {names}><w:r><w:rPr><w:b/><w:rPrChange w:id="41" {by}><w:rPr/></w:rPrChange></w:rPr><w:t>Bold.</w:t></w:r></w:p>'
OPEN = [qn(f"w:{tag}") for tag in ("ins", "del", "moveFrom", "moveTo", "rPrChange")]


def file():
    document = docx.Document()
    paragraphs = [MOVED.format(names=nsdecls("w"), by=BY, tag=tag, id=number) for tag, number in (("moveFrom", 1), ("moveTo", 2))]
    paragraphs += [text.format(names=nsdecls("w"), by=BY) for text in (DELETED, LOOK)]
    document.element.body[:0] = [parse_xml(each) for each in paragraphs]
    data = BytesIO()
    document.save(data)
    return data


for way in ("accept_all", "reject_all"):
    document = RevisionDocument(file())
    getattr(document, way)()
    settled = BytesIO()
    document.save(settled)
    body = docx.Document(settled).element.body
    texts = ["".join(text.text for text in paragraph.iter(qn("w:t"))) or "-" for paragraph in body.iter(qn("w:p"))]
    print(f"{way}:", *texts, "|", *(element.tag.partition("}")[2] for element in body.iter(*OPEN)))
PY
)
wanted="accept_all: Moved. Moved. - Bold. | moveFrom moveFrom moveTo moveTo del rPrChange
reject_all: Moved. Moved. Deleted. Bold. | moveFrom moveFrom moveTo moveTo del rPrChange"
if [ "$found" = "$wanted" ]; then echo "as seen   $found"; else echo "CHANGED   $found, was $wanted"; exit 1; fi
