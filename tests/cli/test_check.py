"""``crossfoot check``: what it prints and how it leaves."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.cli.conftest import Terminal

SALE = "The shares were sold at HK$53.25,\na 16.6% discount from HK$57 Monday closing price. It was 2025.\n"
GOOD = "The shares were sold at a 6.6% discount.\n"


def test_a_finding_reads_like_a_colleagues_query(terminal: Terminal) -> None:
    """Place, rule and level; the words; the query; what would fit; the slip; then what was checked."""
    terminal.write("sale.md", SALE)
    outcome = terminal.run("check", "sale.md", "--as-of", "2025-03-25")
    assert outcome.out == (
        "sale.md:2:3  discount  error\n"
        '  "a 16.6% discount from HK$57 Monday"\n'
        "  The price is 6.6% below, as of 2025-03-25. The article says 16.6%.\n"
        "  Would fit: 6.6% for 16.6%.\n"
        "  Looks like: a digit too many.\n"
        "\n"
        "  documents    figures    checked    consistent    errors    warnings    notes\n"
        "-----------  ---------  ---------  ------------  --------  ----------  -------\n"
        "          1          4          1             0         1           0        0\n"
        "Not checked: 3 figures (3 no-relation); 0 identifiers.\n"
    )
    assert outcome.code == 1
    assert outcome.err == ""


def test_nothing_wrong_is_exit_0_and_only_a_summary(terminal: Terminal) -> None:
    terminal.write("sale.txt", GOOD)
    outcome = terminal.run("check", "sale.txt")
    assert outcome.code == 0
    assert "sale.txt" not in outcome.out


def test_show_all_shows_what_agrees(terminal: Terminal) -> None:
    terminal.write("sale.txt", GOOD)
    assert "sale.txt:1:27  discount  consistent\n" in terminal.run("check", "sale.txt", "--show", "all").out


@pytest.mark.parametrize(
    ("level", "fail_on", "code"),
    [
        ("error", "error", 1),
        ("warning", "error", 0),
        ("warning", "warning", 1),
        ("note", "warning", 0),
        ("note", "note", 1),
    ],
)
def test_fail_on_decides_what_counts(terminal: Terminal, level: str, fail_on: str, code: int) -> None:
    terminal.write("crossfoot.toml", f'levels = {{discount = "{level}"}}\n')
    terminal.write("sale.txt", SALE)
    assert terminal.run("check", "sale.txt", "--fail-on", fail_on).code == code


def test_fail_on_comes_from_the_configuration_too(terminal: Terminal) -> None:
    terminal.write("crossfoot.toml", 'fail-on = "note"\nlevels = {discount = "note"}\n')
    terminal.write("sale.txt", SALE)
    assert terminal.run("check", "sale.txt").code == 1


def test_the_date_of_the_front_matter_holds_unless_as_of_is_given(terminal: Terminal) -> None:
    terminal.write("sale.md", "---\ndate: 2024-01-02\n---\n" + SALE)
    assert "as of 2024-01-02" in terminal.run("check", "sale.md").out
    assert "as of 2025-03-25" in terminal.run("check", "sale.md", "--as-of", "2025-03-25").out


def test_a_date_of_the_configuration_is_the_last_resort(terminal: Terminal) -> None:
    terminal.write("crossfoot.toml", "as-of = 2023-05-06\n")
    terminal.write("a.md", SALE)
    terminal.write("b.md", "---\ndate: 2024-01-02\n---\n" + SALE)
    out = terminal.run("check", "a.md", "b.md").out
    assert "as of 2023-05-06" in out
    assert "as of 2024-01-02" in out


def test_json_goes_to_standard_output_and_into_files(terminal: Terminal) -> None:
    terminal.write("sale.md", SALE)
    outcome = terminal.run(
        "check", "sale.md", "--format", "json", "--output", "json=r.json", "--output", "text=r.txt"
    )
    tree = json.loads(outcome.out)
    assert tree["schema"] == "crossfoot.report/1"
    assert tree["summary"]["exit_code"] == outcome.code == 1
    assert (terminal.folder / "r.json").read_text() == outcome.out
    assert "\x1b" not in (terminal.folder / "r.txt").read_text()


def test_standard_input_is_read(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(SALE.encode())))
    outcome = terminal.run("check", "-")
    assert outcome.code == 1
    assert outcome.out.startswith("<stdin>:2:3  discount")


def test_rules_can_be_left_out(terminal: Terminal) -> None:
    terminal.write("sale.md", SALE)
    assert terminal.run("check", "sale.md", "--ignore", "other,discount").code == 0


def test_the_command_line_selects_over_the_configuration(terminal: Terminal) -> None:
    terminal.write("crossfoot.toml", 'ignore = ["discount"]\n')
    terminal.write("sale.md", SALE)
    assert terminal.run("check", "sale.md").code == 0
    assert terminal.run("check", "sale.md", "--rules", "discount").code == 1


def test_the_same_file_reached_twice_is_checked_once(terminal: Terminal) -> None:
    terminal.write("in/sale.md", SALE)
    assert terminal.run("check", "in", "in/sale.md", "./in/../in/sale.md").out.count("error\n") == 1


def test_no_colours_without_a_terminal(terminal: Terminal) -> None:
    terminal.write("sale.md", SALE)
    assert "\x1b" not in terminal.run("check", "sale.md").out


def test_in_a_github_workflow_the_report_goes_into_the_job_summary(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal.write("sale.md", SALE)
    terminal.write("summary.md", "Before.\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    outcome = terminal.run("check", "sale.md", "--format", "github")
    assert outcome.out.startswith("::error file=sale.md,line=2,endLine=2,title=discount (error),")
    assert Path("summary.md").read_text(encoding="utf-8").startswith("Before.\n### Figures: 1 error\n")


def test_a_job_summary_that_cannot_be_written_is_told(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal.write("sale.md", GOOD)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "no/such/summary.md")
    outcome = terminal.run("check", "sale.md", "--format", "github")
    assert "no/such/summary.md: job summary not written [output-failed]" in outcome.err
    assert outcome.code == 2


def test_paths_for_other_tools_are_relative_to_the_repository(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the command ran in a folder below its top."""
    terminal.write("desk/sale.md", SALE)
    Path(".git").mkdir()
    monkeypatch.chdir("desk")
    assert "file=desk/sale.md," in terminal.run("check", "sale.md", "--format", "github").out


def test_markers_are_counted_and_unused_ones_named(terminal: Terminal) -> None:
    """With the real engine: the stand-in knows no markers."""
    terminal.write(
        "a.md",
        '<!-- crossfoot: ok percent-change "as filed" -->\nSales fell 33% to £30m from £40m.\n\n'
        '<!-- crossfoot: ok share-sale "none" -->\nThe end.\n',
    )
    outcome = terminal.real("check", "a.md")
    assert "Left alone as marked or decided: 1 discrepancy.\n" in outcome.out
    assert "a.md:4:1: unused marker, 'share-sale' has nothing to query there.\n" in outcome.out
    assert outcome.code == 0


def test_a_marker_that_is_not_understood_is_exit_2_and_hides_nothing(terminal: Terminal) -> None:
    terminal.write("a.md", "<!-- crossfoot: ok percent-change -->\nSales fell 33% to £30m from £40m.\n")
    outcome = terminal.real("check", "a.md")
    assert "a.md:1:1: marker not understood [marker-invalid]" in outcome.err
    assert "percent-change  error" in outcome.out
    assert outcome.code == 2


def test_overrides_hold_for_their_paths_and_below_the_command_line(terminal: Terminal) -> None:
    terminal.write(
        "crossfoot.toml", '[[overrides]]\npaths = ["archive/"]\nlevels = {percent-change = "note"}\n'
    )
    for name in ("archive/a.md", "b.md"):
        terminal.write(name, "Sales fell 33% to £30m from £40m.\n")
    out = terminal.real("check", "archive", "b.md").out
    assert "archive/a.md:1:12  percent-change  note" in out
    assert "b.md:1:12  percent-change  error" in out
    assert "percent-change" not in terminal.real("check", "archive", "--ignore", "percent-change").out


def test_a_wrong_name_in_an_override_is_told_before_anything_is_read(terminal: Terminal) -> None:
    terminal.write("crossfoot.toml", '[[overrides]]\npaths = ["x/"]\nignore = ["share-sail"]\n')
    terminal.write("b.md", GOOD)
    outcome = terminal.real("check", "b.md")
    assert "Did you mean 'share-sale'?" in outcome.err
    assert outcome.code == 2
