"""Margins told anywhere in the sentence of a score or beside it, and scores told as two numbers.

"Harlequins ran out 34-19 winners on a sodden pitch, a margin of 15 points", "Norwich 5, Hull City 2. The hosts'
three-goal win ...", "with five points between them at the end, 61-56": one score, one margin, and nothing that speaks
of another stage of the game, of another game or of a league table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger
from crossfoot.detectors.tape import (
    Tape,
    any_of,
    figure_set,
    gap,
    make_tape,
    named,
    single_words,
    speaks_of,
    words_of,
)
from crossfoot.detectors.wording import is_capital
from crossfoot.lexicon import table
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rule

_TABLE = "sport"
LOOSE = Trigger(words=("margin",), lists=("sport.unit",))
_COUNT = figure_set(Kind.COUNT, Kind.NUMBER)
_RANGE_KINDS = (Kind.NUMBER, Kind.COUNT)
_CLAUSE = re.compile(r" [,;:–—(] ")
#: Words behind a margin that may belong to it.
_BEHIND = 4
#: No side scores more than this.
_MOST = 999
_NAME = 4
_PRAISE = frozenset({"since", "season"})


@cache
def _expressions() -> tuple[re.Pattern[str], ...]:
    """The margin alone, wherever it stands."""
    unit, margin = f"(?:- )?{words_of(_TABLE, 'unit')}", named("margin", _COUNT)
    final = words_of(_TABLE, "final-margin")
    return (
        re.compile(
            f"(?<!\\S){words_of(_TABLE, 'margin-by')}(?:just |only |all of |fully |exactly )?{margin}{unit}"
        ),
        re.compile(f"(?<!\\S)margin (?:of|was|is|being|came to|:) (?:just |only )?{margin}(?:{unit})?"),
        re.compile(f"(?<!\\S){margin}{unit}{gap(1)}{final}"),
        re.compile(f"(?<!\\S){margin}{unit}{words_of(_TABLE, 'margin-behind')}"),
    )


def loose_margins(page: Page, taken: set[int]) -> Iterator[tuple[dict[str, int], str, str | None]]:
    """The figures, window and case of every score that has one margin in its sentence or the next one."""
    for view in page.where(LOOSE):
        if speaks_of(page, view, single_words(_TABLE, "not-sport")):
            continue
        for margin in _margins_of(page, view):
            yield from _with_score(page, view, margin, taken)


def _with_score(
    page: Page, view: View, margin: int, taken: set[int]
) -> Iterator[tuple[dict[str, int], str, str | None]]:
    """The score that a margin belongs to, in its sentence or in the one before."""
    if margin not in taken:
        for other, window in ((view, "sentence"), (page.by_sentence.get(view.number - 1), "previous")):
            score = _score(page, other, margin) if other is not None else {}
            if not score:
                continue
            beaten = (
                window == "sentence"
                or "own" in score
                or speaks_of(page, other or view, single_words(_TABLE, "beat"))
            )
            if beaten and not taken.intersection(score.values()):
                yield {**score, "margin": margin}, window, "pair" if "own" in score else None
            break


def _margins_of(page: Page, view: View) -> list[int]:
    """The margins of a sentence whose clauses speak of the end of a game."""
    if not speaks_of(page, view, single_words(_TABLE, "unit") | {"margin"}):
        return []
    tape = make_tape(page, view)
    found = {
        tape.at[m.start("margin")]: m for expression in _expressions() for m in expression.finditer(tape.line)
    }
    return [index for index, match in found.items() if not _elsewhere().search(_clause(tape, match))]


@cache
def _elsewhere() -> re.Pattern[str]:
    """Words of another stage, another game or a league table; "since" and "of the season" praise this one."""
    words = [word for word in table(_TABLE)["not-final"] if word not in _PRAISE]
    return re.compile(f"(?<!\\S){any_of((*words, *table(_TABLE)['standings']))}")


def _clause(tape: Tape, match: re.Match[str]) -> str:
    """The words from the last mark before a margin to the few behind it."""
    marks = [mark.end() for mark in _CLAUSE.finditer(tape.line, 0, match.start())]
    return tape.line[marks[-1] if marks else 0 : match.end()] + " ".join(
        (*tape.line[match.end() :].split(" ")[:_BEHIND], "")
    )


def _score(page: Page, view: View, margin: int) -> dict[str, int]:
    """The one score of a sentence: two numbers around a dash, or two names each with a number."""
    printed = [index for index in view.figures if _printed(page.figures[index])]
    if printed:
        final = [index for index in printed if not _early(page, view, index)]
        early = len(printed) == 1 and speaks_of(page, view, single_words(_TABLE, "stage"))
        return {"score": final[0]} if len(final) == 1 and not early else {}
    return _pair(page, view, margin)


def _early(page: Page, view: View, index: int) -> bool:
    """ "ahead by 13-6 at the turn", "from 13-6 down": the score of another stage."""
    lower, figure = page.extraction.tokens.lower, page.figures[index]
    behind = lower[figure.last : min(figure.last + _BEHIND, view.sentence.last)]
    stages = single_words(_TABLE, "stage")
    return lower[figure.first - 1] in ("from", "at") or not stages.isdisjoint(behind)


def _printed(figure: Figure) -> bool:
    return figure.kind is Kind.SCORE or (figure.is_range and figure.kind in _RANGE_KINDS)


def _pair(page: Page, view: View, margin: int) -> dict[str, int]:
    """ "Norwich 5, Hull City 2": nothing but names before, between and behind."""
    figures = [index for index in view.figures if index != margin]
    if len(figures) != 2 or not all(_goals(page.figures[index]) for index in figures):
        return {}
    first, second = (page.figures[index] for index in figures)
    lower = page.extraction.tokens.lower
    behind = lower[second.last] if second.last < view.sentence.last else "."
    alone = behind in (".", ")", ";", "—", "–", ":") or second.last >= view.sentence.last
    between = [k for k in range(first.last, second.first) if k != first.last or lower[k] != ","]
    before = range(max(view.sentence.first, first.first - _NAME), first.first)
    if not alone or not between or len(between) > _NAME or not before:
        return {}
    names = (before[-1], *between)
    return {"own": figures[0], "other": figures[1]} if all(is_capital(page, k) for k in names) else {}


def _goals(figure: Figure) -> bool:
    whole = figure.value is not None and figure.value == int(figure.value) and 0 <= figure.value <= _MOST
    return (
        whole
        and figure.kind in _RANGE_KINDS
        and not figure.scaled
        and not figure.hedge
        and figure.form == "digits"
    )


def loose_margin_readings(rule: Rule, page: Page, taken: set[int]) -> Iterator[Reading]:
    """Every reading of ``loose_margins``."""
    for filled, window, case in loose_margins(page, taken):
        yield Reading(rule, filled, Tier.ANCHORED, window, case)
