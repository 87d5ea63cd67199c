"""A share of a whole, and the part that it comes to, known by nothing but what they are and that they nearly fit.

"Beekeepers lost 1,440 hives. ... In autumn there had been 4,800, so 30% of them died": the only percentage, and the
only two like figures. The part must be the share of the whole, or be one slip away from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.runs import Sort, is_compound, sort_of
from crossfoot.detectors.slip_chances import chance_of_slip, digits_of, step_of
from crossfoot.detectors.windows import roles_of
from crossfoot.detectors.wording import hedged_first, wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure
from crossfoot.rulebook import Rule

_SHARES = Trigger(kinds=(Kind.PERCENT, Kind.FRACTION))
_CUES = Trigger(words=("of",), lists=("results.share",))
_BACK, _MOST = 4, 3
_PERCENT = 100.0
#: A slip likelier than this by chance proves nothing: in one sentence, and over several.
_NEAR, _FAR = 0.3, 0.1
_NO_SHARE = frozenset({"delta", "old-level", "expected", "gap", "margin", "yield", "moved-level", "chance"})
_NO_PART = frozenset({"each-price", "expected", "extreme"})

_PRONOUNS = (["them"], ["these"], ["those"], ["which"], ["whom"])
_PLACES = frozenset({"abroad", "at", "by", "from", "in", "on", "outside", "with"})
_THEM = frozenset({"them", "it", "that", "those", "these", "this", "all"})
#: Tokens from "of" to the whole, and back from the share to the word that says it is the same again.
_REACH, _AGAIN = 6, 3
#: Tokens between a figure and the share that says it again, and what the last of them is.
_APPOSED, _AGAIN_MARKS = 6, frozenset({"or", "(", "–", "—", "-"})
#: A fit by so much is one, however loosely the part is rounded.
_CLOSE = 0.03


@needs(_SHARES, _CUES)
def share_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every share with the only two like figures that can be its part and its whole."""
    for view in page.where(_SHARES, _CUES):
        shares = [i for i in view.plain.place if _is_share(page, i)]
        if view.sentence.kind == "cell" or len(shares) != 1:
            continue
        found = _triple(page, view, shares[0])
        if found is not None and _is_of(page, view, shares[0], found[1]):
            part, whole, near = found
            filled = {"part": part, "whole": whole, "share": shares[0]}
            yield Reading(rule, filled, Tier.CUED, "sentence" if near else "paragraph", case="worked-share")


def _is_of(page: Page, view: View, share: int, whole: int) -> bool:
    """Whether a share is "of them" or "of" the whole, or is told as the same again: "or 30%", "so 30% died"."""
    lower, figure = page.extraction.tokens.lower, page.figures[share]
    if lower[figure.last : figure.last + 1] == ["of"]:
        named = _apposed_to(page, view, share)
        if named is not None and named != whole:
            return False
        behind = lower[figure.last + 1 : figure.last + 2]
        near = 0 < page.figures[whole].first - figure.last <= _REACH
        apart = lower[figure.last + 2 : figure.last + 3]
        theirs = bool(behind) and behind[0] in _THEM and _PLACES.isdisjoint(apart)
        return near or theirs or _is_apposed(page, view, share)
    first = hedged_first(page, view, share)
    if lower[first - 1] == "," and first > view.sentence.first:
        behind = lower[figure.last : figure.last + 1]
        return behind == ["in"] or not (behind and behind[0][0].isalpha())
    start = max(view.sentence.first, first - _AGAIN)
    return wordings("results")["share"].within(lower, start, figure.first)


def _is_apposed(page: Page, view: View, share: int) -> bool:
    """ "27 million, or 45% of capacity": said again of the figure right before it."""
    first, lower = hedged_first(page, view, share), page.extraction.tokens.lower
    before = [i for i in view.plain.place if page.figures[i].last <= first]
    gap = lower[page.figures[before[-1]].last : first] if before else ["?"]
    return len(gap) <= _APPOSED and bool(gap) and gap[-1] in _AGAIN_MARKS


def _apposed_to(page: Page, view: View, share: int) -> int | None:
    """The figure of the clause before ", 40% of them": what "them" are."""
    lower, figure = page.extraction.tokens.lower, page.figures[share]
    first = hedged_first(page, view, share)
    if lower[first - 1] != "," or lower[figure.last + 1 : figure.last + 2] not in _PRONOUNS:
        return None
    before = [i for i in view.plain.place if page.figures[i].last < first and sort_of(page.figures[i])]
    return before[-1] if before else None


def _is_share(page: Page, index: int) -> bool:
    figure = page.figures[index]
    if figure.kind not in (Kind.PERCENT, Kind.FRACTION) or figure.value is None or figure.identifier:
        return False
    if figure.signed:
        return False  # "$84m against $70m, +20%" is a change
    return (
        figure.hedge not in BOUNDS and _NO_SHARE.isdisjoint(roles_of(page, index)) and 0 < _value(figure) < 1
    )


def _value(figure: Figure) -> float:
    return float(figure.value or 0) / (_PERCENT if figure.kind is Kind.PERCENT else 1.0)


def _triple(page: Page, view: View, share: int) -> tuple[int, int, bool] | None:
    """The part and the whole of the first stretch that has just two figures of a sort that can be those."""
    pool: list[int] = []
    for number in range(view.number, max(view.number - 1 - _BACK, -1), -1):
        other = page.by_sentence.get(number)
        if other is None or other.sentence.kind == "cell":
            continue
        if other is not view and any(page.figures[i].kind is Kind.PERCENT for i in other.plain.place):
            return None
        pool += [i for i in other.plain.place if _is_part(page, i)]
        chances = [(pair, _chance(page, *pair, share)) for pair in _pairs(page, pool)]
        found = [(pair, chance) for pair, chance in chances if chance is not None]
        near = number == view.number
        if len(found) == 1 and len(pool) <= _MOST:
            pair, chance = found[0]
            if chance == 0.0 and not _fits_strictly(page, *pair, share):
                return None
            return (*pair, near) if chance <= (_NEAR if near else _FAR) else None
        if found:
            return None
    return None


def _is_part(page: Page, index: int) -> bool:
    figure = page.figures[index]
    sort: Sort | None = sort_of(figure)
    plain = (
        sort is not None and figure.kind not in (Kind.PERCENT, Kind.DURATION) and figure.hedge not in BOUNDS
    )
    return plain and not is_compound(page, index) and _NO_PART.isdisjoint(roles_of(page, index))


def _pairs(page: Page, pool: list[int]) -> Iterator[tuple[int, int]]:
    """The smaller and the larger of every two like figures."""
    for one, two in combinations(pool, 2):
        first, second = page.figures[one], page.figures[two]
        nouns = {first.noun, second.noun} - {None}
        if min(first.value or 0, second.value or 0) <= 0:
            continue
        alike = sort_of(first) == sort_of(second) or _lends(first, second)
        if alike and len(nouns) < 2 and first.value != second.value:
            part, whole = (one, two) if (first.value or 0) < (second.value or 0) else (two, one)
            if "old-level" not in roles_of(page, part):  # "34% of them abroad, against 540,000"
                yield part, whole


def _lends(one: Figure, two: Figure) -> bool:
    """ "Holds 60 million cubic metres ... down to 27 million": the unit is told once."""
    bare = [figure.kind is Kind.NUMBER and figure.noun is None for figure in (one, two)]
    return bare[0] != bare[1] and one.scaled == two.scaled


def _chance(page: Page, part: int, whole: int, share: int) -> float | None:
    """How likely it is by chance that the three fit but for a slip; 0 if they fit, None if they do not."""
    p, w, s = page.figures[part], page.figures[whole], page.figures[share]
    scale = _PERCENT if s.kind is Kind.PERCENT else 1.0
    low, high = (w.floats[end] * s.floats[end] / scale for end in (0, 1))
    if low <= p.floats[1] and p.floats[0] <= high:
        return 0.0
    if s.form != "digits":
        return None
    values = {p: float(p.value or 0), w: float(w.value or 0), s: _value(s)}
    if not values[w] or not values[s]:
        return None  # a share of nothing is no slip of anything
    loose = {figure: step_of(figure) / max(abs(float(figure.value or 1)), 1e-12) for figure in values}
    needed = {p: values[w] * values[s], w: values[p] / values[s], s: values[p] / values[w]}
    chances = []
    for figure, value in needed.items():
        slack = sum(share for other, share in loose.items() if other is not figure)
        printed = _as_printed(figure, value)
        if (
            max(len(digits_of(printed)), len(digits_of(values[figure]))) > 1
            and abs(printed - values[figure]) > 1e-9
        ):
            chance = chance_of_slip(values[figure], printed, value * slack / 2)
            chances += [] if chance is None else [chance]
    return min(chances) * len(needed) if chances else None


def _fits_strictly(page: Page, part: int, whole: int, share: int) -> bool:
    """Whether the three fit as printed: what needs a leniency is left unsaid."""
    p, w, s = (page.figures[index] for index in (part, whole, share))
    needed = float(w.value or 0) * _value(s)
    stated = float(p.value or 0)
    return abs(needed - stated) <= min(step_of(p) / 2, stated * _CLOSE)


def _as_printed(figure: Figure, value: float) -> float:
    """A value as it would have been printed with the precision of a figure."""
    step = step_of(figure) / (_PERCENT if figure.kind is Kind.PERCENT else 1.0)
    return round(round(value / step) * step, 12) if step else value
