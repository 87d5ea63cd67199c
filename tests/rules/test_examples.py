"""Every rule proves itself: its examples run against the whole rulebook, and every rule has them."""

from pathlib import Path

import pytest

from crossfoot.engine.checker import Checker
from crossfoot.engine.proof import check_rule
from crossfoot.rulebook import Rulebook, load_rulebook

RULES = sorted((Path(__file__).parents[2] / "rules").rglob("*.yaml"))


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook([RULES[0].parents[1]], eager=True)


@pytest.fixture(scope="module")
def checker(rulebook: Rulebook) -> Checker:
    return Checker(rulebook=rulebook, rules=list(rulebook.rules))


def test_every_rule_file_loads(rulebook: Rulebook) -> None:
    assert [str(problem) for problem in rulebook.problems] == []
    assert len(rulebook) == len(RULES)


@pytest.mark.parametrize("name", [path.stem for path in RULES])
def test_the_examples_of_a_rule_hold(name: str, rulebook: Rulebook, checker: Checker) -> None:
    results = list(check_rule(rulebook.rules[name], checker))
    assert [
        f"{result.kind}: {result.text}\n    {result.message}" for result in results if not result.ok
    ] == []
    assert len(results) >= 9
