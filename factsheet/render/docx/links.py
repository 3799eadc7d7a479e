"""Which hyperlinks Word opens: a malformed target makes it call the whole file damaged."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

# RFC 3986 reserved and percent; letters of other scripts stay, as in an IRI (RFC 3987).
_KEPT = ":/?#[]@!$&'()*+,;=%-._~"
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def link_target(href: str) -> str | None:
    """Give the URI with what may not stand in one percent-encoded, or None for what is no absolute URI."""
    target = "".join(c if c > "\x9f" and c.isprintable() else quote(c, safe=_KEPT) for c in href.strip())
    try:
        parts = urlsplit(target)
        well_formed = bool(parts.hostname) and parts.port != 0 if parts.scheme.startswith("http") else bool(parts.path)
    except ValueError:
        return None
    return target if well_formed and parts.scheme in _SCHEMES else None
