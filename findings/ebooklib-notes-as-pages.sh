#!/usr/bin/env bash
# EbookLib 0.20: the footnotes of an EPUB are listed as pages of the printed edition, and a chapter's own direction is lost.
#
# The page list (`epub:type="page-list"`, EPUB 3.3, Navigation document) is for the marks `pagebreak`, so that `page 2` can be cited and found.
# `write_epub` takes each element with an `id` and an `epub:type`, whatever the type: a footnote is a page that is named after its
# `id` or its first words, and a section one that is named after its heading. Of a whole chapter in `content` the words within `body` are
# kept: `dir="rtl"` of `html` or `body` is gone, so that Arabic stands flush left with its full stops at the wrong end. `direction`
# of the chapter, not of the book, would keep it.
#
# Exits 0 as long as EbookLib behaves so, else 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$work" "EbookLib==0.20" "lxml==6.1.3"

found=$(python3 -I - "$work" <<'PY'
import re
import sys
import zipfile

sys.path.insert(0, sys.argv[1])
from ebooklib import epub

BODY = (
    '<section epub:type="chapter" id="s1"><h1>Statement</h1><p><span epub:type="pagebreak" id="p2" aria-label="2"></span>Agreed'
    '<a epub:type="noteref" id="r1" href="#n1">1</a>.</p></section>'
    '<aside epub:type="footnote" id="n1"><p>As amended.</p></aside>'
    '<aside epub:type="footnote" id="n2">See annex.</aside>'
)


def written(body, language="en", outer="", **chapter):
    """The chapter and the list of pages, as they stand in the file."""
    book = epub.EpubBook()
    book.set_identifier("statement")
    book.set_title("Statement")
    book.set_language(language)
    page = epub.EpubHtml(title="Statement", file_name="a.xhtml", lang=language, **chapter)
    page.content = (
        f'<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"{outer}><head><title>Statement</title></head>'
        f"<body{outer}>{body}</body></html>"
    )
    for item in (page, epub.EpubNcx(), epub.EpubNav()):
        book.add_item(item)
    book.toc, book.spine = (page,), ["nav", page]
    file = sys.argv[1] + "/file.epub"
    epub.write_epub(file, book)
    with zipfile.ZipFile(file) as package:
        return package.read("EPUB/a.xhtml").decode(), package.read("EPUB/nav.xhtml").decode()


pages = written(BODY)[1].partition("page-list")[2]
print("pages:", *(f"{at}={name}" for at, name in re.findall(r'<a href="a\.xhtml#(\w+)">([^<]*)</a>', pages)))
arabic = "<p>اتفق الطرفان.</p>"
for name, options in (("html and body", {"outer": ' dir="rtl"'}), ("chapter", {"direction": "rtl"})):
    print(f"rtl of {name}:", *re.findall(r'<(html|body)\b[^>]*\bdir="rtl"', written(arabic, "ar", **options)[0]))
PY
)
wanted="pages: s1=Statement p2=2 r1=1 n1=n1 n2=See annex.
rtl of html and body:
rtl of chapter: html body"
if [ "$found" = "$wanted" ]; then echo "as seen   $found"; else echo "CHANGED   $found, was $wanted"; exit 1; fi
