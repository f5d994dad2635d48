"""A client that waits in the middle of a write, so that a test can suspend it there.

`python -m tests.system.slow_client URL WHERE`: it locks claimant 1 and adds the claimant "Cy". Where it waits it says
`waiting` and goes on with the next line of its input; at the end it says `saved`, or the sentence of the refusal.
"""

from __future__ import annotations

import sys
from typing import Any

from sqlalchemy import Engine, event

from claimdesk.desk import Desk
from claimdesk.desk.work import Work
from claimdesk.model import Claimant
from claimdesk.store import engine
from claimdesk.words.errors import DeskError
from tests.store.desks import add_claimant

IDLE_S = 1
"""So long a server lets a transaction of this client stand idle."""


def main(url: str, where: str) -> None:
    """Write once, waiting in the `middle`, before the `commit`, or nowhere."""
    engine.IDLE_TIMEOUT = f"{IDLE_S}s"
    still_to_wait = {where}

    def wait(here: str) -> None:
        if here in still_to_wait:
            still_to_wait.clear()
            print("waiting", flush=True)
            sys.stdin.readline()

    def before(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if "append_entry" in statement:
            wait("commit")

    def add(work: Work) -> int:
        work.one(Claimant, 1)
        wait("middle")
        return add_claimant(work, "Cy")

    event.listen(Engine, "before_cursor_execute", before)
    with Desk.open(url) as desk:
        print("open", flush=True)
        sys.stdin.readline()
        try:
            desk.do(add)
            print("saved", flush=True)
        except DeskError as error:
            print(error.sentence, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
