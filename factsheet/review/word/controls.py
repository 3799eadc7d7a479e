"""What is said in a content control that offers choices; the rest shows where to choose (ECMA-376 part 1, 17.5.2)."""

from collections.abc import Collection, Iterator, Sequence

from lxml import etree

from factsheet.review.word.wml import W, local, value

REVISIONS = {"ins", "del", "moveFrom", "moveTo"}


def said_in(
    control: etree._Element, inner: Sequence[etree._Element], placeholders: Collection[str]
) -> Iterator[etree._Element]:
    """Give the elements of a control without the blanks and placeholders around what was chosen or typed.

    `placeholders` are the ids of the style that Word has for the words with which it asks for a choice. Controls of
    other kinds keep all that is in them.
    """
    if not _is_choice(control):
        yield from inner
        return
    rooms = [_is_room(each) or _is_placeholder(control, each, placeholders) for each in inner]
    said = [at for at, each in enumerate(inner) if local(each) in {"r", *REVISIONS} and not rooms[at]]
    first, last = (said[0], said[-1]) if said else (len(inner), -1)
    yield from (each for at, each in enumerate(inner) if first <= at <= last or not rooms[at])


def _is_choice(control: etree._Element) -> bool:
    """Tell whether a content control offers choices or a calendar (17.5.2.15, 17.5.2.5, 17.5.2.7)."""
    properties = control.find(f"{W}sdtPr")
    return properties is not None and any(local(each) in {"dropDownList", "comboBox", "date"} for each in properties)


def _is_room(element: etree._Element) -> bool:
    """Tell whether an element is a run of blanks, inserted or deleted ones too."""
    if local(element) not in {"r", *REVISIONS}:
        return False
    leaves = (leaf for leaf in element.iter() if local(leaf) not in {"r", "rPr", *REVISIONS})
    inside = [leaf for leaf in leaves if not any(local(each) == "rPr" for each in leaf.iterancestors())]
    return all(local(leaf) in {"t", "delText"} and not (leaf.text or "").strip() for leaf in inside)


def _is_placeholder(control: etree._Element, element: etree._Element, placeholders: Collection[str]) -> bool:
    """Tell whether an element is the words with which Word asks for a choice that was taken back (17.5.2.39)."""
    if control.find(f"{W}sdtPr/{W}showingPlcHdr") is None or local(element) not in {"r", *REVISIONS}:
        return False
    styles = {value(run.find(f"{W}rPr"), "rStyle") for run in element.iter(f"{W}r")}
    text = "".join(leaf.text or "" for leaf in element.iter(f"{W}t", f"{W}delText"))
    choices = {each.get(f"{W}{key}") for each in control.iter(f"{W}listItem") for key in ("displayText", "value")}
    return styles <= {*placeholders} and text not in choices and not any(map(str.isdecimal, text))
