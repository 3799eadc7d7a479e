#!/usr/bin/env bash
# CommonMark in markdown-it-py 4.3.0, Mistune 3.4.0 and pandoc 3.9: `これは**「重要」**です` is not strong, its stars are printed.
#
# A run of `*` before a mark of punctuation opens emphasis only if a space or another mark stands before it (CommonMark 6.2, left-flanking).
# Japanese and Chinese put no space there, Korean writes particles on to the closing mark, so that strong words that begin or end
# with a bracket or a quotation mark stay plain. With spaces, or without the brackets, they are strong. Python-Markdown 3.11.3 and
# pandoc's own Markdown have another rule, and print them strong.
#
# Exits 0 as long as they behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "markdown-it-py==4.3.0" "mistune==3.4.0" "markdown==3.11.3" "pypandoc_binary==1.17"

status=0
expect() { # expect TEXT WANTED: in the order of markdown-it-py, Mistune, pandoc's CommonMark, pandoc's Markdown, Python-Markdown
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
import markdown, mistune, pypandoc
from markdown_it import MarkdownIt
text = sys.argv[2]
said = [
    MarkdownIt().render(text),
    mistune.html(text),
    pypandoc.convert_text(text, "html", "commonmark"),
    pypandoc.convert_text(text, "html", "markdown"),
    markdown.markdown(text),
]
print(*["strong" if "<strong>" in each else "stars" if "**" in each else "plain" for each in said])
' "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect "これは**「重要」**です。" "stars stars stars strong strong"
expect "部长**《公报》**指出" "stars stars stars strong strong"
expect "部长**“公报”**指出" "stars stars stars strong strong"
expect "**重要（注）**である" "stars stars stars strong strong"
expect "**“제재”**는" "stars stars stars strong strong"
expect "これは **「重要」** です" "strong strong strong strong strong"
expect "これは**重要**です" "strong strong strong strong strong"
exit "$status"
