"""The names of outputs, and meetings whose outputs would have the same."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import PurePath, PurePosixPath
from sys import intern

from msgspec import Struct, field

from factsheet.diagnostics import Diagnostic, Related, Span
from factsheet.outputs.kept import Facts
from factsheet.pipeline.packs import DEFAULT_TEMPLATE
from factsheet.production.options import fill


class Claims(Struct, dict=True):
    """The names that sheets are expected to take, and those that they took; sheets go by their source.

    What a sheet will be called is guessed before any is made, so that most appear as soon as they are done. One that
    has no guess, or turns out to be called otherwise, or is expected to share a name, waits until all are known:
    what becomes of it does not depend on which is done first.
    """

    expected: Mapping[str, tuple[str, ...] | None]
    taken: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        counts = Counter(name for names in self.expected.values() for name in names or ())
        self._shared = {name for name, count in counts.items() if count > 1}

    def may_take(self, source: str, names: Iterable[str]) -> bool:
        """Tell whether a sheet may take its names now; whether or not, they are noted as its own."""
        own = set(names)
        for name in own:
            taken = self.taken.get(name, ())
            if source not in taken:
                self.taken[name] = (*taken, source)
        expected = self.expected.get(source)
        return expected is not None and own == set(expected) and not own & self._shared

    def rivals(self, source: str, names: Iterable[str]) -> dict[str, set[str]]:
        """Give the names that others took too, with the others, now that all are known."""
        others = {name: set(self.taken.get(name, ())) - {source} for name in names}
        return {name: sources for name, sources in others.items() if sources}


def _party(facts: Facts) -> str:
    """Give the party of a copy as names of files have it."""
    return re.sub(r"[^\w-]+", "-", facts.party).strip("-")


class Naming(Struct):
    """Names outputs by a pattern, and by the languages that the meetings of a set have versions in, by their ids.

    A version whose own file says its language, such as `talks.fr.yaml`, is `named` by it, whether or not others stand
    beside it: built alone or with them it makes the same files.

    `profile` says that names without a pattern tell the profile.
    """

    pattern: str | None
    profile: bool = False
    languages: dict[str, set[str]] = field(default_factory=dict)
    named: set[tuple[str, str]] = field(default_factory=set)

    def note(self, facts: Facts, file: str) -> None:
        """Note that a meeting has a version in a language, and the name of its file."""
        self.languages.setdefault(facts.id, set()).add(facts.language)
        if PurePath(PurePath(file).stem).suffix.lower() == f".{facts.language}".lower():
            self.named.add((facts.id, facts.language))

    def output(self, facts: Facts, extension: str) -> str:
        """Name an output, as a path inside the output folder; the same name is the same string.

        Without a pattern it is the id and the extension; between them stand the language, of a meeting that has
        versions in several, the name of the template where it is not the default one, that of the profile where it is
        to be told, and the party of a copy.
        """
        template = facts.template
        if self.pattern is None:
            language = f".{facts.language}" if self._has_versions(facts) else ""
            middle = "" if template == DEFAULT_TEMPLATE else f".{template}"
            house = f".{facts.profile}" if self.profile else ""
            copy = f".{_party(facts)}" if facts.party else ""
            return intern(f"{facts.id}{language}{middle}{house}{copy}.{extension}")
        values = {"id": facts.id, "language": facts.language, "template": template, "format": extension}
        values |= {"profile": facts.profile, "party": _party(facts) or "all", "kind": facts.kind}
        values |= {"status": facts.status, "date": facts.date, "year": facts.date[:4]}
        return intern(fill(self.pattern, values))

    def draft(self, facts: Facts) -> str:
        """Name the draft of a sheet: as its Word file, with `.draft` before the extension."""
        name = PurePosixPath(self.output(facts, "docx"))
        return str(name.with_name(f"{name.stem}.draft{name.suffix}"))

    def _has_versions(self, facts: Facts) -> bool:
        one = (facts.id, facts.language)
        return one in self.named or bool(self.languages.get(facts.id, set()) - {facts.language})


MOST_RIVALS = 3
"""Of so many of the meetings that want one name the place is told; the message names them all."""


def same_output(name: str, others: Iterable[str], places: Iterable[Span], *, copies: bool = False) -> Diagnostic:
    """Say that an output of a meeting would have the name of an output of other meetings, given by their files.

    `places` are those of their ids. Of `copies` of one meeting the names are to tell the party.
    """
    message = f"its output {name} would have the same name as that of {', '.join(sorted(others))}"
    hint = "give each meeting an `id` of its own, or tell them apart by the pattern of names"
    if copies:
        message = f"its copies for several parties would have the same name, {name}"
        hint, places = "put `{party}` into the pattern of names: `name` in factsheet.toml", ()
    related = tuple(Related("this meeting would have it, too", span, "id") for span in islice(places, MOST_RIVALS))
    return Diagnostic("same-output", message, hints=(hint,), path="id", related=related)
