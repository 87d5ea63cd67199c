"""A PostgreSQL server of the tests' own: made in a folder, started on a free port, stopped and removed."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest


def program(name: str) -> Path | None:
    """A program of PostgreSQL, which Debian keeps outside the PATH."""
    found = shutil.which(name)
    if found:
        return Path(found)
    return next(iter(sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)), None)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _user() -> str | None:
    """Whom to run it as: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            return pwd.getpwnam(name).pw_name
    return None


@contextmanager
def postgresql() -> Iterator[str]:
    """Give the url of a running server."""
    initdb, control = program("initdb"), program("pg_ctl")
    if initdb is None or control is None:
        pytest.skip("PostgreSQL is not installed (apt-get install postgresql)")
    user = _user()
    folder = Path(tempfile.mkdtemp(prefix="crossfoot-pg-"))
    if user is not None:
        shutil.chown(folder, user)
    data, port = folder / "data", free_port()

    def run(*command: str | Path) -> None:
        subprocess.run(
            [str(part) for part in command],
            user=user,
            cwd=folder,
            check=True,
            capture_output=True,
            timeout=120,
            env={**os.environ, "HOME": str(folder)},
        )

    try:
        run(initdb, "-D", data, "-U", "crossfoot", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = (
            f"-c port={port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
        )
        run(control, "-D", data, "-o", options, "-l", folder / "log", "-w", "start")
        try:
            yield f"postgresql+psycopg://crossfoot@127.0.0.1:{port}/postgres"
        finally:
            run(control, "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
