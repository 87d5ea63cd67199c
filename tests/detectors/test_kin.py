"""Relatives of the person told of."""

from __future__ import annotations

from datetime import date

import pytest

from crossfoot import check

TODAY = date(2024, 11, 5)


def ages(text: str) -> list[str]:
    return [one.message for one in check(text, as_of=TODAY).discrepancies if one.rule == "age-and-birth-year"]


@pytest.mark.parametrize(
    "text",
    [
        "A daughter, born in 1960, survives her. She died on Sunday at 93.",
        "Born in 1984, he signed at 17. His brother Ivo, 36, is a coach; their father, who played until 38, is 67.",
    ],
)
def test_the_age_of_one_is_not_measured_by_the_birth_of_a_relative(text: str) -> None:
    assert ages(text) == []


def test_the_daughter_of_somebody_may_be_the_person_herself() -> None:
    assert ages("The daughter of a smith, she was born in 1931. She died on Sunday at 83.") != []
