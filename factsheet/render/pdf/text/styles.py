"""Text styles of the theme with every name resolved: what a paragraph needs to know to be set."""

from functools import lru_cache
from typing import Literal, Self

from msgspec.structs import replace

from factsheet.models.records import Frozen
from factsheet.render.theme import RuleLine, TextStyle, Theme

Align = Literal["start", "center", "end", "justify"]


class RuleStyle(Frozen):
    """A rule: its width and distance from the text in points, its colour `#rrggbb`."""

    width: float
    color: str
    gap: float = 0


class Look(Frozen):
    """How something looks."""

    def but(self, **changes: object) -> Self:
        """Give the same look with some fields changed; the same object for equal looks and changes."""
        return _changed(self, tuple(changes.items()))  # type: ignore[return-value]


@lru_cache(maxsize=1024)
def _changed(look: Look, changes: tuple[tuple[str, object], ...]) -> Look:
    return replace(look, **dict(changes))


class ResolvedStyle(Look):
    """How a paragraph is set; lengths in points, colours `#rrggbb`, `font` a name of the theme's fonts.

    `even` makes the lines of a paragraph as equal in length as words allow; `in_cell` tells of those of tables.
    """

    font: str
    size: float
    leading: float
    bold: bool
    italic: bool
    color: str
    align: Align
    space_before: float
    space_after: float
    indent: float
    hyphenate: bool
    keep_with_next: bool
    rule_above: RuleStyle | None = None
    rule_below: RuleStyle | None = None
    even: bool = False
    in_cell: bool = False


_STYLE_FIELDS = TextStyle.__struct_fields__


def resolve_style(theme: Theme, style: TextStyle) -> ResolvedStyle:
    """Give a theme's style with its colours resolved; a theme keeps its styles, so each is resolved once."""
    # Known by their identity: models with other models in them are slow to hash.
    found = _resolved.get((id(theme), id(style)))
    if found is None:
        if len(_resolved) >= _MOST_RESOLVED:
            _resolved.clear()
        found = _resolved[id(theme), id(style)] = (theme, style, _resolve(theme, style))
    return found[2]


_MOST_RESOLVED = 1024
_resolved: dict[tuple[int, int], tuple[Theme, TextStyle, ResolvedStyle]] = {}


def _resolve(theme: Theme, style: TextStyle) -> ResolvedStyle:
    values = {name: getattr(style, name) for name in _STYLE_FIELDS}
    values["color"] = theme.color(style.color)
    values["rule_above"] = resolve_rule(theme, style.rule_above)
    values["rule_below"] = resolve_rule(theme, style.rule_below)
    return ResolvedStyle(**values)


def resolve_rule(theme: Theme, rule: RuleLine | None) -> RuleStyle | None:
    """Give a theme's rule with its colour resolved."""
    return RuleStyle(rule.width, theme.color(rule.color), rule.gap) if rule else None


class TextSetting(Frozen):
    """Where blocks stand: the styles of body paragraphs and of list items there, and a list's indent in points."""

    body: ResolvedStyle
    item: ResolvedStyle
    indent: float
