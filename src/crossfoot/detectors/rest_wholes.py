"""What shows that a rest is left of another whole than the one before it, or that more than its parts went off."""

from __future__ import annotations

from crossfoot.binding.page import Page, View
from crossfoot.detectors.runs import sort_of
from crossfoot.detectors.sum_ties import OF_THEM
from crossfoot.detectors.wholes import value_of
from crossfoot.detectors.wordlists import words_of

#: Tokens behind a rest in which its own whole is named.
_NAMED = 6
#: Tokens of "of the fleet's vessels", and what leads on to the whole itself: "of a fleet of about 29".
_OPENING = 6
_CLAUSE = frozenset({":", ";", "-", "–", "—"})
_LEADING = frozenset({"about", "all", "at", "exactly", "of", "only", "roughly", "some", "to"})


def is_other_whole(view: View, page: Page, whole: int, rest: int) -> bool:
    """Whether a whole less its told parts is not what the rest is."""
    return _another_told(page, whole, rest) or _is_of_its_own(view, page, whole, rest)


def _another_told(page: Page, whole: int, rest: int) -> bool:
    """Whether one more goes off without a figure: "two of the five resigned, and a third was dismissed"."""
    first, last = sorted((page.figures[whole].last, page.figures[rest].first))
    lower = page.extraction.tokens.lower
    return any(
        lower[at - 1] in words_of("determiners")
        and lower[at] in words_of("one-further")
        and (not lower[at + 1][0].isalpha() or lower[at + 1] in words_of("helping"))
        for at in range(first + 1, last)
    )


def _is_of_its_own(view: View, page: Page, whole: int, rest: int) -> bool:
    """ "The remaining two of the chamber's 100 members": the whole is named right there, and is another one."""
    last, lower = page.figures[rest].last, page.extraction.tokens.lower
    behind = [index for index in view.plain.place if last < page.figures[index].first <= last + _NAMED]
    if not behind or behind[0] == whole or lower[last] != "of":
        return False
    own = page.figures[behind[0]]
    other = own.value != page.figures[whole].value and sort_of(own) == sort_of(page.figures[rest])
    return other and value_of(own) > value_of(page.figures[rest])


def has_own_whole(page: Page, parts: tuple[int, ...], whole: int) -> bool:
    """Whether one of the parts is of a whole of its own: "640 drivers ... 18 of the 212 routes ... 400 left"."""
    lower, figures = page.extraction.tokens.lower, page.figures
    for index in parts:
        gap = lower[figures[index].last : figures[index + 1].first] if index + 1 < len(figures) else []
        if gap[:1] == ["of"] and len(gap) <= _NAMED and index + 1 not in (whole, *parts):
            return sort_of(figures[index + 1]) == sort_of(figures[index])
    return False


def is_dealt_out(page: Page, first: int) -> bool:
    """ "Of its buses 14 run on gas, nine on diesel and the other six ...": the whole is named, without its number."""
    tokens, figure = page.extraction.tokens.lower, page.figures[first]
    opening = tokens[page.extraction.sentences[figure.sentence].first : figure.first]
    led = words_of("determiners") | _LEADING
    return opening[:1] in (["of"], ["among"]) and 1 < len(opening) <= _OPENING and opening[-1] not in led


def are_shares_of_one(page: Page, first: int, second: int, rest: int) -> bool:
    """ "Eleven went to schools, four to clubs and the other eight to pensioners": three shares of what is not told.

    Shares stand at the heads of three clauses on end; where the first is a whole, its clause says so: they were aboard,
    they entered, they were asked.
    """
    figures = [page.figures[index] for index in (first, second, rest)]
    tokens = page.extraction.tokens.lower
    start = page.extraction.sentences[figures[0].sentence].first
    opens = figures[0].first == start or tokens[figures[0].first - 1] in _CLAUSE
    lists = tokens[figures[1].first - 1] == ","
    rest = figures[2].first
    closes = figures[1].last < rest and tokens[rest - 3 : rest - 1] == ["and", "the"]
    told = words_of("gathered").intersection(tokens[figures[0].last : figures[1].first])
    return opens and lists and closes and not told


def without_asides(page: Page, parts: tuple[int, ...], rest: int) -> tuple[int, ...]:
    """Without what is told of a part or of the rest: "20 of the 48, 12 of them badly; the other 28, five soon"."""
    before = tuple(i for i in parts if i < rest)
    if not before:
        return parts
    lower = page.extraction.tokens.lower
    return (
        before[0],
        *(i for i in before[1:] if lower[page.figures[i].last : page.figures[i].last + 2] not in OF_THEM),
    )
