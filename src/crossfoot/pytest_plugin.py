"""pytest collects articles, rule files and data sets: `pytest --crossfoot`, and the fixture `assert_adds_up`.

An article is one test: it fails with every discrepancy at or above the failing level, and where one that its front
matter expects is missing. A rule file has a test for each of its examples. Files named on the command line are
collected whatever the globs. Nothing of crossfoot but this module is imported until such a file is met, and nothing
is shared between processes, so that pytest-xdist may run them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from crossfoot.engine.proof import ExampleResult
    from crossfoot.rendering.run import Checked
    from crossfoot.workspace.audit import Audit

_ARTICLES, _RULES, _DATA = "crossfoot_articles", "crossfoot_rules", "crossfoot_data"
_SUFFIXES = (".md", ".markdown", ".txt", ".html", ".htm", ".csv", ".tsv", ".docx", ".pdf")
_JSON = (".json", ".jsonl", ".ndjson")  # may be anything: only where named
_YAML = (".yaml", ".yml")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The switch, and the globs of what is collected."""
    group = parser.getgroup("crossfoot", "figures in articles and data sets")
    group.addoption(
        "--crossfoot", action="store_true", help="check the figures of articles, rules and data sets"
    )
    parser.addini(_ARTICLES, "globs of articles, relative to rootdir", "linelist", ["claims/**"])
    parser.addini(_RULES, "globs of rule files, relative to rootdir", "linelist", ["rules/**"])
    parser.addini(
        _DATA, "globs of data set descriptions, relative to rootdir", "linelist", ["datasets/*.yaml"]
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a file that a glob matches or that was named."""
    config = parent.config
    if not config.getoption("crossfoot"):
        return None
    suffix = file_path.suffix.lower()
    if suffix in _YAML:
        if _wanted(config, _DATA, file_path):
            return DataFile.from_parent(parent, path=file_path)
        if _wanted(config, _RULES, file_path) or (_named(config, file_path) and _is_rule(file_path)):
            return RuleFile.from_parent(parent, path=file_path)
    elif (
        _named(config, file_path)
        if suffix in _JSON
        else suffix in _SUFFIXES and _is_wanted(config, file_path)
    ):
        return ArticleFile.from_parent(parent, path=file_path)
    return None


def _is_wanted(config: pytest.Config, path: Path) -> bool:
    return _named(config, path) or _is_article(config, path)


def _is_article(config: pytest.Config, path: Path) -> bool:
    """Whether a glob matches it and the workspace does not leave it out."""
    if not _wanted(config, _ARTICLES, path):
        return False
    from crossfoot.workspace.discovery import spec_of

    settings = _audit(config).config
    root = settings.root.resolve()
    if not path.is_relative_to(root):
        return True
    return not spec_of(settings.exclude).match_file(path.relative_to(root).as_posix())


def _wanted(config: pytest.Config, name: str, path: Path) -> bool:
    globs = config.getini(name)
    if not path.is_relative_to(config.rootpath) or not globs:
        return False
    from crossfoot.workspace.discovery import spec_of

    return bool(spec_of(globs).match_file(path.relative_to(config.rootpath).as_posix()))


def _named(config: pytest.Config, path: Path) -> bool:
    """Whether the file itself stands on the command line."""
    given = (Path(config.invocation_params.dir, argument.partition("::")[0]) for argument in config.args)
    return any(one.is_file() and one.samefile(path) for one in given)


def _is_rule(path: Path) -> bool:
    with path.open(encoding="utf-8", errors="replace") as file:
        return file.read(5) == "rule:"


_AUDIT = pytest.StashKey[Any]()
_DECISIONS = pytest.StashKey[Any]()


def _audit(config: pytest.Config) -> Audit:
    """The audit of this workspace, made once a process."""
    if _AUDIT not in config.stash:
        from crossfoot.workspace.opening import open_workspace

        config.stash[_AUDIT] = open_workspace(config.rootpath)
    found: Audit = config.stash[_AUDIT]
    return found


def _undecided(config: pytest.Config, audit: Audit, checked: Checked) -> Checked:
    """The article without the queries that the workspace's decisions file answers."""
    from crossfoot.rendering.run import Run
    from crossfoot.workspace.baseline import decided, find_decisions
    from crossfoot.workspace.discovery import repository_of

    if _DECISIONS not in config.stash:
        config.stash[_DECISIONS] = find_decisions(None, audit.config.root)
    run = Run((checked,), root=repository_of(audit.config.root))
    return decided(run, config.stash[_DECISIONS], date.today()).checked[0]


class FiguresError(Exception):
    """Figures that do not agree, as a person should read it."""


class _Item(pytest.Item):
    """A test whose failure is told in plain words, without our own frames."""

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        from crossfoot.errors import CrossfootError

        if isinstance(excinfo.value, FiguresError | CrossfootError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)


class ArticleFile(pytest.File):
    """An article."""

    def collect(self) -> Iterator[pytest.Item]:
        """Its one test."""
        yield ArticleItem.from_parent(self, name="figures")


class ArticleItem(_Item):
    """The figures of an article agree, or the front matter expects that they do not."""

    def runtest(self) -> None:
        """Check it; the rule and place of every query become properties of the test."""
        from crossfoot.rendering.run import Checked, Failure
        from crossfoot.workspace.discovery import Article
        from crossfoot.workspace.expecting import unexpected

        audit = _audit(self.config)
        problems: list[str] = []
        for checked in audit.check_each(Article(str(self.path), True)):
            if not isinstance(checked, Checked):
                said = checked.message if isinstance(checked, Failure) else f"{self.path}: no article"
                problems.append(said)
                continue
            for finding in checked.report.discrepancies:
                place = checked.document.locate(finding.start, finding.end)
                self.user_properties.append((f"crossfoot:{finding.rule}", f"{place.line}:{place.column}"))
            checked = _undecided(self.config, audit, checked)
            problems += [*checked.report.problems, *unexpected(checked, audit.config.fail_on)]
        if problems:
            raise FiguresError("\n\n".join(problems))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Named by its path alone."""
        return self.path, 0, f"{self.path.name}: figures"


class RuleFile(pytest.File):
    """A rule with its examples."""

    def collect(self) -> Iterator[pytest.Item]:
        """A test for each example; one that fails where the rule cannot be loaded."""
        from crossfoot.engine.proof import check_examples
        from crossfoot.errors import RuleError
        from crossfoot.rulebook import Rulebook, load_rule

        try:
            rule = load_rule(self.path)
        except RuleError as error:
            yield RuleItem.from_parent(self, name="loads", outcome=None, problem=str(error))
            return
        # Also a rule that the configuration does not name is tried among all the others.
        book = Rulebook({**_audit(self.config).rulebook.rules, rule.name: rule})
        for number, outcome in enumerate(check_examples(book, frozenset({rule.name})), 1):
            name = f"{outcome.kind}-{number}"
            yield RuleItem.from_parent(self, name=name, outcome=outcome, problem=outcome.message)


class RuleItem(_Item):
    """One example of a rule does what it says."""

    def __init__(self, outcome: ExampleResult | None, problem: str, **rest: Any) -> None:
        super().__init__(**rest)
        self.outcome, self.problem = outcome, problem

    def runtest(self) -> None:
        """It was tried while it was collected."""
        if self.outcome is None:
            raise FiguresError(self.problem)
        if not self.outcome.ok:
            text = " ".join(self.outcome.text.split())
            raise FiguresError(f'{self.path}:{self.outcome.line}\n  "{text}"\n  {self.problem}')

    def reportinfo(self) -> tuple[Path, int, str]:
        """At the line of the example."""
        return self.path, (self.outcome.line if self.outcome else 1) - 1, f"{self.path.stem}: {self.name}"


class DataFile(pytest.File):
    """The description of a data set."""

    def collect(self) -> Iterator[pytest.Item]:
        """Its one test."""
        yield DataItem.from_parent(self, name="rows")


class DataItem(_Item):
    """The rows of a data set agree with its schema, row rules and expectations."""

    def runtest(self) -> None:
        """Validate it as `crossfoot data check` does."""
        from crossfoot.workspace.expecting import data_problems

        problems = data_problems(self.path)
        if problems:
            raise FiguresError("\n\n".join(problems))


@pytest.fixture
def assert_adds_up() -> Callable[..., None]:
    """A function that fails the test if the figures of a text do not agree with each other.

    Args of the function:
        text: the text.
        as_of: the date that it is read as of.
        rules: names of the rules to run; those of the profile unless given.
        profile: "news" unless given.
        level: the lowest level that fails, "error" unless given.
    """

    def check(
        text: str,
        as_of: date | None = None,
        rules: list[str] | None = None,
        profile: str | None = None,
        level: str = "error",
    ) -> None:
        __tracebackhide__ = True
        import crossfoot
        from crossfoot.rendering.places import sentences

        report = crossfoot.check(text, as_of=as_of, rules=rules, profile=profile)
        lowest = crossfoot.Level(level).rank
        failing = [finding for finding in report.discrepancies if finding.level.rank >= lowest]
        if failing:
            raise AssertionError("\n".join(f"{one.rule}: {sentences(one)}" for one in failing))

    return check
