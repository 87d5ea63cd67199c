"""``crossfoot data check`` on CSV files: row rules, descriptions, and everything that must not pass."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

pytest.importorskip("numpy", reason="numpy comes with the extra [data]")

from tests.datasets.conftest import Command

Write = Callable[[Mapping[str, str]], None]
ROW = "proceeds == shares * price"
SLIPPED = "company,shares,price,proceeds\nAcme,800000000,53.25,46.2 billion\nBeta,100,2.50,250.00\n"
SOUND = SLIPPED.replace("46.2", "42.6")
DESCRIBED = "dataset: deals\nsource: deals.csv\nrows:\n  - check: proceeds == shares * price\n"


def test_a_row_with_swapped_digits_fails_and_says_so(check: Command, write: Write) -> None:
    write({"deals.csv": SLIPPED})
    ran = check("deals.csv", "--row", ROW)
    assert ran.code == 1
    assert "row 1 (line 2)" in ran.out
    assert "two digits swapped" in ran.out
    assert "1 of 2 rows fail" in ran.out


def test_the_same_table_mended_passes(check: Command, write: Write) -> None:
    write({"deals.csv": SOUND})
    assert check("deals.csv", "--row", ROW).code == 0


def test_json_has_a_record_a_row(check: Command, write: Write) -> None:
    write({"deals.csv": SLIPPED})
    (found,) = check("deals.csv", "--row", ROW, "--format", "json").json["datasets"]
    (checked,) = found["checks"]
    assert (checked["status"], checked["failed"], checked["checked"]) == ("failed", 1, 2)
    (record,) = checked["rows"]
    assert record["cells"] == {"shares": "800000000", "price": "53.25", "proceeds": "46.2 billion"}
    assert (record["row"], record["line"], record["slip"]) == (1, 2, "digits-transposed")
    assert (record["stated"], record["low"], record["high"]) == ("46.2 billion", "42596000000", "42604000000")


def test_a_description_is_found_in_the_folder_datasets(check: Command, write: Write) -> None:
    write({"datasets/deals.yaml": DESCRIBED, "datasets/deals.csv": SLIPPED})
    assert check().code == 1
    assert check("datasets/deals.csv").code == 1, "a file is checked as the description beside it says"


def test_allowed_failures_and_severity(check: Command, write: Write) -> None:
    write({"deals.csv": SLIPPED, "deals.yaml": DESCRIBED + "    mostly: 50%\n"})
    ran = check("deals.yaml")
    assert ran.code == 0
    assert "1 of 2 rows fail, which is allowed" in ran.out
    write({"deals.yaml": DESCRIBED + "    severity: warning\n    why: Readers add it up.\n"})
    ran = check("deals.yaml")
    assert ran.code == 0
    assert "failed" in ran.out
    assert "Readers add it up." in ran.out


def test_rows_without_a_figure_fail_unless_left_out(check: Command, write: Write) -> None:
    write({"deals.csv": SOUND.replace("2.50", "n/a")})
    ran = check("deals.csv", "--row", ROW)
    assert ran.code == 1
    assert "no figure in price ('n/a')" in ran.out
    ran = check("deals.csv", "--row", ROW, "--nulls", "skip")
    assert ran.code == 0
    assert "1 left out" in ran.out


def test_all_rows_left_out_is_no_pass(check: Command, write: Write) -> None:
    write({"deals.csv": "shares,price,proceeds\n1,n/a,2\n"})
    ran = check("deals.csv", "--row", ROW, "--nulls", "skip")
    assert ran.code == 2
    assert "nothing was checked" in ran.out


@pytest.mark.parametrize(
    ("files", "arguments", "says"),
    [
        ({"a.csv": SOUND}, ["a.csv"], "nothing-to-check"),
        ({"a.csv": "shares,price,proceeds\n"}, ["a.csv", "--row", ROW], "no-rows"),
        ({"a.csv": ""}, ["a.csv", "--row", ROW], "file-empty"),
        ({}, ["a.csv", "--row", ROW], "file-missing"),
        ({}, [], "file-missing"),
        ({"datasets/readme.txt": ""}, [], "folder-empty"),
        ({"a.xlsx": "x"}, ["a.xlsx", "--row", ROW], "form-unknown"),
        ({"a.csv": SOUND}, ["a.csv", "--row", "proceds == shares * price"], "Did you mean 'proceeds'"),
        ({"a.csv": SOUND}, ["a.csv", "--row", "company == shares * price"], "'Acme' is no number"),
        ({"a.csv": SOUND}, ["a.csv", "--row", "__import__('os')"], "There is no function"),
        ({"a.csv": SOUND}, ["a.csv", "--row", "proceeds = shares"], "write '=='"),
        ({"a.csv": SOUND}, ["a.csv", "--row", "fx(price, shares) == 1"], "cannot be worked out from a row"),
        ({"a.csv": "a,b,a\n1,2,3\n"}, ["a.csv", "--row", "a == b"], "'a' is the title of columns 1, 3"),
        ({"a.csv": "a,b\n1,2\n1,2,3\n"}, ["a.csv", "--row", "a == b"], "Line 3 has 3 cells, the header 2"),
        ({"a.csv": 'a,b\n1,"2\n'}, ["a.csv", "--row", "a == b"], "csv-broken"),
        ({"a.csv": "a,b\n1,2\0\n"}, ["a.csv", "--row", "a == b"], "NUL"),
        ({"a.csv": 'a,b\n"1,234.5",1\n"1.234,5",1\n'}, ["a.csv", "--row", "a == b"], "decimal comma"),
        ({"a.csv": 'a,b\n"1,234",1\n1 234,1\n'}, ["a.csv", "--row", "a == b"], "thousands in another way"),
        ({"a.csv": "a,b\n" + "1" * 2_000_000}, ["a.csv", "--row", "a == b"], "line-too-long"),
    ],
)
def test_what_cannot_be_checked_is_no_pass(
    check: Command, write: Write, files: dict[str, str], arguments: list[str], says: str
) -> None:
    """Exit status 2, and a message that says what and where."""
    write(files)
    ran = check(*arguments)
    assert ran.code == 2
    assert says in ran.out + ran.err


def test_bytes_that_are_no_text_are_told_by_line(check: Command, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"a,b\n1,2\n\x92,3\n")
    ran = check("a.csv", "--row", "a == b")
    assert ran.code == 2
    assert "0x92" in ran.out
    (tmp_path / "b.csv").write_bytes("preis;a\n£5;5\n".encode("cp1252"))
    assert check("b.csv", "--row", "preis == a", "--encoding", "cp1252").code == 0


def test_whole_numbers_are_counts_to_the_end_of_the_file(
    check: Command, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file is read in stretches; what its last row says of a column's precision holds from the first."""
    monkeypatch.setattr("crossfoot.datasets.csv_files.STRETCH", 2)
    whole = "t,a\n40,39.6\n41,41\n42,42\n"
    write({"whole.csv": whole, "decimals.csv": whole + "43.0,43\n"})
    assert check("whole.csv", "--row", "t == a").code == 0
    ran = check("decimals.csv", "--row", "a == t * 1")
    assert ran.code == 0
    assert check("whole.csv", "--row", "a == t * 1").code == 1, "40 as a count is not 39.6"


def test_other_delimiters_are_seen(check: Command, write: Write) -> None:
    write({"a.csv": "a;b\n1;1\n", "b.tsv": "a\tb\n1\t1\n", "c.csv": "\ufeffa,b\r\n1,1\r\n"})
    for name in ("a.csv", "b.tsv", "c.csv"):
        assert check(name, "--row", "a == b").code == 0, name


def test_one_broken_data_set_never_hides_the_others(check: Command, write: Write) -> None:
    write({"a.csv": SLIPPED, "b.csv": "nothing\n"})
    ran = check("b.csv", "a.csv", "--row", ROW)
    assert ran.code == 2
    assert "two digits swapped" in ran.out


@pytest.mark.slow
def test_a_hundred_thousand_rows_take_under_five_seconds(check: Command, tmp_path: Path) -> None:
    """Of the processor's time: other programs on the machine are none of its business."""
    lines = (
        f"{shares},{shares % 97 + 0.25:.2f},{shares * (shares % 97 + 0.25):.2f}"
        for shares in range(1, 100_001)
    )
    (tmp_path / "a.csv").write_text("shares,price,proceeds\n" + "\n".join(lines), encoding="utf-8")
    start = time.process_time()
    assert check("a.csv", "--row", ROW).code == 0
    assert time.process_time() - start < 5


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    """In a process of its own, in which numpy cannot be imported."""
    code = "from crossfoot.cli import run; sys.exit(run(['data', 'check', 'a.csv']))"
    code = f"import sys; sys.modules['numpy'] = None; {code}"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "pip install 'crossfoot[data]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_help_says_what_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    from crossfoot.cli import run

    assert run(["data", "check", "--help"]) == 0
    shown = capsys.readouterr().out
    for word in ("--row", "--docs", "--format", "--no-python", "--nulls", "Exit status"):
        assert word in shown
