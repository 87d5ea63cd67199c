"""A value printed in any style is read back as it was."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure, extract_figures

ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]  # fmt: skip
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = {3: ["thousand"], 6: ["million", "mln", "mn"], 9: ["billion", "bn", "bln"], 12: ["trillion", "trn"]}
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December"]  # fmt: skip

decimals = st.decimals(min_value="0.01", max_value="999.99", places=2)


def the_one(text: str) -> Figure:
    (figure,) = extract_figures(text).figures
    assert text[figure.start : figure.end] == figure.text
    return figure


def in_words(number: int, joiner: str) -> str:
    """A number under a million in words, with "and" or nothing behind the hundreds."""
    if number >= 1000:
        rest = number % 1000
        head = in_words(number // 1000, joiner) + " thousand"
        return head if not rest else head + (joiner if rest < 100 else " ") + in_words(rest, joiner)
    if number >= 100:
        head = ONES[number // 100] + " hundred"
        return head if not number % 100 else head + joiner + in_words(number % 100, joiner)
    if number < 20:
        return ONES[number]
    return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")


@given(st.integers(0, 10**15), st.sampled_from(["", ",", "\u00a0", "\u202f"]))
def test_whole_numbers(number: int, separator: str) -> None:
    printed = f"{number:,}".replace(",", separator)
    figure = the_one(f"They counted {printed} then.")
    if not (separator == "" and figure.kind is Kind.YEAR):
        assert (figure.value, figure.text) == (Decimal(number), printed)


@given(st.integers(2, 999_999), st.sampled_from([" ", " and "]), st.booleans())
def test_numbers_in_words(number: int, joiner: str, opens: bool) -> None:
    words = in_words(number, joiner)
    text = f"{words.capitalize()} ships came." if opens else f"There were {words} ships."
    figure = the_one(text)
    assert (figure.value, figure.noun) == (Decimal(number), "ship")


@given(decimals, st.sampled_from(sorted(SCALES)), st.data())
def test_scaled_amounts(value: Decimal, power: int, data: st.DataObject) -> None:
    scale = data.draw(st.sampled_from(SCALES[power]))
    gap = data.draw(st.sampled_from([" ", ""])) if len(scale) == 2 else " "
    before, behind, code = data.draw(
        st.sampled_from(
            [("$", "", "USD"), ("€", "", "EUR"), ("£", "", "GBP"), ("HK$", "", "HKD"), ("", " yuan", "CNY")]
        )
    )
    figure = the_one(f"It paid {before}{value}{gap}{scale}{behind} then.")
    assert (figure.value, figure.unit, figure.kind) == (value.scaleb(power), code, Kind.MONEY)
    assert figure.power == power


@given(decimals, st.sampled_from(["%", " percent", " per cent", " pct"]), st.sampled_from(["", "-", "+"]))
def test_percentages(value: Decimal, sign: str, minus: str) -> None:
    figure = the_one(f"a change of {minus}{value}{sign} then")
    assert figure.value == (-value if minus == "-" else value)
    assert figure.kind is Kind.PERCENT


@given(
    decimals, decimals, st.sampled_from(["{}–{} km", "{}-{} km", "between {} and {} km", "{} km to {} km"])
)
def test_ranges(one: Decimal, two: Decimal, style: str) -> None:
    low, high = sorted((one, two))
    if low < high:
        figure = the_one(f"a walk of {style.format(low, high)} then")
        assert (figure.low, figure.high, figure.unit) == (low, high, "kilometre")


@given(st.integers(1, 31), st.integers(1, 12), st.integers(1900, 2030))
def test_dates(day: int, month: int, year: int) -> None:
    name = MONTHS[month - 1]
    for printed in (f"{day} {name} {year}", f"{name} {day}, {year}", f"{year}-{month:02}-{day:02}"):
        assert the_one(f"It was signed on {printed} there.").date == (year, month, day)


@settings(max_examples=50)
@given(st.integers(1, 12), st.integers(0, 59), st.sampled_from(["am", "pm", " a.m.", " p.m."]))
def test_clock_times(hour: int, minute: int, half: str) -> None:
    figure = the_one(f"It left at {hour}:{minute:02}{half} there")
    assert figure.value == hour % 12 * 60 + minute + (720 if "p" in half else 0)
