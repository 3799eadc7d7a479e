"""Lists in words: as docs/languages.md has them, with the changes of their joints, and back."""

import re
from pathlib import Path

import pytest
from babel import Locale
from babel.localedata import locale_identifiers

from factsheet.compose.inverse import Inverse
from factsheet.typography.lists import change_of, changes_before, forms_of, joints_of, pattern_of, splittings

PAGE = (Path(__file__).parents[2] / "docs/languages.md").read_text("utf-8")
TABLE = PAGE.split("## Lists")[1].split("\n##")[0]
ROWS = [
    [cell.strip().strip("`") for cell in row.strip("|").split("|")] for row in re.findall(r"^\| `.*\|$", TABLE, re.M)
]


def written(items, tag, conjunction="and"):
    """Give items as a list."""
    locale = Locale.parse(tag, sep="-")
    change = change_of(locale, conjunction) if len(items) > 1 else None
    changed = change is not None and changes_before(change, items[-1])
    return pattern_of(len(items), locale, conjunction, changed=changed).format(*items)


@pytest.mark.parametrize(("tag", "two", "three", "choice"), ROWS)
def test_lists_are_as_the_page_has_them(tag, two, three, choice):
    a, b, c = "אבג" if tag == "he" else "ABC"
    found = (written((a, b), tag), written((a, b, c), tag), written((a, b, c), tag, "or"))
    assert found == tuple(text.translate(str.maketrans("ABC", a + b + c)) for text in (two, three, choice))


def test_the_page_has_every_language_once():
    tags = [row[0] for row in ROWS]
    assert len(tags) == len(set(tags)) >= 24


# As docs/languages.md has the rules, with the addresses of their sources.
@pytest.mark.parametrize(
    ("items", "found"),
    [
        ("Francia Italia", "Francia e Italia"),
        ("Italia Francia", "Italia y Francia"),
        ("Francia India España", "Francia, India y España"),
        ("España Francia India", "España, Francia e India"),
        ("madres hijas", "madres e hijas"),
        ("Geografía Historia", "Geografía e Historia"),
        ("agua hielo", "agua y hielo"),
        ("transparente hialino", "transparente y hialino"),
        ("Eta Iota", "Eta y Iota"),
        ("cloro iodo", "cloro y iodo"),
        ("Peña Yrigoyen", "Peña e Yrigoyen"),
        ("Israel Yemen", "Israel y Yemen"),
        ("Somalia Yibuti", "Somalia y Yibuti"),
        ("Brasil Íscar", "Brasil e Íscar"),
        ("Brasil I\u0301scar", "Brasil e I\u0301scar"),
        ("Cuba Hungría", "Cuba y Hungría"),
        ("Cuba Haití", "Cuba y Haití"),
        ("Francia «Italia»", "Francia e «Italia»"),
        ("A IRÁN", "A e IRÁN"),
    ],
)
def test_spanish_y_becomes_e(items, found):
    assert written(items.split(), "es") == written(items.split(), "es-MX") == found


@pytest.mark.parametrize(
    ("items", "found"),
    [
        ("plata oro", "plata u oro"),
        ("ayer hoy", "ayer u hoy"),
        ("diez once", "diez u once"),
        ("7 8", "7 u 8"),
        ("70 80", "70 u 80"),
        ("10 11", "10 u 11"),
        ("10 11.000", "10 u 11.000"),
        ("100 110", "100 o 110"),
        ("Qatar Omán", "Qatar u Omán"),
        ("oro plata", "oro o plata"),
        ("uno ÓSCAR", "uno u ÓSCAR"),
    ],
)
def test_spanish_o_becomes_u(items, found):
    assert written(items.split(), "es", "or") == found


@pytest.mark.parametrize(
    ("items", "found"),
    [
        ("Italia Egitto", "Italia ed Egitto"),
        ("Italia Francia Estonia", "Italia, Francia ed Estonia"),
        ("Ecuador Italia", "Ecuador e Italia"),
        ("Italia Austria", "Italia e Austria"),
        ("questo È", "questo ed È"),
    ],
)
def test_italian_e_becomes_ed(items, found):
    assert written(items.split(), "it") == written(items.split(), "it-CH") == found


@pytest.mark.parametrize(
    ("items", "found"), [("צרפת איטליה", "צרפת ואיטליה"), ("צרפת NATO", "צרפת ו-NATO"), ("צרפת 3", "צרפת ו-3")]
)
def test_hebrew_vav_is_joined_to_hebrew_letters(items, found):
    assert written(items.split(), "he") == found


@pytest.mark.parametrize(("count", "pattern"), [(0, ""), (1, "{0}"), (2, "{0} y {1}"), (4, "{0}, {1}, {2} y {3}")])
def test_lists_of_any_length(count, pattern):
    assert pattern_of(count, Locale("es")) == pattern


def test_a_list_has_a_conjunction():
    with pytest.raises(LookupError, match="there is no list with `nor`; it is `and` or `or`"):
        forms_of(Locale("en"), "nor")


@pytest.mark.parametrize("tag", [tag for tag in locale_identifiers() if "_" not in tag])
def test_a_language_without_an_entry_is_written_as_in_cldr(tag):
    forms = forms_of(Locale.parse(tag))
    assert forms.two
    assert forms.middle
    assert forms.end


LANGUAGES = [row[0] for row in ROWS]


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("codes", [("FR", "IT"), ("US", "JP", "KR"), ("JP", "EC"), ("IR", "IL", "DE", "ID")])
def test_lists_of_states_are_split_again(tag, codes):
    locale = Locale.parse(tag, sep="-")
    known = Inverse(locale, {}, {})
    assert known.owners(written([str(locale.territories[code]) for code in codes], tag)) == codes


@pytest.mark.parametrize(
    ("tag", "text", "codes"),
    [
        ("es", "Francia e Italia", ("FR", "IT")),
        ("es", "Francia y Italia", ("FR", "IT")),
        ("es", "Francia, Italia", ("FR", "IT")),
        ("it", "Italia e Egitto", ("IT", "EG")),
        ("ja", "日本及び韓国", ("JP", "KR")),
        ("ja", "日本・韓国", ("JP", "KR")),
        ("zh", "日本、韩国以及美国", ("JP", "KR", "US")),
        ("zh", "日本与韩国", ("JP", "KR")),
        ("ko", "일본과 대한민국", ("JP", "KR")),
        ("ar", "فرنسا، وإيطاليا", ("FR", "IT")),
        ("ar", "فرنسا، وإيطاليا، واليابان", ("FR", "IT", "JP")),
        ("he", "צרפת, איטליה ויפן", ("FR", "IT", "JP")),
        ("fa", "فرانسه، ایتالیا و ژاپن", ("FR", "IT", "JP")),
        ("en", "France & Italy", ("FR", "IT")),
        ("en", "France; Italy", ("FR", "IT")),
    ],
)
def test_lists_are_split_as_people_write_them(tag, text, codes):
    assert Inverse(Locale(tag), {}, {}).owners(text) == codes


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("es", "Ministerio de Comercio e Industria"),
        ("ja", "経済産業省とその他"),
        ("zh", "外交部和平司"),
        ("en", "A & B"),
    ],
)
def test_names_that_may_be_one_or_two_are_not_taken_apart(tag, text):
    assert Inverse(Locale(tag), {}, {}).owners(text) in {None, (text,)}


def test_a_text_is_first_of_all_one_item():
    assert list(splittings("a, b and c", joints_of(Locale("en")))) == [
        ["a, b and c"], ["a, b", "c"], ["a", "b and c"], ["a", "b", "c"],
    ]  # fmt: skip
    assert list(splittings(" one ", ())) == [["one"]]
