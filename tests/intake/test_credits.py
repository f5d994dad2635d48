from __future__ import annotations

import pytest

from claimdesk.intake.credits import Credit, bare_name, credit, origin_in


@pytest.mark.parametrize(
    ("line", "byline", "origin"),
    [
        ("By Ingrid Bale", "Ingrid Bale", ""),
        ("By Ingrid Bale with Reuters", "Ingrid Bale", "Reuters"),
        ("By Ingrid Bale and Ola Brask in Oslo, with AP", "Ingrid Bale and Ola Brask", "AP"),
        ("By Ingrid Bale, Ola Brask and Mia Lund", "Ingrid Bale, Ola Brask and Mia Lund", ""),
        ("By Ingrid Bale with Northern News Agency", "Ingrid Bale", "Northern News Agency"),
        ("By Ingrid Bale  Court reporter", "Ingrid Bale", ""),
        ("By Ingrid Bale, Court Reporter", "Ingrid Bale", ""),
        ("By Ingrid Bale | 12 September 2018", "Ingrid Bale", ""),
        ("By Ingrid Bale Sep 12, 2018 5 min read", "Ingrid Bale", ""),
        ("Posted on September 12, 2018 by Ingrid Bale", "Ingrid Bale", ""),
        ("By Ingrid Bale with Nordwire", "Ingrid Bale", "Nordwire"),
        ("By Ingrid Bale, Oslo", "Ingrid Bale", ""),
        ("By Ingrid Bale, Editor", "Ingrid Bale", ""),
        ("By Ingrid Bale with Ola Brask", "Ingrid Bale and Ola Brask", ""),
        ("By INGRID BALE", "INGRID BALE", ""),
        ("Von Ingrid von der Aue", "Ingrid von der Aue", ""),
        ("By AFP", "", "AFP"),
        ("Reporting by I. Bale and O. Brask; Editing by M. Lund", "I. Bale and O. Brask", ""),
    ],
)
def test_a_credit_line_names_persons_and_agency(line: str, byline: str, origin: str) -> None:
    said = credit(line)
    assert said is not None
    assert (said.byline, said.origin) == (byline, origin)


@pytest.mark.parametrize(
    "line",
    ["By Wednesday the water had gone", "By Air and Sea", "By and large", "By staff", "Stand by me", "By", "By 2030"],
)
def test_what_names_nobody_is_no_credit(line: str) -> None:
    assert credit(line) is None


def test_the_date_behind_a_name_is_handed_on() -> None:
    assert credit("By Ingrid Bale | 12 September 2018") == Credit("Ingrid Bale", "", "12 September 2018")


@pytest.mark.parametrize(
    ("line", "name"), [("Ingrid Bale  The Valley Post", "Ingrid Bale"), ("The bridge is closed", "")]
)
def test_a_name_alone_is_told_from_other_lines(line: str, name: str) -> None:
    assert bare_name(line) == name


@pytest.mark.parametrize(
    ("paragraph", "origin"),
    [
        ("OSLO, Sept 12 (Reuters) - The premier spoke.", "Reuters"),
        ("OSLO (AP) — The premier spoke.", "AP"),
        ("Source: AFP", "AFP"),
        ("The premier spoke to Reuters.", ""),
        ("OSLO (Norway) - The premier spoke.", ""),
    ],
)
def test_a_dateline_names_the_agency(paragraph: str, origin: str) -> None:
    assert origin_in(paragraph) == origin
