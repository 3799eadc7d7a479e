"""The markings of a sheet as attributes of ISM.XML, version 10, by which rules of others can judge them.

The element names are the program's own; the attributes are those of `urn:us:gov:ic:ism`.
"""

import re
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.markings.marks import Control, PortionMark
from factsheet.markings.parsing import parse_banner, parse_portion
from factsheet.markings.scheme import Scheme
from factsheet.meeting import Classification, Marked, facts_of
from factsheet.meeting.portions import is_marked, portions_of
from factsheet.pipeline.sheets import Sheet
from factsheet.render.fonts.collection import Fonts
from factsheet.render.rendered import Rendered
from factsheet.render.theme import Theme

_NAMESPACE = "urn:us:gov:ic:ism"
_LEVELS = frozenset(["U", "C", "S", "TS"])
_DISSEMINATION = ("RS", "FOUO", "OC", "IMC", "NF", "PR", "REL", "RELIDO", "EYES", "DSEN", "FISA", "DISPLAYONLY")
_NON_IC = ("DS", "XD", "ND", "SBU", "SBU-NF", "LES", "LES-NF", "SSI")
_SCI = re.compile(r"SI|SI-G|SI-G-[A-Z]{4}|SI-[A-Z]{3}|TK|RSV|RSV-[A-Z0-9]{3}")
_ATOMIC = re.compile(r"RD|RD-CNWDI|F?RD-SG-(14|15|18|20)|FRD|DCNI|UCNI|TFNI")
_FOREIGN, _LEAD = "FGI", "SAR-"
_TOKENS = {"REL TO": "REL", "EYES ONLY": "EYES", "DISPLAY ONLY": "DISPLAYONLY"}
_LISTS = {"REL": "releasableTo", "EYES": "releasableTo", "DISPLAYONLY": "displayOnlyTo"}
_NOT_DECLASSIFIED = re.compile(r"N/A to ((?:(?:RD|FRD|TFNI|NATO)(?:/|, | and )?)+) portions\.")
_EXCEPTION = re.compile(r"(25X[1-9]), (.+)|(50X1-HUM|50X2-WMD)")


def render(sheet: Sheet, theme: Theme, fonts: Fonts) -> Rendered:
    """Give the XML, or errors for a sheet without marks, and for marks that this version does not know."""
    del theme, fonts
    try:
        return Rendered(_written_sheet(sheet))
    except FactsheetError as error:
        return Rendered(b"", diagnostics=error.diagnostics)


def _written_sheet(sheet: Sheet) -> bytes:
    banner, find = sheet.document.banner, sheet.pack.find_scheme
    if banner is None or find is None or not is_marked(sheet.meeting):
        hint = "leave `ism` out for it, or mark its portions"
        raise FactsheetError([Diagnostic("no-ism", "the sheet has no markings to write", hints=(hint,), path="id")])
    block = sheet.meeting.classification or Classification()
    scheme = find(block.scheme or sheet.pack.marking)
    whole = {
        "DESVersion": "10",
        "resourceElement": "true",
        "createDate": sheet.meeting.last_day.isoformat(),
        **_attributes(parse_banner(banner.text, scheme), scheme, "classification"),
        **(_authority(block) if scheme.is_classified(parse_banner(banner.text, scheme).level) else {}),
    }
    if block.banner and block.compilation:
        whole["compilationReason"] = block.compilation
    lines = [
        "<?xml version='1.0' encoding='UTF-8'?>",
        f'<sheet xmlns:ism="{_NAMESPACE}" id={quoteattr(sheet.meeting.id)}{_written(whole)}>',
        *_portions(sheet, scheme),
        "</sheet>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _portions(sheet: Sheet, scheme: Scheme) -> Iterator[str]:
    for each in portions_of(sheet.meeting):
        text = each.part.marking
        mark = _attributes(parse_portion(text, scheme), scheme, each.marking) if text else {}
        yield f"<portion path={quoteattr(each.path or 'title')}{_written(mark)}>{escape(_text(each.part))}</portion>"


def _text(part: Marked) -> str:
    """Give the words of a portion, without those of the portions in it."""
    values = (getattr(part, name) for name, facts in facts_of(type(part)).items() if facts.worded)
    return " ".join(value for value in values if isinstance(value, str))


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(f" ism:{name}={quoteattr(value)}" for name, value in attributes.items())


def _attributes(mark: PortionMark, scheme: Scheme, path: str) -> dict[str, str]:
    tokens = {_TOKENS.get(each.mark, each.mark): each for each in mark.controls if not each.mark.startswith(_LEAD)}
    systems, atomic = _compartments(mark, scheme, "sci"), _compartments(mark, scheme, "aea")
    programs = [each for each in mark.controls if each.mark.startswith(_LEAD)]
    odd = [
        *(token for token in systems if not _SCI.fullmatch(token)),
        *(token for token in atomic if not _ATOMIC.fullmatch(token)),
        *(f"{each.mark}-{each.codes[0]}" for each in programs if each.codes),
        *(token for token in tokens if token not in {*_DISSEMINATION, *_NON_IC, *systems, *atomic, _FOREIGN}),
    ]
    if odd or mark.level not in _LEVELS:
        message = f"ISM.XML, version 10, does not know `{odd[0] if odd else mark.level}`"
        hint = "it knows the marks of the schemes `us` and `us-state`, but for some that are younger"
        raise FactsheetError([Diagnostic("no-ism", message, hints=(hint,), path=path)])
    lists = (
        ("SCIcontrols", systems),
        ("SARIdentifier", [each.mark.removeprefix(_LEAD) for each in programs]),
        ("atomicEnergyMarkings", atomic),
        ("disseminationControls", [token for token in _DISSEMINATION if token in tokens]),
        ("nonICmarkings", [token for token in _NON_IC if token in tokens]),
    )
    found = {"classification": mark.level, **_owner(mark, tokens.get(_FOREIGN), scheme)}
    found |= {name: " ".join(listed) for name, listed in lists if listed}
    return found | {_LISTS[token]: _codes(each, scheme) for token, each in tokens.items() if token in _LISTS}


def _owner(mark: PortionMark, foreign: Control | None, scheme: Scheme) -> dict[str, str]:
    """Give whose a portion is, and whose information stands in it; a source that is concealed is protected."""
    if foreign is None:
        return {"ownerProducer": "USA"}
    owners = _codes(foreign, scheme)
    if mark.foreign and owners:
        return {"ownerProducer": owners}
    source = {"FGIsourceOpen": owners} if owners else {"FGIsourceProtected": _FOREIGN}
    return {"ownerProducer": _FOREIGN if mark.foreign else "USA"} | source


def _compartments(mark: PortionMark, scheme: Scheme, category: str) -> list[str]:
    """Give the controls of a category and their compartments as tokens, each before what stands below it."""
    found: dict[str, None] = {}
    for control in mark.controls:
        rule = scheme.rule(control.mark)
        if rule is None or rule.category != category:
            continue
        whole = [f"{control.mark}-{code.partition(' ')[0]}" for code in control.codes if category == "sci"]
        below = [f"{control.mark}-{code.replace(' ', '-')}" for code in control.codes]
        found |= dict.fromkeys((control.mark, *whole, *below))
    return sorted(found, key=_token_order) if category == "sci" else list(found)


def _token_order(token: str) -> str:
    """Give what version 10 sorts by: GAMMA goes before the other compartments of SI."""
    return re.sub(r"SI-(?!G(-|$))", "SI-~", token)


def _codes(control: Control, scheme: Scheme) -> str:
    return " ".join(scheme.codes(control))


def _authority(block: Classification) -> dict[str, str]:
    """Give the block of authority of what is classified."""
    by = block.by or ""
    if block.reason:
        found = {"classifiedBy": by, "classificationReason": block.reason}
    else:
        found = {"derivativelyClassifiedBy": by, "derivedFrom": block.derived_from or ""}
    return found | _until(block.declassify_on or "")


def _until(text: str) -> dict[str, str]:
    if of := _NOT_DECLASSIFIED.match(text):
        marks = set(re.findall(r"\w+", of[1]))
        named = [word for word, held in (("NATO", {"NATO"}), ("AEA", {"RD", "FRD", "TFNI"})) if marks & held]
        return {"declassException": "-".join(named)}
    exception = _EXCEPTION.fullmatch(text)
    if exception and exception[3]:
        return {"declassException": exception[3]}
    if re.match("[57][05]X", text):
        message = f"ISM.XML, version 10, does not know `{text}`"
        raise FactsheetError([Diagnostic("no-ism", message, path="classification.declassify_on")])
    rest = exception[2] if exception else text
    day = re.fullmatch(r"(\d{4})(\d{2})(\d{2})", rest)
    when = {"declassDate": "-".join(day.groups())} if day else {"declassEvent": rest}
    return {**({"declassException": exception[1]} if exception else {}), **when}
