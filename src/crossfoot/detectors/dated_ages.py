"""Ages with their year right beside them: "a widower at 40 in 1966", "by 2040, when he will be 75", "turn 18 in 2027".

The birth is the only one that the text tells, in the same sentence or within a few, and no relative of whom the age
may be said is named in either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger
from crossfoot.detectors.births import births_told
from crossfoot.detectors.tape import figure_set, make_tape, named
from crossfoot.detectors.wording import wordings, year_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

AGED = Trigger(kinds=(Kind.AGE, Kind.NUMBER, Kind.COUNT))
_REACH, _OLDEST = 6, 115
OTHERS = frozenset({"elder", "older", "younger", "youngest", "eldest", "oldest"})


@cache
def _told() -> tuple[re.Pattern[str], ...]:
    age = named("age", figure_set(Kind.AGE, Kind.NUMBER, Kind.COUNT))
    when = named("when", figure_set(Kind.YEAR, Kind.DATE))
    be = "(?:is|was|were|will be|would be|would have been|had been|will turn|would turn|reached|reaches|turned|turns) "
    who = "(?:he|she|they|it) "
    at_last = "(?:therefore |then |thus |now )?"
    return (
        re.compile(
            f"(?<!\\S)(?:at|aged|turn|turned|turns|turning) (?:the age of |just |only )?{age}(?:, )?(?:in|on|by) {when}"
        ),
        re.compile(f"(?<!\\S)(?:in|by|on) {when}(?:, )?when {who}{be}(?:just |only |already )?{age}"),
        re.compile(f"(?<!\\S)when {who}{be}(?:just |only |already )?{age}(?:, )?(?:in|on|by) {when}"),
        re.compile(
            f"(?<!\\S)(?:will|would) {at_last}(?:be|turn) (?:just |only )?{age}(?:years old )?"
            f"(?:at some point |some time |sometime |later |early |late )?(?:in|by) {when}"
        ),
        re.compile(f"(?<!\\S){who}{be}(?:just |only |already )?{age}(?:in|by) {when}"),
        re.compile(
            f"(?<!\\S)(?:in|by) {when}(?:, )?(?:just |only |aged |at the age of |at )(?:just |only )?{age}"
        ),
    )


def dated_age_readings(rule: Rule, page: Page) -> Iterator[Reading]:
    """Every age with the year beside it, and the only birth of the text."""
    births = births_told(page)
    home = page.view_of(births[0]) if len(births) == 1 else None
    if home is None:
        return
    for view in page.where(AGED):
        if abs(view.number - home.number) > _REACH or not _of_one(page, home, view):
            continue
        yield from _then_readings(rule, page, view, births[0])
        tape = make_tape(page, view)
        seen: set[int] = set()
        for match in (found for expression in _told() for found in expression.finditer(tape.line)):
            age, when = tape.at[match.start("age")], tape.at[match.start("when")]
            if age in seen or when == births[0] or not _is_age(page, age) or not year_of(page.figures[when]):
                continue
            seen.add(age)
            filled = {"age": age, "born": births[0], "event": when}
            tier = Tier.ANCHORED if view is home else Tier.CUED
            yield Reading(rule, filled, tier, "sentence" if view is home else "article", case="any")


def _then_readings(rule: Rule, page: Page, view: View, born: int) -> Iterator[Reading]:
    """ "... in August 1963. He was then 24": the age at the only date of the sentence before."""
    before, tape = page.by_sentence.get(view.number - 1), make_tape(page, view)
    told = _then().match(tape.line)
    if before is None or told is None:
        return
    dates = [i for i in before.figures if i != born and year_of(page.figures[i]) is not None]
    age = tape.at[told.start("age")]
    if len(dates) == 1 and _is_age(page, age):
        filled = {"age": age, "born": born, "event": dates[0]}
        yield Reading(rule, filled, Tier.ANCHORED, "previous", case="any")


@cache
def _then() -> re.Pattern[str]:
    age = named("age", figure_set(Kind.AGE, Kind.NUMBER, Kind.COUNT))
    return re.compile(f"(?:he|she) was (?:then |just |only |still only |by then |at the time ){age}")


def _of_one(page: Page, home: View, view: View) -> bool:
    """Whether both sentences may be of one person: no relative, and nobody who is older or younger."""
    kin = wordings("timeline")["kin"]
    return not any(kin.stands_in(page, one) or not OTHERS.isdisjoint(one.words) for one in (home, view))


def _is_age(page: Page, index: int) -> bool:
    figure = page.figures[index]
    plain = figure.unit is None and figure.noun in (None, "year") and figure.value is not None
    return plain and 0 < (figure.value or 0) <= _OLDEST and figure.hedge is None and not figure.is_range
