"""Relatives: whether somebody else than the person of a birth is told of."""

from __future__ import annotations

from crossfoot.binding.page import Page, View
from crossfoot.detectors.wording import wordings

_SAYING = frozenset(
    {"said", "says", "told", "confirmed", "announced", "reported", "wrote", "added", "recalled"}
)
_WHOSE = frozenset({"a", "an", "her", "his", "the", "their", "one"})


def kin_leads(page: Page, view: View, end: int) -> bool:
    """Whether the clause of a token begins with a relative: "his brother Rui ...; their father, who ..., is 67"."""
    lower = page.extraction.tokens.lower
    start = max([view.sentence.first, *(k + 1 for k in range(view.sentence.first, end) if lower[k] == ";")])
    if lower[start] not in _WHOSE:
        return False
    found = wordings("timeline")["kin"].find(lower, start + 1, min(start + 3, end))
    return any(lower[last : last + 1] != ["of"] for _, last in found)


def kin_near(page: Page, first: int, last: int) -> bool:
    """Whether a relative is named in a stretch; "a 52-year-old father of two" is nobody else."""
    lower = page.extraction.tokens.lower
    found = wordings("timeline")["kin"].find(lower, first, last)
    return any(
        lower[end : end + 1] != ["of"] or end + 1 not in _numbers(page)
        for _, end in found
        if not _tells(page, end)
    )


def _tells(page: Page, end: int) -> bool:
    """ "his widow said", "according to her son Paul": who only tells of it."""
    return not _SAYING.isdisjoint(page.extraction.tokens.lower[end : end + 1])


def _numbers(page: Page) -> frozenset[int]:
    return page.once("numbers", lambda: frozenset(figure.first for figure in page.figures))
