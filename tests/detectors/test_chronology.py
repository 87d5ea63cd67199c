"""Which of two dates must not be the later one."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "first", "then"),
    [
        ("Work began in 2009 and finished in 2016.", "2009", "2016"),
        ("He ran the mill from 1951 until 1983.", "1951", "1983"),
        ("Founded in 1987 and floated in 2001, the brewer grew.", "1987", "2001"),
        ("Founded in 1987, the brewer was sold in 2001.", "1987", "2001"),
        ("He took over in 1990, before moving to television in 1996.", "1990", "1996"),
        ("After graduating in 1991, he joined the bank in 1993.", "1991", "1993"),
        ("Sworn in as a judge in 1979, she retired in 2003.", "1979", "2003"),
    ],
)
def test_pairs_in_order(text: str, first: str, then: str) -> None:
    assert bound("event-order", text) == [{"first": first, "then": then}]


@pytest.mark.parametrize(
    "text",
    [
        "She won in 2012 and in 2008.",
        "The bank, sold in 2009, was bailed out in 2008.",
        "He joined in 2011; the firm was founded in 1954.",
        "It was opened in 1994 by a man who died in 1991.",
        "Founded in 1987, the brewer owns a pub that was built in 1620.",
    ],
)
def test_pairs_in_no_order(text: str) -> None:
    assert bound("event-order", text) == []
