"""Triggers: what a sentence must hold for a detector to have anything to do in it.

A detector declares its triggers where it is defined. Each becomes one mask of the codebook, so that whether a rule has
anything to look for on a page, and in which sentences, is told by an integer AND: a rule whose triggers are absent
costs nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_
from types import FunctionType
from typing import TYPE_CHECKING, TypeVar

from crossfoot.lexicon import table
from crossfoot.lexicon.words import telling_word
from crossfoot.model.quantity import Kind
from crossfoot.quantities.tokens import split_words

if TYPE_CHECKING:
    from crossfoot.binding.codebook import Codebook

T = TypeVar("T", bound=Callable[..., object])


@dataclass(frozen=True, slots=True, eq=False)
class Trigger:
    """Any one of these must stand in a sentence; two triggers are joined by ``|``.

    Attributes:
        classes: word classes.
        words: single words, lower case.
        lists: lists of phrases in the lexicon, as "table.list"; the word of a phrase that tells most stands for it.
        kinds: kinds of figure, ranges included.
        roles: roles of figures that phrases give, or a rate ("each-price").
        parts: other triggers.
    """

    classes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    roles: tuple[str, ...] = ()
    parts: tuple[Trigger, ...] = ()

    def __or__(self, other: Trigger) -> Trigger:
        return Trigger(parts=(self, other))

    def spelled(self) -> frozenset[str]:
        """Every word that sets it off by itself, not through a class."""
        listed = (phrase for place in self.lists for phrase in _listed(place))
        return frozenset({*self.words, *(telling_word(split_words(str(phrase))) for phrase in listed)})

    def named(self) -> Iterator[str]:
        """The names of its classes, those of figures included."""
        yield from self.classes
        for kind in self.kinds:
            yield f"figure-{kind}"

    def mask(self, book: Codebook) -> int:
        """The classes that set it off, and those without which no phrase gives one of its roles."""
        return reduce(or_, (book.role_masks[role] for role in self.roles), book.need(self.named()))

    def fires(self, words: frozenset[str], mask: int, book: Codebook) -> bool:
        """Whether it is set off in a sentence of these words and classes: the slow way, for what has no mask."""
        if mask & self.mask(book) or not words.isdisjoint(self.spelled()):
            return True
        return any(part.fires(words, mask, book) for part in self.parts)


def _listed(place: str) -> Iterable[object]:
    name, _, key = place.partition(".")
    phrases: Iterable[object] = table(name)[key]
    return phrases


def needs(*triggers: Trigger) -> Callable[[T], T]:
    """Declare that a detector finds nothing on a page which lacks one of its triggers."""

    def declare(detector: T) -> T:
        setattr(detector, _ATTRIBUTE, triggers)
        return detector

    return declare


_ATTRIBUTE = "triggers"


def declared(detector: Callable[..., object]) -> tuple[Trigger, ...]:
    """What a detector needs; nothing if it declares nothing."""
    found: tuple[Trigger, ...] = getattr(detector, _ATTRIBUTE, ())
    return found


def asked_by(detector: Callable[..., object]) -> list[Trigger]:
    """What a detector declares, and every trigger of its module and of those whose functions it imports.

    That is all that it may ask a page for.
    """
    names = getattr(detector, "__globals__", {})
    modules = {value.__module__ for value in names.values() if isinstance(value, FunctionType)}
    return [*declared(detector), *(trigger for module in sorted(modules) for trigger in _named_in(module))]


@cache
def _named_in(module: str) -> tuple[Trigger, ...]:
    return tuple(value for value in vars(sys.modules[module]).values() if isinstance(value, Trigger))


def add_triggers(book: Codebook, triggers: Iterable[Trigger]) -> None:
    """Give every trigger its mask, and those with words of their own a bit that these words set."""
    for trigger in triggers:
        _mask(book, trigger)


def _mask(book: Codebook, trigger: Trigger) -> int:
    known = book.triggers.get(trigger)
    if known is not None:
        return known
    mask = trigger.mask(book)
    words = trigger.spelled()
    if words:
        own = 1 << (len(book.bits) + len(book.triggers))
        mask |= own
        for word in words:
            book.stand_for(word, own)
    book.triggers[trigger] = mask
    for part in trigger.parts:
        mask |= _mask(book, part)
    book.triggers[trigger] = mask
    return mask
