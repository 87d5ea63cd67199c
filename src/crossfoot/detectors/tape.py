"""A sentence as one line of lower-case tokens in which every figure is a single character.

Relations with a fixed notation ("0.78 (95% CI 0.66 to 0.92)", "t(28) = 2.20, p = .036", "won 3-1 in five
games") are easiest to read off such a line with a regular expression. Each token is followed by one space; a
figure's character tells its kind and whether it is a range. Words of the expressions come from the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from crossfoot.binding.page import Page, View
from crossfoot.lexicon import table
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.quantities.tokens import split_words

_FIRST = 0xE000
_RANGES = 0x100
_NUMBER = {kind: number for number, kind in enumerate(Kind)}
_TEMPORAL = frozenset({Kind.DATE, Kind.WEEKDAY, Kind.YEAR, Kind.PERIOD, Kind.CLOCK, Kind.ORDINAL})
_QUANTITIES = "".join(
    chr(_FIRST + _RANGES * ranged + number)
    for ranged in (0, 1)
    for kind, number in _NUMBER.items()
    if kind not in _TEMPORAL
)
#: Any token that is no figure; a date or an ordinal passes for a word.
WORD = f"[^\\s{_QUANTITIES}]+ "
RECORD = re.compile("[0-9]{1,3}[-–][0-9]{1,3}[-–][0-9]{1,3}")
ANY_FIGURE = "[\ue000-\ue2ff]"


class Tape(NamedTuple):
    """The line, and the figure index of every figure character by its offset in the line."""

    line: str
    at: dict[int, int]

    def figure(self, match: re.Match[str], group: str) -> int | None:
        """The figure that a group of a match caught, if it caught one."""
        return self.at.get(match.start(group)) if match.start(group) >= 0 else None


def make_tape(page: Page, view: View) -> Tape:
    """The line of one sentence, written when it is first asked for."""
    return page.once(("tape", view.number), lambda: _written(page, view))


def _written(page: Page, view: View) -> Tape:
    lower, figures = page.extraction.tokens.lower, page.figures
    starts = {figures[index].first: index for index in view.figures}
    pieces: list[str] = []
    at: dict[int, int] = {}
    position, offset = view.sentence.first, 0
    while position < view.sentence.last:
        index = starts.get(position)
        if index is None or _is_name(figures[index]):
            piece = lower[position]
            position += 1
        else:
            at[offset] = index
            piece = chr(_FIRST + _NUMBER[figures[index].kind] + _RANGES * figures[index].is_range)
            position = max(figures[index].last, position + 1)
        pieces.append(piece)
        offset += len(piece) + 1
    return Tape(" ".join((*pieces, "")), at)


def _is_name(figure: Figure) -> bool:
    """Model names and the like are words here; a record of games ("12-5-3") is a figure."""
    return figure.identifier and not RECORD.fullmatch(figure.text)


def figure_set(*kinds: Kind, ranges: bool = False) -> str:
    """An expression for one figure of these kinds and the space behind it."""
    chars = "".join(chr(_FIRST + _NUMBER[kind] + _RANGES * ranges) for kind in kinds)
    return f"[{chars}] "


def named(name: str, expression: str) -> str:
    """A figure expression caught under a name."""
    return f"(?P<{name}>{expression})"


def any_of(phrases: Iterable[str]) -> str:
    """An expression for any of some phrases, longest first, as they stand on a tape."""
    lines = {" ".join(split_words(str(phrase))) + " " for phrase in phrases}
    return (
        "(?:" + "|".join(re.escape(line) for line in sorted(lines, key=lambda line: (-len(line), line))) + ")"
    )


@cache
def compiled(expression: str) -> re.Pattern[str]:
    """An expression compiled once; the cache of ``re`` is too small for all that a rulebook asks for."""
    return re.compile(expression)


@cache
def words_of(lexicon: str, name: str) -> str:
    """An expression for any phrase of a list of a lexicon table."""
    return any_of(table(lexicon)[name])


def gap(most: int) -> str:
    """At most so many words, none of them a figure."""
    return f"(?:{WORD}){{0,{most}}}?"


def speaks_of(page: Page, view: View, words: frozenset[str]) -> bool:
    """Whether any of some single words stands in the sentence: a cheap gate before a tape is made."""
    return not words.isdisjoint(view.words)


def mentions(page: Page, words: frozenset[str]) -> bool:
    """Whether any of some single words stands anywhere in the text: the gate before all else."""
    return not words.isdisjoint(_LAST.of(page.extraction.tokens.lower))


class _Words:
    """The distinct words of the text under check, kept because every detector asks for them in turn."""

    def __init__(self) -> None:
        self._kept: tuple[list[str], frozenset[str]] = ([], frozenset())

    def of(self, lower: list[str]) -> frozenset[str]:
        """One assignment, so that threads with texts of their own at worst work it out twice."""
        kept = self._kept
        if kept[0] is not lower:
            kept = self._kept = (lower, frozenset(lower))
        return kept[1]


_LAST = _Words()


@cache
def single_words(lexicon: str, *names: str) -> frozenset[str]:
    """The first words of the phrases of some lists of a lexicon table, for ``speaks_of``."""
    return frozenset(split_words(str(phrase))[0] for name in names for phrase in table(lexicon)[name])
