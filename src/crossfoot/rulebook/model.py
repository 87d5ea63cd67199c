"""What a rule says, as plain values: figures, key, window, check, guards, message and proof.

The loader (``load.py``) is the only maker of these; binder and engine read them and never change them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from crossfoot.model.finding import Level
from crossfoot.model.quantity import Kind

if TYPE_CHECKING:
    from crossfoot.formula import Check
    from crossfoot.lexicon.patterns import Pattern

#: What the names of rule files end in.
SUFFIX = ".yaml"
#: The cue under which a check or a message stands that serves every wording.
ANY = "any"
#: The key of ``unless`` under which guards stand that apply to every figure of the rule.
ALL = "all"
#: Cases of ``check`` and ``say`` that are read off the direction of the governing word, not off a class of words.
DIRECTIONS = ("up", "down")

Mark = tuple[str, int, int]
ExampleKind = Literal["consistent", "discrepancy", "silent", "todo"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A figure that a rule needs.

    ``kinds`` and ``roles`` are alternatives, in the order written; no roles means any. ``like``, ``noun_as``,
    ``unit_as``, ``unit_unlike``, ``per_as``, ``greater_than`` and ``less_than`` name another slot of the same rule.
    ``per`` is a word ("share"), or "none" for a figure that is not a rate. ``range`` tells whether a fused range
    ("7-8 billion") may fill the slot: "yes", "no" or "only". ``near``: the figure must stand in the key's sentence.
    """

    name: str
    kinds: tuple[Kind, ...]
    roles: tuple[str, ...] = ()
    like: str | None = None
    nouns: tuple[str, ...] = ()
    noun_as: str | None = None
    units: tuple[str, ...] = ()
    unit_as: str | None = None
    unit_unlike: str | None = None
    per: str | None = None
    per_as: str | None = None
    many: bool = False
    optional: bool = False
    greater_than: str | None = None
    less_than: str | None = None
    range: str = "yes"
    near: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """The figure from which the binder starts.

    A specific key (a rare role) may look for its operands in wider windows; a promiscuous one binds only inside one
    frame, or with an explicit back-reference. ``cues`` are word classes of which the key's frame must have one.
    """

    figure: str
    specific: bool
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Window:
    """How far the operands may be from the key, smallest first; "no" closes a window.

    ``sentence``: "yes", "unique" or "no". ``previous``: "back-reference", "unique" or "no". ``paragraph`` and
    ``article``: "unique" or "no". "unique" asks for a single candidate.
    """

    frame: bool = False
    sentence: str = "no"
    previous: str = "no"
    paragraph: str = "no"
    article: str = "no"


@dataclass(frozen=True, slots=True)
class Example:
    """A passage with what the rule must make of it.

    ``text`` has the marks taken out; ``marks`` are (slot, start, end) in code points of ``text``, in text order, and a
    list slot occurs once a member. ``line`` is the line of the rule file, counted from 1. ``because`` names the
    guard that keeps a silent example silent; ``slip`` the diagnosis that a discrepancy must carry; ``says`` pieces
    that its message must hold.
    """

    kind: ExampleKind
    text: str
    marks: tuple[Mark, ...] = ()
    as_of: date | None = None
    level: Level | None = None
    slip: str | None = None
    says: tuple[str, ...] = ()
    because: str | None = None
    line: int = 0

    def marked(self, slot: str) -> tuple[str, ...]:
        """The printed texts that the example marks as ``slot``."""
        return tuple(self.text[start:end] for name, start, end in self.marks if name == slot)


@dataclass(frozen=True, slots=True)
class Examples:
    """The proof of a rule: passages that agree, that do not, that it must leave alone, and known misses."""

    consistent: tuple[Example, ...] = ()
    discrepancy: tuple[Example, ...] = ()
    silent: tuple[Example, ...] = ()
    todo: tuple[Example, ...] = ()

    def __iter__(self) -> Iterator[Example]:
        yield from self.consistent
        yield from self.discrepancy
        yield from self.silent
        yield from self.todo

    def __len__(self) -> int:
        return len(self.consistent) + len(self.discrepancy) + len(self.silent) + len(self.todo)


class Proof:
    """Examples that are read when first asked for: a check of an article never needs them."""

    __slots__ = ("_examples", "_read")

    def __init__(self, read: Callable[[], Examples], examples: Examples | None = None) -> None:
        self._read = read
        self._examples = examples

    def examples(self) -> Examples:
        """The examples; raises RuleError with every problem that they have."""
        if self._examples is None:
            self._examples = self._read()
        return self._examples


@dataclass(frozen=True, slots=True)
class Rule:
    """One relation: what it needs, where to look, what must hold, and the words to say when it does not.

    ``checks`` and ``says`` map a cue class to the formula or message that serves it; ``ANY`` is the fallback. A rule
    with a ``detector`` has neither key, window nor phrases. ``unless`` maps a slot name, or ``ALL``, to guards.
    ``only_slips``: a mismatch that none of ``slips`` explains is left alone. ``printed``: figures without a hedge are
    compared as printed, not as rounded. Without ``confirms`` an agreement proves too little to be reported.
    """

    name: str
    summary: str
    why: str
    level: Level
    figures: Mapping[str, Slot]
    checks: Mapping[str, Check]
    says: Mapping[str, str]
    pack: str = ""
    key: Key | None = None
    window: Window = Window()
    phrases: tuple[Pattern, ...] = ()
    detector: str | None = None
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unless: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    slips: tuple[str, ...] = ()
    only_slips: bool = False
    printed: bool = False
    confirms: bool = True
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    formerly: tuple[str, ...] = ()
    path: Path | None = None
    shipped: bool = False
    proof: Proof = field(default_factory=lambda: Proof(Examples), repr=False, compare=False)

    @property
    def examples(self) -> Examples:
        """The examples of the file, parsed at the first call; raises RuleError if they have problems."""
        return self.proof.examples()

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The figures in the order in which they are shown."""
        return tuple(self.figures.values())

    def check_for(self, cue: str | None) -> Check | None:
        """The formula for a cue class, or the one for any wording."""
        return self.checks.get(cue or ANY) or self.checks.get(ANY)

    def say_for(self, cue: str | None) -> str:
        """The message template for a cue class, or the one for any wording."""
        return self.says.get(cue or ANY) or self.says.get(ANY, "")

    def guards(self, slot: str) -> tuple[str, ...]:
        """Guards of one figure: its own, then those for all figures of the rule."""
        return self.unless.get(slot, ()) + self.unless.get(ALL, ())
