from crossfoot.lexicon import table
from crossfoot.rulebook import Vocabulary
from crossfoot.rulebook.fields import is_kebab


def test_the_closed_lists_are_the_tables_of_the_lexicon() -> None:
    vocabulary = Vocabulary.standard()
    assert vocabulary.guards == frozenset(table("guards"))
    assert vocabulary.classes == frozenset(table("cues"))
    assert "power-of-ten" in vocabulary.slips


def test_names_are_lower_case_words_joined_by_hyphens() -> None:
    assert [
        name for name in ("a", "a-b2", "a--b", "-a", "a-", "A", "2a", "a_b", "a\n", "") if is_kebab(name)
    ] == ["a", "a-b2"]
