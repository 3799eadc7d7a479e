#!/usr/bin/env bash
# syntok 1.4.4 ends a German sentence within its date, sentencex 1.0.32 a French one behind `M.` and a Japanese one within a quotation.
#
# German writes ordinals with a point: `3. April`. syntok is made for English, Spanish and German, and ends a sentence at the
# point of every such date but of abbreviated months, so that the day stands in one sentence and the month in the next. sentencex knows
# German dates, but not other ordinals (`Die 80. Tagung`), nor the title that is before every man's name in a French communiqué, `M.`,
# though it knows the plural, `MM.`. In Japanese and Chinese it ends a sentence at the mark that closes a quotation, and what
# says whose words they are (`と述べた`) is a sentence of its own.
#
# Exits 0 as long as both behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "syntok==1.4.4" "sentencex==1.0.32"

status=0
expect() { # expect SPLITTER LANGUAGE TEXT WANTED: sentences with a bar between them
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
splitter, language, text = sys.argv[2:]
if splitter == "syntok":
    from syntok import segmenter
    sentences = ["".join(token.spacing + token.value for token in part) for whole in segmenter.process(text) for part in whole]
else:
    import sentencex
    sentences = sentencex.segment(language, text)
print(*(sentence.strip() for sentence in sentences), sep=" | ")
' "$work" "${@:1:3}")
    if [ "$found" = "$4" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $4"; status=1; fi
}
expect syntok de "Das Abkommen vom 18. April 1961 gilt." "Das Abkommen vom 18. | April 1961 gilt."
expect syntok de "Am 1. Mai 2025 in Bonn." "Am 1. | Mai 2025 in Bonn."
expect syntok de "Am 3. Apr. 2025 in Bonn." "Am 3. Apr. 2025 in Bonn."
expect sentencex de "Das Abkommen vom 18. April 1961 gilt." "Das Abkommen vom 18. April 1961 gilt."
expect sentencex de "Die 80. Tagung beginnt." "Die 80. | Tagung beginnt."
expect sentencex fr "Le 3 avril, M. Dupont a signé." "Le 3 avril, M. | Dupont a signé."
expect sentencex fr "MM. Dupont et Durand ont signé." "MM. Dupont et Durand ont signé."
expect sentencex ja "外相は「協力を強化する。」と述べた。" "外相は「協力を強化する。」 | と述べた。"
expect sentencex zh "他表示“中方愿意合作。”并签署了协定。" "他表示“中方愿意合作。” | 并签署了协定。"
exit "$status"
