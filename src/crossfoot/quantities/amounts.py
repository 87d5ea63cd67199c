"""Amounts: a numeral with what stands directly before it (a currency, a sign) and behind it (a unit).

amount = [sign] [currency] [sign] numeral [unit | currency | percent | points]
part   = fraction ["of"] ("a" | "an" | "one") unit        "half a percentage point", "quarter-mile"
"""

from __future__ import annotations

from crossfoot.model.quantity import Kind
from crossfoot.quantities import homes, number_words, numbers
from crossfoot.quantities.figure import Figure
from crossfoot.quantities.fitting import fits
from crossfoot.quantities.leading_units import read_one_before
from crossfoot.quantities.numerals import PLUS, Numeral, mixed_part, read_scales
from crossfoot.quantities.passage import Passage
from crossfoot.quantities.signs import read_sign
from crossfoot.quantities.vocabulary import Suffix

_EUR = "eur"
_TEN = 10
_FOOT = 12
_FEET = frozenset(("foot", "ft"))
#: What stands for inches behind 5'10.
_INCHES = frozenset(('"', "”", "″", "'"))
_SMALL_MONEY = 100
#: Marks that end the phrase of an amount.
_ENDS = frozenset(".,;:!?)")
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_EACH, _SHARE = frozenset(("apiece", "each")), frozenset(("share", "unit", "head"))
_OF_A = frozenset(("a", "an", "one"))
#: Scale words shorter than this do not follow a fraction directly.
_SPELLED = 5
_POWERS = {10: 1, 100: 2, 1000: 3}


def read_prefix(p: Passage, i: int) -> tuple[Suffix, int] | None:
    """The currency that stands before the numeral at token ``i``, and the token it begins at."""
    j = i - 1
    if j < p.floor or p.lower[j] not in p.words.prefixes:
        return None
    for length, suffix in p.words.prefixes.matches(p.lower, j, p.text, p.starts, p.ends):
        first = j - length + 1
        if first < p.floor or _inside_word(p, first, length):
            continue
        if not suffix.weak or (p.glued(i) and _serious(p, i)) or _spelled_out(p, i):
            return suffix, first
    return None


def _spelled_out(p: Passage, i: int) -> bool:
    """Whether the word for a currency may stand before the numeral ``i``: "Euro 5 million", in digits and scaled.

    A short sign or code that may be another word must end its phrase: "GEL 5 million,", not "ALL 5 million people".
    """
    scale, behind = p.word(i + 1), p.word(i + 2)
    if p.glued(i) or scale not in p.words.scales or len(scale) < _SPELLED or behind in p.words.suffixes:
        return False
    return len(p.lower[i - 1]) > len(_EUR) or not behind[:1].isalnum() or behind in p.words.noun_stops


def _inside_word(p: Passage, first: int, length: int) -> bool:
    """Whether a sign made of letters goes on to the left ("XUS$")."""
    before = p.word(first - 1)
    return p.glued(first) and before[-1:].isalnum() and p.lower[first][:1].isalpha()


def _serious(p: Passage, i: int) -> bool:
    """Whether the numeral at ``i`` looks like an amount, so that a letter before it is a currency."""
    word = p.lower[i]
    behind = p.word(i + 1)
    if behind in _EACH or (behind in ("a", "per") and p.word(i + 2) in _SHARE):
        return True  # "R88 apiece"
    return len(word) > 2 or behind in p.words.scales or (behind in p.words.glued_scales and p.glued(i + 1))


def read_amount(p: Passage, i: int, between: bool = False) -> Figure | None:
    """The amount whose numeral begins at token ``i``, without its context; None where no number is."""
    word = p.lower[i]
    digits = word[0] <= "9"
    pointed = digits and i > p.floor and p.lower[i - 1] == "." and _leading_point(p, i)
    pointed = pointed and read_prefix(p, i) is None  # "Bs.5m"
    k = i - 1 if pointed else i
    if digits and p.lower[k - 1] == "(" and k - 2 >= p.floor and p.glued(k) and p.glued(k - 1):
        loss = _read_loss(p, k)
        if loss is not None:
            return loss
    prefix = read_prefix(p, k) if k > p.floor and p.lower[k - 1] in p.words.prefixes else None
    if pointed:
        numeral = numbers.read_point(p, k)
    else:
        numeral = numbers.read_digits(p, i, prefix is not None) if digits else _read_words(p, i, between)
    if numeral is None:
        return None
    figure = from_numeral(numeral)
    if numeral.power and digits:
        _read_plus(p, figure, numeral)
    if numeral.last < p.size and p.lower[numeral.last] in "+-":
        _read_odd(p, figure)
    if prefix is not None:
        figure.kind = Kind.MONEY
        figure.first = prefix[1]
        figure.unit = homes.resolve(p, p.printed(prefix[1], k).strip().lower(), prefix[0].unit or "")
        if prefix[0].power:
            _multiply(figure, prefix[0].power)
        _read_nation(p, figure)
        if p.word(figure.first - 1) == "(" and p.word(figure.last) == ")":
            _read_bracketed_loss(p, figure)
    elif figure.last < p.size:
        read_suffix(p, figure)
    if digits or p.word(figure.first - 1) in p.words.sign_words:
        read_sign(p, figure)
    return figure


def _read_loss(p: Passage, i: int) -> Figure | None:
    """ "$(4.5) million": an amount in brackets behind its currency is negative."""
    prefix = read_prefix(p, i - 1)
    if prefix is None:
        return None
    numeral = numbers.read_digits(p, i, True)
    if numeral is None or p.word(numeral.last) != ")" or not p.glued(numeral.last):
        return None
    numeral.last += 1
    if numeral.last < p.size and not numeral.power:
        read_scales(p, numeral, True)
    figure = from_numeral(numeral)
    figure.first, figure.kind, figure.signed = prefix[1], Kind.MONEY, True
    figure.unit = homes.resolve(p, p.printed(prefix[1], i - 1).strip().lower(), prefix[0].unit or "")
    figure.value = -numeral.value
    return figure


def _read_bracketed_loss(p: Passage, figure: Figure) -> None:
    """ "Net income was ($12.4m)": brackets that nothing was said before are a minus."""
    j = figure.first - 1
    if (
        j - 1 < p.floor
        or p.lower[j - 1] not in p.words.loss_leads
        or figure.value is None
        or figure.value <= 0
    ):
        return
    figure.value, figure.signed = -figure.value, True
    figure.first, figure.last = j, figure.last + 1


def read_feet(p: Passage, i: int) -> Figure | None:
    """The height 5'10", in inches, at the feet."""
    inches = p.word(i + 2)
    tall = (
        p.lower[i].isdecimal() and inches.isdecimal() and 0 < int(p.lower[i][:4]) < _TEN and len(inches) < 3
    )
    if not tall or int(inches) >= _FOOT or p.word(i + 3) not in _INCHES or not p.glued(i + 3):
        return None
    figure = Figure(Kind.MEASURE, i, i + 4, p.words.decimal(int(p.lower[i]) * _FOOT + int(inches)))
    figure.unit = "inch"
    return figure


def read_foot_height(p: Passage, i: int) -> Figure | None:
    """ "6-foot-2", in inches, at the feet."""
    inches = p.word(i + 4)
    if p.word(i + 2) not in _FEET or not (p.hyphen(i + 1) and p.hyphen(i + 3) and p.lower[i].isdecimal()):
        return None
    if not inches.isdecimal() or len(inches) > 2 or int(inches) >= _FOOT or len(p.lower[i]) > 1:
        return None
    figure = Figure(Kind.MEASURE, i, i + 5, p.words.decimal(int(p.lower[i]) * _FOOT + int(inches)))
    figure.unit = "inch"
    return figure


def _read_odd(p: Passage, figure: Figure) -> None:
    """ "40-odd", "100-plus", "100+": a hedge that is part of the number."""
    j = figure.last
    if not p.glued(j) or (p.lower[j] == "-" and not p.glued(j + 1)):
        return
    found = p.words.hedges_after.longest(p.lower, j)
    if found is not None:
        figure.hedge = found[1]
        figure.last = j + found[0]


def _leading_point(p: Passage, i: int) -> bool:
    """Whether the full stop before the digits ``i`` is a decimal point (".5 percent")."""
    if not p.glued(i) or not p.lower[i].isdecimal():
        return False
    return not p.glued(i - 1) or p.lower[i - 2] in p.words.prefix_heads or not p.lower[i - 2][-1].isalnum()


def _read_nation(p: Passage, figure: Figure) -> None:
    """ "$1.12 Canadian" before a mark that ends the phrase."""
    word = p.word(figure.last)
    code = p.words.dollar_nations.get(word)
    if code is not None and p.capital(figure.last):
        behind = p.word(figure.last + 1)
        if not behind or not behind[0].isalnum():
            figure.unit = code
            figure.last += 1


def _read_words(p: Passage, i: int, between: bool) -> Numeral | None:
    return number_words.read_fraction_words(p, i) or number_words.read_words(p, i, between)


def from_numeral(numeral: Numeral) -> Figure:
    """A figure of kind number with the value and form of a numeral."""
    figure = Figure(Kind.NUMBER, numeral.first, numeral.last, numeral.value)
    figure.form = numeral.form
    figure.power = numeral.power
    figure.scaled = numeral.power > 0
    return figure


def _read_plus(p: Passage, figure: Figure, numeral: Numeral) -> None:
    """ "$20+ billion" is at least so much."""
    if numeral.last - 2 > numeral.first and p.lower[numeral.last - 2] == PLUS:
        figure.hedge = "at-least"


def read_suffix(p: Passage, figure: Figure, compound: bool = True) -> None:
    """Take the unit behind a number and set kind, unit and value; ``compound`` allows a second, smaller unit."""
    j = figure.last
    hyphen = p.lower[j] == "-" and p.hyphen(j)
    filled = not hyphen and p.lower[j] in p.words.span_fillers  # "two full days"
    j += hyphen or filled
    word = p.word(j)
    if word in _BRACKETS:
        _read_bracketed(p, figure, j)
    elif word in p.words.inch_marks and figure.form != "words" and p.word(j + 1) in p.words.inch_before:
        figure.kind, figure.unit, figure.last = Kind.MEASURE, "inch", j + 1
    if word not in p.words.suffixes:
        return
    for length, suffix in p.words.suffixes.matches(p.lower, j, p.text, p.starts, p.ends):
        if filled and suffix.kind is not Kind.DURATION:
            continue
        if fits(p, figure, suffix, j, length, hyphen) or (not compound and suffix.weak and length == 1):
            apply_suffix(p, figure, suffix, j, length)
            if compound:
                _read_compound(p, figure, suffix)
                read_one_before(p, figure)
            return


def _read_bracketed(p: Passage, figure: Figure, j: int) -> None:
    """ "20 (kg)", "35 [mm]": the unit alone in brackets."""
    if p.word(j + 2) != _BRACKETS[p.lower[j]] or p.word(j + 1) not in p.words.suffixes or p.hyphen(j - 1):
        return
    for length, suffix in p.words.suffixes.matches(p.lower, j + 1, p.text, p.starts, p.ends):
        if length == 1 and not suffix.weak and suffix.kind is Kind.MEASURE:
            apply_suffix(p, figure, suffix, j + 1, 1)
            figure.last = j + 3
            return


def _read_compound(p: Passage, figure: Figure, suffix: Suffix) -> None:
    """ "6ft 4in", "three years and four months", "3 dollars 50 cents": one figure."""
    smaller = p.words.compounds.get(figure.unit or "")
    if figure.value is None or figure.last >= p.size or figure.power or suffix.factor != 1:
        return
    if smaller is None and suffix.kind is not Kind.MONEY:
        return
    rest = _smaller_part(p, figure)
    if rest is None or rest.value is None:
        return
    if suffix.kind is Kind.MONEY:
        if rest.kind is Kind.NUMBER and _is_change(p, figure, rest):
            rest.value = rest.value.scaleb(-2)
        elif not (
            rest.kind is Kind.MONEY and rest.power < 0 and rest.value < 1 and _same_money(p, figure, rest)
        ):
            return
        figure.value, figure.last = figure.value + rest.value, rest.last
        return
    factor = (smaller or {}).get(rest.unit or "")
    if factor is not None and rest.value < factor:
        figure.value = figure.value * factor + rest.value
        figure.unit, figure.last, figure.compound = rest.unit, rest.last, True


def _smaller_part(p: Passage, figure: Figure) -> Figure | None:
    """The amount directly behind, or behind "and" or a comma."""
    j = figure.last + 1 if p.lower[figure.last] in p.words.compound_joiners else figure.last
    word = p.word(j)
    if not word or not (word.isdecimal() or word in p.words.small or word in p.words.tens):
        return None
    numeral = numbers.read_digits(p, j) if word.isdecimal() else number_words.read_words(p, j)
    if numeral is None or numeral.power:
        return None
    rest = from_numeral(numeral)
    if rest.last < p.size:
        read_suffix(p, rest, compound=False)
        if figure.unit in p.words.loose_units and p.lower[rest.last - 1] in p.words.pounds:
            rest.kind, rest.unit = Kind.MEASURE, next(iter(p.words.compounds[figure.unit or ""]))
    return rest


def _same_money(p: Passage, figure: Figure, rest: Figure) -> bool:
    """Whether the small coin may be of the same money: cents of euros as well as of dollars."""
    return rest.unit == figure.unit or figure.unit in p.words.sharers.get(p.lower[rest.last - 1], ())


def _is_change(p: Passage, figure: Figure, rest: Figure) -> bool:
    """Whether a bare number ends the phrase of an amount of whole coins: "15 dollars 50", "15 dollars and 50"."""
    whole = (
        figure.value == int(figure.value or 0)
        and rest.value == int(rest.value or 0)
        and rest.form != "fraction"
    )
    cents = whole and rest.value is not None and _TEN <= rest.value < _SMALL_MONEY
    behind = p.word(rest.last)
    if cents and figure.form == rest.form == "words" and behind in p.words.change_before:
        return figure.unit in p.words.changed  # "two pounds fifty at the kiosk"
    if not cents or p.lower[figure.last] == "," or figure.unit not in p.words.changed:
        return False
    return not behind or (
        behind in _ENDS and not (p.glued(rest.last + 1) and p.word(rest.last + 1)[0].isalnum())
    )


def apply_suffix(p: Passage, figure: Figure, suffix: Suffix, j: int, length: int) -> None:
    """Give a number the kind and unit of the suffix at tokens ``j`` to ``j + length``."""
    figure.kind = suffix.kind
    figure.unit = suffix.unit
    figure.last = j + length
    if suffix.kind is Kind.MONEY:
        printed = " ".join(p.lower[j : j + length])
        figure.unit = homes.resolve(p, printed, suffix.unit or "")
        if suffix.factor != 1:
            _divide(figure, suffix.factor)
        elif suffix.power:
            _multiply(figure, suffix.power)
        elif not figure.power and figure.last < p.size:
            _scale_behind(p, figure)
    elif figure.last < p.size:
        _and_a_half_unit(p, figure)


def _multiply(figure: Figure, power: int) -> None:
    if figure.value is not None:
        figure.value = figure.value.scaleb(power)
        figure.power += power
        figure.scaled = True


def _scale_behind(p: Passage, figure: Figure) -> None:
    """ "75 USD million": the scale behind the code."""
    word, code = p.lower[figure.last], p.printed(figure.last - 1, figure.last)
    if code.isupper() and code.isalpha() and word in p.words.scales and len(word) >= _SPELLED:
        _multiply(figure, p.words.scales[word])
        figure.last += 1


def _divide(figure: Figure, factor: int) -> None:
    power = _POWERS.get(factor)
    if figure.value is not None:
        figure.value = figure.value.scaleb(-power) if power else figure.value / factor
        figure.power -= power or 0


def _and_a_half_unit(p: Passage, figure: Figure) -> None:
    """ "a year and a half", "two hours and a half"."""
    found = mixed_part(p, figure.last)
    if found is not None and figure.value is not None and figure.value == int(figure.value):
        figure.value += found[0]
        figure.last = found[1]
        figure.form = "fraction"


def read_part_of_unit(p: Passage, figure: Figure) -> None:
    """Give a bare fraction the unit it is a part of: "half a percentage point", "quarter of a million"."""
    j = figure.last
    if p.word(j) == "-" and p.hyphen(j):
        j += 1
    else:
        if p.word(j) == "of":
            j += 1
        if p.word(j) in _OF_A:
            j += 1
        elif j > figure.last:
            return
    word = p.word(j)
    if not word or figure.value is None:
        return
    if word in p.words.scales and (j > figure.last or len(word) >= _SPELLED):
        figure.value = figure.value.scaleb(p.words.scales[word])
        figure.power, figure.scaled, figure.last = p.words.scales[word], True, j + 1
        figure.kind = Kind.NUMBER
        if figure.last < p.size:
            read_suffix(p, figure)
        return
    if word in p.words.suffixes and word not in p.words.quarter_units:
        for length, suffix in p.words.suffixes.matches(p.lower, j, p.text, p.starts, p.ends):
            if (not suffix.weak or len(word) >= _SPELLED) and (
                suffix.kind is not Kind.MONEY or suffix.factor != 1
            ):
                figure.form = "part"
                apply_suffix(p, figure, suffix, j, length)
                return
