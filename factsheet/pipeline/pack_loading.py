"""From the files of packs to the pack that composes one meeting."""

from pathlib import Path

from pydantic import RootModel

from factsheet.compose.pack import DesignationTable, Pack, TemplateSource
from factsheet.diagnostics import Diagnostic, FactsheetError, Span
from factsheet.pipeline.packs import TEMPLATE, NamedFile, PackFiles
from factsheet.source.bind import bind
from factsheet.source.reader import read


class _Labels(RootModel):  # type: ignore[type-arg] # what stands in brackets is made at a cost, `root` is not
    """A labels file: a word or phrase by its name."""

    root: dict[str, str]


class PackLoader:
    """Loads packs from their files, each once; compiled templates are kept in the folder `compiled`."""

    def __init__(self, files: PackFiles, compiled: Path | None) -> None:
        self._files = files
        self._compiled = compiled
        self._loaded: dict[tuple[str, str, str | None], Pack] = {}
        self._templates: dict[str, dict[str, TemplateSource]] = {}

    def pack(self, name: str, language: str, country: str | None) -> Pack:
        """Give a pack for a meeting's language (BCP 47) and its issuer's country.

        Raises FactsheetError for a pack without labels for the language and for files that do not hold what they must.
        """
        key = (name, language, country)
        if key not in self._loaded:
            labels, designations = self._labels(name, language), self._designations(language, country)
            templates = self._reachable(name)
            self._loaded[key] = Pack(name, f"{name}/{TEMPLATE}", templates, labels, designations, self._compiled)
        return self._loaded[key]

    def _reachable(self, name: str) -> dict[str, TemplateSource]:
        if name not in self._templates:
            files = self._files.reachable(name).items()
            self._templates[name] = {path: TemplateSource(file.file, _text(file)) for path, file in files}
        return self._templates[name]

    def _labels(self, name: str, language: str) -> dict[str, str]:
        """Give the pack's labels, laid over the standard pack's."""
        files = self._files.labels(name, language)
        if not files:
            raise FactsheetError([_no_labels(name, language, self._files.label_languages(name))])
        labels: dict[str, str] = {}
        for file in files:
            labels.update(bind(read(file.data, file.file), _Labels).root)
        return labels

    def _designations(self, language: str, country: str | None) -> dict[str, str]:
        names: dict[str, str] = {}
        for file in self._files.designations(language):
            names.update(_table(file).for_issuer(country))
        return names


def _text(file: NamedFile) -> str:
    """Decode UTF-8; raises FactsheetError with the place of what is not UTF-8."""
    try:
        return file.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.data.count(b"\n", 0, error.start) + 1
        span = Span(file.file, line, end_line=line)
        hint = "save the file as UTF-8"
        raise FactsheetError([Diagnostic("not-utf8", "the line is not UTF-8", span, (hint,))]) from None


def _table(file: NamedFile) -> DesignationTable:
    return bind(read(file.data, file.file), DesignationTable)


def _no_labels(name: str, language: str, known: tuple[str, ...]) -> Diagnostic:
    hint = f"there are labels for {', '.join(known)}; a pack of your own may have `labels/{language}.yaml`"
    message = f"the template pack `{name}` has no labels for `{language}`"
    return Diagnostic("no-labels", message, hints=(hint,), path="language")
