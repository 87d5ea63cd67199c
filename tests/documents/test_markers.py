"""Markers: which paragraph they speak of, and what of them is not understood."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossfoot import Document, InputError, read
from crossfoot.documents import markers_of, without_markers

OK = '<!-- crossfoot: ok percent-change "weekly, not monthly" -->'


def spoken_of(document: Document) -> list[str]:
    return [document.text[marker.start : marker.end] for marker in markers_of(document).markers]


@pytest.mark.parametrize("format", ["markdown", "text"])
@pytest.mark.parametrize(
    ("source", "paragraph"),
    [
        (f"First.\n\n{OK}\nSecond.\n\nThird.", "Second."),
        (f"First.\n\n{OK}\n\nSecond.\n\nThird.", "Second."),
        (f"First.\n\nSecond. {OK}\n\nThird.", "Second."),
        (f"First.\n\nSecond.\n{OK}\n\nThird.", "Second."),
        (f"{OK}\n\nFirst.\n\nSecond.", "First."),
        (f"First.\n\nSecond.\n\nThird. {OK}", "Third."),
    ],
)
def test_a_marker_speaks_of_the_next_paragraph_or_the_one_it_ends(
    format: str, source: str, paragraph: str
) -> None:
    document = read(source.encode(), format=format)
    (stretch,) = spoken_of(document)
    assert without_markers(stretch).strip() == paragraph


def test_in_html_too() -> None:
    page = f"<p>First.</p>\n<p>Second. {OK}</p>\n<p>Third.</p>\n{OK}\n<p>Fourth.</p>"
    assert spoken_of(read(page.encode(), format="html")) == ["Second.", "Fourth."]


def test_rule_reason_and_place_are_told() -> None:
    (marker,) = markers_of(read(f"First.\n\n  {OK}\nSecond.".encode(), format="markdown")).markers
    assert (marker.rule, marker.reason) == ("percent-change", "weekly, not monthly")
    assert (marker.line, marker.column) == (3, 3)


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- crossfoot: ok percent-change -->",
        '<!-- crossfoot: ok percent-change "" -->',
        '<!-- crossfoot: okay percent-change "x" -->',
        "<!-- crossfoot: -->",
        '<!-- crossfoot: ok "a reason alone" -->',
    ],
)
def test_a_marker_without_rule_or_reason_is_told(comment: str) -> None:
    found = markers_of(read(f"First.\n\n{comment}\nSecond.".encode(), format="markdown", path="a.md"))
    assert found.markers == ()
    assert found.problems == (
        'a.md:3:1: marker not understood [marker-invalid]\n  Write it as <!-- crossfoot: ok RULE "reason" -->, or '
        "<!-- crossfoot: FILE.csv[row, column] -->.",
    )


def test_other_comments_and_those_that_code_shows_are_none() -> None:
    source = f"<!-- a note -->\n\n```\n{OK}\n```\n\nAs in `{OK}`.\n\n~~~~\n```\n{OK}\n~~~~\n\n"
    source += "<!-- crossfoot: never closed"
    assert markers_of(read(source.encode(), format="markdown")) == markers_of(Document.from_text(""))


def test_front_matter_speaks_of_the_whole_document() -> None:
    source = "---\ncrossfoot:\n  ok:\n    - {rule: share-sale, reason: as filed}\n---\nFirst.\n\nSecond.\n"
    document = read(source.encode(), format="markdown")
    (marker,) = markers_of(document).markers
    assert (marker.rule, marker.reason, marker.line) == ("share-sale", "as filed", 1)
    assert spoken_of(document) == [document.text]


def test_a_file_beside_the_text_speaks_of_the_figures_it_names(tmp_path: Path) -> None:
    path = tmp_path / "sale.txt"
    path.write_text("First.", encoding="utf-8")
    (tmp_path / "sale.txt.crossfoot.yaml").write_text(
        'ok:\n  - rule: share-sale\n    figures: ["5%"]\n    reason: as filed\n', encoding="utf-8"
    )
    (marker,) = markers_of(read(path)).markers
    assert (marker.figures, marker.line) == (("5%",), 0)


@pytest.mark.parametrize(
    "beside",
    ["- a\n", "ok: yes\n", "ok:\n  - rule: x\n", "okay: []\n", "ok:\n  - {rule: x, reason: y, z: 1}\n"],
)
def test_entries_that_are_not_understood_are_told(tmp_path: Path, beside: str) -> None:
    path = tmp_path / "sale.txt"
    path.write_text("First.", encoding="utf-8")
    (tmp_path / "sale.txt.crossfoot.yaml").write_text(beside, encoding="utf-8")
    (problem,) = markers_of(read(path)).problems
    assert problem.startswith(f"{path}.crossfoot.yaml: marker not understood [marker-invalid]\n")


def test_a_file_beside_the_text_that_is_no_yaml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sale.txt").write_text("First.", encoding="utf-8")
    (tmp_path / "sale.txt.crossfoot.yaml").write_text("ok: [", encoding="utf-8")
    with pytest.raises(InputError, match=r"crossfoot\.yaml:2: markers not read \[markers-invalid\]"):
        read(tmp_path / "sale.txt")
