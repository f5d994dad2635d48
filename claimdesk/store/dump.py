"""Backups through PostgreSQL's own pg_dump, for a file that is named `….dump`: the rows, in its compressed archive.

The schema comes from the migrations and rights from their table when it is restored, so that nothing in it names the
roles of the old server.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Engine

from claimdesk.store import migrate, rights, roles
from claimdesk.store.location import Location
from claimdesk.words.errors import BadInput, Refused, Unavailable
from claimdesk.words.references import shortened

SUFFIX = ".dump"
MAGIC = b"PGDMP"


def is_dump(file: Path) -> bool:
    """Whether a file is an archive of pg_dump."""
    with file.open("rb") as opened:
        return opened.read(len(MAGIC)) == MAGIC


def write(engine: Engine, location: Location, target: Path) -> None:
    """Write the desk's rows to `target`, then read the archive to its end. Raises Refused, Unavailable."""
    with engine.connect() as connection, connection.begin():
        groups = roles.of_desk(connection)
        assert groups is not None
        roles.refuse_unless_owner(connection, groups)
        server = int((connection.dialect.server_version_info or (0,))[0])
    if (own := _version("pg_dump")) < server:
        raise Refused(
            f"pg_dump here is version {own}, too old for the server’s {server}: install a newer one, or name a file "
            f"that does not end in {SUFFIX}, for which none is needed."
        )
    _run(
        location,
        "pg_dump",
        "--format=custom",
        "--data-only",
        # Its owner is bound by the rules too: they let it read all.
        "--enable-row-security",
        f"--role={groups.owner}",
        f"--schema={location.schema}",
        f"--exclude-table-data={location.schema}.presence",
        f"--file={target}",
    )
    _read(target, f"--file={os.devnull}")


def load(engine: Engine, location: Location, file: Path) -> None:
    """Load an archive into an empty schema of the name it was taken from. Raises BadInput, Refused, WrongVersion."""
    listed = _read(file, "--list").splitlines()
    schemas = {found[1] for line in listed if (found := re.search(r" TABLE DATA (\w+) \w+ ", line))}
    if schemas != {location.schema}:
        named = ", ".join(sorted(schemas)) or "none"
        raise Refused(f"{file} was taken of the schema {named}: restore it into one of that name, with ?schema=")
    revision = _revision(file)
    migrate.upgrade(engine, location, revision)
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        groups = roles.of_desk(connection)
        assert groups is not None
        with roles.as_owner(connection):
            rights.lift(connection)
    with tempfile.NamedTemporaryFile("w", suffix=".list", encoding="utf-8") as wanted:
        wanted.write("\n".join(line for line in listed if " alembic_version " not in line))
        wanted.flush()
        _run(
            location,
            "pg_restore",
            "--data-only",
            "--single-transaction",
            "--exit-on-error",
            f"--role={groups.owner}",
            f"--use-list={wanted.name}",
            str(file),
        )
    # To this program's schema, and the rules in force again.
    migrate.upgrade(engine, location)


def _revision(file: Path) -> str:
    told = _read(file, "--data-only", "--table=alembic_version", "--file=-")
    found = re.search(r"^COPY [^\n]*\n(\w+)$", told, re.MULTILINE)
    if not found:
        raise BadInput(f"{file} holds no desk: it does not say of which schema it is.")
    if found[1] not in migrate.KNOWN:
        migrate.refuse_unusable(migrate.Status(migrate.Schema.NEWER, found[1]))
    return found[1]


def _version(program: str) -> int:
    found = re.search(r"(\d+)", _output([_path(program), "--version"], {}))
    return int(found[1]) if found else 0


def _path(program: str) -> str:
    path = shutil.which(program)
    if path is None:
        raise Refused(
            f"{program} is not installed here (it comes with PostgreSQL’s client). A backup whose name does not end in "
            f"{SUFFIX} needs none."
        )
    return path


def _read(file: Path, *options: str) -> str:
    return _output([_path("pg_restore"), *options, str(file)], {})


def _run(location: Location, program: str, *options: str) -> None:
    url = location.url.set(drivername="postgresql", password=None).render_as_string()
    # Whoever is on the machine can read a command line.
    secret = {"PGPASSWORD": location.url.password} if location.url.password else {}
    _output([_path(program), f"--dbname={url}", "--no-password", *options], secret)


def _output(command: Sequence[str], environment: dict[str, str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **environment})
    if done.returncode:
        said = " ".join(done.stderr.split())
        raise Unavailable(f"{Path(command[0]).name} failed: {shortened(said, 300)}")
    return done.stdout
