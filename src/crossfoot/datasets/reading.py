"""From a YAML file to a Description, or to an error that lists every problem of the file with its place.

dataset: equity-offerings                 # the name of the file
summary: Share sales with what they raised.
origin: ["Company announcement, 25 March 2025"]
source: equity-offerings.csv              # or {csv: ...}, {parquet: ...}, {sql: ..., url: ...}
schema: schemas.py:Offerings
columns: {price: "Price (HK$)"}           # names of formulas, where the header has others
rows:
  - check: proceeds == shares * price
    decimals: {price: 2}
    nulls: skip
    mostly: 0.99
expectations:
  - expect: column_values_to_be_between
    column: price
    min_value: 0
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from crossfoot.datasets.description import Description, Expectation, Form, RowCheck, SourceSpec
from crossfoot.engine.rows import EXACT, Decimals, Nulls, RowRule
from crossfoot.errors import CrossfootError, DataError
from crossfoot.formula import FormulaError
from crossfoot.model.dataset import SEVERITIES, Severity
from crossfoot.rulebook import fields
from crossfoot.rulebook.compose import MAX_BYTES, compose, too_big
from crossfoot.rulebook.nodes import Entries, Items, Node, Scalar, Source
from crossfoot.rulebook.problems import quoted, shown_path

WHAT = "dataset"
_KEYS = ("dataset", "summary", "origin", "source", "schema", "columns", "rows", "expectations")
_SOURCE_KEYS = ("csv", "parquet", "sql", "url", "url-from", "delimiter", "encoding", "decimal")
_ROW_KEYS = ("name", "check", "decimals", "nulls", "mostly", "severity", "why")
_FORMS: Mapping[str, Form] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".parquet": "parquet",
    ".pq": "parquet",
}
_TYPED = re.compile(r"(?P<int>[-+]?[0-9]{1,18})|(?P<float>[-+]?[0-9]{0,18}\.[0-9]+(?:[eE][-+]?[0-9]{1,2})?)")
_WORDS: Mapping[str, object] = {
    "true": True,
    "yes": True,
    "false": False,
    "no": False,
    "null": None,
    "~": None,
    "": None,
}
_SCHEMA = re.compile(r"([^:]+\.py):([A-Za-z_]\w*)")


def read_description(path: Path) -> Description:
    """Read a description.

    Raises:
        DataError: with every problem of the file.
    """
    source = Source(_text(path), shown_path(path), WHAT)
    root = compose(source)
    found = None if root is None else _read(source, root, path)
    if found is None or source.problems:
        raise DataError(_told(source))
    return found


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DataError(
            f"{shown_path(path)}: data set not read [file-missing]\n  {error.strerror}."
        ) from None
    if len(data) > MAX_BYTES:
        raise DataError(
            f"{shown_path(path)}: data set not read [dataset-invalid]\n  {too_big(len(data), WHAT)}"
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise DataError(
            f"{shown_path(path)}: data set not read [dataset-invalid]\n  Not UTF-8. Save the file as UTF-8."
        ) from None


def _told(source: Source) -> str:
    ordered = sorted(source.problems)
    count = "1 problem" if len(ordered) == 1 else f"{len(ordered)} problems"
    return "\n".join([f"{source.path}: data set not loaded, {count} [dataset-invalid]", *map(str, ordered)])


def _read(source: Source, root: Node, path: Path) -> Description | None:
    mapping = fields.entries(source, root, "a data set")
    if mapping is None:
        return None
    fields.check_keys(source, mapping, _KEYS, ("dataset", "source"), root)
    values = mapping.values
    name = fields.kebab(source, values.get("dataset"), "a name")
    if name and name != path.stem:
        source.at(values["dataset"], f"The name must be that of the file: '{path.stem}'.")
    columns = _columns(source, values.get("columns"))
    spec = _source(source, values.get("source"), path.parent)
    rows = _rows(source, values.get("rows"), columns)
    expectations = _expectations(source, values.get("expectations"))
    schema = _schema(source, values.get("schema"), path.parent)
    if spec is not None and not (rows or expectations or schema or source.problems):
        source.at(root, "Nothing to check: give a schema, rows or expectations.")
    if spec is None:
        return None
    return Description(
        name,
        spec,
        path,
        fields.text(source, values.get("summary"), "a sentence"),
        tuple(
            item.value for item in fields.scalars(source, values.get("origin"), "where the facts come from")
        ),
        schema,
        rows,
        expectations,
    )


# ---- where the rows come from


def _source(source: Source, node: Node | None, folder: Path) -> SourceSpec | None:
    if node is None:
        return None
    if isinstance(node, Scalar):
        return _file(source, node, folder)
    mapping = fields.entries(source, node, "a file, or csv, parquet or sql")
    if mapping is None:
        return None
    fields.check_keys(source, mapping, _SOURCE_KEYS, (), node)
    forms = [form for form in ("csv", "parquet", "sql") if form in mapping.values]
    if len(forms) != 1:
        source.at(node, "A source is one of csv, parquet and sql.")
        return None
    texts = {
        key: fields.text(source, value, f"the {key}")
        for key, value in mapping.values.items()
        if key in _SOURCE_KEYS
    }
    if forms[0] == "sql":
        return _database(source, node, texts, folder)
    if forms[0] == "parquet":
        return SourceSpec("parquet", folder / texts["parquet"])
    mark, delimiter = texts.get("decimal", "."), texts.get("delimiter", "")
    if mark not in (".", ","):
        source.at(mapping.values["decimal"], "The decimal mark is '.' or ','.")
    if len(delimiter) > 1 and delimiter != "tab":
        source.at(mapping.values["delimiter"], "A delimiter is one character, or the word tab.")
    delimiter = "\t" if delimiter == "tab" else delimiter
    return SourceSpec(
        "csv", folder / texts["csv"], delimiter=delimiter, encoding=texts.get("encoding", ""), mark=mark
    )


def _file(source: Source, node: Scalar, folder: Path) -> SourceSpec | None:
    name = fields.text(source, node, "a file")
    form = form_of(Path(name))
    if name and form is None:
        source.at(
            node,
            f"A source ends in {', '.join(_FORMS)}; anything else is {{csv: ...}}, {{parquet: ...}} or {{sql: ...}}.",
        )
    return SourceSpec(form, folder / name) if form is not None else None


def form_of(path: Path) -> Form | None:
    """The form of a data file by its suffix, or None when it is no data file."""
    return _FORMS.get(path.suffix.lower())


def _database(source: Source, node: Node, texts: Mapping[str, str], folder: Path) -> SourceSpec | None:
    if bool(texts.get("url")) == bool(texts.get("url-from")):
        source.at(
            node,
            "A query needs a url (sqlite:///figures.db), or url-from, the environment variable that has it.",
        )
        return None
    url = texts.get("url", "")
    if url.startswith("sqlite:///") and not url.startswith("sqlite:////") and url != "sqlite:///:memory:":
        url = f"sqlite:///{(folder / url.removeprefix('sqlite:///')).resolve()}"
    return SourceSpec("sql", None, texts["sql"], url, texts.get("url-from", ""))


def _schema(source: Source, node: Node | None, folder: Path) -> tuple[Path, str] | None:
    if node is None:
        return None
    value = fields.text(source, node, "a schema, as in schemas.py:Model")
    match = _SCHEMA.fullmatch(value)
    if not value:
        return None
    if match is None:
        source.at(node, "A schema is a Python file and a name in it, as in schemas.py:Model.")
        return None
    path = (folder / match[1]).resolve()
    if not path.is_relative_to(folder.resolve()):
        source.at(node, "The file of a schema stands in the folder of the data set or below it.")
        return None
    return path, match[2]


# ---- row rules


def _columns(source: Source, node: Node | None) -> dict[str, str | tuple[str, ...]]:
    mapping = fields.entries(source, node, "names of formulas with their columns")
    found: dict[str, str | tuple[str, ...]] = {}
    for name, _, value in mapping or ():
        if isinstance(value, Items):
            found[name] = tuple(item.value for item in fields.scalars(source, value, "a column"))
        else:
            found[name] = fields.text(source, value, "a column")
    return found


def _rows(
    source: Source, node: Node | None, columns: Mapping[str, str | tuple[str, ...]]
) -> tuple[RowCheck, ...]:
    rules = [_row(source, item, columns) for item in _items(source, node, "row rules")]
    return tuple(rule for rule in rules if rule is not None)


def _items(source: Source, node: Node | None, what: str) -> list[Node]:
    if node is None:
        return []
    if isinstance(node, Items) and node.items:
        return node.items
    source.at(node, f"Expected a list of {what}: lines that begin with '- '.")
    return []


def _row(source: Source, node: Node, columns: Mapping[str, str | tuple[str, ...]]) -> RowCheck | None:
    mapping = fields.entries(source, node, "a row rule")
    if mapping is None:
        return None
    fields.check_keys(source, mapping, _ROW_KEYS, ("check",), node)
    values = mapping.values
    formula = fields.text(source, values.get("check"), "a formula")
    if not formula:
        return None
    nulls = cast(Nulls, fields.option(source, values.get("nulls"), ("fail", "skip"), "fail"))
    decimals = _decimals(source, values.get("decimals"))
    try:
        from crossfoot.formula import parse

        names = parse(formula).names
        rule = RowRule(
            formula, {name: title for name, title in columns.items() if name in names}, decimals, nulls
        )
    except FormulaError as error:
        scalar = cast(Scalar, values["check"])
        for problem in error.problems:
            source.inside(scalar, problem.column - 1, problem.length, problem.message)
        return None
    except CrossfootError as error:
        source.at(values["check"], str(error))
        return None
    return RowCheck(
        rule,
        fields.text(source, values.get("name"), "a name") or formula,
        _share(source, values.get("mostly")),
        _severity(source, values.get("severity")),
        fields.text(source, values.get("why"), "a sentence"),
    )


def _decimals(source: Source, node: Node | None) -> Decimals | Mapping[str, Decimals]:
    if isinstance(node, Entries):
        return {name: _places(source, value) for name, _, value in node}
    return None if node is None else _places(source, node)


def _places(source: Source, node: Node) -> Decimals:
    value = fields.text(source, node, "a number of decimals")
    if value == EXACT:
        return EXACT
    if not re.fullmatch(r"-?[0-9]{1,2}", value):
        source.at(
            node, f"{quoted(value)} is no number of decimals: 2 for 53.25, -3 for thousands, or 'exact'."
        )
        return None
    return int(value)


def _share(source: Source, node: Node | None) -> float:
    if node is None:
        return 1.0
    value = fields.text(source, node, "a share")
    try:
        share = float(value.removesuffix("%")) / (100 if value.endswith("%") else 1)
    except ValueError:
        share = 0.0
    if not 0 < share <= 1:
        source.at(node, f"{quoted(value)} is not a share above 0 and up to 1, as in 0.99 or 99%.")
        return 1.0
    return share


def _severity(source: Source, node: Node | None) -> Severity:
    return cast(Severity, fields.option(source, node, SEVERITIES, SEVERITIES[0]))


# ---- expectations


def _expectations(source: Source, node: Node | None) -> tuple[Expectation, ...]:
    found = [_expectation(source, item) for item in _items(source, node, "expectations")]
    return tuple(one for one in found if one is not None)


def _expectation(source: Source, node: Node) -> Expectation | None:
    mapping = fields.entries(source, node, "an expectation")
    if mapping is None:
        return None
    name = fields.text(source, mapping.values.get("expect"), "the name of an expectation")
    if not name:
        source.at(node, "The key 'expect' is missing.") if "expect" not in mapping.values else None
        return None
    arguments = {
        key: _typed(value)
        for key, value in mapping.values.items()
        if key not in ("expect", "severity", "why", "mostly")
    }
    if "mostly" in mapping.values:
        arguments["mostly"] = _share(source, mapping.values["mostly"])
    return Expectation(
        name,
        arguments,
        _severity(source, mapping.values.get("severity")),
        fields.text(source, mapping.values.get("why"), "a sentence"),
    )


def _typed(node: Node) -> Any:
    """A plain value: text in quotation marks stays text, 12 is a number, yes and no are true and false."""
    if isinstance(node, Items):
        return [_typed(item) for item in node.items]
    if isinstance(node, Entries):
        return {name: _typed(value) for name, _, value in node}
    assert isinstance(node, Scalar)
    if node.style is not None:
        return node.value
    if node.value.lower() in _WORDS:
        return _WORDS[node.value.lower()]
    match = _TYPED.fullmatch(node.value)
    if match is None:
        return node.value
    return int(node.value) if match["int"] else float(node.value)
