"""The rulebook: all rules of some folders, later folders replacing rules of earlier ones by name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from crossfoot.errors import CrossfootError, OptionError, RuleError
from crossfoot.resources import data_dir
from crossfoot.rulebook.model import SUFFIX, Rule
from crossfoot.rulebook.problems import Problem, invalid, shown_path, suggestion
from crossfoot.rulebook.ready import ready_rules

if TYPE_CHECKING:
    from crossfoot.rulebook.fields import Vocabulary


@dataclass(slots=True)
class Rulebook:
    """Rules by name, and what could not be loaded.

    ``replaced`` has, for each rule that took the place of an earlier one, the rule that it replaced. ``problems`` has
    one RuleError for each file that is broken: those rules are undecided, the others work.
    """

    rules: dict[str, Rule] = field(default_factory=dict)
    problems: list[RuleError] = field(default_factory=list)
    replaced: dict[str, Rule] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules.values())

    def __len__(self) -> int:
        return len(self.rules)

    def find(self, name: str) -> Rule:
        """The rule of that name, present or former; raises OptionError that names the nearest."""
        if name in self.rules:
            return self.rules[name]
        for rule in self:
            if name in rule.formerly:
                return rule
        raise OptionError(f"There is no rule '{name}'. {suggestion(name, self.rules, 'Rules')}")

    def select(self, names: Iterable[str]) -> Rulebook:
        """The same rulebook with the named rules only, in rulebook order."""
        wanted = {self.find(name).name for name in names}
        kept = {name: rule for name, rule in self.rules.items() if name in wanted}
        return Rulebook(kept, self.problems, {n: old for n, old in self.replaced.items() if n in wanted})


def load_with_shipped(folders: Iterable[Path]) -> Rulebook:
    """The shipped rules and those of further folders, which replace shipped ones of the same name."""
    return load_rulebook([data_dir("rules"), *folders])


def load_rulebook(
    folders: Iterable[Path | str] = (), *, vocabulary: Vocabulary | None = None, eager: bool = False
) -> Rulebook:
    """Load every rule of the folders, in order.

    Args:
        folders: folders of packs (``rules/<pack>/<name>.yaml``), or single rule files; the shipped rules are loaded
            only if their folder (``crossfoot.resources.data_dir("rules")``) is among them.
        vocabulary: the closed lists; those of the lexicon unless given.
        eager: read the examples of shipped rules too, instead of when they are asked for.

    Returns:
        The rulebook; broken files are in its ``problems`` and never stop the others.
    """
    book = Rulebook()
    shipped_folder = _shipped_folder()
    seen: set[str] = set()
    for folder in map(Path, folders):
        within: dict[str, Path] = {}
        paths = _rule_files(folder, book.problems)
        real_folder = Path(os.path.realpath(folder))
        known = f"{real_folder}{os.sep}" == shipped_folder and vocabulary is None and not eager
        ready = ready_rules(folder, paths, _sound) if known else {}
        for path in paths:
            # To follow the links of a hundred paths takes as long as to read the rules that are ready.
            real = str(real_folder / path.relative_to(folder)) if path in ready else os.path.realpath(path)
            if real in seen:
                continue
            seen.add(real)
            shipped = path in ready or (shipped_folder is not None and real.startswith(shipped_folder))
            try:
                rule = ready.get(path) or _loaded(path, vocabulary, shipped, eager)
                _enter(book, rule, path, within)
            except RuleError as error:
                book.problems.append(error)
    _check_former_names(book)
    _check_words(book)
    book.rules = dict(sorted(book.rules.items()))
    return book


def _loaded(path: Path, vocabulary: Vocabulary | None, shipped: bool, eager: bool) -> Rule:
    from crossfoot.rulebook.load import load_rule  # 10 ms with YAML, only for rules that are not ready

    return load_rule(path, vocabulary=vocabulary, shipped=shipped, lazy=shipped and not eager)


def _sound(path: Path) -> Rule | None:
    """A shipped rule, or None if it has problems, which come up when it is loaded by itself."""
    try:
        return _loaded(path, None, shipped=True, eager=False)
    except RuleError:
        return None


def _enter(book: Rulebook, rule: Rule, path: Path, within: dict[str, Path]) -> None:
    """Put a rule into the book, over one of an earlier folder; two in one folder are a mistake."""
    if rule.name in within:
        message = f"Two files of this folder hold the rule '{rule.name}'; the other is {shown_path(within[rule.name])}."
        raise invalid(shown_path(path), [Problem(0, 0, 0, message)])
    within[rule.name] = path
    if rule.name in book.rules:
        book.replaced[rule.name] = book.rules[rule.name]
    book.rules[rule.name] = rule


def _check_former_names(book: Rulebook) -> None:
    """A former name that is another rule's name, present or former, would lead to the wrong rule."""
    owners: dict[str, str] = {}
    for rule in book:
        for name in rule.formerly:
            other = name if name in book.rules else owners.setdefault(name, rule.name)
            if other != rule.name:
                message = (
                    f"The former name '{name}' belongs to the rule '{other}' too. Delete it from one of them."
                )
                book.problems.append(invalid(shown_path(rule.path, rule.name), [Problem(0, 0, 0, message)]))


def _check_words(book: Rulebook) -> None:
    """Classes of words are known to all rules: two of one name with other words would change each other's phrases.

    Those of a rule with a detector only name its cases.
    """
    owners: dict[str, Rule] = {}
    for rule in book:
        for name, words in rule.words.items() if rule.detector is None else ():
            first = owners.setdefault(name, rule)
            if first.words[name] != words:
                message = (
                    f"The rule '{first.name}' has other words in a class '{name}' of its own. "
                    "Give this one another name."
                )
                book.problems.append(invalid(shown_path(rule.path, rule.name), [Problem(0, 0, 0, message)]))


def _rule_files(folder: Path, problems: list[RuleError]) -> Sequence[Path]:
    """Rule files below a folder, sorted; hidden ones are left out, and .yml is told rather than overlooked."""
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        problems.append(invalid(shown_path(folder), [Problem(0, 0, 0, "There is no such folder of rules.")]))
        return []
    found: list[Path] = []
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        for name in sorted(files):
            if name.endswith(SUFFIX) and not name.startswith("."):
                found.append(Path(parent, name))
            elif name.endswith(".yml") and not name.startswith("."):
                message = f"Rule files end in {SUFFIX}. Rename it to {name[:-4]}{SUFFIX}."
                problems.append(invalid(shown_path(Path(parent, name)), [Problem(0, 0, 0, message)]))
    return found


def _shipped_folder() -> str | None:
    """The real path of the rules that travel with crossfoot, with a separator at its end."""
    try:
        return os.path.realpath(data_dir("rules")) + os.sep
    except CrossfootError:
        return None
