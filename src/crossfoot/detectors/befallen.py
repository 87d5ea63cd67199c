"""What people are counted for ("96 people died"), and whose people a rate is not of."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from crossfoot.binding.page import Page, View
from crossfoot.detectors.accounts import is_person
from crossfoot.lexicon import table
from crossfoot.quantities import Figure

_TABLE = "population"
_COMPARING = frozenset({"against", "compared", "than", "versus"})
#: Tokens behind people, and before them, in which a verb tells what befell them.
_BEHIND, _BEFORE = 4, 3


@cache
def people() -> frozenset[str]:
    """Nouns for people, and for others that rates are told of."""
    return frozenset(str(word) for word in table(_TABLE)["people"])


def is_compared(page: Page, rate: Figure, whole: Figure) -> bool:
    """ "9.4, more than double that of the coastal counties, where 1.1 million live": people of another place."""
    if rate.sentence != whole.sentence or whole.first < rate.last:
        return False
    tokens, end = page.extraction.tokens, whole.first
    while end > rate.last and tokens.starts[end - 1] >= whole.hedge_start:
        end -= 1  # "in a city of more than a million" compares nothing
    between = tokens.lower[rate.last : end]
    return not _COMPARING.isdisjoint(between) or any(
        pair in (("that", "of"), ("those", "of")) for pair in pairwise(between)
    )


def befell(page: Page, index: int) -> str | None:
    """What people are counted for: of "96 people died" it is a death."""
    figure = page.figures[index]
    if figure.noun not in people():
        return None
    lower = page.extraction.tokens.lower
    beside = {
        *lower[figure.last : figure.last + _BEHIND],
        *lower[max(figure.first - _BEFORE, 0) : figure.first],
    }
    rows = table(_TABLE)["befell"]
    return next((str(noun) for noun, verbs in rows.items() if not beside.isdisjoint(verbs)), None)


def may_befall(noun: str | None) -> bool:
    """Whether so many of them can be the deaths or births of a rate, which "9 hospitals" cannot."""
    return noun is None or noun in people() or is_person(noun) or noun in table(_TABLE)["events"]


def is_of_part(page: Page, view: View, rate: Figure) -> bool:
    """ "3,100 dentists for 8 million people; in the capital there are 7.2 per 10,000": a clause of another place."""
    before = page.extraction.tokens.lower[view.sentence.first : rate.first]
    if ";" not in before or not any(page.figures[i].last <= rate.first for i in view.figures):
        return False
    clause = before[len(before) - before[::-1].index(";") :]
    return clause[:2] == ["in", "the"]


def set_apart(page: Page, view: View, rate: int, pair: tuple[int, int]) -> bool:
    """Whether a semicolon stands between a rate and the pair behind it: the pair is of another place."""
    first = page.figures[rate].last
    behind = [page.figures[index].first for index in pair]
    return min(behind) > first and ";" in page.extraction.tokens.lower[first : min(behind)]
