"""How many sources speak independently of each other."""

from __future__ import annotations

from collections.abc import Iterable


def same_name(a: str, b: str) -> bool:
    """Whether two names of persons or bodies are the same but for case and blanks."""
    return " ".join(a.casefold().split()) == " ".join(b.casefold().split())


def is_own_word(origin: str, publisher: str, claimants: Iterable[str]) -> bool:
    """Whether a source is the claimant's own word: its origin, or without one its publisher, is a claimant."""
    speaker = origin or publisher
    return bool(speaker) and any(same_name(speaker, c) for c in claimants)


def independent(sources: Iterable[tuple[int, str, str]], claimants: Iterable[str]) -> int:
    """Count sources, given as (id, origin, publisher), that are independent of the claimant and of each other.

    Reprints of one agency story share an origin and count once; a source without origin stands for its publisher,
    and one without either for itself; own word never counts.
    """
    claimants = tuple(claimants)
    voices = set()
    for id_, origin, publisher in sources:
        if not is_own_word(origin, publisher, claimants):
            speaker = " ".join((origin or publisher).casefold().split())
            voices.add(speaker or f"source {id_}")
    return len(voices)
