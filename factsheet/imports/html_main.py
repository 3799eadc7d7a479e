"""What of a web page is its text: elements by what they are called, and the one that holds most of the paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct, field

from factsheet.imports.blocks import Why

NO_TEXT = {"script", "style", "template"}
_BY_TAG = {
    "nav": Why.NAVIGATION,
    "menu": Why.NAVIGATION,
    "aside": Why.OUTSIDE,
    "footer": Why.HEADER,
    "form": Why.FORM,
    "button": Why.FORM,
    "select": Why.FORM,
    "textarea": Why.FORM,
    "noscript": Why.SCRIPT,
    "figcaption": Why.CAPTION,
    "svg": Why.ALTERNATIVE,
    "del": Why.DELETED,
}
_BY_ROLE = {
    "navigation": Why.NAVIGATION,
    "menu": Why.NAVIGATION,
    "menubar": Why.NAVIGATION,
    "search": Why.FORM,
    "banner": Why.HEADER,
    "contentinfo": Why.HEADER,
    "complementary": Why.OUTSIDE,
    "dialog": Why.CLUTTER,
}
_BY_NAME = (
    (Why.COMMENT, "comment comments commentlist respond reply disqus"),
    (Why.ADVERT, "ad ads advert adverts advertisement adslot sponsor sponsored promo dfp"),
    (Why.SOCIAL, "share sharing social related recommended newsletter subscribe popular trending authorbox tagcloud"),
    (Why.NAVIGATION, "nav navbar navigation menu breadcrumb breadcrumbs pagination pager skiplink"),
    (Why.CLUTTER, "cookie cookies consent gdpr"),
    (Why.OUTSIDE, "sidebar widget"),
    (Why.HEADER, "footer masthead topbar"),
)
_NAMES = {word: why for why, words in _BY_NAME for word in words.split()}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSEEN = re.compile(r"\b(?:sr-only|visually-hidden|screen-reader-text)\b")
_CONTENT = re.compile(r"\b(?:entry|article|post|story|body)[-_]?(?:content|body|text)\b")
_WITH_TITLE = "self::main|self::article|.//main|.//article|.//h1|.//*[@itemprop='articleBody']"
_WHOLE = {"html", "body", "main", "article", "h1"}
_PARAGRAPH = 40
"""So many characters beside links make a paragraph."""
_LINKS = 0.8
"""The share of links above which a list is one of links."""
_MOST = 0.5
_NEARLY = 0.9


class _Sums(Struct):
    """Characters below an element: of all text, of links, and of paragraphs."""

    text: int = 0
    links: int = 0
    paragraphs: int = 0


class MainText(Struct):
    """What is not taken of a page: `whys` of elements with all below them, and `root`, outside of which nothing is."""

    root: etree._Element
    whys: dict[etree._Element, Why] = field(default_factory=dict)


def find_main(page: etree._Element) -> MainText:
    """Find the main text of a page."""
    sums = _summed(page, {})
    whole = sums[page].paragraphs or 1
    whys = {each: why for each in page.iter(etree.Element) if (why := _why(each, sums[each].paragraphs / whole))}
    sums = _summed(page, whys)
    found = MainText(_root(page, sums), whys)
    for element in found.root.iter("ul", "ol", "div", "section", "table"):
        below = sums[element]
        several = len(element.findall(".//a")) > 1
        if several and not below.paragraphs and below.text and below.links > _LINKS * below.text:
            whys.setdefault(element, Why.NAVIGATION)
    return found


def _why(element: etree._Element, share: float) -> Why | None:
    """Give why an element is not taken by what it is called; `share` of all paragraphs are in it."""
    tag, role = str(element.tag), (element.get("role") or "").lower()
    if _is_hidden(element):
        return Why.HIDDEN
    if tag in _WHOLE:
        return None
    why = _BY_TAG.get(tag) or _BY_ROLE.get(role)
    if tag == "header" and not any(each.tag in {"main", "article"} for each in element.iterancestors()):
        why = Why.HEADER
    by_name = None if why else _by_name(element)
    if why or by_name:
        mostly = by_name not in {None, Why.COMMENT} and share > _MOST
        return None if mostly or (tag != "header" and element.xpath(_WITH_TITLE)) else why or by_name
    return None


def _is_hidden(element: etree._Element) -> bool:
    style, names = element.get("style") or "", element.get("class") or ""
    hidden = element.get("hidden") is not None or (element.tag == "dialog" and element.get("open") is None)
    return hidden or bool(_HIDDEN.search(style)) or bool(_UNSEEN.search(names))


def _by_name(element: etree._Element) -> Why | None:
    words = re.split(r"[^a-z]+", f"{element.get('class') or ''} {element.get('id') or ''}".lower())
    return next((_NAMES[word] for word in words if word in _NAMES), None)


def _summed(page: etree._Element, whys: dict[etree._Element, Why]) -> dict[etree._Element, _Sums]:
    """Sum up the characters below each element, those left out aside."""
    sums: dict[etree._Element, _Sums] = {}
    for element in reversed(list(page.iter(etree.Element))):
        found = sums[element] = _Sums()
        if element.tag in NO_TEXT or element in whys:
            continue
        own = len((element.text or "").strip())
        for child in element:
            own += len((child.tail or "").strip())
            if child in sums:
                below = sums[child]
                found.text += below.text
                found.links += below.links
                found.paragraphs += below.paragraphs
        found.text += own
        if element.tag == "a":
            found.links, found.paragraphs = found.text, 0
        elif not found.paragraphs and own and found.text - found.links >= _PARAGRAPH:
            found.paragraphs = found.text
    return sums


def _root(page: etree._Element, sums: dict[etree._Element, _Sums]) -> etree._Element:
    """Give the element that holds the text: one that says so, or else the innermost that has nearly all paragraphs."""
    body = page.find("body")
    root = page if body is None else body
    whole = sums[root].paragraphs
    said = [each for each in _named(root) if sums[each].paragraphs > _MOST * whole]
    if said:
        most = max(sums[each].paragraphs for each in said)
        return [each for each in said if sums[each].paragraphs >= _NEARLY * most][-1]
    while (inner := _inner(root, sums, _NEARLY * whole)) is not None:
        root = inner
    return root


def _inner(root: etree._Element, sums: dict[etree._Element, _Sums], least: float) -> etree._Element | None:
    """Give the element right inside another one that holds so much of the paragraphs."""
    inside = root.iterchildren("div", "center", "td", "tr", "tbody", "table")
    return next((each for each in inside if sums[each].paragraphs >= max(least, 1)), None)


def _named(root: etree._Element) -> Iterator[etree._Element]:
    for each in root.iter(etree.Element):
        by_role = each.get("role") == "main" or each.get("itemprop") == "articleBody"
        if each.tag in {"main", "article"} or by_role or _CONTENT.search(each.get("class") or ""):
            yield each
