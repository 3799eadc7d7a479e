#!/usr/bin/env bash
# pandoc 3.9 (pypandoc_binary 1.17): in a Word file marked Japanese and Korean words are Chinese, Hebrew and Persian ones Saudi Arabic.
#
# `w:lang` has three languages: `w:val` counts for Latin, Greek and Cyrillic letters, `w:eastAsia` for Chinese, Japanese and Korean ones, `w:bidi`
# for runs from right to left (ECMA-376-1, 17.3.2.20). For the language of the whole text pandoc knows that. That of some words,
# `[東京]{lang=ja}`, goes into `w:val`, where it counts for nothing, and what the styles say is left: zh-CN and ar-SA. Screen readers,
# spelling and the choice of glyphs follow it. French words are right.
#
# Exits 0 as long as pandoc behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "pypandoc_binary==1.17"

status=0
expect() { # expect LANGUAGE TEXT WANTED: the language that counts for TEXT in a text of LANGUAGE
    local found
    found=$(python3 -I - "$work" "$1" "$2" <<'PY'
import re
import sys
import zipfile

sys.path.insert(0, sys.argv[1])
import pypandoc

file = sys.argv[1] + "/file.docx"
pypandoc.convert_text(f"---\nlang: {sys.argv[2]}\n---\n\n{sys.argv[3]}\n", "docx", "markdown", outputfile=file)
with zipfile.ZipFile(file) as package:
    styles, document = (package.read(f"word/{name}.xml").decode() for name in ("styles", "document"))


def language(markup, which):
    found = re.search(f'<w:lang [^>]*w:{which}="([^"]*)"', markup)
    return found and found[1]


run = re.search(r"<w:r>(?:(?!</w:r>).)*<w:t [^>]*>[^<]*</w:t></w:r>", document)[0]
which = "bidi" if "<w:rtl" in run else "eastAsia" if re.search("[\u3040-\u9fff\uac00-\ud7af]", run) else "val"
print(language(run, which) or language(styles, which))
PY
)
    if [ "$found" = "$3" ]; then echo "as seen   in $1, $2: $found"; else echo "CHANGED   in $1, $2: $found, was $3"; status=1; fi
}
expect en '[Palais]{lang=fr}' fr
expect en '[東京]{lang=ja}' zh-CN
expect en '[서울]{lang=ko}' zh-CN
expect en '[台北]{lang=zh-TW}' zh-CN
expect ja '[台北]{lang=zh-TW}' ja
expect en '[ירושלים]{lang=he dir=rtl}' ar-SA
expect en '[تهران]{lang=fa dir=rtl}' ar-SA
expect he '[تهران]{lang=fa dir=rtl}' he
expect ja '東京' ja
exit "$status"
