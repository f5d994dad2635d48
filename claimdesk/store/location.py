"""Where a desk is: a SQLite file, or a schema in a PostgreSQL database."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from claimdesk.words.errors import BadInput

_SEVERAL = re.compile(r"(?P<before>postgresql://(?:[^@/?]*@)?)(?P<hosts>[^@/?]*,[^@/?]*)(?P<behind>.*)", re.DOTALL)
_HOST = re.compile(r"(?P<host>\[[^\]]*\]|[^:]*)(?::(?P<port>\d*))?")
_SCHEMA = re.compile(r"(?!pg_)[a-z_][a-z0-9_]{0,62}")


@dataclass(frozen=True, slots=True)
class Location:
    """A desk's place. `path` is set for a file, `schema` for PostgreSQL."""

    url: URL
    path: Path | None = None
    schema: str = ""

    def __str__(self) -> str:
        """As it may be shown: never with a password."""
        if self.path:
            return str(self.path)
        shown = self.url.render_as_string(hide_password=True).replace("postgresql+psycopg://", "postgresql://")
        return shown if self.schema == "claimdesk" else f"{shown} (schema {self.schema})"


def locate(place: str | Path) -> Location:
    """Read a path, `sqlite:///…` or `postgresql://…[?schema=NAME]`; what else stands in the URL is for libpq.

    Raises BadInput.
    """
    text = str(place)
    if "://" not in text:
        path = Path(text).expanduser().absolute()
        return Location(URL.create("sqlite", database=str(path)), path=path)
    try:
        url = _url(text)
    except (ArgumentError, ValueError):  # the latter for a port that is no number
        raise BadInput("That is not the URL of a desk: postgresql://host/database, or the path of a file.") from None
    if url.get_backend_name() == "sqlite" and url.database:
        return locate(url.database)
    if url.get_backend_name() != "postgresql":
        raise BadInput(f"A desk is a SQLite file or on PostgreSQL, not on “{url.get_backend_name()}”.")
    if isinstance(password := url.query.get("password"), str):
        # In the query it would be shown: SQLAlchemy hides the other place only.
        url = url.difference_update_query(["password"]).set(password=password)
    schema = url.query.get("schema", "claimdesk")
    if not isinstance(schema, str) or not _SCHEMA.fullmatch(schema):
        raise BadInput("The schema of a desk is a name in small letters, digits and _: ?schema=newsroom")
    return Location(url.difference_update_query(["schema"]).set(drivername="postgresql+psycopg"), schema=schema)


def _url(text: str) -> URL:
    """SQLAlchemy's reading of a URL, and libpq's of `host1:5432,host2:5433`, which SQLAlchemy takes as options only.
    Raises ArgumentError, ValueError."""
    text = re.sub(r"^postgres://", "postgresql://", text)
    several = _SEVERAL.fullmatch(text)
    if several is None:
        return make_url(text)
    found = [_HOST.fullmatch(each) for each in several["hosts"].split(",")]
    if not all(found):
        raise ValueError(several["hosts"])
    hosts = [each for each in found if each]
    options = {"host": ",".join(h["host"].strip("[]") for h in hosts)}
    if any(h["port"] for h in hosts):
        options["port"] = ",".join(h["port"] or "" for h in hosts)
    return make_url(several["before"] + several["behind"]).update_query_dict(options)
