#!/usr/bin/env bash
# pandoc 3.9, mammoth 1.13.0 and markitdown 0.1.9: a footnote of Word with a mark of its own takes a number, and all later ones move.
#
# A note may have a sign of the author's, such as `*` (`w:customMarkFollows`, ECMA-376-1, 17.11.14), and is then none of those that are
# counted: the notes are 1, * and 2. All three count it, so that the second note is note 3, and a sentence that says `see note
# 2` names another one. pandoc loses the sign as well, with `--fail-if-warnings` too; mammoth and markitdown print it behind the number.
# Endnotes, which Word counts by themselves, go on with the numbers of the footnotes in all three.
#
# Exits 0 as long as all behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "pypandoc_binary==1.17" "mammoth==1.13.0" "markitdown[docx]==0.1.9"

cat > "$work/read.py" <<'PY'
import re
import sys
import zipfile

sys.path.insert(0, sys.argv[1])
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OPEN = "http://schemas.openxmlformats.org/package/2006/"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
TEXT = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
PARTS = {"document": "document.main", "footnotes": "footnotes", "endnotes": "endnotes"}


def notes(kind, words):
    told = (f'<w:{kind} w:id="{n}"><w:p>{TEXT.format(word)}</w:p></w:{kind}>' for n, word in words.items())
    return f"<w:{kind}s {W}>{''.join(told)}</w:{kind}s>"


def reference(kind, number, mark=""):
    own = ' w:customMarkFollows="1"' if mark else ""
    return f'<w:r><w:{kind}Reference{own} w:id="{number}"/>{mark and f"<w:t>{mark}</w:t>"}</w:r>'


def written(file, marks):
    body = "".join(TEXT.format(letter) + mark for letter, mark in zip("abc", marks, strict=True))
    content = {
        "document": f"<w:document {W}><w:body><w:p>{body}</w:p></w:body></w:document>",
        "footnotes": notes("footnote", {2: "First.", 3: "Starred.", 4: "Second."}),
        "endnotes": notes("endnote", {2: "Ending."}),
    }
    types = (f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}{kind}+xml"/>' for name, kind in PARTS.items())
    relations = (
        f'<Relationship Id="{name}" Target="{name}.xml" Type="{RELATION}{name}"/>' for name in PARTS if name != "document"
    )
    with zipfile.ZipFile(file, "w") as package:
        package.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{OPEN}content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{"".join(types)}</Types>',
        )
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{OPEN}relationships"><Relationship Id="r1" Target="word/document.xml" '
            f'Type="{RELATION}officeDocument"/></Relationships>',
        )
        package.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{OPEN}relationships">{"".join(relations)}</Relationships>'
        )
        for name, part in content.items():
            package.writestr(f"word/{name}.xml", part)


reader, case, file = sys.argv[2], sys.argv[3], sys.argv[1] + "/file.docx"
second = {"sign": reference("footnote", 3, "*"), "endnote": reference("endnote", 2)}[case]
written(file, [reference("footnote", 2), second, reference("footnote", 4)])
if reader == "pandoc":
    import pypandoc

    text = pypandoc.convert_file(file, "plain", extra_args=["--fail-if-warnings"])
elif reader == "mammoth":
    import mammoth

    with open(file, "rb") as opened:
        text = re.sub("<.*?>", "", mammoth.convert_to_html(opened).value.replace("</p>", "\n"))
else:
    from markitdown import MarkItDown

    text = re.sub(r"\[(\[\d+\])\]\(.*?\)", r"\1", MarkItDown().convert(file).text_content).replace("\\", "")
print(text.split("\n")[0].strip())
PY

status=0
expect() { # expect READER CASE WANTED
    local found
    found=$(python3 -I "$work/read.py" "$work" "$1" "$2" 2>/dev/null)
    if [ "$found" = "$3" ]; then echo "as seen   $1, $2: $found"; else echo "CHANGED   $1, $2: $found, was $3"; status=1; fi
}
expect pandoc sign "a[1]b[2]c[3]"
expect mammoth sign "a[1]b[2]*c[3]"
expect markitdown sign "a[1]b[2]*c[3]"
for reader in pandoc mammoth markitdown; do expect "$reader" endnote "a[1]b[2]c[3]"; done
exit "$status"
