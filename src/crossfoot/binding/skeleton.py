"""A sentence reduced to what matters for binding: one character an item.

Normalised on the way (so that patterns stay short): hedges, determiners, fillers and quotation marks are left
out; a counted noun and a per-unit phrase are absorbed by their figure; a conversion in parentheses becomes an
alias of the figure before it; dates and periods with their preposition become the ``when`` of the figure that
they follow. ``full`` keeps the dates, for the rules that are about dates.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import reduce
from itertools import compress, repeat
from operator import or_
from typing import cast

from crossfoot.binding.codebook import PAIRED, Codebook, Rows
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Extraction, Figure, Sentence

_LONG = frozenset({"extreme", "average-word"})
TEMPORAL = frozenset({Kind.DATE, Kind.WEEKDAY, Kind.YEAR, Kind.PERIOD, Kind.CLOCK})
_DEFINITE = frozenset({"the", "those", "these"})
#: A total is at least this many times what it comes to for each share.
_ASIDE = 10_000
_OPEN = frozenset({"open"})
#: Prepositions of dates; those and what else may stand before a date, and between a figure and its date.
_AT_DATE = frozenset({"=as", "=in", "=on", "=for", "=during"})
_TO_DATE = _AT_DATE | {"date-word", "=of"}
_BEFORE_DATE = frozenset({"=in", "=on", "=for", "=during", "date-word", "open"})
#: A sentence with one full stop ends in it.
_ONE = 1


@dataclass(slots=True)
class Skeleton:
    """Parallel rows for the items of one sentence.

    ``chars[i]`` is the character of item i, ``items[i]`` its (first, last) token range, ``figures[i]`` the index of
    the figure in the extraction or -1; ``place`` is the way back from a figure index to its item.
    """

    book: Codebook
    chars: str
    items: list[tuple[int, int]]
    figures: list[int]
    place: dict[int, int] = field(init=False)
    _mask: int = 0

    def __post_init__(self) -> None:
        self.place = {index: item for item, index in enumerate(self.figures) if index >= 0}

    @property
    def mask(self) -> int:
        """The classes of all items; worked out at the first call, for few skeletons are asked twice."""
        if not self._mask:
            paired = self.book.bits[PAIRED] if len(self.place) > 1 else 0
            self._mask = reduce(or_, map(self.book.masks.__getitem__, set(self.chars)), paired)
        return self._mask


@dataclass(slots=True)
class Skeletons:
    """The two views of one sentence, and what was absorbed on the way."""

    plain: Skeleton
    full: Skeleton
    aliases: dict[int, int]
    when: dict[int, int]
    definite: frozenset[int] = frozenset()


def build_skeletons(
    extraction: Extraction, sentence: Sentence, indexes: list[int], book: Codebook
) -> Skeletons:
    """Both skeletons of a sentence; ``indexes`` are its figures in text order."""
    builder = _Builder(extraction, sentence, indexes, book)
    skeletons = builder.plain(builder.full())
    skeletons.definite = frozenset(builder.definite())
    return skeletons


class _Builder:
    def __init__(
        self, extraction: Extraction, sentence: Sentence, indexes: list[int], book: Codebook
    ) -> None:
        self.tokens, self.all = extraction.tokens, extraction.figures
        self.text = extraction.text
        self.sentence, self.indexes, self.book = sentence, indexes, book
        self.begins = [self._from(index) for index in indexes]

    def full(self) -> Skeleton:
        """One item a word or figure, phrases collapsed, noise left out.

        All words are looked up in one go; only at a figure and where a phrase may begin does it pause.
        """
        first, end = self.sentence.first, self.sentence.last
        chars, pauses = self._looked_up(first, end)
        spans: dict[int, tuple[int, int]] = {}
        starts = dict(zip(self.begins, self.indexes, strict=True))
        position = first
        for pause in sorted({*pauses, *starts}) if pauses else self.begins:
            if pause < position:
                continue
            index = starts.get(pause, -1)
            if index >= 0:
                figure = self.all[index]
                begin, position = figure.first, self._absorbed(figure)
                char = self.book.figures[figure.kind, figure.is_range]
            else:
                found = self._phrase(pauses[pause], pause, end)
                if found is None:
                    continue
                begin, (position, char) = pause, found
            chars[pause - first] = char
            if position > pause + 1:
                chars[pause - first + 1 : position - first] = [""] * (min(position, end) - pause - 1)
            spans[pause] = (begin, position)
        kept = list(compress(range(first, end), chars))  # what is left out has no character
        items = list(compress(zip(range(first, end), range(first + 1, end + 1), strict=True), chars))
        figures = [-1] * len(kept)
        for begin, span in spans.items():
            item = bisect_left(kept, begin)
            items[item], figures[item] = span, starts.get(begin, -1)
        return Skeleton(self.book, "".join(chars), items, figures)

    def _looked_up(self, first: int, end: int) -> tuple[list[str], dict[int, Rows]]:
        """The characters of the words of a stretch, and the phrases that may begin at some of them."""
        lower, book, starts, text = self.tokens.lower, self.book, self.tokens.starts, self.text
        words = lower[first:end]
        other, name = book.other, book.name
        chars = list(map(book.first_chars.get, words, repeat(other)))
        for place in [place for place, char in enumerate(chars) if char is other or char is None]:
            capital = place and text[starts[first + place]].isupper()
            if chars[place] is None:
                chars[place] = self._second_look(words[place], first + place, bool(capital))
            elif capital:
                chars[place] = name
        if words.count(".") > _ONE:
            for place in self._dots(words, first):
                chars[place] = ""
        pauses: dict[int, Rows] = {}
        beginnings = book.beginnings
        for place in compress(range(len(words) - 1), map(beginnings.__contains__, words)):
            rows = beginnings[words[place]].get(words[place + 1])
            if rows:
                pauses[first + place] = rows
        return cast("list[str]", chars), pauses

    def _second_look(self, word: str, position: int, capital: bool) -> str:
        """The character of a month, where it is one, and of a hyphen that is typed for a dash."""
        book = self.book
        if word == "-":
            entry = book.entries["–" if self._is_spaced(position) else "-"]
            return entry.char or book.entries["-"].char or book.other
        if capital:
            return book.month
        return book.entries[word].char or book.other

    def _dots(self, words: list[str], first: int) -> Iterator[int]:
        """The full stops of initials ("the U.S. debt limit"), which end nothing; the last one of the sentence may."""
        starts, ends = self.tokens.starts, self.tokens.ends
        for place in range(1, len(words) - 1):
            if (
                words[place] != "."
                or len(words[place - 1]) > 1
                or ends[first + place - 1] < starts[first + place]
            ):
                continue
            inner = starts[first + place + 1] == ends[first + place] and words[place + 1].isalpha()
            if inner or (place > 1 and words[place - 2] == "."):
                yield place

    def _is_spaced(self, position: int) -> bool:
        """Whether a hyphen stands between spaces: it is typed for a dash."""
        starts, ends = self.tokens.starts, self.tokens.ends
        inside = self.sentence.first < position < self.sentence.last - 1
        return inside and ends[position - 1] < starts[position] and ends[position] < starts[position + 1]

    def _from(self, index: int) -> int:
        """The token at which a figure begins, its hedge included."""
        figure = self.all[index]
        first = figure.first
        while first > self.sentence.first and self.tokens.starts[first - 1] >= figure.hedge_start:
            first -= 1
        return first

    def definite(self) -> list[int]:
        """The figures behind "the", "those" or "these": they are known from elsewhere."""
        lower, start = self.tokens.lower, self.sentence.first
        return [
            index
            for first, index in zip(self.begins, self.indexes, strict=True)
            if first > start and lower[first - 1] in _DEFINITE
        ]

    def _absorbed(self, figure: Figure) -> int:
        """The token behind the figure with its counted noun and per-unit phrase."""
        position = max(figure.behind, figure.last)
        return self._behind_per(position, figure.per) if figure.per else position

    def _behind_per(self, position: int, per: str) -> int:
        lower, last = self.tokens.lower, self.sentence.last
        if position >= last:
            return position
        word = lower[position]
        if word in ("each", "apiece", "annually", "yearly", "monthly", "weekly", "daily", "hourly"):
            return position + 1
        if word in ("a", "an", "per", "every", "the", "/") and position + 1 < last:
            return min(position + 1 + len(per.replace("_", " ").split()), last)
        return position

    def _phrase(self, rows: Rows, position: int, end: int) -> tuple[int, str] | None:
        """The token behind the longest phrase that begins at a token, and its character."""
        lower = self.tokens.lower
        for pieces, char in rows:
            behind = position + len(pieces)
            if behind <= end and lower[position:behind] == pieces and not self._cuts_figure(position, behind):
                return behind, char
        return None

    def _cuts_figure(self, first: int, last: int) -> bool:
        return any(first < self.all[index].last and self.all[index].first < last for index in self.indexes)

    def plain(self, full: Skeleton) -> Skeletons:
        """The full skeleton without dates, aliases and empty parentheses."""
        brackets = not self.book.chars_with(_OPEN).isdisjoint(full.chars)
        aliases = self._aliases(full) if brackets else {}
        when: dict[int, int] = {}
        skip: set[int] = set()
        for index, item in full.place.items():
            if self.all[index].kind in TEMPORAL:
                skip.update(self._temporal_items(full, item))
                anchor = self._anchor(full, item)
                if anchor >= 0:
                    when.setdefault(anchor, index)
        for index in aliases:
            item = full.place[index]
            skip.update((item - 1, item, item + 1))
        for index, item in full.place.items():
            if self._is_tied_span(self.all[index]) and self._classes(full, item + 1) & _LONG:
                skip.add(item)  # "a 10-week low", "its 26-week average": over how long, no level
        if brackets:
            skip |= self._noise(full, skip)
        if any(self.all[index].per is not None for index in full.place):
            skip |= self._per_unit_asides(full, skip)
        return Skeletons(self._without(full, skip) if skip else full, full, aliases, when)

    @staticmethod
    def _is_tied_span(figure: Figure) -> bool:
        """ "10-week", tied to the noun behind it."""
        return figure.kind is Kind.DURATION and "-" in figure.text

    def _without(self, full: Skeleton, skip: set[int]) -> Skeleton:
        kept = [item not in skip for item in range(len(full.items))]
        return Skeleton(
            self.book,
            "".join(compress(full.chars, kept)),
            list(compress(full.items, kept)),
            list(compress(full.figures, kept)),
        )

    def _classes(self, full: Skeleton, item: int) -> frozenset[str]:
        return self.book.sets[full.chars[item]] if 0 <= item < len(full.items) else frozenset()

    def _temporal_items(self, full: Skeleton, item: int) -> list[int]:
        """A date with the preposition before it and a comma that only sets it off."""
        items = [item]
        before = item - 1
        while before >= 0 and (classes := self._classes(full, before)) & _TO_DATE:
            if "=as" in classes and "=of" not in self._classes(full, before + 1):
                return items if len(items) == 1 else [item]
            items.append(before)
            if classes & _AT_DATE:
                break  # "as of June 30"
            before -= 1
        else:
            items = [item]
        return items

    def _anchor(self, full: Skeleton, item: int) -> int:
        """The figure that a date follows, if nothing but its preposition stands between."""
        for before in range(item - 1, max(item - 4, -1), -1):
            index = full.figures[before]
            if index >= 0:
                return index if self.all[index].kind not in TEMPORAL else -1
            if self._classes(full, before).isdisjoint(_BEFORE_DATE):
                return -1
        return -1

    def _aliases(self, full: Skeleton) -> dict[int, int]:
        """Conversions: a figure alone in parentheses behind one of the same sort in another unit."""
        found: dict[int, int] = {}
        for index, item in full.place.items():
            if "open" not in self._classes(full, item - 1) or "close" not in self._classes(full, item + 1):
                continue
            before = full.figures[item - 2] if item >= 2 else -1
            if before >= 0 and converts(self.all[before], self.all[index]):
                found[index] = before
        return found

    def _noise(self, full: Skeleton, skip: set[int]) -> set[int]:
        """Parentheses with nothing in them but names: tickers, short forms, sources."""
        noise: set[int] = set()
        opened = -1
        for item in range(len(full.items)):
            classes = self._classes(full, item)
            if "open" in classes:
                opened = item
            elif opened >= 0 and "close" in classes:
                inner = range(opened + 1, item)
                if all(inside in skip or self._is_name(full, inside) for inside in inner):
                    noise.update(range(opened, item + 1))
                opened = -1
        return noise

    def _per_unit_asides(self, full: Skeleton, skip: set[int]) -> set[int]:
        """ ", or 76 cents a share," behind a profit: the same thing in another measure, out of the way."""
        aside: set[int] = set()
        for index, item in full.place.items():
            if item in skip or self.all[index].per is None or self.all[index].kind is not Kind.MONEY:
                continue
            joint = item - 1
            if not self._classes(full, joint) & {"=or", "open", "mark-comma"}:
                continue
            before = joint - 1 if self._classes(full, joint - 1).isdisjoint({"mark-comma"}) else joint - 2
            level = full.figures[before] if before >= 0 else -1
            if (
                level >= 0
                and self.all[level].kind is Kind.MONEY
                and self.all[level].per is None
                and self._dwarfs(level, index)
            ):
                behind = item + 2 if self._classes(full, item + 1) & {"mark-comma", "close"} else item + 1
                aside.update(range(before + 1, behind))
        return aside

    def _dwarfs(self, level: int, index: int) -> bool:
        big, small = self.all[level].value, self.all[index].value
        return big is not None and small is not None and abs(big) > _ASIDE * abs(small)

    def _is_name(self, full: Skeleton, item: int) -> bool:
        index = full.figures[item]
        if index >= 0:
            return self.all[index].identifier
        return bool(self._classes(full, item) & {"name", "other", "mark-colon", "mark-stop", "hyphen"})


def converts(stated: Figure, other: Figure) -> bool:
    """Whether ``other`` can be ``stated`` in another currency or unit of the same sort."""
    same = stated.kind is other.kind and stated.kind in (Kind.MONEY, Kind.MEASURE)
    return same and stated.unit != other.unit and stated.unit is not None and other.unit is not None
