"""Relatives: whether somebody else than the person of a birth is told of."""

from __future__ import annotations

from crossfoot.binding.page import Page, View
from crossfoot.detectors.wording import wordings

_SAYING = frozenset(
    {"said", "says", "told", "confirmed", "announced", "reported", "wrote", "added", "recalled"}
)
#: Tokens at the head of a sentence in which somebody's birth is told.
_HEAD = 7
_WHOSE = frozenset({"a", "an", "her", "his", "the", "their", "one"})
_OWNERS = frozenset({"her", "his", "its", "my", "our", "their", "whose"})
_HE, _SHE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})

#: Words for a second person in a sentence about a relative.
_OTHERS = frozenset({"he", "she", "him", "her", "hers", "his", "who", "whose", "they", "their"})


def kin_leads(page: Page, view: View, end: int) -> bool:
    """Whether the clause of a token begins with a relative: "his brother Rui ...; their father, who ..., is 67"."""
    lower = page.extraction.tokens.lower
    start = max([view.sentence.first, *(k + 1 for k in range(view.sentence.first, end) if lower[k] == ";")])
    if lower[start] not in _WHOSE:
        return False
    found = wordings("timeline")["kin"].find(lower, start + 1, min(start + 3, end))
    return any(lower[last : last + 1] != ["of"] for _, last in found)


def somebody_led(page: Page, view: View) -> bool:
    """ "Her teacher, born in 1921, had died at 90": whoever is born belongs to somebody told of before."""
    lower, start = page.extraction.tokens.lower, view.sentence.first
    if lower[start] not in ("her", "his", "their", "another", "one"):
        return False
    found = wordings("timeline")["born"].find(lower, start + 1, min(start + _HEAD, view.sentence.last))
    return bool(found) and found[0][0] > start + 1


def kin_near(page: Page, first: int, last: int) -> bool:
    """Whether a relative is named in a stretch; "a 52-year-old father of two" is nobody else."""
    lower = page.extraction.tokens.lower
    found = wordings("timeline")["kin"].find(lower, first, last)
    return any(
        lower[end : end + 1] != ["of"] or end + 1 not in _numbers(page)
        for _, end in found
        if not _tells(page, end)
    )


def kin_owned(page: Page, first: int, last: int) -> bool:
    """ "her predecessor, born in 1940": somebody else than the owner, in a stretch that leads to a birth."""
    lower = page.extraction.tokens.lower
    found = wordings("timeline")["kin"].find(lower, first, last)
    return any(_is_owner(word) for start, _ in found for word in lower[max(first, start - 2) : start])


def _is_owner(word: str) -> bool:
    return word in _OWNERS or word.endswith(("'s", "’s"))


def one_gender(page: Page, low: int, high: int) -> bool:
    """Whether the sentences of a stretch say only "he" or only "she", so that nobody else is gone on about."""
    sentences = page.extraction.sentences
    words = set(page.extraction.tokens.lower[sentences[low].first : sentences[high].last])
    return words.isdisjoint(_HE) != words.isdisjoint(_SHE)


def _tells(page: Page, end: int) -> bool:
    """ "his widow said", "according to her son Paul": who only tells of it."""
    return not _SAYING.isdisjoint(page.extraction.tokens.lower[end : end + 1])


def _numbers(page: Page) -> frozenset[int]:
    return page.once("numbers", lambda: frozenset(figure.first for figure in page.figures))


def kin_alone(page: Page, view: View) -> bool:
    """ "Her mother was born in 1931 and died at 88 in 2019": the sentence opens on the only relative it names."""
    lower, start, end = page.extraction.tokens.lower, view.sentence.first, view.sentence.last
    found = wordings("timeline")["kin"].find(lower, start, end)
    if len(found) != 1 or found[0][0] - start > 1:
        return False
    return _OTHERS.isdisjoint(lower[found[0][1] : end])
