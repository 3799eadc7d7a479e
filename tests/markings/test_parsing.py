"""Texts of markings: what each means, and what is said of one that is none, with its column and how to write it."""

from __future__ import annotations

import pytest
from schemes import scheme

from factsheet.markings.marks import Control, MarkError, PortionMark
from factsheet.markings.parsing import parse_banner, parse_portion
from factsheet.markings.printing import banner_text, portion_text

REL = Control("REL TO", ("USA", "JPN"))


@pytest.mark.parametrize(
    ("name", "portion", "banner", "mark"),
    [
        ("us", "U", "UNCLASSIFIED", PortionMark("U")),
        ("us", "S//REL TO USA, JPN", "SECRET//REL TO USA, JPN", PortionMark("S", (REL,))),
        (
            "us",
            "S//OC/NF//LES",
            "SECRET//ORCON/NOFORN//LES",
            PortionMark("S", (Control("OC"), Control("NF"), Control("LES"))),
        ),
        (
            "us",
            "TS//USA/CAN/GBR EYES ONLY",
            "TOP SECRET//USA/CAN/GBR EYES ONLY",
            PortionMark("TS", (Control("EYES ONLY", ("USA", "CAN", "GBR")),)),
        ),
        (
            "us",
            "TS//SI-EU-G ABCD EFGH/TK//RD-CNWDI-SG 14 20//OC/NF",
            "TOP SECRET//SI-EU-G ABCD EFGH/TK//RD-CNWDI-SIGMA 14 20//ORCON/NOFORN",
            PortionMark(
                "TS",
                (
                    Control("SI", ("EU", "G ABCD", "G EFGH")),
                    Control("TK"),
                    Control("RD", ("CNWDI", "SG 14", "SG 20")),
                    Control("OC"),
                    Control("NF"),
                ),
            ),
        ),
        (
            "us",
            "S//SAR-BP-J12 J54-K15/CD//FGI GBR JPN//NF",
            "SECRET//SAR-BP-J12 J54-K15/CD//FGI GBR JPN//NOFORN",
            PortionMark(
                "S",
                (
                    Control("SAR-BP", ("J12 J54", "K15")),
                    Control("SAR-CD"),
                    Control("FGI", ("GBR", "JPN")),
                    Control("NF"),
                ),
            ),
        ),
        (
            "us",
            "S//IMC/USA/GBR EYES ONLY",
            "SECRET//IMCON/USA/GBR EYES ONLY",
            PortionMark("S", (Control("IMC"), Control("EYES ONLY", ("USA", "GBR")))),
        ),
        (
            "us",
            "TS//IMC/REL TO USA, AUS, CAN",
            "TOP SECRET//IMCON/REL TO USA, AUS, CAN",
            PortionMark("TS", (Control("IMC"), Control("REL TO", ("USA", "AUS", "CAN")))),
        ),
        (
            "us",
            "S//RS/USA/GBR EYES ONLY",
            "SECRET//RSEN/USA/GBR EYES ONLY",
            PortionMark("S", (Control("RS"), Control("EYES ONLY", ("USA", "GBR")))),
        ),
        ("us-state", "SBU", "UNCLASSIFIED//SBU", PortionMark("U", (Control("SBU"),))),
        ("us-cui", "CUI", "CUI", PortionMark("U", (Control("CUI"),))),
        (
            "us-cui",
            "CUI//SP-PRVCY/BUDG//NF",
            "CUI//SP-PRVCY/BUDG//NOFORN",
            PortionMark("U", (Control("CUI"), Control("SP-PRVCY"), Control("BUDG"), Control("NF"))),
        ),
        (
            "us-cui",
            "S//CUI//SP-PRVCY",
            "SECRET//CUI//SP-PRVCY",
            PortionMark("S", (Control("CUI"), Control("SP-PRVCY"))),
        ),
        ("eu", "C-UE/EU-C", "CONFIDENTIEL UE/EU CONFIDENTIAL", PortionMark("C-UE/EU-C")),
        ("eu", "R-UE/EU-R", "RESTREINT UE/EU RESTRICTED", PortionMark("R-UE/EU-R")),
        ("eu", "TS-UE/EU-TS", "TRÈS SECRET UE/EU TOP SECRET", PortionMark("TS-UE/EU-TS")),
        ("tlp", "TLP:AMBER+STRICT", "TLP:AMBER+STRICT", PortionMark("TLP:AMBER+STRICT")),
    ],
)
def test_a_marking_is_read_and_written(name, portion, banner, mark):
    of = scheme(name)
    assert parse_portion(portion, of) == parse_banner(banner, of) == mark
    assert (portion_text(mark, of), banner_text(mark, of)) == (portion, banner)


def test_banners_may_have_the_titles_of_controls():
    of = scheme("us")
    text = "SECRET//ORIGINATOR CONTROLLED/NOT RELEASABLE TO FOREIGN NATIONALS//LES"
    assert parse_banner(text, of) == parse_banner("SECRET//ORCON/NOFORN//LES", of)
    assert parse_banner("SECRET//AUTHORIZED FOR RELEASE TO USA, JPN", of) == PortionMark("S", (REL,))
    text = "SECRET//TALENT KEYHOLE//RESTRICTED DATA-SIGMA 20//FOREIGN GOVERNMENT INFORMATION GBR//NOFORN"
    assert parse_banner(text, of) == parse_banner("SECRET//TK//RD-SIGMA 20//FGI GBR//NOFORN", of)


@pytest.mark.parametrize(
    ("text", "level", "whose"),
    [("//GBR S//NF", "S", ("GBR",)), ("//CAN DEU C//NF", "C", ("CAN", "DEU")), ("//FGI TS//NF", "TS", ())],
)
def test_portions_of_others_begin_with_a_double_slash(text, level, whose):
    mark = PortionMark(level, (Control("FGI", whose), Control("NF")), foreign=True)
    assert parse_portion(text, scheme("us")) == mark
    assert portion_text(mark, scheme("us")) == text


WRONG = [
    ("", 0, "must not be empty", "the lowest level is `U`"),
    ("(S)", 0, "must be written without parentheses", "write `S`"),
    ("s", 0, "`s` is no level of `us`", "did you mean `S`?"),
    ("SECRET", 0, "`SECRET` is no level of `us`", "write `S`: a portion mark has it so"),
    ("X//NF", 0, "`X` is no level of `us`", "it must begin with a level: U, C, S, TS"),
    ("S//NOFORN", 3, "`NOFORN` is no control of `us`", "write `NF`: a portion mark has it so"),
    ("S//RELIDOO", 3, "`RELIDOO` is no control of `us`", "did you mean `RELIDO`?"),
    ("S//", 3, "has nothing between its slashes", "write it without them"),
    ("S//NF/", 6, "has nothing between its slashes", "write it without them"),
    ("S/NF", 0, "`S/NF` is no level of `us`", None),
    ("S//NF//NF", 7, "`NF` stands twice", None),
    ("S//REL", 3, "`REL` lists no countries", "for example `REL TO USA, JPN`"),
    ("S//REL TO", 3, "`REL TO` lists no countries", "for example `REL TO USA, JPN`"),
    ("S//REL TO USA", 3, "`REL TO` cannot list USA alone", None),
    ("S//REL TO JPN, KOR", 3, "`REL TO` must list USA first", None),
    ("S//REL TO JPN, USA", 10, "is not written as the scheme has it", "write `S//REL TO USA, JPN`"),
    ("S//REL TO USA, FVEY, AUS", 15, "is not written as the scheme has it", "write `S//REL TO USA, AUS, FVEY`"),
    ("S//REL TO USA,JPN", 14, "is not written as the scheme has it", "write `S//REL TO USA, JPN`"),
    ("S//REL TO USA, JAP", 15, "`JAP` is no code of a country or group", None),
    ("S//REL TO USA, JPN, JPN", 20, "`JPN` stands twice", None),
    ("S//DISPLAY ONLY IRQ, AFG", 16, "is not written as the scheme has it", "write `S//DISPLAY ONLY AFG, IRQ`"),
    ("S//NF/REL TO USA, JPN", 3, "`NF` cannot stand beside `REL TO`", "leave one of them out"),
    ("S//NF/OC", 3, "is not written as the scheme has it", "write `S//OC/NF`"),
    ("S//LES//NF", 3, "is not written as the scheme has it", "write `S//NF//LES`"),
    ("S//FOUO", 3, "`FOUO` stands with `U` alone", None),
    ("S//XD", 3, "`XD` needs `NF` beside it", "add `NF`"),
    ("S//NF//XD/ND", 7, "`XD` cannot stand beside `ND`", None),
    ("U//USA/GBR EYES ONLY", 3, "`EYES ONLY` stands with `C` or `S` or `TS` alone", None),
    ("S//OC/RELIDO", 3, "`OC` cannot stand beside `RELIDO`", None),
    ("TS//TK/SI//NF", 4, "is not written as the scheme has it", "write `TS//SI/TK//NF`"),
    ("S//NF//TK", 3, "is not written as the scheme has it", "write `S//TK//NF`"),
    ("TS//SI-G EFGH ABCD//OC/NF", 9, "is not written as the scheme has it", "write `TS//SI-G ABCD EFGH//OC/NF`"),
    ("TS//SI-G-EU//OC/NF", 7, "is not written as the scheme has it", "write `TS//SI-EU-G//OC/NF`"),
    ("TS//SI-GAMMA//OC/NF", 7, "`GAMMA` is no compartment of `SI`", None),
    ("TS//SI-//NF", 7, "has nothing behind its hyphen", "write it without one"),
    ("S//SI-G//OC/NF", 3, "`SI-G` stands with `TS` alone", None),
    ("TS//SI-G//NF", 4, "`SI-G` needs `OC` beside it", "add `OC`"),
    ("TS//SI-G//OC-USGOV/NF", 4, "`SI-G` needs `OC` beside it", None),
    ("TS//SI-EU/SI-G//OC/NF", 10, "`SI` stands twice", None),
    ("S//HCS//NF", 3, "`HCS` stands with a compartment alone", None),
    ("C//HCS-P//NF", 3, "`HCS` stands with `S` or `TS` alone", None),
    ("S//HCS-P//REL TO USA, GBR", 3, "`HCS` needs `NF` beside it", "add `NF`"),
    ("S//HCS-O//NF", 3, "`HCS-O` needs `OC` beside it", "add `OC`"),
    ("S//HCS-P JJJ//OC/NF", 3, "`HCS-P JJJ` stands with `TS` alone", None),
    ("S//RSV//NF", 3, "`RSV` stands with a compartment alone", None),
    ("S//RSV-AB//NF", 7, "`AB` is no compartment of `RSV`", None),
    ("C//TK//NF", 3, "`TK` stands with `S` or `TS` alone", None),
    ("S//TK-BLFH//NF", 3, "`TK-BLFH` stands with `TS` alone", None),
    ("TS//TK-BLFH//RELIDO", 4, "`TK-BLFH` needs `NF` beside it", None),
    ("S//RD", 3, "`RD` needs `NF` or `REL TO` beside it", None),
    ("S//RD/FRD//NF", 3, "`RD` cannot stand beside `FRD`", None),
    ("S//FRD/TFNI//NF", 3, "`FRD` cannot stand beside `TFNI`", None),
    ("C//RD-CNWDI//NF", 3, "`RD-CNWDI` stands with `S` or `TS` alone", None),
    ("S//FRD-CNWDI//NF", 7, "`CNWDI` is no compartment of `FRD`", None),
    ("S//RD-SG 13//NF", 6, "`SG 13` is no compartment of `RD`", None),
    ("S//RD-SIGMA 14//NF", 6, "`SIGMA 14` is no compartment of `RD`", None),
    ("S//RD-SG 20 14//NF", 9, "is not written as the scheme has it", "write `S//RD-SG 14 20//NF`"),
    ("S//DCNI//NF", 3, "`DCNI` stands with `U` alone", None),
    ("S//SAR-CD/BP//NF", 7, "is not written as the scheme has it", "write `S//SAR-BP/CD//NF`"),
    ("S//SAR-BP/SAR-CD//NF", 10, "is not written as the scheme has it", "write `S//SAR-BP/CD//NF`"),
    ("S//SAR-POPCORN//NF", 7, "`POPCORN` is none of `SAR-`", "for example `SAR-BP`"),
    ("U//SAR-BP", 3, "`SAR-BP` stands with `C` or `S` or `TS` alone", None),
    ("S//FGI JPN GBR//NF", 7, "is not written as the scheme has it", "write `S//FGI GBR JPN//NF`"),
    ("//GBR", 2, "`GBR` is no level of `us`", None),
    ("//S//NF", 2, "does not say whose `S` is", "for example `//GBR S`, or `//FGI S`"),
    ("//GBK S//NF", 2, "`GBK` is no code of a country or group", None),
    ("S//REL TO USA, ZZZ", 15, "`ZZZ` is no code of a country or group", None),
    ("S//FGI GBR XKK//NF", 11, "`XKK` is no code of a country or group", None),
    ("S//FGI GBR USA//NF", 3, "`FGI` cannot list USA, which is no foreign country", None),
    ("//USA S//NF", 2, "`FGI` cannot list USA, which is no foreign country", None),
    ("//DEU CAN S//NF", 2, "is not written as the scheme has it", "write `//CAN DEU S//NF`"),
    ("//GBR S//FGI CAN//NF", 9, "`FGI` stands twice", None),
]


@pytest.mark.parametrize(("text", "at", "message", "hint"), WRONG, ids=[each[0] for each in WRONG])
def test_what_is_no_portion_mark_is_told_at_its_column(text, at, message, hint):
    with pytest.raises(MarkError) as error:
        parse_portion(text, scheme("us"))
    assert (str(error.value), error.value.at) == (message, at)
    assert hint is None or hint in error.value.hints


@pytest.mark.parametrize(
    ("name", "text", "message", "hint"),
    [
        ("us", "S//NF", "`S` is no level of `us`", "write `SECRET`: a banner has it so"),
        ("us", "SECRET//NF", "`NF` is no control of `us`", "write `NOFORN`: a banner has it so"),
        ("us", "SECRET//NOFORN/ORCON", "is not written as the scheme has it", "write `SECRET//ORCON/NOFORN`"),
        ("us-cui", "UNCLASSIFIED//CUI", "is not written as the scheme has it", "write `CUI`"),
        ("us-cui", "CUI//BUDG/SP-PRVCY", "is not written as the scheme has it", "write `CUI//SP-PRVCY/BUDG`"),
    ],
)
def test_what_is_no_banner_is_told(name, text, message, hint):
    with pytest.raises(MarkError) as error:
        parse_banner(text, scheme(name))
    assert str(error.value) == message
    assert hint in error.value.hints


def test_a_scheme_without_portions_of_others_says_so():
    with pytest.raises(MarkError, match="begins as portions of others do, of which `nato` has none"):
        parse_portion("//GBR NS", scheme("nato"))


def test_uncontrolled_categories_stand_behind_their_head_alone():
    with pytest.raises(MarkError) as error:
        parse_portion("S//SP-PRVCY", scheme("us-cui"))
    assert (error.value.at, str(error.value)) == (3, "`SP-PRVCY` is no control of `us-cui`")
