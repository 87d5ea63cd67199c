"""Ranges: their two ends, the figure half-way between, and the distance from end to end.

A range is one fused figure ("€31–€33", "between 40 and 45") or two figures that the words make one ("aged from 19
to 34", "from £280,000 for a flat to £630,000 for a house").
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import alike
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.extremes import extremes
from crossfoot.detectors.wording import after, before, hedged_first, of_kinds, wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rule

_DASHES = frozenset("-–—−―")
#: Tokens in which the word that makes two figures a range is looked for.
_BEFORE = 3
#: Tokens that may stand between the low and the high end when "from" opens the range.
_BETWEEN = 14
#: Tokens between the range and the figure told of it.
_TOLD = 9
#: Words that make "from A to B" a range and not a change.
_SPANNING = frozenset(
    {
        "aged",
        "ages",
        "age",
        "anywhere",
        "somewhere",
        "cost",
        "costing",
        "costs",
        "last",
        "lasting",
        "lasts",
        "priced",
        "take",
        "takes",
        "taking",
        "vary",
        "varies",
        "varied",
        "varying",
        "range",
        "ranged",
        "ranges",
        "ranging",
        "run",
        "running",
        "runs",
        "span",
        "spanned",
        "spanning",
        "spans",
        "stretches",
    }
)
#: What may stand between the two ends: "from 12 to 40", "from £280 up to £960".
_JOINTS = (
    ["to"],
    ["and"],
    ["up", "to"],
    ["right", "up", "to"],
    ["through", "to"],
    ["all", "the", "way", "to"],
)
_FAR = 8
#: Tokens before the word for the middle of a range that the sentence before tells.
_OPENING = 2
_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})
_AGES = frozenset({Kind.AGE, Kind.NUMBER})
_SPANNED_KINDS = frozenset({Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.COUNT, Kind.DURATION})
_RANGES = Trigger(classes=("range-True",))
_SPANNED, _EXTREMES = (
    Trigger(words=tuple(sorted(_SPANNING))),
    Trigger(lists=("ranges.extremes", "ranges.extremes-of-two", "ranges.extremes-at-once")),
)
_ORDERED = _RANGES | _SPANNED
_HALFWAY, _SPREAD = Trigger(lists=("ranges.halfway",)), Trigger(lists=("ranges.spread",))


@needs(_ORDERED | _EXTREMES)
def order_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every range, fused or of two ages, whose ends can be in the wrong order."""
    for view in page.where(_ORDERED):
        for index in view.figures:
            figure = page.figures[index]
            fused = figure.is_range and figure.kind in rule.figures["range"].kinds and not figure.identifier
            if fused and not _is_result(page, view, index) and not _is_parted(page, view, index):
                yield Reading(rule, {"range": index}, Tier.ANCHORED, "figure", case="any")
        for low, high in _age_ranges(page, view):
            yield Reading(rule, {"low": low, "high": high}, Tier.ANCHORED, "phrase", case="range-noun")
    for low, high in extremes(page) if page.where(_EXTREMES) else ():
        yield Reading(rule, {"low": low, "high": high}, Tier.CUED, "previous", case="extremes")


def _is_result(page: Page, view: View, index: int) -> bool:
    """Two sides of a vote, a poll or a match joined by a dash; a number with dashes; past prices, high to low."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    if lower[figure.last : figure.last + 1] in (["bc"], ["bce"]):
        return True  # "between 60 and 45 BC"
    glued = page.extraction.text[max(0, figure.start - 1) : figure.start]
    if glued and (glued.isalnum() or glued in "%−-"):
        return True
    if wordings("ranges")["history"].within(lower, *before(page, view, index, 5)):
        return True
    dashes = sum(word in _DASHES for word in lower[figure.first : figure.last])
    behind = lower[figure.last] if figure.last < len(lower) else ""
    if not dashes or dashes > 1 or behind in ("/", *_DASHES) or "/" in lower[figure.first : figure.last]:
        return dashes > 0
    words = wordings("ranges")["contest"]
    if figure.kind is Kind.PERCENT and words.stands_in(page, view):
        return True  # "her lead has narrowed to four points, 45%-41%"
    return words.within(lower, *after(page, view, index, 4)) or words.within(
        lower, *before(page, view, index, 4)
    )


def _is_parted(page: Page, view: View, index: int) -> bool:
    """ "The spread is between 4.7% and 3.5%": a word for a gap says that two things are told, in any order."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    if lower[figure.first] != "between":
        return False
    return wordings("ranges")["parted"].within(
        lower, max(view.sentence.first, figure.first - _FAR), figure.first
    )


def _age_ranges(page: Page, view: View) -> Iterator[tuple[int, int]]:
    """ "aged from 39 to 34", "ages 39 to 34"."""
    lower = page.extraction.tokens.lower
    for index in view.figures:
        if index + 1 not in view.figures or not _ranged(page.figures[index]):
            continue
        one, two = page.figures[index], page.figures[index + 1]
        opener = lower[max(view.sentence.first, one.first - 2) : one.first]
        aged = _SPANNING & set(opener) and set(opener) - {
            "from",
            "between",
        } <= {
            "aged",
            "ages",
            "age",
            *_SPANNING,
            *opener[:1],
        }
        joint = lower[one.last : two.first]
        if joint == ["and"] and "between" not in opener:
            continue  # "the two, aged 74 and 73": each has an age
        if one.kind not in _AGES and _follows_a_move(page, view, index):
            continue
        if aged and _ranged(two) and _one_sort(one, two) and joint in _JOINTS and _plain(one) and _plain(two):
            yield index, index + 1


def _follows_a_move(page: Page, view: View, index: int) -> bool:
    """ "Sales fell from £20m to £15m, and costs from £9m to £8m": the verb of the first is that of the second."""
    lower = page.extraction.tokens.lower
    return any(
        lower[page.figures[one].last : page.figures[other].first] == ["to"]
        for one, other in zip(view.figures, view.figures[1:], strict=False)
        if other < index
    )


def _one_sort(one: Figure, two: Figure) -> bool:
    return (one.kind in _AGES and two.kind in _AGES) or alike(one, two)


def _ranged(figure: Figure) -> bool:
    return figure.kind in _AGES or figure.kind in _SPANNED_KINDS


def _plain(figure: Figure) -> bool:
    return figure.value is not None and figure.hedge in (None, "up-to") and figure.form in ("digits", "words")


def _apposed(page: Page, view: View, index: int) -> bool:
    """ ", a spread of ...": the distance is set off by a comma, so that it sums up what stands before."""
    lower, last = page.extraction.tokens.lower, hedged_first(page, view, index)
    return last - 4 >= view.sentence.first and "," in lower[last - 4 : last - 2] and lower[last - 1] == "of"


@needs(_RANGES, _HALFWAY)
def midpoint_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A range, and the figure that a word for the middle governs, in one sentence or the next."""
    words = wordings("ranges")
    for view in page.where(_HALFWAY):
        spans = words["halfway"].found_in(page, view)
        wide, window = _range_told(page, view)
        if wide is None or len(spans) != 1 or (window != "sentence" and not _opens(view, spans[0])):
            continue
        values = [i for i in view.figures if _beside(page, view, i, spans[0], page.figures[wide])]
        if len(values) == 1:
            yield Reading(rule, {"middle": values[0], "range": wide}, Tier.ANCHORED, window, case="any")


def _range_told(page: Page, view: View) -> tuple[int | None, str]:
    """The only range of a sentence; where it has none, that of the sentence before, if they share a paragraph."""
    earlier = page.by_sentence.get(view.number - 1)
    near = earlier is not None and earlier.sentence.paragraph == view.sentence.paragraph
    for one, window in ((view, "sentence"), (earlier if near else None, "previous")):
        ranges = [i for i in (one.figures if one else ()) if _is_wide(page.figures[i])]
        if ranges:
            return (ranges[0] if len(ranges) == 1 else None), window
    return None, "sentence"


def _opens(view: View, span: tuple[int, int]) -> bool:
    """ "At the mid-point of $15, ...": the middle of what has just been told."""
    return span[0] - view.sentence.first <= _OPENING


def _is_wide(figure: Figure) -> bool:
    return figure.is_range and not figure.identifier


def _beside(page: Page, view: View, index: int, span: tuple[int, int], wide: Figure) -> bool:
    """Whether a figure of the range's sort stands close to the word for the middle."""
    figure = page.figures[index]
    plain = {figure.kind, wide.kind} <= _COUNTS
    if (
        figure.is_range
        or not (plain or figure.kind is wide.kind)
        or figure.unit != wide.unit
        or figure.value is None
    ):
        return False
    if not _in_reach(figure, wide):
        return False
    ahead = 0 <= figure.first - span[1] <= _TOLD
    behind = 0 <= span[0] - figure.last <= _TOLD
    return ahead or behind


def _in_reach(figure: Figure, wide: Figure) -> bool:
    """Whether a value is near enough to a range to be about it: at most two of its lengths away."""
    if figure.value is None or wide.low is None or wide.high is None:
        return False
    length = abs(wide.high - wide.low) * 2
    return wide.low - length <= figure.value <= wide.high + length


@needs(_SPREAD)
def distance_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Two ends, fused or not, and the distance that is told of them in the same sentence."""
    lower, words = page.extraction.tokens.lower, wordings("ranges")
    for view in page.where(_SPREAD):
        for index in view.figures:
            figure = page.figures[index]
            if figure.value is None or figure.identifier:
                continue
            first, last = before(page, view, index, 3)
            told = any(words["spread"].at(lower, k, last) == last - k for k in range(first, last))
            if not told:
                continue
            for low, high in _ends(page, view, index):
                filled = {"low": low, "high": high, "distance": index}
                yield Reading(rule, filled, Tier.ANCHORED, "sentence", case="any")
            for wide in _fused(page, view, index):
                filled = {"range": wide, "distance": index}
                yield Reading(rule, filled, Tier.ANCHORED, "sentence", case="range-noun")


def _fused(page: Page, view: View, index: int) -> list[int]:
    """The one fused range of the same sort, if the sentence has no other figures of it."""
    figure = page.figures[index]
    same = [
        i
        for i in view.figures
        if i < index and (page.figures[i].kind, page.figures[i].unit) == (figure.kind, figure.unit)
    ]
    return same if len(same) == 1 and page.figures[same[0]].is_range else []


def _ends(page: Page, view: View, index: int) -> list[tuple[int, int]]:
    """ "from A ... to B" before the distance, A and B being the only other figures of its sort."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    same = [
        i
        for i in of_kinds(page, view, {figure.kind})
        if i < index and not page.figures[i].is_range and alike(page.figures[i], figure)
    ]
    if len(same) != 2:
        return []
    one, two = same
    opener = lower[hedged_first(page, view, one) - 1] if page.figures[one].first > view.sentence.first else ""
    link = lower[page.figures[one].last : page.figures[two].first]
    if len(link) > _BETWEEN or not link:
        return []
    if opener not in ("from", "between") and _apposed(page, view, index):
        return [(one, two)]
    joint = link[-1] if opener == "from" else "and" if "and" in link else ""
    return [(one, two)] if joint in ("to", "and", "until") else []
