"""From the options of a command to a configured checker, and from paths to documents."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crossfoot.cli.terminal import with_progress
from crossfoot.documents import Document, read
from crossfoot.errors import CrossfootError, DataSetError, InputError
from crossfoot.rendering.run import Checked, Failure, Run
from crossfoot.workspace.config import Config, find_config, load_config
from crossfoot.workspace.discovery import STANDARD_INPUT, Article, discover, repository_of

if TYPE_CHECKING:
    from crossfoot.cli.doors import Auditor, Doors
    from crossfoot.model.finding import Level
    from crossfoot.rulebook import Rulebook

#: The name under which standard input is reported.
STDIN_NAME = "<stdin>"
_DEBUG = "CROSSFOOT_DEBUG"


@dataclass(frozen=True, slots=True)
class Session:
    """A checker made ready by configuration and options; options win."""

    config: Config
    rulebook: Rulebook
    auditor: Auditor
    as_of: datetime.date | None = None
    encoding: str | None = None

    @classmethod
    def open(
        cls,
        doors: Doors,
        config: Path | None = None,
        profile: str | None = None,
        as_of: datetime.date | None = None,
        encoding: str | None = None,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
    ) -> Session:
        """Load the configuration and the rules.

        Raises:
            CrossfootError: a configuration with problems, an unknown rule, profile or encoding.
        """
        settings = load_config(config if config is not None else find_config(Path.cwd()))
        if encoding is not None:
            from crossfoot.documents.encoding import check_encoding

            check_encoding(encoding)
        rulebook = doors.rulebook(settings.rules)
        chosen = tuple(select) or settings.select
        # What the command line selects is not taken away again by the file.
        unwanted = (*ignore, *(() if select else settings.ignore))
        try:
            auditor = doors.auditor(
                chosen,
                profile or settings.profile,
                {"ignore": unwanted, "levels": dict(settings.levels)},
                rulebook,
            )
        except CrossfootError as error:
            # The name may be unknown because its file is broken: show that too.
            raise type(error)("\n".join([*map(str, rulebook.problems), str(error)])) from None
        return cls(settings, rulebook, auditor, as_of, encoding or settings.encoding)

    def as_of_for(self, document: Document) -> datetime.date | None:
        """--as-of, else the document's own date, else that of the configuration."""
        return self.as_of or document.date or self.config.as_of

    def read(self, path: str) -> Document:
        """Read one article; ``-`` is standard input."""
        if path == STANDARD_INPUT:
            return read(sys.stdin.buffer.read(), encoding=self.encoding, path=STDIN_NAME)
        return read(path, encoding=self.encoding)

    def audit(self, paths: Iterable[str], fail_on: Level | None = None) -> Run:
        """Check everything that the paths lead to; what cannot be read never hides the rest."""
        found = discover(paths, self.config.include, self.config.exclude, self.config.root)
        results = [self._audit(article) for article in with_progress(found.articles, "articles")]
        return Run(
            checked=tuple(item for item in results if isinstance(item, Checked)),
            failures=(
                *(Failure(path, message) for path, message in found.failures),
                *(item for item in results if isinstance(item, Failure)),
                *(
                    Failure(item.path, problem)
                    for item in results
                    if isinstance(item, Checked)
                    for problem in item.report.problems
                ),
            ),
            broken=tuple(
                Failure(str(error).partition(":")[0], str(error)) for error in self.rulebook.problems
            ),
            empty=tuple(item.path for item in results if isinstance(item, _Empty)),
            data_sets=tuple(item.path for item in results if isinstance(item, _DataSet)),
            replaced=tuple(_replaced(self.rulebook)),
            fail_on=fail_on or self.config.fail_on,
            root=repository_of(self.config.root),
            rulebook=self.rulebook,
        )

    def _audit(self, article: Article) -> Checked | Failure | _PassedOver:
        """The checked article, why it could not be, or what it is instead if it was met in a folder."""
        try:
            document = self.read(article.path)
            if not document.parts[0].source.strip():
                return Failure(article.path, _empty(document.path)) if article.named else _Empty(article.path)
            as_of = self.as_of_for(document)
            return Checked(document, self.auditor.check(document, as_of=as_of), as_of)
        except DataSetError as error:
            return Failure(article.path, str(error)) if article.named else _DataSet(article.path)
        except InputError as error:
            return Failure(article.path, str(error))
        except Exception as error:
            if os.environ.get(_DEBUG):
                raise
            return Failure(article.path, _crashed(article.path, error))


@dataclass(frozen=True, slots=True)
class _PassedOver:
    """A file that a walk met and that is no article."""

    path: str


class _Empty(_PassedOver):
    """It has no text."""


class _DataSet(_PassedOver):
    """It is a table too long for an article."""


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
