import pytest

from crossfoot.adapters.columns import Columns
from crossfoot.errors import OptionError


def test_the_usual_names_stand_in() -> None:
    there = ["URL", "Body", "published", "publisher", "words"]
    assert Columns().resolved(there, "x") == Columns(("Body",), "URL", "published", "publisher")


def test_what_is_asked_for_wins() -> None:
    there = ["text", "headline", "id", "key", "date"]
    asked = Columns(("headline", "text"), id="key")
    assert asked.resolved(there, "x") == Columns(("headline", "text"), "key", "date", None)


def test_one_column_is_not_text_and_source_too() -> None:
    assert Columns(text=("source",)).resolved(["source"], "x") == Columns(("source",))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (Columns(), ["which column holds the text", "--text", "It has: headlnie, wrds."]),
        (Columns(text=("headline",)), ["no column 'headline', which --text names", "Did you mean 'headlnie'?"]),
        (Columns(text=("wrds",), date="day"), ["no column 'day', which --date names", "It has: headlnie, wrds."]),
    ],
)  # fmt: skip
def test_a_missing_column_is_told_with_those_there_are(asked: Columns, told: list[str]) -> None:
    with pytest.raises(OptionError) as error:
        asked.resolved(["headlnie", "wrds"], "news.jsonl")
    assert all(part in str(error.value) for part in ["news.jsonl", "[column-missing]", *told])
