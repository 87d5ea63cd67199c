"""The ``figures:`` block: which figures a rule needs, of which kind and in which role."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from crossfoot.model.quantity import Kind
from crossfoot.rulebook import fields
from crossfoot.rulebook.fields import Vocabulary
from crossfoot.rulebook.model import ALL, ANY, Key, Slot, Window
from crossfoot.rulebook.nodes import Entries, Node, Scalar, Source
from crossfoot.rulebook.problems import quoted, suggestion

KEYS = (
    "kind",
    "role",
    "like",
    "noun",
    "unit",
    "per",
    "many",
    "optional",
    "greater-than",
    "less-than",
    "range",
    "near",
)
KINDS = tuple(kind.value for kind in Kind)
#: Names that mean something else in a formula, a message or ``unless``.
RESERVED = frozenset({ALL, ANY, "computed", "and", "or", "not"})

#: What a condition may say about another slot instead of naming words.
SAME, UNLIKE = "same-as", "unlike"

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_OTHER = re.compile(r"(same-as|unlike)\s+(\S+)")


def read_figures(source: Source, node: Node | None, vocabulary: Vocabulary) -> dict[str, Slot]:
    """All slots of a rule by name; slots with problems are kept, so that later parts can still be checked."""
    block = fields.entries(source, node, "the figures, each a name with its kind and role")
    if block is None:
        return {}
    if not block.keys:
        source.at(block, "A rule needs at least one figure.")
    known = [name for name in block.keys if _NAME.fullmatch(name)]
    slots: dict[str, Slot] = {}
    for name, key, value in block:
        _check_name(source, name, key)
        body = fields.entries(
            source, value, f"the kind and role of {quoted(name)}, as {{kind: money, role: total}}"
        )
        slots[name] = _read_slot(source, name, key, body, known, vocabulary) if body else Slot(name, ())
    for name, key, _ in block:
        _check_like(source, slots, name, key)
    return slots


def read_key(
    source: Source, node: Node | None, slots: Mapping[str, Slot], classes: Collection[str]
) -> Key | None:
    """``key: {figure: gap, class: specific, cue: [discount]}``."""
    block = fields.entries(source, node, "the key, as {figure: NAME, class: specific}")
    if block is None:
        return None
    fields.check_keys(source, block, ("figure", "class", "cue"), ("figure", "class"), block)
    figure = bound(source, block.values.get("figure"), slots)
    kind = fields.option(source, block.values.get("class"), ("specific", "promiscuous"), "promiscuous")
    cues = fields.names(source, block.values.get("cue"), classes, "class of words")
    return Key(figure, kind == "specific", cues) if figure else None


def read_window(source: Source, node: Node | None) -> Window:
    """``window: {frame: yes, sentence: unique}``."""
    block = fields.entries(source, node, "the window, as {frame: yes, sentence: unique}")
    if block is None:
        return Window()
    before = len(source.problems)
    names = ("frame", "sentence", "previous", "paragraph", "article")
    fields.check_keys(source, block, names, (), block)

    def width(name: str, *allowed: str) -> str:
        return fields.option(source, block.values.get(name), allowed, "no")

    window = Window(
        frame=fields.yes(source, block.values.get("frame")),
        sentence=width("sentence", "unique", "yes", "no"),
        previous=width("previous", "back-reference", "unique", "no"),
        paragraph=width("paragraph", "unique", "no"),
        article=width("article", "unique", "no"),
    )
    if window == Window() and len(source.problems) == before:
        source.at(
            block, "Every window is closed, so nothing could ever be bound. Open one, as in {frame: yes}."
        )
    return window


def bound(source: Source, node: Node | None, known: Collection[str]) -> str | None:
    """The name of a figure of this rule."""
    if node is None:
        return None
    name = fields.text(source, node, "the name of a figure")
    if not name:
        return None
    if name in known:
        return name
    source.at(node, unbound(name, known))
    return None


def unbound(name: str, known: Collection[str]) -> str:
    """The message for a name that no figure has."""
    listed = f"Bound here: {', '.join(known)}." if known else "No figure is bound here."
    hint = suggestion(name, known, "Bound here")
    return f"{quoted(name)} is not bound. {hint}" + ("" if hint.startswith("Bound") else f" {listed}")


def _read_slot(
    source: Source, name: str, key: Scalar, body: Entries, known: Collection[str], vocabulary: Vocabulary
) -> Slot:
    values = body.values
    fields.check_keys(source, body, KEYS, () if "like" in values else ("kind",), key)
    others = [other for other in known if other != name]
    nouns, noun_as = _words_or_other(source, values.get("noun"), others, "a noun")
    units, unit_as = _words_or_other(source, values.get("unit"), others, "a unit", (SAME, UNLIKE))
    pers, per_as = _words_or_other(source, values.get("per"), others, "what the rate is per, or none")
    if len(pers) > 1:
        source.at(values["per"], "Expected one word here.")
    kinds = fields.names(source, values.get("kind"), KINDS, "kind")
    return Slot(
        name=name,
        kinds=tuple(Kind(kind) for kind in kinds),
        roles=fields.names(source, values.get("role"), vocabulary.roles, "role"),
        like=bound(source, values.get("like"), others),
        nouns=nouns,
        noun_as=noun_as.get(SAME),
        units=units,
        unit_as=unit_as.get(SAME),
        unit_unlike=unit_as.get(UNLIKE),
        per=pers[0] if pers else None,
        per_as=per_as.get(SAME),
        many=fields.yes(source, values.get("many")),
        optional=fields.yes(source, values.get("optional")),
        greater_than=bound(source, values.get("greater-than"), others),
        less_than=bound(source, values.get("less-than"), others),
        near=fields.yes(source, values.get("near")),
        range=fields.option(source, values.get("range"), ("yes", "no", "only"), "yes"),
    )


def _words_or_other(
    source: Source,
    node: Node | None,
    others: Collection[str],
    what: str,
    relations: Collection[str] = (SAME,),
) -> tuple[tuple[str, ...], dict[str, str]]:
    """``word``, ``[word, word]``, or ``same-as SLOT`` (``unlike SLOT``): the words, or the slot by its relation."""
    if isinstance(node, Scalar):
        found = _OTHER.fullmatch(node.value.strip())
        if found is not None and found[1] in relations:
            if found[2] in others:
                return (), {found[1]: found[2]}
            offset = node.value.find(found[2], len(found[1]))
            source.inside(node, offset, len(found[2]), unbound(found[2], others))
            return (), {}
    if node is None:
        return (), {}
    return tuple(item.value.strip() for item in fields.scalars(source, node, what)), {}


def _check_name(source: Source, name: str, key: Scalar) -> None:
    if name in RESERVED:
        source.at(key, f"{quoted(name)} has another meaning in a rule. Give the figure another name.")
    elif len(name) > 40 or not _NAME.fullmatch(name):
        source.at(
            key,
            "A figure's name is lower-case letters, digits and underscores, at most 40, as in 'old_price'.",
        )


def _check_like(source: Source, slots: dict[str, Slot], name: str, key: Scalar) -> None:
    """A slot without kinds of its own takes those of the slot that it is like."""
    slot = slots[name]
    if slot.kinds or slot.like is None:
        return
    model = slots.get(slot.like)
    if model is not None and model.kinds:
        slots[name] = replace(slot, kinds=model.kinds)
    elif model is not None and model.like is not None:
        source.at(
            key, f"{quoted(name)} is like {quoted(slot.like)}, which gives no kind of its own. Name the kind."
        )
