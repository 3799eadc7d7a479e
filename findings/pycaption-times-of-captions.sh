#!/usr/bin/env bash
# pycaption 2.3.14: captions of a recording in TTML come seconds or hours early, with words that no screen shows.
#
# A caption's `begin` counts from that of the elements around it (TTML2, 12), by which a part of a recording is moved as a whole:
# within a `div` that begins at 60 s a caption at 1 s is at 61 s. `DFXPReader` takes 1 s, and of words with times of their own
# within a caption (`span`) none. A note about the speaker (`metadata`) and words that are hidden (`tts:display="none"`) are read as
# words of the speech, and the reading of a Japanese name (`tts:ruby="text"`) stands within it. Times of one paragraph alone are right.
#
# Exits 0 as long as pycaption behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "pycaption==2.3.14"

status=0
expect() { # expect BODY WANTED: begin, end and words of each caption
    local found
    found=$(python3 -I -W ignore -c '
import sys
sys.path.insert(0, sys.argv[1])
import pycaption
names = "xmlns=\"http://www.w3.org/ns/ttml\" xmlns:tts=\"http://www.w3.org/ns/ttml#styling\""
captions = pycaption.DFXPReader().read(f"<tt {names} xml:lang=\"en\"><body>{sys.argv[2]}</body></tt>").get_captions("en")
print(*(f"{each.start / 10**6:g}-{each.end / 10**6:g} {each.get_text()}" for each in captions), sep=", ")
' "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect '<div><p begin="1s" end="3s">Agreed.</p></div>' '1-3 Agreed.'
expect '<div begin="60s"><p begin="1s" end="3s">Agreed.</p></div>' '1-3 Agreed.'
expect '<div><p begin="60s" end="70s"><span begin="1s" end="3s">They </span><span begin="4s" end="6s">agreed.</span></p></div>' '60-70 They agreed.'
expect '<div><p begin="1s" end="3s"><metadata><who xmlns="urn:x-who">CHAIR</who></metadata>Agreed.</p></div>' '1-3 CHAIRAgreed.'
expect '<div><p begin="1s" end="3s">They <span tts:display="none">did not </span>agree.</p></div>' '1-3 They did not agree.'
expect '<div><p begin="1s" end="3s"><span tts:ruby="container"><span tts:ruby="base">東京</span><span tts:ruby="text">とうきょう</span></span>で</p></div>' '1-3 東京とうきょうで'
exit "$status"
