"""The tables of figures: a file a language, a row a figure with its readings and where the form is from."""

import re
from fractions import Fraction
from pathlib import Path

from msgspec import Struct

from factsheet.values.numbers.figures import Amount, Figure, FigureKind

FOLDER = Path(__file__).parent / "figures"
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.tsv"))


class Row(Struct, frozen=True):
    """A figure, what it says (`ordinal 3`, `1.5 / 1500`, `percent 3..5 % <about>`, `!` for a told form), its source."""

    text: str
    reading: str
    source: str

    @property
    def readings(self) -> tuple[Amount, ...]:
        """Give the amounts that the figure can mean."""
        bare = re.sub(r"<[^>]*>|!|\balone\b", "", self.reading)
        return tuple(_amount(each.strip()) for each in bare.split(" / "))

    @property
    def qualifier(self) -> str:
        """Give what is said of the figure."""
        match = re.search(r"<([^>]*)>", self.reading)
        return match[1] if match else ""

    @property
    def irregular(self) -> bool:
        """Tell whether its form is to be told."""
        return "!" in self.reading

    @property
    def alone(self) -> bool:
        """Tell whether it is a figure only where it stands alone."""
        return "alone" in self.reading


def _amount(written: str) -> Amount:
    words = written.split()
    kind = FigureKind(words.pop(0)) if words[0].isalpha() else FigureKind.CARDINAL
    low, _, high = words.pop(0).partition("..")
    return Amount(Fraction(low), Fraction(high) if high else None, kind, words[0] if words else "")


def rows_of(language: str) -> tuple[str, list[Row]]:
    """Give the sentence that figures of a language are put in, with `{}`, and its rows."""
    lines = (FOLDER / f"{language}.tsv").read_text(encoding="utf-8").splitlines()
    sentence = lines[0].partition("\t")[2]
    return sentence, [Row(*line.split("\t")) for line in lines[1:]]


def told(figure: Figure | None) -> tuple[tuple[Amount, ...], str, bool] | None:
    """Give what a row holds of a figure."""
    return (figure.readings, figure.qualifier, bool(figure.form)) if figure else None
