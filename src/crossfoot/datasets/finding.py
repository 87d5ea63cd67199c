"""What the paths of a user lead to: descriptions, folders of them, and bare data files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from crossfoot.datasets.description import Description, RowCheck, SourceSpec
from crossfoot.datasets.reading import form_of, read_description
from crossfoot.errors import DataError

DEFAULT = "datasets"
SUFFIXES = (".yaml", ".yml")


def find(
    paths: Iterable[str], ad_hoc: Sequence[RowCheck], encoding: str = ""
) -> tuple[list[Description], list[str]]:
    """Give the data sets that paths lead to, and a message for each path that leads to none.

    A data file with a description of its name beside it is checked as that says; `ad_hoc` rules are added to all.
    """
    found: dict[Path, Description] = {}
    problems: list[str] = []
    for name in paths or (DEFAULT,):
        for path in _expanded(Path(name), problems):
            try:
                description = _described(path, ad_hoc, encoding)
            except DataError as error:
                problems.append(str(error))
                continue
            found.setdefault(description.path.resolve(), description)
    return list(found.values()), problems


def _expanded(path: Path, problems: list[str]) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        problems.append(f"{path}: no such file or folder [file-missing]")
        return []
    inside = sorted(one for one in path.iterdir() if one.suffix in SUFFIXES and not one.name.startswith("."))
    if not inside:
        problems.append(
            f"{path}: no data sets in this folder [folder-empty]\n"
            "  A data set is described by a .yaml file. A bare file is checked with --row FORMULA."
        )
    return inside


def _described(path: Path, ad_hoc: Sequence[RowCheck], encoding: str) -> Description:
    if path.suffix in SUFFIXES:
        return _with(read_description(path), ad_hoc)
    beside = next(
        (path.with_suffix(suffix) for suffix in SUFFIXES if path.with_suffix(suffix).is_file()), None
    )
    if beside is not None:
        return _with(read_description(beside), ad_hoc)
    form = form_of(path)
    if form is None:
        raise DataError(
            f"{path}: not a data file [form-unknown]\n  Data files end in .csv, .tsv, .txt, .parquet or .pq; "
            "a query stands in a description (.yaml)."
        )
    if not ad_hoc:
        raise DataError(
            f"{path}: nothing to check [nothing-to-check]\n"
            f"  The file has no description ({path.with_suffix('.yaml').name}), and no --row FORMULA is given."
        )
    return Description(path.name, SourceSpec(form, path, encoding=encoding), path, rows=tuple(ad_hoc))


def _with(description: Description, ad_hoc: Sequence[RowCheck]) -> Description:
    from dataclasses import replace

    return replace(description, rows=(*description.rows, *ad_hoc)) if ad_hoc else description
