"""The versions of meetings in several languages: what does not agree, and two of them side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Unpack

from factsheet.api.given import (
    BytesLike,
    MeetingSource,
    Setup,
    checked,
    checked_all,
    image_reader,
    known_formats,
    make_builder,
    make_options,
    meeting_bytes,
)
from factsheet.api.sheets import Built, Checked
from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.outputs.registry import sheet_outputs
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
    from factsheet.parity.versions import LanguageVersion, families, read_version, repeated  # noqa: PLC0415 - as above

    if reference is not None and (fault := language_fault(checked("reference", str, reference))):
        raise ValueError(f"reference: {'; '.join(fault)}")
    if not isinstance(versions, Mapping):
        raise TypeError(f"versions must map names of files to meetings, not be {versions!r:.100}")
    found: list[Diagnostic] = []
    read: list[LanguageVersion] = []
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


def beside(
    one: MeetingSource,
    other: MeetingSource,
    formats: Iterable[str] = ("pdf", "docx"),
    *,
    images: Mapping[str, BytesLike] | None = None,
    names: tuple[str, str] = ("one.yaml", "other.yaml"),
    **setup: Unpack[Setup],
) -> Built:
    """Put the `other` version of a meeting beside the first, a column a language; the rest is as for `build`.

    `images` are those of both versions, by their paths; `names` are what spans call the files.
    """
    from factsheet.production.redlines import Version  # noqa: PLC0415 - brings in the pipeline
    from factsheet.production.renderings import render_outputs  # noqa: PLC0415 - as above
    from factsheet.production.sides import put_beside  # noqa: PLC0415 - as above

    options = make_options(setup, known_formats(formats, paired=True))
    called = checked_all("names", str, names)
    if len(called) != 2:
        raise ValueError(f"names must be two, not {len(called)}")
    read = image_reader("images", images)
    versions = Version(called[0], meeting_bytes(one), read), Version(called[1], meeting_bytes(other), read)
    builder = make_builder(options, setup)
    try:
        sheet, _ = put_beside(versions, builder)
        made = render_outputs(sheet, builder, sheet_outputs(options.formats))
    except FactsheetError as error:
        return Built(error.diagnostics)
    return Built(made.diagnostics, {each.name: data for each, data in made.files.items()}, made.pages)
