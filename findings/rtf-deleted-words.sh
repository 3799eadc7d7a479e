#!/usr/bin/env bash
# striprtf 0.0.35: words that a tracked change deleted, and hidden words, stand in the plain text of an RTF file as any other.
#
# `\deleted` marks what a reviewer took out, `\v` what is hidden (RTF 1.9.1, Track Changes; Font and Character Formatting). `rtf_to_text` knows
# many destinations that are no text, such as the table of authors and a footnote, which it leaves out, and takes these two for text, so that a
# `not` that was deleted stands in the sentence. pandoc 3.9 strikes what is deleted, leaves out what is hidden, and keeps the footnote.
#
# Exits 0 as long as both behave so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "striprtf==0.0.35" "pypandoc_binary==1.17"

status=0
expect() { # expect LIBRARY WANTED
    local found
    found=$(python3 -I -c '
import sys
sys.path.insert(0, sys.argv[1])
text = r"{\rtf1\ansi{\*\revtbl{Unknown;}{desk;}}The parties {\deleted\revauthdel1 did not }{\revised\revauth1 formally }agree{\v , as asked}.{\footnote A note.}\par}"
if sys.argv[2] == "striprtf":
    from striprtf.striprtf import rtf_to_text
    print(*rtf_to_text(text).split())
else:
    import pypandoc
    print(*pypandoc.convert_text(text, "plain", "rtf").split())
' "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect striprtf "The parties did not formally agree, as asked."
expect pandoc "The parties ~~did not~~ formally agree.[1] [1] A note."
exit "$status"
