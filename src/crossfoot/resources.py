"""Where the folders that travel with crossfoot are: rulebook, reference data sets, report templates.

A wheel carries them as `crossfoot/_data/<name>` (see hatch_build.py); in a checkout, and so in an editable
install, they are the folders at the top of the repository, which is what an editor of rules edits.
"""

from pathlib import Path
from typing import Literal

from crossfoot.errors import CrossfootError

Folder = Literal["rules", "datasets", "reports/templates"]

_PACKAGE = Path(__file__).resolve().parent


def data_dir(name: Folder) -> Path:
    """Return the folder `name` as installed, else as checked out.

    Raises CrossfootError, naming both places, when neither holds it: the installation is broken.
    """
    packaged = _PACKAGE / "_data" / name
    checkout = _PACKAGE.parents[1] / name
    for place in (packaged, checkout):
        if place.is_dir():
            return place
    raise CrossfootError(
        f"The folder '{name}' of this installation is missing. Looked at {packaged} and {checkout}. "
        "Install crossfoot again."
    )
