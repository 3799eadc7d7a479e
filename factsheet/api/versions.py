"""Parity: the versions of meetings in several languages in, what does not agree out."""

from __future__ import annotations

from collections.abc import Mapping

from factsheet.api.given import MeetingSource, checked, meeting_bytes
from factsheet.api.sheets import Checked
from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.production.options import language_fault

GLOSSARY = "glossary.yaml"


def parity(
    versions: Mapping[str, MeetingSource], *, reference: str | None = None, glossary: MeetingSource | None = None
) -> Checked:
    """Compare versions of meetings, by the names that spans call their files: those of one `id`, each in its language.

    The others are held against the version in the language `reference` (BCP 47), or else against the file that is named
    by the id, or the first. A `glossary` holds agreed translations, as a file of them or as plain values. Raises
    ValueError for a language that is none.
    """
    from factsheet.parity.comparison import compare_family  # noqa: PLC0415 - brings in pydantic and the model
    from factsheet.parity.glossary import Glossary, parse_glossary  # noqa: PLC0415 - as above
    from factsheet.parity.versions import Version, families, read_version, repeated  # noqa: PLC0415 - as above

    if reference is not None and (fault := language_fault(checked("reference", str, reference))):
        raise ValueError(f"reference: {'; '.join(fault)}")
    if not isinstance(versions, Mapping):
        raise TypeError(f"versions must map names of files to meetings, not be {versions!r:.100}")
    found: list[Diagnostic] = []
    read: list[Version] = []
    terms = Glossary()
    try:
        terms = terms if glossary is None else parse_glossary(GLOSSARY, meeting_bytes(glossary))
    except FactsheetError as error:
        found += error.diagnostics
    for name, meeting in versions.items():
        try:
            read.append(read_version(checked("each name in versions", str, name), meeting_bytes(meeting)))
        except FactsheetError as error:
            found += error.diagnostics
    found += repeated(read)
    return Checked((*found, *(each for family in families(read, reference) for each in compare_family(family, terms))))
