"""Frames: the stretch of a sentence that one verb or noun of change governs.

A frame ends at a semicolon, at while, but, as, after, with ..., and where a second finite verb of change starts
with a subject of its own. A noun of change or an up/down in apposition ("..., a rise of 25%") belongs to the
frame before it. A sentence without any word of change is one frame without direction.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.skeleton import Skeleton
from crossfoot.lexicon import table

_HARD = frozenset({"mark-semicolon", "hard-break", "mark-stop"})
_SOFT = frozenset({"mark-comma", "=and", "dash", "=which", "=who", "mark-colon", "=that"})
_AND = frozenset({"=and"})
_ADJECTIVES = frozenset({"revised", "adjusted"})
_PREPOSITIONS = frozenset({"=from", "=to", "old-prep", "up-from", "down-from"})
_FINITE = frozenset({"be", "have", "modal"})
_CLAUSE_REACH = 12
#: Items between a word that moves a level and the noun that it moves.
_OBJECT = 3
_LED = frozenset({"=in", "=to"})
#: Items from a verb of change to a noun of change in what it moves.
_MOVED = 9
_APART = frozenset({"noun-marker", "break", "hard-break", "=and", "=that", "=which", "back-reference"})
_MARKS = frozenset({"mark-comma", "dash", "open", "close", "mark-colon"})
_MOVING = frozenset({
    "rise-verb", "fall-verb", "move-verb", "up-word", "down-word", "up-from", "down-from", "deal-up", "deal-down",
})  # fmt: skip
_NOUNS = frozenset({"rise-noun", "fall-noun", "change-noun"})
_VERBS = frozenset({"rise-verb", "fall-verb", "move-verb"})


@dataclass(slots=True)
class Head:
    """A word of change: its item, whether it is a verb, its direction (1, -1 or 0), and whether it moves a level.

    Verbs and the words up and down move a level; a noun ("growth") may only name it.
    """

    item: int
    verb: bool
    direction: int
    moving: bool = True


@dataclass(slots=True)
class Frames:
    """``of[item]`` is the frame number of each item; ``heads[frame]`` its words of change in order; ``marks`` the
    characters of commas, dashes and parentheses.
    """

    of: list[int]
    heads: list[list[Head]]
    marks: frozenset[str] = frozenset()

    def direction(self, frame: int) -> int:
        """1 or -1 if all words of change of the frame agree, else 0."""
        directions = {head.direction for head in self.heads[frame]} - {0}
        return directions.pop() if len(directions) == 1 else 0

    def direction_before(self, item: int, reach: int | None = None) -> int:
        """That of the last word that moves a level before an item of its frame, and at most so far; 0 if none does."""
        heads = self.heads[self.of[item]]
        before = [
            head.direction
            for head in heads
            if head.moving and head.item < item and (reach is None or item - head.item <= reach)
        ]
        return before[-1] if before else 0


def find_heads(skeleton: Skeleton, book: Codebook, words: list[str]) -> list[Head]:
    """Every word of change in a sentence; the second half of a compound ("value-added") changes nothing."""
    heads = []
    for item in book.places(book.changing, skeleton.chars):
        char = skeleton.chars[item]
        if skeleton.figures[item] >= 0:
            heads.append(Head(item, True, 0))
            continue
        classes = book.sets[char]
        if classes & _ADJECTIVES and _is_adjective(skeleton, book, words, item):
            continue
        ways = {book.heads[name] for name in classes if name in book.heads}
        if ways and (classes & _NOUNS or not _ends_compound(skeleton, book, item)):
            direction = ("up" in ways) - ("down" in ways)
            verbal = not (classes & _NOUNS and words[skeleton.items[item][0] - 1] in _noun_markers())
            if heads and classes & _NOUNS and _is_object(skeleton, book, heads[-1], item):
                verbal = False
                moving = False
            else:
                moving = (
                    (verbal and bool(classes & _MOVING))
                    or (_has_object(skeleton, book, item) and not _is_moved(skeleton, book, heads, item))
                    or is_apposed(skeleton, book, item)
                )
            heads.append(Head(item, verbal and bool(classes & _VERBS), direction, moving))
    return heads


def _ends_compound(skeleton: Skeleton, book: Codebook, item: int) -> bool:
    """Whether a hyphen ties a word to the one before it; two hyphens are a dash."""
    if item < 2 or "hyphen" not in book.sets[skeleton.chars[item - 1]]:
        return False
    tied = skeleton.items[item - 1][1] == skeleton.items[item][0]
    return tied and "hyphen" not in book.sets[skeleton.chars[item - 2]]


@cache
def _noun_markers() -> frozenset[str]:
    """Words before which a rise or a collapse is a thing, not a verb: "from the collapse", "its fall"."""
    return frozenset(table("cues")["determiner"]["words"]) | frozenset(table("cues")["noun-marker"]["words"])


def _is_adjective(skeleton: Skeleton, book: Codebook, words: list[str], item: int) -> bool:
    """ "from an upwardly revised 359,000", "to a seasonally adjusted rate": the word belongs to the level behind it."""
    before = item - 1
    if before > 0 and words[skeleton.items[before][0]].endswith("ly"):
        before -= 1
    return before >= 0 and bool(book.sets[skeleton.chars[before]] & _PREPOSITIONS)


def _is_object(skeleton: Skeleton, book: Codebook, before: Head, item: int) -> bool:
    """Whether a noun of change is what the verb right before it moves: "revised down the jobs gains in May"."""
    between = range(before.item + 1, item)
    if not before.moving or not 0 < len(between) <= _OBJECT:
        return False
    return all(
        skeleton.chars[at] in book.gap and not book.sets[skeleton.chars[at]] & _APART for at in between
    )


def _is_moved(skeleton: Skeleton, book: Codebook, heads: list[Head], item: int) -> bool:
    """ "Revised down its estimate for expansion in output": what the verb before it moves is not the noun's doing."""
    movers = [head.item for head in heads[-2:] if head.verb and head.moving and item - head.item <= _MOVED]
    told = any("be" in book.sets[skeleton.chars[at]] for at in range(min(movers, default=item), item))
    return bool(movers) and not told  # "the change will be a decrease in the rate"


def _has_object(skeleton: Skeleton, book: Codebook, item: int) -> bool:
    """Whether a noun of change says what changed or where it led: "a decrease in the top rate", "an increase to 91"."""
    return item + 1 < len(skeleton.chars) and not _LED.isdisjoint(book.sets[skeleton.chars[item + 1]])


def is_apposed(skeleton: Skeleton, book: Codebook, item: int) -> bool:
    """Whether a noun of change tells what came before it: "was 9.69 million, a sharp drop from 9.9 million"."""
    if item < 2 or not book.sets[skeleton.chars[item]] & _NOUNS or item + 1 >= len(skeleton.chars):
        return False
    if "=from" not in book.sets[skeleton.chars[item + 1]]:
        return False
    before = item - 1 if book.sets[skeleton.chars[item - 1]] & _MARKS else item - 2
    return bool(book.sets[skeleton.chars[before]] & _MARKS)


def find_frames(skeleton: Skeleton, book: Codebook, words: list[str]) -> Frames:
    """Cut a sentence into frames; ``words`` are the lower-case tokens of the text."""
    cuts = {
        item
        for item in _items_with(_HARD, skeleton, book)
        if not _is_as_of(skeleton, book, item) and not _starts_compound(skeleton, book, item)
    }
    heads = find_heads(skeleton, book, words)
    cuts.update(item for item in _items_with(_AND, skeleton, book) if _starts_clause(skeleton, book, item))
    for before, after in pairwise(heads):
        if after.verb and cuts.isdisjoint(range(before.item + 1, after.item + 1)):
            cut = _subject_break(skeleton, book, before.item, after.item)
            if cut is not None:
                cuts.add(cut)
    marks, size = book.chars_with(_MARKS), len(skeleton.items)
    cuts.discard(0)
    if not cuts:
        return Frames([0] * size, [heads], marks)
    of: list[int] = []
    for frame, cut in enumerate(sorted(cuts)):
        of += [frame] * (cut - len(of))
    of += [len(cuts)] * (size - len(of))
    grouped: list[list[Head]] = [[] for _ in range(len(cuts) + 1)]
    for head in heads:
        grouped[of[head.item]].append(head)
    return Frames(of, grouped, marks)


def _starts_compound(skeleton: Skeleton, book: Codebook, item: int) -> bool:
    """ "In after-hours trade": a word that a single hyphen ties to the next begins no clause."""
    chars, items = skeleton.chars, skeleton.items
    if item + 2 >= len(chars) or "hyphen" not in book.sets[chars[item + 1]]:
        return False
    tied = items[item][1] == items[item + 1][0]
    return tied and "hyphen" not in book.sets[chars[item + 2]]


def _is_as_of(skeleton: Skeleton, book: Codebook, item: int) -> bool:
    """ "as of June 30" is a time, no clause."""
    ahead = skeleton.chars[item + 1 : item + 2]
    return "=as" in book.sets[skeleton.chars[item]] and bool(ahead) and "=of" in book.sets[ahead]


def _items_with(names: frozenset[str], skeleton: Skeleton, book: Codebook) -> list[int]:
    """The items that have one of some classes."""
    if not skeleton.mask & book.word_mask(names):
        return []
    return book.places(book.chars_with(names), skeleton.chars)


def _starts_clause(skeleton: Skeleton, book: Codebook, item: int) -> bool:
    """Whether an "and" joins a clause with a subject and a verb of its own, before any figure."""
    for ahead in range(item + 1, min(item + _CLAUSE_REACH, len(skeleton.items))):
        if skeleton.figures[ahead] >= 0:
            return False
        if book.sets[skeleton.chars[ahead]] & _FINITE:
            return ahead - item > 1
    return False


def _subject_break(skeleton: Skeleton, book: Codebook, first: int, last: int) -> int | None:
    """The last soft break between two verbs that has a subject, or a bare ``and``, behind it."""
    for item in range(last - 1, first, -1):
        if skeleton.figures[item] >= 0:
            return None
        classes = book.sets[skeleton.chars[item]]
        if classes & _SOFT:
            subject = last - item > 1
            return item if subject or "=and" in classes else None
    return None
