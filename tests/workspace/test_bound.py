"""Figures tied to data, through the command line."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Terminal

pytest.importorskip("duckdb", reason="the extra [data] is not installed")

REGIONS = "region,people,coast\nKent,1610251,yes\nSurrey,1214540,no\nDevon,831700,yes\n"
KENT = "<!-- crossfoot: data/regions.csv[Kent, people] -->"


@pytest.fixture
def desk(terminal: Terminal) -> Terminal:
    terminal.write("crossfoot.toml", "")
    terminal.write("data/regions.csv", REGIONS)
    return terminal


def test_a_figure_that_rounds_to_the_data_agrees(desk: Terminal) -> None:
    desk.write("a.md", f"Kent had 1.61 million {KENT} people in 2024, the 14 districts together.\n")
    outcome = desk.real("check", "a.md", "--show", "all")
    assert "a.md:1:10  bound-value  consistent" in outcome.out
    assert "data/regions.csv[Kent, people] is 1,610,251." in outcome.out
    assert outcome.code == 0


def test_a_figure_that_does_not_is_a_query(desk: Terminal) -> None:
    desk.write("a.md", f"Kent had 1.16 million {KENT} people.\n")
    outcome = desk.real("check", "a.md")
    assert "data/regions.csv[Kent, people] is 1,610,251. The article says 1.16 million." in outcome.out
    assert "Would fit: 1,610,251 for 1.16 million." in outcome.out
    assert outcome.code == 1


@pytest.mark.parametrize(
    ("said", "target", "code"),
    [
        ("two-thirds", "data/regions.csv: share() where coast = yes", 0),
        ("67%", "data/regions.csv: share() where coast = yes", 0),
        ("76%", "data/regions.csv: share() where coast = yes", 1),
        ("3.7 million", "data/regions.csv: sum(people)", 0),
        ("3", "data/regions.csv: rank(people, Devon)", 0),
        ("about 1.2 million", "data/regions.csv: mean(people)", 0),
    ],
)
def test_aggregates(desk: Terminal, said: str, target: str, code: int) -> None:
    desk.write("a.md", f"It came to {said} <!-- crossfoot: {target} --> in all.\n")
    assert desk.real("check", "a.md").code == code


def test_front_matter_and_a_file_beside_tie_figures_too(desk: Terminal) -> None:
    entry = '{figure: 1.16 million, is: "data/regions.csv[Kent, people]"}'
    desk.write("a.md", f"---\ncrossfoot:\n  data:\n    - {entry}\n---\nKent had 1.16 million people.\n")
    desk.write("b.txt", "Kent had 1.16 million people.\n")
    desk.write("b.txt.crossfoot.yaml", f"data:\n  - {entry}\n")
    for path in ("a.md", "b.txt"):
        assert "bound-value  error" in desk.real("check", path).out


def test_what_cannot_be_compared_is_exit_2_and_hides_nothing(desk: Terminal) -> None:
    desk.write("a.md", f"Sales fell 33% to £30m from £40m. {KENT.replace('Kent', 'Essex')}\n")
    outcome = desk.real("check", "a.md")
    assert "a.md:1:35: figure not compared with data [data-not-found]" in outcome.err
    assert "no row with 'Essex'" in outcome.err
    assert "percent-change  error" in outcome.out
    assert outcome.code == 2


def test_a_marker_without_a_figure_before_it_is_told(desk: Terminal) -> None:
    desk.write("a.md", f"There were 5 of them.\n\nKent {KENT} is large.\n")
    assert "No figure stands before the marker in its paragraph." in desk.real("check", "a.md").err


def test_figures_that_are_nowhere_in_a_table_are_noted_on_demand(desk: Terminal) -> None:
    desk.write("a.md", "Kent had 1.61 million people, Surrey 1.2 million and Devon 838,000, in March 2024.\n")
    assert desk.real("check", "a.md").code == 0
    outcome = desk.real("check", "a.md", "--data", "data/regions.csv", "--format", "json")
    found = [
        one for one in json.loads(outcome.out)["documents"][0]["findings"] if one["rule"] == "not-in-data"
    ]
    assert [one["claims"][0]["text"] for one in found] == ["838,000"]
    assert found[0]["message"] == "838,000 is nowhere in regions.csv. The nearest is 831700 (Devon, people)."
    assert found[0]["level"] == "note"
    assert outcome.code == 0


def test_a_table_that_is_not_there_is_told(desk: Terminal) -> None:
    desk.write("a.md", "There were 5.\n")
    assert desk.real("check", "a.md", "--data", "none.csv").code == 2
