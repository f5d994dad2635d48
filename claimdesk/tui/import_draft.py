"""What is being imported, kept in the state file until it is on the desk; and the one before it, put aside."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

from claimdesk.tui.state_file import StateFile
from claimdesk.words.limits import INPUT_BYTES

KEPT, ASIDE = "import", "import put aside"


@dataclass(frozen=True, slots=True)
class Draft:
    """A place or a pasted text, and what was typed into its fields."""

    place: str = ""
    text: str = ""
    typed: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether there is anything to keep."""
        return bool(self.place or self.text or self.typed)


def kept(state: StateFile) -> Draft:
    """What was left here; empty where nothing was."""
    return Draft(**state.value(KEPT, {}))


def keep(state: StateFile, draft: Draft) -> None:
    """Keep it as it is now; an empty one is forgotten."""
    state.keep(KEPT, asdict(draft) if draft and len(draft.text) <= INPUT_BYTES else None)


def put_aside(state: StateFile, draft: Draft) -> None:
    """Keep it as the one to bring back, in place of what was put aside before."""
    state.keep(ASIDE, asdict(draft) if draft else None)


def aside(state: StateFile) -> Draft:
    """What was put aside last; empty where nothing was."""
    return Draft(**state.value(ASIDE, {}))
