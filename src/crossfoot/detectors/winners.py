"""Winners and their scores: "beat Athletic 3-1" has the winner's goals first; the points of both halves are its score.

``winner-first``: a score behind a verb of beating and the name of the beaten. ``halves``: the points of the first half
and of the second, and the score by which the game was won.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page
from crossfoot.binding.reading import Filling, Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.contests import ADDED, WINNERS, grown_readings, set_readings
from crossfoot.detectors.margins import SCORE, scores
from crossfoot.detectors.tape import (
    compiled,
    figure_set,
    gap,
    make_tape,
    named,
    single_words,
    speaks_of,
    words_of,
)
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_TABLE = "sport"
_COUNT = figure_set(Kind.COUNT, Kind.NUMBER)
_BEAT = Trigger(lists=("sport.beat-verb",))
_ALONE = Trigger(lists=("sport.alone",))
_HALVES = Trigger(words=("half", "halves", "break", "half-time", "halftime", "interval"))
#: More than one score, a shoot-out or a whole series: the side that won may have fewer in one of them.
_ANOTHER = frozenset(
    {
        "aggregate",
        "penalties",
        "sets",
        "set",
        "series",
        "frames",
        "legs",
        "shoot",
        "shootout",
        "vote",
        "votes",
    }
)
_SCORED = re.compile("[0-9]{1,3} ?[-–] ?[0-9]{1,3}")
#: Words of a name.
_NAME = 6


@needs(_ALONE)
def run_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """ "Trailing 14-10, Otley scored 17 unanswered points to win 27-14": two scores, and the run between them."""
    told = compiled(
        f"(?:{words_of(_TABLE, 'alone')}{named('one', _COUNT)}(?:points |goals |runs )?"
        f"|{named('other', _COUNT)}{words_of(_TABLE, 'alone')}(?:points |goals |runs )?)"
    )
    for view in page.where(_ALONE):
        found = scores(page, view)
        tape = make_tape(page, view)
        runs = [tape.at[m.start("one" if m.group("one") else "other")] for m in told.finditer(tape.line)]
        if len(found) == len(runs) + 1 == 2 and found[0] < runs[0] < found[1]:
            filled: dict[str, Filling] = {"before": found[0], "run": runs[0], "final": found[1]}
            yield Reading(rule, filled, Tier.ANCHORED, "sentence")


@needs(_BEAT | WINNERS)
def winner_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """The only score of a sentence, right behind a verb of beating and a name."""
    yield from set_readings(rule, page)
    told = compiled(f"(?<!\\S){words_of(_TABLE, 'beat-verb')}{gap(_NAME)}{named('score', SCORE)}")
    for view in page.where(_BEAT):
        found = scores(page, view)
        if len(found) != 1 or speaks_of(page, view, single_words(_TABLE, "not-sport") | _ANOTHER):
            continue
        figure = page.figures[found[0]]
        if figure.noun is not None or not _SCORED.fullmatch(figure.text):
            continue  # "beat him two or three times"
        for match in told.finditer(make_tape(page, view).line):
            if _is_name(match.group()):
                yield Reading(rule, {"score": found[0]}, Tier.ANCHORED, "phrase")


def _is_name(words: str) -> bool:
    """Whether nothing between the verb and the score begins another phrase: "beat the odds after a 1-3 start"."""
    return _phrase().search(words) is None


@cache
def _phrase() -> re.Pattern[str]:
    return re.compile(
        " (?:a|an|after|and|as|at|before|but|by|for|from|in|on|since|than|to|when|while|who|with|,|;|:|\\() "
    )


@needs(_HALVES | ADDED)
def half_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """ "31 points in the first half and 27 in the second to win 58-49": the winner's points of both halves."""
    yield from grown_readings(rule, page)
    points = f"(?:{words_of(_TABLE, 'unit')})?"
    period = f"{figure_set(Kind.PERIOD)}|{figure_set(Kind.PERIOD, ranges=True)}"
    half = f"in the (?:{period}|{figure_set(Kind.ORDINAL)}(?:half |period )?)"
    first, second = (f"(?:{words_of(_TABLE, name)}|{half})" for name in ("first-half", "second-half"))
    told = compiled(
        f"{named('first', _COUNT)}{points}{first}(?:, )?(?:and |but |then )?{gap(3)}"
        f"{named('second', _COUNT)}{points}{second}"
    )
    for view in page.where(_HALVES):
        found = scores(page, view)
        if len(found) != 1 or not speaks_of(page, view, single_words(_TABLE, "beat")):
            continue
        tape = make_tape(page, view)
        for match in told.finditer(tape.line):
            filled: dict[str, Filling] = {
                "parts": (tape.at[match.start("first")], tape.at[match.start("second")]),
                "score": found[0],
            }
            yield Reading(rule, filled, Tier.ANCHORED, "frame")
