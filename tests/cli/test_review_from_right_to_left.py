"""Drafts of right-to-left sheets come back through LibreOffice word by word."""

from pathlib import Path

import pytest
from libreoffice import do, edit_in_libreoffice

pytestmark = pytest.mark.libreoffice
INPUTS = Path(__file__).parents[2] / "inputs"
EDITS = {
    "ar": [("نتائج ملموسة", "نتائج هامة"), ("ستة أسابيع", "ستة أسابيع ونصف"), ("العسكرية التي لا تضاهى", "العسكرية")],
    "he": [("תוצאות משמעותיות", "תוצאות ממשיות"), ("ביטחון ימי מצריך", "הביטחון הימי מצריך")],
    "fa": [("نتایج معنادار", "نتایج ملموس"), ("به‌سرعت", "بی‌درنگ")],
}


@pytest.mark.parametrize("language", EDITS)
def test_words_are_replaced_where_they_stand(factsheet, language):
    before = (INPUTS / f"trilateral-brussels-2025-04-03.{language}.yaml").read_text("utf-8")
    Path("m.yaml").write_text(before, "utf-8")
    assert factsheet("build", "--draft", "m.yaml", "-o", "out").code == 0
    (draft,) = Path("out").glob("*.docx")
    edits = [do("replace", find=old, new=new) for old, new in EDITS[language]]
    edit_in_libreoffice(draft, do("as_author", name="Jane"), do("tracking", on=True), *edits, save=Path("back.docx"))
    outcome = factsheet("review", "merge", "back.docx")
    assert outcome.code == 0, outcome.out + outcome.err
    expected = before
    for old, new in EDITS[language]:
        assert before.count(old) == 1
        expected = expected.replace(old, new)
    assert " ".join(Path("m.yaml").read_text("utf-8").split()) == " ".join(expected.split())
