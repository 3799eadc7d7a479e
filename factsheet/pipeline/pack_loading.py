"""From the files of packs to the pack that composes one meeting."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factsheet.characters import composed
from factsheet.compose import pack_checker
from factsheet.compose.pack import DesignationTable, Pack, TemplateSource, part_article
from factsheet.diagnostics import Diagnostic, FactsheetError, Span, counted, nearest
from factsheet.pipeline.packs import DEFAULT_TEMPLATE, TEMPLATE, NamedFile, PackFiles
from factsheet.pipeline.profiles import USUAL, Profiles, house_of, laid_texts
from factsheet.source import nodes
from factsheet.source.bind import bind, unknown_key
from factsheet.source.reader import read
from factsheet.typography.placeholders import PLACEHOLDER, has_words
from factsheet.typography.tags import matching

if TYPE_CHECKING:
    from factsheet.markings.scheme import Scheme
    from factsheet.pipeline.markings import Schemes
    from factsheet.profiles.model import Profile


_ENGLISH = "en"


class PackLoader:
    """Loads packs from their files, each once; compiled templates are kept in the folder `compiled`."""

    def __init__(self, files: PackFiles, compiled: Path | None) -> None:
        self._files = files
        self._compiled = compiled
        self._loaded: dict[tuple[str, str, str | None, str], Pack] = {}
        self.profiles = Profiles(files.profiles)
        self._schemes: Schemes | None = None
        self._templates: dict[str, dict[str, TemplateSource]] = {}

    def pack(self, name: str, language: str, country: str | None, profile: str = USUAL) -> Pack:
        """Give a pack for a meeting's language (BCP 47), its issuer's country, and a profile.

        Raises FactsheetError for a pack without labels for the language and for files that do not hold what they must.
        """
        key = (name, language, country, profile)
        if key not in self._loaded:
            labels, templates = self._labels_of(name, language, country), self._reachable(name)
            images = {path: file.data for path, file in self._files.images(name).items()}
            pack = Pack(name, f"{name}/{TEMPLATE}", templates, labels, compiled=self._compiled, images=images)
            names, forms = self._designations(language, country)
            self._loaded[key] = self._in_house(replace(_with_names(pack, names), forms=forms), key)
        return self._loaded[key]

    def _labels_of(self, name: str, language: str, country: str | None) -> dict[str, str]:
        """Give the labels of a sheet; English without a region calls seasons as the issuer's country does."""
        labels, regional = self.labels(name, language), f"{language}-{country}"
        if language != _ENGLISH or not self._files.regional_labels(name, regional):
            return labels
        there = self.labels(name, regional)
        return {key: there[key] if key.startswith("season.") else text for key, text in labels.items()}

    def scheme(self, name: str) -> Scheme:
        """Give a scheme of markings; raises FactsheetError where there is none, and for one at fault."""
        if self._schemes is None:
            from factsheet.pipeline.markings import schemes_of  # noqa: PLC0415 - for marked sheets alone

            self._schemes = schemes_of(self._files.markings)
        return self._schemes.scheme(name)

    def _in_house(self, pack: Pack, key: tuple[str, str, str | None, str]) -> Pack:
        """Lay what a profile says over a pack."""
        _, language, country, name = key
        profile = self.profiles.profile(name)
        self._refuse_odd_labels(name, language, pack)
        texts, names = (laid_texts(each, language) for each in (profile.labels, profile.designations))
        named = _with_names(pack, names)
        forms = {form: {c: text for c, text in each.items() if c not in names} for form, each in pack.forms.items()}
        filed = self._filed(profile, country) if profile.order.rest != "given" else {}
        house = house_of(profile, name, language, filed)
        named = replace(named, labels={**pack.labels, **texts}, forms=forms, house=house)
        return replace(named, marking=profile.marking, find_scheme=self.scheme)

    def _filed(self, profile: Profile, country: str | None) -> dict[str, str]:
        """Give the names in English by which parties are filed, as an issuer of the country prints them."""
        written, _ = self._designations(_ENGLISH, country)
        return {
            code: part_article(name)[0]
            for code, name in {**written, **laid_texts(profile.designations, _ENGLISH)}.items()
        }

    def _refuse_odd_labels(self, name: str, language: str, pack: Pack) -> None:
        """Refuse labels of a profile that no template prints, and placeholders that nothing fills.

        What the profile's own pack prints may be named whichever pack a sheet is set with.
        """
        profile = self.profiles.profile(name)
        templates = "".join(each.text for of in (pack.templates, self._reachable(profile.pack)) for each in of.values())
        for tag in matching(profile.labels, language):
            for key, text in profile.labels[tag].items():
                at, places = ("labels", tag, key), PLACEHOLDER.findall(pack.labels.get(key, text))
                if key not in pack.labels and f'"{key}"' not in templates:
                    raise FactsheetError([unknown_key(self.profiles.root_with(name, at), at, list(pack.labels))])
                if _odd(text, places):
                    raise FactsheetError([_unfilled(self.profiles.root_with(name, at), at, places)])

    def labels(self, name: str, language: str) -> dict[str, str]:
        """Give the pack's labels in a language (BCP 47), laid over the standard pack's.

        Raises FactsheetError where there are none, and for files that do not hold what they must.
        """
        files = self._files.labels(name, language)
        if not files:
            raise FactsheetError([_no_labels(name, language, self._files)])
        laid = self._files.laid_over(name, language)
        labels = {} if self._files.has_every_label(language) else self._signs(name)
        for file in files:
            if file.file not in laid and self._files.is_own(file):
                self._refuse_misspelt(name, file)
            labels.update(_texts(file, _places(laid.get(file.file, ()))))
        for each, known in laid.items():
            _refuse_missing(each, language, [key for file in known for key in _texts(file) if key not in labels])
        return labels

    def _refuse_misspelt(self, name: str, file: NamedFile) -> None:
        """Refuse keys beside a template of one's own that are like one of the standard pack; templates may name any."""
        node = read(file.data, file.file)
        known = {key for each in self._files.labels(DEFAULT_TEMPLATE, "en") for key in _texts(each)}
        templates = "".join(template.text for template in self._reachable(name).values())
        odd = [key for key in _labels(node) if key not in known and key not in templates]
        if odd := [key for key in odd if nearest(key, known, cutoff=0.8)]:
            raise FactsheetError(unknown_key(node, (key,), list(known)) for key in odd)

    def _signs(self, name: str) -> dict[str, str]:
        """Give the English labels that say no word: punctuation, which most languages have alike."""
        texts = (_texts(file) for file in self._files.labels(name, "en"))
        return {key: text for each in texts for key, text in each.items() if not has_words(text)}

    def _reachable(self, name: str) -> dict[str, TemplateSource]:
        if name not in self._templates:
            files = self._files.reachable(name).items()
            self._templates[name] = {path: TemplateSource(file.file, _text(file)) for path, file in files}
        return self._templates[name]

    def _designations(self, language: str, country: str | None) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
        """Give the names of states as they are written, with articles behind them, and their forms in sentences."""
        names: dict[str, str] = {}
        forms: dict[str, dict[str, str]] = {}
        for file in self._files.designations(language):
            table = bind(read(file.data, file.file), DesignationTable, pack_checker.checked)
            names.update(table.for_issuer(country))
            for form, texts in table.forms.model_dump(by_alias=True).items():
                forms.setdefault(form, {}).update(texts)
        return names, forms


def _with_names(pack: Pack, names: Mapping[str, str]) -> Pack:
    """Give a pack with names of states, which may have their articles behind them, over those that it has."""
    parted = {code: part_article(name) for code, name in names.items()}
    designations = {**pack.designations, **{code: name for code, (name, _) in parted.items()}}
    others = {code: article for code, article in pack.articles.items() if code not in parted}
    articles = {**others, **{code: article for code, (_, article) in parted.items() if article}}
    return replace(pack, designations=designations, articles=articles)


def _text(file: NamedFile) -> str:
    """Decode UTF-8 and compose it (NFC); raises FactsheetError with the place of what is not UTF-8."""
    try:
        return composed(file.data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = file.data.count(b"\n", 0, error.start) + 1
        span = Span(file.file, line, end_line=line)
        hint = "save the file as UTF-8"
        raise FactsheetError([Diagnostic("not-utf8", "the line is not UTF-8", span, (hint,))]) from None


def _places(files: Iterable[NamedFile]) -> dict[str, set[str]]:
    """Give the placeholders of each label of files."""
    found: dict[str, set[str]] = {}
    for file in files:
        for key, text in _texts(file).items():
            found.setdefault(key, set()).update(PLACEHOLDER.findall(text))
    return found


def _texts(file: NamedFile, known: Mapping[str, Collection[str]] = MappingProxyType({})) -> dict[str, str]:
    """Read a labels file; where labels are `known`, with their placeholders, others are errors."""
    node = read(file.data, file.file)
    labels = _labels(node)
    if known and (odd := [key for key in labels if key not in known]):
        raise FactsheetError(unknown_key(node, (key,), list(known)) for key in odd)
    odd_places = ((key, places) for key, places in known.items() if _odd(labels.get(key, ""), places))
    if faults := [_unfilled(node, (key,), places) for key, places in odd_places]:
        raise FactsheetError(faults)
    return labels


def _labels(node: nodes.Node) -> dict[str, str]:
    """Give what a labels file says: a word or phrase by its name."""
    entries = node.entries if isinstance(node, nodes.Mapping) else ()
    found = {each.key: each.value.value for each in entries if isinstance(each.value, nodes.Scalar)}
    labels = {key: text for key, text in found.items() if text is not None}
    if entries and len(labels) == len(entries):
        return labels
    from pydantic import RootModel  # noqa: PLC0415 - for what is wrong alone

    return bind(node, RootModel[dict[str, str]]).root


def _odd(text: str, places: Collection[str]) -> list[str]:
    """Give the placeholders of a label that no template fills."""
    return [place for place in PLACEHOLDER.findall(text) if place not in places]


def _unfilled(node: nodes.Node, key: tuple[str, ...], places: Collection[str]) -> Diagnostic:
    value = nodes.at(node, key)
    odd = _odd(str(value.value) if isinstance(value, nodes.Scalar) else "", places)
    named, known = (", ".join(f"`{{{place}}}`" for place in each) for each in (odd, sorted(places)))
    hint = f"it may have {known}" if known else "it has no placeholders"
    return Diagnostic("wrong-value", f"nothing fills {named} in `{key[-1]}`", nodes.value_span(node, key), (hint,))


def _refuse_missing(file: str, language: str, missing: list[str]) -> None:
    if missing:
        verb = "is" if len(missing) == 1 else "are"
        keys = ", ".join(f"`{key}`" for key in missing)
        message = f"{counted(len(missing), 'label')} for `{language}` {verb} missing: {keys}"
        hint = f"`factsheet templates labels {language}` prints every key with its English text"
        raise FactsheetError([Diagnostic("missing-key", message, Span(file), (hint,))])


def _no_labels(name: str, language: str, files: PackFiles) -> Diagnostic:
    pack = "" if name == DEFAULT_TEMPLATE else f" --template {name}"
    where = "" if files.is_built_in(name) else " --templates DIR"
    write = f"factsheet templates labels {language}{pack}{where} -o DIR/{name}/labels/{language}.yaml"
    hints = (
        f"there are labels for {', '.join(files.label_languages(name))}; `{write}` writes a file to fill in",
        "`--templates DIR` lays the file over the pack",
    )
    message = f"the template pack `{name}` has no labels for `{language}`"
    return Diagnostic("no-labels", message, hints=hints, path="language")
