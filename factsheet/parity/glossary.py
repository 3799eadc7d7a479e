"""Agreed translations: a file of terms, a text a language, and whether a name or term of one is that of another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from factsheet.diagnostics.values import Beside, refuse
from factsheet.meeting.text import Line, is_language
from factsheet.models.declaring import Field, Model, ValidationInfo, field_validator
from factsheet.models.schemas import for_editors
from factsheet.parity.terms import find
from factsheet.source.bind import bind
from factsheet.source.reader import read


class Term(Model):
    """A term, or a name: what it is in each language, and where that stands."""

    stripped = True

    term: dict[str, Line] = Field(
        description="The agreed text in each language, by BCP 47 tags: two languages at least.",
        json_schema_extra={"minProperties": 2},
    )
    forms: dict[str, Annotated[tuple[Line, ...], Field(min_length=1)]] = Field(
        default={}, description="Other forms that count as the agreed text: plurals, cases, abbreviations."
    )
    note: Line | None = Field(
        default=None, description="What is to be known of it: where it goes, and where it does not."
    )
    source: Line | None = Field(default=None, description="The text that it was agreed in, or its address.")

    @field_validator("term", "forms", mode="before")
    @classmethod
    def _in_languages(cls, texts: object) -> object:
        """Put an error in the place of a text whose language is none."""
        if not isinstance(texts, dict):
            return texts
        odd = refuse("must stand under a BCP 47 language tag", "for example `en`, `fr` or `pt-BR`")
        return {tag: text if is_language(str(tag)) else odd for tag, text in texts.items()}

    @field_validator("term")
    @classmethod
    def _in_two(cls, term: dict[str, str]) -> dict[str, str]:
        if len(term) < 2:
            raise refuse("must be in two languages at least", "for example `{en: ceasefire, fr: cessez-le-feu}`")
        return term

    @field_validator("forms")
    @classmethod
    def _of_its_languages(cls, forms: dict[str, tuple[str, ...]], info: ValidationInfo) -> dict[str, tuple[str, ...]]:
        known = info.data.get("term", forms)
        if odd := next((tag for tag in forms if tag not in known), None):
            beside = Beside("the languages stand here", ("term",), 1)
            raise refuse(f"has forms in `{odd}`, in which the term has no text", "add it to `term:`", beside=beside)
        return forms

    def of(self, language: str) -> tuple[str, ...]:
        """Give its forms in a language, the agreed one first; none where it is not in it.

        A text in a language serves its countries, too (RFC 4647 section 3.4).
        """
        tags = {tag.casefold(): tag for tag in self.term}
        subtags = language.casefold().split("-")
        ranges = ("-".join(subtags[:count]) for count in range(len(subtags), 0, -1))
        tag = next((tags[each] for each in ranges if each in tags), None)
        return (self.term[tag], *self.forms.get(tag, ())) if tag else ()


class Glossary(Model):
    """The terms of a set."""

    stripped = True

    terms: tuple[Term, ...] = Field(
        default=(), description="The terms and names, each with its text in several languages."
    )

    def between(self, one: str, other: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Give the forms in both of two languages of every term that has a text in both."""
        for term in self.terms:
            if (ours := term.of(one)) and (theirs := term.of(other)):
                yield ours, theirs

    def every_form(self) -> tuple[tuple[str, ...], ...]:
        """Give all texts of each term, in whatever language."""
        return tuple(
            (*term.term.values(), *(form for forms in term.forms.values() for form in forms)) for term in self.terms
        )

    def agree(self, one: str, language: str, other: str, other_language: str) -> bool | None:
        """Tell whether two whole texts are one term; None where neither is a term that both languages have."""
        judged = None
        for ours, theirs in self.between(language, other_language):
            first, second = _is(one, ours, language), _is(other, theirs, other_language)
            if first and second:
                return True
            if first or second:
                judged = False
        return judged


def _is(text: str, forms: tuple[str, ...], language: str) -> bool:
    return text in forms or any(place == (0, len(text)) for place in find(text, forms, language))


def parse_glossary(name: str, data: bytes) -> Glossary:
    """Read a glossary; `name` is what spans call its file. Raises FactsheetError, with every error at its place."""
    return bind(read(data, name), Glossary)


def glossary_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of a glossary, for editors."""
    schema = Glossary.model_json_schema()
    return for_editors(schema)
