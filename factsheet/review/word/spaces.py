"""No-break spaces of a draft: those that its language holds were written for spaces, and are read as such."""

from collections.abc import Iterable
from itertools import chain

from factsheet.review.word.stream import ViewParagraph
from factsheet.typography.held_spaces import NO_BREAK, held_spaces, office_spaces
from factsheet.values.whole_names import spaces_in_names


def loosen(view: Iterable[ViewParagraph], language: str) -> None:
    """Make spaces of the no-break spaces at which the language (BCP 47) holds words together.

    The characters know that they were tied: the text of the base may itself have a no-break space there.
    """
    for paragraph in view:
        text = paragraph.text
        if NO_BREAK in text:
            plain = text.replace(NO_BREAK, " ")
            found = (held_spaces(plain, language), office_spaces(plain, language), spaces_in_names(plain, language))
            for end in set(chain.from_iterable(found)):
                char = paragraph.chars[end - 1]
                if char.text == NO_BREAK:
                    char.text, char.tied = " ", True
