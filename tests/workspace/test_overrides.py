"""Settings that hold for some paths only."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossfoot.errors import ConfigError
from crossfoot.model.finding import Level
from crossfoot.workspace.config import load_config
from crossfoot.workspace.overrides import Override, Settings, settings_for

BASE = Settings(None, "news", ("share-sale",), (("lead", Level.ERROR),))


def test_without_a_match_the_base_holds(tmp_path: Path) -> None:
    override = Override(("markets/**",), profile="finance")
    assert settings_for(str(tmp_path / "sport" / "a.md"), tmp_path, BASE, (override,)) is BASE
    assert settings_for("/elsewhere/markets/a.md", tmp_path, BASE, (override,)) is BASE


def test_overrides_add_up_and_later_ones_win(tmp_path: Path) -> None:
    overrides = (
        Override(("markets/",), profile="finance", ignore=("margin",)),
        Override(("*.txt",), profile="strict", levels=(("lead", Level.NOTE), ("direction", Level.OFF))),
    )
    found = settings_for(str(tmp_path / "markets" / "a.txt"), tmp_path, BASE, overrides)
    assert found == Settings(
        None, "strict", ("share-sale", "margin"), (("lead", Level.NOTE), ("direction", Level.OFF))
    )


def test_they_are_read_from_the_configuration(tmp_path: Path) -> None:
    path = tmp_path / "crossfoot.toml"
    path.write_text(
        '[[overrides]]\npaths = ["a/**"]\nprofile = "sport"\nlevels = {lead = "note"}\n', encoding="utf-8"
    )
    (override,) = load_config(path).overrides
    assert override == Override(("a/**",), profile="sport", levels=(("lead", Level.NOTE),))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[overrides]]\nprofile = "sport"\n', "must each have 'paths'"),
        ('[[overrides]]\npaths = ["a"]\nprofil = "sport"\n', "unknown key 'profil'. Did you mean 'profile'?"),
        ('[[overrides]]\npaths = "a"\n', "has a 'paths' that must be a list"),
        ('overrides = "a"\n', "must be tables, each headed [[overrides]]"),
    ],
)
def test_mistakes_are_told(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "crossfoot.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        load_config(path)
    assert message in str(error.value)


def test_how_numbers_are_printed_may_differ_by_path(tmp_path: Path) -> None:
    path = tmp_path / "crossfoot.toml"
    path.write_text(
        'scale = "long"\n[[overrides]]\npaths = ["partners/"]\nnumbers = "continental"\n', encoding="utf-8"
    )
    config = load_config(path)
    (override,) = config.overrides
    assert config.settings.as_config() == {"ignore": (), "levels": {}, "numbers": None, "scale": "long"}
    applied = override.applied(config.settings)
    assert (applied.numbers, applied.scale) == ("continental", "long")


def test_a_notation_that_there_is_not_is_told(tmp_path: Path) -> None:
    path = tmp_path / "crossfoot.toml"
    path.write_text('numbers = "german"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="'numbers' must be one of english, continental, not 'german'"):
        load_config(path)
