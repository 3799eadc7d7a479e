"""What filters and functions know of the sheet being composed: language, labels, designations, findings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from babel import Locale
from jinja2.runtime import Context
from markupsafe import Markup, escape

from factsheet.compose.values import Traced, derive
from factsheet.diagnostics import Diagnostic, Severity, suggest

CONTEXT_KEY = "_sheet"

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass
class Sheet:
    """One composition; `diagnostics` grows as values are formatted, `contexts` as templates import others.

    Dates have a locale of their own, since English without a region writes them as the issuer's country does.
    `prints` says what values print as, by filter and value: what stands in it is printed so, and what is formatted is
    added to it.
    """

    locale: Locale
    date_locale: Locale
    labels: Mapping[str, str]
    designations: Mapping[str, str]
    prints: dict[str, str] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    contexts: list[Context] = field(default_factory=list)

    def report(self, code: str, message: str, path: str, hint: str) -> None:
        """Note an error in a value."""
        self._add(Diagnostic(code, message, hints=(hint,), path=path))

    def warn(self, code: str, message: str, path: str, hint: str) -> None:
        """Note what is only doubtful."""
        self._add(Diagnostic(code, message, hints=(hint,), severity=Severity.WARNING, path=path))

    def let_go(self) -> None:
        """Empty the contexts of the templates, once rendered: macros hold them and each other, and so the meeting."""
        for context in self.contexts:
            context.vars.clear()
            context.parent.clear()
        self.contexts.clear()

    def _add(self, diagnostic: Diagnostic) -> None:
        if diagnostic not in self.diagnostics:
            self.diagnostics.append(diagnostic)

    def printed(self, value: str, form: Callable[[], str]) -> str:
        """Give what a value, named with its filter, prints as: as it is kept, or else as `form` gives it."""
        text = self.prints.get(value)
        if text is None:
            text = self.prints[value] = form()
        return text

    def label(self, key: str) -> str:
        """Give the text of a label; raises LookupError, with the nearest key known, where there is none."""
        if key not in self.labels:
            hint = suggest(key, self.labels)
            raise LookupError(f"the pack's labels have no `{key}`{f'; {hint}' if hint else ''}")
        return self.labels[key]

    def label_markup(self, key: str, choice: str | None = None, **values: str) -> Markup:
        """Give a label with its `{placeholders}` filled; a `choice` picks `key.choice` and is what it derives from."""
        text = self.label(f"{key}.{choice}" if choice is not None else key)
        if isinstance(choice, Traced):
            return Markup(derive(choice, text).__html__())  # noqa: S704 - escaped by __html__
        pieces = _PLACEHOLDER.split(text)
        for missing in sorted(set(pieces[1::2]) - values.keys()):
            raise LookupError(f"the label `{key}` needs `{missing}=`")
        filled = [values[piece] if i % 2 else piece for i, piece in enumerate(pieces)]
        return Markup("").join(escape(piece) for piece in filled)


def sheet_of(context: Context) -> Sheet:
    """Give the sheet of a template's context."""
    sheet = context.resolve(CONTEXT_KEY)
    if not isinstance(sheet, Sheet):
        raise TypeError(CONTEXT_KEY)
    return sheet
