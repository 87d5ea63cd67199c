"""One character a word: the alphabet in which sentences are searched.

Every distinct set of word classes gets a private-use character, so that ``<rise-verb>`` compiles to a character
class of all the sets that contain it. Figures are one character by kind and by whether they are a range.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, reduce
from operator import or_

from crossfoot.binding.trigger import Trigger
from crossfoot.lexicon import patterns, table
from crossfoot.lexicon.words import WordClasses, telling_word
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.rulebook import Slot

_FIRST = 0xE000
_LITERAL, _MONTH = "=", "month-word"
_CLAUSE_MARKS = frozenset(
    {"mark-comma", "mark-semicolon", "mark-colon", "mark-stop", "open", "close", "dash", "hard-break"}
)
_VERBAL = frozenset(
    {"rise-verb", "fall-verb", "move-verb", "new-verb", "be", "have", "modal", "say-verb", "verb"}
)
_GAP_ENDS = _CLAUSE_MARKS | _VERBAL | {"old-time"}


#: What a mask tells of the figures of a sentence beside their kinds: one is per something; there are two and more.
#: And of a page: that it has tables.
RATED, PAIRED, TABULAR = "figure-per", "figures-two", "tables"
ATTRIBUTES = (RATED, PAIRED, TABULAR)
#: Marks of quotation and emphasis, which are no items of a sentence.
_QUOTES = frozenset("\"'“”‘’«»*_")


#: Phrases and their characters, longest first.
Rows = list[tuple[list[str], str]]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word comes to.

    ``phrases`` are those that it may begin, by their second word (their words and characters, longest first);
    ``char`` its own character where none of them stands: "" if it is left out, None if it is in no class.
    """

    phrases: Mapping[str, Rows]
    char: str | None


@dataclass(slots=True)
class Codebook:
    """Characters of words, marks and figures, and the sets behind them.

    Attributes:
        words: lower-case word -> character.
        phrases: first word -> (words, character), longest first.
        classes: class name (or ``=word``) -> the characters of all sets that hold it.
        sets: character -> its classes.
        other: the character of a word in no class.
        name: the character of a capitalised word in no class.
        gap: the characters that ``...`` may stand for.
        any_kind: the mask of all kinds of figure.
        entries: word -> what it comes to; a word that is not there is in no class.
        first_chars: word -> its character, None for those that may stand for something else; a word that is not there
            is in no class.
        beginnings: first word of phrases -> second word -> those phrases.
        word_masks: word -> the mask of what it may come to, alone or in a phrase of which it is the word that tells
            most: that word is seldom where the phrase is not.
        role_masks: role -> the mask of which a sentence must have a bit for one of its figures to play it.
        triggers: trigger -> the mask of what sets it off.
        frequencies: mask -> how often a sentence has one of its classes, as far as that was asked.
        unknown: the mask of a word in no class.
        changing: the characters of words of change, and of multiples.
        namesakes: words that are months, where they begin with a capital.
        month: the character of a month.
    """

    heads: Mapping[str, str]
    words: dict[str, str] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    classes: dict[str, str] = field(default_factory=dict)
    sets: dict[str, frozenset[str]] = field(default_factory=dict)
    bits: dict[str, int] = field(default_factory=dict)
    masks: dict[str, int] = field(default_factory=dict)
    figures: dict[tuple[Kind, bool], str] = field(default_factory=dict)
    figure_masks: dict[tuple[Kind, bool], int] = field(default_factory=dict)
    other: str = ""
    name: str = ""
    gap: str = ""
    any_kind: int = 0
    entries: dict[str, Entry] = field(default_factory=dict)
    first_chars: dict[str, str | None] = field(default_factory=dict)
    beginnings: dict[str, Mapping[str, Rows]] = field(default_factory=dict)
    word_masks: dict[str, int] = field(default_factory=dict)
    role_masks: dict[str, int] = field(default_factory=dict)
    triggers: dict[Trigger, int] = field(default_factory=dict)
    frequencies: dict[int, int] = field(default_factory=dict)
    unknown: int = 0
    changing: frozenset[str] = frozenset()
    namesakes: frozenset[str] = frozenset()
    month: str = ""
    _names: tuple[str, ...] = ()
    _slots: dict[int, tuple[int, ...]] = field(default_factory=dict)
    _with: dict[frozenset[str], frozenset[str]] = field(default_factory=dict)
    _searches: dict[frozenset[str], Callable[[str], Iterator[re.Match[str]]]] = field(default_factory=dict)
    _word_masks: dict[frozenset[str], int] = field(default_factory=dict)
    _chars: dict[frozenset[str], str] = field(default_factory=dict)

    def char(self, classes: Iterable[str]) -> str:
        """The character of a set of classes, made at the first call."""
        key = frozenset(classes)
        found = self._chars.get(key)
        if found is None:
            found = self._chars[key] = chr(_FIRST + len(self._chars))
            self.sets[found] = key
        return found

    def of_kinds(self, kinds: Iterable[Kind], ranges: str = "yes") -> str:
        """The characters of figures of those kinds; ranges is yes, no or only."""
        wanted = {"yes": (False, True), "no": (False,), "only": (True,)}[ranges]
        return "".join(self.figures[kind, is_range] for kind in kinds for is_range in wanted)

    def need(self, names: Iterable[str]) -> int:
        """The mask of classes that a pattern cannot do without."""
        mask = 0
        for name in names:
            mask |= self.bits.get(name, 0)
        return mask

    def names_in(self, mask: int) -> Iterator[str]:
        """The classes whose bits a mask has, the way back from ``need``."""
        while mask:
            lowest = mask & -mask
            yield self._names[lowest.bit_length() - 1]
            mask ^= lowest

    def word_mask(self, names: frozenset[str]) -> int:
        """The mask of classes of words and marks; classes of figures are left out."""
        found = self._word_masks.get(names)
        if found is None:
            words = (name for name in names if not name.startswith(("figure-", "range-")))
            found = self._word_masks[names] = self.need(words)
        return found

    def stand_for(self, word: str, mask: int) -> None:
        """Have a word set some bits of the mask of its sentence."""
        self.word_masks[word] = self.word_masks.get(word, 0) | mask

    def mask_of_words(self, words: frozenset[str]) -> int:
        """The classes that the words of a sentence may have, alone or in a phrase."""
        return reduce(or_, filter(None, map(self.word_masks.get, words)), self.unknown)

    def mask_of_figures(self, figures: list[Figure]) -> int:
        """The kinds and attributes of the figures of a sentence."""
        mask = self.bits[PAIRED] if len(figures) > 1 else 0
        for figure in figures:
            mask |= self.figure_masks[figure.kind, figure.low is not None]
            if figure.per is not None or (figure.unit is not None and "_per_" in figure.unit):
                mask |= self.bits[RATED]
        return mask

    def chars_with(self, names: frozenset[str]) -> frozenset[str]:
        """The characters that have one of the classes."""
        found = self._with.get(names)
        if found is None:
            chars = (char for char, classes in self.sets.items() if classes & names)
            found = self._with[names] = frozenset(chars)
        return found

    def places(self, wanted: frozenset[str], chars: str) -> list[int]:
        """Where some characters of the alphabet stand in a line of them."""
        search = self._searches.get(wanted)
        if search is None:
            found = "".join(f"\\{char}" if char in "]^-\\" else char for char in sorted(wanted))
            search = self._searches[wanted] = re.compile(f"[{found}]").finditer
        return [match.start() for match in search(chars)]

    def of_slot(self, slot: Slot) -> tuple[int, ...]:
        """Masks of each of which a sentence must have a bit for one of its figures to fit a slot."""
        found = self._slots.get(id(slot))
        if found is None:
            kinds = self.need(f"figure-{kind}" for kind in slot.kinds)
            ranges = self.need(("range-True",)) if slot.range == "only" else -1
            found = self._slots[id(slot)] = tuple({kinds, ranges, self.of_roles(slot.roles)} - {-1})
        return found

    def of_roles(self, roles: Iterable[str]) -> int:
        """The mask of which a sentence must have a bit for a figure to play one of some roles; -1 for any sentence."""
        return reduce(or_, (self.role_masks.get(role, -1) for role in roles), 0) or -1

    def kinds_in(self, chars: str) -> int:
        """The mask of the kinds of figure characters."""
        mask = 0
        for char in chars:
            mask |= self.masks[char]
        return mask & self.any_kind


def make_codebook(words: WordClasses, literals: Iterable[str]) -> Codebook:
    """The alphabet for a lexicon and the very words that patterns name."""
    book = Codebook(heads=words.heads)
    by_word: dict[str, set[str]] = {word: set(names) for word, names in words.words.items()}
    for word in set(literals):
        by_word.setdefault(word, set()).add(_LITERAL + word)
    _number(book, [*by_word.values(), *(names for rows in words.phrases.values() for _, names in rows)])
    for word, names in by_word.items():
        book.words[word] = book.char(names)
    for first, rows in words.phrases.items():
        book.phrases[first] = [(pieces, book.char(names)) for pieces, names in rows]
    _index(book)
    return book


def _number(book: Codebook, sets: Iterable[set[str]]) -> None:
    """Give every set its character: figures, then what ends a gap, then the rest, so that each is one range."""
    for kind in Kind:
        for is_range in (False, True):
            book.figures[kind, is_range] = book.char({f"figure-{kind}", f"range-{is_range}"})
    distinct = {frozenset(names) for names in sets} | {
        frozenset({"other"}),
        frozenset({"name"}),
        frozenset({_MONTH}),
    }
    for names in sorted(distinct, key=lambda names: (not names & _GAP_ENDS, sorted(names))):
        book.char(names)
    book.other, book.name, book.month = book.char({"other"}), book.char({"name"}), book.char({_MONTH})


def _index(book: Codebook) -> None:
    members: dict[str, list[str]] = {}
    for char, names in book.sets.items():
        for name in names:
            members.setdefault(name, []).append(char)
    book.classes = {name: "".join(chars) for name, chars in members.items()}
    book.bits = {name: 1 << index for index, name in enumerate((*sorted(members), *ATTRIBUTES))}
    book._names = tuple(book.bits)
    book.masks = {char: sum(book.bits[name] for name in names) for char, names in book.sets.items()}
    book.figure_masks = {key: book.masks[char] for key, char in book.figures.items()}
    figures = set(book.figures.values())
    book.gap = "".join(
        char for char, names in book.sets.items() if char not in figures and not names & _GAP_ENDS
    )
    book.any_kind = book.need(f"figure-{kind}" for kind in Kind)
    book.changing = book.chars_with(frozenset(book.heads)) | frozenset(book.of_kinds((Kind.MULTIPLE,)))
    book.unknown = book.masks[book.other] | book.masks[book.name]
    alike: dict[str | None, Entry] = {}
    book.entries = {word: _entry(book, word, alike) for word in {*book.words, *book.phrases, *left_out()}}
    book.namesakes = namesakes = frozenset(table("calendar")["month_namesakes"])
    twofold = namesakes | {"-"}
    book.first_chars = {
        word: book.other if entry.char is None else None if word in twofold else entry.char
        for word, entry in book.entries.items()
    }
    book.beginnings = {
        word: entry.phrases for word, entry in book.entries.items() if entry.phrases and word != "-"
    }
    for word, char in book.words.items():
        if word not in left_out():
            book.stand_for(word, book.masks[char])
    for word in namesakes:
        book.stand_for(word, book.masks[book.month])
    book.stand_for("-", book.word_masks["–"])  # a hyphen between spaces is a dash
    for rows in book.phrases.values():
        for pieces, char in rows:
            book.stand_for(telling_word(pieces), book.masks[char])


def _entry(book: Codebook, word: str, alike: dict[str | None, Entry]) -> Entry:
    """The entry of a word; words that begin no phrase and have the same character share one."""
    alone = "" if word in left_out() else book.words.get(word)
    if word not in book.phrases:
        if alone not in alike:
            alike[alone] = Entry({}, alone)
        return alike[alone]
    phrases: dict[str, Rows] = {}
    for pieces, char in book.phrases.get(word, ()):
        phrases.setdefault(pieces[1], []).append((list(pieces), char))
    return Entry(phrases, alone)


@cache
def left_out() -> frozenset[str]:
    """Determiners, fillers and quotation marks, which no pattern needs."""
    return _QUOTES | patterns.left_out()
