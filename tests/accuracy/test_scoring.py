"""The scorer counts what the README beside the passages says it counts."""

import pytest
import yaml

from crossfoot import Checker
from scripts.accuracy import benchmark
from scripts.accuracy.passages import Passage
from scripts.accuracy.scoring import Score, broken, score, tally, totals

RIGHT = "Sales rose 25% to $5.00 million from $4.00 million."
WRONG = "Sales rose 52% to $5.00 million from $4.00 million."


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


def pair(clean: str = RIGHT, corrupt: str | None = WRONG, before: str = "25%", after: str = "52%") -> Passage:
    operands = ("25%", "$5.00 million", "$4.00 million")
    return Passage("p", "change", "easy", None, clean, corrupt, operands, before, after)


def test_a_pair_is_found_and_confirmed(checker: Checker) -> None:
    one = score(pair(), checker)
    assert (one.found, one.confirmed, one.alarms, one.strays) == (True, True, (), ())


def test_an_error_in_a_clean_text_is_an_alarm(checker: Checker) -> None:
    one = score(pair(clean=WRONG), checker)
    assert "percent-change" in {finding.rule for finding in one.alarms}


def test_a_discrepancy_elsewhere_is_a_stray_and_finds_nothing(checker: Checker) -> None:
    clean = "Nobody asked for 7 chairs. " + WRONG
    passage = Passage("p", "f", "easy", None, clean, clean.replace("7 chairs", "9 chairs"), ("7",), "7", "9")
    one = score(passage, checker)
    assert not one.found
    assert len(one.strays) == 1


def test_a_negative_has_alarms_alone(checker: Checker) -> None:
    one = score(pair(corrupt=None), checker)
    assert (one.found, one.confirmed, one.alarms) == (False, False, ())


def scores() -> list[Score]:
    return [Score(pair(), found=True, confirmed=True), Score(pair()), Score(pair(corrupt=None))]


def test_shares_are_of_the_pairs_and_alarms_of_the_clean_passages() -> None:
    assert tally(scores()) == {
        "pairs": 2, "found": 1, "confirmed": 1, "clean": 3, "alarmed": 0, "strays": 0
    }  # fmt: skip
    assert totals(scores()) == {
        "found": 0.5, "confirmed": 0.5, "alarmed": 0.0, "strays": 0.0, "found-easy": 0.5, "families-at-zero": 0.0
    }  # fmt: skip


def test_only_totals_that_are_worse_break_a_floor() -> None:
    shares = {"found": 0.5, "alarmed": 0.02}
    assert broken(shares, {"at-least": {"found": 0.5}, "at-most": {"alarmed": 0.02}}) == []
    assert broken(shares, {"at-least": {"found": 0.6}, "at-most": {"alarmed": 0.01}}) == [
        "found is 0.5, floor: at least 0.6",
        "alarmed is 0.02, floor: at most 0.01",
    ]


def test_a_floor_for_something_unknown_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"'fuond' is not measured: alarmed, found"):
        broken({"found": 0.5, "alarmed": 0.0}, {"at-least": {"fuond": 0.5}})
    with pytest.raises(ValueError, match=r"'at-lest' is no kind of floor"):
        broken({"found": 0.5}, {"at-lest": {"found": 0.5}})


def test_the_recorded_floors_name_what_is_measured() -> None:
    floors = yaml.safe_load((benchmark.BENCHMARK / "floors.yaml").read_text(encoding="utf-8"))
    measured = [
        Score(Passage("p", "f", level, None, "", "x"), found=True) for level in ("easy", "medium", "hard")
    ]
    assert {name for limits in floors.values() for name in limits} <= set(totals(measured))


def test_the_table_has_a_row_for_each_group() -> None:
    lines = list(benchmark.table({"change": tally(scores())}))
    assert lines[0].split() == ["pairs", "found", "confirmed", "clean", "alarmed", "strays"]
    assert lines[1].split() == ["change", "2", "1", "1", "3", "0", "0"]


def test_misses_are_shown_with_what_was_changed() -> None:
    assert next(benchmark.misses(scores())) == "missed p (easy): '25%' became '52%'"
