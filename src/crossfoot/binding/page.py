"""The whole text as the binder sees it: figures with roles and frames, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from crossfoot.binding.codebook import TABULAR, Codebook, make_codebook
from crossfoot.binding.frames import Frames, find_frames
from crossfoot.binding.levels import (
    add_dates,
    add_lone_levels,
    lend_by_multiple,
    lend_currency,
    lend_rate,
    lend_units,
    may_borrow,
)
from crossfoot.binding.moves import add_moves
from crossfoot.binding.roles import (
    RolePatterns,
    add_positions,
    compile_roles,
    role_masks,
    role_patterns,
    tag_roles,
)
from crossfoot.binding.skeleton import Skeleton, Skeletons, build_skeletons
from crossfoot.binding.trigger import Trigger, add_triggers
from crossfoot.lexicon import words as lexicon_words
from crossfoot.quantities import Extraction, Figure, Sentence
from crossfoot.rulebook import Rule, Slot
from crossfoot.tables import Table

T = TypeVar("T")

#: At most this many figures of one sentence take part in binding; a longer list is a table in disguise.
FIGURE_LIMIT = 24
#: A sentence of more tokens than this is none: its beginning is read, what stands further on is not bound. With it
#: everything that is looked for in a sentence takes a bounded time, and the whole text a time in step with its length.
TOKEN_LIMIT = 600


class _Once:
    """An attribute of a view that is made when it is first asked for, and from then on an ordinary one.

    It has no ``__set__``, so that Python finds the value in the view and does not come here again; unlike
    ``functools.cached_property`` it takes no lock, for a view belongs to one check.
    """

    def __init__(self, make: Callable[[View], Any]) -> None:
        self.make, self.name = make, make.__name__

    def __get__(self, view: View, owner: type[View]) -> Any:
        value = view.__dict__[self.name] = self.make(view)
        return value


if TYPE_CHECKING:  # to a checker it is what it looks like
    once = property
else:
    once = _Once


class View:
    """One sentence with figures: its skeletons, frames and roles, each made when it is first asked for.

    ``number`` is that of its sentence and ``position`` its place among the views of the page. ``words`` are its
    tokens, ``mask`` the classes that they and its figures may have: what a rule needs and neither of them holds is not
    in the sentence, which is told at once. ``plain`` is the skeleton without dates; ``played`` are all roles that its
    figures have.
    """

    def __init__(
        self,
        reader: Reader,
        extraction: Extraction,
        position: int,
        number: int,
        sentence: Sentence,
        figures: list[int],
    ) -> None:
        self._reader, self._extraction = reader, extraction
        self.number, self.sentence, self.figures = number, sentence, figures
        self.position = position
        self.words = frozenset(extraction.tokens.lower[sentence.first : sentence.last])
        self.mask = reader.book.mask_of_words(self.words) | reader.book.mask_of_figures(
            [extraction.figures[index] for index in figures]
        )

    @once
    def skeletons(self) -> Skeletons:
        """The words and figures as items."""
        return build_skeletons(self._extraction, self.sentence, self.figures, self._reader.book)

    @once
    def plain(self) -> Skeleton:
        """The items without dates."""
        return self.skeletons.plain

    @once
    def frames(self) -> Frames:
        """The stretches that its words of change govern."""
        return find_frames(self.plain, self._reader.book, self._extraction.tokens.lower)

    @once
    def roles(self) -> dict[int, set[str]]:
        """The roles of each figure."""
        return self._tagged()

    @once
    def played(self) -> frozenset[str]:
        """The roles of all figures."""
        return frozenset().union(*self.roles.values())

    def _tagged(self) -> dict[int, set[str]]:
        """The roles of all figures: from phrases, then from dates, places and each other."""
        reader, plain, figures = self._reader, self.plain, self._extraction.figures
        roles = tag_roles(plain, reader.roles)
        add_dates(roles, self.skeletons.when, figures, self._extraction.text)
        add_positions(roles, plain, self.frames, figures, self._extraction.text)
        lend_units(roles, plain, self.frames, figures)
        lend_by_multiple(roles, figures)
        lend_rate(roles, figures, self._extraction.tokens.lower)
        lend_currency(roles, figures, self._extraction.tokens.lower)
        add_moves(roles, plain, self.frames, figures, reader.book)
        add_lone_levels(roles, plain, self.frames, figures, reader.book)
        return roles

    def frame_of(self, index: int) -> int:
        """The frame of a figure, or -1 if it was absorbed as an alias or a date."""
        item = self.plain.place.get(index)
        return -1 if item is None else self.frames.of[item]


@dataclass(slots=True)
class Page:
    """All views of a text, and the figures they index; what stands in ``tables`` has no view.

    ``mask`` has all that is in the masks of the views.
    """

    book: Codebook
    extraction: Extraction
    views: list[View]
    by_sentence: dict[int, View]
    truncated: list[int]
    tables: Sequence[Table] = ()
    mask: int = 0
    notes: dict[object, Any] = field(default_factory=dict)
    figures: list[Figure] = field(init=False)

    def __post_init__(self) -> None:
        self.figures = self.extraction.figures

    def once(self, key: object, make: Callable[[], T]) -> T:
        """What several detectors ask about this text, worked out at the first call; nobody may change it."""
        try:
            found: T = self.notes[key]
        except KeyError:
            found = self.notes[key] = make()
        return found

    def where(self, *triggers: Trigger, slot: Slot | None = None) -> list[View]:
        """The sentences in which every one of the triggers is set off, and a figure may fit the slot."""
        found, book = self.views, self.book
        for mask in book.of_slot(slot) if slot is not None else ():
            if not self.mask & mask:
                return []
            found = [view for view in found if view.mask & mask]
        for trigger in triggers:
            known = book.triggers.get(trigger)
            if known is None:  # no rule of this reader declares it
                found = [view for view in found if trigger.fires(view.words, view.mask, book)]
            elif not self.mask & known:
                return []
            else:
                found = [view for view in found if view.mask & known]
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
        page = Page(self.book, extraction, [], {}, [], tables)
        if tables:
            page.mask = self.book.bits[TABULAR] | self.book.mask_of_figures(extraction.figures)
        for number, indexes in by_sentence.items():
            if tables and _in_table(extraction.sentences[number], tables):
                continue
            sentence = _beginning(extraction, extraction.sentences[number])
            own = [i for i in indexes[:FIGURE_LIMIT] if extraction.figures[i].last <= sentence.last]
            page.truncated.extend(indexes[len(own) :])
            if own:
                view = View(self, extraction, len(page.views), number, sentence, own)
                page.views.append(view)
                page.by_sentence[number] = view
                page.mask |= view.mask
                if may_borrow(extraction.figures, own):
                    _ = view.roles  # tagging lends a figure its unit, which every rule must see
        return page


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


def make_reader(rules: list[Rule], triggers: Iterable[Trigger] = ()) -> Reader:
    """The reader whose alphabet knows every class and word that the roles, these rules and the triggers name."""
    patterns = role_patterns()
    own = {name: words for rule in rules for name, words in rule.words.items()}
    classes = lexicon_words.build(own) if own else lexicon_words.standard_classes()
    literals = {word for phrase in patterns for word in phrase.pattern.words}
    literals |= {word for rule in rules for pattern in rule.phrases for word in pattern.words}
    literals |= {"in", "on", "for", "during", "of", "and", "which", "who", "that"}
    book = make_codebook(classes, literals)
    roles = compile_roles(patterns, book)
    book.role_masks.update(role_masks(roles, book))
    add_triggers(book, triggers)
    return Reader(book, roles)
