"""The settings part; its children stand in the order of ECMA-376 part 1, 17.15.1.78."""

from __future__ import annotations

from enum import Enum

from lxml import etree

from factsheet.render.docx.languages import language_attributes
from factsheet.render.docx.xml import add, add_value, root, serialize

_COMPATIBILITY = {
    "compatibilityMode": "15",
    "overrideTableStyleFontSizeAndJustification": "1",
    "enableOpenTypeFeatures": "1",
    "doNotFlipMirrorIndents": "1",
    "differentiateMultirowTableHeaders": "1",
}


class Tracking(Enum):
    """Whether changes are tracked (17.15.1.90); an editor refuses to stop what is enforced (17.15.1.29)."""

    OFF = 0
    ON = 1
    ENFORCED = 2


def settings_part(language: str, tracking: Tracking = Tracking.OFF) -> bytes:
    """Give `settings.xml` for a document in a language (BCP 47)."""
    settings = root("settings")
    add(settings, "zoom", percent="100")
    if tracking is not Tracking.OFF:
        add(settings, "trackRevisions")
    if tracking is Tracking.ENFORCED:
        add(settings, "documentProtection", edit="trackedChanges", enforcement="1")
    add_value(settings, "defaultTabStop", 720)
    add_value(settings, "characterSpacingControl", "doNotCompress")
    _add_compatibility(settings)
    add(settings, "themeFontLang", **({"val": "en-US"} | language_attributes(language)))
    add_value(settings, "decimalSymbol", ".")
    add_value(settings, "listSeparator", ",")
    return serialize(settings)


def _add_compatibility(settings: etree._Element) -> None:
    """Ask for the layout of Word 2013 and later: without it Word opens the file in compatibility mode."""
    compatibility = add(settings, "compat")
    for name, value in _COMPATIBILITY.items():
        add(compatibility, "compatSetting", name=name, uri="http://schemas.microsoft.com/office/word", val=value)
