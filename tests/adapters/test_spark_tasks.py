"""What runs on Spark's workers, without Spark."""

from __future__ import annotations

import pickle
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="pyarrow comes with the extra [spark]")

from crossfoot.adapters.arrow import schema_of
from crossfoot.adapters.articles import Article
from crossfoot.adapters.spark.tasks import Rules, arrow_rows, nested, opened
from crossfoot.documents import Document
from crossfoot.rendering.records import FRAME_AUDIT, FRAME_FINDINGS, Row
from tests.scan.samples import HostileDesk


def article(place: int, text: str) -> Article:
    return Article("f", place, f"a{place}", lambda: Document.from_text(text))


def long(row: Row, found: list[Row]) -> Iterable[Row]:
    return found


def articles(number: int) -> Iterator[Article]:
    return (article(place, f"Sales rose 25% to £{place + 1}.5m from £1.2m.") for place in range(number))


def test_rows_come_in_batches_as_they_are_made() -> None:
    desk = opened(pickle.dumps(Rules(("percent-change",))))
    batches = list(arrow_rows(articles(450), desk, 60, nested, schema_of(FRAME_AUDIT)))
    assert [batch.num_rows for batch in batches] == [200, 200, 50]
    assert [row["article"] for batch in batches for row in batch.to_pylist()] == [f"a{n}" for n in range(450)]
    found = [row for batch in batches for row in batch.to_pylist()[0]["findings"]]
    assert found[0]["rule"] == "percent-change"
    flat = list(arrow_rows(articles(3), desk, 60, long, schema_of(FRAME_FINDINGS)))
    assert [row["article"] for batch in flat for row in batch.to_pylist()] == ["a0", "a1", "a2"]


def test_nothing_gives_nothing() -> None:
    desk = Rules(("percent-change",)).open()
    assert sum(batch.num_rows for batch in arrow_rows([], desk, 60, long, schema_of(FRAME_FINDINGS))) == 0


def test_a_recipe_is_opened_once_in_a_process() -> None:
    recipe = pickle.dumps(Rules(("percent-change",)))
    assert opened(recipe) is opened(pickle.dumps(Rules(("percent-change",))))


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timers on this platform")
def test_an_article_over_the_time_limit_is_given_up(tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGALRM)
    made = [article(1, "one"), article(2, "SLEEP"), article(3, "three")]
    [batch] = arrow_rows(made, HostileDesk(tmp_path), 0.2, nested, schema_of(FRAME_AUDIT))
    rows = batch.to_pylist()
    assert [row["status"] for row in rows] == ["checked", "failed", "checked"]
    assert rows[1]["error"] == "a2: given up after 0.2 seconds [time-limit]"
    assert signal.getsignal(signal.SIGALRM) is before
