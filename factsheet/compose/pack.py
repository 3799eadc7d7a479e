"""What composing needs beside the meeting: templates, labels and the designations of states, all as data."""

import re
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field
from pydantic import BaseModel, ConfigDict

PLACEHOLDER = re.compile(r"\{(\w+)\}")
"""A place in a label that a template fills."""


def has_words(label: str) -> bool:
    """Tell whether a label says words, or only how values stand beside each other: `{city}, {country}`."""
    return any(map(str.isalpha, PLACEHOLDER.sub("", label)))


class TemplateSource(Struct, frozen=True):
    """The text of a template and the file that errors name."""

    file: str
    text: str


class DesignationTable(BaseModel):
    """A designations file: names of states and organisations by ISO 3166 code, and what single issuers say instead."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    default: dict[str, str]
    issuers: dict[str, dict[str, str]] = {}

    def for_issuer(self, country: str | None) -> dict[str, str]:
        """Give the names as the issuer's country uses them."""
        return {**self.default, **self.issuers.get(country or "", {})}


class Pack(Struct, frozen=True):
    """A template pack ready to compose one meeting.

    `templates` holds the sources by the names that `extends`, `import` and `include` use (`standard/template.html.j2`),
    `main` is the one to render; labels and designations are those of the meeting's language and issuer. `compiled` is a
    folder that keeps compiled templates from one process to the next.
    """

    name: str
    main: str
    templates: Mapping[str, TemplateSource]
    labels: Mapping[str, str]
    designations: Mapping[str, str] = field(default_factory=dict)
    compiled: Path | None = None
