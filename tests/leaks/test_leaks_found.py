"""What is withheld is found in a file of any kind, wherever in it it stands; what is not there is not found."""

from __future__ import annotations

import zlib
from hashlib import sha256

import pytest
from held_places import DATA, NOTHING, PATH, PLACES, WITHHELD, zipped

from factsheet.leaks.finding import Leak, find_leaks
from factsheet.leaks.parts import Budget
from factsheet.leaks.secrets import make_secrets

KNOWN = ("The parties met and moored seven boats.", "12", "3 April 2025")


def found(data: bytes, withheld: str = WITHHELD, known: tuple[str, ...] = KNOWN, **how: object) -> tuple[Leak, ...]:
    return find_leaks(data, make_secrets([(PATH, withheld)], known, {"full.yaml": b"full"}, {}), **how)


@pytest.mark.parametrize("data", PLACES.values(), ids=PLACES)
def test_it_is_found(data):
    leaks = found(data)
    assert leaks
    assert {leak.path for leak in leaks} == {PATH}


@pytest.mark.parametrize("data", NOTHING.values(), ids=NOTHING)
def test_what_is_not_there_is_not_found(data):
    assert found(data) == ()


def test_the_place_is_told():
    inner = zipped(("word/document.xml", b"<a>" + DATA + b"</a>"))
    (leak, *_) = found(zipped(("drafts/talks.docx", inner)))
    assert leak.place == ("drafts/talks.docx", "word/document.xml")
    assert leak.where == "drafts/talks.docx > word/document.xml > byte 0"
    (deflated, *_) = found(b"\0" * 100 + zlib.compress(DATA))
    assert (deflated.place, deflated.offset) == (("deflated",), 100)


def test_the_name_of_a_file_counts():
    assert found(b"", name="quillfeather-moored-seven.pdf")[0].place == ("its name",)


@pytest.mark.parametrize(
    ("withheld", "text", "kinds"),
    [
        ("Ostrander", "a town called OSTRANDER", {"word"}),
        ("moored", "they were moored", set()),  # which the level has itself
        ("4,711 boats", "in all 4711", {"figure"}),
        ("4711 boats", "in all 4 711", {"figure"}),
        ("٤٧١١", "in all 4711", {"figure"}),
        ("12 boats", "12 of them", set()),
        ("7 of them", "7", set()),  # one digit says nothing
        ("seven", "seven", set()),
        ("北京の会談で合意した内容", "北京の会談で合意", {"words"}),
        ("北京の会談で合意した内容", "北京の会", set()),
    ],
)
def test_single_words_and_figures(withheld, text, kinds):
    assert {leak.kind for leak in found(text.encode(), withheld)} == kinds


def test_letters_that_only_what_is_withheld_has_are_found_in_fonts():
    cmap = b"1 beginbfchar <0001> <0141> endbfchar"
    pdf = b"%%PDF-1.7\n1 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (len(cmap), cmap)
    assert [(leak.kind, leak.found) for leak in found(pdf, "Łódź")] == [("letter", "Ł")]
    assert found(pdf, "Łódź", (*KNOWN, "Ł")) == ()


def test_what_two_properties_of_a_file_happen_to_make_is_no_leak():
    """A text that is cut by an element of any other kind is one, as by the runs of Word."""
    core = "<p><{0}>The Quillfeather moored</{0}><{0}>seven lanterns</{0}></p>"
    known = (*KNOWN, *reversed(WITHHELD.split()))
    assert found(core.format("dc:creator").encode(), known=known) == ()
    assert found(core.format("w:t").encode(), known=known)


def test_a_digest_of_the_whole_file_is_found():
    (leak,) = found(b"sources: " + sha256(b"full").hexdigest().encode())
    assert (leak.kind, leak.path) == ("digest", "full.yaml")


def test_constant_values_of_json_are_passed_over_and_the_others_are_not():
    secrets = make_secrets([(PATH, WITHHELD)], KNOWN, {}, {}, ["Seven lanterns beside"])
    assert find_leaks(b'{"a": "Seven lanterns beside"}', secrets) == ()
    assert find_leaks(b'{"a": "Seven lanterns beside", "b": "lanterns beside Ostrander"}', secrets)
    assert find_leaks(b'{"b": "Seven lanterns beside it"}', secrets)


def _nested(times: int) -> bytes:
    data = DATA
    for _ in range(times):
        data = zipped(("a", data))
    return data


BOMBS = {
    "too many steps": (_nested(20), "more than 12 times"),
    "too many bytes": (zipped(("a", b"\0" * 2**21)), "more than"),
    "an encrypted PDF": (b"%PDF-1.7\ntrailer\n<</Encrypt 9 0 R>>", "encrypted"),
}


@pytest.mark.parametrize(("data", "said"), BOMBS.values(), ids=BOMBS)
def test_what_cannot_be_looked_through_is_told_and_never_clean(data, said):
    leaks = found(data, budget=Budget(most_bytes=2**20))
    assert any(said in leak.found for leak in leaks if leak.kind == "unread")


WRITTEN = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def test_a_digest_that_is_withheld_is_no_heap_of_figures():
    assert found(b"In 2025, 86 and 659 and 81884", WRITTEN) == ()
    (leak,) = found(f"The file is {WRITTEN[:20]}.".encode(), WRITTEN)
    assert leak.kind == "digest"
    assert [each.found for each in found(b"86 of them", f"{WRITTEN} has 86")] == ["86"]
