"""Workflow commands: escapes, order, the cap."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from crossfoot.model.finding import Level
from crossfoot.rendering import Failure, render
from tests.rendering.samples import CONSISTENT, DISCREPANCY, run_of

NOTE = dataclasses.replace(DISCREPANCY, level=Level.NOTE)


def test_a_command_names_the_place_and_escapes_the_text() -> None:
    line = render("github", run_of(dataclasses.replace(DISCREPANCY, message="6.6%, or\nmore: less")))
    assert line.startswith(
        "::error file=sale.md,line=1,endLine=2,title=premium-discount (error)::6.6%25, or%0Amore: less"
    )


def test_columns_stand_only_where_it_is_one_line() -> None:
    claims = DISCREPANCY.claims[:1]
    line = render("github", run_of(dataclasses.replace(DISCREPANCY, claims=claims)))
    assert "line=2,endLine=2,title=premium-discount (error),col=3,endColumn=8::" in line


def test_the_most_serious_come_first() -> None:
    lines = render("github", run_of(NOTE, DISCREPANCY)).splitlines()
    assert [line.split()[0] for line in lines] == ["::error", "::notice"]


def test_what_is_beyond_the_cap_is_counted() -> None:
    lines = render("github", run_of(*[DISCREPANCY] * 13, NOTE)).splitlines()
    assert len(lines) == 12
    assert lines[-1] == "crossfoot: 3 errors more, beyond the 10 of a kind that GitHub shows."


def test_what_agrees_is_shown_only_on_demand() -> None:
    assert render("github", run_of(CONSISTENT)) == ""
    assert render("github", run_of(CONSISTENT), show_all=True).startswith("::notice ")


def test_paths_are_relative_to_the_repository() -> None:
    run = dataclasses.replace(
        run_of(failures=(Failure(str(Path.cwd() / "a,b.md"), "gone"),)), root=Path.cwd()
    )
    assert render("github", run) == "::error file=a%2Cb.md,title=not read::gone\n"
