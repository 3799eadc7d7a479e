"""A level of release in the pipeline: the scheme of a meeting is found as a build finds it, the meeting filtered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import astuple

from factsheet.diagnostics import FactsheetError
from factsheet.pipeline.packs import NamedFile
from factsheet.pipeline.profiles import Profiles
from factsheet.pipeline.transforms import MeetingTransform
from factsheet.release.levels import Level

if TYPE_CHECKING:
    from factsheet.markings.scheme import Scheme
    from factsheet.meeting import MeetingFile
    from factsheet.pipeline.markings import Schemes
    from factsheet.release.removal import Released


class Releaser(Struct, frozen=True, dict=True):
    """Releases meetings to a level: by the files of profiles and of schemes, and the profile that is asked for, if any.

    It can be pickled, as it goes to other processes; what is made of the files is made anew there.
    """

    level: Level
    profiles: Mapping[str, NamedFile]
    markings: Mapping[str, NamedFile]
    profile: str | None = None

    def __reduce__(self) -> tuple[object, ...]:
        """Give what makes it again."""
        return Releaser, astuple(self)

    @cached_property
    def _profiles(self) -> Profiles:
        return Profiles(self.profiles)

    @cached_property
    def _schemes(self) -> Schemes:
        from factsheet.pipeline.markings import schemes_of  # noqa: PLC0415 - brings in pydantic

        return schemes_of(self.markings)

    def scheme(self, file: MeetingFile) -> Scheme:
        """Give the scheme of a meeting; raises FactsheetError for marks that are none, and portions without one."""
        from factsheet.meeting.portions import is_marked  # noqa: PLC0415 - for releases alone
        from factsheet.pipeline.marked import mark_sheet  # noqa: PLC0415 - as above

        meeting = file.meeting
        usual = self._profiles.profile(self.profile or self._profiles.of_country(meeting.issuer.country)).marking
        if is_marked(meeting):
            mark_sheet(file, usual, self._schemes.scheme)
        return self._schemes.scheme((meeting.classification and meeting.classification.scheme) or usual)

    def release(self, file: MeetingFile) -> Released:
        """Give a meeting as the level gets it, and what is withheld.

        Raises FactsheetError, with places in the full meeting, where no sheet of it may go to the level. Gates are held
        against it beforehand.
        """
        from factsheet.release.removal import released  # noqa: PLC0415 - as above

        try:
            return released(file, self.level, self.scheme(file))
        except FactsheetError as error:
            raise type(error)(file.positions.place(error.diagnostics)) from None

    def __call__(self, file: MeetingFile) -> MeetingFile:
        """Give a meeting as the level gets it; raises as `release` does."""
        return self.release(file).file


def release_transform(releaser: Releaser) -> MeetingTransform:
    """Give the transform that releases meetings to a level."""
    level = releaser.level
    return MeetingTransform("release", releaser, json.dumps([level.name, level.sees, level.indicated, level.unmarked]))
