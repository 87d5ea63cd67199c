"""Each figure gets its roles once, from the words that directly govern it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from crossfoot.binding.codebook import RATED, Codebook
from crossfoot.binding.compiling import Compiled, compile_pattern
from crossfoot.binding.frames import Frames
from crossfoot.binding.skeleton import Skeleton
from crossfoot.binding.slots import SPANS
from crossfoot.lexicon import table
from crossfoot.lexicon.patterns import Pattern, parse
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure

_PLACED = frozenset({"delta", "old-level", "expected"})
_RAISING = frozenset({"raise", "raised", "raises", "raising"})
_WORD = 12
_LEVELS = frozenset(
    {Kind.MONEY, Kind.COUNT, Kind.MEASURE, Kind.NUMBER, Kind.PERCENT, Kind.DURATION, Kind.RATIO}
)


@dataclass(frozen=True, slots=True, eq=False)
class RolePattern:
    """A role and one closed phrase that gives it."""

    role: str
    compiled: Compiled
    group: int


class RolePatterns:
    """All phrases that give roles; those that an item of a sentence calls for are listed by its character."""

    def __init__(self, patterns: Iterable[RolePattern], book: Codebook) -> None:
        self.all = tuple(patterns)
        self._masks = book.masks
        self._by_char: dict[str, dict[RolePattern, None]] = {}

    def that_may_match(self, skeleton: Skeleton) -> Iterator[RolePattern]:
        """The phrases for which a sentence has everything that they need."""
        mask, by_char = skeleton.mask, self._by_char
        absent = ~mask
        called: dict[RolePattern, None] = {}
        for char in set(skeleton.chars):
            patterns = by_char.get(char)
            called.update(self._called_by(char) if patterns is None else patterns)
        for pattern in called:
            compiled = pattern.compiled
            if not compiled.need & absent and (not compiled.some or compiled.may_match(mask)):
                yield pattern

    def _called_by(self, char: str) -> dict[RolePattern, None]:
        """The phrases whose trigger a character sets off, kept for the next time."""
        mask = self._masks[char]
        found = dict.fromkeys(pattern for pattern in self.all if pattern.compiled.trigger & mask)
        self._by_char[char] = found
        return found


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A role, one phrase that gives it, and the kinds of figure that may have it."""

    role: str
    pattern: Pattern
    kinds: tuple[Kind, ...]


def role_patterns() -> list[RolePhrase]:
    """The phrases of ``roles.yaml``, parsed; a role is a list of phrases, or ``kinds`` and ``phrases``."""
    found = []
    for role, entry in table("roles").items():
        limited = isinstance(entry, dict)
        kinds = tuple(Kind(kind) for kind in entry["kinds"]) if limited else tuple(Kind)
        found += [RolePhrase(role, parse(text), kinds) for text in (entry["phrases"] if limited else entry)]
    return found


def compile_roles(phrases: list[RolePhrase], book: Codebook) -> RolePatterns:
    """All role phrases for one codebook."""
    compiled = []
    for phrase in phrases:
        own = book.of_kinds(phrase.kinds)
        ready = compile_pattern(phrase.pattern, book, partial(_chars, own, book))
        compiled.append(RolePattern(phrase.role, ready, ready.groups.index("") + 1))
    return RolePatterns(compiled, book)


def _chars(own: str, book: Codebook, name: str) -> str:
    """The figure characters of a placeholder: {} has the kinds of the role, {any} all kinds, {money} that kind."""
    if not name:
        return own
    return book.of_kinds(tuple(Kind) if name == "any" else (Kind(name),))


def role_masks(patterns: RolePatterns, book: Codebook) -> dict[str, int]:
    """Role -> the mask of which a sentence must have a bit for one of its figures to play the role.

    Roles that come from the place of a figure alone are not among them: any sentence may have those.
    """
    masks: dict[str, int] = {}
    for pattern in patterns.all:
        masks[pattern.role] = masks.get(pattern.role, 0) | pattern.compiled.trigger
    derived = {"unit-price": book.bits[RATED], "each-price": book.bits[RATED]}
    derived |= {"threshold": masks["delta"], "old-level": masks["then-level"]}
    for role, mask in derived.items():
        masks[role] = masks.get(role, 0) | mask
    return masks


def tag_roles(skeleton: Skeleton, patterns: RolePatterns) -> dict[int, set[str]]:
    """Roles by figure index. Overlapping matches all count; each pattern is linear, so the pass is."""
    roles: dict[int, set[str]] = {index: set() for index in skeleton.place}
    if not roles:
        return roles
    chars = skeleton.chars
    for pattern in patterns.that_may_match(skeleton):
        search = pattern.compiled.regex.search
        match = search(chars)
        while match is not None:
            roles[skeleton.figures[match.start(pattern.group)]].add(pattern.role)
            match = search(chars, match.start() + 1)
    return roles


def add_positions(
    roles: dict[int, set[str]], skeleton: Skeleton, frames: Frames, figures: list[Figure], text: str
) -> None:
    """Roles that come from the place in the frame: a level before the word of change, a rate with its unit."""
    for index, names in roles.items():
        figure = figures[index]
        item = skeleton.place[index]
        heads = frames.heads[frames.of[item]]
        if "delta" in names and _is_threshold(figure, text):
            names.difference_update(("delta", "paired"))
            names.add("threshold")
        if "delta" in names and figure.kind is Kind.MONEY and _is_raised(figure, text):
            names.discard("delta")
        if "threshold" in names:
            names.difference_update(("delta", "old-level", "new-level"))
        if (
            "old-level" in names
            and figure.per == "each"
            and text[max(figure.start - 3, 0) : figure.start] == "at "
        ):
            names.discard("old-level")  # "bought from a dealer at £410 each"
        if "old-level" in names:
            # "from an upwardly revised 61.5" is a level, whatever verb stands before it.
            names.discard("delta")
        elif "then-level" in names and not names & {"new-level", "delta"}:
            names.add("old-level")
        if figure.per is not None:
            names.update(("unit-price",) if figure.per in SPANS else ("unit-price", "each-price"))
        if heads and item < heads[0].item and figure.kind in _LEVELS and not names & _PLACED:
            names.add("subject-level")


def _is_raised(figure: Figure, text: str) -> bool:
    """ "will raise £12m": money is raised from somebody; a level is raised by it or to it."""
    start = figure.hedge_start if figure.hedge is not None else figure.start
    words = text[max(start - _WORD, 0) : start].split()
    return bool(words) and words[-1].lower() in _RAISING


def _is_threshold(figure: Figure, text: str) -> bool:
    """Whether the hedge is a place, as in "dipping below the 50 mark", not an amount, as in "more than 50"."""
    words = text[figure.hedge_start : figure.start].lower().split() if figure.hedge is not None else []
    return bool(words) and words[0] in table("thresholds")
