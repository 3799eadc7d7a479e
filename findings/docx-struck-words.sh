#!/usr/bin/env bash
# pandoc 3.9, mammoth 1.13.0 and markitdown 0.1.9: words that are struck through in a Word file are read as words in force.
#
# Where a text is negotiated without tracking, what goes is struck by hand: by one line (`w:strike`, ECMA-376-1, 17.3.2.37), by two
# (`w:dstrike`, 17.3.2.9), or by a style that has either. All three keep the first. pandoc and mammoth pass over two lines, so that
# `shall not apply` stands where `shall apply` is what was agreed. Lines of a style of characters are lost in mammoth and markitdown,
# those of a style of paragraphs in all three. pandoc says nothing, with `--fail-if-warnings` too; mammoth says that it does not know a
# style, and nothing of two lines.
#
# Exits 0 as long as all behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "pypandoc_binary==1.17" "mammoth==1.13.0" "markitdown[docx]==0.1.9" "python-docx==1.2.0"

cat > "$work/read.py" <<'PY'
import re
import sys

sys.path.insert(0, sys.argv[1])
import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement

reader, case, file = sys.argv[2], sys.argv[3], sys.argv[1] + "/file.docx"
document = docx.Document()
for kind in (WD_STYLE_TYPE.CHARACTER, WD_STYLE_TYPE.PARAGRAPH):
    document.styles.add_style(f"Struck {kind.name.lower()}", kind).font.strike = True
paragraph = document.add_paragraph("shall ")
run = paragraph.add_run("not")
paragraph.add_run(" apply")
if case == "style of characters":
    run.style = "Struck character"
elif case == "style of paragraphs":
    paragraph.style = "Struck paragraph"
else:
    run._r.get_or_add_rPr().append(OxmlElement({"one line": "w:strike", "two lines": "w:dstrike"}[case]))
document.save(file)

if reader == "pandoc":
    import pypandoc

    text = pypandoc.convert_file(file, "markdown", extra_args=["--fail-if-warnings"])
elif reader == "mammoth":
    import mammoth

    with open(file, "rb") as opened:
        result = mammoth.convert_to_html(opened)
    text = re.sub("</?s>", "~~", result.value.removeprefix("<p>").removesuffix("</p>"))
else:
    from markitdown import MarkItDown

    text = MarkItDown().convert(file).text_content
print(text.strip())
PY

status=0
expect() { # expect READER CASE WANTED
    local found
    found=$(python3 -I "$work/read.py" "$work" "$1" "$2" 2>/dev/null)
    if [ "$found" = "$3" ]; then echo "as seen   $1, $2: $found"; else echo "CHANGED   $1, $2: $found, was $3"; status=1; fi
}
for reader in pandoc mammoth markitdown; do expect "$reader" "one line" "shall ~~not~~ apply"; done
expect pandoc "two lines" "shall not apply"
expect mammoth "two lines" "shall not apply"
expect markitdown "two lines" "shall ~~not~~ apply"
expect pandoc "style of characters" "shall ~~not~~ apply"
expect mammoth "style of characters" "shall not apply"
expect markitdown "style of characters" "shall not apply"
for reader in pandoc mammoth markitdown; do expect "$reader" "style of paragraphs" "shall not apply"; done
exit "$status"
