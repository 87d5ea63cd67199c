"""Tables that should add up: what is bound, what is accused, and what is left alone."""

import random

import pytest

import crossfoot
from crossfoot.engine.checker import Checker
from crossfoot.model.finding import Verdict
from crossfoot.model.report import Report

CROSS = """| Votes | North | South | Total |
|---|---|---|---|
| Reds | {reds} | 194 | 314 |
| Blues | 177 | 111 | 288 |
| Total | 297 | {south} | {corner} |
"""


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(rules=[rule.name for rule in Checker().rulebook if rule.pack == "table"])


def table(rows: str) -> str:
    """Rows as ``a b c; d e f`` with the first as header."""
    lines = ["| " + " | ".join(row.split()).replace("_", " ") + " |" for row in rows.split(";")]
    return "\n".join([lines[0], "|---" * lines[0].count("|") + "|", *lines[1:]])


def rules(report: Report, verdict: Verdict = Verdict.DISCREPANCY) -> list[str]:
    return [finding.rule for finding in report.findings if finding.verdict is verdict]


def cross(checker: Checker, reds: str = "120", south: str = "305", corner: str = "602") -> Report:
    return checker.check(CROSS.format(reds=reds, south=south, corner=corner))


def test_a_table_that_adds_up_both_ways_agrees(checker: Checker) -> None:
    report = cross(checker)
    assert rules(report) == []
    assert "crossfoot" in rules(report, Verdict.CONSISTENT)


@pytest.mark.parametrize(
    ("change", "repair"),
    [
        ({"reds": "102"}, ("102", "120")),
        ({"south": "350"}, ("350", "305")),
        ({"corner": "620"}, ("620", "602")),
    ],
)
def test_one_wrong_cell_is_one_finding_that_names_it(
    checker: Checker, change: dict[str, str], repair: tuple[str, str]
) -> None:
    (finding,) = cross(checker, **change).discrepancies
    assert finding.rule == "crossfoot"
    assert [(one.text, one.suggestion) for one in finding.repairs] == [repair]


def test_a_single_sum_is_still_found_when_only_its_rule_runs() -> None:
    assert rules(cross(Checker(rules=["column-total"]), reds="102")) == ["column-total"]


def test_claims_carry_row_and_column(checker: Checker) -> None:
    (finding,) = cross(checker, reds="102").discrepancies
    cell = next(claim for claim in finding.claims if claim.role == "cell")
    assert (cell.text, cell.row, cell.column) == ("102", 1, "North")


def test_rounding_is_granted_to_every_term(checker: Checker) -> None:
    assert rules(checker.check(table("Item £m; Rent 1.3; Heat 2.4; Fuel 3.4; Total 7.2"))) == []
    assert rules(checker.check(table("Item £m; Rent 1.3; Heat 2.4; Fuel 3.4; Total 7.4"))) == ["column-total"]


def test_a_note_on_rounding_grants_more(checker: Checker) -> None:
    text = table("Item £m; Rent 1.3; Heat 2.4; Fuel 3.4; Total 7.4")
    assert rules(checker.check(text + "\n\nFigures may not add up because of rounding.")) == []


def test_things_counted_one_by_one_must_add_up_exactly(checker: Checker) -> None:
    assert rules(checker.check(table("Ward Votes; North 410; South 388; West 120; Total 919"))) == [
        "column-total"
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "Shop Growth; North 4%; South 9%; Total 6%",
        "Year Staff; 2019 41; 2020 44; Average 42.5",
        "Ward Beds; North 40; South ..; West 31; Total 118",
        "Ward Beds; North 40; South -; West 31; Total 118",
        "Film Weeks Takings; Alder 3 22.0; Birk 2 11.4; All_time 9 410.0",
        "Item Amount; Costs 900; of_which_pay 600; Rent 100; Total 1,600",
        "Total_assets Cash; 410 12; 388 9",
        "Firm Assets Sales; Alder 410 120; Birk 388 90; Total_staff 9,900 310",
    ],
)
def test_columns_that_are_no_sums_are_left_alone(checker: Checker, rows: str) -> None:
    assert rules(checker.check(table(rows))) == []


def test_sub_totals_are_not_counted_twice(checker: Checker) -> None:
    rows = "Item 2023 2024; Pay 10 12; Rent 20 21; All_staff 30 33; Gas 5 6; Heat 7 9; All_energy 12 15; Total 42 48"
    report = checker.check(table(rows))
    assert rules(report) == []
    assert len(rules(report, Verdict.CONSISTENT)) == 6


def test_an_unlabelled_last_row_is_a_total_if_other_columns_say_so(checker: Checker) -> None:
    rows = "Depot A B C D; North 641 812 301 90; South 515 455 222 88; Both_lines 1,156 1,267 523 187"
    assert rules(checker.check(table(rows))) == ["column-total"]


def test_a_wrong_level_spoils_one_step_of_a_running_column(checker: Checker) -> None:
    rows = "Month Rain Cumulative; Jan 81 81; Feb 64 145; Mar 72 271; Apr 40 257; May 33 290"
    assert rules(checker.check(table(rows))) == ["running-column"]


def test_the_binder_does_not_reach_into_tables() -> None:
    text = "| Sales rose | 35% to $1.5bn from $1.2bn |\n|---|---|\n| a | 10 |\n| b | 12 |"
    assert [f.rule for f in crossfoot.check(text).discrepancies] == []


def test_coverage_counts_every_cell_once(checker: Checker) -> None:
    coverage = cross(checker).coverage
    assert coverage.found == coverage.checked == 9


@pytest.mark.parametrize("rows", [20, 200, 399])
def test_large_tables_are_read_in_time(checker: Checker, rows: int) -> None:
    text = "| Total | a | b |\n|---|---|---|\n" + "\n".join(f"| Total | {n} | {n * n} |" for n in range(rows))
    assert checker.check(text).coverage.found >= rows


def grid(rows: list[tuple[int, int, int]]) -> str:
    body = "\n".join(f"| r{n} | {a:,} | {b:,} | {c:,} |" for n, (a, b, c) in enumerate(rows))
    return f"| Plant | Gross | Own use | Net |\n|---|---|---|---|\n{body}"


@pytest.fixture(scope="module")
def plants() -> list[tuple[int, int, int]]:
    rng = random.Random(11)
    rows = [(rng.randrange(2000, 9000), rng.randrange(100, 900)) for _ in range(12)]
    return [(gross, own, gross - own) for gross, own in rows]


def test_a_formula_that_all_rows_but_one_follow_is_inferred(plants: list[tuple[int, int, int]]) -> None:
    gross, own, net = plants[4]
    plants = [*plants[:4], (gross, own, net + 540), *plants[5:]]
    report = Checker(rules=["inferred-column"]).check(grid(plants))
    (finding,) = report.discrepancies
    assert finding.level == "note"
    assert {claim.text for claim in finding.claims} == {f"{n:,}" for n in plants[4]}
    assert len(report.consistent) == 11


def test_nothing_is_inferred_from_few_rows_or_many_misfits(plants: list[tuple[int, int, int]]) -> None:
    checker = Checker(rules=["inferred-column"])
    wrong = [(gross, own, net + 540 * (n % 4 == 0)) for n, (gross, own, net) in enumerate(plants)]
    assert checker.check(grid(plants[:7])).findings == ()
    assert checker.check(grid(wrong)).findings == ()


def test_columns_that_agree_by_their_size_alone_prove_nothing() -> None:
    """Every row of a nearly constant column fits every other."""
    rows = [(4_000 + n % 2, 100, 4_100 + n % 2) for n in range(12)]
    assert Checker(rules=["inferred-column"]).check(grid(rows)).findings == ()
