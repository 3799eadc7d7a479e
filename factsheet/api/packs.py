"""Packs: the labels file that a translator fills in."""

from pathlib import Path

from factsheet.api.given import checked
from factsheet.pipeline.packs import DEFAULT_TEMPLATE
from factsheet.production.inputs.labels import blank_labels
from factsheet.production.inputs.packs import PackLibrary
from factsheet.production.options import language_fault


def labels(language: str, *, template: str = DEFAULT_TEMPLATE, templates: Path | str | None = None) -> str:
    """Give a labels file for a pack in a language (BCP 47): every key without its text, the English as a comment.

    `template` and `templates` are as in `Setup`. Raises ValueError for a language that is none, OptionError for a pack
    or a folder that is not there, FactsheetError for labels files at fault.
    """
    if fault := language_fault(checked("language", str, language)):
        raise ValueError(f"language: {'; '.join(fault)}")
    folder = None if templates is None else checked("templates", Path, templates)
    return blank_labels(PackLibrary(folder), checked("template", str, template), language)
