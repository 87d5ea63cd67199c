"""Fail on a function over 50 lines (its docstring apart) or a file over 400, unless listed with a reason."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

FOLDERS = ("src", "scripts", "bench", "tests")
ALLOWED: dict[str, str] = {}  # "src/crossfoot/x.py" or "src/crossfoot/x.py:function" -> why it may be longer


def too_long(path: Path, function_limit: int = 50, file_limit: int = 400) -> Iterator[tuple[str, str]]:
    """Yield (place, what is wrong) for the file and each of its functions that is over its limit."""
    text = path.read_text(encoding="utf-8")
    if (lines := text.count("\n")) > file_limit:
        yield f"{path}", f"{lines} lines, limit {file_limit}"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
            lines = (node.end_lineno or 0) - first.lineno + 1
            if lines > function_limit:
                yield f"{path}:{node.name}", f"line {node.lineno}: {lines} lines, limit {function_limit}"


def main() -> int:
    found = {
        place: wrong
        for folder in FOLDERS
        for path in sorted(Path(folder).rglob("*.py"))
        for place, wrong in too_long(path)
    }
    problems = [f"{place}: {wrong}" for place, wrong in found.items() if place not in ALLOWED]
    problems += [
        f"{place}: no longer too long, take it off the list" for place in ALLOWED if place not in found
    ]
    print("\n".join(problems) or "Lengths: every function and file is within its limit.")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
