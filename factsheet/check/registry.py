"""All rules, and what is said of a code that none of them has."""

from collections.abc import Iterator
from typing import Any

from factsheet.check import abbreviations, content, cuts, gates, marks, parties, references
from factsheet.check.rule import Finding, Gate, Rule, Seen, Step, WrittenRule
from factsheet.diagnostics import Severity, suggest
from factsheet.meeting import Meeting
from factsheet.paths import item_text, key_text

RULES: tuple[Rule | WrittenRule | Gate, ...] = (
    Rule("unexplained-abbreviation", abbreviations.unexplained_abbreviations),
    Rule("follow-up-owner", content.without_owner),
    Rule("follow-up-due", content.without_due),
    Rule("due-in-words", content.worded_dues),
    Rule("done-outside-meeting", content.done_outside),
    Rule("empty-heading", content.without_content),
    Rule("section-left-out", content.left_out_sections),
    Gate("clearance-missing", gates.missing_clearances, Step.CLEARED),
    Gate("clearance-objected", gates.objections, Step.CLEARED),
    Gate("clearance-lapsed", gates.lapsed_clearances),
    Gate("silence-broken", gates.broken_silence),
    Gate("silence-edited", gates.edited_texts),
    Gate("silence-undigested", gates.without_digest),
    Gate("open-remark", gates.open_remarks, Step.CLEARED),
    Gate("placeholder", gates.placeholders),
    Gate("under-embargo", gates.unembargoed_levels, severity=Severity.ERROR, names_level=True),
    WrittenRule("unused-abbreviation", abbreviations.unused_abbreviations),
    Rule("uncited-source", references.uncited_sources),
    Rule("number-of-parties", parties.number_of_parties),
    Rule("unknown-owner", parties.unknown_owners),
    Rule("office-in-name", parties.offices_in_names),
    Rule("state-by-name", parties.states_by_name),
    WrittenRule("text-cut-short", cuts.cut_texts),
    WrittenRule("list-in-text", cuts.lists_in_texts),
    WrittenRule("space-between-lines", cuts.spaces_between_lines),
    WrittenRule("literal-markup", marks.literal_markup),
    WrittenRule("hidden-character", marks.hidden_characters),
    Rule("unknown-path", references.unknown_paths, Severity.ERROR),
    Rule("unknown-source", references.unknown_sources, Severity.ERROR),
)
"""The rules, warnings first; UNKNOWN_RULE, which checks `allow` itself, stands beside them."""


GATES = tuple(rule for rule in RULES if isinstance(rule, Gate))


def switchable() -> tuple[str, ...]:
    """Give the codes of the rules that can be switched off."""
    return tuple(rule.code for rule in RULES if isinstance(rule, Gate) or rule.severity is Severity.WARNING)


def whole_schema() -> dict[str, Any]:
    """Give the JSON Schema of meeting files, with the codes of the rules that a file may switch off, as plain data."""
    from factsheet.meeting.schema import meeting_schema  # noqa: PLC0415 - brings in pydantic

    return meeting_schema(switchable())


def explain_unknown(code: str) -> tuple[str, str] | None:
    """Say that a code is of no rule that can be switched off, and hint at those that are; None where it is of one."""
    codes = switchable()
    if code in codes:
        return None
    hint = suggest(code, codes) or f"the codes are: {', '.join(codes)}"
    return f"no rule `{code}` can be switched off", hint


def _unknown_rules(meeting: Meeting, _: Seen) -> Iterator[Finding]:
    for allowance in meeting.allow:
        if unknown := explain_unknown(allowance.code):
            message, hint = unknown
            yield Finding(key_text(item_text("allow", allowance.code), "code"), message, (hint,))


UNKNOWN_RULE = Rule("unknown-rule", _unknown_rules, Severity.ERROR)
