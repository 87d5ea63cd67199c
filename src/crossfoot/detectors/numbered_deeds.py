"""What is numbered comes in its order: "its first concert in 1926 ... Its last, in 1993", "her second novel appeared in
1987; the first had come out in 1981", "the second bridge, of 1931 ... the first (1902)".

Both have an owner or an article, one tells the noun and the other the same one or none, and they stand in one sentence
or in neighbouring ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from crossfoot.binding.page import Page, View
from crossfoot.binding.trigger import Trigger
from crossfoot.detectors.wording import of_kinds, wordings, year_of
from crossfoot.lexicon import table
from crossfoot.model.quantity import Kind

NUMBERED = Trigger(lists=("timeline.numbered",))
_DATES = frozenset({Kind.DATE, Kind.YEAR})
#: Tokens from an ordinal to its date, and from a date in front to the ordinal.
_REACH = 18
_OWNERS = frozenset({"the", "its", "his", "her", "their", "my", "our", "'s", "’s"})
_LINKS = frozenset(
    {",", "(", "in", "on", "of", "was", "came", "had", "one", "followed", "is", "dates", "being", "did"}
)
_STOPS = frozenset(
    {";", "after", "before", "since", "until", "when", "while", "who", "whose", "which", "and", "but"}
)


class _Deed(NamedTuple):
    number: int
    noun: str
    date: int


def numbered_pairs(page: Page) -> Iterator[tuple[int, int, str]]:
    """Dates of what is told as an earlier and a later one of a row, and the window that holds them."""
    deeds = [deed for view in page.where(NUMBERED) for deed in _deeds(page, view)]
    for one, two in pairwise(deeds):
        first, second = page.figures[one.date].sentence, page.figures[two.date].sentence
        nouns = {one.noun, two.noun} - {""}
        if second - first > 1 or len(nouns) != 1 or one.number == two.number or one.date == two.date:
            continue
        earlier, later = (one, two) if one.number < two.number else (two, one)
        yield earlier.date, later.date, "sentence" if first == second else "paragraph"


def _deeds(page: Page, view: View) -> Iterator[_Deed]:
    """Every ordinal of a sentence with its own date."""
    lower = page.extraction.tokens.lower
    dates = [i for i in of_kinds(page, view, _DATES) if year_of(page.figures[i]) is not None]
    numbers = table("timeline")["deed-numbers"]
    places = [
        place
        for place in range(view.sentence.first + 1, view.sentence.last - 1)
        if lower[place] in numbers and _is_owned(lower, place)
    ]
    for number, place in enumerate(places):
        end = places[number + 1] if number + 1 < len(places) else view.sentence.last
        behind = [i for i in dates if place < page.figures[i].first < min(end, place + _REACH)]
        if not behind:
            continue
        gap = _plain(lower[place + 1 : page.figures[behind[0]].first])
        noun = _noun(lower[place + 1])
        if noun is None or not _STOPS.isdisjoint(gap) or page.figures[behind[0]].is_range:
            continue
        yield _Deed(int(numbers[lower[place]]), noun, behind[0])


def _plain(gap: list[str]) -> list[str]:
    """Without the relative clause that commas set off: "her second novel, which ran to 900 pages, appeared in"."""
    for place, word in enumerate(gap):
        if word in ("which", "who", "whose") and place and gap[place - 1] == "," and "," in gap[place:]:
            return gap[: place - 1] + gap[gap.index(",", place) + 1 :]
    return gap


def _is_owned(lower: list[str], place: int) -> bool:
    return (lower[place - 1] in _OWNERS or lower[place - 1].endswith("'s")) and lower[place + 1] != "-"


def _noun(word: str) -> str | None:
    """The noun behind an ordinal, "" where it is left out, None where a stretch of time is meant."""
    if word in _LINKS:
        return ""
    if not word.isalpha() or word in wordings("timeline")["no-deeds"].rows or word.endswith(("ed", "est")):
        return None
    return word.removesuffix("s")
