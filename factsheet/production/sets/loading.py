"""From a meeting file to its task, and to the task with the images that it turned out to need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from factsheet.diagnostics import FactsheetError
from factsheet.production.inputs.files import MAX_MEETING_BYTES, read_file
from factsheet.production.inputs.images import read_image
from factsheet.production.records.digests import digest
from factsheet.production.sets.plan import Item
from factsheet.production.sets.report import Observer
from factsheet.production.tasks.task import Outcome, Task


@dataclass(frozen=True, slots=True)
class Job:
    """A sheet to be made, and the images to take along."""

    item: Item
    images: tuple[str, ...] = ()

    def with_images(self, names: Iterable[str]) -> Job:
        """Give the same job with more images."""
        return Job(self.item, (*self.images, *names))


@dataclass(frozen=True, slots=True)
class Seen:
    """The digests of what went into a task."""

    content: str
    images: Mapping[str, str | None]


@dataclass
class Loader:
    """Reads what jobs need when there is room for them, and keeps the digests until the outcome is there."""

    observer: Observer
    _seen: dict[str, Seen] = field(default_factory=dict)

    def load(self, job: Job) -> Task | Outcome:
        """Read what a job needs; gives the outcome where the meeting file cannot be read."""
        source = job.item.source
        self.observer.started(source)
        try:
            data = read_file(source, MAX_MEETING_BYTES)
        except FactsheetError as error:
            return Outcome(str(source), diagnostics=error.diagnostics)
        images = {name: read_image(source.parent, name) for name in job.images}
        digests = {name: digest(image) if isinstance(image, bytes) else None for name, image in images.items()}
        self._seen[job.item.key] = Seen(digest(data), digests)
        return Task(str(source), data, images)

    def seen(self, item: Item) -> Seen:
        """Give what went into the task of an item, once."""
        return self._seen.pop(item.key, Seen("", {}))
