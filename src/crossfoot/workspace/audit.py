"""From names of files to a run: find the articles, read each, check it with its settings, and lose nothing."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from crossfoot.documents import Document, ReadOptions, is_marked, read_each, read_with
from crossfoot.documents.options import DEFAULT_OPTIONS
from crossfoot.errors import DataSetError, InputError, NoArticleError
from crossfoot.rendering.run import Checked, Failure, Run
from crossfoot.workspace.bound import with_data, with_missing
from crossfoot.workspace.config import Config
from crossfoot.workspace.discovery import STANDARD_INPUT, Article, discover, repository_of
from crossfoot.workspace.overrides import Settings, settings_for

if TYPE_CHECKING:
    from crossfoot.model.explanation import Explanation
    from crossfoot.model.finding import Level
    from crossfoot.model.report import Report
    from crossfoot.rulebook import Rulebook

#: The name under which standard input is reported.
STDIN_NAME = "<stdin>"
_DEBUG = "CROSSFOOT_DEBUG"


class Auditor(Protocol):
    """What an audit asks of ``crossfoot.engine.Checker``."""

    def check(self, source: Document, as_of: datetime.date | None = None) -> Report:
        """The report on a document."""

    def explain(self, source: Document, line: int, as_of: datetime.date | None = None) -> Explanation:
        """How a line (from 1, of the original file) was read."""


class PassedOver(NamedTuple):
    """A file that a walk met and that is no article."""

    path: str


class Empty(PassedOver):
    """It has no text."""


class DataSet(PassedOver):
    """It is a table too long for an article."""


class NoArticle(PassedOver):
    """It is JSON without the fields of an article."""


Outcome = Checked | Failure | PassedOver


@dataclass(slots=True)
class Audit:
    """Checks articles with the settings that hold for each; checkers are made once for equal settings.

    Args:
        make: makes a checker for settings; raises CrossfootError for an unknown rule or profile.
        base: the settings where no override holds.
        as_of: wins over the date of a document.
        options: how files are read.
        data: a table in which every figure of the articles should be found.
    """

    config: Config
    rulebook: Rulebook
    make: Callable[[Settings], Auditor]
    base: Settings
    as_of: datetime.date | None = None
    options: ReadOptions = DEFAULT_OPTIONS
    data: Path | None = None
    _made: dict[Settings, Auditor] = field(default_factory=dict)

    @property
    def auditor(self) -> Auditor:
        """The checker where no override holds."""
        return self._auditor(self.base)

    def auditor_for(self, path: str) -> Auditor:
        """The checker for one article."""
        return self._auditor(settings_for(path, self.config.root.resolve(), self.base, self.config.overrides))

    def _auditor(self, settings: Settings) -> Auditor:
        if settings not in self._made:
            self._made[settings] = self.make(settings)
        return self._made[settings]

    def prepare(self, settings: Settings) -> None:
        """Make the checker for some settings; raises what ``make`` does."""
        self._auditor(settings)

    def as_of_for(self, document: Document) -> datetime.date | None:
        """The date asked for, else the document's own, else that of the configuration."""
        return self.as_of or document.date or self.config.as_of

    def read(self, path: str, line: int | None = None) -> Document:
        """Read one article; ``-`` is standard input.

        Args:
            line: of a file with several articles, the line that the one asked for stands on.
        """
        source, name = _source(path)
        if line is None:
            return read_with(self.options, source, name)
        held = [one for one in read_each(self.options, source, name) if isinstance(one, Document)]
        found = next((one for one in held if _is_on(one, line)), None)
        return found or (held[0] if held else read_with(self.options, source, name))

    def report(self, document: Document, path: str) -> Report:
        """The report on a document, checked as the article at a path is."""
        report = self.auditor_for(path).check(document, as_of=self.as_of_for(document))
        root = self.config.root.resolve()
        report = with_data(report, document, root) if is_marked(document) else report
        return with_missing(report, document, self.data) if self.data is not None else report

    def run(
        self,
        paths: Iterable[str],
        fail_on: Level | None = None,
        progress: Callable[[Sequence[Any], str], Iterable[Any]] | None = None,
    ) -> Run:
        """Check everything that the paths lead to; what cannot be read never hides the rest.

        Args:
            progress: shows how far it is while it hands on the items it is given.
        """
        json = self.options.fields is not None or self.options.format in ("json", "jsonl")
        found = discover(paths, self.config.include, self.config.exclude, self.config.root, json=json)
        articles = progress(found.articles, "articles") if progress else found.articles
        results = [outcome for article in articles for outcome in self.check_each(article)]
        failures = [*(Failure(path, message) for path, message in found.failures), *_failures(results)]
        return Run(
            checked=tuple(item for item in results if isinstance(item, Checked)),
            failures=tuple(failures),
            broken=tuple(
                Failure(str(error).partition(":")[0], str(error)) for error in self.rulebook.problems
            ),
            empty=tuple(item.path for item in results if isinstance(item, Empty)),
            data_sets=tuple(item.path for item in results if isinstance(item, DataSet)),
            others=tuple(item.path for item in results if isinstance(item, NoArticle)),
            replaced=tuple(_replaced(self.rulebook)),
            fail_on=fail_on or self.config.fail_on,
            root=repository_of(self.config.root),
            rulebook=self.rulebook,
        )

    def check_each(self, article: Article) -> Iterator[Outcome]:
        """The articles of a file: each checked, why it could not be, or what it is instead if met in a folder."""
        count = 0
        source, name = _source(article.path)
        try:
            for found in read_each(self.options, source, name):
                count += 1
                yield self._checked(found, article)
        except DataSetError as error:
            yield Failure(article.path, str(error)) if article.named else DataSet(article.path)
        except NoArticleError as error:
            yield Failure(article.path, str(error)) if article.named else NoArticle(article.path)
        except InputError as error:
            yield Failure(article.path, str(error))
        except Exception as error:  # of a reader: what it reads next is not known
            if os.environ.get(_DEBUG):
                raise
            yield Failure(article.path, _crashed(article.path, error))
        else:
            if not count:
                yield Failure(article.path, _empty(article.path)) if article.named else Empty(article.path)

    def _checked(self, found: Document | InputError, article: Article) -> Outcome:
        if isinstance(found, InputError):
            return Failure(article.path, str(found))
        if not any(part.source.strip() for part in found.parts):
            return Failure(article.path, _empty(found.path)) if article.named else Empty(article.path)
        try:
            return Checked(found, self.report(found, article.path), self.as_of_for(found))
        except InputError as error:
            return Failure(article.path, str(error))
        except Exception as error:
            if os.environ.get(_DEBUG):
                raise
            return Failure(article.path, _crashed(article.path, error))


def _source(path: str) -> tuple[str | bytes, str | None]:
    """What to read, and the name to report where that is not the path."""
    return (sys.stdin.buffer.read(), STDIN_NAME) if path == STANDARD_INPUT else (path, None)


def _is_on(document: Document, line: int) -> bool:
    found = document.line_offsets(line)
    return found is not None and found[0] < found[1]


def _failures(results: Iterable[Outcome]) -> Iterator[Failure]:
    """What was not read, and the markers that were not understood."""
    for item in results:
        if isinstance(item, Failure):
            yield item
        elif isinstance(item, Checked):
            yield from (Failure(item.path, problem) for problem in item.report.problems)


def _empty(path: str | None) -> str:
    return f"{path}: nothing to check [article-empty]\n  The file is empty."


def _crashed(path: str, error: Exception) -> str:
    return (
        f"{path}: could not be checked [internal-error]\n"
        f"  {type(error).__name__}: {error}\n"
        f"  This is a mistake in crossfoot, not in the article. Please report it; {_DEBUG}=1 shows where it happened."
    )


def _replaced(rulebook: Rulebook) -> Iterable[str]:
    for name in rulebook.replaced:
        rule: Any = rulebook.rules.get(name)
        yield f"The shipped rule {name} is replaced by {rule.path if rule is not None else 'a workspace rule'}."
