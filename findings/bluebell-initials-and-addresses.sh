#!/usr/bin/env bash
# bluebell-akn 3.1.1: on the way to Akoma Ntoso `P. Morel` loses the P., and of a sentence with two addresses the slashes go.
#
# A line that has no keyword is a paragraph, and one that begins with `P` may give it a class. `P. Morel` is therefore a paragraph with an empty
# class, and `P.S.` one of class S, so that in a list of speakers one initial goes and all others stay. `//` sets italics and `**` bold
# type, as the page says, and also within words and addresses: `https://a.example and https://b.example` is `https:a.example and
# https:b.example`. Nothing is told. The library itself, where it writes text of XML, puts a backslash before each.
#
# Exits 0 as long as bluebell-akn behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" \
    "bluebell-akn==3.1.1" "cobalt==9.0.1" "lxml==6.1.3"

status=0
expect() { # expect LINE WANTED: the markup of the body
    local found
    found=$(python3 -I -c '
import re
import sys
sys.path.insert(0, sys.argv[1])
from bluebell.parser import AkomaNtosoParser
from cobalt import FrbrUri
from lxml import etree
parser = AkomaNtosoParser(FrbrUri.parse("/akn/un/act/2025/1"))
text = etree.tostring(parser.parse_to_xml(sys.argv[2] + "\n", "statement"), encoding="unicode")
print(re.search("<mainBody>(.*)</mainBody>", text)[1].replace(" eId=\"p_1\"", ""))
' "$work" "$1")
    if [ "$found" = "$2" ]; then echo "as seen   $1: $found"; else echo "CHANGED   $1: $found, was $2"; status=1; fi
}
expect 'A. Morel, France' '<p>A. Morel, France</p>'
expect 'P. Morel, France' '<p>Morel, France</p>'
expect 'P.S. They agreed.' '<p class="S">They agreed.</p>'
expect 'See https://a.example.' '<p>See https://a.example.</p>'
expect 'See https://a.example and https://b.example.' '<p>See https:<i>a.example and https:</i>b.example.</p>'
expect 'Both 2**3 and 4**5.' '<p>Both 2<b>3 and 4</b>5.</p>'
expect '\P. Morel, France' '<p>P. Morel, France</p>'
exit "$status"
