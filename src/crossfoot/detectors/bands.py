"""Prices of one session: what a share closed at lies between its low and its high, or in the band told for the day."""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import alike
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.wording import hedged_first, wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rule

_LOWS, _HIGHS = Trigger(lists=("ranges.session-low",)), Trigger(lists=("ranges.session-high",))
_TRADED, _CLOSED = Trigger(lists=("ranges.traded",)), Trigger(lists=("ranges.closing",))
_KINDS = frozenset({Kind.MONEY, Kind.NUMBER, Kind.MEASURE, Kind.COUNT})
_AHEAD, _BEHIND, _CLOSING = 5, 3, 4
#: Sentences back from the close to the low and the high.
_BACK = 3
#: A close further off than this is of something else.
_MOST = 3.0


@needs(_CLOSED, (_LOWS | _HIGHS) | _TRADED)
def band_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every close, with the only low and high, or the only range, that the sentences before tell of like prices."""
    words = wordings("ranges")
    lower = page.extraction.tokens.lower
    for view in page.where(_CLOSED):
        if words["after-close"].stands_in(page, view):
            continue
        for index in view.plain.place:
            figure = page.figures[index]
            first = hedged_first(page, view, index)
            start = max(view.sentence.first, first - _CLOSING)
            if (
                figure.kind not in _KINDS
                or figure.value is None
                or not words["closing"].within(lower, start, first)
            ):
                continue
            band = _band(page, view, index)
            if band is not None:
                yield Reading(rule, {**band, "value": index}, Tier.ANCHORED, "paragraph", case=_case(band))


def _case(band: dict[str, int]) -> str:
    return "band-range" if "range" in band else "band-ends"


def _band(page: Page, view: View, close: int) -> dict[str, int] | None:
    """The ends told in the close's own sentence, or since a sentence before."""
    views = [page.by_sentence.get(view.number - back) for back in range(_BACK + 1)]
    near = [other for other in views if other is not None]
    for count in range(1, len(near) + 1):
        stretch = near[:count]
        if any(wordings("ranges")["other-session"].stands_in(page, other) for other in stretch):
            return None
        found = _ends(page, stretch, close) or _range(page, stretch, close)
        if found is not None:
            return found
    return None


def _ends(page: Page, stretch: list[View], close: int) -> dict[str, int] | None:
    lows, highs = (
        [i for view in stretch for i in _told(page, view, close, name)]
        for name in ("session-low", "session-high")
    )
    if len(lows) != 1 or len(highs) != 1 or lows == highs:
        return None
    low, high = (page.figures[i] for i in (lows[0], highs[0]))
    ordered = (low.value or 0) < (high.value or 0)
    return {"low": lows[0], "high": highs[0]} if ordered and close not in (*lows, *highs) else None


def _told(page: Page, view: View, close: int, name: str) -> Iterator[int]:
    """The price that a word for the low or the high governs: the next behind it, or the one close before."""
    words = wordings("ranges")[name]
    for _, last in words.found_in(page, view):
        ahead = [i for i in _prices(page, view, close) if 0 <= page.figures[i].first - last <= _AHEAD]
        if ahead:
            yield ahead[0]


def _prices(page: Page, view: View, close: int) -> list[int]:
    return [i for i in view.plain.place if i != close and _like(page.figures[i], page.figures[close])]


def _like(one: Figure, close: Figure) -> bool:
    if one.value is None or not alike(one, close) or one.identifier:
        return False
    ratio = float(one.value) / float(close.value or 1)
    return 1 / _MOST < ratio < _MOST


def _range(page: Page, stretch: list[View], close: int) -> dict[str, int] | None:
    """ "swung between 212p and 236p": the only range of such prices."""
    figure, lower = page.figures[close], page.extraction.tokens.lower
    found = []
    for view in stretch:
        for i in view.plain.place:
            other = page.figures[i]
            if (
                not other.is_range
                or (other.kind, other.unit) != (figure.kind, figure.unit)
                or other.identifier
            ):
                continue
            start = max(view.sentence.first, other.first - _CLOSING)
            if wordings("ranges")["traded"].within(lower, start, other.first + 1):
                found.append(i)
    if len(found) != 1 or figure.value is None or _lies_in_another(page, stretch, figure, found[0]):
        return None
    low, high = page.figures[found[0]].low, page.figures[found[0]].high
    near = low is not None and high is not None and 0 < low < high and low / 2 < figure.value < high * 2
    return {"range": found[0]} if near else None


def _lies_in_another(page: Page, stretch: list[View], close: Figure, taken: int) -> bool:
    """ "Closed at 412p after moving between 405p and 421p; on Thursday they ranged from 418p to 430p"."""
    others = (page.figures[i] for view in stretch for i in view.plain.place if i != taken)
    return any(
        one.low is not None and one.high is not None and one.low <= (close.value or 0) <= one.high
        for one in others
        if one.is_range and (one.kind, one.unit) == (close.kind, close.unit)
    )
