"""Configuration files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from crossfoot.errors import ConfigError
from crossfoot.model.finding import Level
from crossfoot.workspace import find_config, load_config

FULL = """
profile = "finance"
select = ["percent-change"]
ignore = ["direction"]
fail-on = "warning"
as-of = "2024-03-05"
rules = ["own"]
include = ["*.md"]
exclude = ["drafts/"]
encoding = "cp1252"
limits = {file-size = "3 MB"}
fields = {headline = "kopf", body = ["a.b", "c"], body-format = "html"}
levels = {direction = "off"}
"""


def test_every_key(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    path = tmp_path / "crossfoot.toml"
    path.write_text(FULL)
    config = load_config(path)
    assert (config.profile, config.select, config.ignore) == ("finance", ("percent-change",), ("direction",))
    assert (config.fail_on, config.as_of, config.encoding) == (Level.WARNING, date(2024, 3, 5), "cp1252")
    assert config.rules == (tmp_path.resolve() / "own",)
    assert (config.include, config.exclude) == (("*.md",), ("drafts/",))
    assert config.levels == (("direction", Level.OFF),)
    assert config.root == tmp_path.resolve()
    assert config.reading.limits.file_size == 3_000_000
    assert config.reading.fields is not None
    assert (config.reading.fields.headline, config.reading.fields.body) == (("kopf",), ("a.b", "c"))
    assert config.reading.fields.body_format == "html"


def test_the_section_of_pyproject(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text('[project]\nname = "x"\n[tool.crossfoot]\nprofile = "science"\n')
    assert load_config(path).profile == "science"


def test_the_nearest_configuration_holds(tmp_path: Path) -> None:
    """crossfoot.toml goes before pyproject.toml, and a pyproject.toml without the section is passed by."""
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text("[tool.crossfoot]\n")
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\n")
    assert find_config(inner) == tmp_path / "pyproject.toml"
    (tmp_path / "crossfoot.toml").write_text("")
    assert find_config(inner) == tmp_path / "crossfoot.toml"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("severty = 1", "Unknown key 'severty'."),
        ('profil = "x"', "Unknown key 'profil'. Did you mean 'profile'?"),
        ("profile = 1", "'profile' must be a text in quotation marks, not 1."),
        ('select = "a"', "'select' must be a list: [\"a\"]."),
        ("ignore = [1]", "'ignore' must be a list of texts"),
        ('fail-on = "off"', "'fail-on' must be one of error, warning, note, not 'off'."),
        ('as-of = "5 March"', "'as-of' must be a date in the form YYYY-MM-DD, not '5 March'."),
        ("as-of = true", "not true."),
        ('rules = ["none"]', "which does not exist."),
        ('encoding = "uft-8"', "'encoding' cannot be used. Unknown encoding 'uft-8'. Did you mean 'utf-8'?"),
        ("fields = 5", "'fields' must be a table of paths, as in"),
        ('fields = {titel = "x"}', "'fields' cannot be used. There is no field 'titel'. Fields: headline"),
        ("limits = 5", "'limits' must be a table of limits, as in"),
        ("limits = {page = 5}", "'limits' cannot be used. There is no limit 'page'. Limits: file-size"),
        (
            'levels = {a = "bad"}',
            "'levels' must be a table of rule names, each with one of error, warning, note, off.",
        ),
    ],
)
def test_bad_keys_and_values(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "crossfoot.toml"
    path.write_text(f"\n{line}\n")
    with pytest.raises(ConfigError) as error:
        load_config(path)
    assert "configuration not used, 1 problem [config-invalid]\n   2 | " in str(error.value)
    assert message in str(error.value)


def test_all_problems_are_told_at_once_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text(
        '[tool.other]\nselect = 1\n[tool.crossfoot]\nselect = 2\n\nx = 3\n[tool.crossfoot.levels]\na = "b"\n'
    )
    with pytest.raises(ConfigError) as error:
        load_config(path)
    shown = [line for line in str(error.value).splitlines() if " | " in line and "^" not in line]
    assert shown == ["   4 | select = 2", "   6 | x = 3", "   7 | [tool.crossfoot.levels]"]


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"a = ", "Not valid TOML"), (b"\xff", "Not UTF-8"), (b"x = 1", "Unknown key 'x'")],
)
def test_files_that_are_no_configuration(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "crossfoot.toml"
    path.write_bytes(content)
    with pytest.raises(ConfigError, match=message):
        load_config(path)


def test_a_pyproject_whose_section_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text("[tool]\ncrossfoot = 5\n")
    with pytest.raises(ConfigError, match="must be a table"):
        load_config(path)
