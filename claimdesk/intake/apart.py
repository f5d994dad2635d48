"""Reading a file in a process of its own, which may take so much time and memory and no more.

The libraries for PDF and RTF can be brought to compute without end by a file made for it; a thread can't be ended.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from importlib import import_module

from claimdesk.intake.written import Written
from claimdesk.words.document import Cut
from claimdesk.words.errors import BadInput, TooLarge
from claimdesk.words.limits import APART_BYTES, APART_SECONDS

_REFUSED = 3


def read_apart(data: bytes, reader: str, what: str) -> Written:
    """What `written_in` of the module `reader` makes of `data`. `what` names it in a sentence: "PDF file".

    Raises BadInput for what the reader refuses or fails on, TooLarge beyond `APART_SECONDS` or `APART_BYTES`.
    """
    import subprocess

    command = [sys.executable, "-P", "-m", "claimdesk.intake.apart", reader]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, env=environment, timeout=APART_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise TooLarge(
            f"This {what} takes longer than {APART_SECONDS:.0f} seconds to read: "
            "open it in its own program, copy the article's text and paste that."
        ) from None
    if done.returncode == _REFUSED:
        raise BadInput(done.stdout.decode())
    if done.returncode:
        raise BadInput(
            f"This {what} can't be read: it is damaged, or too large or intricate for {APART_BYTES // 1024**2} MiB of "
            "memory. Open it in its own program, copy the article's text and paste that."
        )
    fields = json.loads(done.stdout)
    return Written(**{**fields, "cut": [Cut(**cut) for cut in fields["cut"]]})


def main() -> None:
    """Read standard input with the module that is named as argument; write what it held as JSON."""
    _bind()
    reader = import_module(f"claimdesk.intake.{sys.argv[1]}")
    try:
        written: Written = reader.written_in(sys.stdin.buffer.read())
    except BadInput as error:
        sys.stdout.write(error.sentence)
        sys.exit(_REFUSED)
    json.dump(asdict(written), sys.stdout)


def _bind() -> None:
    """Take no more memory and time than is stated, where the system can hold a process to it."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (APART_BYTES, APART_BYTES))
    seconds = int(APART_SECONDS) + 1  # should the parent be gone
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
