import pytest

from crossfoot.model.finding import Level
from crossfoot.rulebook import ALL
from crossfoot.rulebook.schema import KEYS
from tests.rulebook.samples import GOOD, changed, load, problem, problems, token


def test_a_rule_holds_what_its_file_says() -> None:
    rule = load(changed(("level: error", "level: warning\nformerly: [price-gap]")))
    assert (rule.name, rule.level, rule.formerly) == ("premium-discount", Level.WARNING, ("price-gap",))
    assert rule.summary == "A discount must agree with the two prices it compares."
    assert rule.guards("gap") == ("extreme", "fee")
    assert rule.guards("price") == ("fee",)
    assert rule.unless[ALL] == ("fee",)
    assert rule.slips == ("digits-transposed", "power-of-ten")


def test_all_problems_come_at_once_in_the_order_of_the_file() -> None:
    """An editor who mends what is told has a rule that loads."""
    found = problems(
        changed(
            ("level: error", "severty: error"),
            ("role: reference", "role: refrence"),
            ("price / reference", "prize / reference"),
            ("[fee]", "[fees]"),
            ("says:", "say:"),
        )
    )
    assert [(one.line, token(one)) for one in found] == [
        (1, "r"),
        (4, "severty"),
        (8, "refrence"),
        (12, "prize"),
        (13, "fees"),
        (20, "say"),
    ]


@pytest.mark.parametrize("key", ["rule", "summary", "why", "level", "figures", "check", "say", "examples"])
def test_a_missing_key_is_named(key: str) -> None:
    lines = GOOD.splitlines()
    first = next(i for i, line in enumerate(lines) if line.startswith(f"{key}:"))
    last = first + 1
    while last < len(lines) and lines[last].startswith(" "):
        last += 1
    found = [one.message for one in problems("\n".join(lines[:first] + lines[last:]))]
    assert f"The key '{key}' is missing." in found


def test_a_misspelt_key_is_told_once() -> None:
    assert problem(changed(("level:", "levle:"))).message == "Unknown key 'levle'. Did you mean 'level'?"


def test_an_unknown_key_like_none_lists_what_there_is() -> None:
    found = problem(changed(("level:", "zzz: 1\nlevel:")))
    assert found.message == f"Unknown key 'zzz'. Known here: {', '.join(KEYS)}."


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Premium Discount", "Did you mean 'premium-discount'?"),
        ("premium_discount", "Did you mean 'premium-discount'?"),
        ("-", "is not lower-case words"),
        ("x" * 81, "is not lower-case words"),
    ],
)
def test_a_rule_is_named_in_kebab_case(name: str, says: str) -> None:
    assert says in problem(changed(("rule: premium-discount", f"rule: '{name}'"))).message


def test_a_rule_has_the_name_of_its_file() -> None:
    found = problem(changed(), name="discount")
    assert (
        found.message == "The file is named 'discount', the rule 'premium-discount'. They must be the same."
    )


def test_a_former_name_is_not_the_present_one() -> None:
    found = problem(changed(("level:", "formerly: premium-discount\nlevel:")))
    assert "the name that the rule has now" in found.message


def test_a_detector_takes_the_place_of_key_window_and_phrases() -> None:
    found = problems(changed(("key:", "detector: list-total\nkey:")))
    assert [token(one) for one in found] == ["key", "window", "phrases"]
    lines = [
        line for line in GOOD.splitlines() if not line.startswith(("key:", "window:", "phrases:", "check:"))
    ]
    rule = load("\n".join([*lines, "detector: list-total"]))
    assert (rule.detector, rule.key, dict(rule.checks)) == ("list-total", None, {})
    found = problems("\n".join([*lines, "detector: list-totals"]))
    assert found[0].message == "Unknown detector 'list-totals'. Did you mean 'list-total'?"


def test_a_rule_says_how_its_figures_are_found() -> None:
    without = "\n".join(
        line for line in GOOD.splitlines() if not line.startswith(("key:", "window:", "phrases:"))
    )
    assert problem(without).message.startswith("Nothing says how to find the figures.")
    assert (
        "A key needs a 'window'" in problem(changed(("window: {frame: yes, sentence: unique}\n", ""))).message
    )
    assert "A window needs a 'key'" in problem(changed(("key: {figure: gap, class: specific}\n", ""))).message


def test_phrases_alone_are_enough() -> None:
    rule = load("\n".join(line for line in GOOD.splitlines() if not line.startswith(("key:", "window:"))))
    assert rule.key is None
    assert len(rule.phrases) == 1


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("level: error", "level: severe", "Unknown level 'severe'."),
        ("slips: [digits", "slips: [digit", "Did you mean 'digits-transposed'?"),
        ("{gap: [extreme]", "{gab: [extreme]", "'gab' is not bound. Did you mean 'gap'?"),
        ("all: [fee]", "al: [fee]", "'al' is not bound. Did you mean 'all'?"),
        ("[extreme]", "[extrem]", "Unknown guard 'extrem'. Did you mean 'extreme'?"),
        ("level:", "words: {discount: [cut]}\nlevel:", "The lexicon has a class 'discount' already."),
        ("level:", "words: {marked: [Cut]}\nlevel:", "Words are written in lower case: 'cut'."),
        ("level:", "words: {Marked Down: [cut]}\nlevel:", "Did you mean 'marked-down'?"),
        ("level:", "words: [cut]\nlevel:", "Expected classes of words"),
        ("level:", "choices: {prise: [x]}\nlevel:", "'prise' is not bound. Did you mean 'price'?"),
        ("why: Readers act on it.", "why:", "nothing is written here"),
        ("why: Readers act on it.", "why: [a]", "Expected a sentence"),
    ],
)
def test_wrong_values_are_told(old: str, new: str, says: str) -> None:
    assert says in problem(changed((old, new))).message


@pytest.mark.parametrize("text", ["just words\n", "- a\n- b\n", "[]\n"])
def test_a_file_that_is_no_mapping_is_no_rule(text: str) -> None:
    assert problem(text).message == "Expected a rule, written as 'key: value' lines."


def test_choices_are_kept() -> None:
    assert load(changed(("level:", "choices: {gap: [stated, neighbours]}\nlevel:"))).choices == {
        "gap": ("stated", "neighbours")
    }


def test_a_rule_may_be_limited_to_its_slips_and_to_the_printed_figures() -> None:
    rule = load(changed(("level:", "only-slips: yes\nprinted: yes\nlevel:")))
    assert (rule.only_slips, rule.printed) == (True, True)
    assert (load(changed()).only_slips, load(changed()).printed) == (False, False)
