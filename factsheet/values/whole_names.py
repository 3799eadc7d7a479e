"""Names that stay whole in titles and cells: spaces at which no line is to end, in names of states, behind articles."""

import re
from functools import cache, lru_cache

from factsheet.typography.tags import primary_language
from factsheet.values.names.states import names_of

_ARTICLES = {
    "en": "the",
    "fr": "la le les du des au aux",
    "es": "el la los las del al",
    "pt": "o a os as do da dos das ao aos à às no na nos nas pelo pela pelos pelas",
    "it": "il lo la i gli le del dello della dei degli delle al allo alla ai agli alle dal dalla dai dalle nel nella",
    "de": "der die das dem den des zur zum",
}
"""Articles, and prepositions that have merged with one."""

_LONGEST = 40
"""A longer name breaks at its spaces: it would leave the line above it too short."""
_SPACES = " \u2009"
_MAY_BE = re.compile(rf"\w[{_SPACES}]\w")


@lru_cache(maxsize=1024)
def spaces_in_names(text: str, language: str) -> tuple[int, ...]:
    """Give the offsets behind the spaces that a state's name holds, in its language (BCP 47), in order."""
    primary = primary_language(language)
    names = names_of(primary) if _MAY_BE.search(text) else None
    found: list[int] = []
    for start, end, codes in names.index.find(text) if names else ():
        if codes:
            article = _article(primary)
            if article and article.search(text, 0, start):
                found.append(start)
            if end - start <= _LONGEST:
                found += [at + 1 for at in range(start, end) if text[at] in _SPACES]
    return tuple(found)


@cache
def _article(language: str) -> re.Pattern[str] | None:
    words = _ARTICLES.get(language, "").replace(" ", "|")
    return re.compile(rf"(?<!\w)(?:{words})[{_SPACES}]\Z", re.IGNORECASE) if words else None
