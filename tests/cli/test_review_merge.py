"""`factsheet review merge`, from the draft to the bytes of the meeting file, scenario by scenario."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path

import pytest
import yaml
from msgspec import structs

from factsheet.meeting import content_digest, read_meeting
from factsheet.review import merge_files

sys.path.append(str(Path(__file__).parents[1] / "review"))

from clearance import MEETING
from word_edits import Body, W, read


class Reviewer:
    """Edits a draft by what it reads."""

    def __init__(self, data: bytes, author: str = "Jane", *, tracked: bool = True) -> None:
        self.body = Body(data, tracked=tracked, author=author)

    def find(self, text: str):
        found = [p for p in self.body.root.iter(f"{W}p") if text in read(p)]
        assert found, text
        return found[-1]

    def swap(self, old: str, new: str, within: str = "") -> Reviewer:
        paragraph = self.find(within or old)
        at = read(paragraph).index(old)
        self.body.replace(paragraph, at, at + len(old), new)
        return self

    def row(self, text: str):
        return next(self.find(text).iterancestors(f"{W}tr"))

    def save(self, name: str = "jane.docx") -> str:
        Path(name).write_bytes(self.body.data())
        return name


def test_a_word_changes_in_its_place_and_nothing_else(draft, merged):
    after = merged(Reviewer(draft).swap("soon", "in summer").save(), lines=1)
    assert after == MEETING.replace("and to do so soon.", "and to do so in summer.")


def test_an_emptied_review_file_is_one_of_nothing(factsheet, draft, merged):
    Path("m.review.yaml").write_text("# all seen to\n", encoding="utf-8")
    merged(Reviewer(draft).swap("soon", "in summer").save(), lines=1)
    Path("m.review.yaml").write_bytes(b"")
    assert factsheet("build", "--draft", "m.yaml", "-o", "out").code == 0


def test_two_authors_in_one_value(draft, merged):
    one = Reviewer(draft, "Jane").swap("strengthen", "deepen").save("jane.docx")
    two = Reviewer(draft, "Kim").swap("prosperity", "welfare").save("kim.docx")
    after = merged(two, one, lines=1)
    assert after == MEETING.replace("strengthen", "deepen").replace("prosperity", "welfare")


def test_a_value_replaced_as_a_whole(draft, merged):
    after = merged(Reviewer(draft).swap("Nothing else was said of it.", "All was said: twice.").save(), lines=1)
    assert after == MEETING.replace("- Nothing else was said of it.", "- 'All was said: twice.'")


def test_words_become_bold_links_stay(draft, merged):
    after = merged(Reviewer(draft).swap("critical", "vital").save(), lines=1)
    assert after == MEETING.replace("**critical**", "**vital**")


def test_an_item_added_and_one_removed(draft, merged):
    reviewer = Reviewer(draft)
    reviewer.body.add_after(reviewer.find("Nothing else"), "A new point stands here.")
    reviewer.body.remove(reviewer.find("to speak of it again"))
    after = merged(reviewer.save(), lines=1)
    expected = MEETING.replace("      - 'The parties agreed to speak of it again, and to do so soon.'\n", "")
    assert after.replace("\n\n", "\n") == expected.replace(
        "said of it.\n", "said of it.\n      - A new point stands here.\n"
    ).replace("\n\n", "\n")


def test_an_item_moved_with_its_comment_and_edited(draft, merged):
    reviewer = Reviewer(draft)
    reviewer.body.move_after(reviewer.find("Deterrence"), reviewer.find("Nothing else"))
    after = merged(reviewer.save(), lines=0)
    moved = MEETING[MEETING.index("      # the first") : MEETING.index("      - 'The parties")]
    assert after.replace("\n\n", "\n").replace(moved, "") == MEETING.replace(moved, "").replace("\n\n", "\n")
    assert after.index("Nothing else") < after.index("# the first point") < after.index("lead: Deterrence")


def test_a_bullet_split_and_others_joined(draft, merged):
    reviewer = Reviewer(draft)
    paragraph = reviewer.find("to speak of it again")
    at = read(paragraph).index(", and to do so soon.")
    reviewer.body.replace(paragraph, at, at + 2, "")
    reviewer.body.split(paragraph, at)
    after = merged(reviewer.save(), lines=1)
    assert "      - 'The parties agreed to speak of it again'\n      - and to do so soon.\n" in after


def test_rows_are_added_and_removed_and_dates_come_back(draft, merged):
    reviewer = Reviewer(draft)
    reviewer.body.add_row_after(reviewer.row("Draw up a plan"), ["Write it down", "Japan", "May 2, 2025", "Open"])
    reviewer.body.remove_row(reviewer.row("Tell the press"))
    reviewer.swap("July 15, 2025", "August 1, 2025")
    reviewer.swap("April 3, 2025", "April 4, 2025", within="Brussels, April 3")
    after = merged(reviewer.save(), lines=3)
    assert "date: 2025-04-04   # a Thursday\n" in after
    assert "    due: 2025-08-01\n  - action: Write it down\n    owners: [JP]\n    due: 2025-05-02\n" in after
    assert "Tell the press" not in after


def test_cjk_words_merge_by_character(draft, merged):
    changed = MEETING.replace("強く守る", "強く保つ")
    Path("m.yaml").write_text(changed, encoding="utf-8")
    after = merged(Reviewer(draft).swap("安定", "繁栄").save(), before=changed, lines=1)
    assert "平和と繁栄を強く保つ。" in after


def test_the_yaml_was_edited_meanwhile_in_the_same_list_and_value(draft, merged):
    changed = MEETING.replace("'The parties agreed", "'Both parties agreed").replace(
        "      - Nothing", "      - A point of the YAML's own.\n      - Nothing"
    )
    Path("m.yaml").write_text(changed, encoding="utf-8")
    reviewer = Reviewer(draft).swap("soon", "in summer")
    reviewer.body.add_after(reviewer.find("Nothing else"), "A new point.")
    after = merged(reviewer.save(), before=changed, lines=1)
    assert "'Both parties agreed to speak of it again, and to do so in summer.'" in after
    assert "      - A point of the YAML's own.\n      - Nothing else was said of it.\n" in after
    assert "said of it.\n      - A new point.\n" in after.replace("\n\n", "\n")


def test_the_same_words_are_shown_side_by_side_and_settled(draft, factsheet):
    changed = MEETING.replace("Nothing else", "Nothing more")
    name = Reviewer(draft).swap("Nothing else", "Something else").save()
    Path("m.yaml").write_text(changed, encoding="utf-8")
    outcome = factsheet("review", "merge", name)
    assert outcome.code == 1
    assert Path("m.yaml").read_text("utf-8") == changed
    assert not Path("m.review.yaml").exists()
    (conflict,) = json.loads(factsheet("review", "merge", name, "--format", "json").out)["conflicts"]
    assert conflict["versions"] == {
        name: "Something else was said of it.",
        "the meeting file": "Nothing more was said of it.",
    }
    assert factsheet("review", "merge", name, "--ours", conflict["path"]).code == 0
    assert Path("m.yaml").read_text("utf-8") == changed
    assert factsheet("review", "merge", name, "--theirs", conflict["path"]).code == 0
    assert "- Something else was said of it.\n" in Path("m.yaml").read_text("utf-8")


def test_an_item_removed_there_and_edited_here_is_a_conflict(draft, factsheet):
    reviewer = Reviewer(draft)
    reviewer.body.remove(reviewer.find("Nothing else"))
    name = reviewer.save()
    changed = MEETING.replace("Nothing else", "Nothing more")
    Path("m.yaml").write_text(changed, encoding="utf-8")
    outcome = factsheet("review", "merge", name, "--format", "json")
    (conflict,) = json.loads(outcome.out)["conflicts"]
    assert (outcome.code, conflict["reason"]) == (1, "removed by one, changed by another")
    assert factsheet("review", "merge", name, "--theirs", conflict["path"]).code == 0
    assert "Nothing more" not in Path("m.yaml").read_text("utf-8")


def test_words_of_the_template_go_into_the_review_file(draft, merged, factsheet):
    name = Reviewer(draft).swap("FACT SHEET", "STATEMENT").swap("soon", "in summer").save()
    after = merged(name, lines=1)
    kept = Path("m.review.yaml").read_text("utf-8")
    assert "STATEMENT" in kept
    assert "status: open" in kept
    assert factsheet("review", "merge", name).code == 0
    assert (Path("m.yaml").read_text("utf-8"), Path("m.review.yaml").read_text("utf-8")) == (after, kept)


def test_a_clearance_comes_back_and_lapses_with_the_next_edit(draft, factsheet):
    reviewer = Reviewer(draft, "Anna")
    cells = list(reviewer.row("Legal desk").iter(f"{W}tc"))
    for cell, text in zip(cells[1:], ("Anna", "Cleared", "April 5, 2025"), strict=True):
        reviewer.body.fill(cell, text)
    assert factsheet("review", "merge", reviewer.save()).code == 0
    after = Path("m.yaml").read_text("utf-8")
    digest = content_digest(read_meeting(MEETING.encode(), "m.yaml").meeting)
    assert after == MEETING.replace(
        "  - office: Legal desk # asked on Monday\n",
        "  - office: Legal desk # asked on Monday\n"
        f"    name: Anna\n    decision: cleared\n    date: 2025-04-05\n    digest: {digest}\n",
    )
    assert "clearance-lapsed" not in factsheet("check", "m.yaml").err
    Path("m.yaml").write_text(after.replace("Nothing else", "Nothing more"), encoding="utf-8")
    assert "clearance-lapsed" in factsheet("check", "m.yaml").err


def test_comments_and_replies_go_into_the_review_file_and_the_next_draft(draft, factsheet):
    reviewer = Reviewer(draft, "Anna")
    reviewer.body.comment(reviewer.find("Nothing else"), "Is this so?", "It is.")
    name = reviewer.save()
    for _ in range(2):
        assert factsheet("review", "merge", name).code == 0
    assert Path("m.yaml").read_text("utf-8") == MEETING
    kept = yaml.load(Path("m.review.yaml").read_text("utf-8"), yaml.BaseLoader)
    (comment,) = kept["comments"]
    assert (comment["author"], comment["text"], comment["status"]) == ("Anna", "Is this so?", "open")
    assert comment["path"].startswith("sections[security].content[nothing-else")
    assert [reply["text"] for reply in comment["replies"]] == ["It is."]
    assert factsheet("build", "--draft", "m.yaml", "-o", "next").code == 0
    again = next(Path("next").glob("*.docx"))
    assert factsheet("review", "merge", str(again)).code == 0
    assert yaml.load(Path("m.review.yaml").read_text("utf-8"), yaml.BaseLoader) == kept


def test_seven_reviewers_in_any_order(draft, factsheet):
    words = ["strengthen", "prosperity", "whole", "soon", "Nothing", "last", "plan"]
    names = [Reviewer(draft, f"R{at}").swap(word, "otherwise").save(f"{at}.docx") for at, word in enumerate(words)]
    found = []
    for order in (names, names[::-1], [*names[3:], *names[:3]]):
        Path("m.yaml").write_text(MEETING, encoding="utf-8")
        assert factsheet("review", "merge", *order).code == 0
        found.append(Path("m.yaml").read_text("utf-8"))
    assert found[0] == found[1] == found[2]
    assert found[0].count("otherwise") == 7


def test_an_untracked_rewrite(draft, merged):
    text = "Both of them said that they would come back to it as early as they could."
    reviewer = Reviewer(draft, tracked=False)
    reviewer.swap("The parties agreed to speak of it again, and to do so soon.", text)
    after = merged(reviewer.save(), lines=1)
    assert f"      - '{text}'\n" in after


def test_only_the_revisions_of_one_author_count(draft, merged):
    body = Reviewer(draft, "Jane").swap("soon", "in summer").body.data()
    name = Reviewer(body, "Kim").swap("Nothing else", "Something else").save()
    after = merged(name, "--accept", "by=kim", lines=1)
    assert after == MEETING.replace("Nothing else", "Something else")


def test_a_dry_run_writes_nothing(draft, factsheet):
    name = Reviewer(draft).swap("soon", "in summer").swap("FACT SHEET", "STATEMENT").save()
    outcome = factsheet("review", "merge", name, "--dry-run")
    assert (outcome.code, "1 change would be merged" in outcome.out) == (0, True)
    assert Path("m.yaml").read_text("utf-8") == MEETING
    assert not Path("m.review.yaml").exists()


def test_a_change_that_makes_no_valid_meeting_with_the_file_of_today_goes_into_the_review_file(draft, factsheet):
    today = MEETING.replace("family_name: Able", "family_name: Anna")
    assert today != MEETING
    Path("m.yaml").write_text(today, "utf-8")
    name = Reviewer(draft).swap("Anna Able", "Ann Able").swap("soon", "in summer").save()
    outcome = factsheet("review", "merge", name)
    assert outcome.code == 0
    assert "must stand" in outcome.out
    assert Path("m.yaml").read_text("utf-8") == today.replace("soon", "in summer")
    assert "Ann Able" in Path("m.review.yaml").read_text("utf-8")


def test_a_corrected_name_takes_the_family_name_along(draft, merged):
    after = merged(Reviewer(draft).swap("Anna Able", "Anna Baker").save(), lines=1)
    assert after == MEETING.replace("Anna Able", "Anna Baker").replace("family_name: Able", "family_name: Baker")


@pytest.mark.parametrize(("arguments", "code"), [(("--into", "none.yaml"), 2), (("--store", "elsewhere"), 1)])
def test_what_is_missing_is_told(draft, factsheet, arguments, code):
    name = Reviewer(draft).swap("soon", "in summer").save()
    outcome = factsheet("review", "merge", name, *arguments)
    assert outcome.code == code
    assert "error:" in outcome.err
    assert Path("m.yaml").read_text("utf-8") == MEETING


def test_a_file_that_is_no_draft_stops_all(draft, factsheet):
    name = Reviewer(draft).swap("soon", "in summer").save()
    Path("other.docx").write_bytes(b"no Word file")
    outcome = factsheet("review", "merge", name, "other.docx")
    assert outcome.code == 1
    assert "other.docx" in outcome.err
    assert Path("m.yaml").read_text("utf-8") == MEETING


def test_line_ends_and_byte_order_mark_stay(factsheet):
    Path("m.yaml").write_bytes(b"\xef\xbb\xbf" + MEETING.replace("\n", "\r\n").encode())
    assert factsheet("build", "--draft", "m.yaml", "-o", "out").code == 0
    draft = next(Path("out").glob("*.docx")).read_bytes()
    reviewer = Reviewer(draft).swap("soon", "in summer")
    reviewer.body.add_after(reviewer.find("Nothing else"), "A new point.")
    assert factsheet("review", "merge", reviewer.save()).code == 0
    after = Path("m.yaml").read_bytes()
    assert after.startswith(b"\xef\xbb\xbf")
    assert after.count(b"\n") == after.count(b"\r\n")


def three(draft) -> list[str]:
    """Give the files of three reviewers who do not agree on one word."""
    words = {"jane.docx": "in summer", "kim's.docx": "in autumn", "lee.docx": "in winter"}
    return [Reviewer(draft, name).swap("soon", word).save(name) for name, word in words.items()]


def test_three_reviewers_who_differ_get_a_command_that_can_be_pasted(draft, factsheet):
    names = three(draft)
    outcome = factsheet("review", "merge", *names)
    assert outcome.code == 1
    (line,) = [line for line in outcome.out.splitlines() if line.startswith("for example: ")]
    command = shlex.split(line.removeprefix("for example: "))
    assert factsheet(*command[1:]).code == 0
    assert "in summer" in Path("m.yaml").read_text("utf-8")


@pytest.mark.parametrize(("name", "word"), [("kim's.docx", "in autumn"), ("lee.docx", "in winter")])
def test_a_conflict_is_settled_for_one_file(draft, factsheet, name, word):
    names = three(draft)
    (conflict,) = json.loads(factsheet("review", "merge", *names, "--format", "json").out)["conflicts"]
    assert factsheet("review", "merge", *names, "--theirs", f"{conflict['path']}={name}").code == 0
    assert word in Path("m.yaml").read_text("utf-8")


def test_what_was_settled_for_one_file_stays_settled_and_a_late_one_merges(draft, factsheet):
    names = three(draft)
    (conflict,) = json.loads(factsheet("review", "merge", *names, "--format", "json").out)["conflicts"]
    told = json.loads(
        factsheet("review", "merge", *names, "--theirs", f"{conflict['path']}=lee.docx", "--format", "json").out
    )
    outcomes = {row["file"]: (row["outcome"], row["note"]) for row in told["changes"]}
    left = ("kept another's", "the version of another reviewer is taken")
    assert outcomes == {"jane.docx": left, "kim's.docx": left, "lee.docx": ("merged", "")}
    files = [Path("m.yaml"), Path("m.review.yaml")]
    before = [file.read_bytes() for file in files]
    for again in (names, names[::-1], names[:1]):
        assert factsheet("review", "merge", *again).code == 0
        assert [file.read_bytes() for file in files] == before
    reviewer = Reviewer(draft, "Late")
    reviewer.body.add_after(reviewer.find("Nothing else"), "A late point.")
    assert factsheet("review", "merge", *names, reviewer.save("late.docx")).code == 0
    text = Path("m.yaml").read_text("utf-8")
    assert ("in winter" in text, "A late point." in text) == (True, True)


def test_a_report_fits_a_terminal_but_for_the_command_to_paste(draft, factsheet):
    outcome = factsheet("review", "merge", *three(draft))
    long = [line for line in outcome.out.splitlines() if len(line) > 80]
    assert all(line.startswith("for example: ") for line in long)
    assert "1 conflict; nothing is written\n" in outcome.out


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("command", ["show", "merge"])
def test_a_path_stands_whole_on_a_line(command, columns, draft, factsheet, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(columns))
    path = "sections[security].content[the-parties-agreed-to-speak-of].text"
    lines = factsheet("review", command, *three(draft)).out.splitlines()
    assert sum(path in line for line in lines) == {"show": 3, "merge": 5}[command]
    assert all(len(line) <= columns or path in line or "`--theirs" in line for line in lines)


@pytest.mark.parametrize("option", ["--ours", "--theirs"])
def test_a_path_that_names_nothing_is_an_error(draft, factsheet, option):
    name = Reviewer(draft).swap("soon", "in summer").save()
    outcome = factsheet("review", "merge", name, option, "sumary.text")
    assert outcome.code == 1
    assert "[settles-nothing]" in outcome.err
    assert Path("m.yaml").read_text("utf-8") == MEETING


def test_what_was_settled_for_the_meeting_file_stays_settled(draft, factsheet):
    today = MEETING.replace("to do so soon", "to do so at once")
    Path("m.yaml").write_text(today, "utf-8")
    name = Reviewer(draft).swap("soon", "in summer").save()
    (conflict,) = json.loads(factsheet("review", "merge", name, "--format", "json").out)["conflicts"]
    for arguments in (("--ours", conflict["path"]), ()):
        outcome = factsheet("review", "merge", name, *arguments, "--format", "json")
        assert outcome.code == 0
        assert [row["outcome"] for row in json.loads(outcome.out)["changes"]] == ["kept ours"]
        assert Path("m.yaml").read_text("utf-8") == today
    assert "status: resolved" in Path("m.review.yaml").read_text("utf-8")


def test_comments_are_counted(draft, factsheet):
    reviewer = Reviewer(draft)
    reviewer.body.comment(reviewer.find("soon"), "Why?", "Because.")
    name = reviewer.save()
    assert "1 comment" in factsheet("review", "merge", name, "--dry-run").out
    assert "1 comment" in factsheet("review", "merge", name).out


def test_a_base_that_only_the_draft_has_chooses_no_file(draft, factsheet):
    name, before = Reviewer(draft).swap("soon", "in summer").save(), Path("m.yaml").read_text("utf-8")
    done = factsheet("review", "merge", name, "--store", "elsewhere", "--trust-embedded")
    assert (done.code, "no-meeting" in done.err) == (1, True)
    assert Path("m.yaml").read_text("utf-8") == before
    done = factsheet("review", "merge", name, "--store", "elsewhere", "--trust-embedded", "--into", "m.yaml")
    assert done.code == 0
    assert Path("m.yaml").read_text("utf-8") == before.replace("soon", "in summer")


@pytest.mark.parametrize("name", ["../other.yaml", "sub/../m.yaml", "/m.yaml"])
def test_a_base_names_a_file_of_this_folder_alone(draft, factsheet, name, monkeypatch):
    edited = Reviewer(draft).swap("soon", "in summer").save()
    read = merge_files.read_reviews

    def elsewhere(*given, **named):
        found = read(*given, **named)
        return {each: structs.replace(r, base=r.base.model_copy(update={"file": name})) for each, r in found.items()}

    Path("sub").mkdir()
    Path("../other.yaml").write_bytes(Path("m.yaml").read_bytes())
    monkeypatch.setattr(merge_files, "read_reviews", elsewhere)
    done = factsheet("review", "merge", edited)
    assert (done.code, "no-meeting" in done.err) == (1, True)


@pytest.mark.parametrize(("typed", "after"), [("Ironclad promise", "Ironclad promise:"), ("Who pays?", "Who pays?")])
def test_the_mark_that_a_template_left_out_of_a_lead_stays(factsheet, typed, after):
    text = (Path(__file__).parents[1] / "review" / "sample.yaml").read_text("utf-8")
    Path("m.yaml").write_text(text.replace("lead: Ironclad commitment", "lead: 'Ironclad commitment:'"), "utf-8")
    assert factsheet("build", "--draft", "m.yaml", "-o", "out", "--template", "brief").code == 0
    (draft,) = Path("out").glob("*.docx")
    edited = Reviewer(draft.read_bytes()).swap("Ironclad commitment", typed).save()
    merged = factsheet("review", "merge", edited)
    assert merged.code == 0, merged.err
    meeting = read_meeting(Path("m.yaml").read_bytes(), "m.yaml").meeting
    assert meeting.sections[0].content[0].lead == after
