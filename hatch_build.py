"""Build hook: the wheel carries the workspace folders as crossfoot/_data."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

REQUIRED = ("rules",)
WHEN_PRESENT = ("datasets", "reports/templates")


class CustomBuildHook(BuildHookInterface):
    """Map the top-level data folders into the package."""

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
