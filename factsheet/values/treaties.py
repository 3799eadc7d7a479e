"""Treaties, instruments, organisations and resolutions in texts of any language, by names that are the same in all."""

from msgspec import Struct

from factsheet.typography.tags import primary_language
from factsheet.values.names.resolutions import find_resolutions
from factsheet.values.names.spelling import alike, lower
from factsheet.values.names.treaties import treaties_of


class TreatySpan(Struct, frozen=True):
    """A treaty, an instrument or an organisation in a text, by its code points; `name` is the same in all languages.

    Resolutions are `unsc-resolution-2397` and `unga-resolution-70/1`.
    """

    start: int
    end: int
    name: str


def find_treaties(text: str, language: str) -> tuple[TreatySpan, ...]:
    """Give the treaties, instruments and organisations that a text of a language (BCP 47) names, in order.

    They are named by title or abbreviation, as whole words; the longest counts. The European Union and the United
    Nations themselves are parties, and so in `find_states`.
    """
    base = primary_language(language)
    index, spelt = treaties_of(base), alike(text)
    named = [TreatySpan(*found) for found in index.find(text)] if index else []
    cited = [
        TreatySpan(spelt.place(start), spelt.place(end), name)
        for start, end, name in find_resolutions(spelt.text, base)
    ]
    free = [each for each in named if all(each.end <= it.start or it.end <= each.start for it in cited)]
    return tuple(sorted([*free, *cited], key=lambda span: span.start))


def speaks_of(text: str, language: str, name: str) -> bool:
    """Tell whether a text of a language (BCP 47) has the words of a treaty's title, though without its capitals."""
    index = treaties_of(primary_language(language))
    plain = lower(alike(text).text)
    return any(title in plain for title in (index.names_of(name) if index else ()))
