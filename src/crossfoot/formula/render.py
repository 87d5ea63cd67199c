"""Write a formula with the printed figures in it, the way one would on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crossfoot.formula.nodes import (
    Binary,
    Call,
    Formula,
    ListCall,
    Name,
    Negative,
    Node,
    Number,
    Power,
    Settled,
)

Texts = Mapping[str, str | Sequence[str]]

_SIGNS = {
    "+": "+",
    "-": "−",
    "*": "×",
    "/": "÷",
    "==": "=",
    "!=": "≠",
    "<": "<",
    "<=": "≤",
    ">": ">",
    ">=": "≥",
}
_SUM, _PRODUCT, _MINUS, _POWER, _ATOM = range(1, 6)
_LEVELS = {"+": _SUM, "-": _SUM, "*": _PRODUCT, "/": _PRODUCT}
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def render(formula: Formula, texts: Texts) -> str:
    """Write a formula, with the text of each name in its place."""
    chains = []
    for chain in formula.chains:
        parts = [_term(chain.terms[0], texts)[0]]
        for relation, term in zip(chain.relations, chain.terms[1:], strict=True):
            parts += [_SIGNS[relation], _term(term, texts)[0]]
        chains.append(" ".join(parts))
    return " and ".join(chains)


def _term(node: Node, texts: Texts) -> tuple[str, int]:
    """Give a term's text, and how tightly it is bound."""
    match node:
        case Number(_, text):
            return text, _ATOM
        case Name(name):
            return _joined(texts.get(name, name)), _ATOM
        case Settled():
            return _settled(node, texts), _ATOM
        case ListCall(function, name):
            return _list(function, texts.get(name, name))
        case Negative(operand):
            return f"−{_inside(operand, texts, _POWER)}", _MINUS
        case Power(base, exponent):
            return f"{_inside(base, texts, _ATOM)}{str(exponent).translate(_SUPERSCRIPTS)}", _POWER
        case Binary(operator, left, right):
            level = _LEVELS[operator]
            # The right side of - and ÷ needs parentheses even at its own level: a − (b − c).
            inner = level + (operator in "-/")
            return f"{_inside(left, texts, level)} {_SIGNS[operator]} {_inside(right, texts, inner)}", level
        case Call("sum", arguments):
            return " + ".join(_inside(argument, texts, _SUM) for argument in arguments), _SUM
        case Call(function, arguments):
            return f"{function}({', '.join(_term(argument, texts)[0] for argument in arguments)})", _ATOM


def _inside(node: Node, texts: Texts, level: int) -> str:
    text, own = _term(node, texts)
    return text if own >= level else f"({text})"


def _joined(text: str | Sequence[str]) -> str:
    return text if isinstance(text, str) else ", ".join(text)


def _settled(node: Settled, texts: Texts) -> str:
    given = texts.get(node.key)
    if given is not None:
        return _joined(given)
    return f"{node.function}({', '.join(_joined(texts.get(name, name)) for name in node.names)})"


def _list(function: str, text: str | Sequence[str]) -> tuple[str, int]:
    if isinstance(text, str):
        return f"{function}({text})", _ATOM
    if function == "sum" and text:
        return " + ".join(text), _SUM if len(text) > 1 else _ATOM
    if function == "mean" and text:
        return f"({' + '.join(text)}) ÷ {len(text)}", _PRODUCT
    return f"{function}({', '.join(text)})", _ATOM
