"""Words that something does not go for: a text that has no others need not be searched."""

from collections.abc import Callable

_MOST = 50_000


class KnownWords:
    """What `test` said of words, which is asked when one is first met; too many words are forgotten."""

    def __init__(self, test: Callable[[str], bool]) -> None:
        self._test = test
        self._refused: set[str] = set()

    def any_of(self, words: list[str]) -> bool:
        """Tell whether it goes for any of some words."""
        if self._refused.issuperset(words):
            return False  # as of most texts
        if len(self._refused) > _MOST:
            self._refused.clear()
        unknown = {*words} - self._refused
        found = set(filter(self._test, unknown))
        self._refused |= unknown - found
        return bool(found)
