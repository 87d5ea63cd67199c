"""Ages: whose, and in which year."""

import pytest

from tests.detectors.bindings import bound

RULE = "age-and-birth-year"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Born in 1942, she died in 2021 at the age of 79.", {"age": "79", "born": "1942", "event": "2021"}),
        ("Anna Holm, 46, was born in 1979.", {"age": "46", "born": "1979", "case": "aged"}),
        (
            "She has died aged 88. She was born in Turku on 3 May 1931.",
            {"age": "88", "born": "3 May 1931", "case": "aged"},
        ),
        ("Pia Ruiz, who was born in 1938, is now 81.", {"age": "81", "born": "1938", "case": "aged"}),
        (
            "Born in 1899, he won in 1931, when he was 32.",
            {"age": "32", "born": "1899", "event": "1931"},
        ),
        (
            "The composer (1931-2014), who died at the age of 82.",
            {"age": "82", "life": "1931-2014", "case": "died"},
        ),
        (
            "The 90-year-old bridge, built in 1931, is shut.",
            {"age": "90-year-old", "born": "1931", "case": "aged"},
        ),
    ],
)
def test_the_likeliest_reading_comes_first(text: str, first: dict[str, str]) -> None:
    assert bound(RULE, text)[0] == first


@pytest.mark.parametrize(
    "text",
    [
        "Born in 1942, she had a son, 46, and two daughters.",
        "He was born in 1931, left school at the age of 14 and joined the yard in 1950.",
        "Born in 1950, he was aged 12 when the family moved.",
        "Mary Holm was born in 1931. Peter Lund, 46, lives there now.",
    ],
)
def test_another_person_or_an_undated_age_is_left_alone(text: str) -> None:
    assert bound(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He was 24 when he emigrated in 1952 and 70 when he came back in 1998.",
            {"age": "24", "first": "1952", "later_age": "70", "later": "1998"},
        ),
        (
            "He joined at the age of 17 and retired 48 years later at the age of 65.",
            {"age": "17", "later_age": "65", "span": "48 years", "case": "age-step"},
        ),
    ],
)
def test_two_ages_of_one_person(text: str, expected: dict[str, str]) -> None:
    assert bound("age-shift", text) == [expected]


def test_two_ages_of_two_people() -> None:
    assert bound("age-shift", "She won in 1998 as a 17-year-old; her brother, 25 in 2003, never did.") == []


@pytest.mark.parametrize(
    ("text", "age", "born"),
    [
        ("At 19 he enlisted. That was in 1943; Harold Pym had come into the world in 1924.", "19", "1924"),
        ("The tortoise hatched in 1832, which would make it 193 this year.", "193", "1832"),
        ("The 1953-born cellist gave her first recital at 12, in 1965.", "12", "1953"),
        (
            "The pilot, a 52-year-old father of two born in Graz in 1972, had flown for years.",
            "52-year-old",
            "1972",
        ),
        ("Mehmet will be 80 in May. // He was born in May 1946.", "80", "May 1946"),
    ],
)
def test_births_and_ages_in_other_words(text: str, age: str, born: str) -> None:
    found = bound("age-and-birth-year", text.replace(" // ", "\n\n"))
    assert any((one["age"], one.get("born")) == (age, born) for one in found)


def test_two_ages_of_a_text() -> None:
    text = 'In 2011 he was a 17-year-old winger.\n\n"People still shout at me," the 31-year-old says.'
    assert bound("age-shift", text) == [
        {"age": "17-year-old", "first": "2011", "later_age": "31-year-old", "case": "grown"}
    ]
