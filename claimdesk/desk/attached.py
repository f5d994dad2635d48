"""What comments, tags and assignments are attached to: an article, a claim, for tags also a source."""

from __future__ import annotations

from claimdesk.desk.work import Read, Work
from claimdesk.model import Article, Claim, Logged, Source
from claimdesk.words.errors import BadInput, NotFound
from claimdesk.words.references import LETTERS, Reference

_MODELS: dict[str, type[Logged]] = {"A": Article, "C": Claim, "S": Source}


def locked(work: Work, reference: Reference, letters: str) -> Logged:
    """The live row that is meant, locked. Raises BadInput for what is none of `letters`, NotFound, Refused."""
    return work.one(_model(reference, letters), reference.id)


def refuse_unknown(read: Read, reference: Reference, letters: str) -> None:
    """Raise NotFound for what was never on the desk; withdrawn things can be asked about."""
    if read.session.get(_model(reference, letters), reference.id) is None:
        raise NotFound(f"There is no {reference} on this desk.")


def here(reference: Reference) -> dict[str, int]:
    """The column that points to what is meant, with its value."""
    return {f"{LETTERS[reference.letter]}_id": reference.id}


def _model(reference: Reference, letters: str) -> type[Logged]:
    if reference.letter not in letters:
        nouns = [f"{LETTERS[x]}s" for x in letters]
        raise BadInput(f"{reference} is a {reference.noun}; this is for {', '.join(nouns[:-1])} and {nouns[-1]}.")
    return _MODELS[reference.letter]
