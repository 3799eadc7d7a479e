"""The clearance round of docs/review.md, from an empty folder: every command says what the page says that it does."""

from __future__ import annotations

import copy
import io
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from factsheet.cli.app import app
from factsheet.cli.errors import run

PAGE = Path(__file__).parents[2] / "docs" / "review.md"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_COMMENTS = b"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"


class Reviewer:
    """Edits a draft as Word does, with tracked changes, at a time of one day."""

    def __init__(self, draft: Path, author: str, hour: int) -> None:
        with zipfile.ZipFile(draft) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self._stamp = {f"{_W}author": author, f"{_W}date": f"2026-11-26T{hour:02}:00:00Z"}
        self._body = etree.fromstring(self.parts["word/document.xml"])
        self._ids = iter(range(9000, 9999))

    def replace(self, old: str, new: str) -> None:
        """Delete some words and type others."""
        self._cut(old, lambda run: [self._revised("del", run(old, "delText")), self._revised("ins", run(new, "t"))])

    def comment(self, words: str, text: str) -> None:
        """Comment on some words; the draft has no comments yet."""
        comments = etree.Element(f"{_W}comments", nsmap={"w": _W[1:-1]})
        comment = etree.SubElement(comments, f"{_W}comment", {f"{_W}id": "0", **self._stamp})
        etree.SubElement(etree.SubElement(etree.SubElement(comment, f"{_W}p"), f"{_W}r"), f"{_W}t").text = text
        self.parts["word/comments.xml"] = etree.tostring(comments)
        self._declare("[Content_Types].xml", b'<Override PartName="/word/comments.xml" ContentType="%s"/>' % _COMMENTS)
        relation = b'<Relationship Id="rIdC" Type="%s" Target="comments.xml"/>' % _RELATION
        self._declare("word/_rels/document.xml.rels", relation)
        mark = etree.Element(f"{_W}r")
        self._about(mark, "commentReference")
        ends = [self._about(None, name) for name in ("commentRangeStart", "commentRangeEnd")]
        self._cut(words, lambda run: [ends[0], run(words, "t"), ends[1], mark])

    def answer(self, office: str, *texts: str) -> None:
        """Fill in the cells behind that of an office."""
        cell = next(text for text in self._body.iter(f"{_W}t") if text.text == office)
        cell = next(cell.iterancestors(f"{_W}tc"))
        for text in texts:
            cell = cell.getnext()
            cell.find(f"{_W}p").append(self._revised("ins", _run(None, text, "t")))

    def save(self, path: str) -> None:
        self.parts["word/document.xml"] = etree.tostring(self._body, encoding="UTF-8", standalone=True)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as package:
            for name, data in self.parts.items():
                package.writestr(name, data)
        Path(path).write_bytes(buffer.getvalue())

    def _cut(self, words: str, pieces: Callable) -> None:
        """Put pieces in the place of some words of a run."""
        text = next(text for text in self._body.iter(f"{_W}t") if words in (text.text or ""))
        before, after = text.text.split(words, 1)
        old = text.getparent()

        def run(written: str, tag: str) -> etree._Element:
            return _run(old, written, tag)

        for piece in [*([run(before, "t")] if before else []), *pieces(run), *([run(after, "t")] if after else [])]:
            old.addprevious(piece)
        old.getparent().remove(old)

    def _revised(self, kind: str, run: etree._Element) -> etree._Element:
        revision = etree.Element(f"{_W}{kind}", {f"{_W}id": str(next(self._ids)), **self._stamp})
        revision.append(run)
        return revision

    def _declare(self, part: str, element: bytes) -> None:
        start, tag, rest = self.parts[part].rpartition(b"</")
        self.parts[part] = start + element + tag + rest

    @staticmethod
    def _about(parent: etree._Element | None, name: str) -> etree._Element:
        attributes = {f"{_W}id": "0"}
        made = etree.Element(f"{_W}{name}", attributes)
        if parent is not None:
            parent.append(made)
        return made


def _run(like: etree._Element | None, text: str, tag: str) -> etree._Element:
    run = etree.Element(f"{_W}r")
    if like is not None and (look := like.find(f"{_W}rPr")) is not None:
        run.append(copy.deepcopy(look))
    written = etree.SubElement(run, f"{_W}{tag}", {_SPACE: "preserve"})
    written.text = text
    return run


def change(file: str, *pairs: tuple[str, str]) -> None:
    text = Path(file).read_text("utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    Path(file).write_text(text, "utf-8")


def write_the_meeting() -> None:
    text = Path("talks.yaml").read_text("utf-8")
    # The starter file has today's date in it; digests and line numbers are to be the same every day.
    text = re.sub(r"(date|due): \d{4}-\d\d-\d\d", r"\1: 2026-11-25", text)
    Path("talks.yaml").write_text(text, "utf-8")
    change(
        "talks.yaml",
        ("# clearances: [", "clearances: ["),
        ("lead: The most important result", "lead: Next meeting"),
        ("text: One sentence says what was agreed.", "text: The parties will meet again in May."),
        # What stands for everything else that a writer fills in; a final sheet may hold no placeholder.
        ("city: City", "city: Vienna"),
        ("country: ZZ", "country: AT"),
        ("title: Title of the meeting", "title: Second round of talks"),
        ("- party: Party 1", "- party: Party A"),
        ("- party: Party 2", "- party: Party B"),
        ("owners: [Party 1]", "owners: [Party A]"),
        ("name: Name of the issuing ministry", "name: Ministry of Party A"),
        ("office: Name of the issuing office", "office: Energy desk"),
        ("{name: Name of the person, title: Title of the person}", "{name: A. Delegate, title: Head of delegation}"),
        ("lead: What the point is about", "lead: Lines"),
        ("text: What was said or agreed on it.", "text: The lines stay open."),
        ("A point can be a plain text, too.", "Notices go both ways."),
        ("A paragraph stands between points, or without any.", "Trade was not spoken of."),
        ("action: What is to be done", "action: List the lines"),
        ("title: Title of the text that the points rest on", "title: Minutes"),
        ("name: Name of the contact", "name: Desk"),
    )


def review() -> None:
    legal = Reviewer(Path("dist/talks.draft.docx"), "Jurist", 9)
    legal.replace("will", "intend to")
    legal.answer("Legal Adviser", "A. Jurist", "Cleared with edits", "November 26, 2026")
    legal.save("talks-legal.docx")
    press = Reviewer(Path("dist/talks.draft.docx"), "Writer", 10)
    press.replace("in May", "in the spring")
    press.comment("Vienna", "Which hall?")
    press.save("talks-press.docx")


def release() -> None:
    page = PAGE.read_text("utf-8")
    (remarks,) = re.findall(r"^    comments:\n(?:    .*\n)+", page, re.MULTILINE)
    assert Path("talks.review.yaml").read_text("utf-8") == re.sub("^    ", "", remarks, flags=re.MULTILINE)
    assert ": warning:" in page
    answer = "{office: Press office, decision: cleared, date: 2026-11-26}"
    assert f"`{answer}`" in page
    change("talks.yaml", ("status: draft #", "status: final #"), (", Press office]", f", {answer}]"))
    change("talks.review.yaml", ("status: open", "status: resolved"))
    (digest,) = re.findall(r"write `digest: (\w+)`", page)
    text = Path("talks.yaml").read_text("utf-8")
    Path("talks.yaml").write_text(re.sub(r"digest: \w+", f"digest: {digest}", text), "utf-8")


AFTER = {
    "factsheet new talks": write_the_meeting,
    "factsheet build talks.yaml --draft": review,
    "factsheet check talks.yaml": release,
}
_STEP = re.compile(r"^    \$ (.*)\n((?:    (?!\$ ).*\n)*)", re.MULTILINE)


def lines_of(text: str) -> str:
    """Give what a command printed as it stands on the page: indented, without what cannot be seen."""
    return "".join(f"    {line.rstrip()}\n" for line in text.splitlines() if line.strip())


def test_a_round_from_draft_to_release(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    page = PAGE.read_text("utf-8")
    steps = list(_STEP.finditer(page))
    assert AFTER.keys() <= {step[1] for step in steps}
    for step in steps:
        code = run(app, step[1].split()[1:])
        said = lines_of("".join(capfd.readouterr()))
        if os.environ.get("UPDATE_GOLDEN") == "1":
            page = page.replace(step[0], f"    $ {step[1]}\n{said}")
            PAGE.write_text(page, "utf-8")
        else:
            assert (code, said) == (0, step[2]), step[1]
        AFTER.get(step[1], lambda: None)()
