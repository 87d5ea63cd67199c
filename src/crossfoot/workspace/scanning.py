"""A scan of the articles of a workspace: from the names of files and folders to a folder of Parquet files.

from crossfoot.workspace.scanning import Plan, scan

result = scan(Plan(["archive/"], Path("out")), pace=Pace(jobs=8))
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from crossfoot import __version__
from crossfoot.adapters.columns import Columns
from crossfoot.errors import InputError
from crossfoot.model.finding import Level
from crossfoot.model.scan import Summary
from crossfoot.rulebook import Rulebook, load_with_shipped
from crossfoot.rulebook.ready import plain
from crossfoot.scan.closing import add_up, warm_up, write_summary
from crossfoot.scan.corpus import Corpus, holds_many
from crossfoot.scan.local import Pace, Progress, scan_local, settings_of
from crossfoot.scan.manifest import begin, held
from crossfoot.scan.parts import remove_parts
from crossfoot.workspace.audit import Audit
from crossfoot.workspace.config import Config
from crossfoot.workspace.discovery import walk
from crossfoot.workspace.opening import Wanted, open_audit

Engine = Literal["local", "spark"]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a process of its own makes the audit of a workspace; picklable."""

    config: Config
    wanted: Wanted

    def open(self) -> Audit:
        """Load the rules and make the checkers."""
        return open_audit(self.config, self.wanted, load_with_shipped(self.config.rules))


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be scanned, with what, and where to.

    ``paths`` are files and folders; ``columns`` those asked for, where the corpus has columns; ``master`` is the URL of
    the Spark to make a session on.
    """

    paths: tuple[str, ...]
    out: Path
    config: Config = field(default_factory=Config)
    wanted: Wanted = field(default_factory=Wanted)
    columns: Columns = field(default_factory=Columns)
    engine: Engine = "local"
    master: str | None = None
    pace: Pace = field(default_factory=Pace)
    fail_on: Level | None = None
    restart: bool = False


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told how far a scan is."""

    reading: Callable[[Progress], None] | None = None
    adding: Callable[[str, int, int], None] | None = None


@dataclass(frozen=True, slots=True)
class Scanned:
    """What came of a scan; ``broken`` are the rules that could not be loaded."""

    summary: Summary
    exit_code: int
    columns: Columns
    broken: tuple[str, ...] = ()


def scan(plan: Plan, watch: Watch | None = None, session: Any = None) -> Scanned:
    """Check every article of a corpus, or go on where an earlier run ended.

    Args:
        session: the Spark session to use with ``engine="spark"``; the active one, or a new one, unless given.

    Raises:
        CrossfootError: the corpus or an option cannot be used, or the output cannot be written.
    """
    watch = watch or Watch()
    recipe = Recipe(plan.config, plan.wanted)
    audit = recipe.open()
    corpus = corpus_of(plan).resolve()
    size = corpus.size()
    settings = settings_of(corpus, plan.pace, plan.engine, size, _more(plan, audit.rulebook))
    with held(plan.out):
        if plan.restart:
            remove_parts(plan.out)
        begin(plan.out, settings, plan.restart)
        warm_up()
        if plan.engine == "spark":
            from crossfoot.scan.spark import scan_spark

            scan_spark(corpus, recipe, plan.out, plan.pace, session, plan.master)
        else:
            scan_local(corpus, recipe, plan.out, plan.pace, size.bytes, watch.reading)
        summary = add_up(plan.out, watch.adding)
        broken = tuple(map(str, audit.rulebook.problems))
        fail_on = plan.fail_on or plan.config.fail_on
        code = write_summary(plan.out, summary, fail_on, settings, bool(broken))
    return Scanned(summary, code, corpus.columns, broken)


def corpus_of(plan: Plan) -> Corpus:
    """The corpus that the paths of a plan lead to; what several of them lead to is in it once.

    Raises:
        InputError: a path that leads nowhere.
    """
    for path in plan.paths:
        if not Path(path).exists():
            raise InputError(f"{path}: no such file or folder [file-missing]")
    # By real path, the first name of each.
    roots = {os.path.realpath(path): path for path in reversed(plan.paths)}
    files = {real: path for real, path in roots.items() if not Path(real).is_dir()}
    # What a scan has written is no corpus.
    apart = (*(real for real in roots if real not in files), os.path.realpath(plan.out))

    def names() -> Iterator[str]:
        for real, path in sorted(roots.items(), key=lambda pair: plan.paths.index(pair[1])):
            if real in files:
                yield path
                continue
            inner = tuple(other + os.sep for other in apart if other.startswith(real + os.sep))
            yield from _met(path, plan, files, inner)

    return Corpus(names, plan.columns, plan.wanted.options, frozenset(files.values()))


def _met(folder: str, plan: Plan, files: Mapping[str, str], inner: tuple[str, ...]) -> Iterator[str]:
    """What a walk meets, without the files that are named, and the folders inside that are walked by themselves."""
    failures: list[tuple[str, str]] = []
    for name in walk(folder, plan.config, failures, holds_many):
        real = os.path.realpath(name)
        if real not in files and not real.startswith(inner):
            yield name
    if failures:
        raise InputError("\n".join(message for _, message in failures))


def _more(plan: Plan, rulebook: Rulebook) -> dict[str, Any]:
    """What else decides the result."""
    config, wanted = plan.config, plan.wanted
    own = wanted.over(config.settings)
    as_of = wanted.as_of or config.as_of
    rules = json.dumps([plain(rule) for rule in rulebook], default=str, sort_keys=True)
    return {
        "crossfoot": __version__,
        "rulebook": hashlib.sha256(rules.encode()).hexdigest()[:16],
        "rules": list(own.select) if own.select is not None else None,
        "profile": own.profile,
        "ignore": sorted(own.ignore),
        "levels": {name: level.value for name, level in sorted(own.levels)},
        "overrides": [str(override) for override in config.overrides],
        "as of": as_of.isoformat() if as_of else None,
        "as of wins": wanted.as_of is not None,
        "encoding": wanted.options.encoding,
        "read as": wanted.options.format,
        "numbers": own.numbers,
        "scale": own.scale,
        "limits": asdict(wanted.options.limits),
    }
