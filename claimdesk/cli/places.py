"""Which desk, and as whom: what was named on the command line, in the environment or in the settings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimdesk import config
from claimdesk.cli.exits import tell
from claimdesk.words.errors import BadInput, Unavailable

if TYPE_CHECKING:
    from claimdesk.desk import Desk


class Given(NamedTuple):
    """What `--desk` and `--as` said."""

    desk: str | None = None
    member: str | None = None

    @property
    def place(self) -> str:
        """The desk's path or URL."""
        if self.desk == "":
            raise BadInput("--desk is empty: name a file or a postgresql:// address, or leave it out.")
        return self.desk or config.default_desk()

    def prepared(self) -> str:
        """`place`; the folder of desks that nobody named a place for is made, so that there can be one."""
        place = self.place
        if "://" not in place and Path(place).expanduser().absolute().parent == config.data_folder():
            _make(config.data_folder())
        return place

    @property
    def as_member(self) -> str | None:
        """The member to work as; None for the one whose login it is."""
        return self.member or config.member()

    @contextmanager
    def open(self) -> Iterator[Desk]:
        """The desk, open. A file that becomes a desk by this is said so, once."""
        from claimdesk.desk import Desk

        place = self.prepared()
        new = "://" not in place and not Path(place).expanduser().exists()
        with Desk.open(place, member=self.as_member) as desk:
            if new:
                name = desk.member.name
                tell(f"This is a new desk: {desk.location}. You are its admin, and {name} in reports.")
                tell(f"To be called otherwise there: claimdesk member rename {name} NAME")
            yield desk


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise Unavailable(
            f"The folder {folder} can't be made ({error.strerror}). Name another place: claimdesk --desk FILE"
        ) from None
