"""The manual page of a rule, in Markdown, made from the rule itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from crossfoot.lexicon import table
from crossfoot.model.quantity import Kind
from crossfoot.rulebook.model import ALL, ANY, Example, Rule, Slot, Window

#: Examples shown each way.
SHOWN = 2

_SIGNS = {
    "==": "must equal",
    "!=": "must differ from",
    "<=": "must be at most",
    ">=": "must be at least",
    "<": "must be below",
    ">": "must be above",
    "**": "to the power of",
    "*": "×",
    "/": "÷",
    "-": "−",
}
#: Cases of a check that are no word classes; the others are shown with the name of their class.
_CASES = {ANY: "otherwise", "up": "when it is said to rise", "down": "when it is said to fall"}
_ARITHMETIC = re.compile(r"[-+*/]")
_SIGN = re.compile(r"==|!=|<=|>=|\*\*|[<>*/-]")
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")
_HEADINGS = (("consistent", "Agrees"), ("discrepancy", "Does not agree"), ("silent", "Left alone"))


def rule_page(rule: Rule) -> str:
    """The page: summary, why, figures, check, guards, slips, and two examples each way; ends with a line end."""
    blocks = [f"# {rule.name}", _escaped(rule.summary), _escaped(rule.why), *_facts(rule)]
    blocks += ["## Figures", _figures(rule), *_binding(rule)]
    blocks += _section("## Check", _checks(rule))
    blocks += _section("## Message", _by_cue(rule.says))
    blocks += _section("## Left unchecked", _guards(rule))
    blocks += _section("## Slips it knows", _slips(rule))
    blocks += _examples(rule)
    return "\n\n".join(blocks) + "\n"


def plain_formula(formula: str) -> str:
    """A formula as a sentence: ``1 - price / reference == gap`` is "1 − price ÷ reference must equal gap"."""
    signed = _SIGN.sub(lambda match: f" {_SIGNS[match[0]]} ", " ".join(formula.split()))
    tidy = re.sub(r"\(\s*− ", "(−", " ".join(signed.split()))
    return re.sub(r"^− ", "−", tidy)


def _facts(rule: Rule) -> Iterator[str]:
    facts = [f"Level: **{rule.level.value}**"]
    if rule.pack:
        facts.append(f"pack: {rule.pack}")
    if rule.formerly:
        facts.append(f"formerly {', '.join(f'`{name}`' for name in rule.formerly)}")
    yield "; ".join(facts) + "."


def _section(heading: str, body: str) -> list[str]:
    return [heading, body] if body else []


def _figures(rule: Rule) -> str:
    rows = ["| Figure | Kind | Role | Further |", "|---|---|---|---|"]
    for slot in rule.slots:
        kinds = " or ".join(kind.value for kind in slot.kinds)
        roles = " or ".join(slot.roles) or "any"
        rows.append(f"| `{slot.name}` | {kinds} | {roles} | {'; '.join(_conditions(slot))} |")
    return "\n".join(rows)


def _conditions(slot: Slot) -> Iterator[str]:
    """What a figure must be besides its kind and role, in words."""
    if slot.many:
        yield "a list of figures"
    if slot.optional:
        yield "may be absent"
    for words, other in (
        ("like", slot.like),
        ("counts the same as", slot.noun_as),
        ("in the unit of", slot.unit_as),
        ("in another unit than", slot.unit_unlike),
        ("per the same as", slot.per_as),
        ("more than", slot.greater_than),
        ("less than", slot.less_than),
    ):
        if other:
            yield f"{words} `{other}`"
    if slot.nouns:
        yield f"counts {_escaped(' or '.join(slot.nouns))}"
    if slot.units:
        yield f"in {_escaped(' or '.join(slot.units))}"
    if slot.per:
        yield {"none": "not a rate", "any": "a rate"}.get(slot.per, f"per {_escaped(slot.per)}")
    if slot.range != "yes":
        yield "a range" if slot.range == "only" else "not a range"


def _binding(rule: Rule) -> Iterator[str]:
    """How the figures are found."""
    if rule.detector:
        yield f"Found by the detector `{rule.detector}`: {_text('detectors', rule.detector)}"
    if rule.key:
        cued = (
            f" where a word of {' or '.join(f'`{cue}`' for cue in rule.key.cues)} stands"
            if rule.key.cues
            else ""
        )
        yield f"Starts from `{rule.key.figure}`{cued} and looks for the others {_reach(rule.window)}."
    if rule.phrases:
        yield "Also found in these phrases:" if rule.key else "Found in these phrases:"
        yield "\n".join(f"- `{phrase.source}`" for phrase in rule.phrases)


def _reach(window: Window) -> str:
    steps = ["in the same frame"] if window.frame else []
    for name, width in (
        ("in the same sentence", window.sentence),
        ("in the sentence before", window.previous),
        ("in the paragraph", window.paragraph),
        ("in the article", window.article),
    ):
        if width != "no":
            limit = {"unique": " if there is only one", "back-reference": " if the text points back"}.get(
                width, ""
            )
            steps.append(name + limit)
    return ", then ".join(steps) or "nowhere"


def _checks(rule: Rule) -> str:
    plain = {cue: plain_formula(check.source) for cue, check in rule.checks.items()}
    body = _by_cue(plain)
    percent = any(kind is Kind.PERCENT for slot in rule.slots for kind in slot.kinds)
    if percent and any(_ARITHMETIC.search(check.source) for check in rule.checks.values()):
        body += "\n\nA percentage counts as a fraction here: 6.6% is 0.066."
    if not rule.confirms:
        body += "\n\nOnly a discrepancy is reported: that the figures agree says too little."
    if rule.printed:
        body += "\n\nFigures without a hedge are compared as printed, not as rounded."
    return body


def _slips(rule: Rule) -> str:
    body = _described("slips", rule.slips)
    if rule.only_slips:
        body += "\n\nA mismatch that none of these explains is left alone."
    return body


def _by_cue(lines: Mapping[str, str]) -> str:
    """One line, or a list of the words that each belongs to."""
    if set(lines) == {ANY}:
        return "> " + _escaped(lines[ANY])
    return "\n".join(
        f"- {_CASES.get(cue, f'with a word of `{cue}`')}: {_escaped(line)}" for cue, line in lines.items()
    )


def _guards(rule: Rule) -> str:
    """Each guard once, with the figures that it stands for."""
    whose: dict[str, list[str]] = {}
    for slot, guards in rule.unless.items():
        for guard in guards:
            whose.setdefault(guard, []).append("any figure" if slot == ALL else f"`{slot}`")
    return "\n".join(
        f"- **{guard}** ({', '.join(slots)}). {_text('guards', guard)}".rstrip()
        for guard, slots in whose.items()
    )


def _described(table_name: str, names: Iterable[str]) -> str:
    return "\n".join(f"- **{name}**. {_text(table_name, name)}".rstrip() for name in names)


def _text(table_name: str, name: str) -> str:
    """What the lexicon says about a name of one of its closed lists, as a sentence."""
    entries: Any = table(table_name)
    entry: Any = entries.get(name)
    said = entry.get("text", "") if isinstance(entry, Mapping) else entry
    if not isinstance(said, str) or not said:
        return ""
    return _escaped(said[0].upper() + said[1:].rstrip(".")) + "."


def _examples(rule: Rule) -> Iterator[str]:
    for kind, heading in _HEADINGS:
        passages: tuple[Example, ...] = getattr(rule.examples, kind)[:SHOWN]
        if passages:
            yield f"## {heading}"
            yield "\n>\n".join(_passage(example) for example in passages)


def _passage(example: Example) -> str:
    """The text as a quotation, marked figures in bold."""
    parts: list[str] = []
    done = 0
    for _, start, end in example.marks:
        parts += [_escaped(example.text[done:start]), f"**{_escaped(example.text[start:end])}**"]
        done = end
    parts.append(_escaped(example.text[done:]))
    notes = [f"slip: {example.slip}"] if example.slip else []
    notes += [f"because of the guard: {example.because}"] if example.because else []
    notes += [f"as of {example.as_of.isoformat()}"] if example.as_of else []
    quoted = "\n".join(f"> {line}".rstrip() for line in "".join(parts).strip().splitlines())
    return quoted + (f"\n>\n> *{'; '.join(notes)}*" if notes else "")


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
