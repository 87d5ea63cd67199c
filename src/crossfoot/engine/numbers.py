"""Values written in the style of a printed figure: its currency, scale word and decimals."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal

from crossfoot.engine.operands import scale_of
from crossfoot.model.interval import Interval
from crossfoot.model.notation import ENGLISH, Notation
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure

_SPACES = " \u00a0\u2009\u202f"
_RUN = re.compile(rf"\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?:[.,]\d+)?(?!\d)|\d[\d.,]*\d|\.\d+|\d")
#: What may stand between and behind the digits where a mark parts the decimals.
_FORMS = {
    ".": re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d*(?:\.\d+)?"),
    ",": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"),
}
_SIGNIFICANT, _SIXTY = 3, 60
_BIG = 15
#: What stands for a unit in letters: "two percent" has no sign to copy.
_SIGNS = {Kind.PERCENT: "%", Kind.PERCENTAGE_POINTS: " points", Kind.BASIS_POINTS: " basis points"}
_OTHER = {",": ENGLISH, ".": Notation("continental", decimal=",", group=".")}


def written_like(figure: Figure, value: Decimal, extra: int = 0) -> str:
    """A formula value in the style of ``figure``, with ``extra`` decimals more than it has."""
    printed = value / scale_of(figure)
    matches = list(_RUN.finditer(figure.text))
    own = figure.low if figure.is_range else figure.value
    if not matches or own is None or figure.kind in (Kind.RATIO, Kind.FRACTION, Kind.MULTIPLE):
        return _plain(figure, printed)
    if figure.kind is Kind.DURATION and len(matches) > 1:
        return _clocked(printed) if ":" in figure.text else f"{significant(printed)} {figure.unit}s"
    match = matches[0]
    run, style = _plain_run(match.group(), figure.notation)
    shown = Decimal(run)
    factor = own.copy_abs() / shown if shown else Decimal(1)
    decimals = len(run.partition(".")[2]) + extra
    number = printed / factor if factor else printed
    if number and number.is_finite() and extra == 0:
        # At least two digits that say something: $4.4 billion beside a printed $44 billion, not "$4 billion".
        decimals = max(decimals, min(4, 1 - number.adjusted()))
    grouped = style.group in match.group() or abs(number) >= 10_000
    head, tail = figure.text[: match.start()], figure.text[matches[-1].end() :]
    if not number:
        number = number.copy_abs()  # zero may carry a sign
    if own < 0 or number < 0 or head[:1] == "+":
        digits = style.dressed(number_text(number.copy_abs(), decimals, grouped))
        return _signed(head, digits, tail, negative=number < 0)
    return head + style.dressed(number_text(number, decimals, grouped)) + tail


def _clocked(seconds: Decimal) -> str:
    """A time as minutes and seconds, with hours where there are any: 4:20, 2:05:48."""
    whole = int(abs(seconds).to_integral_value(ROUND_HALF_EVEN))
    hours, minutes = divmod(whole // _SIXTY, _SIXTY)
    front = f"{hours}:{minutes:02}" if hours else f"{minutes}"
    return f"{'-' if seconds < 0 else ''}{front}:{whole % _SIXTY:02}"


def _plain_run(run: str, notation: Notation) -> tuple[str, Notation]:
    """The digits of a printed number with a point before the decimals, and the notation that they are printed in.

    A number that has no sense in the notation of its text is in the other one: "12,5" among English ones.
    """
    space = next((letter for letter in run if letter in _SPACES), None)
    bare = run.replace(space, "") if space else run
    for style in (notation, _OTHER[notation.decimal]):
        if _FORMS[style.decimal].fullmatch(bare):
            plain = bare.replace(style.group, "").replace(style.decimal, ".")
            return plain, replace(style, group=space) if space else style
    return re.sub(r"\D", "", run), notation


def _signed(head: str, digits: str, tail: str, negative: bool) -> str:
    """A number below zero, or in the place of one: with the sign, or in the parentheses, of the printed one."""
    bare = head.strip("+-–−— ").removeprefix("minus").lstrip()
    if head.startswith("(") and tail.endswith(")"):
        bare, tail = bare.removeprefix("("), tail[:-1]
        return f"({bare}{digits}{tail})" if negative else f"{bare}{digits}{tail}"
    printed = next((sign for sign in head if sign in "-–−—"), "-")
    plus = "+" if head.startswith("+") else ""
    return f"{printed if negative else plus}{bare}{digits}{tail}"


def number_text(value: Decimal, decimals: int, grouped: bool = True) -> str:
    """A number with so many decimals, more if it would vanish, none if it is huge."""
    if not value.is_finite():
        return "any amount"
    if value and abs(value) < Decimal(1).scaleb(-decimals):
        decimals = min(12, -value.adjusted() + 1)
    rounded = (
        value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_EVEN) if value.adjusted() < _BIG else value
    )
    return f"{rounded:,f}" if grouped else f"{rounded:f}"


def significant(value: Decimal, notation: Notation = ENGLISH) -> str:
    """A number with three digits that count, none of them behind the point if it is large."""
    digits = max(0, _SIGNIFICANT - 1 - value.adjusted()) if value and value.is_finite() else 0
    text = number_text(value, min(digits, 6))
    return notation.dressed(text.rstrip("0").rstrip(".") if "." in text else text)


def _plain(figure: Figure, value: Decimal) -> str:
    if figure.kind is Kind.FRACTION:
        return figure.notation.dressed(number_text(value * 100, 0)) + "%"
    text = significant(value, figure.notation)
    if figure.kind is Kind.MULTIPLE:
        return f"{text} times"
    unit = f" {figure.unit}" if figure.unit and figure.kind in (Kind.MONEY, Kind.MEASURE) else ""
    return text + _SIGNS.get(figure.kind, unit)


def interval_text(figure: Figure, interval: Interval) -> str:
    """``6.6% (5.7% to 7.4%, allowing for rounding)`` in the style of a figure."""
    if not interval.is_bounded:
        return open_text(figure, interval)
    middle = written_like(figure, interval.middle)
    low, high = written_like(figure, interval.low), written_like(figure, interval.high)
    if low == high:
        return middle
    return f"{middle} ({low} to {high}, allowing for rounding)"


def open_text(figure: Figure, interval: Interval) -> str:
    """An interval with one end or none."""
    if interval.low.is_finite():
        return f"{written_like(figure, interval.low)} or more"
    if interval.high.is_finite():
        return f"{written_like(figure, interval.high)} or less"
    return "any amount"
