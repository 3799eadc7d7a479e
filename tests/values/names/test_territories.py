"""The table of territories is what CLDR has."""

from babel import Locale

from factsheet.values.names.territories import ENGLISH

OF_CLDR = {"QO", "XA", "XB", "ZZ"}


def test_the_table_is_that_of_cldr_without_its_own_regions():
    named = {str(code): str(name) for code, name in Locale("en").territories.items()}
    assert {code: name for code, name in named.items() if len(code) == 2 and code.isalpha()} == {
        **ENGLISH,
        **{code: named[code] for code in OF_CLDR},
    }
    assert list(ENGLISH) == sorted(ENGLISH)
