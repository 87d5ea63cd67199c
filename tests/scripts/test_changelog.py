"""A release moves the fragments into the changelog, by kind."""

from pathlib import Path

import pytest

from scripts import changelog


def test_a_release_gathers_the_fragments_by_kind(tmp_path: Path) -> None:
    (tmp_path / "changelog.d").mkdir()
    (tmp_path / "CHANGELOG.md").write_text(f"# Changelog\n\n{changelog.MARK}\n## 0.1.0 (2026-11-22)\n")
    for name, text in {"a.fixed.md": "Mended a.\n", "b.added.md": "Added b,\nat last.\n"}.items():
        (tmp_path / "changelog.d" / name).write_text(text)
    changelog.main("0.2.0", "2026-12-01", tmp_path)
    assert (tmp_path / "CHANGELOG.md").read_text() == (
        "# Changelog\n\n<!-- releases -->\n\n## 0.2.0 (2026-12-01)\n\n### Added\n\n- Added b,\n  at last.\n\n"
        "### Fixed\n\n- Mended a.\n\n## 0.1.0 (2026-11-22)\n"
    )
    assert list((tmp_path / "changelog.d").iterdir()) == []


def test_an_unknown_kind_of_fragment_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.feature.md").write_text("x")
    with pytest.raises(ValueError, match=r"x\.feature\.md: a fragment is named"):
        changelog.fragments(tmp_path)
