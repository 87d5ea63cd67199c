"""The whole text as the binder sees it: figures with roles and frames, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from crossfoot.binding.codebook import Codebook, make_codebook
from crossfoot.binding.frames import Frames, find_frames
from crossfoot.binding.levels import add_dates, add_lone_levels, lend_units
from crossfoot.binding.roles import (
    RolePatterns,
    add_positions,
    compile_roles,
    role_patterns,
    tag_roles,
)
from crossfoot.binding.skeleton import Skeleton, Skeletons, build_skeletons
from crossfoot.lexicon import words as lexicon_words
from crossfoot.quantities import Extraction, Figure, Sentence
from crossfoot.rulebook import Rule
from crossfoot.tables import Table

T = TypeVar("T")

#: At most this many figures of one sentence take part in binding; a longer list is a table in disguise.
FIGURE_LIMIT = 24
#: A sentence of more tokens than this is none: its beginning is read, what stands further on is not bound. With it
#: everything that is looked for in a sentence takes a bounded time, and the whole text a time in step with its length.
TOKEN_LIMIT = 600


@dataclass(slots=True)
class View:
    """One sentence with figures: its skeletons, frames and roles.

    ``words`` are its tokens, ``mask`` the classes that they and its figures may have: what a rule needs and neither of
    them holds is not in the sentence, which is told at once. ``plain`` is the skeleton without dates;
    ``played`` are all roles that its figures have.
    """

    number: int
    sentence: Sentence
    figures: list[int]
    words: frozenset[str]
    mask: int
    skeletons: Skeletons
    plain: Skeleton
    frames: Frames
    roles: dict[int, set[str]]
    played: frozenset[str]

    def frame_of(self, index: int) -> int:
        """The frame of a figure, or -1 if it was absorbed as an alias or a date."""
        item = self.plain.place.get(index)
        return -1 if item is None else self.frames.of[item]


@dataclass(slots=True)
class Page:
    """All views of a text, and the figures they index; what stands in ``tables`` has no view."""

    extraction: Extraction
    views: list[View]
    by_sentence: dict[int, View]
    truncated: list[int]
    tables: Sequence[Table] = ()
    notes: dict[object, Any] = field(default_factory=dict)
    figures: list[Figure] = field(init=False)

    def __post_init__(self) -> None:
        self.figures = self.extraction.figures

    def once(self, key: object, make: Callable[[], T]) -> T:
        """What several detectors ask about this text, worked out at the first call; nobody may change it."""
        if key not in self.notes:
            self.notes[key] = make()
        found: T = self.notes[key]
        return found

    def view_of(self, index: int) -> View | None:
        """The view in which a figure stands."""
        return self.by_sentence.get(self.figures[index].sentence)


@dataclass(frozen=True, slots=True)
class Reader:
    """Everything needed to turn an extraction into a page; made once for a rulebook."""

    book: Codebook
    roles: RolePatterns

    def page(self, extraction: Extraction, tables: Sequence[Table] = ()) -> Page:
        """Skeleton, frames and roles for every sentence that has figures, outside the tables."""
        by_sentence: dict[int, list[int]] = {}
        for index, figure in enumerate(extraction.figures):
            by_sentence.setdefault(figure.sentence, []).append(index)
        page = Page(extraction, [], {}, [], tables)
        for number, indexes in by_sentence.items():
            if tables and _in_table(extraction.sentences[number], tables):
                continue
            sentence = _beginning(extraction, extraction.sentences[number])
            own = [i for i in indexes[:FIGURE_LIMIT] if extraction.figures[i].last <= sentence.last]
            page.truncated.extend(indexes[len(own) :])
            if own:
                view = self._view(extraction, number, sentence, own)
                page.views.append(view)
                page.by_sentence[number] = view
        return page

    def _view(self, extraction: Extraction, number: int, sentence: Sentence, indexes: list[int]) -> View:
        words = frozenset(extraction.tokens.lower[sentence.first : sentence.last])
        mask = self._mask(words, [extraction.figures[index] for index in indexes])
        skeletons = build_skeletons(extraction, sentence, indexes, self.book)
        frames = find_frames(skeletons.plain, self.book, extraction.tokens.lower)
        roles = tag_roles(skeletons.plain, self.roles)
        plain, figures = skeletons.plain, extraction.figures
        add_dates(roles, skeletons.when, figures)
        add_positions(roles, plain, frames, figures, extraction.text)
        lend_units(roles, plain, frames, figures)
        add_lone_levels(roles, plain, frames, figures, self.book)
        played = frozenset().union(*roles.values())
        return View(number, sentence, indexes, words, mask, skeletons, plain, frames, roles, played)

    def _mask(self, words: frozenset[str], figures: list[Figure]) -> int:
        """The classes of everything that may become an item of a sentence."""
        book, mask = self.book, self.book.unknown
        for figure in figures:
            mask |= book.masks[book.figures[figure.kind, figure.is_range]]
        for word in words & book.entries.keys():
            mask |= book.entries[word].mask
        if "-" in words:
            mask |= book.entries["–"].mask  # a hyphen between spaces is a dash
        return mask


def _beginning(extraction: Extraction, sentence: Sentence) -> Sentence:
    """The sentence, or as much of it as is read."""
    if sentence.last - sentence.first <= TOKEN_LIMIT:
        return sentence
    last = sentence.first + TOKEN_LIMIT
    return replace(sentence, last=last, end=extraction.tokens.ends[last - 1])


def _in_table(sentence: Sentence, tables: Sequence[Table]) -> bool:
    """Whether a cell's words stand alone: no sentence reaches from one cell into another."""
    place = bisect_right(tables, sentence.start, key=lambda table: table.start) - 1
    return place >= 0 and sentence.start < tables[place].end


def make_reader(rules: list[Rule]) -> Reader:
    """The reader whose alphabet knows every class and word that the roles and these rules name."""
    patterns = role_patterns()
    own = {name: words for rule in rules for name, words in rule.words.items()}
    classes = lexicon_words.build(own) if own else lexicon_words.standard_classes()
    literals = {word for phrase in patterns for word in phrase.pattern.words}
    literals |= {word for rule in rules for pattern in rule.phrases for word in pattern.words}
    literals |= {"in", "on", "for", "during", "of", "and", "which", "who", "that"}
    book = make_codebook(classes, literals)
    return Reader(book, compile_roles(patterns, book))
