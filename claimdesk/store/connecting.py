"""Why no connection to a server came about. libpq gives no code for that, only words, in one table here; the server's
own words come in its language (`lc_messages`), and what is not found gets a sentence that fits all."""

from __future__ import annotations

import re

from sqlalchemy.exc import DBAPIError, OperationalError

from claimdesk.words.errors import BadInput, DeskError, Unavailable

_SENTENCES = {
    # What a server said of the login comes first: others of several hosts may be down as well.
    "password authentication failed": "The server refused the password. Put the right one in ~/.pgpass or PGPASSWORD.",
    "no password supplied": "The server asks for a password. Put it in ~/.pgpass or PGPASSWORD.",
    "is not permitted to log in": "That is a group on the server, not a login. Put your own login into the URL.",
    'role "': "There is no such login on the server. Check the user in the URL; who is new is added by an admin of the "
    "desk: claimdesk member add NAME",
    "pg_hba.conf": "The server does not let this login in from here (pg_hba.conf). Ask the server's admin.",
    "permission denied for database": "This login may not connect to that database. Ask the server's admin.",
    'database "': "There is no such database on the server. Check the URL, or create it: createdb NAME",
    "too many clients": "The server has no connection free. Try again in a moment.",
    "connection slots are reserved": "The server has no connection free. Try again in a moment.",
    "the database system is": "The server is starting or shutting down. Try again in a moment.",
    "but SSL was required": "The server has no TLS, and the URL asks for it. Ask the server's admin to turn it on.",
    "root certificate file": "The file of trusted certificates can't be read. Check sslrootcert in the URL.",
    "certificate": "The server's certificate is not to be trusted. Check the host and sslrootcert in the URL.",
    "session is read-only": "No server in the URL takes changes, as target_session_attrs asks. Add the primary.",
    "server is in hot standby mode": "No server in the URL is the primary, as target_session_attrs asks. Add it.",
    "session is not read-only": "No server in the URL is read-only, as target_session_attrs asks. Leave that out.",
    "hot standby mode": "No server in the URL is a standby, as target_session_attrs asks. Leave that out.",
    "definition of service": "There is no such service in ~/.pg_service.conf. Check service= in the URL.",
    "service file": "There is no such service in ~/.pg_service.conf. Check service= in the URL.",
    "resolve host": "The server can't be reached: no host has that name. Check the URL, and your network.",
    "translate host": "The server can't be reached: no host has that name. Check the URL, and your network.",
    "Connection refused": "The server can't be reached: nobody answers there. Check host and port, and that it runs.",
    "No such file": "The server can't be reached: nobody answers there. Check host and port, and that it runs.",
    "timeout expired": "The server can't be reached: it does not answer. Check host, network and firewalls.",
}
_OPTION = re.compile(r'invalid connection option "([^"]{1,60})"|invalid (\w{1,60}) value')


def refused(error: DBAPIError) -> DeskError | None:
    """The sentence for an error that came without a code; None where it is not about connecting."""
    told = str(error.orig)
    if found := _OPTION.search(told):
        return BadInput(f"PostgreSQL has no option “{found[1] or found[2]}”, or not with that value. Check the URL.")
    if not isinstance(error, OperationalError):
        return None
    for words, sentence in _SENTENCES.items():
        if words in told:
            return Unavailable(sentence)
    return Unavailable(
        "The database server can't be reached. Check host, port, user and database in the URL, and that it runs."
    )
