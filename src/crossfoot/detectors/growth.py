"""Growth over several periods.

``compound-growth``: a rate for one period, the number of periods, and where it leads: an amount that becomes
another, a multiple ("will double in 20 years"), or a percentage in all. ``chained-changes``: two changes one
after the other and the change in all ("up 30% and then a further 20%, so that they were 56% higher").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from crossfoot.binding.cases import direction_at
from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import alike
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.chains import chain_readings
from crossfoot.detectors.interest import compounds, manners
from crossfoot.detectors.reckoned_growth import is_sure, reckoned_growth
from crossfoot.detectors.tape import Tape, compiled, make_tape, words_of
from crossfoot.detectors.told_growth import is_since, side_by_side, told_chain, told_growth
from crossfoot.detectors.windows import middle_of, near
from crossfoot.detectors.wording import wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rule

_TABLE = "growth"
_AMOUNTS = frozenset({Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.MEASURE})
_SPANS = frozenset({"year", "month", "decade", "quarter"})
_RATES = frozenset({Kind.FRACTION, Kind.PERCENT})
_BOUNDED = frozenset({"above", "at-least", "at-most", "up-to"})
_YEARLY = Trigger(lists=("growth.yearly-behind", "growth.yearly-before", "growth.compounding"))
_RATED, _TIMED = Trigger(kinds=(Kind.PERCENT, Kind.FRACTION)), Trigger(kinds=(Kind.DURATION, Kind.YEAR))
_PACE, _AGAIN = Trigger(lists=("growth.paced",)), Trigger(lists=("growth.again", "growth.whole-both"))
_TURN = Trigger(lists=("growth.in-turn",))
_WORDS = 4
_GONE_BY = frozenset({"ago", "earlier"})
#: So many sentences before and behind a yearly rate its span and its amounts may stand.
_BESIDE, _LONGEST = 3, 100.0
#: What may stand between "increase" and its size.
_LINK = "(?:of |by |was |is |came to |comes to |to |at )?"
#: So many sentences back a rate and its start may stand that "at that pace" points to.
_PACED = 3
#: A sentence with more figures than this tells of too much at once.
_MOST = 8


def _yearly_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A yearly rate with a span and what it leads to, in one sentence or in those beside it."""
    for view in page.where(_YEARLY):
        rates = [index for index in view.figures if page.figures[index].kind in _RATES]
        if len(view.figures) > _MOST:
            continue
        if not rates:
            if compounds(page, view):  # "It was left in a bond at 4%. Interest is rolled up."
                yield from _spread_growth(rule, page, view)
            continue
        yearly = [index for _, index in _yearly_of(page, [view])]
        if len(yearly) != 1 or not _is_rate(page, view, yearly[0]):
            continue
        own = list(_own_readings(rule, page, view, make_tape(page, view), yearly[0]))
        own = own or list(_spread_growth(rule, page, view))
        yield from own or told_growth(rule, page, view, yearly[0])
    yield from paced_readings(rule, page, book)


@needs(_RATED)
def compound_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """What a rate leads to in the words of growth, else in any words."""
    found = list(_yearly_readings(rule, page, book))
    for view in page.where(_RATED):
        reckoned = list(reckoned_growth(rule, page, view))
        known = [one for one in found if one.figures["rate"] in view.figures]
        if reckoned and (not known or is_sure(reckoned[0])):
            found = [*(one for one in found if one not in known), *reckoned]
    yield from found


def _own_readings(rule: Rule, page: Page, view: View, tape: Tape, rate: int) -> Iterator[Reading]:
    """The readings of one sentence: compound growth first, then simple."""
    times = _times(page, view)
    result = _result(page, view, tape, rate) if times is not None and not _flows(page, [view]) else None
    if times is None or result is None:
        return
    if _is_parted(page, view, tape, rate, (*times.values(), *result.values())):
        return
    way = "falling" if direction_at(view, rate) < 0 else "growing"
    span = "between" if "first" in times else "over"
    goal = "amount" if "start" in result else "total"
    goal = "multiple" if "multiple" in result else goal
    # "double" and "triple" are loose already: with simple growth allowed nothing would be wrong.
    ways: tuple[str, ...] = ("",) if goal == "multiple" else ("", "-simple")
    if goal == "amount":
        ways = manners(page, [view], way, span)
    for manner in ways:
        filled = {"rate": rate, **times, **result}
        yield Reading(rule, filled, Tier.ANCHORED, "sentence", f"{way}-{span}-{goal}{manner}")


def paced_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """ "The town had 40,000 people in 2010. It grows by 2% a year. At that pace it will have 48,800 in 2020"."""
    for view in page.where(_PACE):
        if not wordings(_TABLE)["paced"].stands_in(page, view):
            continue
        near = [page.by_sentence.get(view.number - back) for back in range(_PACED, 0, -1)]
        views = [other for other in near if other is not None and other.sentence.kind == view.sentence.kind]
        for first in range(len(views), -1, -1):
            reading = _paced(rule, page, [*views[first:], view])
            if reading is not None:
                yield from reading
                break


def _spread_growth(rule: Rule, page: Page, view: View) -> Iterator[Reading]:
    """A yearly rate whose span, start and end stand in the sentences beside its own, if a digit would mend them."""
    for reach in range(1, _BESIDE + 1):
        near_by = [page.by_sentence.get(view.number + step) for step in range(-reach, reach + 1)]
        views = [
            other for other in near_by if other is not None and other.sentence.kind == view.sentence.kind
        ]
        found = _paced(rule, page, views) if len(views) > 1 else None
        if found is not None:
            yield from (one for one in found if _is_likely(page, one))
            return


def _is_likely(page: Page, reading: Reading) -> bool:
    filled = reading.figures
    rate, start, end = (page.figures[int(str(filled[name]))] for name in ("rate", "start", "end"))
    if "span" in filled:
        span = page.figures[int(str(filled["span"]))]
        periods = middle_of(span) * (10 if span.unit == "decade" else 1)
    else:
        first, last = (page.figures[int(str(filled[name]))] for name in ("first", "last"))
        periods = middle_of(last) - middle_of(first)
    way = -1 if (reading.case or "").startswith("falling") else 1
    if side_by_side(page, start, end):
        return False  # "will spend $2.8bn on the one and $3.9bn on the other"
    if (middle_of(end) - middle_of(start)) * way < 0:
        return False  # what grows does not end lower: these are levels of something else
    factor = max(0.0, 1 + way * middle_of(rate) / 100) ** min(periods, _LONGEST)
    return near(middle_of(start) * factor, middle_of(end))


def _paced(rule: Rule, page: Page, views: list[View]) -> list[Reading] | None:
    """One yearly rate, one span or two years, and two like amounts in a stretch; None if one is missing or twofold."""
    figures = page.figures
    pool = [index for view in views for index in view.figures]
    if len(pool) > _MOST or _flows(page, views):
        return None
    yearly = _yearly_of(page, views)
    times = _times_in(page, pool)
    amounts = [
        index
        for index in pool
        if figures[index].kind in _AMOUNTS and not figures[index].identifier and figures[index].per is None
    ]
    percents = [index for index in pool if figures[index].kind in _RATES]
    amounts = _of_money(figures, amounts)
    if (
        len(yearly) != 1
        or len(percents) != 1
        or times is None
        or len(amounts) != 2
        or not alike(figures[amounts[0]], figures[amounts[1]])
    ):
        return None
    view, rate = yearly[0]
    if not _is_rate(page, view, rate):
        return None
    way = "falling" if direction_at(view, rate) < 0 else "growing"
    span = "between" if "first" in times else "over"
    filled = {"rate": rate, **times, "start": amounts[0], "end": amounts[1]}
    window = "sentence" if len(views) == 1 else "paragraph"
    return [
        Reading(rule, filled, Tier.ANCHORED, window, f"{way}-{span}-amount{manner}")
        for manner in manners(page, views, way, span)
    ]


def _of_money(figures: Sequence[Figure], amounts: list[int]) -> list[int]:
    """Of sums and counts the two sums, or the two that count one thing: "a dentist with four children" earns none."""
    money = [index for index in amounts if figures[index].kind is Kind.MONEY]
    named = [figures[index].noun for index in amounts]
    twice = {noun for noun in named if noun is not None and named.count(noun) == 2}
    if len(amounts) > 2 and not money and len(twice) == 1:
        return [index for index in amounts if figures[index].noun in twice]
    return money if len(money) == 2 else amounts


def _flows(page: Page, views: list[View]) -> bool:
    """ "drew £500 each year": what is paid in or taken out every period changes where a growth leads."""
    for view in views:
        if wordings(_TABLE)["flowing"].stands_in(page, view):
            return True
        if any(page.figures[i].kind is Kind.MONEY and page.figures[i].per in _SPANS for i in view.figures):
            return True
    return False


def _yearly_of(page: Page, views: list[View]) -> list[tuple[View, int]]:
    """The percentages said for each period; of an account that pays interest on interest all are."""
    told = [(view, i) for view in views for i in view.figures if page.figures[i].kind in _RATES]
    said = [(view, index) for view, index in told if _is_yearly(page, view, index)]
    return said or (told if any(compounds(page, view) for view in views) else [])


def _is_parted(page: Page, view: View, tape: Tape, rate: int, others: tuple[int, ...]) -> bool:
    """Whether a semicolon or "but" sets the rate apart from what it should lead to."""
    place = _place(tape, rate)
    last = max(_place(tape, index) for index in others)
    first = min(_place(tape, index) for index in others)
    between = tape.line[place:last] if first > place else tape.line[last:place] if last < place else ""
    return " ; " in between or " but " in between or " while " in between


def _is_rate(page: Page, view: View, index: int) -> bool:
    """Whether a yearly percentage is the pace of a growth, and not itself a level that rose or fell."""
    figure = page.figures[index]
    levels = {"new-level", "old-level", "moved-level"}
    return figure.hedge not in _BOUNDED and not figure.is_range and not view.roles.get(index, set()) & levels


def _place(tape: Tape, index: int) -> int:
    return next(offset for offset, other in tape.at.items() if other == index)


@cache
def _yearly_words() -> frozenset[str]:
    """The words of which one stands in a sentence that says a percentage for each period."""
    return wordings(_TABLE)["yearly-behind"].needed | wordings(_TABLE)["yearly-before"].needed


def _is_yearly(page: Page, view: View, index: int) -> bool:
    """Whether a percentage is said for each period."""
    if page.figures[index].per in _SPANS:
        return True
    if _yearly_words().isdisjoint(view.words):
        return False
    tape = make_tape(page, view)
    place = _place(tape, index)
    before, behind = tape.line[:place], tape.line[place + 2 :]
    if compiled(words_of(_TABLE, "yearly-behind")).match(behind):
        return True
    return (
        compiled(f"(?<!\\S){words_of(_TABLE, 'yearly-before')}(?:about |some |around |roughly )?$").search(
            before
        )
        is not None
    )


def _times(page: Page, view: View) -> dict[str, int] | None:
    """The one span in years of a sentence, or the two years that it names."""
    return _times_in(page, view.figures)


def _times_in(page: Page, pool: list[int]) -> dict[str, int] | None:
    """The one span of a pool, or its two years; a span that tells how long ago something was is none."""
    spans = [
        index
        for index in pool
        if page.figures[index].kind is Kind.DURATION
        and page.figures[index].unit in _SPANS
        and not page.figures[index].is_range
    ]
    if len(spans) > 1:
        lower = page.extraction.tokens.lower
        spans = [
            index
            for index in spans
            if lower[page.figures[index].last : page.figures[index].last + 1] != ["ago"]
        ]
    if len(spans) == 1:
        return {"span": spans[0]}
    years = [index for index in pool if page.figures[index].kind is Kind.YEAR]
    if not spans and len(years) == 2:
        first, last = sorted(years, key=lambda index: page.figures[index].value or 0)
        return None if is_since(page, last) else {"first": first, "last": last}
    return None


def _result(page: Page, view: View, tape: Tape, rate: int) -> dict[str, int] | None:
    """What the growth leads to: two like amounts, a multiple, or a percentage said of the whole."""
    figures = page.figures
    multiples = [index for index in view.figures if figures[index].kind is Kind.MULTIPLE]
    amounts = [
        index
        for index in view.figures
        if figures[index].kind in _AMOUNTS and not figures[index].identifier and figures[index].per is None
    ]
    others = [index for index in view.figures if figures[index].kind is Kind.PERCENT and index != rate]
    if len(amounts) == 2 and not multiples and not others and alike(figures[amounts[0]], figures[amounts[1]]):
        return _ordered(page, view, amounts)
    if len(multiples) == 1 and not amounts and not others:
        return {"multiple": multiples[0]}
    levels = {"old-level", "new-level"}
    if len(others) == 1 and view.roles.get(others[0], set()) & levels:
        return None
    if len(others) == 1 and not amounts and not multiples and _is_whole(tape, others[0]):
        return {"total": others[0]}
    return None


def _ordered(page: Page, view: View, amounts: list[int]) -> dict[str, int]:
    """Start and end of the growth: by their roles or "a decade ago", else in the order of the text."""
    start, end = amounts
    lower, last = page.extraction.tokens.lower, page.figures[end].last
    ago = not _GONE_BY.isdisjoint(lower[last : min(last + _WORDS, view.sentence.last)])
    old = "old-level" in view.roles.get(end, ()) or ago
    if old and "old-level" not in view.roles.get(start, ()):
        start, end = end, start
    return {"start": start, "end": end}


def _is_whole(tape: Tape, index: int, words: str = "whole") -> bool:
    """Whether a percentage is said of all periods together: a word for that stands in its clause."""
    place = _place(tape, index)
    clause = tape.line[max(0, tape.line.rfind(";", 0, place)) :]
    here = place - (len(tape.line) - len(clause))
    before = " ".join((*clause[:here].split(" ")[-2 * _WORDS :], ""))
    behind = " ".join((*clause[here + 2 :].split(" ")[: 3 * _WORDS], ""))
    return compiled(f"(?<!\\S){words_of(_TABLE, words)}").search(before + behind) is not None


def _is_compared(tape: Tape, index: int) -> bool:
    """ "19% smaller", "down 19%", "a gain of 19%": a word of comparison stands right beside a percentage."""
    place = _place(tape, index)
    before = " ".join((*tape.line[:place].split(" ")[-_WORDS:-1], ""))
    words = words_of(_TABLE, "compare")
    beside = compiled(f"(?:{words})").match(tape.line[place + 2 :])
    return beside is not None or compiled(f"(?<!\\S){words}{_LINK}$").search(before) is not None


@needs(_AGAIN | _TURN)
def chained_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Two changes in a row, and the change in all or the amounts that they lead from and to."""
    found = [*chain_readings(rule, page, page.where(_AGAIN), book), *_own_chains(rule, page)]
    yield from found
    known = {reading.figures.get("total") for reading in found}
    for view in page.where(_RATED):
        yield from (one for one in told_chain(rule, page, view) if one.figures["total"] not in known)


def _own_chains(rule: Rule, page: Page) -> Iterator[Reading]:
    """Three percentages of one sentence: two changes in a row, the second cued as such, and the change in all."""
    for view in page.where(_AGAIN):
        percents = [
            index for index in view.figures if page.figures[index].kind in (Kind.PERCENT, Kind.FRACTION)
        ]
        if len(percents) != 3 or any(page.figures[index].hedge in _BOUNDED for index in percents):
            continue
        first, second, total = percents
        tape = make_tape(page, view)
        between = tape.line[_place(tape, first) + 2 : _place(tape, second)]
        behind = " ".join((*tape.line[_place(tape, second) + 2 :].split(" ")[:2], ""))
        again = compiled(f"(?<!\\S){words_of(_TABLE, 'again')}")
        both = compiled(f"(?<!\\S){words_of(_TABLE, 'whole-both')}").search(tape.line)
        cue = again.search(between) or again.match(behind) or both
        if cue is None or ";" in between or not _is_whole(tape, total):
            continue
        sure = _is_whole(tape, total, "whole-sure") and "of-whole" not in view.roles.get(total, set())
        if not _is_compared(tape, total) and not sure:
            continue
        ways = [direction_at(view, index) for index in (first, second)]
        ways[1] = ways[1] or ways[0]
        if 0 in ways:
            continue
        case = "-".join("up" if way > 0 else "down" for way in ways)
        if ways[0] != ways[1] and direction_at(view, total):
            case += "-ahead" if direction_at(view, total) > 0 else "-behind"
        filled = {"first": first, "second": second, "total": total}
        yield Reading(rule, filled, Tier.ANCHORED, "sentence", f"first-{case}")
