"""Stretches of time: two dates (or clock times) and how long it is said to be from one to the other.

Three shapes tie them together: a pair of bounds beside the duration ("from 1990 to 2002, twelve years"), a step
("in 2002, twelve years after it opened in 1990"), and a stretch that begins and ends by its verbs ("signed a ten-year
deal in 2004 that expires in 2014").
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.sole_stretches import sole_dates
from crossfoot.detectors.span_ties import dates_before, stretch_told, tied_dates
from crossfoot.detectors.span_wholes import ends_here, is_whole, opens_on, sums_up
from crossfoot.detectors.wording import after, before, hedged_first, of_kinds, wordings, year_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure
from crossfoot.rulebook import Rule

_DATES = frozenset({Kind.DATE, Kind.YEAR})
_MOMENTS = _DATES | {Kind.CLOCK}
_LASTING = Trigger(kinds=(Kind.DURATION,))
#: Tokens that may stand between a duration and its bounds.
_BESIDE = 7
#: Tokens between a step ("twelve years later") and the date it leads to.
_STEP, _FAR = 3, 10
#: Sentences between the date from which a stretch is counted and the one that tells its length.
_REACH = 9
#: Tokens in which the word that begins or ends a stretch is looked for.
_VERB = 6
_IT = frozenset({"it", "they", "he", "she", "the"})


@needs(_LASTING)
def span_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every duration of a unit that the rule takes, with the two dates it lies between."""
    units = rule.figures["span"].units
    for view in page.where(_LASTING):
        for span in of_kinds(page, view, {Kind.DURATION}):
            figure = page.figures[span]
            if figure.unit in units and figure.per is None and not is_part(page, view, span):
                pair = _bounds(page, view, span) or _from_before(page, view, span)
                pair = pair or _ended_now(page, view, span) or _since_begun(page, view, span)
                pair = pair or dates_before(page, view, span) or sole_dates(page, view, span)
                within = (
                    stretch_told(page, view, span) if pair is None and "stretch" in rule.figures else None
                )
                if within is not None:
                    yield Reading(
                        rule, {"stretch": within, "span": span}, Tier.ANCHORED, "sentence", case="stretch"
                    )
                if pair is not None and not _is_lent(page, view, span, pair):
                    filled = {"start": pair[0], "end": pair[1], "span": span}
                    case = "backwards" if _backwards(page, *pair) else "any"
                    yield Reading(rule, filled, Tier.ANCHORED, "sentence", case=case)


def _is_lent(page: Page, view: View, span: int, pair: tuple[int, int]) -> bool:
    """ "Opened in 1911 and shut in 1940, it was used by the army for six years": a stretch of somebody else's."""
    last, first = max(page.figures[index].last for index in pair), page.figures[span].first
    return last < first and wordings("timeline")["lent"].within(page.extraction.tokens.lower, last, first)


def _backwards(page: Page, start: int, end: int) -> bool:
    """Whether a stretch ends in a year before it begins."""
    one, two = year_of(page.figures[start]), year_of(page.figures[end])
    return one is not None and two is not None and one > two


def is_part(page: Page, view: View, span: int) -> bool:
    """Whether the words say that the duration is one of several, or belongs to a thing of its own."""
    lower, words = page.extraction.tokens.lower, wordings("timeline")
    first, last = before(page, view, span, 1)
    behind = after(page, view, span, 3)
    return (
        words["part"].within(lower, first, last)
        or words["due"].within(lower, max(view.sentence.first, last - _STEP), last)
        or words["run"].within(lower, *behind)
        or words["ago"].within(lower, behind[0], min(behind[0] + 1, behind[1]))
    )


def _bounds(page: Page, view: View, span: int) -> tuple[int, int] | None:
    """The dates before and after the stretch, by the first shape that fits."""
    dates = of_kinds(page, view, _DATES)
    with_year = [index for index in dates if year_of(page.figures[index]) is not None]
    days = [index for index in dates if (page.figures[index].date or (0, None, None))[2] is not None]
    if page.figures[span].unit in ("day", "week") or (page.figures[span].unit == "month" and len(days) == 2):
        dates = [index for index in dates if (page.figures[index].date or (0, None, None))[2] is not None]
    else:
        dates = with_year
    if len(dates) < 2:
        return None
    return (
        beside_span(page, view, span, dates)
        or _step(page, view, span, dates)
        or (_stretch(page, view, span, dates) if len(dates) == 2 else None)
        or (_until(page, view, span, dates) if len(dates) == 2 else None)
        or (_paired(page, view, span, dates) if len(dates) == 2 else None)
        or tied_dates(page, view, span, dates)
    )


def beside_span(page: Page, view: View, span: int, dates: list[int]) -> tuple[int, int] | None:
    """ "from A to B" with the duration directly before or behind it."""
    lower = page.extraction.tokens.lower
    for start, end in itertools.pairwise(dates):
        one, two = page.figures[start], page.figures[end]
        gap = lower[one.last : hedged_first(page, view, end)]
        opener = lower[one.first - 1] if one.first > view.sentence.first else ""
        if len(gap) in (3, 4) and gap[0] in ("to", "until", "till") and gap[-1] == "in":
            gap = gap[:1]
        if " ".join(gap) not in _joined("until") or not (opener in _joined("from") or opener == "("):
            continue
        if (opener == "between" and gap != ["and"]) or (opener in ("from", "since") and gap == ["and"]):
            continue
        figure = page.figures[span]
        first = hedged_first(page, view, span)
        between = lower[two.last : first] if first >= two.last else lower[figure.last : one.first - 1]
        close = opener != "between" or len(between) <= 1 or between[-1] == "of"
        opened = opens_on(page, view, span, start, between)
        if ((len(between) <= _BESIDE and close) or opened) and not _parted(page, between, span, start):
            return start, end
    return None


def _joined(name: str) -> frozenset[str]:
    """The phrases of one list as plain text."""
    return frozenset(" ".join(pieces) for rows in wordings("timeline")[name].rows.values() for pieces in rows)


def _parted(page: Page, between: list[str], span: int, date: int) -> bool:
    """Whether another figure, or the end of a clause, stands between the duration and its bounds."""
    low, high = sorted((span, date))
    others = [
        index for index in range(low + 1, high) if page.figures[index].kind not in (Kind.WEEKDAY, *_MOMENTS)
    ]
    return bool(others) or bool({";", ".", "and", "but", "while"} & set(between))


def _step(page: Page, view: View, span: int, dates: list[int]) -> tuple[int, int] | None:
    """ "A ... twelve years later, in B", "in B, twelve years after ... A"."""
    lower, words = page.extraction.tokens.lower, wordings("timeline")
    figure = page.figures[span]
    first, behind = hedged_first(page, view, span), figure.last
    if behind >= view.sentence.last:
        return None
    ahead = [index for index in dates if page.figures[index].first >= behind]
    past = [index for index in dates if page.figures[index].last <= first]
    back = words["earlier"].at(lower, behind, view.sentence.last)
    on = words["later"].at(lower, behind, view.sentence.last)
    if on or back:
        to = behind + (on or back)
        if ahead and past and _near(page, view, to, page.figures[ahead[0]].first):
            pair = _only(past, ahead[0])
            if pair and _aged_between(page, view, pair[0], span):
                return None
            return pair[::-1] if pair and back else pair
        ends = to >= view.sentence.last or lower[to] in (".", ",", ";", ")")
        if ends and len(past) == 2 and _lead(page, past[-1], first, bool(on)):
            return (past[-1], past[0]) if back else (past[0], past[-1])
    to = words["after"].at(lower, behind, view.sentence.last) or (1 if lower[behind] == "before" else 0)
    if (
        to
        and past
        and ahead
        and {",", "and"}.isdisjoint(lower[behind + to : page.figures[ahead[0]].first - 1])
        and (_lead(page, past[-1], first) or _it_was(page, view, past, ahead, behind + to))
    ):
        return (past[-1], ahead[0]) if lower[behind] == "before" else (ahead[0], past[-1])
    return None


def _aged_between(page: Page, view: View, date: int, span: int) -> bool:
    """Whether an age stands between: "born in 1984, he signed at 17 and left two years later, in 2003"."""
    lower = page.extraction.tokens.lower
    figures = [page.figures[index] for index in view.figures if date < index < span]
    return any(one.kind is Kind.AGE or lower[one.first - 1] in ("at", "aged") for one in figures)


def _it_was(page: Page, view: View, past: list[int], ahead: list[int], after_word: int) -> bool:
    """ "It was in 1989 that it made its last car, 28 years after the first left the line in 1961"."""
    lower, start = page.extraction.tokens.lower, view.sentence.first
    gap = lower[after_word : page.figures[ahead[0]].first]
    opened = lower[start : start + 3] in (["it", "was", "in"], ["it", "was", "on"], ["not", "until", "in"])
    opened = opened or (lower[start] in ("in", "on") and page.figures[past[0]].first - start <= 1)
    plain = not {",", ";", "and", "but"} & set(gap) and gap[-1:] in (["in"], ["on"])
    return len(past) == len(ahead) == 1 and opened and plain and len(gap) <= _FAR


def _from_before(page: Page, view: View, span: int) -> tuple[int, int] | None:
    """ "... in 2006. Trains returned in 2019, after an absence of 13 years": the stretch began at the only date told.

    The sentence has one date of its own, and its words count the duration from something told before.
    """
    dates = [index for index in of_kinds(page, view, _DATES) if year_of(page.figures[index]) is not None]
    figure = page.figures[span]
    if len(dates) != 1 or figure.unit in ("day", "week", "fortnight") or is_open(figure):
        return None
    if not _counts_back(page, view, span, dates[0]):
        return None
    told: dict[int, int] = {}
    for other in page.views:
        if other.number >= view.number:
            break
        for index in of_kinds(page, other, _DATES):
            year = year_of(page.figures[index])
            if year is not None:
                told.setdefault(year, index)
    started = list(told.values())
    if len(started) != 1 or view.number - page.figures[started[0]].sentence > _REACH:
        return None
    return started[0], dates[0]


def _ended_now(page: Page, view: View, span: int) -> tuple[int, int] | None:
    """ "The walkout began on 2 June. ... back on 30 June, ending a four-week stoppage": days, not years."""
    lower, words, figure = page.extraction.tokens.lower, wordings("timeline"), page.figures[span]
    named = words["stretch"].within(lower, *after(page, view, span, 3))
    over = words["over"].stands_in(page, view)
    ends = [index for index in of_kinds(page, view, _DATES) if _has_day(page, index)]
    if figure.unit not in ("day", "week") or is_open(figure) or not (named and over and len(ends) == 1):
        return None
    begun = [
        index
        for other in page.views
        if 0 < view.number - other.number <= _REACH
        for index in of_kinds(page, other, _DATES)
        if _has_day(page, index) and governed(page, other, index, "begin")
    ]
    return (begun[0], ends[0]) if len(begun) == 1 else None


def _since_begun(page: Page, view: View, span: int) -> tuple[int, int] | None:
    """ "They set off on 28 May. ... On 6 June, nine days after leaving, they were found": since it began."""
    figure, lower = page.figures[span], page.extraction.tokens.lower
    behind = lower[figure.last : figure.last + 3]
    later = behind[:1] in (["later"], ["afterwards"])
    doing = later or (
        behind[:1] in (["after"], ["into"])
        and (
            any(word.endswith("ing") or word in _IT for word in behind[1:])
            or wordings("timeline")["beginning"].at(lower, figure.last + 1, view.sentence.last) > 0
        )
    )
    own = [index for index in of_kinds(page, view, _DATES) if _has_day(page, index)]
    if figure.unit not in ("day", "week") or is_open(figure) or not doing or len(own) != 1:
        return None
    if not -_STEP <= hedged_first(page, view, span) - page.figures[own[0]].last <= _BESIDE:
        return None
    told = [
        index
        for other in page.views
        if 0 < view.number - other.number <= _REACH
        for index in of_kinds(page, other, _DATES)
        if _has_day(page, index)
    ]
    home = page.view_of(told[0]) if len(told) == 1 else None
    begun = home is not None and (later or governed(page, home, told[0], "begin"))
    return (told[0], own[0]) if begun else None


def _has_day(page: Page, index: int) -> bool:
    date = page.figures[index].date
    return date is not None and date[2] is not None


def _counts_back(page: Page, view: View, span: int, date: int) -> bool:
    """Whether a duration ends at the date of its sentence and begins at an event told before it."""
    lower, words = page.extraction.tokens.lower, wordings("timeline")
    figure, first = page.figures[span], hedged_first(page, view, span)
    behind, end = figure.last, view.sentence.last
    start = max(view.sentence.first, first - 4)
    if words["absence"].within(lower, start, first) and not any(
        words["kin"].at(lower, place, first) for place in range(start, first)
    ):
        return True
    if behind >= end:
        return False
    if (
        lower[start:first][-1:] == ["after"]
        and first - 1 == page.figures[date].last
        and ends_here(page, view, span)
    ):
        return governed(page, view, date, "end")  # "She shut it in 2014 after 45 years behind the counter"
    if (
        lower[start:first][-1:] == ["for"]
        and "had" in lower[max(view.sentence.first, first - _STEP - 4) : first]
    ):
        return figure.last <= page.figures[date].first or lower[view.sentence.first] in (
            "when",
            "by",
            "until",
            "in",
        )
    took = lower[start:first][-2:] == ["it", "took"] or words["another"].within(lower, start, first)
    if took and lower[behind] in ("to", "before", "for", "until"):
        return figure.last <= page.figures[date].first
    beside = (
        abs(page.figures[date].first - behind) <= _STEP or 0 <= first - page.figures[date].last <= _BESIDE
    )
    if words["absence"].at(lower, behind, end) or (lower[behind] == "-" and behind + 1 < end):
        return (
            bool(words["absence"].within(lower, behind, min(behind + 2, end)))
            and "after" in lower[start:first]
        )
    size = words["later"].at(lower, behind, end)
    if size and behind + size < end and lower[behind + size] not in ("than",):
        return (
            beside and "and" not in lower[page.figures[date].last : first]
        )  # "in 2011, and a year later ..."
    size = words["after"].at(lower, behind, end)
    return (
        bool(size) and beside and words["beginning"].within(lower, behind + size, min(behind + size + 3, end))
    )


def _only(past: list[int], target: int) -> tuple[int, int] | None:
    return (past[0], target) if len(past) == 1 else None


def _near(page: Page, view: View, first: int, last: int) -> bool:
    """Whether only a comma and a preposition lead to the date."""
    lower = page.extraction.tokens.lower
    return last - first <= 2 and all(word in (",", "in", "on", "(") for word in lower[first:last])


def _lead(page: Page, date: int, first: int, on: bool = False) -> bool:
    """Whether a step follows a date at once: "in 2002, (just) twelve years after", not "and was sold 12 years on"."""
    gap = page.extraction.tokens.lower[page.figures[date].last : first]
    plain = bool({",", "(", "–", "—"} & set(gap)) and not (on and "and" in gap)
    return plain and first - page.figures[date].last <= _STEP + 2


def _stretch(page: Page, view: View, span: int, dates: list[int]) -> tuple[int, int] | None:
    """A stretch that begins at one date by its verb, ends at the other, and has the duration for its whole."""
    if not is_whole(page, view, span) and not sums_up(page, view, span, dates):
        return None
    if ";" in page.extraction.tokens.lower[page.figures[span].last : page.figures[dates[1]].first]:
        return None  # "took over in 1961 and stayed for 28 years; the lease runs to 2031"
    begins = [governed(page, view, index, "begin") for index in dates]
    ends = [governed(page, view, index, "end") for index in dates]
    if begins[0] and ends[1] and not begins[1]:
        return dates[0], dates[1]
    if begins[1] and ends[0] and not begins[0]:
        return dates[1], dates[0]
    return None


def _paired(page: Page, view: View, span: int, dates: list[int]) -> tuple[int, int] | None:
    """ "lit in A and switched off in B, guided ships for 125 years": two participles, and the stretch behind them."""
    lower = page.extraction.tokens.lower
    one, two = page.figures[dates[0]], page.figures[dates[1]]
    first = hedged_first(page, view, span)
    link, lead = lower[one.last : two.first], lower[two.last : first]
    joined = (
        link[:1] == ["and"]
        and len(link) <= _VERB
        and link[-1:] == ["in"]
        and link[1].endswith(("ed", "en", "t"))
    )
    runs = lead[:1] == [","] and lead[-1:] == ["for"] and len(lead) <= _BESIDE and lead.count(",") == 1
    return (dates[0], dates[1]) if joined and runs else None


def _until(page: Page, view: View, span: int, dates: list[int]) -> tuple[int, int] | None:
    """ "dug in A, was worked for 78 years until its closure in B": the stretch runs to the second date."""
    lower, figure = page.extraction.tokens.lower, page.figures[span]
    one, two = page.figures[dates[0]], page.figures[dates[1]]
    first = hedged_first(page, view, span)
    if not one.last <= first < figure.last <= two.first or not is_whole(page, view, span):
        return None
    gap, lead = lower[figure.last : two.first], lower[one.last : first]
    ends = (
        gap[:1] in (["until"], ["till"], ["before"])
        and len(gap) <= _BESIDE
        and not {",", ";", "and"} & set(gap)
    )
    return (
        (dates[0], dates[1]) if ends and lead[:1] == [","] and ";" not in lead and "but" not in lead else None
    )


def governed(page: Page, view: View, index: int, name: str) -> bool:
    """Whether a word of the list stands before a date with no other date between."""
    first, last = before(page, view, index, _VERB)
    dates = [page.figures[other].last for other in of_kinds(page, view, _DATES) if other < index]
    first = max([first, *dates])
    return wordings("timeline")[name].within(page.extraction.tokens.lower, first, last)


def is_open(figure: Figure) -> bool:
    """Whether a hedge makes a figure only a bound."""
    return figure.hedge in BOUNDS
