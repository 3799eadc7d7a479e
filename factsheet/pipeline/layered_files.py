"""Files by their names that are laid over others of their kind, as their key `base` names them: profiles, schemes."""

from collections.abc import Callable, Iterable, Mapping
from functools import reduce

from msgspec import Struct

from factsheet.diagnostics import Diagnostic, FactsheetError, Span
from factsheet.pipeline.packs import NamedFile
from factsheet.source import nodes
from factsheet.source.reader import read

Unknown = Callable[[str, Iterable[str], Span | None], Diagnostic]
"""Says that there is no file of a name, beside those that there are."""
Cut = Callable[[nodes.Node, nodes.Node], nodes.Node]
"""Takes out of what lies below a file what this says that it does not have."""


class LayeredKind(Struct, frozen=True):
    """A kind of files: its name, and what tells of a name that none of them has.

    `own` are keys that none takes from its base, `whole` those that it says anew as a whole; `cut` takes out of a base
    what the file over it says that it does not have.
    """

    name: str
    unknown: Unknown
    own: tuple[str, ...]
    whole: tuple[str, ...]
    cut: Cut | None = None


class LayeredFiles:
    """Files of a kind by their names, each read once."""

    def __init__(self, files: Mapping[str, NamedFile], kind: LayeredKind) -> None:
        self.files, self._kind = files, kind
        self._roots: dict[str, nodes.Node] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the files, sorted."""
        return tuple(sorted(self.files))

    def file(self, name: str, span: Span | None = None) -> NamedFile:
        """Give a file; raises FactsheetError where there is none."""
        if name not in self.files:
            raise FactsheetError([self._kind.unknown(name, self.files, span)])
        return self.files[name]

    def root(self, name: str) -> nodes.Node:
        """Give the content of a file."""
        if name not in self._roots:
            file = self.file(name)
            self._roots[name] = read(file.data, file.file)
        return self._roots[name]

    def laid(self, name: str) -> nodes.Node:
        """Give the content of a file laid over its bases."""
        lowest, *above = (self.root(each) for each in reversed(self.chain(name)))
        return reduce(self._over, above, lowest)

    def _over(self, base: nodes.Node, over: nodes.Node) -> nodes.Node:
        kept = self._kind.cut(base, over) if self._kind.cut else base
        return nodes.laid_over(kept, over, self._kind.whole, self._kind.own)

    def chain(self, name: str) -> tuple[str, ...]:
        """Give the names of a file and of those that it lies over, the uppermost first."""
        chain = [name]
        while base := nodes.child(self.root(chain[-1]), "base"):
            text = base.value if isinstance(base, nodes.Scalar) else None
            if text is None:
                break  # which the model tells
            if text in chain:
                raise FactsheetError([self._circle(chain, text, base.span)])
            self.file(text, base.span)
            chain.append(text)
        return tuple(chain)

    def _circle(self, chain: list[str], name: str, span: Span) -> Diagnostic:
        way = " → ".join(f"`{each}`" for each in (*chain, name))
        message = f"must not lead back to a {self._kind.name} that lies over it: {way}"
        return Diagnostic("wrong-value", message, span, path="base")
