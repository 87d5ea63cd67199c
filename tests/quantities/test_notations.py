"""How numbers are printed is asked for, never guessed: each row in every notation."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import crossfoot
from crossfoot.errors import OptionError
from crossfoot.lexicon.load import parse, table
from crossfoot.lexicon.notations import names_of, notation_named
from crossfoot.model.notation import ENGLISH
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure, extract_figures

_FOLDER = Path(__file__).parent / "notations"
NUMBERS: dict[str, Any] = parse((_FOLDER / "numbers.yaml").read_text(encoding="utf-8"))
SCALES: list[dict[str, Any]] = parse((_FOLDER / "scale.yaml").read_text(encoding="utf-8"))


def figures(text: str, numbers: str | None = None, scale: str | None = None) -> list[Figure]:
    return extract_figures(f"They say {text} in all.", notation_named(numbers, scale)).figures


@pytest.mark.parametrize("row", NUMBERS["both_ways"], ids=lambda row: row["text"])
@pytest.mark.parametrize("numbers", ["english", "continental"])
def test_a_mark_means_what_the_notation_says(row: dict[str, str | None], numbers: str) -> None:
    found = figures(str(row["text"]), numbers)
    if row[numbers] is None:
        other = row["continental" if numbers == "english" else "english"]
        assert str(found[0].value) != str(Decimal(str(other)))
    else:
        (figure,) = found
        assert str(figure.value) == str(Decimal(str(row[numbers])))


@pytest.mark.parametrize("row", NUMBERS["same"], ids=lambda row: row["text"])
@pytest.mark.parametrize("numbers", ["english", "continental"])
def test_what_can_be_nothing_else_needs_no_switch(row: dict[str, str], numbers: str) -> None:
    (figure,) = figures(row["text"], numbers)
    assert str(figure.value) == str(Decimal(row["value"]))


@pytest.mark.parametrize("numbers", ["english", "continental"])
@pytest.mark.parametrize(("kind", "rows"), [(Kind.DATE, "dates"), (Kind.CLOCK, "clocks"), (None, "names")])
def test_points_of_dates_times_and_names_part_no_decimals(numbers: str, kind: Kind | None, rows: str) -> None:
    for text in NUMBERS[rows]:
        (figure,) = figures(f"on {text}", numbers)
        assert figure.identifier if kind is None else figure.kind is kind


@pytest.mark.parametrize("row", SCALES, ids=lambda row: row["text"])
@pytest.mark.parametrize("scale", ["short", "long"])
def test_a_billion_is_what_the_scale_says(row: dict[str, str | None], scale: str) -> None:
    (figure,) = figures(str(row["text"]), scale=scale)
    if row[scale] is None:
        assert not figure.scaled
    else:
        assert str(figure.value) == str(Decimal(str(row[scale])))


def test_a_mixed_document_is_not_guessed() -> None:
    text = "It sold 1.234 of 2.345,60 tonnes for 1,234 of 2,345.60 euros."
    english = [str(quantity.value) for quantity in crossfoot.extract(text)]
    continental = [str(quantity.value) for quantity in crossfoot.extract(text, numbers="continental")]
    assert english == ["1.234", "2345.60", "1234", "2345.60"]
    assert continental == ["1234", "2345.60", "1.234", "2345.60"]


def test_intervals_come_from_the_decimals_of_the_notation() -> None:
    (one,) = figures("1.234,5 tonnes", "continental")
    assert (one.interval.low, one.interval.high) == (Decimal("1234.45"), Decimal("1234.55"))
    (round_one,) = figures("about 7.000 people", "continental")
    (english,) = figures("about 7,000 people")
    assert round_one.lenient == english.lenient
    (long,) = figures("5,5 billion euros", "continental", "long")
    assert (long.interval.low, long.interval.high) == (Decimal("5.45e12"), Decimal("5.55e12"))


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("between 1,5 and 2,5 percent", ("1.5", "2.5")),
        ("40-45.000 people", ("40000", "45000")),
        ("from 1.200 to 1.500 people", None),
    ],
)
def test_ranges_too(text: str, ends: tuple[str, str] | None) -> None:
    found = figures(text, "continental")
    if ends is None:
        assert [figure.value for figure in found] == [1200, 1500]
    else:
        assert (found[0].low, found[0].high) == tuple(map(Decimal, ends))


def test_names_are_told_where_there_is_none() -> None:
    with pytest.raises(OptionError, match=r"'numbers' has no 'french'. It is one of: english, continental\."):
        crossfoot.extract("5", numbers="french")
    with pytest.raises(OptionError, match="'scale' has no 'huge'"):
        crossfoot.extract("5", scale="huge")


def test_the_default_is_english_on_the_short_scale() -> None:
    assert notation_named() is ENGLISH
    assert notation_named("english", "short") == ENGLISH
    assert (names_of("numbers")[0], names_of("scale")[0]) == ("english", "short")


def test_the_table_speaks_of_words_that_are_known() -> None:
    rows = table("notations")
    assert {frozenset(row) for row in rows["numbers"].values()} == {frozenset({"decimal", "group"})}
    scales = table("scales")
    for row in rows["scale"].values():
        assert set(row) <= {"words", "letters", "vague", "parts"}
        assert list(row.get("words", {})) == sorted(row.get("words", {}))
        new = set(row.get("words", {})) - set(scales["words"])
        assert new <= {"billiard", "mld", "mrd"}


@given(
    whole=st.integers(0, 10**12),
    places=st.integers(0, 4),
    space=st.sampled_from([".", "\u202f", "\u00a0", ""]),
)
def test_a_value_printed_in_the_continental_way_is_read_back(whole: int, places: int, space: str) -> None:
    value = Decimal(whole).scaleb(-places)
    printed = f"{value:,f}".translate({ord(","): space, ord("."): ","})
    found = figures(f"€{printed}", "continental")
    assert [figure.value for figure in found] == [value]
    assert found[0].text == f"€{printed}"
