"""Winning margins: "won 98-91, by seven points", "a three-goal win, 4-1", "all out for 251, losing by 36 runs".

``score-margin``: a score and the margin said of it. ``innings-margin``: two totals of runs, or a target and a
total, and the runs between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.game_margins import LOOSE, loose_margin_readings
from crossfoot.detectors.tape import (
    WORD,
    Tape,
    compiled,
    figure_set,
    gap,
    make_tape,
    named,
    single_words,
    speaks_of,
    words_of,
)
from crossfoot.detectors.wording import wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_TABLE = "sport"
_COUNT = figure_set(Kind.COUNT, Kind.NUMBER)
_RANGE_KINDS = (Kind.NUMBER, Kind.COUNT)
SCORE = f"(?:{figure_set(Kind.SCORE)}|{figure_set(*_RANGE_KINDS, ranges=True)})"
_MARGINS = Trigger(lists=("sport.unit", "sport.margin-noun"))
_WON = Trigger(kinds=(Kind.SCORE,), words=("by",))
_NOUNS = Trigger(lists=("sport.margin-noun",))
_RUNS = Trigger(words=("run", "runs"), lists=("sport.out-for", "sport.target"))
_LEAST_TOTAL = 20
#: A margin so many times what the winner scored is that of another count.
_OVER = 2
_BEHIND = 3
#: Sentences before the margin in which the target may have been told.
_TOLD_BEFORE = 5
_CLAUSE = re.compile(" [,;:–—(] ")
_UNFINISHED = re.compile(
    "(?<!\\S)(?:still|at (?:the )?(?:stumps|lunch|tea|close)|lead (?:of|by)|leading|first innings) "
)


@cache
def _margins() -> tuple[re.Pattern[str], ...]:
    """The margin behind the score, the score behind the margin."""
    unit = f"(?:- )?{words_of(_TABLE, 'unit')}"
    score, margin = named("score", SCORE), named("margin", _COUNT)
    noun = words_of(_TABLE, "margin-noun")
    behind = f"{gap(6)}(?:[,–—;(:-] ){{0,2}}{gap(4)}"
    return (
        re.compile(f"{score}{gap(7)}(?:, |– |— |- )?{gap(2)}by {margin}(?:{unit})?"),
        re.compile(f"{score}{gap(2)}(?:, |– |— |- )an? {margin}(?:{unit})?{gap(1)}{noun}"),
        re.compile(f"{score}{gap(2)}(?:, |– |— |- )a margin of {margin}"),
        re.compile(f"by {margin}(?:{unit})?{behind}{score}"),
        re.compile(f"an? {margin}(?:{unit})?{gap(1)}{noun}{behind}{score}"),
        re.compile(f"margin of {margin}{behind}{score}"),
    )


@needs(_MARGINS | _WON | LOOSE)
def margin_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every score with a margin, unless a word between them tells of another stage of the game."""
    known: set[int] = set()
    for reading in (*_close_readings(rule, page), *later_margin_readings(page, rule)):
        known.update(reading.indexes)
        if _within(page, reading):
            yield reading
    yield from (one for one in loose_margin_readings(rule, page, known) if _within(page, one))


def _within(page: Page, reading: Reading) -> bool:
    """Whether the margin is no larger than the winner's score; else it is that of another count: "113 runs ... 2-0"."""
    first, *rest, margin = (page.figures[index] for index in reading.indexes)
    sides = [first.value, *(one.value for one in rest)] if rest else [*first.parts, first.low, first.high]
    most = max((side for side in sides if side is not None), default=None)
    return most is None or margin.value is None or margin.value <= _OVER * most


def _close_readings(rule: Rule, page: Page) -> Iterator[Reading]:
    """A margin that follows its score, or the other way round."""
    for view in page.where(_MARGINS | _WON):
        if speaks_of(page, view, single_words(_TABLE, "not-sport")):
            continue
        # Of several scores nobody can say which one the margin belongs to, but for one right beside it.
        sole = len(_finals(page, view)) == 1
        tape = make_tape(page, view)
        other = re.compile(f"(?<!\\S){words_of(_TABLE, 'not-final')}")
        taken: set[int] = set()
        for expression in (*(_margins() if sole else ()), *_standing()):
            for match in expression.finditer(tape.line):
                score, margin = tape.at[match.start("score")], tape.at[match.start("margin")]
                beside = expression in _standing()
                if beside and not _is_played(page, score, margin):
                    continue
                if (not beside and other.search(_surrounding(tape, match))) or taken & {score, margin}:
                    continue
                taken |= {score, margin}
                yield Reading(rule, {"score": score, "margin": margin}, Tier.ANCHORED, "sentence")


def _is_played(page: Page, score: int, margin: int) -> bool:
    """A score of whole numbers and a whole margin: "by 3.0 (0.9 to 5.1)" is an estimate, "by 3½, 11-4" the odds."""
    told, size = page.figures[score], page.figures[margin]
    played = told.kind is Kind.SCORE or not {".", "to"} & set(
        page.extraction.tokens.lower[told.first : told.last]
    )
    return played and "." not in told.text and size.value is not None and size.value == int(size.value)


@cache
def _standing() -> tuple[re.Pattern[str], ...]:
    """ "led by 12 points at 61-49", "64-49 at the break, a 15-point cushion", whatever the stage of the game."""
    unit, score, margin = f"(?:- )?{words_of(_TABLE, 'unit')}", named("score", SCORE), named("margin", _COUNT)
    stage, noun = words_of(_TABLE, "stage"), words_of(_TABLE, "margin-noun")
    return (
        re.compile(f"by {margin}(?:{unit})?(?:at |, at |\\( |, |: |– |— ){score}"),
        re.compile(f"{score}(?:{WORD})?(?:at |by )(?:the )?{stage}, an? {margin}(?:{unit})?{noun}"),
        re.compile(f"{score}(?:{WORD})?, {margin}(?:{unit})?clear "),
    )


def later_margin_readings(page: Page, rule: Rule) -> Iterator[Reading]:
    """ "Rovers beat City 4-1 on Saturday. The three-goal margin flattered them": the margin in the next sentence."""
    words = single_words(_TABLE, "margin-noun")
    views = page.where(_NOUNS)
    if not views:
        return
    unit, noun = words_of(_TABLE, "unit"), words_of(_TABLE, "margin-noun")
    margin = named("margin", _COUNT)
    told = re.compile(
        f"(?<!\\S)(?:the |their |that |this |a |an |its ){margin}(?:(?:- )?{unit})?(?:winning |final )?{noun}"
    )
    for view in views:
        before = page.by_sentence.get(view.number - 1)
        if before is None or not speaks_of(page, view, words) or scores(page, view):
            continue
        found = scores(page, before)
        if len(found) != 1 or not speaks_of(page, before, single_words(_TABLE, "beat")):
            continue
        if speaks_of(page, before, single_words(_TABLE, "not-sport")) or not is_final(page, before, found[0]):
            continue
        tape = make_tape(page, view)
        other = re.compile(f"(?<!\\S){words_of(_TABLE, 'not-final')}")
        matches = list(told.finditer(tape.line))
        if len(matches) == 1 and not other.search(_surrounding(tape, matches[0])):
            filled = {"score": found[0], "margin": tape.at[matches[0].start("margin")]}
            yield Reading(rule, filled, Tier.ANCHORED, "previous")


def is_final(page: Page, view: View, score: int) -> bool:
    """Whether the clause of a score, or the few words behind it, tells of no other stage of the game."""
    tape = make_tape(page, view)
    at = next((offset for offset, index in tape.at.items() if index == score), None)
    if at is None:
        return False
    marks = [mark.end() for mark in _CLAUSE.finditer(tape.line, 0, at)]
    behind = " ".join((*tape.line[at:].split(" ")[: _BEHIND + 1], ""))
    clause = tape.line[marks[-1] if marks else 0 : at] + behind
    return compiled(f"(?<!\\S){words_of(_TABLE, 'not-final')}").search(clause) is None


def _surrounding(tape: Tape, match: re.Match[str]) -> str:
    """A match and the few words behind it."""
    return match.group() + " ".join((*tape.line[match.end() :].split(" ")[:_BEHIND], ""))


def scores(page: Page, view: View) -> list[int]:
    """The figures of a sentence that are, or may be, scores: two numbers around a dash."""
    return [
        index
        for index in view.figures
        if page.figures[index].kind is Kind.SCORE
        or (page.figures[index].is_range and page.figures[index].kind in _RANGE_KINDS)
    ]


def _finals(page: Page, view: View) -> list[int]:
    """Those that are not told as the standing at a break: "who led 58-40 at half-time, won 110-98"."""
    lower, found = page.extraction.tokens.lower, scores(page, view)
    breaks = wordings(_TABLE)["break"]
    behind = {index: page.figures[index].last for index in found}
    if len(found) == 1:
        return found
    return [
        index
        for index, last in behind.items()
        if not breaks.within(lower, last, min(last + _BEHIND, view.sentence.last))
    ]


@cache
def _innings() -> dict[str, re.Pattern[str]]:
    total = figure_set(Kind.NUMBER, Kind.COUNT)
    closed = f"(?:(?:for |- )(?:{_COUNT})|all out |declared )"
    return {
        "runs": re.compile(
            f"{named('runs', figure_set(Kind.COUNT, Kind.NUMBER))}runs? (?:short|adrift|behind)?"
        ),
        "lost": re.compile(
            f"(?<!\\S)(?:lose|losing|lost|defeat|defeated|win|winning|won) by (?:just |only )?"
            f"{named('runs', total)}(?!(?:wickets?|innings|an) )"
        ),
        "closed": re.compile(f"{named('total', total)}{closed}"),
        "out": re.compile(f"{words_of(_TABLE, 'out-for')}(?:just |only |a )?{named('total', total)}"),
        "target": re.compile(f"{words_of(_TABLE, 'target')}(?:just |only |a )?{named('total', total)}"),
        "needing": re.compile(
            f"{words_of(_TABLE, 'needing')}{named('total', total)}(?:runs )?{words_of(_TABLE, 'to-win')}"
        ),
        "posted": re.compile(f"{words_of(_TABLE, 'total-for')}{named('total', total)}(?!(?:off|from|not) )"),
    }


@needs(_RUNS)
def innings_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A margin in runs with the two totals of its sentence, or a target and a total."""
    for view in page.where(_RUNS):
        tape = make_tape(page, view)
        margins = [match for match in _innings()["runs"].finditer(tape.line) if _is_margin(tape, match)]
        margins = margins or list(_innings()["lost"].finditer(tape.line))
        if len(margins) != 1:
            continue
        runs = tape.at[margins[0].start("runs")]
        targets = _totals(page, tape, "target needing", runs)
        totals = [index for index in _totals(page, tape, "closed out posted", runs) if index not in targets]
        if re.search(_UNFINISHED, tape.line):
            continue
        if len(targets) == 1 and len(totals) == 1:
            filled = {"first": targets[0], "second": totals[0], "margin": runs}
            yield Reading(rule, filled, Tier.ANCHORED, "sentence", "target")
        elif len(totals) == 2 and not targets:
            filled = {"first": totals[0], "second": totals[1], "margin": runs}
            yield Reading(rule, filled, Tier.ANCHORED, "sentence", "totals")
        else:
            yield from _chased(rule, page, view, runs)


def _chased(rule: Rule, page: Page, view: View, runs: int) -> Iterator[Reading]:
    """The target of an earlier sentence, and what the side was out for, each told once."""
    targets: list[int] = []
    out: list[int] = []
    for number in range(view.number - _TOLD_BEFORE, view.number + 1):
        other = page.by_sentence.get(number)
        if other is not None:
            tape = make_tape(page, other)
            targets += _totals(page, tape, "target needing", runs)
            out += _totals(page, tape, "out", runs)
    if len(targets) == 1 and len(out) == 1 and targets[0] < out[0]:
        filled = {"first": targets[0], "second": out[0], "margin": runs}
        yield Reading(rule, filled, Tier.ANCHORED, "paragraph", "target")


def _is_margin(tape: Tape, match: re.Match[str]) -> bool:
    before = tape.line[: match.start()].split(" ")[-3:]
    return "by" in before or match.group().rstrip().endswith(("short", "adrift", "behind"))


def _totals(page: Page, tape: Tape, names: str, runs: int) -> list[int]:
    """The figures that are totals of an innings, in order."""
    found = {
        tape.at[match.start("total")]
        for name in names.split()
        for match in _innings()[name].finditer(tape.line)
    }
    return sorted(index for index in found if index != runs and _is_total(page, index))


def _is_total(page: Page, index: int) -> bool:
    value = page.figures[index].value
    return value is not None and value >= _LEAST_TOTAL and value == int(value)
