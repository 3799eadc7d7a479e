"""A text in every form that is imported: Markdown as it is, a web page with clutter, a Word file, a PDF.

Each comes with the words that it has, by this module's own reading.
"""

from __future__ import annotations

import re
from html import escape

import yaml
from law import words_of
from lxml import html
from markdown_it import MarkdownIt

_FRONT = re.compile(r"---\n(.*?\n)---[ \t]*\n", re.DOTALL)
_ENTRY = re.compile(r"^\S.*\n(?:^ .*\n)*", re.MULTILINE)
_CONTAINERS = "ul ol table tr body html head nav header footer aside main article section form button figure dl div"
_TEXTS = "p li h1 h2 h3 h4 h5 h6 td th blockquote pre hr title figcaption dt dd label"
_APART = {*_CONTAINERS.split(), *_TEXTS.split()}
_NO_TEXT = {"script", "style", "template"}


def parts(text: str) -> tuple[str, dict[str, str], str]:
    """Give the front matter of a text as it stands, as values, and the body."""
    found = _FRONT.match(text)
    if found is None:
        return "", {}, text
    return found[1], {k: str(v) for k, v in yaml.load(found[1], yaml.CSafeLoader).items()}, _closed(text[found.end() :])


def _closed(body: str) -> str:
    """Take the space out of the ends of bold words: `**Lead: **Text`."""
    return re.sub(r"\*\*(\w[^*]*[^*\s])(\s+)\*\*(?=[\w\s])", r"**\1**\2", body)


def body_html(text: str) -> str:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(parts(text)[2])


def markdown_words(text: str) -> list[str]:
    front, values, _ = parts(text)
    found: list[str] = []
    for entry in _ENTRY.findall(front):
        found += ["title:", *words_of(values["title"])] if entry.startswith("title:") else words_of(entry)
    return found + page_words(f"<div>{body_html(text)}</div>")


def page_words(page: str) -> list[str]:
    """Give the words of a page: of its text nodes but scripts, styles and templates, of titles and alternative texts,
    and the numbers of items."""
    return words_of(_text(html.document_fromstring(page)))


def _text(element) -> str:
    if not isinstance(element.tag, str):
        return ""
    tag = element.tag
    if tag in _NO_TEXT:
        return ""
    said = element.get("title") and f" {element.get('title')} "
    said = (said or "") + (f" {element.get('alt')} " if tag == "img" and element.get("alt") else "")
    if tag == "li" and element.getparent().tag == "ol":
        items = [each for each in element.getparent() if each.tag == "li"]
        said += f" {int(element.getparent().get('start', '1')) + items.index(element)}. "
    inside = (element.text or "") + "".join(_text(child) + (child.tail or "") for child in element)
    text = said + inside if tag != "br" else " "
    return f" {text} " if tag in _APART else text


ABOVE = """\
<div id="cookie-consent">We use cookies. <button>Accept all cookies</button></div>
<header class="site-header"><a href="/">Daily Record</a>
<nav><ul><li><a href="/world">World</a></li><li><a href="/economy">Economy</a></li></ul></nav></header>
<div class="ad-slot">Advertisement <a href="/buy">Buy our book now.</a></div>
"""
BELOW = """\
<div class="share-buttons"><a href="/s">Share</a> <a href="/t">Tweet</a></div>
<aside class="sidebar"><h3>Top 5 This Week</h3><ol><li><a href="/a">A first story of the week that many read</a></li>
<li><a href="/b">A second story, on other matters</a></li></ol></aside>
<section id="comments"><h3>LEAVE A REPLY</h3><p>A reader writes here, at some length, that the text above left much to
be desired and says so in more than one sentence. So it is.</p><form><label>Please enter your comment!</label>
<button>Post Comment</button></form></section>
<noscript>Turn on scripts to read more.</noscript>
<footer><p>All rights reserved. <a href="/privacy">Privacy Policy</a></p></footer>
<p style="display: none">Nobody sees this.</p>
<script>var words = "are no words";</script>
"""


LAYOUTS = {
    "by its class": '<div class="entry-content">{}</div>',
    "main": "<main>{}</main>",
    "an article": "<article><div>{}</div></article>",
    "without a sign": "<div>{}</div>",
}
"""What stands around the text of a page."""


def page(text: str, main: str) -> str:
    """Give a text as a web page with clutter around it."""
    _, values, _ = parts(text)
    title = escape(values.get("title", ""))
    head = f"<h1>{title}</h1>" if title else ""
    named = f"<title>{title} | Daily Record</title>" if title else ""
    published = f'<meta property="article:published_time" content="{values["date"]}">' if values.get("date") else ""
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{named}'
        f'<meta property="og:site_name" content="Daily Record">{published}<style>p {{color: red}}</style></head>'
        f'<body class="has-sidebar">{ABOVE}<div class="page">{head}{main.format(body_html(text))}'
        f'<p><img src="map.png" alt="A map of the region"></p></div>{BELOW}</body></html>'
    )
