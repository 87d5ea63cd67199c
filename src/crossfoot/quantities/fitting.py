"""Whether a unit or currency behind a number is its own: letters, shared words, names and pounds that weigh."""

from __future__ import annotations

from crossfoot.model.quantity import Kind
from crossfoot.quantities import homes
from crossfoot.quantities.figure import Figure
from crossfoot.quantities.numerals import is_metre
from crossfoot.quantities.passage import Passage
from crossfoot.quantities.vocabulary import Suffix

_SMALL_MONEY = 100
_SHORT_UNIT = 3
#: So far before pounds a word may stand that makes them weigh or pay.
_NEAR = 4


def fits(p: Passage, figure: Figure, suffix: Suffix, j: int, length: int, hyphen: bool) -> bool:
    """Whether the unit at tokens ``j`` to ``j + length`` belongs to the number before it; ``hyphen`` stands between."""
    last = j + length
    if p.on_another_line(j):
        return False
    glued = not hyphen and p.glued(j)
    word = p.lower[j]
    if glued and length == 1 and _glued_name(p, figure, suffix, j):
        return False
    if not suffix.weak:
        if suffix.kind is Kind.MONEY and not glued and p.glued(last) and p.word(last)[:1].isdecimal():
            return False  # "3 USD50 cards": the code belongs to the number behind it
        return glued or length > 1 or suffix.kind is not Kind.MEASURE or not _looks_like_name(p, j)
    if len(word) <= 2 and length == 1:
        if word == p.words.metre_letter and (glued or hyphen):
            return not figure.power
        if not glued:
            return not hyphen and figure.form == "digits" and _letter_apart(p, figure, suffix, j)
        joined = p.glued(last) and p.word(last) == "-" and p.glued(last + 1)
        return not joined or p.word(last + 1) in p.words.articles
    if suffix.kind is Kind.MONEY:
        return _is_money(p, figure, j, hyphen)
    if word in p.words.loose_units and not p.words.is_plural(p.word(last)):
        return figure.form == "digits" or p.word(last)[:1].isdecimal()
    return word in p.words.pounds or glued or hyphen or _recipe(p, figure)


def _glued_name(p: Passage, figure: Figure, suffix: Suffix, j: int) -> bool:
    """Whether letters glued to the digits make a name with them or with what follows: "the Example 300C", "5m2x"."""
    word = p.lower[j]
    if len(word) == 1 and suffix.unit in p.words.degrees and _is_model_name(p, figure):
        return True
    return word.isalpha() and p.glued(j + 1) and p.word(j + 1)[:1].isalnum()


def _letter_apart(p: Passage, figure: Figure, suffix: Suffix, j: int) -> bool:
    """Whether a short unit apart from its number is one: "10 g of sugar", "12 m long", "20 cm (8 in)"."""
    if suffix.kind is not Kind.MEASURE or (p.glued(j + 1) and p.word(j + 1)[0] in "-/'"):
        return False
    if p.word(j + 1) == ")" and p.word(figure.first - 1) == "(":
        return True
    behind = p.word(j + 1)
    if suffix.unit in p.words.degrees:
        warm = figure.value is not None and figure.value < _SMALL_MONEY
        return (
            p.capital(j)
            and warm
            and (not behind or not behind[0].isalnum())
            and not p.capital(figure.first - 1)
        )
    if figure.power or p.lower[j] not in p.words.letters_apart or p.capital(j):
        return False
    if p.lower[j] == p.words.metre_letter and is_metre(p, figure.first, j):
        return True
    if behind in p.words.noun_stops and p.lower[j] != p.words.metre_letter:
        return True
    if p.lower[j] == p.words.metre_letter and behind.isdecimal():
        return True  # "1 m 80"
    return not behind or not behind[0].isalnum() or behind == p.words.of


def _recipe(p: Passage, figure: Figure) -> bool:
    """Whether a fraction in digits measures: "1/2 cup olive oil"."""
    return figure.form == "fraction" and p.lower[figure.first][0].isdecimal()


def _is_money(p: Passage, figure: Figure, j: int, hyphen: bool) -> bool:
    """Whether an ordinary word for money is meant: "700 pounds", "5 million marks", "one penny"."""
    words = p.words
    word = p.lower[j]
    if word in words.milestones and p.word(figure.first - 1) in words.milestone_before:
        return False
    if word in words.pounds:
        return (
            figure.power > 0
            or figure.value is None
            or (not _weighs(p, figure, hyphen) and (_large(figure) or _spends(p, figure)))
        )
    return figure.power > 0 or _large(figure) or (word in words.coins and not p.capital(j))


def _is_model_name(p: Passage, figure: Figure) -> bool:
    """Whether a name stands before a number too large for the weather: "the Example 300C"."""
    j = figure.first - 1
    hot = figure.value is not None and figure.value >= _SMALL_MONEY
    return hot and p.capital(j) and p.lower[j].isalpha() and p.lower[j] not in p.words.noun_stops


def _looks_like_name(p: Passage, j: int) -> bool:
    """Whether a short unit is printed in capitals, like GM or BoE, and is not one of those that may be."""
    word = p.lower[j]
    if len(word) > _SHORT_UNIT or word in p.words.capital_units or not word.isalpha():
        return False
    printed = p.printed(j, j + 1)
    return printed[0].isupper() and printed[1:] != printed[1:].lower() and printed not in p.words.cased_units


def _large(figure: Figure) -> bool:
    return figure.value is not None and figure.value >= _SMALL_MONEY and figure.form == "digits"


def _spends(p: Passage, figure: Figure) -> bool:
    """Whether small pounds are paid: beside a word of paying, or in a text that has that money."""
    near = range(max(0, figure.first - _NEAR), figure.first)
    behind = p.word(figure.last + 1)
    if behind in p.words.tens or (behind.isdecimal() and len(behind) == 2):
        return True  # "five pounds fifty"
    return any(p.word(k) in p.words.paying for k in near) or homes.has_money(p, "GBP", p.words.pounds_money)


def _weighs(p: Passage, figure: Figure, hyphen: bool) -> bool:
    """Whether pounds weigh: beside a word of weight, behind a hyphen, or converted: "26 tonnes (57,000 pounds)"."""
    words = p.words
    near = range(max(0, figure.first - _NEAR), figure.first)
    if _converts_weight(p, figure) or any(p.word(k) in words.weighing for k in near):
        return True
    if any(p.word(k) in words.equal for k in near) and any(p.word(k) in words.mass for k in near):
        return True
    if _large(figure):
        return False
    return (
        hyphen
        or p.word(figure.last + 1) in words.weight_after
        or any(p.word(k) in words.weight_before for k in near)
    )


def _converts_weight(p: Passage, figure: Figure) -> bool:
    """Whether a bracket sets pounds beside another unit of weight: "26 tonnes (57,000 pounds)"."""
    mass = p.words.mass
    for k in range(max(1, figure.first - 3), figure.first):
        if p.word(k) in ("(", ",", "or") and p.word(k - 1) in mass:
            return p.word(k) != "," or p.word(k + 1) == "or"
    j = figure.last + 1
    return p.word(j) == "(" and any(p.word(k) in mass for k in range(j + 2, j + 4))
