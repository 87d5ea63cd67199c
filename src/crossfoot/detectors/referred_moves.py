"""A level with the one that it is up or down from, whatever stands between: "90 percent of chiefs said so, up from 16".

The binder joins the two where one clause holds both. Across clauses "up from" behind a comma still refers to what the
sentence has told, if there is only one level of the sort.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.page import Page, View
from crossfoot.binding.slots import alike
from crossfoot.binding.trigger import Trigger
from crossfoot.detectors.windows import middle_of
from crossfoot.detectors.wording import hedged_first, wordings
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure

_WAYS = (("from-below", 1), ("from-above", -1), ("verb-from-below", 1), ("verb-from-above", -1))
_REVISIONS = (("revised-up", 1), ("revised-down", -1))
REFERRED = Trigger(lists=tuple(f"comparing.{name}" for name, _ in _WAYS + _REVISIONS))
_LEVELS = frozenset({
    Kind.MONEY, Kind.NUMBER, Kind.PERCENT, Kind.BASIS_POINTS, Kind.COUNT, Kind.MEASURE, Kind.DURATION
})  # fmt: skip
#: Tokens of the noun phrase between "from" and its level, and of adverbs between the comma and "up".
_PHRASE, _ADVERBS = 8, 4
#: Levels of one thing are not further apart.
_APART = 12.0
_NOT_MEANT = frozenset({"expected", "moved-from", "gap", "distance", "aside"})
#: What leads to a level that is the older one itself: not "planned $1.5 billion this year, down from $2.2 billion".
_OLDER = frozenset({"against", "from", "than", "to", "versus", "vs", "with"})
#: A bare number and what has a unit are one thing where they are no further apart.
_LENT = 2.0
#: Tokens of "from a record".
_LEAD = 3
_ELSE = frozenset({";", ":", "while", "whereas", "but", "although", "though"})
_MARKS = frozenset({",", "–", "—", "-", "("})
_TURNS = frozenset({"but", "though", "although", "yet"})
#: "Up from its 6-month average of 30 percent", "from a 16-year low of 12.55 million".
_SPANS, _SPANNED = (
    frozenset({Kind.DURATION, Kind.AGE}),
    frozenset({"average", "high", "low", "mean", "peak", "trough"}),
)
#: Tokens from a figure to "downwardly revised from".
_REVISED = 10
_BE = frozenset({"is", "was", "are", "were", "remains", "remained"})
#: What points back to a level in its own sentence.
_POINTING = frozenset({"it", "that", "this", "which", "that figure", "that number", "that rate"})
_BARRED = frozenset({"and", "to", "or", "by", "as", "when", "after", "before", "with", ",", ";"})


def referred_moves(page: Page) -> Iterator[tuple[int, int, int]]:
    """(new, old, direction) of every level that is told as "up from" another one of its sort."""
    words = wordings("comparing")
    for view in page.where(REFERRED):
        for name, way in _WAYS:
            for told, last in words[name].found_in(page, view):
                first = _opening(page, view, told, name.startswith("verb"))
                old = None if first is None else _source(page, view, last)
                new = None if first is None or old is None else _only_like(page, view, old, first)
                if old is not None and new is not None:
                    yield new, old, way
        yield from _revised(page, view)


def _revised(page: Page, view: View) -> Iterator[tuple[int, int, int]]:
    """Every level with the one that it replaces: "131.1 in the previous week, downwardly revised from 131.2"."""
    for name, way in _REVISIONS:
        for told, last in wordings("comparing")[name].found_in(page, view):
            old = _source(page, view, last)
            before = [i for i in view.plain.place if told - _REVISED <= page.figures[i].last <= told]
            like = [i for i in before if old is not None and _alike(page.figures[i], page.figures[old])]
            if old is not None and like and _is_plain(page.figures[like[-1]]):
                yield like[-1], old, way


def _opening(page: Page, view: View, told: int, verb: bool) -> int | None:
    """Where the words open that set "up from" off.

    ", sharply up from", "- a steep decrease from", "but that is up from", "but rose from"; a verb stands behind a turn.
    """
    lower, degrees = page.extraction.tokens.lower, wordings("comparing")["from-degrees"].rows
    for at in range(told - 1, max(told - 1 - _ADVERBS, view.sentence.first), -1):
        if lower[at] in _TURNS:
            return at - (lower[at - 1] in _MARKS)
        if lower[at] in _MARKS:
            return None if verb else at
        if lower[at] in _BE:
            return _pronoun(page, view, at)
        if not lower[at].endswith("ly") and lower[at] not in degrees:
            return None
    return None


def _pronoun(page: Page, view: View, verb: int) -> int | None:
    """Where ", but that" opens before "was": nothing between the level and the pronoun may have another subject."""
    lower = page.extraction.tokens.lower
    for size in (1, 2):
        if " ".join(lower[verb - size : verb]) in _POINTING:
            first = verb - size
            first -= lower[first - 1] in ("but", "and", "although", "though")
            return first - 1 if first - 1 > view.sentence.first and lower[first - 1] in _MARKS else None
    return None


def _source(page: Page, view: View, last: int) -> int | None:
    """The level behind "from", with no more than its noun phrase between."""
    lower = page.extraction.tokens.lower
    behind = [i for i in view.figures if page.figures[i].first >= last and page.figures[i].kind in _LEVELS]
    if behind and page.figures[behind[0]].kind in _SPANS:
        named = lower[page.figures[behind[0]].last : page.figures[behind[0]].last + 2]
        behind = behind[1:] if not _SPANNED.isdisjoint(named) else behind
    if not behind:
        return None
    gap = lower[last : hedged_first(page, view, behind[0])]
    plain = _is_plain(page.figures[behind[0]])
    return behind[0] if len(gap) <= _PHRASE and _BARRED.isdisjoint(gap) and plain else None


def _is_plain(figure: Figure) -> bool:
    return figure.value is not None and figure.value > 0 and not figure.identifier and not figure.is_range


def _only_like(page: Page, view: View, old: int, first: int) -> int | None:
    """The one like level of the sentence before "up from"; behind "but" the older level before it is passed over."""
    figures = page.figures
    like = [i for i in view.plain.place if figures[i].first < first and _alike(figures[i], figures[old])]
    turned = not _TURNS.isdisjoint(page.extraction.tokens.lower[first : first + 2])
    like = [i for i in like if not turned or "moved-from" not in view.roles[i]]
    if len(like) != 1 or not _is_plain(figures[like[0]]):
        return None
    new, names = like[0], view.roles[like[0]]
    between = page.extraction.tokens.lower[figures[new].last : first]
    older = "old-level" in names and _is_older(page, view, new)
    if names & _NOT_MEANT or older or not _ELSE.isdisjoint(between) or not _is_level(page, view, new):
        return None
    small, large = sorted(middle_of(figures[index]) for index in (new, old))
    return new if large <= _APART * small else None


def _is_older(page: Page, view: View, index: int) -> bool:
    """Whether a word right before a level says that it is the one that another is measured by."""
    first = hedged_first(page, view, index)
    return not _OLDER.isdisjoint(
        page.extraction.tokens.lower[max(first - _LEAD, view.sentence.first) : first]
    )


def _lends(one: Figure, other: Figure) -> bool:
    """ "Stood at 18.37, up from 18.11 francs": the unit is said once, of two numbers printed alike."""
    bare = [figure for figure in (one, other) if figure.kind is Kind.NUMBER and figure.noun is None]
    if len(bare) != 1 or {one.kind, other.kind} & {Kind.PERCENT, Kind.COUNT} or one.scaled != other.scaled:
        return False
    places = {figure.value.as_tuple().exponent for figure in (one, other) if figure.value is not None}
    small, large = sorted((middle_of(one), middle_of(other)))
    return len(places) == 1 and large <= _LENT * small


def _alike(one: Figure, other: Figure) -> bool:
    """Like figures; "above $204" is a bound, and a level all the same."""
    if _lends(one, other):
        return True
    if one.kind is Kind.NUMBER and other.kind is Kind.NUMBER and one.scaled != other.scaled:
        return False
    if one.hedge in BOUNDS or other.hedge in BOUNDS:
        same = (one.kind, one.unit, one.noun) == (other.kind, other.unit, other.noun)
        return same and (one.per == other.per or None in (one.per, other.per))
    return alike(one, other)


def _is_level(page: Page, view: View, index: int) -> bool:
    """Whether a figure is a level, or a rise that is larger or smaller than the one before."""
    names = view.roles[index]
    if "delta" not in names or "chance" in names:
        return True
    if page.figures[index].kind is not Kind.PERCENT:
        return False
    item, heads = view.plain.place[index], view.frames.heads[view.frame_of(index)]
    near = [head.direction for head in heads if abs(head.item - item) <= 3]
    return bool(near) and min(near) > 0
