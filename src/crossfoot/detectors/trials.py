"""Two groups of a trial: how effective a treatment was, and how many must be treated for one to gain.

``efficacy``: "8 of 18,200 vaccinated and 162 of 18,300 others fell ill, an efficacy of 95%"; two counts alone
only where the text says that the groups were equal. ``needed-to-treat``: "risk fell from 4% to 2%, so 50 must
be treated to prevent one death".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.tape import (
    Tape,
    compiled,
    figure_set,
    gap,
    make_tape,
    named,
    words_of,
)
from crossfoot.detectors.windows import middle_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS
from crossfoot.rulebook import Rule

_TABLE = "statistics"
_COUNT = figure_set(Kind.COUNT, Kind.NUMBER)
_PERCENT = figure_set(Kind.PERCENT)
_LEAST_NEEDED = 2
_EFFICACY = Trigger(lists=("statistics.efficacy",))
_PREVENTED = Trigger(lists=("statistics.prevent",), words=("nnt", "needed"))
_GROUPS = frozenset({"group", "arm", "dose", "trial"})


@cache
def _expressions() -> dict[str, re.Pattern[str]]:
    cue = words_of(_TABLE, "efficacy")
    treated = f"{gap(3)}{words_of(_TABLE, 'be-treated')}"
    return {
        "efficacy": re.compile(
            f"(?:{named('a', _PERCENT)}{gap(2)}{cue}|{cue}{gap(3)}{named('b', _PERCENT)})"
        ),
        "arm": re.compile(
            f"{named('cases', _COUNT)}{gap(2)}(?:of|out of|among|in) (?:the )?{named('size', _COUNT)}"
        ),
        "needed": re.compile(
            f"(?:{words_of(_TABLE, 'needed')}{named('a', _COUNT)}|{named('b', _COUNT)}{treated})"
        ),
    }


@needs(_EFFICACY)
def efficacy_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """One efficacy in a sentence with two groups."""
    for view in page.where(_EFFICACY):
        tape = make_tape(page, view)
        said = {_caught(tape, match) for match in _expressions()["efficacy"].finditer(tape.line)}
        if len(said) != 1:
            continue
        efficacy = said.pop()
        if page.figures[efficacy].hedge in BOUNDS:
            continue
        yield from _arms(rule, page, view, tape, efficacy)


def _caught(tape: Tape, match: re.Match[str]) -> int:
    return tape.at[match.start("a") if match.group("a") else match.start("b")]


def _arms(rule: Rule, page: Page, view: View, tape: Tape, efficacy: int) -> Iterator[Reading]:
    """The two groups with their sizes, or two counts in groups that are said to be equal."""
    arms = [
        (tape.at[match.start("cases")], tape.at[match.start("size")])
        for match in _expressions()["arm"].finditer(tape.line)
    ]
    if len(arms) == 2:
        (few, one), (many, two) = sorted(
            arms, key=lambda arm: middle_of(page.figures[arm[0]]) / max(middle_of(page.figures[arm[1]]), 1.0)
        )
        filled = {"efficacy": efficacy, "treated": few, "treated_of": one, "control": many, "control_of": two}
        yield Reading(rule, filled, Tier.ANCHORED, "sentence", "sized")
        return
    counts = [
        index
        for index in view.figures
        if page.figures[index].kind in (Kind.COUNT, Kind.NUMBER) and page.figures[index].noun not in _GROUPS
    ]
    equal = compiled(f"(?<!\\S){words_of(_TABLE, 'equal-arms')}").search(tape.line)
    if len(counts) == 2 and equal is not None:
        few, many = sorted(counts, key=lambda index: middle_of(page.figures[index]))
        yield Reading(
            rule, {"efficacy": efficacy, "treated": few, "control": many}, Tier.ANCHORED, "sentence", "equal"
        )


@needs(_PREVENTED)
def needed_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A number needed to treat, and the two risks of its sentence or the one before."""
    for view in page.where(_PREVENTED):
        tape = make_tape(page, view)
        found = {_caught(tape, match) for match in _expressions()["needed"].finditer(tape.line)}
        risks = _percents(page, view) or _percents(page, page.by_sentence.get(view.number - 1))
        if len(found) == 1 and len(risks) == 2:
            needed = found.pop()
            if middle_of(page.figures[needed]) >= _LEAST_NEEDED:
                filled = {"first": risks[0], "second": risks[1], "needed": needed}
                yield Reading(rule, filled, Tier.ANCHORED, "sentence")


def _percents(page: Page, view: View | None) -> list[int]:
    if view is None:
        return []
    return [index for index in view.figures if page.figures[index].kind is Kind.PERCENT]
