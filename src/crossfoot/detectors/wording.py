"""The words around figures: phrases of a lexicon table, looked for in stretches of tokens."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache

from crossfoot.binding.page import Page, View
from crossfoot.lexicon import table
from crossfoot.lexicon.words import telling_word
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.quantities.tokens import split_words

#: So far before a figure a superlative may be said of it: "the largest, at 41".
_RANKED = 4
#: Words behind a time that say when it is another one.
_CONDITIONS = frozenset({"if", "unless", "when", "where", "while", "with", "without"})


class Wording:
    """Words and phrases of one meaning.

    ``rows`` has them by first word, longest first. A stretch that has none of the ``needed`` words, the one of each
    phrase that tells most, has none of the phrases.
    """

    __slots__ = ("needed", "rows")

    def __init__(self, rows: Mapping[str, tuple[tuple[str, ...], ...]]) -> None:
        self.rows = rows
        self.needed = frozenset(telling_word(row) for phrases in rows.values() for row in phrases)

    @classmethod
    def of(cls, phrases: Iterable[str]) -> Wording:
        """From the phrases of a table."""
        rows: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            pieces = tuple(split_words(str(phrase)))
            rows.setdefault(pieces[0], []).append(pieces)
        return cls({first: tuple(sorted(found, key=len, reverse=True)) for first, found in rows.items()})

    def at(self, lower: list[str], position: int, end: int) -> int:
        """How many tokens of a phrase begin at a token; 0 if none does."""
        for pieces in self.rows.get(lower[position], ()) if position < end else ():
            size = len(pieces)
            if position + size <= end and (size == 1 or tuple(lower[position : position + size]) == pieces):
                return size
        return 0

    def find(self, lower: list[str], first: int, end: int) -> list[tuple[int, int]]:
        """Every phrase in a stretch of tokens, as (first, end) of each."""
        found: list[tuple[int, int]] = []
        stretch = lower[first:end]
        if self.needed.isdisjoint(stretch):
            return found
        rows, behind = self.rows, first
        for position in [place for place, word in enumerate(stretch, first) if word in rows]:
            size = self.at(lower, position, end) if position >= behind else 0
            if size:
                behind = position + size
                found.append((position, behind))
        return found

    def within(self, lower: list[str], first: int, end: int) -> bool:
        """Whether any phrase stands in a stretch of tokens."""
        stretch = lower[first:end]
        if self.needed.isdisjoint(stretch):
            return False
        rows = self.rows
        for position in [place for place, word in enumerate(stretch, first) if word in rows]:
            if self.at(lower, position, end):
                return True
        return False

    def found_in(self, page: Page, view: View) -> list[tuple[int, int]]:
        """Every phrase in a sentence."""
        if self.needed.isdisjoint(view.words):
            return []
        return self.find(page.extraction.tokens.lower, view.sentence.first, view.sentence.last)

    def stands_in(self, page: Page, view: View) -> bool:
        """Whether any phrase stands in a sentence."""
        if self.needed.isdisjoint(view.words):
            return False
        return self.within(page.extraction.tokens.lower, view.sentence.first, view.sentence.last)


@cache
def wordings(name: str) -> Mapping[str, Wording]:
    """The lists of a lexicon table, ready to be looked for."""
    return {key: Wording.of(words) for key, words in table(name).items() if isinstance(words, list)}


def before(page: Page, view: View, index: int, count: int) -> tuple[int, int]:
    """The stretch of at most ``count`` tokens before a figure (its hedge counts as part of it)."""
    first = hedged_first(page, view, index)
    return max(view.sentence.first, first - count), first


def after(page: Page, view: View, index: int, count: int) -> tuple[int, int]:
    """The stretch of at most ``count`` tokens behind a figure."""
    last = page.figures[index].last
    return last, min(view.sentence.last, last + count)


def hedged_first(page: Page, view: View, index: int) -> int:
    """The first token of a figure, its hedge included."""
    figure, starts = page.figures[index], page.extraction.tokens.starts
    first = figure.first
    while first > view.sentence.first and starts[first - 1] >= figure.hedge_start:
        first -= 1
    return first


def of_kinds(page: Page, view: View, kinds: Collection[Kind]) -> list[int]:
    """The figures of a sentence that have one of the kinds and are no identifiers, in order."""
    figures = page.figures
    return [
        index for index in view.figures if (figure := figures[index]).kind in kinds and not figure.identifier
    ]


def is_ranked(page: Page, one: int, other: int) -> bool:
    """Whether a superlative stands between two figures: both are of what is compared, and none is the other's whole.

    "Alder, with 512 workers, is the largest; Birch has 430 and Cedar 210".
    """
    first, last = max(page.figures[one].first - _RANKED, 0), page.figures[other].first
    words, lower = wordings("bounds"), page.extraction.tokens.lower
    return any(words[name].within(lower, first, last) for name in ("largest", "smallest"))


def year_of(figure: Figure) -> int | None:
    """The year that a date or year states, if it states one."""
    if figure.date is not None:
        return figure.date[0]
    return int(figure.value) if figure.kind is Kind.YEAR and figure.value is not None else None


def is_capital(page: Page, token: int) -> bool:
    """Whether a token begins with a capital letter, as names do."""
    return page.extraction.text[page.extraction.tokens.starts[token]].isupper()


def year_at(page: Page, view: View, index: int) -> int | None:
    """The year of the date that was set aside as the time of a figure, if there is one."""
    when = view.skeletons.when.get(index)
    return year_of(page.figures[when]) if when is not None else None


def is_same(page: Page, other: Figure, gap: Sequence[str]) -> bool:
    """Whether "or" may lead to the same time in another unit: not in "14 days, or 38 hours with GPS"."""
    behind = page.extraction.tokens.lower[other.last : other.last + 1]
    return other.kind is not Kind.DURATION or "or" not in gap or _CONDITIONS.isdisjoint(behind)
