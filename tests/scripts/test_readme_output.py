"""Output that a page shows is compared with what the command prints."""

from pathlib import Path

import pytest

from scripts import readme_output

SHOWN = "Text.\n\n<!-- output -->\n```console\n$ crossfoot rules\nold\n```\n\n```console\n$ crossfoot left alone\n```\n"


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(readme_output, "ROOT", tmp_path)
    monkeypatch.setattr(readme_output, "PAGES", ("page.md",))
    monkeypatch.setattr(readme_output, "run", lambda command: f"ran {command}\n")
    (tmp_path / "page.md").write_text(SHOWN)
    return tmp_path / "page.md"


def test_a_difference_is_shown(page: Path) -> None:
    (difference,) = readme_output.stale(update=False)
    assert "-old\n+ran crossfoot rules\n" in difference
    assert page.read_text() == SHOWN


def test_an_update_writes_marked_blocks_only(page: Path) -> None:
    assert list(readme_output.stale(update=True)) == []
    assert page.read_text() == SHOWN.replace("old", "ran crossfoot rules")
    assert list(readme_output.stale(update=False)) == []
