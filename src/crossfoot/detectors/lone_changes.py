"""A percentage, the only two like levels of its sentence, and a word of change anywhere in it.

"The herd has shrunk 40%; there were 5,000, and there are 3,000", "Waiting times, 20 weeks in 2019, are now 30 weeks:
50% longer": no order of words is asked for. The levels must be of two times by their words, and what is told must
agree with them, or be what a known slip makes of it: the wrong base, two digits swapped, one digit wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.slots import alike
from crossfoot.detectors.windows import has_class, middle_of, roles_of
from crossfoot.detectors.wording import wordings
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure

_SIZES = frozenset({Kind.PERCENT, Kind.FRACTION})
_LEVELS = frozenset({Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.MEASURE, Kind.DURATION})
_UP = ("rise-verb", "rise-noun", "more-word")
_DOWN = ("fall-verb", "fall-noun", "less-word")
_AWAY = frozenset({"expected", "extreme", "delta", "threshold"})
#: Steps of several, members of a group, and what was only expected.
_STEPS = frozenset({
    "again", "another", "apiece", "each", "estimate", "estimated", "estimates", "expected", "forecast", "further",
    "mean", "median", "per", "planned", "predicted", "respectively", "target", "twice",
})  # fmt: skip
#: How near a told share must be to one that a slip makes, and how far apart two levels of one thing may be.
_CLOSE, _APART = 0.012, 4.0
_HUNDRED = 100.0
#: A smaller bare number may count anything.
_FEW = 3


def lone_changes(page: Page, view: View, book: Codebook) -> Iterator[tuple[dict[str, int], str]]:
    """The size of a change with its old and new level, by slot, and the case of the rule."""
    sizes = [index for index in view.figures if page.figures[index].kind in _SIZES]
    if len(sizes) != 1 or page.figures[sizes[0]].hedge in BOUNDS or page.figures[sizes[0]].per is not None:
        return
    size, way = sizes[0], _way(page, view, book)
    levels = _levels(page, view, size) if way and not _is_share(page, view, sizes[0]) else []
    if len(levels) != 2 or not _of_two_times(page, view):
        return
    low, high = sorted(levels, key=lambda index: middle_of(page.figures[index]))
    share, parts = _share(page.figures[size]), (middle_of(page.figures[low]), middle_of(page.figures[high]))
    if not 1 < parts[1] / parts[0] < _APART or not _may_be(share, way, *parts):
        return
    old, new = (low, high) if way > 0 else (high, low)
    yield {"change": size, "new": new, "old": old}, f"percent-{'up' if way > 0 else 'down'}"


def _is_share(page: Page, view: View, size: int) -> bool:
    """ "29% of all income", "another fall of 10%", "half, seven out of 14": a part, or a step of several."""
    lower, last = page.extraction.tokens.lower, page.figures[size].last
    behind = lower[last : min(last + 2, view.sentence.last)]
    part = behind[:1] == ["of"] and behind[1:] not in (
        ["them"],
        ["its"],
        ["their"],
        ["those"],
        ["it"],
        ["the"],
    )
    return part or not _STEPS.isdisjoint(view.words) or "out" in view.words


def _way(page: Page, view: View, book: Codebook) -> int:
    """1 if the sentence tells of more, -1 if of less, 0 if of neither or of both."""
    words = wordings("tellings")
    up = has_class(view, book, _UP) or words["grown-words"].stands_in(page, view)
    down = has_class(view, book, _DOWN) or words["shrunk-words"].stands_in(page, view)
    return int(up) - int(down)


def _levels(page: Page, view: View, size: int) -> list[int]:
    """The two levels, if all plain figures of the sentence but spans of time told with it are like each other."""
    found = [
        index
        for index in view.figures
        if page.figures[index].kind in _LEVELS and not page.figures[index].identifier
    ]
    spans = [index for index in found if page.figures[index].kind is Kind.DURATION]
    rest = [index for index in found if index not in spans]
    if rest:
        found = rest
    if len(found) != 2 or not all(_is_plain(page, index) for index in found):
        return []
    one, two = (page.figures[index] for index in found)
    bare = Kind.NUMBER in (one.kind, two.kind) and Kind.DURATION in (one.kind, two.kind)
    return found if alike(one, two) or (bare and not rest) else []


def _is_plain(page: Page, index: int) -> bool:
    figure = page.figures[index]
    whole = (
        figure.value is not None and figure.value > _FEW - 1 and not figure.is_range and figure.per is None
    )
    return whole and figure.hedge not in BOUNDS and roles_of(page, index).isdisjoint(_AWAY)


def _of_two_times(page: Page, view: View) -> bool:
    """Whether the sentence tells of two times: two years, "were" and "are", "from" and "to", "have become"."""
    years = {page.figures[index].value for index in view.figures if page.figures[index].kind is Kind.YEAR}
    return len(years) > 1 or wordings("tellings")["two-times"].stands_in(page, view)


def _share(figure: Figure) -> float:
    return middle_of(figure) / (_HUNDRED if figure.kind is Kind.PERCENT else 1)


def _may_be(share: float, way: int, low: float, high: float) -> bool:
    """Whether a share is the change, the change measured from the other level, or a slip of digits away from it."""
    true, swapped = (high / low - 1, 1 - low / high) if way > 0 else (1 - low / high, high / low - 1)
    if abs(share - true) < _CLOSE or abs(share - swapped) < _CLOSE:
        return True
    told, meant = f"{share * _HUNDRED:.0f}", f"{true * _HUNDRED:.0f}"
    differ = sum(one != two for one, two in zip(told, meant, strict=False))
    return len(told) == len(meant) > 1 and (differ == 1 or told == meant[::-1])


__all__ = ["lone_changes"]
