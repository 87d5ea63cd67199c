"""Whole scans with the real engine."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow", reason="pyarrow comes with the extra [scan]")
pytest.importorskip("pandera", reason="pandera comes with the extra [scan]")

import pyarrow as pa
import pyarrow.parquet as pq

import crossfoot
from crossfoot.errors import CrossfootError, OptionError
from crossfoot.scan.local import Pace
from crossfoot.scan.parts import COVERAGE, FINDINGS, done_parts
from crossfoot.workspace.opening import Wanted
from crossfoot.workspace.scanning import Plan, Scanned, Watch, corpus_of, scan
from tests.scan.samples import invented, write_lines


def rows(out: Path, kind: str) -> list[dict[str, Any]]:
    """All rows but for what a clock decides."""
    table = pq.read_table(out / kind)
    found: list[dict[str, Any]] = table.drop(
        [name for name in ("seconds",) if name in table.column_names]
    ).to_pylist()
    return found


def scanned(*paths: Path, out: Path, jobs: int = 1, batch: int = 7, **more: Any) -> Scanned:
    return scan(Plan(tuple(map(str, paths)), out, pace=Pace(batch, jobs), **more))


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_lines(tmp_path_factory.mktemp("corpus") / "news.jsonl", range(40))


@pytest.fixture(scope="module")
def whole(lines: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An undisturbed scan of the lines."""
    out = tmp_path_factory.mktemp("whole") / "out"
    scanned(lines, out=out)
    return out


def test_a_scan_says_what_a_check_says(lines: Path, whole: Path) -> None:
    """Article by article, and every article once."""
    found = rows(whole, FINDINGS)
    coverage = rows(whole, COVERAGE)
    assert [row["place"] for row in coverage] == list(range(1, 41))
    discrepancies = 0
    for number, row in enumerate(coverage):
        article = invented(number)
        report = crossfoot.check(article["text"], as_of=row["date"])
        mine = [one for one in found if one["place"] == number + 1]
        assert [(one["rule"], one["verdict"], one["message"]) for one in mine] == [
            (one.rule, one.verdict.value, one.message) for one in report.findings
        ]
        assert [one["number"] for one in mine] == list(range(len(mine)))
        for one in mine:
            for claim in one["claims"]:
                assert article["text"][claim["start"] : claim["end"]] == claim["text"]
        assert (row["article"], row["date"].isoformat()) == (article["id"], article["date"])
        assert row["figures"] == report.coverage.found
        assert row["checked"] == report.coverage.checked
        assert row["confirmed"] == len(report.consistent)
        assert row["errors"] + row["warnings"] + row["notes"] == len(report.discrepancies)
        discrepancies += len(report.discrepancies)
    assert discrepancies > 5


def test_the_summary_counts_what_is_in_the_rows(whole: Path) -> None:
    summary = json.loads((whole / "summary.json").read_text(encoding="utf-8"))
    coverage, found = rows(whole, COVERAGE), rows(whole, FINDINGS)
    assert summary["articles"] == {"all": 40, "checked": 40}
    assert summary["confirmed"] == sum(row["verdict"] == "consistent" for row in found)
    assert summary["figures"]["found"] == sum(row["figures"] for row in coverage)
    assert sum(one["read"] for one in summary["months"]) == 40
    assert {one["source"] for one in summary["sources"]} == {"city", "county", "markets"}
    assert summary["exit_code"] == 1
    assert (whole / "errors.jsonl").read_text() == ""


def test_all_kinds_of_corpora_give_the_same_findings(lines: Path, whole: Path, tmp_path: Path) -> None:
    """Packed lines, Parquet and a folder of all, with two processes."""
    records = [invented(number) for number in range(40)]
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.jsonl.zst").write_bytes(pa.compress(lines.read_bytes(), codec="zstd", asbytes=True))
    pq.write_table(pa.Table.from_pylist(records), folder / "b.parquet")
    (folder / "sub").mkdir()
    for record in records:
        front = f"---\ndate: {record['date']}\n---\n\n"
        (folder / "sub" / f"{record['id']}.md").write_text(front + record["text"], encoding="utf-8")
    (folder / ".hidden.jsonl").write_text("never read")
    result = scanned(folder, out=folder / "out", jobs=2)
    assert result.summary.articles == 120
    assert not result.summary.failures

    def told(all_rows: list[dict[str, Any]], file: str) -> list[tuple[Any, ...]]:
        kept = [row for row in all_rows if file in row["file"]]
        return [(row["rule"], row["verdict"], row["message"], str(row["date"])) for row in kept]

    expected, found = told(rows(whole, FINDINGS), "jsonl"), rows(folder / "out", FINDINGS)
    assert len(expected) > 40
    for file in ("a.jsonl.zst", "b.parquet", ".md"):
        assert told(found, file) == expected, file
    sources = {row["source"] for row in rows(folder / "out", COVERAGE) if row["file"].endswith(".md")}
    assert sources == {(folder / "sub").as_posix()}
    stamps = [path.stat().st_mtime_ns for path in sorted((folder / "out").rglob("part-*"))]
    scanned(folder, out=folder / "out", jobs=2)
    again = [path.stat().st_mtime_ns for path in sorted((folder / "out").rglob("part-*"))]
    assert again == stamps, "its own output is no part of the corpus, and nothing is done twice"


def test_bad_articles_are_listed_and_stop_nothing(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "news.jsonl", range(5))
    with path.open("a") as file:
        file.write('{"id": "cut"\n{"id": "number", "text": 5}\n{"id": "empty", "text": " "}\n')
        file.write('{"id": "odd", "text": "Ten.", "date": "yesterday"}\n')
        file.write('{"id": "lone", "text": "Sales rose 25% to $5 from $4 \\ud800."}\n')
    result = scanned(path, out=tmp_path / "out")
    assert result.exit_code == 2
    assert dict(result.summary.statuses) == {"checked": 7, "failed": 2, "empty": 1}
    errors = [json.loads(line) for line in (tmp_path / "out" / "errors.jsonl").read_text().splitlines()]
    assert [(error["place"], error["article"], error["status"]) for error in errors] == [
        (6, f"{path}:6", "failed"), (7, "number", "failed"), (9, "odd", "checked"),
    ]  # fmt: skip
    assert dict(result.summary.failures) == {"json-invalid": 1, "not-text": 1, "date-unknown": 1}


def test_what_a_walk_meets_that_is_no_article_is_no_failure(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_text("Sales rose 25% to $5 from $4.")
    (folder / "b.txt").write_text("")
    (folder / "c.csv").write_text("year,sales\n" + "2020,5\n" * 5000)
    met = scanned(folder, out=tmp_path / "met")
    assert (met.exit_code, dict(met.summary.statuses)) == (0, {"checked": 1, "empty": 1, "data-set": 1})
    named = scanned(folder, folder / "c.csv", out=tmp_path / "named")
    assert named.exit_code == 2
    assert dict(named.summary.statuses) == {"checked": 1, "empty": 1, "failed": 1}
    assert dict(named.summary.failures) == {"table-too-long": 1}


def test_what_several_paths_lead_to_is_one_article(tmp_path: Path) -> None:
    for name in ("a.txt", "sub/b.txt", "sub/.c.txt", "sub/deep/d.txt"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text("Ten.")
    paths = [
        tmp_path / "in" / name for name in ("sub", "sub/.c.txt", "", "sub/deep/../b.txt", "sub", "sub/b.txt")
    ]
    corpus = corpus_of(Plan(tuple(map(str, paths)), tmp_path / "in" / "sub" / "deep"))
    found = [str(Path(name).resolve().relative_to(tmp_path / "in")) for name in corpus.walk()]
    assert found == ["sub/.c.txt", "a.txt", "sub/b.txt"], "what lies in the folder to write to is left out"


def test_a_scan_that_was_left_goes_on_where_it_was(lines: Path, whole: Path, tmp_path: Path) -> None:
    class Enough(Exception):
        pass

    def leave(progress: object) -> None:
        raise Enough

    out = tmp_path / "out"
    plan = Plan((str(lines),), out, pace=Pace(7, 1))
    with pytest.raises(Enough):
        scan(plan, Watch(reading=leave))
    assert len(done_parts(out)) == 1
    (out / COVERAGE / ".part-0000003.999").write_bytes(b"half written")
    (out / FINDINGS / "part-0000004.parquet").write_bytes(b"of a batch that is not done")
    scan(plan)
    assert [path.name for path in (out / COVERAGE).iterdir() if path.name.startswith(".")] == []
    for kind in (FINDINGS, COVERAGE):
        assert rows(out, kind) == rows(whole, kind)


def test_resuming_with_something_else_is_refused(lines: Path, whole: Path, tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="profile: null then, finance now"):
        scanned(lines, out=whole, wanted=Wanted(profile="finance"))
    other = write_lines(tmp_path / "news.jsonl", range(41))
    with pytest.raises(OptionError, match="corpus: "):
        scanned(other, out=whole)
    with pytest.raises(OptionError, match="batch: 7 then, 8 now"):
        scanned(lines, out=whole, batch=8)


def test_restart_forgets_what_is_there(lines: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    scanned(lines, out=out)
    (out / "mine.txt").write_text("not of the scan")
    assert scanned(lines, out=out, batch=100, restart=True).summary.articles == 40
    assert len(done_parts(out)) == 1
    assert (out / "mine.txt").exists()


def test_a_part_that_was_changed_is_found_out(lines: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    scanned(lines, out=out)
    path = out / COVERAGE / "part-0000002.parquet"
    good = pq.read_table(path)

    def refused(table: Any, told: str) -> None:
        pq.write_table(table, path)
        with pytest.raises(CrossfootError, match=told):
            scanned(lines, out=out)

    figures = good.schema.get_field_index("figures")
    more = pa.compute.add(good["figures"], 1)
    refused(good.set_column(figures, good.schema.field(figures), more), "figures are not checked")
    refused(pa.concat_tables([good, good]), r"part-0000002.parquet: not what a scan writes \[part-broken\]")
    refused(good.drop(["status"]), "The columns are")
    path.write_bytes(b"nothing")
    with pytest.raises(CrossfootError, match="part-broken"):
        scanned(lines, out=out)
    path.unlink()
    assert scanned(lines, out=out).summary.articles == 40, "as the message advises"


# ---- killed


COMMAND = (sys.executable, "-m", "crossfoot", "scan")


def started(lines: Path, out: Path, *more: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*COMMAND, str(lines), "--out", str(out), "--batch", "10", "--jobs", "2", *more],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip


def state_of(process: int) -> tuple[str, int]:
    """The state of a process and its parent, on Linux; Z for one that has ended."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return "Z", 0
    return fields[0], int(fields[1])


def workers(of: int) -> Iterator[int]:
    """The processes that a process started."""
    for path in Path("/proc").glob("[0-9]*"):
        if state_of(int(path.name))[1] == of:
            yield int(path.name)


def alive(process: int) -> bool:
    return state_of(process)[0] != "Z"


def parts(out: Path) -> int:
    return len(done_parts(out)) if (out / COVERAGE).is_dir() else 0


def until(condition: Any, seconds: float = 120.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.02)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 on this platform")
def test_killed_at_three_points_and_resumed_the_output_is_the_same(tmp_path: Path) -> None:
    """Row for row, part for part; and the processes of a killed scan do not outlive it."""
    lines = write_lines(tmp_path / "news.jsonl", range(900))
    undisturbed = started(lines, tmp_path / "whole")
    undisturbed.communicate()
    assert undisturbed.returncode == 1
    out = tmp_path / "out"
    chance = random.Random()
    for _ in range(3):
        before = parts(out)
        process = started(lines, out)
        more = chance.randrange(1, 12)
        until(lambda: parts(out) >= before + more)  # noqa: B023 - called at once
        time.sleep(chance.random() * 0.2)
        children = list(workers(process.pid))
        process.kill()
        process.communicate()
        until(lambda: not any(map(alive, children)))  # noqa: B023
        assert before < parts(out) < 90
    process = started(lines, out)
    assert process.communicate()[1] == b""
    assert process.returncode == 1
    for kind in (FINDINGS, COVERAGE):
        names = [path.name for path in sorted((out / kind).iterdir())]
        assert names == [path.name for path in sorted((tmp_path / "whole" / kind).iterdir())]
        assert len(names) == 90
        assert rows(out, kind) == rows(tmp_path / "whole", kind)
    assert (out / "errors.jsonl").read_bytes() == (tmp_path / "whole" / "errors.jsonl").read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as a signal here")
def test_interrupted_it_ends_at_once_and_says_how_to_go_on(tmp_path: Path) -> None:
    lines = write_lines(tmp_path / "news.jsonl", range(900))
    out = tmp_path / "out"
    process = started(lines, out)
    until(lambda: parts(out) >= 1)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the whole group
    said = process.communicate(timeout=30)[1].decode()
    assert process.returncode == 130
    assert said.split("\n")[:1] + said.split("\n")[-2:-1] == [
        "To go on where it was, give the same command again.",
        "Stopped.",
    ]
    assert 0 < parts(out) < 90
    process = started(lines, out)
    process.communicate()
    assert process.returncode == 1
    assert [row["place"] for row in rows(out, COVERAGE)] == list(range(1, 901))
