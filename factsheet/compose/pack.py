"""What composing needs beside the meeting, all as data: templates, labels, designations of states, and markings."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from factsheet.document.nodes import Banner
from factsheet.models.declaring import Field, Model
from factsheet.profiles.house import PLAIN, House

if TYPE_CHECKING:
    from factsheet.markings.scheme import Scheme


class TemplateSource(Struct, frozen=True):
    """The text of a template and the file that errors name."""

    file: str
    text: str


_ROMANCE = ("le", "la", "l’", "les", "el", "los", "las", "il", "lo", "i", "gli", "o", "a", "os", "as")
_ARTICLES = frozenset(["the", *_ROMANCE, "der", "die", "die, pl.", "das"])
"""The articles of English, French, Spanish, Italian, Portuguese and German; `pl.` for a plural that looks like none."""


def part_article(written: str) -> tuple[str, str]:
    """Give a name and its article, which a designations file has in parentheses behind it; the article may be empty."""
    name, _, article = written[:-1].rpartition(" (") if written[-1:] == ")" else ("", "", "")
    return (name, article) if article in _ARTICLES else (written, "")


class _Forms(Model):
    """What no rule makes of names in a sentence, by code: with the article, the genitive, the place, the origin."""

    the: dict[str, str] = Field(default={})
    of: dict[str, str] = Field(default={})
    inside: dict[str, str] = Field(default={}, alias="in")
    out_of: dict[str, str] = Field(default={}, alias="from")


class DesignationTable(Model):
    """A designations file: names of states and organisations by ISO 3166 code, and what single issuers say instead.

    A name may have its article behind it: `Japon (le)`, which `part_article` takes off. `forms` are what no rule
    makes of a name in a sentence: by form (`in`), then by code.
    """

    default: dict[str, str] = Field(default={})
    issuers: dict[str, dict[str, str]] = Field(default={})
    forms: _Forms = _Forms()

    def for_issuer(self, country: str | None) -> dict[str, str]:
        """Give the names as the issuer's country uses them, with their articles."""
        return {**self.default, **self.issuers.get(country or "", {})}


class Pack(Struct, frozen=True):
    """A template pack ready to compose one meeting.

    `templates` holds the sources by the names that `extends`, `import` and `include` use (`standard/template.html.j2`),
    `main` is the one to render; labels and designations are those of the meeting's language and issuer. `articles` are
    those of the designations that have one, `forms` what no rule makes of a designation in a sentence. `compiled` is a
    folder that keeps compiled templates from one process to the next. `images` are those that it brings, as its
    templates name them. `house` is what the profile of the sheet says, `marking` the name of its scheme of markings,
    which `find_scheme` gives by names; without it, as in a draft that is composed again, there are none.
    """

    name: str
    main: str
    templates: Mapping[str, TemplateSource]
    labels: Mapping[str, str]
    designations: Mapping[str, str] = field(default_factory=dict)
    compiled: Path | None = None
    articles: Mapping[str, str] = field(default_factory=dict)
    forms: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    images: Mapping[str, bytes] = field(default_factory=dict)
    house: House = PLAIN
    marking: str = ""
    find_scheme: "Callable[[str], Scheme] | None" = None


_BANNER, _BESIDE, _WORD = "banner", "banner:beside", "block:"


class SheetMarking(Struct, frozen=True):
    """What a marked sheet bears beside the marks of its portions, as the program worked it out or as a draft keeps it.

    That is the banner of a sheet, what stands beside it at the foot, and the words before each value of the block.
    `by_page` says that pages have banners of their own where a format has pages; a draft keeps nothing of it.
    """

    banner: str
    beside: str
    words: Mapping[str, str]
    by_page: bool = False

    @property
    def node(self) -> Banner:
        """Its part of the document."""
        return Banner(self.banner, self.beside, self.by_page)

    def to_prints(self) -> dict[str, str]:
        """Give it as a sheet keeps what it printed."""
        # Kept in the order of their names.
        words = {f"{_WORD}{number:02}:{key}": text for number, (key, text) in enumerate(self.words.items())}
        return {_BANNER: self.banner, _BESIDE: self.beside, **words}

    @classmethod
    def of_prints(cls, prints: Mapping[str, str]) -> "SheetMarking | None":
        """Give what `to_prints` gave; None for a sheet that is not marked."""
        if _BANNER not in prints:
            return None
        words = {key.rpartition(":")[2]: prints[key] for key in sorted(prints) if key.startswith(_WORD)}
        return cls(prints[_BANNER], prints.get(_BESIDE, ""), words)
