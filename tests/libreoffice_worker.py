"""The side of `libreoffice` that holds LibreOffice: a request a line on stdin, an answer a line on stdout, both JSON.

The system's own Python runs it, since UNO's bindings come with LibreOffice; so it imports nothing of the project. It
starts LibreOffice in a profile of its own and ends it when stdin ends.
"""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.awt.FontSlant import ITALIC
from com.sun.star.awt.FontWeight import BOLD
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException
from com.sun.star.text.ControlCharacter import LINE_BREAK, PARAGRAPH_BREAK
from com.sun.star.util import DateTime

PATIENCE = 90
PROFILE = "/org.openoffice.UserProfile/Data"


def value(name, content):
    return PropertyValue(name, 0, content, 0)


class Office:
    """A running LibreOffice."""

    def __init__(self, program, profile):
        # A pipe's name is a file name under /tmp: the profile's, which is unique.
        pipe = f"pipe,name={Path(profile).name}"
        command = [program, f"-env:UserInstallation={Path(profile).as_uri()}", f"--accept={pipe};urp;"]
        command += ["--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        context = self._connect(f"uno:{pipe};urp;StarOffice.ComponentContext")
        manager = context.ServiceManager
        self.desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        self.dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        self.settings = manager.createInstanceWithContext("com.sun.star.configuration.ConfigurationProvider", context)

    def _connect(self, address):
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with contextlib.suppress(NoConnectException):
                return resolver.resolve(address)
            # The starter of LibreOffice leaves with 81 after the first start in a new profile, to be started again.
            if self.process.poll() not in (None, 0, 81):
                break
            time.sleep(0.05)
        raise OSError("LibreOffice does not start")

    def name(self, author):
        """Let revisions and comments from now on be an author's."""
        place = (value("nodepath", PROFILE),)
        access = self.settings.createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationUpdateAccess", place
        )
        access.replaceByName("givenname", author)
        access.replaceByName("sn", "")
        access.commitChanges()

    def stop(self):
        with contextlib.suppress(Exception):
            self.desktop.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Editor:
    """A Word file opened in LibreOffice; its public methods are the operations."""

    def __init__(self, office, path):
        self.office = office
        self.text = None
        address = Path(path).resolve().as_uri()
        self.model = office.desktop.loadComponentFromURL(address, "_blank", 0, (value("Hidden", True),))
        if self.model is None:
            raise OSError(f"LibreOffice cannot open {path}")
        self.controller = self.model.CurrentController
        self.author = ""

    def close(self):
        with contextlib.suppress(Exception):
            self.model.close(True)

    def save(self, path):
        form = {".pdf": "writer_pdf_Export", ".odt": "writer8"}.get(Path(path).suffix, "MS Word 2007 XML")
        self.model.storeToURL(Path(path).resolve().as_uri(), (value("FilterName", form),))

    def as_author(self, name):
        self.office.name(name)
        self.author = name

    def tracking(self, on):
        self.model.RecordChanges = on

    def replace(self, find, new, paragraph=None):
        self._find(find, paragraph).setString(new)

    def insert_after(self, find, new, paragraph=None):
        place = self._find(find, paragraph).getEnd()
        place.getText().insertString(place, new, False)

    def insert_before(self, find, new, paragraph=None):
        place = self._find(find, paragraph).getStart()
        place.getText().insertString(place, new, False)

    def delete(self, find, paragraph=None):
        self._find(find, paragraph).setString("")

    def bold(self, find, paragraph=None, on=True):
        self._format(find, paragraph, "CharWeight", BOLD if on else 100.0)

    def italic(self, find, paragraph=None, on=True):
        self._format(find, paragraph, "CharPosture", ITALIC if on else uno.Enum("com.sun.star.awt.FontSlant", "NONE"))

    def link(self, find, address, paragraph=None):
        self._format(find, paragraph, "HyperLinkURL", address)

    def line_break(self, find, paragraph=None):
        place = self._find(find, paragraph).getEnd()
        place.getText().insertControlCharacter(place, LINE_BREAK, False)

    def insert_paragraph(self, after, new):
        cursor = self._end_of(self._paragraph(after))
        cursor.getText().insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        cursor.getText().insertString(cursor, new, False)

    def insert_paragraph_before(self, before, new):
        found = self._paragraph(before)
        place = found.getText().createTextCursorByRange(found.getStart())
        place.getText().insertString(place, new, False)
        place.getText().insertControlCharacter(place, PARAGRAPH_BREAK, False)

    def delete_paragraph(self, paragraph):
        found = self._paragraph(paragraph)
        cursor = found.getText().createTextCursorByRange(found.getStart())
        cursor.gotoEndOfParagraph(True)
        if not cursor.goRight(1, True):
            # The last paragraph of a text has no mark of its own to delete: it goes with that of the one before.
            cursor = found.getText().createTextCursorByRange(found.getStart())
            cursor.goLeft(1, False)
            cursor.gotoRange(found.getEnd(), True)
        cursor.setString("")

    def split(self, find, paragraph=None):
        place = self._find(find, paragraph).getEnd()
        place.getText().insertControlCharacter(place, PARAGRAPH_BREAK, False)

    def join(self, paragraph):
        cursor = self._end_of(self._paragraph(paragraph))
        cursor.goRight(1, True)
        cursor.setString("")

    def insert_row(self, after, cells=()):
        table, row = self._row(after)
        table.getRows().insertByIndex(row, 1)
        for number, words in enumerate(cells):
            if words:
                cell = table.getCellByName(f"{chr(ord('A') + number)}{row + 1}")
                cell.insertString(cell.createTextCursor(), words, False)

    def delete_row(self, find):
        """Delete a row by the menu's command, which alone tracks it; it does nothing until the table is laid out."""
        table, _ = self._row(find)
        before = self._state_of(table)
        for _ in range(100):
            self._show(self._find(find).getText().createTextCursor())
            self._command("DeleteRows")
            if self._state_of(table) != before:
                return
            time.sleep(0.05)
        raise OSError(f"LibreOffice does not delete the row of {find!r}")

    def _state_of(self, table):
        return table.getRows().getCount(), len(self.revisions())

    def _row(self, words):
        """Give the table in which words stand, and the number of the row, from 1."""
        search = self.model.createSearchDescriptor()
        search.SearchString, search.SearchCaseSensitive = words, True
        found = self.model.findFirst(search)
        while found is not None and found.TextTable is None:
            found = self.model.findNext(found.getEnd(), search)
        if found is None:
            raise LookupError(f"{words!r} stands in no table")
        return found.TextTable, _row_first(found.Cell.CellName)[0]

    def fill(self, row, column, text):
        """Type into the cell of a row, its columns counted from 1; an empty one holds nothing that could be found."""
        cell = self._cell(row, column)
        cell.insertString(cell.createTextCursor(), text, False)

    def clear(self, row, column):
        self._cell(row, column).setString("")

    def comment_cell(self, row, column, text):
        self._comment_on(self._cell(row, column).createTextCursor(), text)

    def _cell(self, row, column):
        table, number = self._row(row)
        return table.getCellByName(f"{chr(ord('A') + column - 1)}{number}")

    def hide(self, find, paragraph=None):
        self._format(find, paragraph, "CharHidden", True)

    def comment(self, find, text, paragraph=None):
        self._comment_on(self._find(find, paragraph), text)

    def _comment_on(self, found, text):
        note = self.model.createInstance("com.sun.star.text.textfield.Annotation")
        note.Author, note.Content, note.DateTimeValue = self.author, text, _now()
        found.getText().insertTextContent(found, note, True)

    def resolve(self, comment):
        found = next((field for field in self._comments() if comment in field.Content), None)
        if found is None:
            raise LookupError(f"there is no comment {comment!r}")
        found.Resolved = True

    def accept_all(self):
        self._command("AcceptAllTrackedChanges")

    def reject_all(self):
        self._command("RejectAllTrackedChanges")

    def accept(self, find):
        self._show(self._find(find))
        self._command("AcceptTrackedChange")

    def reject(self, find):
        self._show(self._find(find))
        self._command("RejectTrackedChange")

    def lines(self):
        return list(self._lines(self.model.getText()))

    def _lines(self, text):
        for part in _each(text):
            if part.supportsService("com.sun.star.text.TextTable"):
                for name in sorted(part.getCellNames(), key=_row_first):
                    yield from self._lines(part.getCellByName(name))
            else:
                yield part.getString()

    def running(self):
        lines = []
        styles = self.model.getStyleFamilies().getByName("PageStyles")
        for style in map(styles.getByIndex, range(styles.getCount())):
            for edge in ("Header", "Footer"):
                if style.isInUse() and getattr(style, f"{edge}IsOn"):
                    lines += self._lines(getattr(style, f"{edge}Text"))
                    if not getattr(style, "FirstIsShared", True):
                        lines += self._lines(getattr(style, f"{edge}TextFirst"))
        return lines

    def revisions(self):
        return [{"kind": each.RedlineType, "author": each.RedlineAuthor} for each in _each(self.model.getRedlines())]

    def comments(self):
        return [{"author": each.Author, "text": each.Content, "resolved": each.Resolved} for each in self._comments()]

    def _find(self, words, paragraph=None):
        search = self.model.createSearchDescriptor()
        search.SearchString, search.SearchCaseSensitive = words, True
        found = self.model.findFirst(search)
        while found is not None and paragraph is not None and paragraph not in self._around(found):
            found = self.model.findNext(found.getEnd(), search)
        if found is None:
            raise LookupError(f"there is no {words!r}" + (f" in a paragraph with {paragraph!r}" if paragraph else ""))
        return found

    def _around(self, place):
        cursor = place.getText().createTextCursorByRange(place)
        cursor.gotoStartOfParagraph(False)
        cursor.gotoEndOfParagraph(True)
        return cursor.getString()

    def _paragraph(self, words):
        place = self._find(words)
        cursor = place.getText().createTextCursorByRange(place.getStart())
        cursor.gotoStartOfParagraph(False)
        cursor.gotoEndOfParagraph(True)
        return cursor

    def _end_of(self, place):
        return place.getText().createTextCursorByRange(place.getEnd())

    def _comments(self):
        fields = _each(self.model.getTextFields())
        return [field for field in fields if field.supportsService("com.sun.star.text.textfield.Annotation")]

    def _format(self, find, paragraph, name, content):
        self._find(find, paragraph).setPropertyValue(name, content)

    def _show(self, place):
        self.controller.getViewCursor().gotoRange(place, False)

    def _command(self, name, **arguments):
        given = tuple(value(key, content) for key, content in arguments.items())
        self.office.dispatcher.executeDispatch(self.controller.Frame, f".uno:{name}", "", 0, given)


def _now():
    now = time.gmtime()
    return DateTime(0, now.tm_sec, now.tm_min, now.tm_hour, now.tm_mday, now.tm_mon, now.tm_year, True)


def _each(collection):
    walk = collection.createEnumeration()
    while walk.hasMoreElements():
        yield walk.nextElement()


def _row_first(name):
    column, row = re.fullmatch(r"([A-Za-z]+)(\d+)", name).groups()
    return int(row), len(column), column


def answer(office, request):
    editor = Editor(office, request["open"])
    try:
        for name, arguments in request["operations"]:
            getattr(editor, name)(**arguments)
        if request["save"]:
            editor.save(request["save"])
        return {name: getattr(editor, name)() for name in request["read"]}
    finally:
        editor.close()


def main():
    with tempfile.TemporaryDirectory(prefix="factsheet-office-", ignore_cleanup_errors=True) as profile:
        office = Office(sys.argv[1], profile)
        try:
            for line in sys.stdin:
                try:
                    reply = answer(office, json.loads(line))
                except DisposedException as error:
                    reply = {"error": f"LibreOffice has ended: {error}", "ended": True}
                except Exception as error:
                    reply = {"error": f"{type(error).__name__}: {error}"}
                sys.stdout.write(json.dumps(reply) + "\n")
                sys.stdout.flush()
        finally:
            office.stop()


if __name__ == "__main__":
    main()
