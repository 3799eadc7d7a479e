"""Which hyperlinks Word opens: a malformed target makes it call the whole file damaged."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

# All but the characters of RFC 3986, and the letters of other scripts that RFC 3987 allows.
_FOREIGN = re.compile(r"[^\w:/?#\[\]@!$&'()*+,;=%.~-]")
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def link_target(href: str) -> str | None:
    """Give the URI with what may not stand in one percent-encoded, or None for what is no absolute URI."""
    target = _FOREIGN.sub(_encoded, href.strip())
    try:
        parts = urlsplit(target)
        well_formed = bool(parts.hostname) and parts.port != 0 if parts.scheme.startswith("http") else bool(parts.path)
    except ValueError:
        return None
    return target if well_formed and parts.scheme in _SCHEMES else None


def _encoded(match: re.Match[str]) -> str:
    return quote(match[0], safe="", errors="replace")
