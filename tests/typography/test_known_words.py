"""Words that something does not go for."""

from factsheet.typography.known_words import KnownWords


def test_words_that_are_refused_are_asked_about_once():
    asked: list[str] = []

    def is_long(word: str) -> bool:
        asked.append(word)
        return len(word) > 4

    known = KnownWords(is_long)
    assert not known.any_of(["one", "two"])
    assert known.any_of(["one", "three", "two"])
    assert known.any_of(["three"])
    assert not known.any_of(["two", "one", "one"])
    assert not known.any_of([])
    assert sorted(asked) == ["one", "three", "three", "two"]
