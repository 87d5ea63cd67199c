"""A value of each kind, printed in any style, is read back as it was."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from crossfoot.model.quantity import Kind
from tests.quantities.test_round_trip import in_words, the_one

ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
UNITS = {
    "kilometre": [" km", "km", " kilometres", " kilometers"],
    "kilogram": [" kg", "kg", " kilograms", " kilos"],
    "tonne": [" tonnes", " metric tons"],
    "hectare": [" hectares"],
    "megawatt": [" MW", "MW", " megawatts"],
    "kilowatt_hour": [" kWh", " kilowatt-hours", " kilowatt hours"],
    "mile_per_hour": [" mph", "mph", " miles per hour", " miles an hour"],
    "mile_per_gallon": [" mpg", " miles per gallon"],
    "celsius": ["°C", " degrees Celsius", "C"],
}
HEDGES = {
    "approx": "about",
    "above": "more than",
    "at-least": "at least",
    "at-most": "fewer than",
    "below": "nearly",
}
hundredths = st.integers(1, 99_999).map(lambda n: Decimal(n).scaleb(-2))


def ordinal_in_words(number: int) -> str:
    """ "the one hundred and twenty-fifth": the last word made an ordinal."""
    words = in_words(number, " and ")
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[cut:]
    rank = ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return words[:cut] + rank


@given(st.integers(3, 999_999))
def test_ordinals_in_words(number: int) -> None:
    text = ordinal_in_words(number)
    figure = the_one(f"It was the {text} time.")
    assert (figure.value, figure.kind, figure.text) == (Decimal(number), Kind.ORDINAL, text)


@given(st.integers(3, 9999))
def test_ordinals_in_digits(number: int) -> None:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    figure = the_one(f"It was the {number}{ending} time.")
    assert (figure.value, figure.kind) == (Decimal(number), Kind.ORDINAL)


@given(st.integers(1, 99), st.integers(5, 99))
def test_fractions_in_words(top: int, parts: int) -> None:
    if parts % 10 == 2 and parts != 12:  # "twenty-seconds" are seconds
        return
    ranked = ordinal_in_words(parts)
    words = f"{in_words(top, ' ')} {ranked}" + ("" if top == 1 else "s")
    figure = the_one(f"It is {words} of it.")
    assert figure.value is not None
    assert abs(figure.value - Decimal(top) / parts) < Decimal("1e-20")


@given(hundredths, st.sampled_from(sorted(UNITS)), st.data())
def test_measures(value: Decimal, unit: str, data: st.DataObject) -> None:
    figure = the_one(f"It came to {value}{data.draw(st.sampled_from(UNITS[unit]))} then.")
    assert (figure.value, figure.unit, figure.kind) == (value, unit, Kind.MEASURE)


@given(hundredths, st.sampled_from(["bp", "bps", " basis points", "-basis-point"]))
def test_basis_points(value: Decimal, sign: str) -> None:
    figure = the_one(f"a rise of {value}{sign} then")
    assert (figure.value, figure.kind) == (value, Kind.BASIS_POINTS)


@given(hundredths, st.sampled_from([" percentage points", "pp", "-percentage-point", " pct points"]))
def test_percentage_points(value: Decimal, sign: str) -> None:
    figure = the_one(f"a rise of {value}{sign} then")
    assert (figure.value, figure.kind) == (value, Kind.PERCENTAGE_POINTS)


@given(
    st.integers(1, 9),
    st.integers(10, 100),
    st.sampled_from(["{} in {}", "{} out of {}", "{} out of every {}"]),
)
def test_shares(part: int, whole: int, style: str) -> None:
    whole = whole if part == 1 else 10 ** len(str(whole))
    figure = the_one(f"It is {style.format(part, whole)} of them.")
    assert (figure.value, figure.parts, figure.kind) == (Decimal(part) / whole, (part, whole), Kind.RATIO)


@given(
    st.integers(2, 99),
    st.sampled_from(["{} times as many", "{}x the size", "a {}-fold rise", "{} times the size"]),
)
def test_multiples(value: int, style: str) -> None:
    figure = the_one(f"It is {style.format(value)} then")
    assert (figure.value, figure.kind) == (Decimal(value), Kind.MULTIPLE)


@given(st.integers(2, 99), st.sampled_from(["minute", "hour", "day", "week", "month", "year"]), st.booleans())
def test_durations(value: int, unit: str, spelled: bool) -> None:
    printed = in_words(value, " ") if spelled else str(value)
    figure = the_one(f"It lasted {printed} {unit}s in all.")
    assert (figure.value, figure.unit, figure.kind) == (Decimal(value), unit, Kind.DURATION)


@given(
    st.integers(1, 110),
    st.sampled_from(["aged {}, he", "a {}-year-old man", "who is {} years old", "at the age of {}, he"]),
)
def test_ages(value: int, style: str) -> None:
    figure = the_one(f"It was {style.format(value)} said.")
    assert (figure.value, figure.unit, figure.kind) == (Decimal(value), "year", Kind.AGE)


@given(st.integers(2, 9), st.sampled_from(["his", "her early", "their mid-", "my late"]))
def test_decades_of_age(decade: int, lead: str) -> None:
    figure = the_one(f"It was in {lead}{'' if lead.endswith('-') else ' '}{decade}0s.")
    assert (figure.low, figure.high, figure.kind) == (decade * 10, decade * 10 + 9, Kind.AGE)


@given(st.integers(0, 30), st.integers(0, 30), st.sampled_from(["beat them {}-{}", "won {}–{}"]))
def test_scores(one: int, two: int, style: str) -> None:
    high, low = max(one, two), min(one, two)
    figure = the_one(f"They {style.format(high, low)} there")
    assert (figure.parts, figure.kind) == ((high, low), Kind.SCORE)


@given(st.integers(1, 4), st.integers(2000, 2030))
def test_quarters(quarter: int, year: int) -> None:
    rank = ("first", "second", "third", "fourth")[quarter - 1]
    for printed in (f"the {rank} quarter of {year}", f"Q{quarter} {year}", f"{quarter}Q{year % 100:02}"):
        figure = the_one(f"It fell in {printed} there.")
        assert (figure.value, figure.unit, figure.kind) == (Decimal(quarter), "quarter", Kind.PERIOD)
        assert figure.date == (year, None, None)


@given(st.integers(1901, 2034))
def test_years_and_seasons(year: int) -> None:
    assert the_one(f"It opened in {year} there.").kind is Kind.YEAR
    season = the_one(f"in the {year}-{(year + 1) % 100:02} season")
    assert (season.low, season.high, season.unit) == (year, year + 1, "season")


@given(st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]))
def test_weekdays(day: str) -> None:
    assert the_one(f"It came on {day} there.").kind is Kind.WEEKDAY


@given(st.integers(2, 999), st.sampled_from(sorted(HEDGES)))
def test_hedges(value: int, hedge: str) -> None:
    figure = the_one(f"It has {HEDGES[hedge]} {value} rooms.")
    assert (figure.value, figure.hedge, figure.noun) == (Decimal(value), hedge, "room")


@given(st.integers(1, 999), st.integers(0, 99), st.integers(0, 99))
def test_indian_amounts(crore: int, lakh: int, thousand: int) -> None:
    value = crore * 10**7 + lakh * 10**5 + thousand * 10**3
    words = (
        f"{crore} crore" + (f" {lakh} lakh" if lakh else "") + (f" {thousand} thousand" if thousand else "")
    )
    assert the_one(f"It paid Rs {words} then.").value == value
    head, tail = str(value)[:-3], str(value)[-3:]
    pairs = [head[max(0, k - 2) : k] for k in range(len(head), 0, -2)][::-1]
    assert the_one(f"It paid Rs {','.join([*pairs, tail])} then.").value == value


@given(st.integers(1, 9999), st.integers(-20, 20), st.sampled_from(["e{}", " × 10^{}", "x10^{}", "*10^{}"]))
def test_powers_of_ten(digits: int, power: int, style: str) -> None:
    mantissa = Decimal(digits).scaleb(-3)
    figure = the_one(f"a count of {mantissa}{style.format(power)} then")
    assert figure.value == mantissa.scaleb(power)


@given(st.integers(1, 999), st.integers(10, 99), st.sampled_from(["dollars", "euros", "pounds"]))
def test_small_change(whole: int, cents: int, money: str) -> None:
    coin = "pence" if money == "pounds" else "cents"
    for printed in (f"{whole} {money} {cents}", f"{whole} {money} and {cents} {coin}"):
        figure = the_one(f"In Britain it cost {printed}.")
        assert (figure.value, figure.kind) == (Decimal(whole) + Decimal(cents).scaleb(-2), Kind.MONEY)
