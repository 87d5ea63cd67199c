"""The short passages: how a line is read, and that every slip is one."""

from datetime import date
from pathlib import Path

from scripts.accuracy.wordings import passages


def test_a_line_is_read(tmp_path: Path) -> None:
    file = tmp_path / "lines.txt"
    file.write_text(
        "age | Born in 1931, // died in 2019 aged [[87=>78]].|2020-01-02\nneg | Nothing | else.\n", "utf-8"
    )
    one, two = passages(file)
    assert one.clean == "Born in 1931,\n\ndied in 2019 aged 87."
    assert one.corrupt is not None
    assert one.corrupt[slice(*one.wrong)] == "78"
    assert one.as_of == date(2020, 1, 2)
    assert (two.clean, two.corrupt, two.as_of) == ("Nothing | else.", None, None)


def test_every_passage_is_well_formed() -> None:
    found = list(passages())
    assert len(found) > 700
    assert all(passage.clean and passage.family.islower() for passage in found)
    assert not [
        passage.clean for passage in found if "=>" in passage.clean or passage.clean == passage.corrupt
    ]
