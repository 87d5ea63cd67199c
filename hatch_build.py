"""Build hook: the wheel carries the workspace folders as crossfoot/_data, and tables and rules ready for use."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

REQUIRED = ("rules", "reports/templates")
WHEN_PRESENT = ("datasets",)


class CustomBuildHook(BuildHookInterface):
    """Map the top-level data folders into the package, and put beside them what is made of YAML."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the folders to a standard wheel; an editable install reads the checkout itself."""
        if version != "standard":
            return
        root = Path(self.root)
        for name in REQUIRED:
            if not (root / name).is_dir():
                raise FileNotFoundError(f"{root / name}: the wheel cannot be built without this folder")
        for name in REQUIRED + WHEN_PRESENT:
            if (root / name).is_dir():
                build_data["force_include"][str(root / name)] = f"crossfoot/_data/{name}"
        self.ready = tempfile.TemporaryDirectory()
        for name, text in ready(root).items():
            path = Path(self.ready.name, name)
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            build_data["force_include"][str(path)] = f"crossfoot/_data/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was made for the wheel."""
        if version == "standard":
            self.ready.cleanup()


def ready(root: Path) -> dict[str, str]:
    """Return the files that spare an installed crossfoot the reading of YAML, by their name in crossfoot/_data.

    Raises ValueError when a rule has problems: a wheel must not carry it.
    """
    keeps = sys.dont_write_bytecode
    sys.dont_write_bytecode = True  # a build leaves the source tree as it was
    sys.path.insert(0, str(root / "src"))
    try:
        from crossfoot.lexicon import load
        from crossfoot.rulebook import load_rulebook
        from crossfoot.rulebook.ready import PACKAGED, as_json

        book = load_rulebook([root / "rules"], eager=True)
        if book.problems:
            raise ValueError("\n".join(map(str, book.problems)))
        rules = {rule.path.relative_to(root / "rules").as_posix(): rule for rule in book}
        tables = {f"lexicon/{name}.json": load.as_json(name) for name in load.names()}
        return {**tables, PACKAGED: as_json(rules)}
    finally:
        sys.path.remove(str(root / "src"))
        sys.dont_write_bytecode = keeps
