"""Powers and scientific notation: "1.3e6", "10^-4", "6.02 × 10²³", "2.5^-1".

power = [mantissa ("x" | "×" | "·" | "*")] base "^" [sign] digits | base superscript      e = mantissa "e" [sign] digits
"""

from __future__ import annotations

from decimal import Context, Decimal, Inexact

from crossfoot.quantities.numerals import Numeral
from crossfoot.quantities.passage import Passage

_TEN = Decimal(10)
#: Larger exponents are no quantity of anything, and no Decimal is made of them.
_LARGEST = 40
#: What the arithmetic on printed digits keeps is 28; half a place more must fit.
_DIGITS = 26
_LETTER = "e"
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
#: Bases to which a single digit may be raised; behind any other number a caret and a digit mark a footnote.
_BASES = frozenset(("2", "10"))


def read_power(p: Passage, i: int, value: Decimal) -> Numeral | None:
    """The numeral with an exponent whose first digits are token ``i``, which say ``value``."""
    behind = p.word(i + 1)
    if behind == _LETTER and p.glued(i + 1):
        return _scientific(p, i, value)
    if behind in p.words.power_times and (p.glued(i + 1) == p.glued(i + 2)) and p.word(i + 2) == "10":
        exponent = _exponent(p, i + 2)
        return None if exponent is None else _scaled(i, exponent[1], value, exponent[0])
    exponent = _exponent(p, i)
    if exponent is None:
        return None
    power, last = exponent
    if p.lower[i] == "10":
        return _scaled(i, last, Decimal(1), power)
    raised = _raised(value, power)
    return None if raised is None else Numeral(i, last, raised, "digits")


def _raised(value: Decimal, power: int) -> Decimal | None:
    """The power of a base, unless it is zero's, huge, or a whole number with more digits than are kept."""
    if not value or abs(power) * max(1, abs(value.adjusted()) + 1) > _LARGEST:
        return None
    context = Context(prec=_DIGITS)
    raised = context.power(value, power)
    return None if power > 0 and context.flags[Inexact] else raised


def _scaled(i: int, last: int, value: Decimal, power: int) -> Numeral | None:
    return Numeral(i, last, value.scaleb(power), "digits", power) if abs(power) <= _LARGEST else None


def _exponent(p: Passage, i: int) -> tuple[int, int] | None:
    """The exponent of the base at token ``i``, and the token behind it."""
    raised = p.word(i + 1).translate(_SUPERSCRIPTS)
    if raised != p.word(i + 1) and p.glued(i + 1):
        sign = raised in "+-"
        digits = p.word(i + 2).translate(_SUPERSCRIPTS) if sign else raised
        return _whole(raised if sign else "", digits, i + (3 if sign else 2), p.lower[i] in _BASES)
    if p.word(i + 1) != p.words.power or not (p.glued(i + 1) and p.glued(i + 2)):
        return None
    sign_mark = p.word(i + 2) if p.word(i + 2) in "+-" else ""
    j = i + 3 if sign_mark else i + 2
    if sign_mark and not p.glued(j):
        return None
    return _whole(sign_mark, p.word(j), j + 1, p.lower[i] in _BASES)


def _whole(sign: str, digits: str, last: int, base: bool) -> tuple[int, int] | None:
    if not digits.isdecimal() or len(digits) > 2 or not (base or sign or len(digits) > 1):
        return None
    return int(sign + digits), last


def _scientific(p: Passage, i: int, value: Decimal) -> Numeral | None:
    """ "1.3e6", "12.32e+14"; a whole number before a capital is a name ("2E5")."""
    signed = p.word(i + 2) in ("+", "-")
    j = i + 3 if signed else i + 2
    digits = p.word(j)
    if not digits.isdecimal() or len(digits) > 2 or not all(p.glued(k) for k in range(i + 1, j + 1)):
        return None
    if (p.glued(j + 1) and p.word(j + 1)[:1].isalnum()) or (p.glued(i) and p.lower[i - 1][-1].isalnum()):
        return None
    told = "." in p.lower[i] or (signed and p.lower[i].isdecimal()) or not p.capital(i + 1)
    power = int(digits) * (-1 if p.word(i + 2) == "-" else 1)
    return _scaled(i, j + 1, value, power) if told else None
