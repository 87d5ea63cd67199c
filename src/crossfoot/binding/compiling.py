"""Patterns of the lexicon compiled to regular expressions over the skeleton."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import partial, reduce
from operator import or_

from crossfoot.binding.codebook import PAIRED, Codebook
from crossfoot.lexicon.patterns import GAP, Class, Gap, Group, Mark, Node, Pattern, Slot, Word
from crossfoot.lexicon.words import commonness

_MARK_CLASSES = {",": "mark-comma", ";": "mark-semicolon", ":": "mark-colon", "--": "dash"}
_MARK_NAMES = frozenset({*_MARK_CLASSES.values(), "open", "close", "be", "name", "other"})
#: The mask that every sentence has a bit of.
_ANYTHING = -1
#: How many times as frequent as a class of words are kinds of figure and marks, and words by their commonness.
_OFTEN, _COMMON = 12, (0, 3, 12, 45)
#: A character that is in no skeleton: what an empty character class compiles to.
_NEVER = "\x00"


class Compiled:
    """A pattern ready to search a skeleton.

    ``need`` is the mask of classes without which it cannot match, and of each mask in ``some`` one bit at least must
    be there; ``trigger`` is the one mask among them of which a sentence is least likely to have a bit. ``groups``
    names the slot of each regex group. The expression is written and compiled when it is first needed: most patterns
    have nothing to look for in most articles.
    """

    __slots__ = ("_regex", "_write", "groups", "need", "some", "source", "trigger")

    def __init__(
        self, pattern: Pattern, write: Callable[[], str], need: int, some: tuple[int, ...], trigger: int
    ) -> None:
        self.source, self.groups, self.need, self.some = pattern.source, pattern.slots, need, some
        self.trigger = trigger
        self._write = write
        self._regex: re.Pattern[str] | None = None

    @property
    def regex(self) -> re.Pattern[str]:
        """The compiled expression."""
        if self._regex is None:
            self._regex = re.compile(self._write())
        return self._regex

    def may_match(self, mask: int) -> bool:
        """Whether a skeleton with these classes has everything that the pattern cannot do without."""
        if self.need & ~mask:
            return False
        for some in self.some:  # noqa: SIM110  a generator would double the time
            if not mask & some:
                return False
        return True


def compile_pattern(pattern: Pattern, book: Codebook, slot_chars: Callable[[str], str]) -> Compiled:
    """Compile for one codebook; ``slot_chars`` gives the figure characters that a slot accepts."""
    write = partial(_expression, pattern.nodes, book, slot_chars)
    names = [name for item in pattern.nodes if (name := class_of(item)) is not None]
    some = {_some(item, book, slot_chars) for item in pattern.nodes} - {0}
    figures = sum(isinstance(item, Slot) for item in pattern.nodes)
    need = book.need([*names, PAIRED] if figures > 1 else names)
    return Compiled(pattern, write, need, tuple(sorted(some)), _trigger(names, some - {book.any_kind}, book))


def _trigger(names: Collection[str], some: Collection[int], book: Codebook) -> int:
    """The one among the masks that a pattern needs of which a sentence is least likely to have a bit."""
    masks = {mask for name in names if (mask := book.need((name,)))} | set(some)
    return min(masks, key=lambda mask: (_frequency(mask, book), mask)) if masks else _ANYTHING


def _frequency(mask: int, book: Codebook) -> int:
    """How often a sentence has one of some classes: most are of words that are seldom, some of the commonest."""
    found = book.frequencies.get(mask)
    if found is None:
        masks = book.word_masks
        words = sum(_COMMON[level] for word, level in commonness().items() if masks.get(word, 0) & mask)
        found = words + sum(_OFTEN if _is_often(name) else 1 for name in book.names_in(mask))
        book.frequencies[mask] = found
    return found


def _is_often(name: str) -> bool:
    return name in _MARK_NAMES or name.startswith(("figure-", "range-"))


def _expression(nodes: tuple[Node, ...], book: Codebook, slot_chars: Callable[[str], str]) -> str:
    return "".join(_written(item, book, slot_chars) for item in nodes)


def _written(item: Node, book: Codebook, slot_chars: Callable[[str], str]) -> str:
    match item:
        case Gap():
            return f"{_set(book.gap)}{{0,{GAP}}}?"
        case Slot(name):
            return f"({_set(slot_chars(name))})"
        case Group(alternatives, optional):
            inner = "|".join(_expression(option, book, slot_chars) for option in alternatives)
            return f"(?:{inner}){'?' if optional else ''}"
    return _set(book.classes.get(class_of(item) or "", ""))


def class_of(item: Node) -> str | None:
    """The class that stands for a word, a class or a mark; None for other parts of a pattern."""
    match item:
        case Word(text):
            return "=" + text
        case Class(name):
            return name
        case Mark(text):
            return _MARK_CLASSES[text]
    return None


def _set(chars: str) -> str:
    """A character class, neighbours written as a range: those are compiled and searched faster."""
    if not chars:
        return _NEVER
    codes = sorted(map(ord, chars))
    starts = [code for at, code in enumerate(codes) if not at or codes[at - 1] != code - 1]
    ends = [code for at, code in enumerate(codes) if at + 1 == len(codes) or codes[at + 1] != code + 1]
    if len(codes) == 1:
        return chars
    return (
        f"[{''.join(f'{chr(a)}-{chr(b)}' if a < b else chr(a) for a, b in zip(starts, ends, strict=True))}]"
    )


def _some(item: Node, book: Codebook, slot_chars: Callable[[str], str]) -> int:
    """The mask of which a skeleton must have one bit for this part to match; 0 if nothing can be said."""
    match item:
        case Slot(name):
            return book.kinds_in(slot_chars(name))
        case Group(alternatives, False):
            found = [_first_need(option, book, slot_chars) for option in alternatives]
            return reduce(or_, found) if all(found) else 0
    return 0


def _first_need(option: tuple[Node, ...], book: Codebook, slot_chars: Callable[[str], str]) -> int:
    """The mask of one part that an alternative cannot do without; 0 if there is none."""
    for part in option:
        name = class_of(part)
        mask = book.need((name,)) if name is not None else _some(part, book, slot_chars)
        if mask:
            return mask
    return 0
