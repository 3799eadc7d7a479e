"""The theme of a build, and the fonts that it may name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache, reduce
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from factsheet.diagnostics import Diagnostic, FactsheetError, Span, did_you_mean, nearest
from factsheet.pipeline.packs import DEFAULT_TEMPLATE, NamedFile
from factsheet.production.sheets.task import BuildInputs, ThemeSource
from factsheet.source.bind import bind
from factsheet.source.nodes import Entry, Mapping, Node, Scalar, Sequence, at, child, laid_over, with_value
from factsheet.source.reader import read

if TYPE_CHECKING:
    from factsheet.render.fonts.collection import Fonts
    from factsheet.render.theme import Theme


class LoadedTheme(Struct, frozen=True):
    """A theme, read from `file` and the files that this lies over, and the fonts that it may name."""

    file: NamedFile
    theme: Theme
    fonts: Fonts
    root: Node

    def place(self, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Give what keeps the theme from being followed its place in the file; every unknown family with the first."""
        found = list(diagnostics)
        unknown = any(each.code == "unknown-font" for each in found)
        placed = tuple(self._unknown_families()) if unknown else ()
        told = {each.message for each in placed}
        others = (replace(d, span=d.span or Span(self.file.file)) for d in found if d.message not in told)
        return (*placed, *others)

    def shrunk(self, share: float) -> LoadedTheme:
        """Give it with texts and the spaces between blocks in a share of their size."""
        sizes = {name: {"size": each.size * share, "leading": each.leading * share} for name, each in self.theme.styles}
        texts = {name: style.model_copy(update=sizes[name]) for name, style in self.theme.styles}
        styles = self.theme.styles.model_copy(update=texts)
        theme = self.theme.model_copy(update={"styles": styles}).tightened(share)
        return LoadedTheme(self.file, theme, self.fonts, self.root)

    def _unknown_families(self) -> Iterator[Diagnostic]:
        for name in self.theme.fonts:
            named = (at(self.root, ("fonts", name, key)) for key in ("family", "fallback", "languages"))
            for scalar in (scalar for node in named if node for scalar in _scalars(node)):
                if scalar.value and not self.fonts.has(scalar.value):
                    yield replace(self.fonts.unknown(scalar.value), span=scalar.span)


def _scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Sequence(items):
            yield from (scalar for item in items for scalar in _scalars(item))
        case Mapping(entries):
            yield from (scalar for entry in entries for scalar in _scalars(entry.value))


def make_theme(source: ThemeSource, paper: str | None, cache: Path | None) -> LoadedTheme:
    """Make a theme of what its files say, on another paper (`a4`, `letter`) where one is named.

    Its own fonts come before those of the themes that it lies over. Converted fonts are kept in the folder `cache`, or
    else as long as the process. Raises FactsheetError, with line and column, for what a theme may not say.
    """
    from factsheet.render.fonts.collection import Fonts  # noqa: PLC0415 - only a build needs them
    from factsheet.render.fonts.providers import FolderFonts, PackageFonts  # noqa: PLC0415 - only a build needs them
    from factsheet.render.theme import Paper  # noqa: PLC0415 - as above

    theme, root = _read_theme(tuple((layer.file, layer.part) for layer in source.layers))
    fonts = Fonts(*(FolderFonts(layer.fonts, cache) for layer in source.layers), PackageFonts(), cache=cache)
    return LoadedTheme(source.file, theme.on_paper(Paper(paper)) if paper else theme, fonts, root)


@lru_cache(maxsize=8)
def _read_theme(files: tuple[tuple[NamedFile, str], ...]) -> tuple[Theme, Node]:
    """Read a theme from its files, or parts of them, the uppermost first; each changes those behind it."""
    from factsheet.production.sheets import theme_checker  # noqa: PLC0415 - as above
    from factsheet.render.theme import Theme  # noqa: PLC0415 - as above

    read_files = ((read(file.data, file.file), part) for file, part in files)
    roots = [(child(root, part) or root) if part else root for root, part in read_files]
    node = reduce(_over, roots)
    if misspelt := tuple(_misspelt(roots[-1], node)):
        raise FactsheetError(misspelt)
    return bind(node, Theme, theme_checker.checked), node


def _misspelt(base: Node, root: Node) -> Iterator[Diagnostic]:
    """Tell of colours and fonts that themes add and nothing names, where they are like one that there is."""
    named = {scalar.value for scalar in _scalars(root)}
    for table in ("palette", "fonts"):
        known, now = child(base, table), child(root, table)
        names = [entry.key for entry in known.entries] if isinstance(known, Mapping) else []
        for entry in now.entries if isinstance(now, Mapping) else ():
            if entry.key in names or entry.key in named:
                continue
            if close := nearest(entry.key, names, cutoff=0.75):
                message = f"nothing names `{entry.key}` in {table}"
                yield Diagnostic("unknown-key", message, entry.key_span, (did_you_mean(close),))


_WHOLE = ("languages",)
"""What a theme says anew as a whole, since it goes with the fall-backs beside it."""


def _over(over: Node, base: Node) -> Node:
    """Lay a theme over another; where it names another family for a font, Word has that, too, unless it says more."""
    fonts = child(over, "fonts")
    if not isinstance(over, Mapping) or not isinstance(fonts, Mapping):
        return laid_over(base, over, _WHOLE)
    known = child(base, "fonts")
    entries = [with_value(each, _named_alike(each.value, child(known, each.key))) for each in fonts.entries]
    new = [with_value(e, Mapping(tuple(entries), fonts.span)) if e.key == "fonts" else e for e in over.entries]
    return laid_over(base, Mapping(tuple(new), over.span), _WHOLE)


def _named_alike(font: Node, known: Node | None) -> Node:
    family = child(font, "family")
    if not isinstance(font, Mapping) or not isinstance(family, Scalar) or child(font, "word"):
        return font
    before = child(known, "family")
    if isinstance(before, Scalar) and before.value == family.value:
        return font
    word = (Entry("word", family.span, family), Entry("word_alternatives", family.span, Sequence((), family.span)))
    return Mapping((*font.entries, *word), font.span)


def check_themes(inputs: BuildInputs) -> None:
    """Raise FactsheetError, with its place, for a theme of a build that says what no theme may."""
    asked = (inputs.options.template, *inputs.options.template_by_kind.values())
    for name in {each or DEFAULT_TEMPLATE for each in asked}:
        make_theme(inputs.themes[name], inputs.options.paper, None)
