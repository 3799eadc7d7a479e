"""Builds sheets: what a build shares once, then task after task, each giving the bytes of its files."""

from __future__ import annotations

import dataclasses
import os
import time
from collections.abc import Callable
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factsheet.diagnostics import DEFECT, TRACEBACK, Diagnostic, FactsheetError, Span, has_errors
from factsheet.document.text import document_text
from factsheet.meeting import Meeting, MeetingFile, read_meeting
from factsheet.outputs.kept import Facts
from factsheet.outputs.registry import SheetOutput, sheet_outputs
from factsheet.pipeline.pack_loading import PackLoader
from factsheet.pipeline.packs import SheetStyle, Unfit
from factsheet.pipeline.sheets import Checks, Composing, Sheet, by_place, compose_sheet, pack_from, read_sheet
from factsheet.production.collector import paused
from factsheet.production.sheets.task import BuildInputs, Outcome, Task, facts_of
from factsheet.production.sheets.themes import LoadedTheme, make_theme
from factsheet.render.rendered import Rendered
from factsheet.typography.tags import match_language

if TYPE_CHECKING:
    from factsheet.pipeline.packs import NamedFile
    from factsheet.render.docx import DraftMarks


def render_sheet(sheet: Sheet, output: SheetOutput, theme: LoadedTheme) -> Rendered:
    """Make an output of a sheet; the diagnostics have their places in the meeting's file.

    Raises FactsheetError, in the theme's file, for a theme that cannot be followed.
    """
    return _placed(sheet, theme, lambda: output.render(sheet, theme.theme, theme.fonts))


def render_draft(sheet: Sheet, marks: DraftMarks, theme: LoadedTheme) -> Rendered:
    """Render a sheet as a Word draft; the rest is as in `render_sheet`."""
    from factsheet.render import docx  # noqa: PLC0415 - a renderer's libraries are heavy

    return _placed(sheet, theme, lambda: docx.render(sheet.document, theme.theme, sheet.images, marks))


def _placed(sheet: Sheet, theme: LoadedTheme, render: Callable[[], Rendered]) -> Rendered:
    try:
        rendered = render()
    except FactsheetError as error:
        raise FactsheetError(theme.place(error.diagnostics)) from None
    return replace(rendered, diagnostics=by_place(sheet.positions.place(rendered.diagnostics)))


class SheetBuilder:
    """Does the tasks of one build; it reads no file but fonts, so it may stand in any process, on any machine.

    A sheet depends on its task and the inputs alone, not on the sheets made before. `cache` is a folder that keeps
    compiled templates and converted fonts from one process to the next.
    """

    def __init__(self, inputs: BuildInputs, cache: Path | None) -> None:
        self._inputs = inputs
        self._cache = cache
        self._packs = PackLoader(inputs.packs, cache)
        self._themes: dict[SheetStyle, LoadedTheme] = {}

    @property
    def releases(self) -> bool:
        """Whether it makes sheets of a level of release."""
        return self._inputs.options.release is not None

    @paused()
    def make(self, task: Task) -> Outcome:
        """Do a task, as `build` does; never raises, not even for a defect of the program.

        Where images are wanted that the task lacks, the outcome names them. It says how long it took. Meanwhile no
        garbage is looked for.
        """
        start = time.perf_counter()
        wanted: list[str] = []

        def read(name: str) -> bytes | Unfit:
            if name not in task.images:
                wanted.append(name)
            return task.images.get(name, Unfit("figure-missing", f"there is no image {name}"))

        try:
            outcome = self.build(task, read)
        except Exception as error:
            outcome = Outcome(task.source, diagnostics=(_defect(task.source, error),))
        if wanted:
            outcome = Outcome(task.source, outcome.facts, wanted=tuple(wanted))
        return replace(outcome, seconds=time.perf_counter() - start)

    def build(self, task: Task, read_image: Callable[[str], bytes | Unfit]) -> Outcome:
        """Make every output of a meeting, none being a check only, and what those of the set keep of it.

        The images are those that `read_image` gives. Never raises for what is wrong with the input.
        """
        name, party = task.source, task.party
        try:
            file = read_meeting(task.data, task.cut) if task.cut else self.read(name, task.data, task.review)
            style = self.style(file.meeting)
        except FactsheetError as error:
            return Outcome(name, diagnostics=error.diagnostics)
        # Facts come first: where the hour comes meanwhile, they say of an embargo too much, and the sheet is made anew.
        facts = facts_of(file.meeting, style, self._inputs.options.moment, party)
        languages = self._inputs.options.languages
        if languages and match_language(languages, facts.language) is None:
            return Outcome(name, facts, left_out=True)
        try:
            sheet = self.compose(file, style, read_image, alternat=party, review=task.review)
        except FactsheetError as error:
            return Outcome(name, facts, diagnostics=error.diagnostics)
        if has_errors(sheet.diagnostics):
            return Outcome(name, facts, diagnostics=sheet.diagnostics)
        if self.releases:
            from factsheet.pipeline.gates import says_draft  # noqa: PLC0415 - for releases alone

            told = says_draft(file, self._inputs.options.release or "")
            sheet = replace(sheet, diagnostics=(*sheet.diagnostics, *told))
        if self._inputs.outputs:
            sheet.positions.let_go()
        return self._render(name, facts, sheet)

    def read(self, name: str, data: bytes, review: NamedFile | None = None, *, draft: bool = False) -> MeetingFile:
        """Read a meeting; `name` is its file's, and `review` what reviews left beside it.

        Raises FactsheetError for all that is wrong with it, and for a release that a gate stops, which a draft is not.
        """
        transforms = self._inputs.meeting_transforms
        return read_sheet(data, name, transforms, partial(self._hold, review, draft) if self.releases else None)

    def _hold(self, review: NamedFile | None, draft: bool, file: MeetingFile) -> None:
        """Hold the gates of a level against a full meeting."""
        from factsheet.pipeline.gates import hold_gates, standing_at  # noqa: PLC0415 - for releases alone
        from factsheet.production.inputs.levels import level_of  # noqa: PLC0415 - as above

        options = self._inputs.options
        level = level_of(options.release or "", options)
        hold_gates(file, standing_at(file, level, options.moment, review, draft=draft))

    def style(self, meeting: Meeting) -> SheetStyle:
        """Give the names of the pack and the profile of a meeting; raises FactsheetError for profiles at fault."""
        options, profiles = self._inputs.options, self._packs.profiles
        profile = options.profile or profiles.of_country(meeting.issuer.country)
        return SheetStyle(options.template_for(meeting.kind.value) or profiles.profile(profile).pack, profile)

    def compose(  # noqa: PLR0913 - the meeting, its style, and what stands beside it
        self,
        file: MeetingFile,
        style: SheetStyle,
        read_image: Callable[[str], bytes | Unfit] | None = None,
        *,
        draft: bool = False,
        alternat: str = "",
        review: NamedFile | None = None,
    ) -> Sheet:
        """Compose and check a meeting in a style, for release, as a draft, or as the copy of a party.

        Without `read_image` neither rules are held against it nor images looked at. What the review file has open is a
        gate of a full sheet; for a level, gates were held as the meeting was read. Raises FactsheetError, with places,
        for what stops the composition; all else stands in the sheet's diagnostics.
        """
        options = self._inputs.options
        composing = Composing(
            options.created,
            draft,
            transforms=self._inputs.document_transforms,
            alternat=alternat,
            at=options.moment,
            banners=options.banners,
        )
        checks = Checks(options.rules_off, read_image, review, not self.releases) if read_image else None
        return compose_sheet(file, pack_from(self._packs, style), composing, checks)

    def theme(self, style: SheetStyle) -> LoadedTheme:
        """Give the theme of a style; raises FactsheetError for one at fault."""
        theme = self._themes.get(style)
        if theme is None:
            profiles = self._packs.profiles
            source = self._inputs.themes[style.template].under(profiles.themes(style.profile))
            paper = self._inputs.options.paper or profiles.profile(style.profile).paper
            theme = self._themes[style] = make_theme(source, paper, self._cache)
        return theme

    def _fitting(self, sheet: Sheet, style: SheetStyle) -> tuple[LoadedTheme, dict[str, Rendered]]:
        """Give the theme of a sheet; where it is to fit, in the first step of the profile in which it is not too long.

        Where none is enough it is the theme as it is, so that what is told of the length goes for that. With it comes
        what was made in that theme to see how long the sheet is, by the names of outputs.
        """
        theme = self.theme(style)
        if not self._inputs.options.fit or sheet.document.max_pages is None:
            return theme, {}
        pages = next(each for each in sheet_outputs(("pdf",)) if each.paged)
        shares = self._packs.profiles.profile(style.profile).fit
        steps = chain([theme], (theme.shrunk(share) for share in shares))
        tried = ((each, render_sheet(sheet, pages, each)) for each in steps)
        usual = next(tried)
        fitting, rendered = next((each for each in chain([usual], tried) if not _is_too_long(each[1])), usual)
        return fitting, {pages.name: _tried_in_vain(rendered)}

    def _render(self, source: str, facts: Facts, sheet: Sheet) -> Outcome:
        files: dict[str, bytes] = {}
        diagnostics: list[Diagnostic] = list(sheet.diagnostics)
        fonts: set[str] = set()
        pages = None
        try:
            theme, made = self._fitting(sheet, SheetStyle(facts.template, facts.profile))
            for output in self._inputs.outputs:
                rendered = made.get(output.name) or render_sheet(sheet, output, theme)
                diagnostics += rendered.diagnostics
                if has_errors(rendered.diagnostics):
                    continue
                files[output.name] = rendered.data
                pages = rendered.pages if output.paged else pages
                fonts.update(map(str, rendered.fonts))
        except FactsheetError as error:
            return Outcome(source, facts, diagnostics=error.diagnostics)
        words = len("\n".join(document_text(sheet.document)).split()) if files else 0
        said = by_place(diagnostics)
        keeping = self._inputs.set_outputs if files or not has_errors(said) else ()
        kept = {each.name: each.keep(sheet) for each in keeping if each.keeps}
        return Outcome(source, facts, files, said, (), tuple(sorted(fonts)), pages, words, kept=kept)


def _tried_in_vain(rendered: Rendered) -> Rendered:
    """Give what was made with a hint that does not name the option which was given."""
    hints = ("shorten the texts, or choose another template: no step of the profile is enough",)
    told = rendered.diagnostics
    said = tuple(dataclasses.replace(each, hints=hints) if each.code == "too-long" else each for each in told)
    return replace(rendered, diagnostics=said)


def _is_too_long(rendered: Rendered) -> bool:
    return any(each.code == "too-long" for each in rendered.diagnostics)


def _defect(source: str, error: Exception) -> Diagnostic:
    if os.environ.get(TRACEBACK):
        from traceback import print_exception  # noqa: PLC0415 - only for a developer

        print_exception(error)
    hint = f"please report it, with what {TRACEBACK}=1 shows"
    return Diagnostic(DEFECT, f"a defect of factsheet: {type(error).__name__}: {error}", Span(source), (hint,))
