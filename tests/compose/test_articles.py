"""Names of states in sentences, by tables of right forms."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from factsheet.compose.articles import FORMS, in_sentence
from factsheet.compose.pack import part_article

FOLDER = Path(__file__).parents[2] / "templates/designations"

# Articles: en, fr and es as UNTERM has them; de by the grammatical notes of the Auswärtiges Amt's Verzeichnis der
# Staatennamen (feminines and plurals take one, neuters none); pt and it unchecked. What prepositions and cases make of
# them is every grammar's: fr `République fédérale d’Allemagne`, `République du Bénin` are UNTERM's.
SENTENCES = """
en US the United States | of the United States | in the United States | from the United States
en JP Japan | of Japan | in Japan | from Japan
en KR the Republic of Korea | of the Republic of Korea | in the Republic of Korea | from the Republic of Korea
fr FR la France | de la France | en France | de France
fr JP le Japon | du Japon | au Japon | du Japon
fr US les États-Unis | des États-Unis | aux États-Unis | des États-Unis
fr DE l’Allemagne | de l’Allemagne | en Allemagne | d’Allemagne
fr EU l’Union européenne | de l’Union européenne | en Union européenne | d’Union européenne
fr UY l’Uruguay | de l’Uruguay | en Uruguay | d’Uruguay
fr KR la République de Corée | de la République de Corée | en République de Corée | de République de Corée
fr CU Cuba | de Cuba | à Cuba | de Cuba
fr HN le Honduras | du Honduras | au Honduras | du Honduras
fr YE le Yémen | du Yémen | au Yémen | du Yémen
fr NL les Pays-Bas | des Pays-Bas | aux Pays-Bas | des Pays-Bas
fr IL Israël | d’Israël | en Israël | d’Israël
es JP el Japón | del Japón | en el Japón | del Japón
es US los Estados Unidos | de los Estados Unidos | en los Estados Unidos | de los Estados Unidos
es IN la India | de la India | en la India | de la India
es FR Francia | de Francia | en Francia | de Francia
es SV El Salvador | de El Salvador | en El Salvador | de El Salvador
pt US os Estados Unidos | dos Estados Unidos | nos Estados Unidos | dos Estados Unidos
pt FR a França | da França | na França | da França
pt JP o Japão | do Japão | no Japão | do Japão
pt PT Portugal | de Portugal | em Portugal | de Portugal
pt PH as Filipinas | das Filipinas | nas Filipinas | das Filipinas
it US gli Stati Uniti | degli Stati Uniti | negli Stati Uniti | dagli Stati Uniti
it JP il Giappone | del Giappone | in Giappone | dal Giappone
it FR la Francia | della Francia | in Francia | dalla Francia
it UA l’Ucraina | dell’Ucraina | in Ucraina | dall’Ucraina
it GB il Regno Unito | del Regno Unito | nel Regno Unito | dal Regno Unito
it NL i Paesi Bassi | dei Paesi Bassi | nei Paesi Bassi | dai Paesi Bassi
it YE lo Yemen | dello Yemen | in Yemen | dallo Yemen
it PH le Filippine | delle Filippine | nelle Filippine | dalle Filippine
it CU Cuba | di Cuba | a Cuba | da Cuba
de DE Deutschland | Deutschlands | in Deutschland | aus Deutschland
de FR Frankreich | Frankreichs | in Frankreich | aus Frankreich
de CH die Schweiz | der Schweiz | in der Schweiz | aus der Schweiz
de US die Vereinigten Staaten | der Vereinigten Staaten | in den Vereinigten Staaten | aus den Vereinigten Staaten
de AE die Vereinigten Arabischen Emirate | der Vereinigten Arabischen Emirate | in den Vereinigten Arabischen Emiraten \
| aus den Vereinigten Arabischen Emiraten
de NL die Niederlande | der Niederlande | in den Niederlanden | aus den Niederlanden
de GB das Vereinigte Königreich | des Vereinigten Königreichs | im Vereinigten Königreich \
| aus dem Vereinigten Königreich
de RU die Russische Föderation | der Russischen Föderation | in der Russischen Föderation \
| aus der Russischen Föderation
de KR die Republik Korea | der Republik Korea | in der Republik Korea | aus der Republik Korea
de LA die Demokratische Volksrepublik Laos | der Demokratischen Volksrepublik Laos \
| in der Demokratischen Volksrepublik Laos | aus der Demokratischen Volksrepublik Laos
de VA der Heilige Stuhl | des Heiligen Stuhls | im Heiligen Stuhl | aus dem Heiligen Stuhl
de PS der Staat Palästina | des Staates Palästina | im Staat Palästina | aus dem Staat Palästina
de BA Bosnien und Herzegowina | von Bosnien und Herzegowina | in Bosnien und Herzegowina | aus Bosnien und Herzegowina
de CY Zypern | Zyperns | in Zypern | aus Zypern
de HN Honduras | von Honduras | in Honduras | aus Honduras
ja US アメリカ合衆国
"""


def table(language: str) -> dict:
    return yaml.load((FOLDER / f"{language}.yaml").read_text("utf-8"), yaml.CBaseLoader)


@pytest.mark.parametrize("line", SENTENCES.replace("\\\n", "").strip().splitlines())
def test_names_stand_in_sentences(line):
    language, code, right = line.split(" ", 2)
    known = table(language)
    name, article = part_article(known["default"][code])
    for form, text in zip(FORMS, right.split(" | "), strict=False):
        found = known.get("forms", {}).get(form, {}).get(code) or in_sentence(name, article, form, language)
        assert found == text, form


def test_no_name_has_an_article_of_another_language_or_twice():
    for file in FOLDER.glob("*.yaml"):
        parted = [part_article(name) for name in table(file.stem)["default"].values()]
        assert not [name for name, _ in parted if part_article(name)[1]], file
        assert {article for _, article in parted} <= {"", *ARTICLES.get(file.stem.partition("-")[0], ())}, file


ARTICLES = {
    "en": ["the"],
    "fr": ["le", "la", "l’", "les"],
    "es": ["el", "la", "los", "las"],
    "pt": ["o", "a", "os", "as"],
    "it": ["il", "lo", "l’", "la", "i", "gli", "le"],
    "de": ["der", "die", "die, pl.", "das"],
}


def test_a_name_in_parentheses_is_no_article():
    assert part_article("Bolivie (État plurinational de) (la)") == ("Bolivie (État plurinational de)", "la")
    assert part_article("Bolivia (Plurinational State of)") == ("Bolivia (Plurinational State of)", "")
    assert part_article("Cuba") == ("Cuba", "")


def test_an_issuer_that_has_the_article_in_the_name():
    assert in_sentence("The Bahamas", "", "of", "en") == "of the Bahamas"


def test_a_form_that_no_rule_makes_is_none():
    assert in_sentence("日本", "", "of", "ja") is None
    assert in_sentence("Япония", "", "the", "ru") == "Япония"
