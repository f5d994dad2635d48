"""What is being imported, kept in the state file until it is on the desk; and the last few that were put aside."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

from claimdesk.tui.state_file import StateFile
from claimdesk.words.limits import INPUT_BYTES

KEPT, ASIDE = "import", "imports put aside"
MOST_ASIDE = 5


@dataclass(frozen=True, slots=True)
class Draft:
    """A place or a pasted text, what was typed into its fields, and what was put back of what was cut; None while
    nobody has looked."""

    place: str = ""
    text: str = ""
    typed: dict[str, str] = field(default_factory=dict)
    back: list[int] | None = None

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
    """Keep it as the first to bring back. The oldest of too many is forgotten."""
    if draft:
        _keep_aside(state, [*put_aside_before(state), draft])


def put_aside_before(state: StateFile) -> list[Draft]:
    """What was put aside, the oldest first."""
    return [Draft(**one) for one in state.value(ASIDE, [])]


def bring_back(state: StateFile, here: Draft) -> Draft:
    """The one that was put aside last; `here` becomes the last to come back. Empty where there is none."""
    *others, newest = put_aside_before(state) or [Draft()]
    _keep_aside(state, [here, *others] if here else others)
    return newest


def _keep_aside(state: StateFile, drafts: list[Draft]) -> None:
    state.keep(ASIDE, [asdict(draft) for draft in drafts[-MOST_ASIDE:]] or None)
