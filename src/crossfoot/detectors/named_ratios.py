"""The two counts of a ratio whose sides are named, wherever they stand.

"There are 420 hectares of red grapes. White varieties cover 140. ... Now the ratio of red to white is 3:1": each name
stands beside one count of the sentences around it, and beside no other.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.detectors.windows import middle_of, roles_of
from crossfoot.model.quantity import Kind

_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MEASURE, Kind.MONEY})
_AWAY = frozenset({"delta", "expected", "extreme", "gap", "old-level"})
#: Sentences before and behind a ratio; words of a name; tokens between a name and its count.
_BACK, _AHEAD, _NAME, _BEFORE, _BEHIND = 5, 1, 3, 7, 6
_LEAST, _STEM = 2, 4
_MARKS = frozenset({",", ";", ":", ".", "(", ")", "–", "—", '"', "”"})
_JOINTS = frozenset({"and", "to"})
_IDLE = frozenset({
    "a", "all", "an", "are", "by", "for", "had", "has", "have", "is", "its", "now", "of", "on", "that", "the", "their",
    "was", "were",
})  # fmt: skip

Names = tuple[frozenset[str], frozenset[str]]


def named_counts(page: Page, view: View, book: Codebook, ratio: int) -> tuple[int, int] | None:
    """The larger and the smaller count of a ratio, by its names; None where one has no count, or several."""
    names = _ratio_of(page, view) or _outnumbered(page, view, book)
    if names is None or names[0] & names[1]:
        return None
    pool = [index for other in _around(page, view) for index in other.plain.place if index != ratio]
    pool = [index for index in pool if _is_count(page, index)]
    found = [
        distinct(page, [i for i in pool if _beside(page, i, own, other)]) for own, other in _turns(names)
    ]
    if any(len(one) != 1 for one in found) or found[0] == found[1]:
        return None
    one, other = found[0][0], found[1][0]
    if not _may_be_set(page, one, other):
        return None
    fewer, more = sorted((one, other), key=lambda index: middle_of(page.figures[index]))
    return more, fewer


def _turns(names: Names) -> Iterator[Names]:
    yield names
    yield names[1], names[0]


def _around(page: Page, view: View) -> Iterator[View]:
    for number in range(view.number - _BACK, view.number + _AHEAD + 1):
        other = page.by_sentence.get(number)
        if other is not None and other.sentence.kind == view.sentence.kind:
            yield other


def _ratio_of(page: Page, view: View) -> Names | None:
    """ "The ratio of red to white", "ratio between sheep and goats"."""
    lower, end = page.extraction.tokens.lower, view.sentence.last
    for place in range(view.sentence.first, end - 3):
        if lower[place] in ("proportion", "ratio") and lower[place + 1] in ("between", "of"):
            first = _words(lower, place + 2, end)
            joint = place + 2 + len(first)
            if joint < end and lower[joint] in _JOINTS:
                return _names(first, _words(lower, joint + 1, end))
    return None


def _outnumbered(page: Page, view: View, book: Codebook) -> Names | None:
    """ "Women outnumber men": what stands right before and right behind the verb."""
    lower, end = page.extraction.tokens.lower, view.sentence.last
    for place in range(view.sentence.first + 1, end - 1):
        entry = book.entries.get(lower[place])
        if entry is not None and entry.char and "outnumber-verb" in book.sets[entry.char]:
            before = [
                word for word in lower[max(view.sentence.first, place - _NAME) : place] if word.isalpha()
            ]
            return _names(before[-2:], _words(lower, place + 1, end))
    return None


def _words(lower: list[str], start: int, end: int) -> list[str]:
    """The words of a name: up to a mark, a joint, a verb of being or a figure."""
    found: list[str] = []
    for word in lower[start : min(start + _NAME, end)]:
        if word in _MARKS or word in _JOINTS or word in _IDLE - {"the", "its", "their"} or not word.isalpha():
            break
        found.append(word)
    return found


def _names(one: list[str], other: list[str]) -> Names | None:
    names = tuple(frozenset(_stem(word) for word in words if word not in _IDLE) for words in (one, other))
    return (names[0], names[1]) if all(names) else None


def _stem(word: str) -> str:
    """The word without the ending of its plural."""
    known = {"men": "man", "women": "woman", "people": "person", "children": "child"}
    if word in known:
        return known[word]
    if word.endswith("ies") and len(word) > _STEM:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > _STEM - 1 else word


def _beside(page: Page, index: int, own: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a name stands by a count: right behind it, or before it with no other figure between the two."""
    figure, lower, view = page.figures[index], page.extraction.tokens.lower, page.view_of(index)
    if view is None:
        return False
    if figure.noun is not None and figure.noun in own | other:
        return figure.noun in own
    taken = [page.figures[i] for i in view.plain.place if i != index]
    last = min(
        [view.sentence.last, figure.last + _BEHIND, *(one.first for one in taken if one.first >= figure.last)]
    )
    first = max(
        [
            view.sentence.first,
            figure.first - _BEFORE,
            *(one.last for one in taken if one.last <= figure.first),
        ]
    )
    for word in _clause(lower[figure.last : last]):
        if _stem(word) in own | other:
            return _stem(word) in own
    for word in reversed(lower[first : figure.first]):
        if _stem(word) in own | other:
            return _stem(word) in own
    return False


def _clause(words: list[str]) -> list[str]:
    stop = next((place for place, word in enumerate(words) if word in _MARKS or word in ("and", "but")), None)
    return words[:stop]


def _is_count(page: Page, index: int) -> bool:
    figure = page.figures[index]
    if figure.value is None or figure.per is not None or figure.identifier or figure.is_range:
        return False
    told = figure.kind in _COUNTS and figure.value >= _LEAST
    return told and not roles_of(page, index) & _AWAY


def _may_be_set(page: Page, one: int, other: int) -> bool:
    """Whether two counts can be set one against the other: a unit may be said of one of them alone."""
    first, second = page.figures[one], page.figures[other]
    if Kind.NUMBER in (first.kind, second.kind):
        return True
    plain = {Kind.COUNT, Kind.NUMBER}
    return first.unit == second.unit and (first.kind is second.kind or {first.kind, second.kind} <= plain)
