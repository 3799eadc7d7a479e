"""The content of template packs, by language (RFC 4647), and what the pipeline is given of other files."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from factsheet.diagnostics import Diagnostic, Span, suggest
from factsheet.typography.tags import match_language, matching


class NamedFile(Struct, frozen=True):
    """The content of a file, and the name that errors give it."""

    file: str
    data: bytes


class SheetStyle(Struct, frozen=True):
    """How a sheet is made: the names of its template pack and of its profile."""

    template: str
    profile: str


class Unfit(Struct, frozen=True):
    """Why an image cannot be used, and what to do; it stands in the place of the image's bytes."""

    code: str
    message: str
    hints: tuple[str, ...] = ()


def unknown_profile(name: str, known: Iterable[str], span: Span | None = None) -> Diagnostic:
    """Say that there is no profile of a name, with the nearest one."""
    return _unknown("unknown-profile", f"there is no profile `{name}`", name, known, span)


def unknown_scheme(name: str, known: Iterable[str], span: Span | None = None) -> Diagnostic:
    """Say that there is no scheme of markings of a name, with the nearest one."""
    return _unknown("unknown-scheme", f"there is no scheme of markings `{name}`", name, known, span)


def _unknown(code: str, message: str, name: str, known: Iterable[str], span: Span | None) -> Diagnostic:
    names = sorted(known)
    hint = suggest(name, names) or f"there are: {', '.join(names)}"
    return Diagnostic(code, message, span, (hint,))


DEFAULT_TEMPLATE = "standard"
TEMPLATE = "template.html.j2"
THEME = "theme.yaml"
LABELS = "labels"
DESIGNATIONS = "designations"
IMAGES = "images"
PROFILES = "profiles"
MARKINGS = "markings"
OF_PACK = "pack:"
"""What stands before the path of an image in a pack, where a template names it; no meeting can."""

_REFERENCE = re.compile(r"\{%[-+]?\s*(?:extends|import|include|from)\b(.*?)%\}", re.DOTALL)
_LITERAL = re.compile(
    r"\s*(?P<quote>[\"'])(?P<name>[^\"'\\]+)(?P=quote)\s*"
    r"(?:ignore\s+missing\s*)?(?:(?:with|without)\s+context\s*)?(?:(?:as|import)\s[^\"'(\[{]*)?-?",
)


class PackFiles(Struct, frozen=True, dict=True):
    """The files of the packs of each folder of packs, by their path inside it; where two have a pack, the first serves.

    The last folder is that of the built-in packs.
    """

    roots: tuple[Mapping[str, NamedFile], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the packs, sorted."""
        return tuple(
            sorted({path.split("/")[0] for root in self.roots for path in root if path.endswith(f"/{TEMPLATE}")})
        )

    @property
    def templates(self) -> dict[str, NamedFile]:
        """The templates of every pack by the names that `extends`, `import` and `include` use."""
        return {
            path: file
            for name in self.names
            for path, file in self._root(name).items()
            if path.startswith(f"{name}/") and path.endswith(".j2") and path.count("/") == 1
        }

    @cached_property
    def profiles(self) -> dict[str, NamedFile]:
        """The files of profiles by the names of these, those of the first folders first."""
        return self._named(PROFILES)

    @cached_property
    def markings(self) -> dict[str, NamedFile]:
        """The files of schemes of markings by the names of these, those of the first folders first."""
        return self._named(MARKINGS)

    def _named(self, folder: str) -> dict[str, NamedFile]:
        found: dict[str, NamedFile] = {}
        for root in self.roots:
            for name in sorted(_tags(root, f"{folder}/")):
                found.setdefault(name, root[f"{folder}/{name}.yaml"])
        return found

    @cached_property
    def profile_packs(self) -> dict[str, str]:
        """The template packs of profiles by the names of these, as a glance tells them."""
        from factsheet.pipeline.glance import packs_of  # noqa: PLC0415 - it knows the files of packs

        return packs_of(self.profiles)

    def labels(self, name: str, language: str) -> tuple[NamedFile, ...]:
        """Give the labels files that serve a pack in a language (BCP 47), the weakest first."""
        return tuple(file for _, _, file in self._labels(name, language))

    def regional_labels(self, name: str, *regional: str) -> tuple[NamedFile, ...]:
        """Give the labels files that tags of English have of their own; without tags those of all its regions."""
        tags = regional or [tag for tag in self.label_languages(name) if tag.startswith("en-")]
        found = {file.file: file for tag in tags for file in self.labels(name, tag)}
        return tuple(file for file in found.values() if file not in self.labels(name, "en"))

    def laid_over(self, name: str, language: str) -> dict[str, tuple[NamedFile, ...]]:
        """Give the names of those labels files that stand in a folder without a template, for a pack of another folder.

        Each comes with the files of that pack in English, which has every key, the weakest first.
        """
        return {
            file.file: tuple(known for each, _, known in self._labels(pack, "en") if _has_template(each, pack))
            for root, pack, file in self._labels(name, language)
            if not _has_template(root, pack)
        }

    def label_languages(self, name: str) -> tuple[str, ...]:
        """Give the languages that a pack has labels for, its own or the standard pack's, in any of the folders."""
        folders = ((root, f"{pack}/{LABELS}/") for root, pack in self._label_folders(name))
        return tuple(sorted({tag for root, folder in folders for tag in _tags(root, folder)}))

    def has_every_label(self, language: str) -> bool:
        """Tell whether the program brings labels for a language: those of the standard pack have every key."""
        return match_language(_tags(self.roots[-1], f"{DEFAULT_TEMPLATE}/{LABELS}/"), language) is not None

    def is_built_in(self, name: str) -> bool:
        """Tell whether a pack of this name comes with the program."""
        return _has_template(self.roots[-1], name)

    def images(self, name: str) -> dict[str, NamedFile]:
        """Give the images that a pack brings, as its templates name them: `pack:images/logo.png`."""
        folder = f"{name}/{IMAGES}/"
        root = self._root(name)
        return {f"{OF_PACK}{path.partition('/')[2]}": root[path] for path in root if path.startswith(folder)}

    def is_own(self, file: NamedFile) -> bool:
        """Tell whether a file stands in a folder of one's own, not in that of the program."""
        return len(self.roots) > 1 and any(file in root.values() for root in self.roots[:-1])

    def designations(self, language: str) -> tuple[NamedFile, ...]:
        """Give the designations files that serve a language, the weakest first."""
        folder = f"{DESIGNATIONS}/"
        return tuple(
            root[f"{folder}{tag}.yaml"]
            for root in reversed(self.roots)
            for tag in reversed(matching(_tags(root, folder), language))
        )

    def reachable(self, name: str) -> dict[str, NamedFile]:
        """Give the templates that a pack's own can reach; all, where one of these names another by an expression."""
        every = self.templates
        reached: dict[str, NamedFile] = {}
        waiting = [f"{name}/{TEMPLATE}"]
        while waiting:
            path = waiting.pop()
            if path not in every or path in reached:
                continue
            reached[path] = every[path]
            for inner in _references(every[path].data):
                if inner is None:
                    return every
                waiting.append(inner)
        return dict(sorted(reached.items()))

    def _root(self, name: str) -> Mapping[str, NamedFile]:
        return next((root for root in self.roots if _has_template(root, name)), {})

    def _labels(self, name: str, language: str) -> Iterator[tuple[Mapping[str, NamedFile], str, NamedFile]]:
        for root, pack in reversed(self._label_folders(name)):
            folder = f"{pack}/{LABELS}/"
            for tag in reversed(matching(_tags(root, folder), language)):
                yield root, pack, root[f"{folder}{tag}.yaml"]

    def _label_folders(self, name: str) -> tuple[tuple[Mapping[str, NamedFile], str], ...]:
        """Give the packs, each with the folder, whose labels serve a pack: its own before the standard pack's."""
        return tuple((root, pack) for pack in dict.fromkeys((name, DEFAULT_TEMPLATE)) for root in self.roots)


def _has_template(root: Mapping[str, NamedFile], pack: str) -> bool:
    return f"{pack}/{TEMPLATE}" in root


def _tags(root: Mapping[str, NamedFile], folder: str) -> Iterator[str]:
    """Give the languages of the files of a folder, by which these are named."""
    for path in root:
        rest = path.removeprefix(folder)
        if rest != path:
            yield rest.removesuffix(".yaml")


def _references(template: bytes) -> Iterator[str | None]:
    """Give the names of the templates that a template names; None for one that only an expression knows."""
    for reference in _REFERENCE.finditer(template.decode("utf-8", "replace")):
        literal = _LITERAL.fullmatch(reference[1])
        yield literal["name"] if literal else None
