"""Digit groups."""

from __future__ import annotations

from decimal import Decimal

import pytest

from crossfoot.quantities.numbers import decimal_of


@pytest.mark.parametrize(
    ("group", "value"),
    [
        ("1,234,567.80", "1234567.80"), ("12,34,567", "1234567"), ("1.234,5", "1234.5"), ("4,5", "4.5"), ("0012", "12"),
        ("1,23", "1.23"),
    ],
)  # fmt: skip
def test_groups_with_a_value(group: str, value: str) -> None:
    found = decimal_of(group)
    assert found == Decimal(value)
    assert str(found) == value


@pytest.mark.parametrize("group", ["1,2,3", "2.5.1", "10:30", "1" * 40, "1,2345", "1,234,56.7"])
def test_groups_without_one(group: str) -> None:
    assert decimal_of(group) is None
