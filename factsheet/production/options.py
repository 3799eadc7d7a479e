"""What a build is asked to do: every option once, with its flag, its key in `factsheet.toml` and what it makes anew."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, TypeAlias, get_args, get_origin, get_type_hints

from msgspec import Struct, field
from msgspec.structs import replace

from factsheet.diagnostics import Diagnostic, FactsheetError, suggest
from factsheet.outputs.registry import format_names

EPOCH_VARIABLE = "SOURCE_DATE_EPOCH"


class OptionError(FactsheetError):
    """An option or argument of a command is at fault, not the input: it names what is not there, or makes no sense."""


class Stale(StrEnum):
    """What another value of an option makes anew, in the words of docs/sets.md."""

    NOTHING = "nothing"
    FILES = "files of another name or format"
    USERS = "sheets that use what is another now"
    SHEETS = "every sheet"


EMPTY = ("is empty", "leave it out for what is usual")
"""What is wrong with an empty text, as an empty variable of a shell gives it, and what to do."""


class Option(Struct, frozen=True):
    """An option: what it is for, how it is written, what it may be, and what another value makes anew.

    `flags` are those of the command line and `key` that of `factsheet.toml`, the field's name standing for `{}`; there
    is none where it is empty. `metavar` stands behind the flag: DIR and FILE are paths. `choices` gives all values
    there are; `fault` gives what is wrong with one, then what to do, which is told under `code`. `checks` says that
    `factsheet check`, which writes nothing, takes it, too. The rest is what the field itself says: `kind` is its type,
    or that of its items where there are `many`.
    """

    help: str
    metavar: str | None = None
    flags: str = "--{}"
    key: str = "{}"
    stale: Stale = Stale.NOTHING
    choices: Callable[[], tuple[str, ...]] = tuple
    fault: Callable[[str], tuple[str, ...] | None] | None = None
    code: str = "wrong-value"
    checks: bool = False
    name: str = ""
    kind: Any = str
    many: bool = False
    default: Any = None

    def fault_in(self, value: Any) -> tuple[str, ...] | None:  # noqa: ANN401 - any type
        """Give what is wrong with a value or an item, then what to do about it; None where nothing is."""
        fault = self.fault(value) if self.fault else None
        return fault or (EMPTY if isinstance(value, str) and not value.strip() else None)

    @property
    def usual(self) -> str:
        """The default as the command line writes it; empty where there is none to speak of."""
        if self.many:
            return ",".join(self.default)
        return str(self.default) if isinstance(self.default, str | Path) else ""


@cache
def options_of(model: type) -> tuple[Option, ...]:
    """Give the options that the fields of a class declare, in their order."""
    defaults = model()
    hints = get_type_hints(model, include_extras=True).items()
    return tuple(_filled(name, get_args(hint), getattr(defaults, name)) for name, hint in hints)


def _filled(name: str, annotated: tuple[Any, Option], default: object) -> Option:
    held, option = annotated
    many = get_origin(held) is tuple
    kind = get_args(held)[0] if many or NoneType in get_args(held) else held
    flags, key = (text.format(name.replace("_", "-")) for text in (option.flags, option.key))
    return replace(option, name=name, flags=flags, key=key, kind=kind, many=many, default=default)


def _rule_fault(code: str) -> tuple[str, ...] | None:
    from factsheet.check.registry import explain_unknown  # noqa: PLC0415 - only where a rule is named

    return explain_unknown(code)


def language_fault(tag: str) -> tuple[str, ...] | None:
    """Say what is wrong with a language's tag (BCP 47) and what to do, None where nothing is."""
    from factsheet.meeting.text import is_language  # noqa: PLC0415 - only where a language is named

    return None if is_language(tag) else ("must be a language tag", "for example `en` or `pt-BR` (BCP 47)")


ALL = "all"
"""What stands for all parties of a meeting."""


def _party_fault(party: str) -> tuple[str, ...] | None:
    return None if party.strip() else ("must name a party, or all", "for example `all`, or `JP,KR,US`")


def _percent_fault(share: str) -> tuple[str, ...] | None:
    return None if int(share) <= 100 else ("must be a share in percent", "from 1 to 100")


def _moment_fault(text: str) -> tuple[str, ...] | None:
    from factsheet.times.zoned import ZonedTimeError, parse_zoned  # noqa: PLC0415 - only where a moment is named

    try:
        parse_zoned(text)
    except ZonedTimeError as error:
        return (str(error), *error.hints)
    return None


FIELDS = ("id", "language", "template", "profile", "party", "format", "kind", "status", "date", "year")
"""What a pattern may name: the meeting's id, language, kind, status and first day, its year, the names of template and
profile, the party of a copy, and the format, which is the file's extension."""

_FIELD = re.compile(r"\{([^{}]*)\}")


def find_fault(pattern: str) -> tuple[str, ...] | None:
    """Give what is wrong with a pattern, then what to do about it; None where nothing is."""
    fields = _FIELD.findall(pattern)
    rest = _FIELD.sub("x", pattern)
    parts = rest.split("/")
    for name in fields:
        if name not in FIELDS:
            hint = suggest(name, FIELDS) or f"there are: {', '.join(FIELDS)}"
            return f"names a field `{name}` that there is not", hint
    if any(character in '{}\\:*?"<>|' or ord(character) < 32 for character in rest):  # on Windows, too
        return "has a character that is not for names of files", "separate folders by `/`"
    if any(not part or part.startswith(".") for part in parts):
        return "must name a file inside the output folder, and no hidden one", "write a relative path without `..`"
    from factsheet.meeting.text import names_device  # noqa: PLC0415 - only where a pattern is named

    if any(map(names_device, parts)):
        return "has a name that Windows keeps for a device", "call the folder otherwise"
    if not pattern.endswith(".{format}"):
        return "must end with `.{format}`", "as in `{language}/{id}.{format}`"
    return None if "id" in fields else ("must name `{id}`, which tells meetings apart", "as in `{id}.{format}`")


def fill(pattern: str, values: Mapping[str, str]) -> str:
    """Give the name that a pattern makes of the values of its fields."""
    return _FIELD.sub(lambda field: values[field[1]], pattern)


_Texts: TypeAlias = tuple[str, ...]


class Options(Struct, frozen=True):
    """What a build makes: of which meetings, how, and where; paths are as seen from the working folder.

    `inputs` and `exclude` start at the folder of `factsheet.toml`; named paths go before them.
    """

    inputs: Annotated[_Texts, Option("Meetings: globs; ** stands for any folders.", flags="")] = ("inputs/**/*.yaml",)
    exclude: Annotated[_Texts, Option("Globs of files that are no meetings.", flags="")] = ()
    profile: Annotated[
        str | None,
        Option("The house of style, instead of the issuer's country's.", "NAME", stale=Stale.SHEETS, checks=True),
    ] = None
    profiles: Annotated[
        Path | None, Option("A folder of your own profiles, found first.", "DIR", stale=Stale.USERS, checks=True)
    ] = None
    markings: Annotated[
        Path | None,
        Option("A folder of your own schemes of markings, found first.", "DIR", stale=Stale.USERS, checks=True),
    ] = None
    alternat: Annotated[
        _Texts, Option("Copies of parties, or of `all`, each naming its own first.", "PARTIES", fault=_party_fault)
    ] = ()
    template: Annotated[
        str | None, Option("The template pack, instead of the profile's.", "NAME", stale=Stale.USERS, checks=True)
    ] = None
    template_by_kind: Annotated[
        Mapping[str, str], Option("The template pack of a kind of meeting.", flags="", stale=Stale.USERS)
    ] = field(default_factory=dict)
    templates: Annotated[
        Path | None, Option("A folder of your own packs, found first.", "DIR", stale=Stale.USERS, checks=True)
    ] = None
    languages: Annotated[
        _Texts,
        Option("Only meetings in these languages.", "TAGS", stale=Stale.SHEETS, fault=language_fault, checks=True),
    ] = ()
    rules_off: Annotated[
        _Texts,
        Option(
            "Rules to switch off.", "CODES", stale=Stale.SHEETS, fault=_rule_fault, code="unknown-rule", checks=True
        ),
    ] = ()
    parity: Annotated[
        str, Option("Whether versions in several languages are compared.", choices=lambda: ("on", "off"), checks=True)
    ] = "on"
    reference: Annotated[
        str | None,
        Option("The language of the version that others are held against.", "TAG", fault=language_fault, checks=True),
    ] = None
    glossary: Annotated[Path | None, Option("Agreed translations, for parity and traces.", "FILE", checks=True)] = None
    trace: Annotated[
        int | None,
        Option(
            "The least share of facts, in percent, that rest on quotes.", "PERCENT", fault=_percent_fault, checks=True
        ),
    ] = None
    output: Annotated[Path, Option("Where files go.", "DIR", flags="-o --output")] = Path("dist")
    formats: Annotated[
        _Texts,
        Option("File formats.", "FORMATS", flags="-f --format", stale=Stale.FILES, choices=format_names),
    ] = ("pdf", "docx")
    name: Annotated[
        str | None,
        Option("Names of files: '{language}/{id}.{format}'.", "PATTERN", stale=Stale.FILES, fault=find_fault),
    ] = None
    theme: Annotated[Path | None, Option("A theme to use instead of the pack's.", "FILE", stale=Stale.USERS)] = None
    paper: Annotated[
        str | None,
        Option("A page size to use instead of the theme's.", stale=Stale.SHEETS, choices=lambda: ("a4", "letter")),
    ] = None
    banners: Annotated[
        str | None,
        Option(
            "Whether pages of marked PDFs have their own banner, where the scheme has it so.",
            stale=Stale.SHEETS,
            choices=lambda: ("overall", "page"),
        ),
    ] = None
    fit: Annotated[
        bool, Option("Set a sheet that is too long in the tighter steps of its profile.", stale=Stale.SHEETS)
    ] = False
    at: Annotated[
        str | None,
        Option(
            "The moment that embargoes and silence are held against.  [default: now]",
            "TIME",
            key="",
            stale=Stale.USERS,
            fault=_moment_fault,
            checks=True,
        ),
    ] = None
    release: Annotated[
        str | None,
        Option("Only what a level may see: public, one of the set's, or a mark.", "LEVEL", key="", checks=True),
    ] = None
    levels: Annotated[
        Mapping[str, Mapping[str, Any]], Option("What levels of release may see.", flags="", key="release")
    ] = field(default_factory=dict)
    created: Annotated[
        datetime | None,
        Option("The time that files give as their making.", flags="", key="", stale=Stale.SHEETS),
    ] = None
    named_by_profile: Annotated[
        bool, Option("Whether names of files tell the profile.", flags="", key="", stale=Stale.FILES)
    ] = False

    @property
    def moment(self) -> datetime:
        """The moment (aware) that embargoes and silence are held against: `at`, or what the clock says.

        It is never SOURCE_DATE_EPOCH.
        """
        if self.at is None:
            return datetime.now(UTC)
        from factsheet.times.zoned import parse_zoned  # noqa: PLC0415 - only where a moment is named

        return parse_zoned(self.at).instant

    def template_for(self, kind: str) -> str | None:
        """Give the name of the template pack that is asked for a kind of meeting; None where it is the profile's."""
        return self.template_by_kind.get(kind, self.template)


class RunOptions(Struct, frozen=True):
    """How a build goes about its work; none of it changes a byte of the files. Without `jobs` there is one a core."""

    jobs: Annotated[int | None, Option("Processes.  [default: one a core]", "N", flags="-j --jobs")] = 1
    scheduler: Annotated[str | None, Option("A Dask cluster to build on, tls://host:8786.", "URL")] = None
    insecure_scheduler: Annotated[bool, Option("Allow a scheduler beyond this machine without TLS.")] = False
    force: Annotated[bool, Option("Build what is up to date, too.")] = False
    prune: Annotated[bool, Option("Remove files whose meeting is gone.")] = False
    fail_fast: Annotated[bool, Option("Stop at the first meeting that has errors.")] = False


class DraftOptions(Struct, frozen=True):
    """How drafts are made, beside what every build is asked for; without a store it is the one beside the meeting."""

    enforce_tracking: Annotated[bool, Option("With --draft: editors must track changes.")] = False
    store: Annotated[Path | None, Option("With --draft: where bases are kept.", "DIR")] = None


class SilenceOptions(Struct, frozen=True):
    """Until when a text is put under silence; without an hour it is the one that the meeting says."""

    until: Annotated[
        str | None, Option("When silence expires.  [default: as the meeting says]", "TIME", fault=_moment_fault)
    ] = None


def source_date_epoch(environment: Mapping[str, str]) -> datetime | None:
    """Give the time in SOURCE_DATE_EPOCH, in seconds since 1970 (reproducible-builds.org/specs/source-date-epoch).

    None where the variable is unset or empty; raises OptionError where it is no such number.
    """
    text = environment.get(EPOCH_VARIABLE, "")
    if not text:
        return None
    try:
        # int() alone would take signs, spaces, underscores and other scripts' digits.
        return datetime.fromtimestamp(int(text if text.isascii() and text.isdigit() else "none"), UTC)
    except (ValueError, OverflowError, OSError):
        message = f"{EPOCH_VARIABLE} must be a whole number of seconds since 1970, not {text!r}"
        hint = "for example `SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)`, or unset it"
        raise OptionError([Diagnostic("source-date-epoch", message, hints=(hint,))]) from None
