"""Lists of what was counted, told by marks or by a sentence of their own.

"The panel has four members: Ann Roe, a judge; Peter Lund, who ran the port; ...; and Paul Okoro"; "five evenings
a week: Monday, Tuesday, ..."; "The estate has five farms. They are Highfield, Nether Hall, ... and The Mount".
"""

from __future__ import annotations

from itertools import pairwise

from crossfoot.binding.page import Page, View
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.quantity import Kind

#: Tokens from a number to the colon behind it, and of one name.
_COLON, _NAME = 7, 6
#: Words of a thing, and how many things make a list of them and no description.
_WORDS, _SEVERAL = 3, 4
#: Tokens from a number to "are".
_BEING = 6
_DAYS = frozenset({"day", "evening", "morning", "night", "afternoon", "weekday"})
_THEY = (["they", "are"], ["they", "were"], ["these", "are"], ["these", "were"])
_QUOTES = frozenset({'"', "“", "”", "‘", "’", "'"})
_STOPS = frozenset({".", ";", ":", "(", ")", "–", "—"})


def told_behind(page: Page, view: View, index: int) -> int | None:
    """How many items stand behind a number, if one of the three shapes tells them."""
    return (
        _by_semicolons(page, view, index)
        or _by_days(page, view, index)
        or _by_sequel(page, view, index)
        or _by_being(page, view, index)
    )


def _by_being(page: Page, view: View, index: int) -> int | None:
    """ "The bank's four largest owners are the Khoury family, the state, a Kuwaiti fund and Mr Haddad."."""
    lower, figure = page.extraction.tokens.lower, page.figures[index]
    owned = lower[max(figure.first - 1, 0)]
    if owned not in words_of("determiners") and not owned.endswith("'s"):
        return None
    for place in range(figure.last, min(figure.last + _BEING, view.sentence.last)):
        if lower[place] in ("are", "were"):
            told = _things(page, place + 1, view.sentence.last, index)
            named = told is not None and _names_things(page, place + 1, view.sentence.last)
            return told if named else None
        if not lower[place].isalpha():
            return None
    return None


def _names_things(page: Page, first: int, last: int) -> bool:
    """Whether most things are told with an article or a capital: what something is like is told with neither."""
    tokens, text = page.extraction.tokens, page.extraction.text
    heads = [first, *(k + 1 for k in range(first, last - 1) if tokens.lower[k] in (",", "and"))]
    named = [tokens.lower[k] in words_of("determiners") or text[tokens.starts[k]].isupper() for k in heads]
    return sum(named) * 2 > len(named)


def _by_semicolons(page: Page, view: View, index: int) -> int | None:
    """The stretches between semicolons from the colon to the end, the last of which opens with "and"."""
    lower, first = page.extraction.tokens.lower, page.figures[index].last
    end = view.sentence.last
    colons = [place for place in range(first, min(first + _COLON, end)) if lower[place] == ":"]
    if not colons or {",", ";"} & set(lower[first : colons[0]]):
        return None
    marks = [place for place in range(colons[0] + 1, end) if lower[place] == ";"]
    closed = bool(marks) and lower[marks[-1] + 1 : marks[-1] + 2] == ["and"]
    plain = "." not in lower[colons[0] : end - 1] and ":" not in lower[colons[0] + 1 : end]
    return len(marks) + 1 if closed and (plain or len(marks) > 1) else None


def _by_days(page: Page, view: View, index: int) -> int | None:
    """The days of the week side by side, "and" before the last."""
    lower = page.extraction.tokens.lower
    if page.figures[index].noun not in _DAYS:
        return None
    days = [page.figures[i] for i in view.figures if i > index and page.figures[i].kind is Kind.WEEKDAY]
    if len(days) < 2:
        return None
    gaps = [lower[one.last : other.first] for one, other in pairwise(days)]
    listed = all(gap == [","] for gap in gaps[:-1]) and gaps[-1] in (["and"], [",", "and"])
    return len(days) if listed and lower[days[0].first - 1] in (":", "(", "–", "—") else None


def _by_sequel(page: Page, view: View, index: int) -> int | None:
    """The names in the sentence behind, if it opens with "they are" and nothing else was counted."""
    sentences, lower = page.extraction.sentences, page.extraction.tokens.lower
    counted = [i for i in view.figures if page.figures[i].kind in (Kind.COUNT, Kind.NUMBER)]
    if counted != [index] or view.number + 1 >= len(sentences):
        return None
    behind = sentences[view.number + 1]
    if lower[behind.first : behind.first + 2] not in _THEY:
        return None
    told = _names(page, behind.first + 2, behind.last)
    return told if told is not None else _things(page, behind.first + 2, behind.last, index)


def _things(page: Page, first: int, last: int, index: int) -> int | None:
    """Plain things joined by commas and one "and" to the end of the sentence, nearly as many as were told.

    "They are light, cheap and quick" tells what they are like: so few, or so many fewer, may be no list of them.
    """
    lower = page.extraction.tokens.lower
    sizes, closed = [0], False
    for place in range(first, last):
        word = lower[place]
        if word in _STOPS or (word == "," and closed):
            if word != "." or place < last - 1:
                return None
        elif word in (",", "and"):
            closed = closed or word == "and"
            sizes += [0] if sizes[-1] else []
        elif word.isalpha() and word not in words_of("no-item"):
            sizes[-1] += 1
        else:
            return None
    told = len(sizes) if closed and min(sizes) and max(sizes) <= _WORDS else 0
    near = abs(told - int(page.figures[index].value or 0)) <= 1
    return told if near and told >= _SEVERAL else None


def _names(page: Page, first: int, last: int) -> int | None:
    """Names joined by commas and one "and", up to the mark that ends them; None if anything else stands among them."""
    tokens, text = page.extraction.tokens, page.extraction.text
    sizes, closed, quoted = [0], False, False
    for place in range(first, last):
        word = tokens.lower[place]
        if word in _QUOTES:
            quoted = not quoted
        elif quoted:
            sizes[-1] += 1
        elif (word == "," and closed and sizes[-1]) or word in _STOPS:
            break
        elif word in (",", "and"):
            closed = closed or word == "and"
            sizes += [0] if sizes[-1] else []
        elif text[tokens.starts[place]].isupper() or word in words_of("in-names"):
            sizes[-1] += 1
        else:
            return None
    return len(sizes) if closed and min(sizes) and max(sizes) <= _NAME else None
