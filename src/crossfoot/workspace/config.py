"""Configuration: ``crossfoot.toml``, or ``[tool.crossfoot]`` in ``pyproject.toml``. Unknown keys are errors."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from crossfoot.documents.json_fields import Fields, parse_field
from crossfoot.documents.limits import DEFAULT_LIMITS, Limits, parse_limit
from crossfoot.documents.options import ReadOptions
from crossfoot.errors import ConfigError, OptionError
from crossfoot.model.finding import Level
from crossfoot.workspace.overrides import Override, Settings

OWN_FILE = "crossfoot.toml"
SHARED_FILE = "pyproject.toml"
_SECTION = ("tool", "crossfoot")
#: Levels that ``fail-on`` may name: failing on what is off would mean never failing.
FAIL_LEVELS = tuple(level.value for level in Level if level is not Level.OFF)


@dataclass(frozen=True, slots=True)
class Config:
    """What a workspace asks for; the command line wins over every key.

    ``select`` None means the rules of the profile. ``rules`` are folders of the workspace's own rules, absolute.
    ``levels`` sets the level of rules by name, "off" too; ``numbers`` and ``scale`` say how numbers are printed.
    ``include`` and ``exclude`` are globs in the form of .gitignore, relative to ``root``, and so are the paths of
    ``overrides``, of which later ones win.
    """

    path: Path | None = None
    root: Path = field(default_factory=Path.cwd)
    profile: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    fail_on: Level = Level.ERROR
    as_of: datetime.date | None = None
    rules: tuple[Path, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    encoding: str | None = None
    limits: Limits = DEFAULT_LIMITS
    fields: Fields | None = None
    levels: tuple[tuple[str, Level], ...] = ()
    overrides: tuple[Override, ...] = ()
    numbers: str | None = None
    scale: str | None = None

    @property
    def reading(self) -> ReadOptions:
        """How files are read."""
        return ReadOptions(None, self.encoding, self.limits, self.fields)

    @property
    def settings(self) -> Settings:
        """What an article is checked with where no override holds."""
        return Settings(self.select, self.profile, self.ignore, self.levels, self.numbers, self.scale)


def find_config(start: Path) -> Path | None:
    """The configuration that holds for a folder: the nearest one, looking upwards; ``crossfoot.toml`` goes first."""
    for folder in (start, *start.parents):
        if (folder / OWN_FILE).is_file():
            return folder / OWN_FILE
        shared = folder / SHARED_FILE
        # A pyproject without the section says nothing; the cheap look spares most of them the parsing.
        if shared.is_file() and b"tool.crossfoot" in shared.read_bytes():
            return shared
    return None


def load_config(path: Path | None) -> Config:
    """Read a configuration; None gives the defaults.

    Raises:
        ConfigError: the file cannot be read, or has problems; all of them are told, with their lines.
    """
    if path is None:
        return Config()
    source = _source(path)
    try:
        tree = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(
            f"{path}: configuration not used [config-invalid]\n  Not valid TOML: {error}."
        ) from None
    keys: object = tree
    if path.name != OWN_FILE:
        for name in _SECTION:
            keys = keys.get(name, {}) if isinstance(keys, dict) else keys
    if not isinstance(keys, dict):
        raise ConfigError(
            f"{path}: configuration not used [config-invalid]\n  [tool.crossfoot] must be a table."
        )
    reader = _Reader(path, source)
    values = reader.read(keys)
    if reader.problems:
        raise ConfigError(reader.message())
    return Config(path=path, root=path.resolve().parent, **values)  # type: ignore[arg-type]


def _source(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(
            f"{path}: configuration not used [config-invalid]\n  Not UTF-8: {error.reason}."
        ) from None
    except OSError as error:
        raise ConfigError(f"{path}: configuration not read [config-missing]\n  {error.strerror}.") from None


class _Reader:
    """Checks each key and collects what is wrong."""

    def __init__(self, path: Path, source: str) -> None:
        self.path = path
        self.lines = source.splitlines()
        self.problems: list[tuple[str, str]] = []

    def read(self, keys: Mapping[str, object]) -> dict[str, object]:
        from crossfoot.rulebook.problems import suggestion

        values: dict[str, object] = {}
        for key, value in keys.items():
            if key not in _KEYS:
                self.problems.append((key, f"Unknown key '{key}'. {suggestion(key, _KEYS, 'Keys')}"))
                continue
            try:
                values[key.replace("-", "_")] = _KEYS[key](value, self.path)
            except _BadValueError as error:
                self.problems.append((key, f"'{key}' {error}"))
        return values

    def message(self) -> str:
        from crossfoot.rulebook.problems import Problem, shown_path

        placed = sorted(
            Problem(*self._place(key), text, source=self._line(key)) for key, text in self.problems
        )
        count = "1 problem" if len(placed) == 1 else f"{len(placed)} problems"
        return "\n".join(
            [f"{shown_path(self.path)}: configuration not used, {count} [config-invalid]", *map(str, placed)]
        )

    def _place(self, key: str) -> tuple[int, int, int]:
        number = self._number(key)
        if number is None:
            return 0, 0, 0
        return number + 1, self.lines[number].index(key) + 1, len(key)

    def _line(self, key: str) -> str:
        number = self._number(key)
        return "" if number is None else self.lines[number]

    def _number(self, key: str) -> int | None:
        # tomllib keeps no places; in pyproject.toml the key must stand behind the section's head.
        first = 0
        if self.path.name != OWN_FILE:
            heads = (n for n, line in enumerate(self.lines) if line.strip().startswith("[tool.crossfoot"))
            first = next(heads, 0)
        for number in range(first, len(self.lines)):
            bare = self.lines[number].strip().lstrip("[").lstrip('"')
            if bare.startswith((key, f"tool.crossfoot.{key}")):
                return number
        return None


class _BadValueError(Exception):
    """A value that a key cannot have; says what it must be."""


def _text(value: object, path: Path) -> str:
    if not isinstance(value, str) or not value:
        raise _BadValueError(f"must be a text in quotation marks, not {_shown(value)}.")
    return value


def _texts(value: object, path: Path) -> tuple[str, ...]:
    if isinstance(value, str):
        raise _BadValueError(f'must be a list: ["{value}"].')
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _BadValueError('must be a list of texts, as in ["one", "two"].')
    return tuple(value)


def _folders(value: object, path: Path) -> tuple[Path, ...]:
    folders = tuple(path.resolve().parent / name for name in _texts(value, path))
    for folder in folders:
        if not folder.exists():
            raise _BadValueError(f"names the folder {folder}, which does not exist.")
    return folders


def _level(value: object, path: Path) -> Level:
    if value not in FAIL_LEVELS:
        raise _BadValueError(f"must be one of {', '.join(FAIL_LEVELS)}, not {_shown(value)}.")
    return Level(value)


def _levels(value: object, path: Path) -> tuple[tuple[str, Level], ...]:
    known = [level.value for level in Level]
    if not isinstance(value, dict) or not all(level in known for level in value.values()):
        raise _BadValueError(f"must be a table of rule names, each with one of {', '.join(known)}.")
    return tuple((name, Level(level)) for name, level in value.items())


def _day(value: object, path: Path) -> datetime.date:
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    from crossfoot.documents.front_matter import parse_date

    found = parse_date(value) if isinstance(value, str) else None
    if found is None:
        raise _BadValueError(f"must be a date in the form YYYY-MM-DD, not {_shown(value)}.")
    return found


def _encoding(value: object, path: Path) -> str:
    from crossfoot.documents.encoding import check_encoding

    try:
        return check_encoding(_text(value, path))
    except OptionError as error:
        raise _BadValueError(f"cannot be used. {error}") from None


def _limits(value: object, path: Path) -> Limits:
    if not isinstance(value, dict):
        raise _BadValueError('must be a table of limits, as in {file-size = "200 MB"}.')
    try:
        return Limits(**dict(parse_limit(key, number) for key, number in value.items()))
    except OptionError as error:
        raise _BadValueError(f"cannot be used. {error}") from None


def _fields(value: object, path: Path) -> Fields:
    if not isinstance(value, dict):
        raise _BadValueError(
            'must be a table of paths, as in {headline = "title", body = "content.rendered"}.'
        )
    try:
        return Fields(**dict(parse_field(key, item) for key, item in value.items()))  # type: ignore[arg-type]
    except OptionError as error:
        raise _BadValueError(f"cannot be used. {error}") from None


def _numbers(value: object, path: Path) -> str:
    return _one_of("numbers", value)


def _scale(value: object, path: Path) -> str:
    return _one_of("scale", value)


def _one_of(kind: str, value: object) -> str:
    from crossfoot.lexicon.notations import names_of

    if value not in names_of(kind):
        raise _BadValueError(f"must be one of {', '.join(names_of(kind))}, not {_shown(value)}.")
    return str(value)


def _overrides(value: object, path: Path) -> tuple[Override, ...]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise _BadValueError("must be tables, each headed [[overrides]] ([[tool.crossfoot.overrides]]).")
    return tuple(_override(item, path) for item in value)


def _override(keys: Mapping[str, object], path: Path) -> Override:
    from crossfoot.rulebook.problems import suggestion

    values: dict[str, object] = {}
    for key, value in keys.items():
        if key not in _OVERRIDE_KEYS:
            raise _BadValueError(f"has an unknown key '{key}'. {suggestion(key, _OVERRIDE_KEYS, 'Keys')}")
        try:
            values[key] = _OVERRIDE_KEYS[key](value, path)
        except _BadValueError as error:
            raise _BadValueError(f"has a '{key}' that {error}") from None
    if not values.get("paths"):
        raise _BadValueError("must each have 'paths', as in paths = [\"markets/**\"].")
    return Override(**values)  # type: ignore[arg-type]


def _shown(value: object) -> str:
    return (
        f"'{value}'"
        if isinstance(value, str)
        else f"{value}".lower()
        if isinstance(value, bool)
        else f"{value}"
    )


_KEYS: dict[str, Callable[[object, Path], object]] = {
    "profile": _text,
    "select": _texts,
    "ignore": _texts,
    "fail-on": _level,
    "as-of": _day,
    "rules": _folders,
    "include": _texts,
    "exclude": _texts,
    "encoding": _encoding,
    "limits": _limits,
    "fields": _fields,
    "levels": _levels,
    "numbers": _numbers,
    "scale": _scale,
    "overrides": _overrides,
}
_OVERRIDE_KEYS: dict[str, Callable[[object, Path], object]] = {
    "paths": _texts,
    "profile": _text,
    "select": _texts,
    "ignore": _texts,
    "levels": _levels,
    "numbers": _numbers,
    "scale": _scale,
}

# Every key is a field, so that a key added here without its field fails at import, not in a newsroom.
assert {key.replace("-", "_") for key in _KEYS} <= {item.name for item in fields(Config)}
