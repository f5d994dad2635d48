"""What a team desk's server says of itself and of who asks, for whoever looks after it."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection

from claimdesk.store import roles
from claimdesk.words.views.server import Server

_SETTINGS = """
SELECT current_setting('server_version'), session_user, pg_is_in_recovery(), current_setting('fsync')::boolean,
    current_setting('synchronous_commit'), current_setting('synchronous_standby_names'),
    coalesce((SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()), '')
"""


def described(connection: Connection) -> Server:
    """The server at the other end."""
    version, login, standby, fsync, commit, names, tls = connection.exec_driver_sql(_SETTINGS).one()
    asked = datetime.now(UTC)
    theirs = connection.exec_driver_sql("SELECT clock_timestamp()").scalar_one()
    half = (datetime.now(UTC) - asked) / 2
    return Server(
        version=version.split()[0],
        login=login,
        rights=tuple(roles.held(connection)),
        standby=standby,
        fsync=fsync,
        synchronous_commit=commit,
        synchronous_standby_names=names,
        tls=tls,
        ahead=theirs - (asked + half),
        within=half,
    )
