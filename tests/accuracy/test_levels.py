"""Levels are earned by readings: the bound of the binding precision, and how many were read."""

from pathlib import Path

import pytest

from crossfoot.rulebook import load_rulebook
from scripts.accuracy import levels
from scripts.accuracy.readings import Reading, load


@pytest.mark.parametrize(
    ("right", "count", "bound"), [(0, 0, 0.0), (73, 73, 0.95), (10, 10, 0.72), (9, 10, 0.60)]
)
def test_the_bound_is_wilsons(right: int, count: int, bound: float) -> None:
    assert levels.wilson(right, count) == pytest.approx(bound, abs=0.005)


@pytest.mark.parametrize(
    ("right", "count", "made", "mended", "level"),
    [
        (73, 73, 900, 2, "error"),
        (72, 72, 72, 0, "error, being rare"),
        (72, 72, 72, 1, "new text wanted"),
        (72, 72, 73, 1, "read more"),
        (98, 100, 100, 0, "warning"),
        (9, 10, 10, 0, "note"),
        (0, 3, 3, 0, "note"),
    ],
)
def test_a_level_is_earned(right: int, count: int, made: int, mended: int, level: str) -> None:
    assert levels.earned(right, count, made, mended) == level


def reading(rule: str, verdict: str, category: str) -> Reading:
    return Reading("news/1", 0, 9, rule, verdict, category)


def test_the_tables_count_by_rule_and_by_source() -> None:
    read = [
        reading("ago", "consistent", "right"),
        reading("ago", "discrepancy", "wrong-binding"),
        reading("margin", "discrepancy", "real-error"),
    ]
    gone = Reading("news/2", 0, 9, "margin", "consistent", "wrong-binding")
    rows = list(levels.precision(read, {"ago": "error"}, {"ago": 5}, [*read, gone]))
    assert rows[2:] == [
        "| ago | error | 5 | 2 | 1 | 0 | 0.09 | note |",
        "| margin | gone | 1 | 1 | 1 | 1 | 0.21 | new text wanted |",
    ]
    assert "| real-error: the copy is wrong | 1 | 1 |" in list(levels.classes(read))


def test_a_table_is_put_between_its_markers() -> None:
    page = "a\n<!-- classes -->\nold\n<!-- end of classes -->\nb\n"
    assert levels.filled(page, {"classes": "new"}) == page.replace("old", "new")
    assert levels.filled(page.replace("old\n", ""), {"classes": "new"}) == page.replace("old", "new")
    with pytest.raises(ValueError, match="no <!-- precision -->"):
        levels.filled(page, {"precision": "new"})


def test_the_page_is_written_from_the_readings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "accuracy.md"
    page.write_text(
        "<!-- classes -->\n\n<!-- end of classes -->\n<!-- precision -->\n\n<!-- end of precision -->\n"
    )
    monkeypatch.setattr(levels, "PAGE", page)
    read = [reading("percent-change", "discrepancy", "real-error")]
    levels.write(read, read, {"percent-change": 1})
    assert "| percent-change | error | 1 | 1 | 1 | 0 | 0.21 | error, being rare |" in page.read_text(
        encoding="utf-8"
    )


def test_the_page_counts_every_reading(repository: Path) -> None:
    """`realtext --update` writes the table of classes."""
    page = (repository / "docs" / "accuracy.md").read_text(encoding="utf-8")
    table = "\n".join(levels.classes(load(repository / "docs" / "readings")))
    assert levels.filled(page, {"classes": table}) == page


def test_no_rule_stands_above_what_its_readings_earned(repository: Path) -> None:
    """`realtext --update` writes the table of precision; a level may go down only by its row."""
    page = (repository / "docs" / "accuracy.md").read_text(encoding="utf-8")
    table = page.partition("<!-- precision -->")[2].partition("<!-- end of precision -->")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.strip().splitlines()[2:]]
    earned = {row[0]: row[-1] for row in rows if row[-1] in ("note", "warning")}
    assert len(rows) > len(earned)
    ladder = ("off", "note", "warning", "error")
    for rule in load_rulebook([repository / "rules"]):
        if rule.name in earned:
            assert ladder.index(rule.level.value) <= ladder.index(earned[rule.name]), rule.name
