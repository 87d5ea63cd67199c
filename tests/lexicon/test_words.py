"""Word classes and their inflection, and the tables that name classes."""

import pytest

from crossfoot.lexicon import table
from crossfoot.lexicon.patterns import parse
from crossfoot.lexicon.words import (
    build,
    commonness,
    plural,
    split_words,
    standard_classes,
    telling_word,
    verb_forms,
)


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        ("climb", {"climb", "climbs", "climbing", "climbed"}),
        ("rise rose risen", {"rise", "rises", "rising", "rose", "risen"}),
        ("slip", {"slip", "slips", "slipping", "slipped"}),
        ("tumble", {"tumble", "tumbles", "tumbling", "tumbled"}),
        ("carry", {"carry", "carries", "carrying", "carried"}),
        ("die", {"die", "dies", "dying", "died"}),
        ("cut cut cut", {"cut", "cuts", "cutting"}),
        ("recover", {"recover", "recovers", "recovering", "recovered"}),
        ("flee fled fled", {"flee", "flees", "fleeing", "fled"}),
    ],
)
def test_a_verb_has_all_its_forms(entry: str, forms: set[str]) -> None:
    assert set(verb_forms(entry)) == forms


def test_nouns_take_the_plural() -> None:
    assert [plural(noun) for noun in ("rise", "loss", "recovery", "day", "tax")] == [
        "rises", "losses", "recoveries", "days", "taxes",
    ]  # fmt: skip


def test_a_hyphen_is_a_word_of_its_own() -> None:
    assert split_words("Like-for-like") == ["like", "-", "for", "-", "like"]


def test_a_word_may_be_in_several_classes() -> None:
    classes = standard_classes()
    assert {"rise-noun", "rise-verb"} <= classes.words["rise"]
    assert classes.heads["rise-verb"] == "up"
    assert classes.heads["fall-noun"] == "down"


def test_longer_phrases_come_first() -> None:
    for rows in standard_classes().phrases.values():
        lengths = [len(pieces) for pieces, _ in rows]
        assert lengths == sorted(lengths, reverse=True)


def test_a_rule_may_add_classes_without_touching_the_standard_ones() -> None:
    own = build({"toll-word": ["death toll", "toll"]})
    assert "toll-word" in own.words["toll"]
    assert "toll-word" not in standard_classes().names


def test_every_class_is_well_formed() -> None:
    for name, entry in table("cues").items():
        assert set(entry) <= {"head", "verbs", "nouns", "words", "phrases"}, name
        assert entry.get("head", "up") in ("up", "down", "either"), name
        for key in ("verbs", "nouns", "words", "phrases"):
            rows = [str(row) for row in entry.get(key) or ()]
            assert len(rows) == len(set(rows)), f"{name}: {key} has a row twice"
            assert all(row == row.lower().strip() for row in rows), name


def test_every_role_phrase_uses_classes_that_exist() -> None:
    classes = standard_classes().names | {"other", "name"}  # words of no class have classes too
    for entry in table("roles").values():
        for text in entry["phrases"] if isinstance(entry, dict) else entry:
            assert "" in parse(text, classes=classes).slots


def test_every_guard_names_classes_and_roles_that_exist() -> None:
    for name, guard in table("guards").items():
        assert guard["text"], name
        assert guard["scope"] in ("figure", "frame", "reading", "sentence"), name
        assert set(guard.get("classes", ())) <= set(table("cues")), name
        assert set(guard.get("roles", ())) <= set(table("roles")), name
        assert {"classes", "roles", "property"} & set(guard), name


@pytest.mark.parametrize(
    ("phrase", "word"),
    [
        ("in the red", "red"),
        ("and it was at", "was"),
        ("rank first", "rank"),
        ("n =", "n"),
        ("(", "("),
        ("at this pace", "pace"),
    ],
)
def test_the_rarest_word_of_a_phrase_tells_most(phrase: str, word: str) -> None:
    assert telling_word(phrase.split()) == word


def test_no_word_is_common_in_two_ways() -> None:
    rows = table("commonest").values()
    assert sum(map(len, rows)) == len(commonness())
