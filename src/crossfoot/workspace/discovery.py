"""Finding articles: named files, and the articles below named folders.

A walk takes the suffixes of ``documents.walked_suffixes``, goes in the order of names, skips hidden files and
folders, and honours every .gitignore from the top of the repository down.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from crossfoot.documents import walked_suffixes

if TYPE_CHECKING:
    from pathspec import PathSpec

    from crossfoot.workspace.config import Config

STANDARD_INPUT = "-"


class Article(NamedTuple):
    """A file to check; ``named`` tells that it was named itself, not met in a folder."""

    path: str
    named: bool


class Discovery(NamedTuple):
    """Articles in the order to check them, and a message for each name that leads to none."""

    articles: tuple[Article, ...]
    failures: tuple[tuple[str, str], ...] = ()


def discover(
    names: Iterable[str],
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    root: Path | None = None,
    json: bool = False,
) -> Discovery:
    """Resolve the names of files and folders given by a user; ``-`` stands for standard input.

    Args:
        names: in the order given; the same file reached twice is taken once.
        include: globs that an article met in a folder must match, in the form of .gitignore; none means all.
        exclude: globs of articles and folders to leave out of walks. A named file is always taken.
        root: what the globs are relative to; the current folder unless given.
        json: whether walks take JSON files too.
    """
    filters = _Filters(root or Path.cwd(), include, exclude, json)
    # By real path; naming a file that a walk has met already makes it a named one.
    articles: dict[str, Article] = {}
    failures: list[tuple[str, str]] = []
    for name in names:
        found = [Article(name, True)]
        if name != STANDARD_INPUT and os.path.isdir(name):  # noqa: PTH112 - Path() would rewrite "./a" and "a//b"
            found = [Article(path, False) for path in _walk(name, filters, failures)]
            if not found:
                failures.append((name, _no_articles(name, json)))
        for article in found:
            real = article.path if article.path == STANDARD_INPUT else os.path.realpath(article.path)
            if article.named or real not in articles:
                articles[real] = article if real not in articles else Article(articles[real].path, True)
    return Discovery(tuple(articles.values()), tuple(failures))


def repository_of(folder: Path) -> Path:
    """The top of the git repository that a folder lies in; the folder itself where it lies in none."""
    real = folder.resolve()
    return next((above for above in (real, *real.parents) if (above / ".git").exists()), real)


def _no_articles(name: str, json: bool) -> str:
    *others, last = walked_suffixes(json)
    return (
        f"{name}: no articles in this folder [folder-empty]\n"
        f"  A walk takes {', '.join(others)} and {last} files that are not hidden or left out by .gitignore or exclude."
    )


def walk(
    top: str, config: Config, failures: list[tuple[str, str]], also: Callable[[str], bool]
) -> Iterator[str]:
    """The files of a folder that are articles, or that ``also`` says yes to, one after another as they are met.

    JSON is among them where the configuration says how articles look in it.
    """
    json = config.fields is not None
    return _walk(top, _Filters(config.root, config.include, config.exclude, json), failures, also)


def _walk(
    top: str,
    filters: _Filters,
    failures: list[tuple[str, str]],
    also: Callable[[str], bool] | None = None,
) -> Iterator[str]:
    def unreadable(error: OSError) -> None:
        name = str(error.filename)
        failures.append((name, f"{name}: folder not read [folder-unreadable]\n  {error.strerror}."))

    filters.enter(Path(top))
    taken = walked_suffixes(filters.json)
    for parent, folders, files in os.walk(top, onerror=unreadable):
        ignored = filters.below(parent)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not ignored(name + "/"))
        for name in sorted(files):
            article = Path(name).suffix.lower() in taken or (also is not None and also(name))
            if name.startswith(".") or not article:
                continue
            if not ignored(name):
                path = os.path.join(parent, name)  # noqa: PTH118 - the path as the user began it
                yield path.removeprefix("./") if top == "." else path


class _Filters:
    """What a walk leaves out: by .gitignore files, by ``exclude``, and by not being in ``include``."""

    def __init__(
        self, root: Path, include: Sequence[str], exclude: Sequence[str], json: bool = False
    ) -> None:
        self.json = json
        self.root = Path(os.path.realpath(root))
        self.include = spec_of(include) if include else None
        self.exclude = spec_of(exclude) if exclude else None
        self.specs: dict[Path, PathSpec[Any] | None] = {}

    def enter(self, top: Path) -> None:
        """Read the .gitignore files above a folder, up to the top of its repository."""
        real = Path(os.path.realpath(top))
        above = [real, *real.parents]
        repository = next((n for n, folder in enumerate(above) if (folder / ".git").exists()), 0)
        for folder in above[1 : repository + 1]:
            self._load(folder)

    def below(self, parent: str) -> Ignored:
        """A test for the names in one folder; a folder's name ends in a slash."""
        real = Path(os.path.realpath(parent))
        self._load(real)
        specs = [
            (folder, spec) for folder in (real, *real.parents) if (spec := self.specs.get(folder)) is not None
        ]
        return Ignored(real, self, specs)

    def _load(self, folder: Path) -> None:
        if folder in self.specs:
            return
        try:
            lines = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            lines = []
        self.specs[folder] = spec_of(lines) if lines else None


class Ignored:
    """Whether a name in one folder is left out."""

    def __init__(self, folder: Path, filters: _Filters, specs: list[tuple[Path, PathSpec[Any]]]) -> None:
        self.folder = folder
        self.filters = filters
        self.specs = specs

    def __call__(self, name: str) -> bool:
        """Whether to leave ``name`` out; a folder's name ends in a slash."""
        path = self.folder / name
        slash = "/" if name.endswith("/") else ""
        # As in git, the nearest .gitignore that speaks of the path decides.
        for base, spec in self.specs:
            verdict = spec.check_file(path.relative_to(base).as_posix() + slash).include
            if verdict is not None:
                if verdict:
                    return True
                break
        return self._unwanted(path, slash)

    def _unwanted(self, path: Path, slash: str) -> bool:
        if not path.is_relative_to(self.filters.root):
            return False
        relative = path.relative_to(self.filters.root).as_posix()
        if self.filters.exclude is not None and self.filters.exclude.match_file(relative + slash):
            return True
        return bool(
            not slash and self.filters.include is not None and not self.filters.include.match_file(relative)
        )


def spec_of(lines: Sequence[str]) -> PathSpec[Any]:
    """Globs in the form of .gitignore, ready to match paths relative to the folder they were written for."""
    # Loaded here: a check of named files needs no globs.
    from pathspec import PathSpec

    return PathSpec.from_lines(_dialect(), lines)


def _dialect() -> str:
    import pathspec

    # pathspec 1 renamed its .gitignore dialect and warns about the old name.
    return "gitignore" if int(pathspec.__version__.split(".")[0]) >= 1 else "gitwildmatch"
