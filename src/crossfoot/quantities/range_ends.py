"""The far end of a range: an amount that begins exactly where its joint ends."""

from __future__ import annotations

from crossfoot.quantities import amounts
from crossfoot.quantities.figure import Figure
from crossfoot.quantities.passage import Passage

#: Scale words shorter than this are letters.
_SPELLED = 4


def numeral_at(p: Passage, k: int) -> int | None:
    """The token of the numeral of the amount that begins at token ``k``, past a currency sign."""
    for j in range(k, min(k + 4, p.size)):
        word = p.lower[j]
        if word[0].isdecimal():
            return j
        if word in p.words.small or word in p.words.tens:
            return j if j == k else None
        if not (word in p.words.prefixes or word in p.words.prefix_heads):
            return None
    return None


def read_end(p: Passage, k: int) -> Figure | None:
    """The amount that begins exactly at token ``k``."""
    i = numeral_at(p, k)
    if i is None:
        return _article_end(p, k)
    if len(p.lower[i]) == 4 and p.lower[i].isdecimal() and i == k and _looks_year(p.lower[i]):
        return None
    if p.word(i + 1) in p.words.months and p.capital(i + 1):
        return None
    if ":" in p.lower[i] or (p.glued(i + 1) and p.word(i + 1) in p.words.ordinal_suffixes):
        return None
    floor, p.floor = p.floor, k
    figure = amounts.read_amount(p, i)
    p.floor = floor
    return figure if figure is not None and figure.first == k else None


def _article_end(p: Passage, k: int) -> Figure | None:
    """ "a dozen", "a hundred", "a million people" at the article."""
    word = p.word(k + 1)
    scale = (
        word in p.words.groups or word == p.words.hundred or (len(word) > _SPELLED and word in p.words.scales)
    )
    if p.word(k) not in p.words.articles or not scale or p.hyphen(k + 2):
        return None
    floor, p.floor = p.floor, k + 1
    figure = amounts.read_amount(p, k + 1)
    p.floor = floor
    if figure is not None:
        figure.first = k
    return figure


def _looks_year(word: str) -> bool:
    return "1900" <= word <= "2035"
