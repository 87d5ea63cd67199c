"""Links between the pages are checked down to the heading."""

from pathlib import Path

import pytest

from scripts import links


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(links, "ROOT", tmp_path)
    (tmp_path / "other.md").write_text("# Two words, `code`!\n\n```\n# not a heading\n```\n")
    return tmp_path / "page.md"


@pytest.mark.parametrize(
    "link", ["other.md", "other.md#two-words-code", "https://example.org/x", "mailto:a@b.c"]
)
def test_a_good_link_is_let_pass(page: Path, link: str) -> None:
    page.write_text(f"See [it]({link}).\n")
    assert list(links.broken(page)) == []


@pytest.mark.parametrize(
    ("link", "wrong"),
    [
        ("gone.md", "no such file: gone.md"),
        ("other.md#not-a-heading", "no such heading: other.md#not-a-heading"),
        ("#here", "no such heading: #here"),
    ],
)
def test_a_link_that_leads_nowhere_is_named(page: Path, link: str, wrong: str) -> None:
    page.write_text(f"# There\n\nSee [it]({link}).\n")
    assert list(links.broken(page)) == [f"page.md: {wrong}"]


def test_a_link_in_a_code_block_is_no_link(page: Path) -> None:
    page.write_text("```\n[it](gone.md)\n```\n")
    assert list(links.broken(page)) == []
