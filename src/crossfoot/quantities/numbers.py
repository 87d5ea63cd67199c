"""Numerals in digits.

digits = 1234 | 1,234,567.8 | 1,23,456 | 1.234,5 | .5 | 1½ | 11-1/2 | 3/8 | 1.3e6 | 10^-4

Which mark parts the decimals the notation says (``Notation``); what could be nothing else is read as that.
"""

from __future__ import annotations

import re
from decimal import Decimal

from crossfoot.quantities.mixed_numbers import read_rest
from crossfoot.quantities.numerals import Numeral, fraction, read_and_a_half, read_scales
from crossfoot.quantities.passage import Passage
from crossfoot.quantities.powers import read_power

#: Longer runs of digits are serial numbers, and no Decimal is made of them.
LONGEST = 24
#: Spaces that may stand between groups of three digits, and how many groups there are at most.
_SPACES = frozenset(" \u00a0\u2009\u202f")
_GROUPS = 6
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
_DECIMAL = re.compile(r"[0-9]+\.[0-9]+")
_DOTTED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}")
_OCTETS, _OCTET = 4, 255
_COMMA_DECIMAL = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})*,[0-9]{1,2}|0,[0-9]+")
#: Where the comma is the decimal mark: 1.234.567,8 and 1234,567.
_CONTINENTAL = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+,[0-9]+")


def decimal_of(group: str, mark: str = ".") -> Decimal | None:
    """The value of one digit group, or None when its separators make no number.

    ``mark`` is the decimal mark; what it leaves no sense in is read in the other way.

    >>> decimal_of("1,23,456"), decimal_of("1.5"), decimal_of("2.5.1")
    (Decimal('123456'), Decimal('1.5'), None)
    >>> decimal_of("1.234", ","), decimal_of("1,234", ","), decimal_of("1.5", ",")
    (Decimal('1234'), Decimal('1.234'), Decimal('1.5'))
    """
    if len(group) > LONGEST:
        return None
    if group.isdecimal():
        return Decimal(group)
    if mark == "," and _CONTINENTAL.fullmatch(group) and not _is_address(group):
        return Decimal(group.replace(".", "").replace(",", "."))
    if ":" in group:
        return None
    if "," not in group:
        return Decimal(group) if _DECIMAL.fullmatch(group) else _dotted(group)
    if _GROUPED.fullmatch(group) or _INDIAN.fullmatch(group):
        return Decimal(group.replace(",", ""))
    if _COMMA_DECIMAL.fullmatch(group):
        return Decimal(group.replace(".", "").replace(",", "."))
    return None


def _dotted(group: str) -> Decimal | None:
    """ "1.234.567": points between groups of three, unless the four groups may be an address of the net."""
    if not _DOTTED.fullmatch(group) or _is_address(group):
        return None
    return Decimal(group.replace(".", ""))


def _is_address(group: str) -> bool:
    """Whether the four groups between points may be an address of the net."""
    parts = group.split(".")
    return len(parts) == _OCTETS and all(part.isdecimal() and int(part) <= _OCTET for part in parts)


def read_digits(p: Passage, i: int, money: bool = False) -> Numeral | None:
    """The numeral that begins at the digit group ``i``; ``money`` when a currency sign stands before it."""
    value, last = _spaced(p, i) or (decimal_of(p.lower[i], p.words.decimal_mark), i + 1)
    if value is None:
        return None
    if last < p.size and p.lower[last] in p.words.power_marks:
        power = read_power(p, i, value)
        if power is not None:
            return power
    numeral = Numeral(i, last, value, "digits")
    if last < p.size:
        _fraction_tail(p, numeral)
        if money and numeral.form == "digits":
            _cent_fraction(p, numeral)
        if p.word(numeral.last) == "-" or p.word(numeral.last) == p.words.joiner:
            read_and_a_half(p, numeral)
        read_scales(p, numeral, money)
        if numeral.last < p.size and numeral.last > last:
            read_rest(p, numeral)
    return numeral


def _spaced(p: Passage, i: int) -> tuple[Decimal, int] | None:
    """ "1 234 567", "40 000": groups of three apart by a space; in English a single group only where it is 000."""
    group = p.lower[i]
    if len(group) > 3 or i + 1 >= p.size or len(p.lower[i + 1]) < 3 or not p.lower[i + 1][0].isdecimal():
        return None
    if not group.isdecimal() or group[0] == "0":
        return None
    j = i + 1
    while j < p.size and j - i < _GROUPS and _is_group(p, j):
        j += 1
    digits = "".join(p.lower[i:j])
    loose = j - i == 2 and p.lower[i + 1] != "000" and p.text[p.ends[i]] == " "
    if j - i == 1 or (loose and p.words.decimal_mark == "."):
        return None
    return Decimal(digits.replace(p.words.decimal_mark, ".")), j


def _is_group(p: Passage, j: int) -> bool:
    mark = p.words.decimal_mark
    if p.starts[j] != p.ends[j - 1] + 1 or p.text[p.ends[j - 1]] not in _SPACES or mark in p.lower[j - 1]:
        return False
    whole, _, rest = p.lower[j].partition(mark)
    return len(whole) == 3 and whole.isdecimal() and (not rest or rest.isdecimal())


def read_point(p: Passage, i: int) -> Numeral | None:
    """The numeral ".5", whose point is token ``i``."""
    group = p.word(i + 1)
    if not group.isdecimal() or not p.glued(i + 1) or len(group) > LONGEST:
        return None
    numeral = Numeral(i, i + 2, Decimal("0." + group), "digits")
    read_scales(p, numeral, False)
    return numeral


def _fraction_tail(p: Passage, numeral: Numeral) -> None:
    """Take "½", "/8" or "-1/2" behind the digits."""
    j = numeral.last
    word = p.lower[j]
    sign = p.words.fraction_signs.get(word)
    if sign is not None:
        numeral.value += fraction(*sign)
        numeral.last, numeral.form = j + 1, "fraction"
    elif word == "/":
        part = read_slash(p, numeral.first)
        if part is not None and not _in_chain(p, numeral.first, j + 2):
            numeral.value, numeral.last, numeral.form = part, j + 2, "fraction"
    elif word.isdecimal() or (word == "-" and p.hyphen(j)):
        start = j + 1 if word == "-" else j
        part = read_slash(p, start)
        if part is not None and p.lower[numeral.first].isdecimal() and p.word(start + 3) != "/":
            numeral.value += part
            numeral.last, numeral.form = start + 3, "fraction"


def _cent_fraction(p: Passage, numeral: Numeral) -> None:
    """ "$7.14-1/2": the fraction is of the last place."""
    j = numeral.last
    place = numeral.value.as_tuple().exponent
    if place != -2 or p.lower[j] != "-" or not p.hyphen(j):
        return
    part = read_slash(p, j + 1)
    if part is not None and p.word(j + 4) != "/":
        numeral.value += part.scaleb(place)
        numeral.last = j + 4


def read_slash(p: Passage, i: int) -> Decimal | None:
    """The value of "3/8" at tokens i to i+2."""
    if i + 2 >= p.size or p.lower[i + 1] != "/" or p.lower[i + 2] not in p.words.slash_denominators:
        return None
    top = p.lower[i]
    if not (top.isdecimal() and len(top) < 3 and p.glued(i + 1) and p.glued(i + 2)):
        return None
    if int(top) >= int(p.lower[i + 2]):
        return None
    return fraction(int(top), int(p.lower[i + 2]))


def _in_chain(p: Passage, first: int, last: int) -> bool:
    """Whether "1/2" goes on or began as a longer chain of slashes (a date)."""
    return p.word(last) == "/" or (p.word(first - 1) == "/" and p.glued(first))
