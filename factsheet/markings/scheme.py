"""A scheme of markings made ready: its words looked up, its order, and what holds of a level or a control."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from babel.core import get_global

from factsheet.markings.marks import Control, PortionMark

if TYPE_CHECKING:
    from factsheet.markings.model import (
        CategoryRule,
        CompartmentRule,
        Compartments,
        ControlRule,
        ForeignRule,
        ReleaseRule,
        SchemeFile,
    )


class Scheme:
    """A scheme by its name; `rules` is what its file says."""

    def __init__(self, name: str, rules: SchemeFile) -> None:
        self.name, self.rules = name, rules

    @classmethod
    def of_values(cls, values: Mapping[str, str]) -> Scheme:
        """Give the scheme of what `to_values` gave; raises ValueError where the values are nothing of the kind."""
        from factsheet.markings.model import SchemeFile  # noqa: PLC0415 - pydantic's models take a while to make

        return cls(values.get("scheme", ""), SchemeFile.model_validate_json(values.get("rules", "")))

    def to_values(self) -> dict[str, str]:
        """Give its name, and its rules as JSON, in which their order is kept."""
        return {"scheme": self.name, "rules": self.rules.model_dump_json(exclude_defaults=True)}

    @cached_property
    def levels(self) -> tuple[str, ...]:
        """The portion marks of its levels, the lowest first."""
        return tuple(self.rules.levels)

    @property
    def release(self) -> ReleaseRule | None:
        """How its markings of foreign release roll up, if it has any."""
        return self.rules.release

    @property
    def foreign(self) -> ForeignRule | None:
        """How portions of others are marked, if it has any."""
        return self.rules.foreign

    def lead(self, text: str) -> CategoryRule | None:
        """Give the category whose open controls a segment of a marking begins to list."""
        return next((each for each in self.rules.categories if each.lead and text.startswith(each.lead)), None)

    def goes_by_page(self, asked: str | None) -> bool:
        """Tell whether pages have banners of their own, where `overall`, `page` or nothing is asked for."""
        rule = self.rules.pages
        allowed = rule.banner if rule else "overall"
        wanted = asked or ("page" if allowed == "page" else "overall")
        return allowed != "overall" and wanted == "page"

    def goes_unmarked(self, mark: PortionMark) -> bool:
        """Tell whether a sheet whose portions all have a mark may leave it to the banner."""
        match self.rules.unmarked and self.rules.unmarked.sheets:
            case "any":
                return True
            case "unclassified":
                return not self.is_classified(mark.level)
            case "public":
                return self.is_public(mark)
            case _:
                return False

    def is_public(self, mark: PortionMark) -> bool:
        """Tell whether a portion of a mark is for the public."""
        public = self.rules.public
        return public is not None and mark == PortionMark(public.level)

    def is_classified(self, level: str) -> bool:
        """Tell whether a level is a classification."""
        return self.rules.levels[level].classified

    def rule(self, mark: str) -> ControlRule | None:
        """Give the rule of a control; heads of categories and what a category leaves open have none."""
        return self.rules.controls.get(mark)

    @cached_property
    def heads(self) -> dict[str, CategoryRule]:
        """The categories that begin with a word of their own, by this word."""
        return {each.head: each for each in self.rules.categories if each.head}

    def category(self, mark: str) -> CategoryRule | None:
        """Give the category that a control is of: as it is listed, by its head, or by what the category leaves open."""
        if mark in self.heads:
            return self.heads[mark]
        rule = self.rule(mark)
        name = rule.category if rule else None
        matches = (each for each in self.rules.categories if _is_of(each, name, mark))
        return next(matches, None)

    def banner_word(self, mark: str) -> str:
        """Give how a banner has a control."""
        rule = self.rule(mark)
        return (rule and rule.banner) or mark

    def ordered(self, controls: Iterable[Control]) -> tuple[Control, ...]:
        """Give controls in the order of the scheme, each once, with the head of every category that has one."""
        kept = {each.mark: each for each in controls}
        for mark in tuple(kept):
            category = self.category(mark)
            if category and category.head:
                kept.setdefault(category.head, Control(category.head))
        codes = {mark: Control(mark, self.codes(each)) for mark, each in kept.items()}
        return tuple(sorted(codes.values(), key=self._place))

    def _place(self, control: Control) -> tuple[int, int, int, int, str]:
        category = self.category(control.mark)
        if category is None:
            return len(self.rules.categories), 0, 0, 0, control.mark
        listed = [*self.rules.controls]
        known = control.mark in listed and category.order == "listed"
        later = bool(category.first) and not control.mark.startswith(category.first or "")
        return (
            self.rules.categories.index(category),
            control.mark != category.head,
            later,
            listed.index(control.mark) if known else len(listed),
            self.banner_word(control.mark),
        )

    def compartments(self, mark: str) -> Compartments:
        """Give the rules of the compartments of a control, by the regular expressions of these."""
        rule, category = self.rule(mark), self.category(mark)
        return rule.compartments if rule else category.compartments if category else {}

    def compartment(self, mark: str, code: str) -> CompartmentRule | None:
        """Give the rule of a compartment, or of a sub-compartment with its compartment: `G`, `G ABCD`."""
        matches = (rule for key, rule in self.compartments(mark).items() if re.fullmatch(key, code))
        return next(matches, None)

    def compartment_words(self, mark: str) -> dict[str, str]:
        """Give the first words of compartments that banners have otherwise, by those of portions."""
        return {key.split(" ")[0]: rule.banner for key, rule in self.compartments(mark).items() if rule.banner}

    def codes(self, control: Control) -> tuple[str, ...]:
        """Give the codes of a control in order: the home country, those of three letters, then those of four.

        Compartments stand in ascending order, digits first; one goes without saying where a sub-compartment of it is.
        """
        if self.compartments(control.mark):
            whole = {code.partition(" ")[0] for code in control.codes if " " in code}
            return tuple(sorted(set(control.codes) - whole))
        home = self.release.home if self.release else ""
        return tuple(sorted(set(control.codes), key=lambda code: (code != home, len(code), code)))

    def members(self, codes: Iterable[str]) -> frozenset[str]:
        """Give the countries that codes stand for; a group whose members are not told stands for itself."""
        groups = self.release.groups if self.release else {}
        return frozenset(member for code in codes for member in (groups.get(code) or (code,)))

    def knows_code(self, code: str) -> bool:
        """Tell whether a code is that of a country (ISO 3166-1, three letters) or of a group of the scheme."""
        groups = self.release.groups if self.release else {}
        return code in groups or code in TRIGRAPHS

    def stands_for_lowest(self, mark: PortionMark) -> Control | None:
        """Give the control that stands in the place of the lowest level in a portion, if there is one."""
        if mark.level != self.levels[0]:
            return None
        first = mark.controls[0] if mark.controls else None
        rule = self.rule(first.mark) if first else None
        alone = rule is not None and rule.alone and len(mark.controls) == 1
        return first if first and (first.mark in self.heads or alone) else None

    def words(self) -> Iterator[tuple[str, str]]:
        """Give every word that a marking may have, with the portion mark that it means."""
        for mark in self.rules.levels:
            yield from ((mark, mark), (self.rules.levels[mark].banner, mark))
        yield from ((head, head) for head in self.heads)
        for mark, rule in self.rules.controls.items():
            yield from ((word, mark) for word in (mark, rule.banner, rule.title) if word)


def _is_of(category: CategoryRule, name: str | None, mark: str) -> bool:
    if name is not None:
        return category.name == name
    return category.open is not None and re.fullmatch(category.open, mark) is not None


_OF_USERS = "AA[A-Z]|Q[M-Z][A-Z]|X[A-Z]{2}|ZZ[A-Z]"
"""The codes that ISO 3166-1 leaves to users, which CLDR lists as well: without a scheme they say no country."""
TRIGRAPHS = frozenset(
    code
    for code in get_global("territory_aliases")
    if re.fullmatch("[A-Z]{3}", code) and not re.fullmatch(_OF_USERS, code)
)
"""The codes of countries of three letters (ISO 3166-1 alpha-3, and those that it had), as CLDR knows them."""
