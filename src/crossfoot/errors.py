"""The errors a caller may meet, one tree.

CrossfootError
├── InputError         a document, folder or argument that cannot be used
│   ├── UnreadableError    bytes that are not text in the encoding named
│   ├── LimitError         a file larger, deeper or slower to read than a limit allows
│   ├── NoArticleError     JSON without the fields of an article
│   ├── DataSetError       a table too long for an article
│   ├── OptionError        a bad date, an unknown rule or profile name
│   └── DataError          a data set that cannot be described, read or checked
├── ConfigError        a configuration file with problems (all of them, with places)
├── RuleError          a rule file with problems (all of them, with places)
└── FormulaError       a formula with problems (defined in crossfoot.formula)
"""

from __future__ import annotations


class CrossfootError(Exception):
    """Base of every error that crossfoot raises on purpose."""


class InputError(CrossfootError):
    """A named input cannot be used: missing, unreadable, or without articles."""


class UnreadableError(InputError):
    """The bytes of a file are not text in the encoding that was tried."""


class LimitError(InputError):
    """A file is larger, deeper or slower to read than a limit allows; the message names the limit."""


class NoArticleError(InputError):
    """A JSON file or record has none of the fields of an article."""


class DataSetError(InputError):
    """A table has more rows than one of an article: it is a data set, and checked as such."""


class OptionError(InputError):
    """An option has a value that cannot be used; the message names the nearest good one."""


class DataError(InputError):
    """A data set cannot be described, read or checked; the message lists all that is wrong, with places."""


class ConfigError(CrossfootError):
    """A configuration has problems; the message lists all of them with their places."""


class RuleError(CrossfootError):
    """A rule file has problems; ``problems`` holds every one in source order."""

    def __init__(self, message: str, problems: tuple[object, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems
