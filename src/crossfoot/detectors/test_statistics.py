"""Test statistics told in words, or set apart from their degrees of freedom and their p-value.

"The t statistic was 3.02, with 24 degrees of freedom. The p-value was 0.006", "F = 4.11; df = 2, 57; P = .02", "a
z score of 2.81 (p = .005)". The parts stand in one sentence or in neighbouring ones, each of them only once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from crossfoot.binding.page import Page, View
from crossfoot.detectors.tape import Tape, figure_set, make_tape, mentions, named, single_words, words_of
from crossfoot.model.quantity import Kind

_TABLE = "statistics"
_PLAIN = figure_set(Kind.NUMBER, Kind.COUNT)
_TESTS = ("t-test", "f-test", "chi-test", "z-test")
#: Sentences behind the statistic in which its degrees of freedom and its p-value may stand.
_REACH = 2
#: Behind "p-value", before its number or a verb: "the corresponding p-value, they said, was", "a p-value here of".
_NAMED = (
    "(?:, )?(?:(?:he|she|they|it|the|authors|team|researchers|said|wrote|reported|says|here|then|, ) ?){0,4}"
)


@cache
def _told(test: str) -> re.Pattern[str]:
    """The letter, what it is called, and its value; a bare letter needs an equals sign or "of"."""
    within = f"(?:(?:with|on) (?:{_PLAIN}(?:and |, )?){{1,2}}{words_of(_TABLE, 'freedom')}(?:, )?)?"
    called = f"(?:- )?{words_of(_TABLE, 'test-noun')}{within}{words_of(_TABLE, 'test-link')}{{0,3}}"
    bare = "(?:= |of |was |is |: )"
    return re.compile(f"(?<!\\S){words_of(_TABLE, test)}(?:{called}|{bare}){named('statistic', _PLAIN)}")


@cache
def _freedom(numbers: int) -> tuple[re.Pattern[str], ...]:
    """ "24 degrees of freedom", "df = 24"; two numbers for F."""
    told = named("df", _PLAIN)
    if numbers == 2:
        told += f"(?:and |, |/ |by ){named('df2', _PLAIN)}"
    word = words_of(_TABLE, "freedom")
    return (
        re.compile(f"(?<!\\S){told}{word}"),
        re.compile(f"(?<!\\S){word}(?:= |of |: |were |was |being |, ){{0,2}}{told}"),
    )


@cache
def _p_value() -> re.Pattern[str]:
    number = named("p", _PLAIN)
    told = f"{words_of(_TABLE, 'p')}|{words_of(_TABLE, 'chance')}"
    equals = words_of(_TABLE, "equals")
    said = f"(?:two-sided |two-tailed |, )?{words_of(_TABLE, 'p-value')}{_NAMED}{equals}{{0,3}}"
    return re.compile(f"(?<!\\S)(?:(?:{told}){equals}{{1,3}}|{said}){number}")


def told_statistics(page: Page) -> Iterator[tuple[View, str, dict[str, int]]]:
    """Every statistic told once in its sentence, with its test and the figures of the rule's slots."""
    if not mentions(page, single_words(_TABLE, "p", "chance")) or not mentions(
        page, single_words(_TABLE, *_TESTS)
    ):
        return
    for position, view in enumerate(page.views):
        found = list(_statistics(page, view))
        if len(found) != 1:
            continue
        test, statistic = found[0]
        near = _near(page, position, view)
        filled = {"statistic": statistic, **_degrees(test, near)}
        p = _only(near, (_p_value(),), "p")
        needed = {"f-test": 2, "z-test": 0}.get(test, 1)
        if p and p["p"] != statistic and len(filled) == 1 + needed:
            yield view, test, {**filled, **p}


def _statistics(page: Page, view: View) -> Iterator[tuple[str, int]]:
    """The statistics of a sentence and their tests."""
    if view.words.isdisjoint(single_words(_TABLE, *_TESTS)):
        return
    tape = make_tape(page, view)
    for test in _TESTS:
        for match in _told(test).finditer(tape.line):
            yield test, tape.at[match.start("statistic")]


def _near(page: Page, position: int, view: View) -> list[Tape]:
    """The tapes of a sentence and of the next ones, up to another statistic."""
    tapes = [make_tape(page, view)]
    for other in page.views[position + 1 : position + 1 + _REACH]:
        if other.number - view.number > _REACH or any(_statistics(page, other)):
            break
        tapes.append(make_tape(page, other))
    return tapes


def _degrees(test: str, near: list[Tape]) -> dict[str, int]:
    numbers = {"f-test": 2, "z-test": 0}.get(test, 1)
    names = ("df", "df2")[:numbers]
    return _only(near, _freedom(numbers), *names) if numbers else {}


def _only(near: list[Tape], expressions: tuple[re.Pattern[str], ...], *names: str) -> dict[str, int]:
    """What the groups of the only match caught in the first tape that has one; nothing if it has several."""
    for tape in near:
        found = {
            tuple(tape.at[match.start(name)] for name in names)
            for expression in expressions
            for match in expression.finditer(tape.line)
        }
        if found:
            return dict(zip(names, found.pop(), strict=True)) if len(found) == 1 else {}
    return {}
