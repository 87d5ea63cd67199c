"""Which figures of a sentence are p-values, and which is the threshold that one is held against, from which side.

"p = 0.03", "the p-value for that comparison was 0.38", "the p-value fell below 0.05, at 0.031". A bare letter needs its
equals sign right behind it; a "p-value" may stand some words from its number, so long as no word compares that number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from crossfoot.binding.page import Page
from crossfoot.detectors.tape import WORD, Tape, compiled, figure_set, named, words_of
from crossfoot.model.quantity import Kind

_TABLE = "statistics"
_NUMBER = figure_set(Kind.NUMBER)
#: Words and commas from "p-value" to its number.
_REACH = 8
#: Words before a number in which another is said to be above or below it.
_SIDE_REACH = 6
_PAIR = re.compile(f"p (?:- )?values (?:of |were |are ){_NUMBER}(?:and |, ){named('p', _NUMBER)}")


class Held(NamedTuple):
    """A threshold that a p-value is held against: the side of it that the text puts the p-value on."""

    threshold: int
    side: str


@cache
def _close() -> re.Pattern[str]:
    return re.compile(
        f"(?<!\\S){words_of(_TABLE, 'p')}{words_of(_TABLE, 'equals')}{{1,3}}{named('p', _NUMBER)}"
    )


@cache
def _ahead() -> re.Pattern[str]:
    """ "At 0.2 the p-value ...", "0.03, the p-value": the number right before its name."""
    return re.compile(
        f"(?<!\\S)(?:at |with |of )?{named('p', _NUMBER)}(?:, )?(?:the |its |a |as the ){words_of(_TABLE, 'p-value')}"
    )


@cache
def _far() -> re.Pattern[str]:
    """From "p-value" to the next numbers, at most two of them."""
    some = f"(?:(?!; ){WORD}){{0,{_REACH}}}?"
    return re.compile(
        f"(?<!\\S){words_of(_TABLE, 'p-value')}{some}{named('p', _NUMBER)}(?:{some}{named('q', _NUMBER)})?"
    )


def p_values(tape: Tape, page: Page | None = None) -> list[int]:
    """The figures that are p-values; with the page also those some words behind "p-value"."""
    found = [tape.at[match.start("p")] for match in _close().finditer(tape.line)]
    found += [tape.at[match.start("p")] for match in _PAIR.finditer(tape.line)]
    found += [tape.at[match.start("p")] for match in _ahead().finditer(tape.line) if not found]
    if found or page is None:
        return found
    for match in _far().finditer(tape.line):
        near = [tape.at[match.start(name)] for name in ("p", "q") if match.start(name) >= 0]
        told = [index for index in near if _is_chance(page, index) and not _side_of(tape, index)]
        found += told[:1]
    return found


def _is_chance(page: Page, index: int) -> bool:
    value = page.figures[index].value
    return value is not None and 0 < value < 1


def _side_of(tape: Tape, index: int) -> str | None:
    """Whether words right before a number put something above or below it."""
    at = next(offset for offset, one in tape.at.items() if one == index)
    before = tape.line[:at]
    for side in ("below", "above"):
        found = list(
            compiled(f"(?<!\\S){words_of(_TABLE, side)}(?:{WORD}){{0,{_SIDE_REACH}}}\\(?$").finditer(before)
        )
        if found:
            denied = compiled(f"(?<!\\S){words_of(_TABLE, 'denial')}(?:{WORD}){{0,2}}$")
            return None if denied.search(before[: found[0].start()]) else side
    return None


def held_against(page: Page, tape: Tape, p: int) -> Iterator[Held]:
    """Every other probability of the sentence that the p-value is put above or below."""
    for offset, index in tape.at.items():
        figure = page.figures[index]
        if index != p and offset >= 0 and figure.kind is Kind.NUMBER and _is_chance(page, index):
            side = _side_of(tape, index)
            if side is not None:
                yield Held(index, side)
