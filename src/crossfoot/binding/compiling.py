"""Patterns of the lexicon compiled to regular expressions over the skeleton."""

from __future__ import annotations

import re
from collections.abc import Callable

from crossfoot.binding.codebook import Codebook
from crossfoot.lexicon.patterns import GAP, Class, Gap, Group, Mark, Node, Pattern, Slot, Word

_MARK_CLASSES = {",": "mark-comma", ";": "mark-semicolon", ":": "mark-colon", "--": "dash"}
#: A character that is in no skeleton: what an empty character class compiles to.
_NEVER = "\x00"


class Compiled:
    """A pattern ready to search a skeleton.

    ``need`` is the mask of classes without which it cannot match; ``groups`` names the slot of each regex group.
    The expression is compiled when it is first needed: most patterns have nothing to look for in most articles.
    """

    __slots__ = ("_regex", "expression", "groups", "need", "source")

    def __init__(self, source: str, expression: str, groups: tuple[str, ...], need: int) -> None:
        self.source, self.expression, self.groups, self.need = source, expression, groups, need
        self._regex: re.Pattern[str] | None = None

    @property
    def regex(self) -> re.Pattern[str]:
        """The compiled expression."""
        if self._regex is None:
            self._regex = re.compile(self.expression)
        return self._regex


def compile_pattern(pattern: Pattern, book: Codebook, slot_chars: Callable[[str], str]) -> Compiled:
    """Compile for one codebook; ``slot_chars`` gives the figure characters that a slot accepts."""
    groups: list[str] = []

    def node(item: Node) -> str:
        match item:
            case Word(text):
                return _set(book.classes.get("=" + text, ""))
            case Class(name):
                return _set(book.classes.get(name, ""))
            case Mark(text):
                return _set(book.classes.get(_MARK_CLASSES[text], ""))
            case Gap():
                return f"[{re.escape(book.gap)}]{{0,{GAP}}}?"
            case Slot(name):
                groups.append(name)
                return f"({_set(slot_chars(name))})"
            case Group(alternatives, optional):
                inner = "|".join("".join(node(part) for part in option) for option in alternatives)
                return f"(?:{inner}){'?' if optional else ''}"

    source = "".join(node(item) for item in pattern.nodes)
    return Compiled(pattern.source, source, tuple(groups), _need(pattern, book))


def _set(chars: str) -> str:
    if not chars:
        return _NEVER
    return re.escape(chars) if len(chars) == 1 else f"[{re.escape(chars)}]"


def _need(pattern: Pattern, book: Codebook) -> int:
    names = ["=" + item.text for item in pattern.nodes if isinstance(item, Word)]
    names += [item.name for item in pattern.nodes if isinstance(item, Class)]
    names += [_MARK_CLASSES[item.text] for item in pattern.nodes if isinstance(item, Mark)]
    return book.need(names)
