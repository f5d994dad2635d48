"""What a team desk's server says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Server:
    """A PostgreSQL server as one login sees it. Its clock is `ahead` of ours, give or take `within`."""

    version: str
    login: str
    #: the roles of the desk whose rights the login has, the least first; `owner` where it may act as that too
    rights: tuple[str, ...]
    standby: bool
    fsync: bool
    synchronous_commit: str
    synchronous_standby_names: str
    #: the version of TLS, empty without
    tls: str
    ahead: timedelta
    within: timedelta
