"""The random edits of another checkout's loop of reviews, taken back there and here: `python -m benchmarks.reviews`.

    python -m benchmarks.reviews --checkout DIR [--runs N] [--turns N]

The other checkout's loop draws the edits, on meetings that the loop here has. Then both take turns at what their loops
do with them: there a draft is made, edited, read, proved and merged in each run; here it is made once for a meeting.
The loop here merges every file again, too, so that it is timed with and without that. The time of the processor is
counted. `DIR` is a checkout of 69f7cdc, made by
`git worktree add DIR 69f7cdc`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).parent.parent
_PATHS = """
import json, pathlib, random, sys, time
checkout = pathlib.Path(sys.argv[1])
sys.path[:0] = [str(checkout / "tests/review"), str(checkout / "tests"), str(checkout)]
from word_edits import Body, W, read
def texts_of(root):
    seen = {}
    for paragraph in root.iter(f"{W}p"):
        text = read(paragraph)
        seen[text] = seen.get(text, -1) + 1
        yield paragraph, [text, seen[text]]
"""
TEXTS = """
from loop_sheet import LONG, sheet
print(json.dumps([sheet(name).text for name in LONG]))
"""
"""Gives the meetings of the loop here."""
DRAWN = """
import random_loop
from meeting_trees import changes_of, tree_in
class Noting(Body):
    def __init__(self, *given, **named):
        super().__init__(*given, **named)
        self.known, self.calls, self.depth = dict(texts_of(self.root)), [], 0
    def place(self, value):
        if isinstance(value, (str, int, list)):
            return value
        inner = next(each for each in value.iter(f"{W}p"))
        return {"row" if value is not inner else "paragraph": self.known[inner]}
def noting(name):
    def call(self, *given):
        if not self.depth:
            self.calls.append([name, [self.place(each) for each in given]])
        self.depth += 1
        try:
            return getattr(super(Noting, self), name)(*given)
        finally:
            self.depth -= 1
    return call
for name in "replace remove add_after move_after split join_next remove_row add_row_after".split():
    setattr(Noting, name, noting(name))
random_loop.Body = Noting
texts, cases = json.loads(sys.stdin.read()), []
for seed in range(int(sys.argv[2])):
    rng = random.Random(seed)
    text, tracked = texts[seed % len(texts)], rng.random() < 0.5
    base = tree_in(text.encode())
    editor = random_loop._Editor(rng, base, text, tracked=tracked)
    editor.make(rng.randint(1, 4))
    mine = [random_loop._own(c) for c in changes_of(rng, base, rng.randint(0, 3), set(editor.free))]
    here = random_loop.apply_changes(base, [*mine, *editor.beside], random_loop.INVERSE).tree
    today = random_loop.write_tree(text.encode(), "m.yaml", here, {}).decode()
    wanted = random_loop.said_by(random_loop._all_applied(base, [*mine, *editor.changes, *editor.together]))
    case = {"text": text, "today": today, "tracked": tracked, "calls": editor.body.calls, "wanted": wanted}
    cases.append(case | {"edits": editor.kinds})
cases.sort(key=lambda case: case["text"])
print(json.dumps(cases))
"""
"""Gives the edits that the loop of the other checkout draws on these meetings, as calls of what edits Word files."""
_TAKEN = """
def edited(draft, case):
    body = Body(draft, tracked=case["tracked"])
    known = {json.dumps(text): paragraph for paragraph, text in texts_of(body.root)}
    def there(value):
        if not isinstance(value, dict):
            return value
        [(kind, text)] = value.items()
        paragraph = known[json.dumps(text)]
        return paragraph if kind == "paragraph" else next(paragraph.iterancestors(f"{W}tr"))
    for name, given in case["calls"]:
        getattr(body, name)(*map(there, given))
    return body.data()
cases = json.loads(sys.stdin.read())
for warming in (True, False):
    before, good = time.process_time(), 0
    for case in cases[: 20 if warming else None]:
        good += taken(case)
print(json.dumps([time.process_time() - before, good]))
"""
THERE = f"""
from drafts import make_draft, read_draft
from factsheet.draft import ReviewFile
from factsheet.review.conflicts import Decisions
from factsheet.review.merging import merge_reviews
from factsheet.review.reviewed import review
from meeting_trees import said
def taken(case):
    reviewed = review("edited.docx", read_draft(edited(make_draft(case["text"]), case)))
    result = merge_reviews(case["today"].encode(), "m.yaml", [reviewed], ReviewFile(), Decisions())
    return bool(result.data) and said(result.data) == case["wanted"]
{_TAKEN}"""
HERE_TAKEN = f"""
from drafts import read_draft
from factsheet.draft.remarks import ReviewFile
from factsheet.production.collector import paused
from loop_sheet import LONG, sheet
from meeting_trees import said
from random_loop import Merging
def without_usual(value):
    if isinstance(value, list):
        return list(map(without_usual, value))
    if not isinstance(value, dict):
        return value
    return {{key: without_usual(inner) for key, inner in value.items() if (key, inner) != ("status", "open")}}
drafts = {{sheet(name).text: sheet(name).draft for name in LONG}}
@paused()
def taken(case):
    merging = Merging({{"edited.docx": read_draft(edited(drafts[case["text"]], case))}})
    first = merging.merged(case["today"].encode(), ReviewFile())
    if first.data is None or without_usual(said(first.data)) != without_usual(case["wanted"]):
        return False
    return not AGAIN or merging.merged(first.data, first.review_file).data == first.data
{_TAKEN}"""
HERE_AGAIN = f"AGAIN = True{HERE_TAKEN}"
HERE_ONCE = f"AGAIN = False{HERE_TAKEN}"


def main() -> None:
    """Draw the edits, take turns, and print the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--checkout", type=Path, required=True, help="a checkout of 69f7cdc")
    parser.add_argument("--runs", type=int, default=60, help="how many times a draft is edited")
    parser.add_argument("--turns", type=int, default=3, help="how often each has its turn")
    options = parser.parse_args()
    other = options.checkout.resolve()
    cases = _run(DRAWN, other, _run(TEXTS, HERE, None), options.runs)
    edits = sum(len(case["edits"]) for case in cases)
    print(f"{len(cases)} drafts with {edits} edits, {options.turns} turns")  # noqa: T201
    least = {}
    for name, code, checkout in (
        ("there", THERE, other),
        ("here", HERE_ONCE, HERE),
        ("here, merged again", HERE_AGAIN, HERE),
    ):
        found = [_run(code, checkout, cases) for _ in range(options.turns)]
        times = [1000 * took / len(cases) for took, _ in found]
        least[name] = min(times)
        clean = f"{found[0][1]} of {len(cases)} as meant"
        print(f"{name}: {min(times):.1f} ms a draft at least, {median(times):.1f} in the median, {clean}")  # noqa: T201
    ratios = (f"{least['there'] / time:.2f} ({name})" for name, time in least.items() if name != "there")
    print("as many times faster:", ", ".join(ratios))  # noqa: T201


def _run(code: str, checkout: Path, given: object, *arguments: object) -> Any:  # noqa: ANN401 - whatever a program prints
    """Run a program on a checkout, and give what it prints as JSON."""
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder, "program.py")
        program.write_text(_PATHS + code, encoding="utf-8")
        command = [sys.executable, str(program), str(checkout), *map(str, arguments)]
        ran = subprocess.run(  # noqa: S603 - this program's own code
            command, input=json.dumps(given), cwd=folder, capture_output=True, text=True, check=False
        )
    if ran.returncode:
        raise SystemExit(ran.stderr)
    return json.loads(ran.stdout)


if __name__ == "__main__":
    main()
