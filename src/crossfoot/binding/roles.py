"""Each figure gets its roles once, from the words that directly govern it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial, reduce
from operator import or_
from typing import NamedTuple

from crossfoot.binding.codebook import RATED, Codebook
from crossfoot.binding.compiling import Compiled, compile_pattern
from crossfoot.binding.frames import Frames
from crossfoot.binding.moves import MOVING_FROM
from crossfoot.binding.neighbours import neighbours
from crossfoot.binding.skeleton import Skeleton
from crossfoot.binding.slots import SPANS
from crossfoot.lexicon import table
from crossfoot.lexicon.patterns import Pattern, parse
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure

_PLACED = frozenset({"delta", "old-level", "expected"})
_RAISING = frozenset({"raise", "raised", "raises", "raising"})
_WORD = 12
#: Items, and letters, from a figure to the word that compares it with an earlier one.
_AGENT, _COMPARED = 4, 40
_SINCE = (", up from", ", down from")
_LEVELS = frozenset(
    {Kind.MONEY, Kind.COUNT, Kind.MEASURE, Kind.NUMBER, Kind.PERCENT, Kind.DURATION, Kind.RATIO}
)


@dataclass(frozen=True, slots=True, eq=False)
class RolePattern:
    """A role and one closed phrase that gives it.

    ``own`` are the characters of figures that may have the role, ``before`` and ``behind`` those of the items that may
    stand next to it (None for any, and for none).
    """

    role: str
    compiled: Compiled
    group: int
    own: str
    before: str | None
    behind: str | None


class RolePatterns:
    """All phrases that give roles, found by the items that call for them.

    Which phrases an item calls for is told by its character, and kept as an integer with a bit a phrase: those whose
    trigger it sets off, those about such a figure, and those that may have such an item right before or behind theirs.
    """

    def __init__(self, patterns: Iterable[RolePattern], book: Codebook) -> None:
        self.all = tuple(patterns)
        self._set_off = _SetOff(self.all, book.masks)
        self._own: dict[str, int] = {}
        self._before: dict[str, int] = {}
        self._behind: dict[str, int] = {}

    def that_may_match(self, skeleton: Skeleton) -> list[RolePattern]:
        """The phrases for which a sentence has everything that they need, some of it beside one of its figures."""
        chars, beside, set_off = skeleton.chars, 0, 0
        for item in skeleton.place.values():
            beside |= self._beside(chars[item], chars[item - 1] if item else "", chars[item + 1 : item + 2])
        if beside:
            set_off = reduce(or_, map(self._set_off.__getitem__, set(chars)), 0)
        called, found = beside & set_off, []
        absent = ~skeleton.mask
        while called:
            lowest = called & -called
            called ^= lowest
            pattern = self.all[lowest.bit_length() - 1]
            if not pattern.compiled.need & absent:
                found.append(pattern)  # what else it needs is there nearly always, and a search is as fast
        return found

    def _beside(self, own: str, before: str, behind: str) -> int:
        """The phrases that may be about a figure with such neighbours ("" at either end of a sentence)."""
        if own not in self._own:
            self._own[own] = _bits(own in pattern.own for pattern in self.all)
        if before not in self._before:
            self._before[before] = _bits(_allows(pattern.before, before) for pattern in self.all)
        if behind not in self._behind:
            self._behind[behind] = _bits(_allows(pattern.behind, behind) for pattern in self.all)
        return self._own[own] & self._before[before] & self._behind[behind]


class _SetOff(dict[str, int]):
    """The phrases whose trigger a character sets off, by the character."""

    def __init__(self, patterns: Sequence[RolePattern], masks: Mapping[str, int]) -> None:
        self._patterns, self._masks = patterns, masks

    def __missing__(self, char: str) -> int:
        mask = self._masks[char]
        found = self[char] = _bits(bool(pattern.compiled.trigger & mask) for pattern in self._patterns)
        return found


def _bits(flags: Iterable[bool]) -> int:
    return sum(1 << place for place, flag in enumerate(flags) if flag)


def _allows(chars: str | None, neighbour: str) -> bool:
    """Whether a neighbour is one that a phrase may have there."""
    return chars is None or (neighbour != "" and neighbour in chars)


class RolePhrase(NamedTuple):
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
        chars = partial(_chars, own, book)
        ready = compile_pattern(phrase.pattern, book, chars)
        beside = neighbours(phrase.pattern, book, chars)
        compiled.append(RolePattern(phrase.role, ready, ready.groups.index("") + 1, own, *beside))
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
    moved = book.word_mask(MOVING_FROM)
    derived |= {"moved-level": moved, "moved-from": moved}
    derived |= {"threshold": masks["delta"], "old-level": masks["then-level"] | moved}
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
        if "delta" in names and (_is_raised(figure, text) or _is_agent(frames, item, figure, text)):
            names.discard("delta")
        if "threshold" in names:
            names.difference_update(("delta", "old-level", "new-level"))
        if _is_reached(figure, text):
            names.difference_update(("delta", "paired"))
            names.add("extreme")
        if "extreme" in names and not names & {"new-level", "old-level", "reached"}:
            names.discard("at-level")  # "not far from a five-year high at $14.54"
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


def _is_agent(frames: Frames, item: int, figure: Figure, text: str) -> bool:
    """ "Was watched by 1.3 million, down from 1.6 million": "by" tells who did, for nothing has changed before it."""
    start = figure.hedge_start if figure.hedge is not None else figure.start
    heads = frames.heads[frames.of[item]]
    follows = bool(heads) and 0 < heads[0].item - item <= _AGENT
    compared = follows and any(mark in text[figure.end : figure.end + _COMPARED] for mark in _SINCE)
    return compared and text[max(start - 3, 0) : start].lower() == "by "


def _is_raised(figure: Figure, text: str) -> bool:
    """ "will raise £12m": money is raised from somebody; a level is raised by it or to it."""
    start = figure.hedge_start if figure.hedge is not None else figure.start
    words = text[max(start - _WORD, 0) : start].split()
    return figure.kind is Kind.MONEY and bool(words) and words[-1].lower() in _RAISING


def _is_reached(figure: Figure, text: str) -> bool:
    """ "having reached as high as 1,149": a high of the day, from which nothing is measured."""
    words = text[figure.hedge_start : figure.start].lower().split() if figure.hedge is not None else []
    return words[:3] in (["as", "high", "as"], ["as", "low", "as"])


def _is_threshold(figure: Figure, text: str) -> bool:
    """Whether the hedge is a place, as in "dipping below the 50 mark", not an amount, as in "more than 50"."""
    words = text[figure.hedge_start : figure.start].lower().split() if figure.hedge is not None else []
    return bool(words) and words[0] in table("thresholds")
