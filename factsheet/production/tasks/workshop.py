"""Makes sheets: a recipe once, then task after task, each giving the bytes of its files and what there is to say."""

from __future__ import annotations

import os
import time
import traceback
from dataclasses import replace
from pathlib import Path

from factsheet.diagnostics import DEFECT, TRACEBACK, Diagnostic, FactsheetError, Span, has_errors
from factsheet.document.text import document_text
from factsheet.meeting import MeetingFile, read_meeting
from factsheet.production.caches import cache_folder
from factsheet.production.inputs.files import Unfit
from factsheet.production.inputs.pack_files import match_language
from factsheet.production.inputs.pack_loading import PackLoader
from factsheet.production.options import Format
from factsheet.production.tasks.collector import paused
from factsheet.production.tasks.looks import Look, make_look
from factsheet.production.tasks.stages import Sheet, by_place, compose_sheet, render_sheet
from factsheet.production.tasks.task import Facts, Outcome, Recipe, Task, facts_of


class Workshop:
    """Does the tasks of one recipe; it reads no file but fonts, so it may stand in any process, on any machine.

    A sheet depends on its task and the recipe alone, not on the sheets made before.
    """

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._packs = PackLoader(recipe.packs, cache_folder())
        self._looks: dict[str, Look] = {}

    @paused()
    def make(self, task: Task) -> Outcome:
        """Make the files of a sheet in every format of the recipe, none being a check only.

        Never raises for what is wrong with the input.
        """
        start = time.perf_counter()
        try:
            outcome = self._read(task)
        except Exception as error:
            outcome = Outcome(task.source, diagnostics=(_defect(task.source, error),))
        return replace(outcome, seconds=time.perf_counter() - start)

    def _read(self, task: Task) -> Outcome:
        try:
            file = read_meeting(task.data, task.source)
        except FactsheetError as error:
            return Outcome(task.source, diagnostics=error.diagnostics)
        facts = facts_of(file.meeting, self._recipe.template_for(file.meeting.kind.value))
        languages = self._recipe.languages
        if languages and match_language(languages, facts.language) is None:
            return Outcome(task.source, facts, left_out=True)
        return self._compose(task, file, facts)

    def _compose(self, task: Task, file: MeetingFile, facts: Facts) -> Outcome:
        wanted: list[str] = []

        def read(name: str) -> bytes | Unfit:
            if name not in task.images:
                wanted.append(name)
            return task.images.get(name, Unfit("figure-missing", f"there is no image {name}"))

        recipe = self._recipe
        try:
            source, template, created = Path(task.source), facts.template, recipe.created
            sheet = compose_sheet(source, file, self._packs, template, created, read=read, rules_off=recipe.rules_off)
        except FactsheetError as error:
            return Outcome(task.source, facts, diagnostics=error.diagnostics)
        if wanted:
            return Outcome(task.source, facts, wanted=tuple(wanted))
        if has_errors(sheet.diagnostics):
            return Outcome(task.source, facts, diagnostics=sheet.diagnostics)
        return self._render(task.source, facts, sheet)

    def _render(self, source: str, facts: Facts, sheet: Sheet) -> Outcome:
        files: dict[Format, bytes] = {}
        diagnostics: list[Diagnostic] = list(sheet.diagnostics)
        fonts: set[str] = set()
        pages = None
        try:
            for form in self._recipe.formats:
                rendered = render_sheet(sheet, form, self._look(facts.template))
                files[form] = rendered.data
                diagnostics += rendered.diagnostics
                pages = rendered.pages or pages
                fonts.update(map(str, rendered.fonts))
        except FactsheetError as error:
            return Outcome(source, facts, diagnostics=error.diagnostics)
        words = sum(len(line.split()) for line in document_text(sheet.document))
        said = by_place(diagnostics)
        kept = {} if has_errors(said) else files
        return Outcome(source, facts, kept, said, (), tuple(sorted(fonts)), pages, words)

    def _look(self, template: str) -> Look:
        look = self._looks.get(template)
        if look is None:
            theme = self._recipe.themes[template]
            look = self._looks[template] = make_look(theme.file, self._recipe.paper, theme.fonts)
        return look


def _defect(source: str, error: Exception) -> Diagnostic:
    if os.environ.get(TRACEBACK):
        traceback.print_exception(error)
    hint = f"please report it, with what {TRACEBACK}=1 shows"
    return Diagnostic(DEFECT, f"a defect of factsheet: {type(error).__name__}: {error}", Span(source), (hint,))
