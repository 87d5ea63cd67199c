"""The length gate counts what a reader has to follow: statements, not the docstring."""

from pathlib import Path

from scripts import lengths


def test_a_long_function_is_found_without_its_docstring(tmp_path: Path) -> None:
    body = "    x = 1\n" * 51
    page = tmp_path / "long.py"
    page.write_text(
        f'def short():\n    """{"words" * 60}"""\n    return 1\n\ndef long():\n    """Doc."""\n{body}'
    )
    assert [place for place, _ in lengths.too_long(page)] == [f"{page}:long"]


def test_a_long_file_is_found(tmp_path: Path) -> None:
    page = tmp_path / "long.py"
    page.write_text("x = 1\n" * 401)
    assert list(lengths.too_long(page)) == [(f"{page}", "401 lines, limit 400")]
