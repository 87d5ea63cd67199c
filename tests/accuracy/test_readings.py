"""What readers made of discrepancies is kept as tab-separated rows without text."""

from pathlib import Path

import pytest

from scripts.accuracy import readings

HEAD = "id\tstart\tend\trule\tverdict\tclass\n"


def test_readings_are_loaded_and_counted(tmp_path: Path) -> None:
    (tmp_path / "one.tsv").write_text(HEAD + "news/1\t5\t9\tpercent-change\tdiscrepancy\treal-error\n")
    loaded = readings.load(tmp_path)
    assert loaded[0].key == ("news/1", "percent-change", 5, 9, "discrepancy")
    assert readings.counts(loaded)["real-error"] == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEAD + "news/1\t5\t9\tpercent-change\tdiscrepancy\trael-error\n", "'rael-error' is no class"),
        (HEAD + "news/1\t5\t9\tpercent-change\tright\tright\n", "'right' is no verdict"),
        ("id\tclass\nnews/1\treal-error\n", "the columns must be id, start, end, rule, verdict, class"),
    ],
)
def test_a_file_of_another_form_is_an_error(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "one.tsv").write_text(text)
    with pytest.raises(ValueError, match=message):
        readings.load(tmp_path)


def test_the_readings_of_the_repository_are_in_order(repository: Path) -> None:
    """Every reading has a span, and none is there twice."""
    loaded = readings.load(repository / "docs" / "readings")
    assert all(reading.start < reading.end for reading in loaded)
    assert len({reading.key for reading in loaded}) == len(loaded)
