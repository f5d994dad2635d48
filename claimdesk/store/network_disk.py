"""SQLite's write-ahead log does not work over a network file system: such a place is refused, not risked."""

from __future__ import annotations

from pathlib import Path

from claimdesk.words.errors import Refused

_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "ceph", "glusterfs", "fuse.glusterfs"}


def refuse(path: Path, mounts: Path = Path("/proc/mounts")) -> None:
    """Raise Refused where `path` lies on a network disk. Knows only what the system tells in `mounts`."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    best, kind = -1, ""
    resolved = path.resolve()
    for line in lines:
        parts = line.split()
        if len(parts) < 3:
            continue
        point = Path(parts[1].replace("\\040", " "))
        if resolved.is_relative_to(point) and len(point.parts) >= best:  # a later mount covers an earlier one
            best, kind = len(point.parts), parts[2]
    if kind in _NETWORK:
        raise Refused(
            f"{path} is on a network disk ({kind}), where SQLite can lose data. "
            "Put the desk on a local disk, or use PostgreSQL for a shared one."
        )
