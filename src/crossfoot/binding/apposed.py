"""What stands right beside what: the level that a change is apposed to, and the one that another is set against.

"4,100 homes against 5,700, at £324,000, 3% less": it is the price that fell by 3%. "It wants to add 2,400 to its 29,000
staff, and make 700,000 shells, up from 70,000": it is shells of which there were 70,000. "8% below the 200p at which
the old ones closed": 200p is the level set against, not the new one.
"""

from __future__ import annotations

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page
from crossfoot.binding.reading import Reading
from crossfoot.model.quantity import Kind

_LEVELS = frozenset({Kind.COUNT, Kind.DURATION, Kind.MEASURE, Kind.MONEY, Kind.NUMBER, Kind.PERCENT})
_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})
_MORE = frozenset({"down", "dearer", "cheaper", "fewer", "higher", "less", "lower", "more", "up"})
#: Tokens between a level and the comma before its change; smaller counts are asides ("its 12 plants").
_NEAR, _FEW = 6, 20
_FROM = frozenset({"above", "below", "over", "under"})
#: Tokens of "since 2008, when it stood at", and of "lowest quarterly figure".
_SINCE, _NEAR_EXTREME = 8, 4
_EXTREMES = frozenset({"least", "most", "worst"})
_OF_IT = (["of", "it"], ["of", "them"], ["of", "which"], ["of", "whom"])
_ARTICLES = frozenset({"a", "an", "its", "the", "their"})


def is_misplaced(reading: Reading, page: Page, book: Codebook) -> bool:
    """Whether the change, or the older level, stands right beside a level that the reading leaves out."""
    change, new, old = (reading.figures.get(name) for name in ("change", "new", "old"))
    if not isinstance(change, int) or not isinstance(new, int) or not isinstance(old, int):
        return False
    if _is_measured_from(page, change, new) or _is_some(page, old) or _is_there(page, change, new, old):
        return True
    if any(_is_bygone(page, level, change) for level in (new, old)):
        return True
    beside = _apposed_to(page, change)
    if beside is not None and beside not in (new, old):
        return True
    return _is_set_against_another(page, change, new, old)


def _is_measured_from(page: Page, change: int, new: int) -> bool:
    """ "8% above the 200p": what is taken for the newer level is the one that the change is measured from."""
    gap = page.extraction.tokens.lower[page.figures[change].last : page.figures[new].first]
    return bool(gap) and gap[0] in _FROM and all(word in _ARTICLES for word in gap[1:])


def _is_there(page: Page, change: int, *levels: int) -> bool:
    """ "Builders in the capital, where 350 fewer homes were begun": of that place, not of levels told elsewhere."""
    figure = page.figures[change]
    led = page.extraction.tokens.lower[max(figure.first - 2, 0) : figure.first]
    return "where" in led and all(page.figures[one].sentence != figure.sentence for one in levels)


def _is_bygone(page: Page, level: int, change: int) -> bool:
    """ "The highest since 1987's 74.8%, and 5.9 points above four years ago": a level only to tell how long it was."""
    figure, lower = page.figures[level], page.extraction.tokens.lower
    start = page.extraction.sentences[figure.sentence].first
    before = lower[max(start, figure.first - _SINCE) : figure.first]
    if page.figures[change].first < figure.last or "since" not in before:
        return False
    since = figure.first - before[::-1].index("since") - 1
    named = lower[max(start, since - _NEAR_EXTREME) : since]
    return any(word.endswith("est") or word in _EXTREMES for word in named)


def _is_some(page: Page, level: int) -> bool:
    """ "Snow lay 1.2m deep at the pass, 30cm of it new": some of another level."""
    last = page.figures[level].last
    return page.extraction.tokens.lower[last : last + 2] in _OF_IT


def is_joined_on(reading: Reading, page: Page, book: Codebook) -> bool:
    """ "Nine shots, 61% of the ball and 11 corners": the share is of what stands before "and", not of what follows."""
    share, whole = reading.figures.get("share"), reading.figures.get("whole")
    if not isinstance(share, int) or not isinstance(whole, int) or whole < share:
        return False
    gap = page.extraction.tokens.lower[page.figures[share].last : page.figures[whole].first]
    return gap[:1] == ["of"] and gap[-1:] == ["and"]


def _apposed_to(page: Page, change: int) -> int | None:
    """The level right before ", 3% less" or ", up 3%"; None if the change stands otherwise."""
    figure, lower = page.figures[change], page.extraction.tokens.lower
    behind = lower[figure.last : figure.last + 1]
    led = lower[figure.first - 1] in ("up", "down") and figure.first > 1
    start = figure.first - 1 if led else figure.first
    if lower[start - 1] != "," or not (led or (behind and behind[0] in _MORE)):
        return None
    before = change - 1
    while before >= 0 and page.figures[before].kind not in _LEVELS:
        before -= 1
    if before < 0 or page.figures[before].sentence != figure.sentence:
        return None
    level = page.figures[before]
    gap = lower[level.last : start - 1]
    small = level.kind in _COUNTS and (level.value or 0) < _FEW
    plain = len(gap) <= _NEAR and all(word.isalpha() for word in gap) and "and" not in gap
    return before if plain and not small and not level.is_range else None


def _is_set_against_another(page: Page, change: int, new: int, old: int) -> bool:
    """Whether "up from" or "against" leads to the older level from a nearer one of its sort."""
    older, lower = page.figures[old], page.extraction.tokens.lower
    first = older.first
    if lower[first - 1] != "against" and lower[first - 2 : first] not in (["up", "from"], ["down", "from"]):
        return False
    before = [
        index
        for index in range(new + 1, old)
        if index != change and page.figures[index].last < first and page.figures[index].kind in _LEVELS
    ]
    if page.figures[new].sentence != older.sentence or not before or old < new:
        return False
    nearest = page.figures[before[-1]]
    alike = nearest.kind is older.kind or {nearest.kind, older.kind} <= _COUNTS
    few = nearest.kind in _COUNTS and (nearest.value or 0) < _FEW
    return alike and nearest.unit == older.unit and not few
