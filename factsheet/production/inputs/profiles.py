"""The profiles that there are, each with what it says, and the JSON Schema of profiles, for editors."""

from typing import Any

from msgspec import Struct

from factsheet.models.schemas import for_editors
from factsheet.production.inputs.packs import PackLibrary


class ListedProfile(Struct, frozen=True):
    """A profile: whose it is, which countries' issuers have it, its pack, what it prints, and the file it stands in.

    `languages` are those that it has labels for (BCP 47).
    """

    name: str
    title: str
    base: str | None
    countries: tuple[str, ...]
    languages: tuple[str, ...]
    pack: str
    paper: str | None
    head: tuple[str, ...]
    body: tuple[str, ...]
    file: str


def listed_profiles(library: PackLibrary) -> tuple[ListedProfile, ...]:
    """Give the profiles by their names; raises FactsheetError with all that is wrong with one, at its place."""
    from factsheet.pipeline.profiles import Profiles  # noqa: PLC0415 - brings in the parser

    profiles = Profiles(library.files.profiles)
    return tuple(_listed(profiles, name) for name in profiles.names)


def _listed(profiles: Any, name: str) -> ListedProfile:  # noqa: ANN401 - see above
    found = profiles.profile(name)
    return ListedProfile(
        name,
        found.title,
        found.base,
        found.countries,
        tuple(sorted(found.labels)),
        found.pack,
        found.paper,
        found.head,
        found.body,
        profiles.file(name).file,
    )


def profile_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of profiles, with that of what they lay over a theme."""
    from factsheet.profiles.model import Profile  # noqa: PLC0415 - brings in pydantic
    from factsheet.render.theme import theme_schema  # noqa: PLC0415 - as above

    schema, theme = Profile.model_json_schema(), theme_schema()
    schema["$defs"] |= theme.pop("$defs")
    kept = {key: value for key, value in theme.items() if key in {"type", "properties", "additionalProperties"}}
    schema["properties"]["theme"] = {**kept, "description": schema["properties"]["theme"]["description"]}
    return for_editors(schema)
