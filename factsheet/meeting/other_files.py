"""Files that are given as meetings and are none: what they are, told by their keys or names, and who reads them."""

import re
from pathlib import PurePath

from factsheet.diagnostics import Diagnostic, Span
from factsheet.source.decoding import IMPORT

_BESIDE = "name the meeting file that it stands beside"
_BY_KEY = {
    "not_taken": ("the record of an import", _BESIDE),
    "quotes": ("a file of proposed quotes", "`factsheet trace MEETING --take` takes them into the meeting"),
    **dict.fromkeys(("comments", "changes", "removed"), ("a review file", _BESIDE)),
    "terms": ("a glossary", "`--glossary FILE` names it"),
    **dict.fromkeys(("palette", "styles", "fonts", "page"), ("a theme", "`--theme FILE` names it")),
    **dict.fromkeys(("head", "body", "base"), ("a profile", "`--profile NAME` names it, in the folder `profiles`")),
    **dict.fromkeys(("default", "forms"), ("a file of designations", "it stands in a folder that `--templates` names")),
}
_BY_END = {
    ".toml": ("settings", "`factsheet build` finds factsheet.toml by itself; `--config FILE` names another"),
    **dict.fromkeys((".md", ".markdown", ".txt"), ("a text", IMPORT)),
}
_OWN = {"id", "kind", "participants", "venue"}
_KEY = re.compile(r"^([A-Za-z_]+)[ ]*(?=[:=])", re.MULTILINE)
_LOOKED_AT = 1 << 16


def other_kind(data: bytes, file: str) -> Diagnostic | None:
    """Tell of a file that cannot be read as a meeting which other kind it is of; None for what may be meant as one."""
    text = data[:_LOOKED_AT].decode("utf-8-sig", "replace").replace("\r\n", "\n")
    keys = {found[1]: found for found in reversed(list(_KEY.finditer(text)))}
    if keys.keys() & _OWN:
        return None
    name = next((name for name in _BY_KEY if name in keys), None)
    known = _BY_KEY[name] if name else _BY_END.get(PurePath(file).suffix.lower())
    if not known:
        return None
    what, hint = known
    start = keys[name].start() if name else 0
    line = text.count("\n", 0, start) + 1
    excerpt = (text.splitlines() or [""])[line - 1]
    span = Span(file, line, 1, line, len(name or excerpt) + 1, excerpt)
    return Diagnostic("not-a-meeting", f"the file is {what}, not a meeting", span, (hint,))
