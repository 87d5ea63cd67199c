"""Numbers that are names: SU7, F-16, S&P 500, Boeing 787, No. 2, telephone and section numbers."""

from __future__ import annotations

from crossfoot.model.decimals import is_multiple
from crossfoot.model.quantity import Kind
from crossfoot.quantities.figure import Figure
from crossfoot.quantities.passage import Passage

#: Longer words between two numbers are no code.
_LETTERS = 4


def identifier(first: int, last: int) -> Figure:
    """A figure that names and takes no part in any relation."""
    figure = Figure(Kind.NUMBER, first, last)
    figure.identifier = True
    return figure


def run_of(p: Passage, i: int) -> Figure:
    """The whole unbroken run of letters and digits around token ``i``."""
    first, last = i, i + 1
    while first > p.floor and p.glued(first) and p.lower[first - 1].isalnum():
        first -= 1
    while last < p.size and p.glued(last) and p.lower[last][0].isalnum():
        last += 1
    return identifier(first, last)


def hyphenated(p: Passage, i: int) -> Figure | None:
    """ "F-16", "Covid-19", "under-21s" where the hyphen before the digits ``i`` joins them to a word."""
    word = p.lower[i - 2]
    if word in p.words.age_groups:
        figure = run_of(p, i)
        figure.first = i - 2
        return figure
    if not word[0].isalpha() or word in p.words.hyphen_prefixes or not p.capital(i - 2):
        return None
    if word in p.words.small or word in p.words.tens or word in p.words.months:
        return None
    figure = run_of(p, i)
    figure.first = i - 2
    return variant(p, figure)


def variant(p: Passage, figure: Figure) -> Figure:
    """The name with the numbers that hyphens add to it: the whole of "747-8"."""
    while figure.last + 1 < p.size and p.hyphen(figure.last) and p.lower[figure.last + 1].isdecimal():
        figure.last += 2
    return figure


def named(p: Passage, i: int) -> Figure | None:
    """ "S&P 500", "Highway 61", "No. 2" where a name stands before the digits ``i``."""
    j = i - 1
    before = p.lower[j]
    words = p.words
    if before in words.cased_names:
        if not p.capital(j):
            return None
    elif before in words.steps:
        if p.word(j - 1) not in words.step_leads:
            return None
    elif before not in words.name_before:
        found = words.name_phrases.longest(p.lower, j) if before in words.name_phrases else None
        if found is None or not (p.capital(j - found[0] + 1) or before == "."):
            return None
    if _counts(p, i):
        return None
    figure = run_of(p, i)
    figure.first = i
    if p.word(figure.last) == "(" and p.glued(figure.last) and p.word(figure.last + 2) == ")":
        figure.last += 3
    return variant(p, figure)


def _counts(p: Passage, i: int) -> bool:
    """Whether a unit or scale behind the digits says that they count."""
    behind = p.word(i + 1)
    if behind == "-" and p.hyphen(i + 1):
        behind = p.word(i + 2)
    j = i + 2 if p.hyphen(i + 1) else i + 1
    if behind in p.words.scales or p.words.group_mark in p.lower[i]:
        return True
    if behind not in p.words.suffixes:
        return False
    found = p.words.suffixes.matches(p.lower, j, p.text, p.starts, p.ends)
    return any(not suffix.weak or p.glued(j) for _, suffix in found)


def named_by_word(p: Passage, i: int, last: int) -> Figure | None:
    """ "number one", "Group of Seven" where the number word is tokens ``i`` to ``last``."""
    before = p.lower[i - 1]
    words = p.words
    if before in words.name_before_words:
        named = p.capital(i - 1) or before == words.number_word
    else:
        named = p.capital(i) and words.name_word_phrases.longest(p.lower, i - 1) is not None
    return identifier(i, last) if named else None


def in_name(p: Passage, i: int, last: int) -> bool:
    """Whether a capital number word in running text opens a name: "the Six Nations"."""
    before = p.printed(i - 1, i) if i else ""
    running = before.isdecimal() or (before.isalpha() and before.islower())
    running = running and "\n" not in p.text[p.ends[i - 1] : p.starts[i]]
    return running and last == i + 1 and p.capital(last) and not p.glued(last) and len(p.lower[last]) > 1


def in_formula(p: Passage, j: int) -> bool:
    """Whether what is glued to digits at token ``j`` makes them part of a formula: "1.1^23", "2717x^{9}", "3x + 1"."""
    if p.word(j) == p.words.power:
        return True
    if p.word(j) not in p.words.formula_letters:
        return False
    behind = p.word(j + 1)
    return behind in p.words.formula_marks and (behind != "-" or not p.glued(j + 1))


def is_index(p: Passage, figure: Figure) -> bool:
    """Whether a round number behind "the" and a name moves, as indices do: "the Example 300 fell"."""
    value, j = figure.value, figure.first - 1
    if (
        figure.kind is not Kind.NUMBER
        or figure.form != "digits"
        or value is None
        or not is_multiple(value, 5)
        or figure.power
    ):
        return False
    if not p.capital(j) or not p.lower[j].isalpha() or not p.lower[figure.first].isdecimal():
        return False
    named = p.lower[j] not in p.words.months and p.word(j - 1) == p.words.the
    return named and p.lower[j] not in p.words.noun_stops and p.word(figure.last) in p.words.index_behind


def list_number(p: Passage, figure: Figure) -> bool:
    """Whether a small number opens a line and is only its number: "3. Open the box", "(2) the second"."""
    j = figure.first - 1
    if p.word(figure.last) not in (".", ")") or not p.glued(figure.last):
        return False
    if j >= 0 and p.lower[j] == "(":
        j -= 1
    first = j + 1
    return j < 0 or "\n" in p.text[p.ends[j] : p.starts[first]]


def is_model(p: Passage, i: int) -> bool:
    """Whether a number that is also a model ("787") is meant as one."""
    words = p.words
    behind = p.word(i + 1)
    if behind in words.model_followers or behind == "-":
        return True
    return p.word(i - 1) in words.model_leads and not (behind.isalpha() and behind not in words.noun_stops)


def form_name(p: Passage, i: int) -> Figure | None:
    """ "10-K", "8-K" at the digits ``i``: a hyphen and one capital letter."""
    letter = p.word(i + 2)
    if (
        not p.hyphen(i + 1)
        or len(letter) != 1
        or not p.capital(i + 2)
        or (p.glued(i + 3) and p.word(i + 3).isalnum())
    ):
        return None
    return identifier(i, i + 3)


def bracketed(p: Passage, i: int) -> Figure | None:
    """ "401(k)" at the digits ``i``."""
    letter = p.word(i + 2)
    closed = p.word(i + 1) == "(" and p.word(i + 3) == ")" and all(p.glued(k) for k in range(i + 1, i + 4))
    return identifier(i, i + 4) if closed and len(letter) == 1 and letter.isalpha() else None


def ticker(p: Passage, i: int) -> Figure | None:
    """ "7203.T" at the digits ``i``."""
    if p.word(i + 1) != "." or not p.glued(i + 1) or not p.glued(i + 2):
        return None
    letters = p.word(i + 2)
    if letters.isalpha() and len(letters) <= 3 and p.printed(i + 2, i + 3).isupper():
        return identifier(i, i + 3)
    return None


def reference(p: Passage, i: int) -> Figure | None:
    """ "09-cr-0203": digits, letters and digits, all glued, and no word of a ratio or a range between."""
    word = p.word(i + 2)
    joined = p.hyphen(i + 1) and p.hyphen(i + 3) and p.word(i + 4).isdecimal()
    if not joined or not word.isalpha() or len(word) > _LETTERS or word in p.words.ratio_joints:
        return None
    return variant(p, identifier(i, i + 5)) if word not in p.words.number_joints else None


def chain(p: Passage, i: int) -> Figure | None:
    """A chain of three or more digit groups joined by hyphens: telephone numbers, formations, series."""
    last = i + 1
    while (
        last + 1 < p.size and p.lower[last] in "-–." and p.hyphen_like(last) and p.lower[last + 1].isdecimal()
    ):
        last += 2
    if last - i >= 5 or (
        last - i == 3 and len(p.lower[i]) == 3 and len(p.lower[i + 2]) == 4 and p.lower[i + 1] == "-"
    ):
        return identifier(i, last)
    return None


def telephone(p: Passage, i: int) -> Figure | None:
    """ "+44 20 7946 0958", "(212) 555-1234": the groups behind a plus sign or an area code."""
    last = i + 1
    while last < p.size and (p.lower[last] in "()-" or p.lower[last].isdecimal()):
        last += 1
    digits = sum(len(word) for word in p.lower[i:last] if word.isdecimal())
    while p.lower[last - 1] in "()-":
        last -= 1
    return identifier(i, last) if 9 <= digits <= 15 and last - i >= 3 else None
