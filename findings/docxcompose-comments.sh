#!/usr/bin/env bash
# docxcompose 2.2.0: the comments of an appended document are lost, and its text bears those of the first document instead.
#
# `Composer.append` copies the references to comments with their numbers and not the comments. Numbers begin at 0 in every file
# that python-docx 1.2.0 or Word writes, so the sentence of the second file that somebody commented on shows what was said
# of a sentence of the first. Where the first has no comment of that number, the reference names nothing. Footnotes are copied and numbered
# anew by docxcompose; of comments it says nothing.
#
# Exits 0 as long as docxcompose behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "docxcompose==2.2.0" "python-docx==1.2.0" "lxml==6.1.3" "babel==2.19.0"

found=$(python3 -I - "$work" <<'PY'
import sys

sys.path.insert(0, sys.argv[1])
from io import BytesIO

import docx
from docx.oxml.ns import qn
from docxcompose.composer import Composer


def commented(**comments):
    document = docx.Document()
    for text, comment in comments.items():
        document.add_comment(document.add_paragraph(text).runs, comment)
    file = BytesIO()
    document.save(file)
    return docx.Document(file)


both = Composer(commented(first="on the first"))
both.append(commented(second="on the second", third="on the third"))
file = BytesIO()
both.save(file)
document = docx.Document(file)
comments = {comment.comment_id: comment.text for comment in document.comments}
for paragraph in document.paragraphs:
    for reference in paragraph._p.iter(qn("w:commentReference")):
        print(f"{paragraph.text}:", comments.get(int(reference.get(qn("w:id"))), "nothing"))
PY
)
wanted="first: on the first
second: on the first
third: nothing"
if [ "$found" = "$wanted" ]; then echo "as seen   $found"; else echo "CHANGED   $found, was $wanted"; exit 1; fi
