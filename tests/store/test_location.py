"""Where a desk is: paths, URLs, and what is never shown of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimdesk.store import network_disk
from claimdesk.store.location import locate
from claimdesk.words.errors import BadInput, Refused


def test_a_path_and_a_sqlite_url_are_the_same_file(tmp_path: Path) -> None:
    file = tmp_path / "desk 100%.claimdesk"
    assert locate(file).path == locate(str(file)).path == locate(f"sqlite:///{file}").path == file
    assert str(locate(file)) == str(file)


def test_a_relative_path_is_meant_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert locate("desk").path == tmp_path / "desk"
    assert locate("~/desk").path == Path.home() / "desk"


def test_a_team_desk_is_a_schema() -> None:
    assert locate("postgresql://host/db").schema == "claimdesk"
    place = locate("postgresql://host/db?schema=newsroom&sslmode=require")
    assert (place.schema, place.path) == ("newsroom", None)
    assert dict(place.url.query) == {"sslmode": "require"}
    assert str(place) == "postgresql://host/db?sslmode=require (schema newsroom)"


@pytest.mark.parametrize(
    ("hosts", "read"),
    [
        ("one:5432,two:5433", {"host": "one,two", "port": "5432,5433"}),
        ("one,two:5433", {"host": "one,two", "port": ",5433"}),
        ("one,two,three", {"host": "one,two,three"}),
        ("[::1]:5432,[fe80::2]", {"host": "::1,fe80::2", "port": "5432,"}),
    ],
)
def test_several_hosts_stand_in_a_url_as_libpq_writes_them(hosts: str, read: dict[str, str]) -> None:
    place = locate(f"postgresql://anna:s3cret@{hosts}/db?schema=courts&target_session_attrs=read-write")
    assert dict(place.url.query) == read | {"target_session_attrs": "read-write"}
    assert (place.url.username, place.url.password, place.url.database) == ("anna", "s3cret", "db")
    assert "s3cret" not in str(place)


def test_the_short_name_of_the_scheme_is_as_good() -> None:
    assert locate("postgres://anna@host/db") == locate("postgresql://anna@host/db")


@pytest.mark.parametrize("url", ["postgresql://anna:s3cret@host/db", "postgresql://host/db?user=anna&password=s3cret"])
def test_a_password_is_used_and_never_shown(url: str) -> None:
    place = locate(url)
    assert "s3cret" not in f"{place} {place!r} {place.url!r}"
    assert place.url.password == "s3cret"


@pytest.mark.parametrize(
    "place",
    [
        "mysql://host/db",
        "http://host/desk",
        "postgresql://host:port/db",
        "postgresql://one:5432,two:port/db",
        "://",
        "postgresql://host/db?schema=News room",
        'postgresql://host/db?schema=x"; DROP SCHEMA public; --',
        "postgresql://host/db?schema=pg_toast",
        "postgresql://host/db?schema=a&schema=b",
    ],
)
def test_what_is_no_place_is_refused_with_a_sentence(place: str) -> None:
    with pytest.raises(BadInput):
        locate(place)


MOUNTS = r"""/dev/sda1 / ext4 rw 0 0
server:/news /mnt/news nfs4 rw 0 0
//files/team /mnt/the\040team cifs rw 0 0
/dev/sdb1 /mnt/news/local ext4 rw 0 0
systemd-1 /net/auto autofs rw 0 0
server:/auto /net/auto nfs rw 0 0
anna@host: /home/anna/far fuse.sshfs rw 0 0
a broken
"""


@pytest.mark.parametrize(
    ("place", "refused"),
    [
        ("/srv/desk", False),
        ("/mnt/news/desk", True),
        ("/mnt/newspaper/desk", False),
        ("/mnt/news/local/desk", False),
        ("/mnt/the team/desk", True),
        ("/net/auto/desk", True),
        ("/home/anna/far/away/desk", True),
        ("/home/anna/desk", False),
    ],
)
def test_a_network_disk_is_refused_in_favour_of_postgresql(tmp_path: Path, place: str, refused: bool) -> None:
    (tmp_path / "mounts").write_text(MOUNTS)
    if refused:
        with pytest.raises(Refused, match=r"network disk.*PostgreSQL"):
            network_disk.refuse(Path(place), tmp_path / "mounts")
    else:
        network_disk.refuse(Path(place), tmp_path / "mounts")


def test_where_the_system_tells_no_mounts_nothing_is_refused(tmp_path: Path) -> None:
    network_disk.refuse(Path("/mnt/news/desk"), tmp_path / "missing")
