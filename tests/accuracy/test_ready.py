"""Nothing is measured with a rule missing."""

from types import SimpleNamespace

import pytest

from scripts.accuracy import ready


def test_every_rule_is_there() -> None:
    assert ready.checker().rulebook.problems == []


def test_a_rule_that_was_not_loaded_ends_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = SimpleNamespace(rulebook=SimpleNamespace(problems=["rules/x.yaml: rule not loaded"]))
    monkeypatch.setattr(ready, "Checker", lambda profile: broken)
    with pytest.raises(SystemExit, match=r"x\.yaml: rule not loaded"):
        ready.checker()
