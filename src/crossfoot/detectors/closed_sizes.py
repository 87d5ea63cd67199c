"""Sizes of changes, excesses and shortfalls: figures with a word of change right beside them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from crossfoot.binding.cases import direction_at
from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.detectors.closed_contradictions import NEW, OLD, name_of
from crossfoot.detectors.told_levels import AMOUNTS, POINTS, SHARES
from crossfoot.detectors.told_pairs import classes_of
from crossfoot.detectors.wording import hedged_first, wordings
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS

TABLE = "closed"
#: Its lists of words of change.
CUES = ("apart", "down-before", "down-behind", "up-before", "up-behind")
_BEHIND, _BEFORE = 3, 7
_AWAY = frozenset({"chance", "first-few", "threshold", "aside", "extreme", "expected"})
_SIZED = SHARES | POINTS | AMOUNTS | {Kind.DURATION}
_FOLLOWING = (
    frozenset({"rise-noun", "up-word", "more-word", "more-than", "premium"}),
    frozenset({"fall-noun", "down-word", "less-word", "less-than", "discount"}),
)
_AHEAD = (
    frozenset({"rise-verb", "rise-noun", "premium"}),
    frozenset({"fall-verb", "fall-noun", "discount"}),
)
STOPS = frozenset({",", ";", ":", "(", ")", "-", "–", "—", "."})
_LEADING = frozenset({"at", "for", "from", "in", "of", "on", "to", "with"})
_FILLERS = frozenset(
    {"a", "about", "almost", "an", "around", "by", "nearly", "of", "roughly", "some", "the", "up"}
) | frozenset({"her", "him", "me", "them", "us", "you"})
_PARTING = frozenset({";", "although", "but", "though", "whereas", "while"})
_AGAIN = frozenset({"another", "further", "second"})
#: "Marked down by a third": a price, and nothing else.
_MARKED = {"down": -1, "up": 1}
_MARKING = frozenset({"mark", "marked", "marking", "marks"})
#: A loss is what is left, and no change; "a loss of 28 pupils" is one.
_RESULTS = frozenset({"loss", "losses", "surplus"})
_PEOPLED = frozenset({Kind.COUNT})
_SAID_AGAIN = frozenset({"apposed", "or-paired", "paired"})
#: So far a word of change is from a size that only its kind makes one.
FAR = 20
_OPENING, _STOOD, NAMED = 8, 4, 9


class Size(NamedTuple):
    """The size of a change: its way (0 for either), its word of change and how far that stands."""

    at: int
    way: int
    far: int
    word: str = ""

    def is_in(self, name: str) -> bool:
        """Whether its word of change is one of a list."""
        return self.word in wordings(TABLE)[name].rows


def sizes_of(page: Page, view: View, book: Codebook) -> list[Size]:
    """The sizes of a sentence: of each sort the one that a word of change stands nearest to."""
    found: dict[str, list[Size]] = {}
    before: Size | None = None
    for index in view.plain.place:
        size = _size(page, view, book, index, before) if _is_size(page, view, index) else None
        if size is not None:
            found.setdefault(name_of(page.figures[index]), []).append(size)
        before = size
    nearest = [min(sizes, key=lambda one: one.far) for sizes in found.values()]
    return [
        one
        for one in nearest
        if sum(one.far == other.far for other in found[name_of(page.figures[one.at])]) == 1
    ]


def _is_size(page: Page, view: View, index: int) -> bool:
    figure = page.figures[index]
    if figure.kind not in _SIZED or figure.value is None or figure.value <= 0 or figure.is_range:
        return False
    if figure.identifier or figure.hedge in BOUNDS or figure.per is not None:
        return False
    if not _AWAY.isdisjoint(view.roles[index]):
        return False
    lower = page.extraction.tokens.lower
    marked = lower[figure.last : figure.last + 1] in (["mark"], ["level"])
    # "climbing above the key 50 mark", "Alder's 8.785 percent bond"
    return not marked and not lower[figure.first - 1].endswith(("'s", "’s"))


def _size(page: Page, view: View, book: Codebook, index: int, before: Size | None) -> Size | None:
    """The size that a figure is by the words right beside it, or by the size that it says again."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    last, first = max(figure.last, figure.behind), hedged_first(page, view, index)
    behind = plain_words(page, view, range(last, min(last + _BEHIND, view.sentence.last)))
    ahead = plain_words(page, view, range(first - 1, max(first - 1 - _BEFORE, view.sentence.first - 1), -1))
    if ahead == ["by"]:  # "tops the earlier one of 3.2 billion by 400 million"
        ahead += [
            lower[token]
            for token in range(first - 2, max(first - 2 - 2 * _BEFORE, view.sentence.first - 1), -1)
        ]
    led = _led(book, ahead, figure.kind in _PEOPLED)
    if lower[last : last + 1] in (["of"], ["the"]) and led is None:
        return None
    told = _followed(book, behind)
    if behind[:1] == ["less"] and len(behind) > 1 and behind[1] != "than" and figure.kind is Kind.MONEY:
        return None  # "revenue of £90m less costs of £75m"
    if told is not None and told.is_in("towards") and (told.far or not _is_towards(page, view, last)):
        told = None
    if told is None and not view.roles[index] & (NEW | OLD):
        told = led
    if told is not None:
        return told._replace(at=index)
    if before is not None and view.roles[index] & _SAID_AGAIN:
        return before._replace(at=index, far=FAR)
    way = direction_at(view, index)
    sized = name_of(figure) == "points" or (name_of(figure) == "percent" and way)
    return Size(index, way, FAR) if sized else None


def _followed(book: Codebook, behind: list[str]) -> Size | None:
    """ "12 more", "20 per cent off", "six fewer pupils", "$3 a share higher": a comparative or a noun of change."""
    for place, word in enumerate(behind):
        way = _told(book, word, _FOLLOWING, "behind")
        if way is not None:
            return Size(0, way, 2 * place, word)
        if place and word in _LEADING:
            return None
    return None


def _is_towards(page: Page, view: View, last: int) -> bool:
    """ "$9 above the offer of $41": a preposition leads from a size to the level that it is measured from."""
    return any(last < page.figures[index].first <= last + NAMED for index in view.plain.place)


def _led(book: Codebook, ahead: list[str], counted: bool) -> Size | None:
    """ "a rise of 12", "adding 12", "cut the award by 12": a verb or noun of change, right before or ahead of "by"."""
    for place, word in enumerate(ahead):
        way = _told(book, word, _AHEAD, "before")
        if word in _MARKED and ahead[place + 1 : place + 2] != [] and ahead[place + 1] in _MARKING:
            return Size(0, _MARKED[word], 2 * place + 1, f"mark{word}")
        if way is not None:
            again = _AGAIN & set(ahead[place + 1 : place + 2]) or (word in _RESULTS and not counted)
            return None if again else Size(0, way, 2 * place + 1, word)
        if word not in _FILLERS and "by" not in ahead[:place]:
            return None
    return None


def plain_words(page: Page, view: View, tokens: range) -> list[str]:
    """The words at some tokens, up to a mark or a figure."""
    lower, found = page.extraction.tokens.lower, list[str]()
    taken = page.once(("taken", view.number), lambda: _taken(page, view))
    for token in tokens:
        if lower[token] in STOPS or token in taken:
            break
        found.append(lower[token])
    return found


def _taken(page: Page, view: View) -> frozenset[int]:
    """The tokens of the figures of a sentence."""
    figures = [page.figures[index] for index in view.plain.place]
    return frozenset(token for one in figures for token in range(one.first, one.last))


def _told(book: Codebook, word: str, sets: tuple[frozenset[str], frozenset[str]], side: str) -> int | None:
    """The way of a word of change; 0 for one that has none, None for any other word."""
    up, down, apart = _lists(side)
    classes = classes_of(book, word)
    if word in up or not classes.isdisjoint(sets[0]):
        return 1
    if word in down or not classes.isdisjoint(sets[1]):
        return -1
    return 0 if word in apart else None


@cache
def _lists(side: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The first words of the lists of changes upward, downward and of neither way."""
    up, down, apart = (
        frozenset(wordings(TABLE)[name].rows) for name in (f"up-{side}", f"down-{side}", "apart")
    )
    return up, down, apart
