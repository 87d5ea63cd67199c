"""The keys of a rule file, and the reading of a whole one into a Rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from crossfoot.model.finding import Level
from crossfoot.rulebook import fields
from crossfoot.rulebook.examples import NEEDED, NEEDED_SHIPPED, Frame, read_examples
from crossfoot.rulebook.fields import Vocabulary
from crossfoot.rulebook.model import ALL, Examples, Proof, Rule, Slot, Window
from crossfoot.rulebook.nodes import Entries, Node, Source
from crossfoot.rulebook.problems import quoted, suggestion
from crossfoot.rulebook.slots import bound, read_figures, read_key, read_window, unbound
from crossfoot.rulebook.statements import read_checks, read_phrases, read_says

#: Every key of a rule, in the order in which rules are written.
KEYS = (
    "rule",
    "summary",
    "why",
    "level",
    "formerly",
    "figures",
    "key",
    "window",
    "phrases",
    "detector",
    "check",
    "choices",
    "unless",
    "slips",
    "only-slips",
    "printed",
    "confirms",
    "say",
    "words",
    "examples",
)
REQUIRED = ("rule", "summary", "why", "level", "figures", "say", "examples")
LEVELS = tuple(level.value for level in Level)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a rule comes from and what it may draw on.

    ``name`` and ``pack`` come from the path; a name of None is not compared with the file's own. ``proof`` stands in
    for the examples block when that is to be read later.
    """

    vocabulary: Vocabulary
    name: str | None = None
    pack: str = ""
    path: Path | None = None
    shipped: bool = False
    proof: Proof | None = None


def read_rule(source: Source, root: Node, setting: Setting) -> Rule | None:
    """The rule of a node tree; what is wrong with it goes into ``source``, and None comes back."""
    body = fields.entries(source, root, "a rule")
    if body is None:
        return None
    _check_top(source, body, setting)
    values = body.values
    vocabulary = setting.vocabulary
    slots = read_figures(source, values.get("figures"), vocabulary)
    words = _read_words(source, values.get("words"), vocabulary)
    classes = vocabulary.classes | words.keys()
    slips = fields.names(source, values.get("slips"), vocabulary.slips, "slip")
    level = fields.choice(source, values.get("level"), LEVELS, "level")
    rule = Rule(
        name=_read_name(source, body, setting),
        summary=_sentence(source, values.get("summary"), "one sentence that says what must agree"),
        why=_sentence(source, values.get("why"), "a sentence that says why it matters"),
        level=Level(level) if level else Level.OFF,
        figures=slots,
        checks=read_checks(source, values.get("check"), slots, classes),
        says=read_says(source, values.get("say"), slots, classes),
        pack=setting.pack,
        key=read_key(source, values.get("key"), slots, classes),
        window=read_window(source, values["window"]) if "window" in values else Window(),
        phrases=read_phrases(source, values.get("phrases"), slots, classes),
        detector=fields.choice(source, values.get("detector"), vocabulary.detectors, "detector"),
        choices=_read_choices(source, values.get("choices"), slots),
        unless=_read_unless(source, values.get("unless"), slots, vocabulary),
        slips=slips,
        only_slips=fields.yes(source, values.get("only-slips")),
        printed=fields.yes(source, values.get("printed")),
        confirms=fields.option(source, values.get("confirms"), ("yes", "no"), "yes") == "yes",
        words=words,
        formerly=_read_formerly(source, body),
        path=setting.path,
        shipped=setting.shipped,
        proof=setting.proof or Proof(Examples, _examples(source, body, slots, slips, setting)),
    )
    return None if source.problems else rule


def _examples(
    source: Source, body: Entries, slots: Mapping[str, Slot], slips: tuple[str, ...], setting: Setting
) -> Examples:
    frame = Frame(slots, slips, setting.vocabulary, NEEDED_SHIPPED if setting.shipped else NEEDED)
    return read_examples(source, body.values.get("examples"), frame, body.keys.get("examples", body))


def _check_top(source: Source, body: Entries, setting: Setting) -> None:
    """Unknown and missing keys, and keys that do not go together."""
    needed = [key for key in REQUIRED if key != "examples" or setting.proof is None]
    keys = body.keys
    detector = keys.get("detector")
    if detector is None:
        needed.append("check")
    fields.check_keys(source, body, KEYS, needed, body)
    if detector is not None:
        for other in ("key", "window", "phrases"):
            if other in keys:
                source.at(
                    keys[other], f"A rule with a detector has no '{other}': the detector finds the figures."
                )
        return
    if "key" not in keys and "phrases" not in keys:
        source.at(
            body,
            "Nothing says how to find the figures. Give 'key' and 'window', or 'phrases', or 'detector'.",
        )
    if "key" in keys and "window" not in keys:
        source.at(
            keys["key"], "A key needs a 'window' that says how far the other figures may be, as {frame: yes}."
        )
    if "window" in keys and "key" not in keys:
        message = "A window needs a 'key', the figure to start from, as {figure: NAME, class: specific}."
        source.at(keys["window"], message)


def _read_name(source: Source, body: Entries, setting: Setting) -> str:
    node = body.values.get("rule")
    name = fields.kebab(source, node, "the rule's name")
    if node is not None and name and fields.is_kebab(name) and setting.name not in (None, name):
        file = quoted(setting.name or "")
        source.at(node, f"The file is named {file}, the rule {quoted(name)}. They must be the same.")
    return name


def _read_formerly(source: Source, body: Entries) -> tuple[str, ...]:
    own = getattr(body.values.get("rule"), "value", "").strip()
    found: list[str] = []
    for item in fields.scalars(source, body.values.get("formerly"), "an earlier name"):
        name = fields.kebab(source, item, "an earlier name")
        if name == own:
            source.at(item, f"{quoted(name)} is the name that the rule has now.")
        found.append(name)
    return tuple(found)


def _sentence(source: Source, node: Node | None, what: str) -> str:
    return " ".join(fields.text(source, node, what).split())


def _read_words(source: Source, node: Node | None, vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """Word classes of this rule alone; they may not shadow those of the lexicon."""
    block = fields.entries(source, node, "classes of words, each a name with a list of words")
    found: dict[str, tuple[str, ...]] = {}
    for name, key, value in block or ():
        fields.kebab(source, key, "a class name")
        if name in vocabulary.classes:
            source.at(key, f"The lexicon has a class {quoted(name)} already. Use that, or take another name.")
        found[name] = fields.words(source, value, "a word")
    return found


def _read_choices(source: Source, node: Node | None, slots: Mapping[str, Slot]) -> dict[str, tuple[str, ...]]:
    block = fields.entries(source, node, "choices, each a figure with its readings")
    found: dict[str, tuple[str, ...]] = {}
    for name, key, value in block or ():
        bound(source, key, slots)
        found[name] = tuple(item.value.strip() for item in fields.scalars(source, value, "a reading"))
    return found


def _read_unless(
    source: Source, node: Node | None, slots: Mapping[str, Slot], vocabulary: Vocabulary
) -> dict[str, tuple[str, ...]]:
    """Guards by figure, and those for all figures."""
    block = fields.entries(source, node, "guards, each a figure (or all) with a list of guards")
    found: dict[str, tuple[str, ...]] = {}
    for name, key, value in block or ():
        if name != ALL and name not in slots:
            near = suggestion(name, (*slots, ALL), "Bound here")
            source.at(
                key, unbound(name, slots) if ALL not in near else f"{quoted(name)} is not bound. {near}"
            )
        found[name] = fields.names(source, value, vocabulary.guards, "guard")
    return found
