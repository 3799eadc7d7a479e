"""Which base a draft was made from: by the one it carries, or by the code in its footer."""

import re
import zlib
from base64 import b64decode
from collections.abc import Iterator, Sequence
from hashlib import sha256

from lxml import etree

from factsheet.diagnostics import Diagnostic, FactsheetError, Severity, Span
from factsheet.draft.base import MAX_BYTES, Bases, BaseStore, DraftBase, parse_base, short_code
from factsheet.render.docx.names import BASE_ELEMENT, BASE_NAMESPACE
from factsheet.review.word.package import Package
from factsheet.review.word.wml import W

_CODE = re.compile(r"\b[0-9a-f]{4}[-\u2010-\u2013 ][0-9a-f]{4}[-\u2010-\u2013 ][0-9a-f]{4}\b")


def base_of(
    package: Package, stores: Sequence[Bases], *, trust_embedded: bool
) -> tuple[DraftBase, tuple[Diagnostic, ...]]:
    """Give the base of a draft, and what is odd about how it was found.

    An embedded base is believed where a store knows its hash, or where `trust_embedded` says so: who sends a file may
    have changed it. Raises FactsheetError where there is no base, or none that is believed.
    """
    embedded = embedded_base(package)
    if embedded is not None and (known := _stored(sha256(embedded).hexdigest(), stores)):
        return known, ()
    printed = printed_codes(package)
    known = next((base for code in printed if (base := _stored(code, stores))), None)
    if known is not None:
        return known, () if embedded is None else (_other_base(package.file),)
    if embedded is not None and trust_embedded:
        return parse_base(embedded, f"the base in {package.file}"), ()
    folders = [str(store.folder) for store in stores if isinstance(store, BaseStore)]
    raise FactsheetError([_unknown(package.file, embedded, printed, folders)])


def embedded_base(package: Package) -> bytes | None:
    """Give the bytes of the base that a draft carries, None where it carries none or a damaged one."""
    for name in package.related(package.main, "customXml"):
        root = package.xml(name)
        if root is not None and root.tag == f"{{{BASE_NAMESPACE}}}{BASE_ELEMENT}":
            return _unpacked(root.text or "")
    return None


def printed_codes(package: Package) -> tuple[str, ...]:
    """Give what the footers print that may be the code, without the hyphens: numbers of files have its form, too."""
    found = (code for text in _running_texts(package) for code in _CODE.findall(text))
    return tuple(dict.fromkeys(re.sub("[^0-9a-f]", "", code) for code in found))


def _running_texts(package: Package) -> Iterator[str]:
    for kind in ("footer", "header"):
        for name in package.related(package.main, kind):
            root = package.xml(name)
            if root is not None:
                yield _text(root)


_SIGNS = {f"{W}noBreakHyphen": "-", f"{W}tab": "\t"}


def _text(root: etree._Element) -> str:
    return "".join(_SIGNS.get(str(e.tag), e.text or "") for e in root.iter(f"{W}t", *_SIGNS))


def _unpacked(text: str) -> bytes | None:
    try:
        unpacker = zlib.decompressobj()
        data = unpacker.decompress(b64decode(text, validate=False), MAX_BYTES + 1)
    except (ValueError, zlib.error):
        return None
    return data if len(data) <= MAX_BYTES and unpacker.eof else None


def _stored(code: str, stores: Sequence[Bases]) -> DraftBase | None:
    return next((base for store in stores if (base := store.find(code))), None)


def _other_base(file: str) -> Diagnostic:
    message = "the draft carries another base than its footer names; the one that the store has is used"
    return Diagnostic("draft-base", message, Span(file), severity=Severity.WARNING)


def _unknown(file: str, embedded: bytes | None, printed: Sequence[str], folders: Sequence[str]) -> Diagnostic:
    looked = f"looked in {' and '.join(folders)}; " if folders else ""
    named = f"{looked}`--store DIR` names the store of the draft"
    if embedded is not None:
        code = short_code(sha256(embedded).hexdigest())
        message = f"the store does not know the base {code} that the draft carries"
        hints = (named, "`--trust-embedded` believes the base in the file")
    elif printed:
        codes = " or ".join(map(short_code, printed))
        message = f"the store has no base {codes}, which the footer of the draft names"
        hints = (named, "fetch `.factsheet/drafts` from where it was made")
    else:
        message = "the file carries no base of a draft, and its footer names none"
        hints = ("only Word files that `factsheet build --draft` has made can be read back", "is it the edited draft?")
    return Diagnostic("no-draft-base", message, Span(file), hints)
