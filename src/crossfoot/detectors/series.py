"""Sets, series, legs and periods: scores that other scores and counts must agree with.

``straight-sets``: "in straight sets, 6-3, 6-4". ``set-count``: "in four sets, 6-3, 3-6, 6-4, 6-2".
``series-length``: "won the series 4-2 in six games". ``best-of``: "won the best-of-seven series 4-2".
``aggregate``: "won 2-1 and 3-0, 5-1 on aggregate". ``periods``: the points of every quarter, and the total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Filling, Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.margins import SCORE, scores
from crossfoot.detectors.period_sums import PERIODS, period_sums
from crossfoot.detectors.tape import (
    Tape,
    compiled,
    figure_set,
    gap,
    make_tape,
    named,
    speaks_of,
    words_of,
)
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rule

_TABLE = "sport"
_COUNT = figure_set(Kind.COUNT, Kind.NUMBER)
#: Goals that count for the one game and not for the other.
_PAIR = re.compile("[0-9]{1,2}[-–][0-9]{1,2}")
_SHOOT_OUT = frozenset({"penalties", "shoot", "shootout", "extra", "overtime", "spot"})
_LEG = frozenset({"leg", "legs", "return", "reverse", "tie", "rematch"})
#: Scores of a season ago, of the break or of another pair of sides are no legs.
_OTHER_GAME = frozenset(
    {"half-time", "halftime", "interval", "elsewhere", "meanwhile", "season", "penalties"}
)
_LEGS_BACK = 3
_SETS, _BEST = Trigger(words=("set", "sets", "setter", "straight", "decider")), Trigger(words=("best",))
#: Tokens of "over the two legs".
_OVER = 4
_SERIES, _AGGREGATE = (
    Trigger(words=("series", "final", "title", "match")),
    Trigger(words=("aggregate", "agg", "legs")),
)
#: Games of the longest set that a list may hold.
_LONGEST_SET = 30
#: Another match is spoken of.
_OTHER_MATCH = frozenset({
    "compatriot", "elsewhere", "final", "friday", "last", "meanwhile", "monday", "next", "quarter-final",
    "quarterfinal", "round", "saturday", "semi-final", "semifinal", "sunday", "then", "thursday",
    "tuesday", "wednesday", "yesterday",
})  # fmt: skip
_LIST_JOINT = frozenset({",", "and", ";", "(", ")", ""})


def sides(figure: Figure) -> tuple[Decimal, ...]:
    """The two numbers of a score; () for any other figure."""
    if len(figure.parts) == 2:
        return figure.parts
    return (figure.low, figure.high) if figure.low is not None and figure.high is not None else ()


@needs(_SETS)
def straight_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """The first set and one that went the other way, or the second if none did."""
    for _, tape, sets in _sets(page):
        cue = words_of(_TABLE, "straight-sets")
        if not compiled(f"{cue}{gap(8)}{SCORE}|{SCORE}in {cue}").search(tape.line):
            continue
        ahead = [(pair := sides(page.figures[index]))[0] > pair[1] for index in sets]
        other = next((index for index, won in zip(sets, ahead, strict=True) if won != ahead[0]), sets[1])
        yield Reading(rule, {"first": sets[0], "other": other}, Tier.ANCHORED, "sentence")


@needs(_SETS)
def set_count_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """ "in four sets" or "a five-set match" with the scores of the sets listed."""
    yield from deciding_set_readings(rule, page)
    counted = compiled(f"{named('number', _COUNT)}(?:- )?(?:straight )?{words_of(_TABLE, 'set')}(?!of )")
    for _, tape, sets in _sets(page):
        found = {tape.at[match.start("number")] for match in counted.finditer(tape.line)}
        if len(found) == 1:
            yield Reading(rule, {"sets": tuple(sets), "number": found.pop()}, Tier.ANCHORED, "sentence")


def deciding_set_readings(rule: Rule, page: Page) -> Iterator[Reading]:
    """ "was taken to a fifth set", told of the one list of sets of a text."""
    lists = [found for view in page.views if len(found := set_list(page, view)) > 1]
    taken = compiled(
        f"(?<!\\S){words_of(_TABLE, 'taken-to')}(?:an? |the )?(?:deciding |decisive |final )?"
        f"{named('number', figure_set(Kind.ORDINAL, Kind.COUNT, Kind.NUMBER))}"
        "(?:and (?:deciding|decisive|final) )?(?:- )?(?:set |setter |decider )"
    )
    for view in page.where(_SETS) if len(lists) == 1 else ():
        if speaks_of(page, view, _OTHER_MATCH):
            continue
        tape = make_tape(page, view)
        found = [tape.at[match.start("number")] for match in taken.finditer(tape.line)]
        if len(found) == 1 and found[0] not in lists[0]:
            filled: dict[str, Filling] = {"sets": tuple(lists[0]), "number": found[0]}
            yield Reading(rule, filled, Tier.ANCHORED, "paragraph")


def set_list(page: Page, view: View) -> list[int]:
    """The scores of three to five sets in a row, none of more games than a set has."""
    found = [index for index in scores(page, view) if not page.figures[index].paren]
    pairs = [sides(page.figures[index]) for index in found]
    likely = 3 <= len(found) <= 5 and all(pair and 5 < max(pair) <= _LONGEST_SET for pair in pairs)
    return found if likely and _listed(page, found) else []


def _sets(page: Page) -> Iterator[tuple[View, Tape, list[int]]]:
    """Sentences with one list of two to five scores of sets (tie-breaks in parentheses left out)."""
    for view in page.where(_SETS):
        found = [index for index in scores(page, view) if not page.figures[index].paren]
        if any(_PAIR.fullmatch(page.figures[index].text) for index in view.figures if index not in found):
            continue  # one of the sets was read as the number of something
        tape = make_tape(page, view)
        if 2 <= len(found) <= 5 and _listed(page, found):
            yield view, tape, found


def _listed(page: Page, found: list[int]) -> bool:
    """Whether nothing but commas, "and" and parentheses stands between the scores."""
    lower, figures = page.extraction.tokens.lower, page.figures
    for before, after in pairwise(found):
        inside = lower[figures[before].last : figures[after].first]
        if any(not word[0].isdigit() and word not in _LIST_JOINT and word not in "-–" for word in inside):
            return False
    return True


@cache
def _series() -> dict[str, re.Pattern[str]]:
    score, games = named("score", SCORE), named("games", _COUNT)
    game, won = words_of(_TABLE, "game"), words_of(_TABLE, "series-won")
    best = words_of(_TABLE, "best-of")
    took = f"(?:{won}|{words_of(_TABLE, 'took')}{gap(2)}(?:{best}{_COUNT})?{gap(1)}series )"
    number = f"(?:{named('a', _COUNT)}(?:straight )?{game}|game {named('b', _COUNT)})"
    ordinal = f"{named('a', figure_set(Kind.ORDINAL))}(?:and (?:final|deciding|last) )?{game}"
    return {
        "length": re.compile(f"{took}{gap(2)}{score}(?:, )?{gap(3)}in (?:just |only )?{number}"),
        "lead": re.compile(
            f"(?<!\\S){words_of(_TABLE, 'leading')}{gap(2)}(?:{best}{_COUNT})?{gap(1)}series {score}(?:, )?after "
            f"(?:just |only )?{number}"
        ),
        "decider": re.compile(
            f"{ordinal}(?:of the series )?.*?{score}(?:in|on) (?:games|the series|matches) "
        ),
        "best": re.compile(f"{best}{games}"),
        "won": re.compile(f"{words_of(_TABLE, 'won')}{gap(4)}(?:{best}{_COUNT})?{gap(2)}{score}"),
        "other": re.compile(f"{took}{gap(2)}{score}"),
    }


@needs(_SERIES)
def length_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A series that is won by a score in so many games."""
    for view in page.where(_SERIES):
        if len(scores(page, view)) != 1:
            continue
        tape = make_tape(page, view)
        told = (
            match for name in ("length", "lead", "decider") for match in _series()[name].finditer(tape.line)
        )
        for match in told:
            group = "a" if match.group("a") else "b"  # a count or an ordinal, or the number behind "game"
            filled = {"score": tape.at[match.start("score")], "games": tape.at[match.start(group)]}
            yield Reading(rule, filled, Tier.ANCHORED, "sentence")


@needs(_BEST)
def best_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A best-of series and the score by which it was won."""
    for view in page.where(_BEST):
        tape = make_tape(page, view)
        best = {tape.at[match.start("games")] for match in _series()["best"].finditer(tape.line)}
        found = {
            tape.at[match.start("score")]
            for name in ("won", "other")
            for match in _series()[name].finditer(tape.line)
        }
        if len(best) == 1 and len(found) == 1 and len(scores(page, view)) == 1:
            yield Reading(rule, {"score": found.pop(), "games": best.pop()}, Tier.ANCHORED, "sentence")


@needs(_AGGREGATE | PERIODS)
def aggregate_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Two legs and the score on aggregate, in one sentence."""
    cue = words_of(_TABLE, "aggregate")
    marked = compiled(f"(?:{named('a', SCORE)}{gap(2)}{cue}|{cue}{gap(2)}{named('b', SCORE)})")
    for view in page.where(_AGGREGATE):
        tape, found = make_tape(page, view), scores(page, view)
        if speaks_of(page, view, _SHOOT_OUT):
            continue
        totals = [tape.at[one.start("a" if one.group("a") else "b")] for one in marked.finditer(tape.line)]
        totals = totals or _over_legs(page, view, found)
        if len(totals) != 1 or len(found) > 3:
            continue
        total = totals[0]
        legs = [index for index in found if index != total]
        window = "sentence"
        if len(legs) < 2:
            legs, window = [*_legs_before(page, view, 2 - len(legs)), *legs], "paragraph"
        if len(legs) == 2:
            yield Reading(rule, {"first": legs[0], "second": legs[1], "total": total}, Tier.ANCHORED, window)
    yield from period_sums(rule, page)


def _over_legs(page: Page, view: View, found: list[int]) -> list[int]:
    """ "Went through 4-2 over the two legs": the score right before the words."""
    lower = page.extraction.tokens.lower
    lasts = [(index, page.figures[index].last) for index in found]
    return [index for index, last in lasts if lower[last] == "over" and "legs" in lower[last : last + _OVER]]


def _legs_before(page: Page, view: View, wanted: int) -> list[int]:
    """The scores of the sentences before, if there are just so many and a leg is spoken of."""
    found: list[int] = []
    spoken = speaks_of(page, view, _LEG)
    for back in range(1, _LEGS_BACK + 1):
        other = page.by_sentence.get(view.number - back)
        if other is None:
            continue
        if speaks_of(page, other, _SHOOT_OUT) or speaks_of(page, other, _OTHER_GAME):
            return []
        spoken = spoken or speaks_of(page, other, _LEG)
        found = [*scores(page, other), *found]
        if len(found) >= wanted:
            break
    return found if spoken and len(found) == wanted else []


_ORDER = {"first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4, "closing": 4}
_PERIODS = 4
_PERIOD_WORDS = frozenset({"quarter", "quarters", "period", "periods"})
_TOTALS, _QUARTERS = Trigger(words=("total",)), Trigger(words=tuple(sorted(_PERIOD_WORDS)))
#: "20 points in the first quarter": nothing else between a figure and its ordinal.
_OF_PERIOD = frozenset({"points", "point", "in", "the", "another"})
_REACH = 6
_NEAR = 8


@needs(_QUARTERS)
def period_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """The points of four quarters, each beside its ordinal within a few sentences, and a "total of" them."""
    yield from listed_period_readings(rule, page)
    total = compiled(f"total of {named('total', figure_set(Kind.COUNT, Kind.NUMBER))}")
    for view in page.where(_TOTALS):
        tape = make_tape(page, view)
        found = [tape.at[match.start("total")] for match in total.finditer(tape.line)]
        views = [page.by_sentence.get(view.number - back) for back in range(_REACH, -1, -1)]
        quarters = _quarters(page, [other for other in views if other is not None])
        if len(found) == 1 and quarters is not None and found[0] not in quarters:
            names = ("first", "second", "third", "fourth")
            filled = {**dict(zip(names, quarters, strict=True)), "total": found[0]}
            yield Reading(rule, filled, Tier.ANCHORED, "paragraph")


def listed_period_readings(rule: Rule, page: Page) -> Iterator[Reading]:
    """ "Quarter by quarter they put up 18, 22, 15 and 21 for a total of 76"."""
    number = figure_set(Kind.COUNT, Kind.NUMBER)
    joint = "(?:points )?(?:, and |, |and |then |, then |, then only )"
    names = ("first", "second", "third", "fourth")
    listed = compiled(joint.join(named(name, number) for name in names))
    told = compiled(f"{words_of(_TABLE, 'period-total')}{gap(2)}{named('total', number)}")
    for view in page.where(_QUARTERS):
        tape = make_tape(page, view)
        lists = list(listed.finditer(tape.line))
        totals = [tape.at[match.start("total")] for match in told.finditer(tape.line)]
        if len(lists) == 1 and len(totals) == 1:
            quarters = {name: tape.at[lists[0].start(name)] for name in names}
            if totals[0] not in quarters.values():
                yield Reading(rule, {**quarters, "total": totals[0]}, Tier.ANCHORED, "sentence")


def _quarters(page: Page, views: list[View]) -> tuple[int, ...] | None:
    """One figure for each of four ordinals, the nearest to it; None unless all four are told once."""
    if not any(speaks_of(page, view, _PERIOD_WORDS) for view in views):
        return None
    told: dict[int, int] = {}
    for view in views:
        for place, word in _ordinals(page, view):
            figure = _nearest(page, view, place, frozenset(told.values()))
            if figure is None:
                continue
            if _ORDER[word] in told:
                return None
            told[_ORDER[word]] = figure
    return tuple(told[number] for number in sorted(told)) if len(told) == _PERIODS else None


def _ordinals(page: Page, view: View) -> list[tuple[int, str]]:
    lower = page.extraction.tokens.lower
    return [
        (position, lower[position])
        for position in range(view.sentence.first, view.sentence.last)
        if lower[position] in _ORDER
    ]


def _nearest(page: Page, view: View, place: int, taken: frozenset[int]) -> int | None:
    """The figure of points nearest to an ordinal: a score, or a count of points or of nothing in particular."""
    best: tuple[int, int] | None = None
    for index in view.figures:
        figure = page.figures[index]
        plain = figure.kind in (Kind.COUNT, Kind.NUMBER) and figure.noun in (None, "point")
        before = page.extraction.tokens.lower[figure.first - 1] if figure.first else ""
        if index in taken or before == "by" or not (figure.kind is Kind.SCORE or plain):
            continue
        apart = min(abs(figure.first - place), abs(figure.last - 1 - place))
        if 0 <= place - figure.last <= len(_OF_PERIOD) and _OF_PERIOD.issuperset(
            page.extraction.tokens.lower[figure.last : place]
        ):
            apart = 0
        if apart <= _NEAR and (best is None or apart < best[0]):
            best = (apart, index)
    return best[1] if best else None
