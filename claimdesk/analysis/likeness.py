"""How alike two statements are in wording: what "already checked?" goes by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimdesk.analysis.wording import content_words


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like a candidate, by index, is: 0 to 1, with the words both share."""

    index: int
    score: float
    shared: tuple[str, ...]


def likeness(query: str, candidates: Sequence[str]) -> list[Likeness]:
    """The candidates that share wording with a query, likest first. Words count by how rare they are among them."""
    import math

    from rapidfuzz import fuzz

    wanted = content_words(query)
    held = [content_words(each) for each in candidates]
    count: dict[str, int] = {}
    for words in held:
        for word in words:
            count[word] = count.get(word, 0) + 1
    weight = {word: math.log(1 + len(held) / count.get(word, 1)) for word in wanted.union(*held)}
    total = sum(weight[word] for word in wanted)
    found = []
    for index, words in enumerate(held):
        shared = wanted & words
        if not shared:
            continue
        overlap = sum(weight[word] for word in shared) / max(total, sum(weight[word] for word in words))
        score = 0.6 * overlap + 0.4 * fuzz.token_sort_ratio(query.lower(), candidates[index].lower()) / 100
        found.append(Likeness(index, round(score, 3), tuple(sorted(shared))))
    return sorted(found, key=lambda each: (-each.score, each.index))
