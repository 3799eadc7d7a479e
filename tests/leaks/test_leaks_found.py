"""What is withheld is found in a file of any kind, wherever in it it stands; what is not there is not found."""

from __future__ import annotations

import bz2
import gzip
import lzma
import random
import zlib
from base64 import b64encode
from hashlib import sha256
from urllib.parse import quote

import pytest
from held_places import DATA, NOTHING, PATH, PLACES, WITHHELD, zipped

from factsheet.leaks import pdf
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


HAN = "秘密裏に提灯を七つ係留した。費用は高い。"


@pytest.mark.parametrize(
    "data",
    [
        "".join(f"&#{ord(letter)};" for letter in HAN).encode(),
        "".join(f"\\u{ord(letter):04x}" for letter in HAN).encode(),
        quote(HAN).encode(),
        f"<a href='mailto:?body={quote(HAN)}'>-</a>".encode(),
        HAN.encode("utf-16-be"),
        HAN.encode("utf-16-le"),
    ],
    ids=["references", "escapes", "per cent", "a link", "UTF-16BE", "UTF-16LE"],
)
def test_characters_that_are_written_out_are_read(data):
    assert found(data, HAN)
    assert found(data, HAN, (HAN, quote(HAN))) == ()


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


def _encrypted(data: bytes) -> bytes:
    """Give an archive whose only member says that it is encrypted, by both of its heads."""
    for head, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(head) + at
        data = data[:place] + b"\1" + data[place + 1 :]
    return data


def _stream(filters: bytes, data: bytes = b"12345678") -> bytes:
    return b"%%PDF-1.7\n1 0 obj\n<</Filter %s>>\nstream\n%s\nendstream\nendobj\n" % (filters, data)


FIGURES = random.Random(1).randbytes(4000).hex().encode()
DEFLATED = zlib.compress(FIGURES)
ZIP = zipped(("a.txt", DATA), ("b.txt", FIGURES))
BOMBS = {
    "too many steps": (_nested(20), "more than 12 times"),
    "too many bytes": (zipped(("a", b"\0" * 2**21)), "more than"),
    "much in little": (zlib.compress(bytes(2**24 + 1)), "much more than it has"),
    "much in little, in a zip": (zipped(("a", bytes(2**24 + 1))), "much more than it has"),
    "an encrypted PDF": (b"%PDF-1.7\ntrailer\n<</Encrypt 9 0 R>>", "encrypted"),
    "an encrypted member": (_encrypted(zipped(("a.txt", DATA))), "a.txt is encrypted"),
    "a member packed otherwise": (zipped(("a.txt", DATA)).replace(b"\x08\0", b"\x09\0"), "packed by method 9"),
    "a damaged member": (ZIP[:-3000] + bytes(50) + ZIP[-2950:], "damaged or cut short"),
    "an archive that is cut short": (ZIP[:2000], "damaged or cut short"),
    "gzip that is cut short": (gzip.compress(DATA * 9)[:-30], "damaged or cut short"),
    "bzip2 that is cut short": (bz2.compress(DATA * 9)[:-30], "damaged or cut short"),
    "xz that is cut short": (lzma.compress(DATA * 9)[:-30], "damaged or cut short"),
    "a stream that is cut short": (_stream(b"/FlateDecode", DEFLATED[:999]), "damaged or cut short"),
    "a stream that is damaged": (_stream(b"/FlateDecode", DEFLATED[:99] + DEFLATED[200:]), "damaged or cut short"),
    "a stream without its end": (_stream(b"/FlateDecode", DEFLATED)[:3000], "cut short"),
    "a stream by LZW": (_stream(b"/LZWDecode"), "packed by LZW"),
    "a stream packed over and over": (_stream(b"[" + b"/RL " * 9 + b"]"), "packed 9 times"),
    "7z": (b"7z\xbc\xaf\x27\x1c" + bytes(99), "a 7z archive"),
    "RAR": (b"Rar!\x1a\x07\x01\0" + bytes(99), "a RAR archive"),
    "Zstandard": (b"\x28\xb5\x2f\xfd" + bytes(99), "Zstandard"),
    "Office with a password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99) + "EncryptedPackage".encode("utf-16-le"),
        "an encrypted file of Office",
    ),
}


def test_what_can_be_read_of_a_damaged_member_is_looked_through():
    wrong = zipped(("a.txt", DATA)).replace(zlib.crc32(DATA).to_bytes(4, "little"), b"\0\1\2\3")
    assert {leak.kind for leak in found(wrong)} == {"words", "word", "unread"}


def test_what_stands_beside_an_encrypted_pdf_is_looked_through():
    data = zipped(("a.pdf", BOMBS["an encrypted PDF"][0]), ("b.txt", DATA))
    assert {(leak.kind, leak.place) for leak in found(data)} == {
        ("unread", ("a.pdf",)),
        ("words", ("b.txt",)),
        ("word", ("b.txt",)),
    }


@pytest.mark.parametrize("name", BOMBS)
def test_what_cannot_be_looked_through_is_told_and_never_clean(name):
    data, said = BOMBS[name]
    budget = Budget(most_bytes=2**20 if name == "too many bytes" else 2**28)
    assert any(said in leak.found for leak in found(data, budget=budget) if leak.kind == "unread")


WRITTEN = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def test_a_digest_that_is_withheld_is_no_heap_of_figures():
    assert found(b"In 2025, 86 and 659 and 81884", WRITTEN) == ()
    (leak,) = found(f"The file is {WRITTEN[:20]}.".encode(), WRITTEN)
    assert leak.kind == "digest"
    assert [each.found for each in found(b"86 of them", f"{WRITTEN} has 86")] == ["86"]
    assert found(f"{WRITTEN}  a.pdf".encode(), "They have 86") == ()


@pytest.mark.parametrize(
    ("between", "leaks"), [("</p><p>", 0), ("</td><td>", 0), (" ", 1), ("<br/>", 1), ("</b><i>", 1)]
)
def test_words_of_a_run_stand_in_one_paragraph(between, leaks):
    data = f"<body><p>The parties moored{between}boats met and left.</p></body>".encode()
    assert len(found(data, "they moored boats met")) == leaks


def test_bytes_by_chance_are_no_text_in_two_bytes():
    """A digest in base64 reads as letters and digits of many scripts, some of them the figure that is withheld."""
    noise = "安\u1810가\ua4a3六ᠵ\u0664٤ꁔ".encode("utf-16-be")
    assert found(noise, "64 boats") == ()
    assert found("見解は 64 隻".encode("utf-16-be"), "64 boats")


@pytest.mark.parametrize("packed", [b64encode(b"nothing of it at all"), b"nothing of it at all".hex().encode()])
def test_what_a_packing_is_called_is_no_name_in_the_file(packed):
    assert found(packed, "64 hexadecimal boats") == ()
    assert found(zipped(("base64", packed)), "64 boats")


def test_words_of_a_run_stand_in_one_value():
    data = b'<r><a Target="parties/moored"/><a Target="boats/met"/></r>'
    assert found(data, "moored boats met") == ()
    assert len(found(data.replace(b'"/><a Target="', b"/"), "moored boats met")) == 1


def with_fonts(resources: str, around: str = "") -> bytes:
    """Give a PDF each of whose pages shows a word of the text by a map of its own, of a font that is /F1 on each."""
    objects = [f"1 0 obj\n<</Type /Pages {around}>>\nendobj"]
    for page, word in enumerate(WITHHELD.split()):
        at, letters = 10 * page + 10, sorted(set(word))
        pairs = " ".join(f"<{code:04X}> <{ord(letter):04X}>" for code, letter in enumerate(letters))
        codes = "".join(f"{letters.index(letter):04X}" for letter in word)
        objects += [
            f"{at} 0 obj\n<</Type /Page /Parent 1 0 R /Contents [{at + 1} 0 R] {resources % (at + 2)}>>\nendobj",
            f"{at + 1} 0 obj\n<<>>\nstream\nBT /F1 9 Tf <{codes}> Tj ET\nendstream\nendobj",
            f"{at + 2} 0 obj\n<</Font <</F1 {at + 3} 0 R>>>>\nendobj",
            f"{at + 3} 0 obj\n<</ToUnicode {at + 4} 0 R>>\nendobj",
            f"{at + 4} 0 obj\n<<>>\nstream\n1 beginbfchar {pairs} endbfchar\nendstream\nendobj",
        ]
    return "\n".join(["%PDF-1.7", *objects]).encode()


ALL_WORDS = {"quillfeather", "lanterns", "beside", "ostrander"}


@pytest.mark.parametrize(
    ("resources", "around", "words", "readings"),
    [
        ("/Resources %d 0 R", "", ALL_WORDS, 1),
        ("/None %d 0 R", "/Resources 12 0 R", {"quillfeather"}, 1),
        ("/None %d 0 R", "", ALL_WORDS, 6),
    ],
    ids=["its own", "of what is around it", "of none"],
)
def test_a_page_is_read_by_its_own_fonts(resources, around, words, readings, monkeypatch):
    """So a page is read once, however many others have fonts of that name; one that has none is read by all of them."""
    read, pieces = [], pdf._pieces
    monkeypatch.setattr(pdf, "_pieces", lambda *given: [read.append(given), pieces(*given)][1])
    assert {leak.found for leak in found(with_fonts(resources, around))} == words
    assert len(read) == 6 * readings


def test_what_is_read_by_many_fonts_is_as_if_it_were_unpacked_as_often():
    taken = []
    for resources in ("/Resources %d 0 R", "/None %d 0 R"):
        budget = Budget()
        find_leaks(with_fonts(resources), make_secrets((), (), {}, {}), budget=budget)
        taken.append(Budget().bytes - budget.bytes)
    assert taken[1] - taken[0] > sum(map(len, [f"BT /F1 9 Tf <{word}> Tj ET" for word in WITHHELD.split()])) * 5
