"""Two clock times, and the hours and minutes that are said to lie between them."""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.span_ties import tied_hours
from crossfoot.detectors.spans import beside_span, is_part
from crossfoot.detectors.wording import after, before, of_kinds, wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_TIMES = frozenset({Kind.CLOCK})
_LASTING, _TIMED = Trigger(kinds=(Kind.DURATION,)), Trigger(kinds=(Kind.CLOCK,))
_VERB = 5
_UNITS = frozenset({"hour", "minute"})


@needs(_LASTING, _TIMED)
def clock_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Two clock times that bound a stretch, and the duration beside them."""
    for view in page.where(_LASTING, _TIMED):
        times = of_kinds(page, view, _TIMES)
        spans = [i for i in of_kinds(page, view, {Kind.DURATION}) if page.figures[i].unit in _UNITS]
        for span in spans:
            if is_part(page, view, span) or not times:
                continue
            pair = beside_span(page, view, span, times) if len(times) == 2 else None
            if pair is None and len(times) == 2 and not _apart(page, view):
                pair = tied_hours(page, view, span, times)
            if pair is None and len(spans) == 1:
                bounded = len(times) == 2 and _bounded(page, view, *times)
                pair = _told(page, view, times) if bounded or _counts(page, view, span) else None
            if pair is not None:
                filled = {"start": pair[0], "end": pair[1], "span": span}
                yield Reading(rule, filled, Tier.ANCHORED, "sentence")


def _bounded(page: Page, view: View, start: int, end: int) -> bool:
    """ "was cut at 3.40 and restored at 9.10": the verbs say that a stretch begins and ends at the two times."""
    lower, words = page.extraction.tokens.lower, wordings("timeline")
    one, two = page.figures[start], page.figures[end]
    opened = words["hour-begins"].within(lower, max(view.sentence.first, one.first - _VERB), one.first)
    closed = words["hour-ends"].within(lower, max(one.last, two.first - _VERB), two.first)
    return opened and closed and ";" not in lower[one.last : two.first]


def _counts(page: Page, view: View, span: int) -> bool:
    """ "three hours later", "lasted 40 minutes", "a two-hour outage": what lies between two times."""
    lower, words = page.extraction.tokens.lower, wordings("timeline")
    behind, end = after(page, view, span, 3)
    first, last = before(page, view, span, 3)
    later = behind < end and words["later"].at(lower, behind, end)
    term = any(words["whole"].at(lower, place, last) == last - place for place in range(first, last))
    taken = lower[last - 1 : last] in (["took"], ["lasted"]) and words["stretch"].within(
        lower, max(view.sentence.first, last - _VERB), last
    )
    return (
        bool(later or term or taken or words["stretch"].within(lower, behind, end))
        and "every" not in lower[first:last]
    )


def _apart(page: Page, view: View) -> bool:
    """Whether two hours may be those of two places: a flight lands by the clock of another one."""
    return wordings("timeline")["zones"].stands_in(page, view)


def _told(page: Page, view: View, times: list[int]) -> tuple[int, int] | None:
    """The two times of the sentence, or its only one and the only one of the sentence before; no flight's."""
    if _apart(page, view):
        return None
    if len(times) == 2:
        return times[0], times[1]
    previous = page.by_sentence.get(view.number - 1)
    earlier = of_kinds(page, previous, _TIMES) if previous is not None else []
    return (earlier[0], times[0]) if len(times) == 1 and len(earlier) == 1 else None
