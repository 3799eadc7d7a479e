"""What a profile says of sheets in one language: what templates and filters ask of it, and what drafts keep."""

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from msgspec import Struct, convert, field, to_builtins
from msgspec.structs import replace

from factsheet.protocol.orders import Order

HeadElement: TypeAlias = Literal[
    "emblem",
    "issuer",
    "office",
    "docket",
    "released",
    "kind",
    "title",
    "dateline",
    "issued",
    "issued-in",
    "issued-by",
    "reference",
    "distribution",
    "original",
]
BodyElement: TypeAlias = Literal[
    "facts",
    "summary",
    "sections",
    "follow-ups",
    "annexes",
    "related",
    "abbreviations",
    "sources",
    "contacts",
    "lead",
    "opening",
    "attribution",
    "attributable",
    "parties",
    "begin",
    "end",
    "clearances",
]

HEAD: tuple[HeadElement, ...] = ("emblem", "issuer", "office", "docket", "released", "kind", "title", "dateline")
"""What stands above the text where a profile does not say otherwise."""
BODY: tuple[BodyElement, ...] = (
    "facts",
    "summary",
    "sections",
    "follow-ups",
    "annexes",
    "related",
    "abbreviations",
    "sources",
    "contacts",
)
"""What the text has where a profile does not say otherwise."""

ClearanceForm: TypeAlias = Literal["table", "page"]
FamilyName: TypeAlias = Literal["as written", "first", "last"]


class NameForm(Struct, frozen=True):
    """How names of persons print: where the family name stands, whether in capitals, `of` which parties or of all."""

    family: FamilyName = "as written"
    capitals: bool = False
    of: tuple[str, ...] = ()


class DateForm(Struct, frozen=True):
    """How days print: by the rules of another `locale` (BCP 47), in years of an `era`, by a `pattern` of CLDR."""

    locale: str = ""
    era: Literal["", "japanese"] = ""
    pattern: str = ""


class House(Struct, frozen=True):
    """A profile in one language.

    `head` and `body` are the elements of a sheet in order, `documents` those of kinds of text that have others; with
    `housekeeping` a release says how far it has come; `clearances` tells how drafts list them. `sections`, `paragraphs`
    and `points` are the forms of their labels where the meeting has none. `zone` is the time zone of the house.
    `filed` has the English names by which parties are filed, where `order` asks for them.
    """

    name: str = "plain"
    head: tuple[str, ...] = HEAD
    body: tuple[str, ...] = BODY
    documents: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)
    housekeeping: bool = False
    sections: tuple[str, ...] = ()
    paragraphs: str = ""
    points: tuple[str, ...] = ()
    zone: str = ""
    order: Order = Order()
    filed: Mapping[str, str] = field(default_factory=dict)
    names: NameForm = NameForm()
    dates: DateForm = DateForm()
    clearances: ClearanceForm = "table"

    def for_document(self, kind: str) -> "House":
        """Give it with the elements of a kind of text."""
        head, body = self.documents.get(kind, (self.head, self.body))
        return replace(self, head=head, body=body)

    def to_values(self) -> dict[str, Any]:
        """Give it as JSON can hold it."""
        values: dict[str, Any] = to_builtins(self)
        return values

    @classmethod
    def of_values(cls, values: Mapping[str, Any]) -> "House":
        """Give what `to_values` gave; raises ValueError for what it cannot have given."""
        return convert(values, cls)


PLAIN = House()
"""What sheets have that no profile is chosen for."""

# What the library knows of a type is made at its first use, which threads must not share: it is made here, on import.
House.of_values(PLAIN.to_values())
