from pathlib import Path

import pytest

from crossfoot.rulebook.problems import Problem, invalid, nearest, quoted, shown_path, suggestion


def test_a_broken_rule_is_told_with_lines_marks_and_remedies() -> None:
    """The message is the one an editor mends the file from: place, line, mark, remedy."""
    error = invalid(
        "rules/own/quarters.yaml",
        [
            Problem(
                8,
                16,
                4,
                "'yaer' is not bound. Did you mean 'year'? Bound here: q1, q2, year.",
                "check: q1 + q2 == yaer",
            ),
            Problem(3, 1, 7, "Unknown key 'severty'. Did you mean 'severity'?", "severty: error"),
        ],
    )
    assert str(error).splitlines() == [
        "rules/own/quarters.yaml: rule not loaded, 2 problems [rule-invalid]",
        "   3 | severty: error",
        "     | ^^^^^^^",
        "  Unknown key 'severty'. Did you mean 'severity'?",
        "   8 | check: q1 + q2 == yaer",
        "     |                ^^^^",
        "  'yaer' is not bound. Did you mean 'year'? Bound here: q1, q2, year.",
    ]


def test_a_problem_of_the_whole_file_has_no_line() -> None:
    error = invalid("a.yaml", [Problem(0, 0, 0, "The file is empty.")])
    assert str(error) == "a.yaml: rule not loaded, 1 problem [rule-invalid]\n  The file is empty."


def test_a_long_line_is_cut_around_the_mark() -> None:
    line = "a" * 500 + "BAD" + "b" * 500
    shown, mark, _ = str(Problem(1, 501, 3, "x", line)).splitlines()
    assert len(shown) < 120
    assert shown[mark.index("^") : mark.rindex("^") + 1] == "BAD"


@pytest.mark.parametrize("before", ["\t\t", "数字 ", "e\u0301 ", "\x1b "])
def test_marks_stand_under_their_token_on_a_terminal(before: str) -> None:
    line = before + "BAD"
    shown, mark, _ = str(Problem(1, len(before) + 1, 3, "x", line)).splitlines()
    wide = sum(character in "数字" for character in before) - before.count("\u0301")
    assert mark.index("^") == shown.index("BAD") + wide
    assert "\x1b" not in shown


def test_many_problems_are_counted_and_cut() -> None:
    error = invalid("a.yaml", [Problem(i + 1, 1, 1, "x", "y") for i in range(100)])
    assert "100 problems" in str(error)
    assert str(error).endswith("and 60 more.")
    assert len(error.problems) == 100


def test_the_nearest_name_is_suggested_or_all_are_listed() -> None:
    assert suggestion("yaer", ["q1", "year"]) == "Did you mean 'year'?"
    assert suggestion("zzz", ["q1", "year"]) == "Known here: q1, year."
    assert suggestion("zzz", []) == "Known here: nothing."
    assert nearest("x" * 100_000, ["year"]) is None


def test_quotations_are_cut_and_printable() -> None:
    assert quoted("a" * 100) == "'" + "a" * 39 + "…'"
    assert quoted("a\x1b[31m") == "'a\ufffd[31m'"


def test_paths_are_shown_as_a_person_here_would_type_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown_path(tmp_path / "rules" / "a.yaml") == "rules/a.yaml"
    assert shown_path(Path("/elsewhere/a.yaml")) == "/elsewhere/a.yaml"
    assert shown_path(None) == "<rule>"
