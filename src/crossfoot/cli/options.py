"""Options that several commands share, and the types of their values."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

import click

from crossfoot.documents import FORMATS as FORMATS_READ
from crossfoot.documents import ReadOptions
from crossfoot.documents.front_matter import parse_date
from crossfoot.documents.json_fields import DEFAULT_FIELDS, Fields, parse_field
from crossfoot.documents.limits import parse_limit
from crossfoot.errors import OptionError
from crossfoot.lexicon.notations import names_of
from crossfoot.model.finding import Level
from crossfoot.rendering.formats import FORMATS

if TYPE_CHECKING:
    _DayType = click.ParamType[datetime.date]
    _OutputType = click.ParamType[tuple[str, Path]]
    _LimitType = click.ParamType[tuple[str, int]]
    _FieldType = click.ParamType[tuple[str, object]]
else:
    # Older click has no generic ParamType.
    _DayType = _OutputType = _LimitType = _FieldType = click.ParamType

_Command = TypeVar("_Command", bound=Callable[..., Any])
LEVELS = [level.value for level in Level if level is not Level.OFF]


class Day(_DayType):
    """A date in the form YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """The date, or a message that gives the form."""
        found = value if isinstance(value, datetime.date) else parse_date(value)
        if found is None:
            self.fail(f"'{value}' is not a date. Write it as YYYY-MM-DD, for example 2025-03-25.", param, ctx)
        return found


class OutputFile(_OutputType):
    """FORMAT=PATH: a report to write into a file."""

    name = "FORMAT=PATH"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Path]:
        """The format's name and the path; both are checked before anything is read."""
        if isinstance(value, tuple):
            return value
        format, sign, path = value.partition("=")
        if not sign or not path:
            self.fail(f"'{value}' is not FORMAT=PATH, as in json=report.json.", param, ctx)
        if format not in FORMATS:
            self.fail(f"There is no format '{format}'. Formats: {', '.join(FORMATS)}.", param, ctx)
        if not Path(path).resolve().parent.is_dir():
            self.fail(f"The folder {Path(path).parent} does not exist.", param, ctx)
        if Path(path).is_dir():
            self.fail(f"{path} is a folder.", param, ctx)
        return format, Path(path)


class LimitValue(_LimitType):
    """NAME=NUMBER: a limit of the readers."""

    name = "NAME=NUMBER"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, int]:
        """The limit's attribute and its value."""
        if isinstance(value, tuple):
            return value
        key, _, number = value.partition("=")
        try:
            return parse_limit(key, number)
        except OptionError as error:
            self.fail(str(error), param, ctx)


class FieldPath(_FieldType):
    """NAME=PATH: where a part of an article is in JSON."""

    name = "NAME=PATH"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, object]:
        """The attribute of ``Fields`` and its value."""
        if isinstance(value, tuple):
            return value
        key, _, path = value.partition("=")
        try:
            return parse_field(key, path)
        except OptionError as error:
            self.fail(str(error), param, ctx)


class Asked(NamedTuple):
    """What the command line says of how files and numbers are read; it wins over the configuration, key by key."""

    format: str | None = None
    encoding: str | None = None
    limits: tuple[tuple[str, int], ...] = ()
    fields: tuple[tuple[str, object], ...] = ()
    numbers: str | None = None
    scale: str | None = None

    def over(self, known: ReadOptions) -> ReadOptions:
        """The options of the configuration, with these on top."""
        return ReadOptions(
            self.format or known.format,
            self.encoding or known.encoding,
            replace(known.limits, **dict(self.limits)),
            self._paths(known.fields),
        )

    def _paths(self, known: Fields | None) -> Fields | None:
        if not self.fields:
            return known
        paths: dict[str, Any] = {}
        for name, value in self.fields:  # a field that is named twice has two paths
            paths[name] = (*paths.get(name, ()), *value) if isinstance(value, tuple) else value
        return replace(known or DEFAULT_FIELDS, **paths)


def split_names(values: Iterable[str]) -> tuple[str, ...]:
    """Names given one by one or parted by commas, in order, each once."""
    names = (name.strip() for value in values for name in value.split(","))
    return tuple(dict.fromkeys(name for name in names if name))


#: In reverse: each decorator puts its option in front.
_READING = (
    click.option(
        "--config",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="The configuration to use instead of the nearest crossfoot.toml or pyproject.toml.",
    ),
    click.option(
        "--limit",
        "limits",
        type=LimitValue(),
        multiple=True,
        metavar="NAME=NUMBER",
        help="What may be spent on one file: file-size=200MB, text-size=20MB; may repeat.",
    ),
    click.option(
        "--field",
        "named",
        type=FieldPath(),
        multiple=True,
        metavar="NAME=PATH",
        help="Where a part of an article is in JSON: headline, standfirst, body, captions, date, id; may repeat.",
    ),
    click.option(
        "--read-as",
        type=click.Choice(list(FORMATS_READ)),
        help="The format of the files, whatever their names say.",
    ),
    click.option(
        "--encoding",
        metavar="NAME",
        help="Encoding of the files, for example cp1252; without it, what their bytes say.",
    ),
    click.option(
        "--scale",
        type=click.Choice(names_of("scale")),
        help="'long': a billion is a million millions. An article's own 'crossfoot: {scale: ...}' wins.",
    ),
    click.option(
        "--numbers",
        type=click.Choice(names_of("numbers")),
        help="'continental': 1.234,5 for 1,234.5. An article's own 'crossfoot: {numbers: ...}' wins.",
    ),
    click.option(
        "--profile", metavar="NAME", help="The set of rules: news, finance, science, sport, strict, quiet."
    ),
    click.option(
        "--as-of",
        type=Day(),
        metavar="DATE",
        help="The date to read the articles as of, YYYY-MM-DD. Wins over their own 'date:'.",
    ),
)


#: In reverse, as above.
_CHOOSING = (
    click.option(
        "--fail-on",
        type=click.Choice(LEVELS),
        help="The lowest level that gives exit status 1.  [default: error]",
    ),
    click.option("--ignore", multiple=True, metavar="NAME", help="Leave these rules out; may repeat."),
    click.option(
        "--rules",
        "--select",
        "select",
        multiple=True,
        metavar="NAME",
        help="Run only these rules; may repeat or list several with commas.",
    ),
)


def reading_options(command: _Command) -> _Command:
    """--as-of, --profile, --config, and as ``asked`` the others, of how files and numbers are read.

    For every command that reads an article.
    """

    @wraps(command)
    def bundled(
        *args: Any,
        encoding: str | None,
        read_as: str | None,
        limits: tuple[tuple[str, int], ...],
        named: tuple[tuple[str, object], ...],
        numbers: str | None,
        scale: str | None,
        **rest: Any,
    ) -> Any:
        return command(*args, asked=Asked(read_as, encoding, limits, named, numbers, scale), **rest)

    for option in _READING:
        bundled = option(bundled)
    return cast("_Command", bundled)


def choosing_options(command: _Command) -> _Command:
    """--rules, --ignore and --fail-on, for every command whose exit status tells what was found."""
    for option in _CHOOSING:
        command = option(command)
    return command
