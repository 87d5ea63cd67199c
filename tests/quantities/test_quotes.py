"""Quotation marks."""

from __future__ import annotations

import pytest

from crossfoot.quantities import extract_figures
from crossfoot.quantities.quotes import quoted_spans


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "up 5%" and left.', ['"up 5%"']),
        ("He said “up 5%” and “down”.", ["“up 5%”", "“down”"]),
        ("A «5%» rise", ["«5%»"]),
        ('"Never closed.\n\nA new paragraph', ['"Never closed.']),
        ("No marks at all", []),
        ("'We sold 40 cars,' he said of the workers' union.", ["'We sold 40 cars,'"]),
        ("‘The workers’ pay rose,’ he said.", ["‘The workers’ pay rose,’"]),
        ("It's the '90s and rock 'n' roll again, isn't it?", []),
        ("'Never closed.\n\nThe makers' union", []),
    ],
)
def test_spans_run_from_mark_to_mark(text: str, inside: list[str]) -> None:
    assert [text[a:b] for a, b in quoted_spans(text)] == inside


def test_figures_know_whether_they_are_quoted() -> None:
    figures = extract_figures('It rose 4%. "It rose 5%," he said, and then 6%.').figures
    assert [f.quoted for f in figures] == [False, True, False]
