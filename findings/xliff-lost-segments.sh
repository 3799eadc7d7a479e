#!/usr/bin/env bash
# xliff 6.4.0 (npm): of a unit of several sentences the last is kept, words that must not be translated go, and a space comes behind `l'`.
#
# In XLIFF 2 a unit has a segment a sentence, as translators' programs cut it, with its own state (XLIFF 2.0, 4.2.2, `segment`). `xliff2js`
# reads a unit as one text and takes each segment for it: `They met. They agreed.` is `They agreed.` A `mrk translate="no"`,
# which it knows in XLIFF 1.2, is an empty text in 2.0, with its words. Written back, `final` is gone, and each inline element
# begins a line of its own, so that `l'<g>Union</g>` reads `l' Union` and 10 with a raised 6 `10 6`. One sentence without markup is right.
#
# Needs Node.js and npm. Exits 0 as long as xliff behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" xliff@6.4.0

cat > "$work/back.cjs" <<'JS'
const { js2xliff, jsToXliff12, xliff12ToJs, xliff2js } = require("xliff");
const [version, body] = process.argv.slice(2);
const names = 'xmlns="urn:oasis:names:tc:xliff:document:';
const [read, write, file] =
  version === "1.2"
    ? [xliff12ToJs, jsToXliff12, `<xliff version="1.2" ${names}1.2"><file original="a" source-language="fr" datatype="html"><body>${body}</body></file></xliff>`]
    : [xliff2js, js2xliff, `<xliff version="2.0" ${names}2.0" srcLang="fr" trgLang="en"><file id="f">${body}</file></xliff>`];
read(file)
  .then(write)
  .then((back) => {
    const states = [...back.matchAll(/state="[^"]*"/g)].join(" ");
    const texts = [...back.matchAll(/<source>([^]*?)<\/source>/g)].map((found) => found[1].replace(/<[^>]*>/g, "").replace(/\s+/g, " ").trim());
    console.log([...texts, states].join(" ").trim());
  });
JS
status=0
expect() { # expect VERSION BODY WANTED: the text of the sources, and the states, after reading and writing
    local found
    found=$(cd "$work" && node back.cjs "$1" "$2")
    if [ "$found" = "$3" ]; then echo "as seen   $2: $found"; else echo "CHANGED   $2: $found, was $3"; status=1; fi
}
unit() { # unit SEGMENTS
    echo "<unit id=\"u\">$1</unit>"
}
segment() { # segment TEXT [STATE]
    echo "<segment${2:+ state=\"$2\"}><source>$1</source></segment>"
}
expect 2.0 "$(unit "$(segment 'They met.')")" "They met."
expect 2.0 "$(unit "$(segment 'They met. ')$(segment 'They agreed.')")" "They agreed."
expect 2.0 "$(unit "$(segment 'Of <mrk id="m" translate="no">NATO</mrk>.')")" "Of ."
expect 2.0 "$(unit "$(segment 'They met.' final)")" "They met."
expect 2.0 "$(unit "$(segment 'They <pc id="p">met</pc>.')")" "They met."
expect 1.2 '<trans-unit id="u"><source>Of <mrk mtype="protected">NATO</mrk> too.</source></trans-unit>' "Of NATO too."
expect 1.2 "<trans-unit id=\"u\"><source>De l'<g id=\"g\">Union</g> : 10<g id=\"h\">6</g> t</source></trans-unit>" "De l' Union : 10 6 t"
exit "$status"
