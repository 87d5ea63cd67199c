"""The plugin, in a pytest of its own."""

from __future__ import annotations

import sys
from xml.etree.ElementTree import parse

import pytest

pytest_plugins = ["pytester"]
pytestmark = pytest.mark.slow  # a pytest of its own each time

WRONG = "Sales fell 33% to £30m from £40m.\n"
RIGHT = "Sales fell 25% to £30m from £40m.\n"
RULE = """rule: house-sum
summary: The takings of two stalls make the day's.
why: They are written up by two people.
level: error
figures:
  one: {kind: money}
  other: {kind: money}
  day: {kind: money}
phrases:
  - "{one} at the gate and {other} at the bar made {day}"
check: one + other == day
say: "{one} and {other} make {computed}. The article says {day}."
examples:
  consistent:
    - "They took {one=£120} at the gate and {other=£340} at the bar made {day=£460}."
  discrepancy:
    - "They took {one=£120} at the gate and {other=£340} at the bar made {day=£640}."
  silent:
    - "They took £120 at the gate."
"""


@pytest.fixture
def workspace(pytester: pytest.Pytester) -> pytest.Pytester:
    """A folder with the plugin loaded as its entry point loads it."""
    pytester.makeconftest("pytest_plugins = ['crossfoot.pytest_plugin']") if not _installed() else None
    pytester.makeini("[pytest]\n")
    return pytester


def _installed() -> bool:
    from importlib.metadata import entry_points

    return any(point.name == "crossfoot" for point in entry_points(group="pytest11"))


def write(pytester: pytest.Pytester, **files: str) -> None:
    for name, text in files.items():
        path = pytester.path.joinpath(*name.split("__")).with_suffix(".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_without_the_switch_nothing_is_collected_or_loaded(workspace: pytest.Pytester) -> None:
    write(workspace, claims__sales=WRONG)
    workspace.makepyfile(
        "import sys\ndef test_nothing():\n"
        "    assert not {'crossfoot.engine', 'crossfoot.quantities', 'pandas', 'pandera'} & set(sys.modules)\n"
    )
    workspace.runpytest_subprocess().assert_outcomes(passed=1)


def test_an_article_that_does_not_add_up_fails_with_its_line_and_the_query(
    workspace: pytest.Pytester,
) -> None:
    write(workspace, claims__right=RIGHT, claims__wrong=f"A head.\n\n{WRONG}")
    result = workspace.runpytest_subprocess("--crossfoot")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            "*wrong.md:3:12  percent-change  error",
            '  "Sales fell 33% to £30m from £40m"',
            "  £40m to £30m is a change of 25%*The article says 33%.",
        ]
    )
    result.stdout.no_fnmatch_line("*pytest_plugin.py*")


def test_a_named_file_is_collected_whatever_the_globs(workspace: pytest.Pytester) -> None:
    write(workspace, drafts__wrong=WRONG)
    workspace.runpytest_subprocess("--crossfoot").assert_outcomes()
    workspace.runpytest_subprocess("--crossfoot", "drafts/wrong.md").assert_outcomes(failed=1)


def test_globs_come_from_the_configuration(workspace: pytest.Pytester) -> None:
    workspace.makeini("[pytest]\ncrossfoot_articles = drafts/*.md\n")
    write(workspace, drafts__wrong=WRONG, claims__wrong=WRONG)
    workspace.runpytest_subprocess("--crossfoot").assert_outcomes(failed=1)


def test_front_matter_says_what_is_expected(workspace: pytest.Pytester) -> None:
    front = "---\nexpect:\n  - {{rule: {}, verdict: discrepancy, figures: [33%, £30m]}}\n---\n"
    write(workspace, claims__wrong=front.format("percent-change") + WRONG)
    workspace.runpytest_subprocess("--crossfoot").assert_outcomes(passed=1)
    write(workspace, claims__wrong=front.format("share-sale") + WRONG)
    result = workspace.runpytest_subprocess("--crossfoot")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*expected and not found*", "  share-sale, discrepancy: 33%, £30m"])


def test_the_configuration_of_the_workspace_holds(workspace: pytest.Pytester) -> None:
    write(workspace, claims__wrong=WRONG)
    (workspace.path / "crossfoot.toml").write_text('ignore = ["percent-change"]\n', encoding="utf-8")
    workspace.runpytest_subprocess("--crossfoot").assert_outcomes(passed=1)


def test_what_cannot_be_read_fails_with_its_message(workspace: pytest.Pytester) -> None:
    write(workspace, claims__bad="x")
    (workspace.path / "claims" / "bad.md").write_bytes(b"caf\x81 5%")
    result = workspace.runpytest_subprocess("--crossfoot")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*bad.md:1:4: article not read*"])


def test_every_article_of_a_named_json_file_counts(workspace: pytest.Pytester) -> None:
    """JSON may be anything: it is collected only where it is named."""
    write(workspace, claims__good="Sales fell 25% to £30m from £40m.")
    lines = ["Sales fell 25% to £30m from £40m.", "Sales fell 33% to £30m from £40m."]
    feed = "".join(f'{{"headline": "Sales", "body": "{line}"}}\n' for line in lines)
    (workspace.path / "claims" / "feed.jsonl").write_text(feed, encoding="utf-8")
    workspace.runpytest_subprocess("--crossfoot").assert_outcomes(passed=1)
    result = workspace.runpytest_subprocess("--crossfoot", "claims/feed.jsonl")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*feed.jsonl#line 2/body:2:*percent-change*"])


def test_a_rule_has_a_test_for_each_example(workspace: pytest.Pytester) -> None:
    rules = workspace.path / "rules"
    rules.mkdir()
    (rules / "house-sum.yaml").write_text(RULE, encoding="utf-8")
    (rules / "broken.yaml").write_text("rule: broken\n", encoding="utf-8")
    result = workspace.runpytest_subprocess("--crossfoot", "-v")
    result.assert_outcomes(passed=3, failed=1)
    result.stdout.fnmatch_lines(["*house-sum.yaml::silent-3 PASSED*", "*broken.yaml: rule not loaded*"])


def test_properties_reach_junit(workspace: pytest.Pytester) -> None:
    write(workspace, claims__wrong=WRONG)
    workspace.runpytest_subprocess("--crossfoot", "--junitxml=report.xml", "-o", "junit_family=xunit1")
    found = parse(workspace.path / "report.xml").find(".//testcase/properties/property")
    assert found is not None
    assert (found.get("name"), found.get("value")) == ("crossfoot:percent-change", "1:12")


def test_processes_share_nothing(workspace: pytest.Pytester) -> None:
    pytest.importorskip("xdist", reason="pytest-xdist is not installed")
    write(workspace, **{f"claims__right{n}": RIGHT for n in range(6)}, claims__wrong=WRONG)
    workspace.runpytest_subprocess("--crossfoot", "-n", "2").assert_outcomes(passed=6, failed=1)


def test_the_fixture_fails_with_the_query(workspace: pytest.Pytester) -> None:
    workspace.makepyfile(
        f"def test_right(assert_adds_up):\n    assert_adds_up({RIGHT!r})\n"
        f"def test_wrong(assert_adds_up):\n    assert_adds_up({WRONG!r})\n"
        f"def test_level(assert_adds_up):\n    assert_adds_up({WRONG!r}, rules=['share-sale'])\n"
    )
    result = workspace.runpytest_subprocess()
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["E*AssertionError: percent-change: £40m to £30m is a change of 25%*"])


def test_importing_the_plugin_imports_nothing_of_ours() -> None:
    import subprocess

    code = "import sys, crossfoot.pytest_plugin as p; print([m for m in sys.modules if m.startswith('crossfoot.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['crossfoot.pytest_plugin']"
