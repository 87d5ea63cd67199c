"""Parts of a whole that was told before: "Ninety-six pupils sat the paper. ... In all, 81 of them passed".

"n of them" goes back to the one thing counted as the subject of a sentence before, or before it in its own; "n of its
inhabitants" to "a town of N"; "18 out of 20" has its whole behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from crossfoot.binding.page import Page, View
from crossfoot.binding.trigger import Trigger
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.decimals import is_whole
from crossfoot.model.quantity import Kind

#: One of these stands in a sentence whose part has its whole elsewhere.
TOLD = Trigger(words=("out", "them", "these", "those", "whom"), lists=("lists.inhabitants",))
_LEADING = frozenset({"after", "at", "by", "for", "from", "in", "of", "on", "so", "then", "to", "with"})
_HAVING = frozenset({"had", "has", "have", "owned", "owns"})
_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})
_THEM = frozenset({"them", "these", "those", "whom"})
_THE = frozenset({"the", "its", "their", "those", "these"})
#: Sentences back to the whole; tokens before a subject and before the part that goes on about it.
_BACK, _SUBJECT, _OPENING = 3, 2, 5
_LEAST = 3
#: "Eleven out of ten" is praise.
_PRAISE = Decimal("1.3")
_OUT = frozenset({"a", "the", "possible", "maximum", "total", "of"})


def told_parts(page: Page) -> Iterator[tuple[int, int, str]]:
    """Whole, part and window of every part whose whole is told elsewhere or behind "out of"."""
    lower = page.extraction.tokens.lower
    for view in page.where(TOLD):
        if "of" not in view.words:
            continue
        for index in view.figures:
            figure = page.figures[index]
            if figure.kind not in _COUNTS or figure.value is None or figure.hedge in ("above", "at-least"):
                continue
            behind = lower[figure.last : figure.last + 3]
            if behind[:2] == ["out", "of"]:
                whole = _out_of(page, view, index)
            elif lower[figure.first - 1] in _HAVING:
                continue  # "The firm has 2,700 of them": of a thing that was told of
            elif behind[:1] == ["of"] and len(behind) > 1 and figure.noun is None:
                whole = _whole_of(page, view.position, view, index, behind[1:])
            else:
                continue
            if whole is not None and whole != index:
                near = page.figures[whole].sentence == view.number
                yield whole, index, "sentence" if near else "paragraph"


def _out_of(page: Page, view: View, index: int) -> int | None:
    """ "18.7 out of 10", "84 out of a possible 100"."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    following = [other for other in view.figures if page.figures[other].first >= figure.last + 2]
    if not following:
        return None
    whole = page.figures[following[0]]
    gap = lower[figure.last + 2 : whole.first]
    if (
        whole.kind not in _COUNTS
        or whole.value is None
        or whole.hedge
        or not set(gap) <= _OUT
        or whole.scaled
    ):
        return None
    assert figure.value is not None
    praise = is_whole(figure.value) and whole.value < figure.value <= whole.value * _PRAISE
    return None if praise or figure.scaled else following[0]


def _whole_of(page: Page, position: int, view: View, index: int, behind: list[str]) -> int | None:
    if behind[0] in _THEM:
        return _subject_before(page, position, view, index)
    if behind[0] in ("its", "the") and len(behind) > 1 and behind[1] in words_of("inhabitants"):
        return _only(page, [i for i in _earlier(page, index) if group_of(page, i, "places-of")])
    return None


def _earlier(page: Page, index: int) -> list[int]:
    return [i for i in range(index) if page.figures[i].kind in _COUNTS and page.view_of(i) is not None]


def _subject_before(page: Page, position: int, view: View, index: int) -> int | None:
    """The one thing counted before "n of them" in the sentence, else the subject of one before."""
    own = [i for i in view.figures if i < index and _countable(page, i)]
    if own:
        gap = page.extraction.tokens.lower[page.figures[own[-1]].last : page.figures[index].first]
        between = [i for i in view.figures if own[-1] < i < index and _may_be_counted(page, i)]
        return own[0] if len(own) == 1 and not between and not {"while", "but"} & set(gap) else None
    lower, first = page.extraction.tokens.lower, page.figures[index].first
    named = lower[first - 1] == "," and lower[view.sentence.first] not in _LEADING
    if first - view.sentence.first > _OPENING or named:
        return None  # "Workers, 8,100 of them, want a rise"
    if any(i < index and _may_be_counted(page, i) for i in view.figures):
        return None  # "On Saturday 39,870 came, 3,100 of them from Wearside"
    for other in reversed(page.views[max(0, position - _BACK) : position]):
        if view.number - other.number > _BACK:
            break
        found = [i for i in other.figures if _countable(page, i)]
        if found:
            opens = page.figures[found[0]].first - other.sentence.first <= _SUBJECT
            return found[0] if len(found) == 1 and (opens or group_of(page, found[0], "groups-of")) else None
    return None


def _countable(page: Page, index: int) -> bool:
    figure = page.figures[index]
    if figure.kind not in _COUNTS or figure.value is None or figure.identifier or figure.hedge is not None:
        return False
    return figure.value >= _LEAST and (figure.noun is not None or group_of(page, index, "groups-of"))


def _may_be_counted(page: Page, index: int) -> bool:
    """ "112 were hurt": a bare number may be what "17 of them" goes back to."""
    figure = page.figures[index]
    return figure.kind in _COUNTS and not figure.identifier and (figure.value or 0) >= _LEAST


def group_of(page: Page, index: int, name: str) -> bool:
    """ "a panel of nine", "a market town of 4,200"."""
    lower, first = page.extraction.tokens.lower, page.figures[index].first
    return first > 1 and lower[first - 1] == "of" and lower[first - 2] in words_of(name)


def _only(page: Page, found: list[int]) -> int | None:
    return found[0] if len({page.figures[i].value for i in found}) == 1 else None
