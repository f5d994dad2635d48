"""Learn the weights of `claimdesk/analysis/learned.py` from ClaimBuster's sentences.

    python training/checkworthiness.py SENTENCES.jsonl[.xz]            measure on a fifth that is held back
    python training/checkworthiness.py SENTENCES.jsonl[.xz] --write    learn from all of it, and write the weights

A line of the file is `{"id": …, "text": …, "label": 0 or 1}`. The data: Arslan, Hassan, Li, Tremayne, "ClaimBuster: A
Benchmark Dataset of Check-worthy Factual Claims", Zenodo 3609356, CC BY 4.0.

Logistic regression in its dual, a sentence at a time, with each mark scaled by how rare it is and how differently it
falls on the two classes (Wang and Manning 2012). `LEAN` moves the bias to where F1 is best when both classes are
equally many, by cross-validation. Standard library only; the same file gives the same weights. It takes under a minute.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import math
import random
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from claimdesk.analysis.learned import BIAS, SCALE, frame_of, marks_of_order, marks_of_word, traits, words_of

WEIGHTS = Path(__file__).resolve().parent.parent / "claimdesk" / "analysis" / "weights" / "checkworthiness.txt"
PASSES, STRENGTH, SEED = 12, 0.3, 1
LEAST_SEEN, TILT, TRAIT, LEAN, LEAST_WEIGHT = 6, 0.5, 0.5, 0.5, 20
HEAD = """\
# The weights of claimdesk/analysis/learned.py, in thousandths; made by training/checkworthiness.py, not by hand.
# Learnt from the ClaimBuster data set (Arslan, Hassan, Li, Tremayne; Zenodo 3609356), licensed CC BY 4.0.

"""


class Example(NamedTuple):
    """A sentence as the model sees it: each mark with how often it stands there, over the square root of its words."""

    marks: list[tuple[str, float]]
    traits: list[tuple[str, float]]
    worth: bool


def example(text: str, worth: bool) -> Example:
    """The marks and traits of a sentence."""
    words = words_of(text)
    different, frame = sorted(set(words)), frame_of(words)
    counted = Counter(sorted(marks_of_order(frame)))
    for word in different:
        counted.update(marks_of_word(word))
    share = 1 / math.sqrt(max(1, len(different)))
    held = list(traits(frame).items()) if words else []
    return Example([(mark, count * share) for mark, count in counted.items()], held, worth)


def scales(examples: list[Example]) -> dict[str, float]:
    """How much each mark that is seen often enough counts before anything is learnt."""
    seen: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for each in examples:
        seen[each.worth].update(mark for mark, _ in each.marks)
    totals = [sum(counter.values()) for counter in seen]
    found = {}
    for mark in sorted(seen[0] | seen[1]):
        without, within = seen[0][mark], seen[1][mark]
        if without + within < LEAST_SEEN:
            continue
        rare = (math.log((1 + len(examples)) / (1 + without + within)) + 1) / 4
        tilt = abs(math.log((1 + within) / totals[1]) - math.log((1 + without) / totals[0]))
        found[mark] = rare * (1 - TILT + TILT * tilt)
    return found


def learn(examples: list[Example]) -> dict[str, float]:
    """A weight for each mark, and the bias; both classes count alike.

    Each sentence pulls the weights towards its class by as much as it is missed; what it has pulled so far is kept
    and taken back as the others come to do its work, which is what holds the weights small.
    """
    scale = scales(examples)
    scale.update({trait: TRAIT for each in examples for trait, _ in each.traits})
    number = {mark: at + 1 for at, mark in enumerate(scale)}
    rows = [
        (
            [
                (0, 1.0),
                *((number[mark], count * scale[mark]) for mark, count in each.marks + each.traits if mark in number),
            ],
            each.worth,
        )
        for each in examples
    ]
    share = sum(worth for _, worth in rows) / len(rows)
    weights, pulled = [0.0] * (len(number) + 1), [0.0] * len(rows)
    order, shuffled = list(range(len(rows))), random.Random(SEED)
    for _ in range(PASSES):
        shuffled.shuffle(order)
        for at in order:
            marks, worth = rows[at]
            sign, most = (1, STRENGTH * 0.25 / share) if worth else (-1, STRENGTH * 0.25 / (1 - share))
            margin = sign * sum(weights[mark] * count for mark, count in marks)
            wanted = most / (1 + math.exp(max(-30.0, min(30.0, margin))))
            pull = (wanted - pulled[at]) / (1 + most * sum(count * count for _, count in marks) / 4)
            pulled[at] += pull
            for mark, count in marks:
                weights[mark] += sign * pull * count
    return {BIAS: weights[0] + LEAN, **{mark: weights[at] * scale[mark] for mark, at in number.items()}}


def held_back(row: dict[str, object]) -> bool:
    """Whether a sentence is in the fifth that nothing was tuned on."""
    return hashlib.md5(str(row["id"]).encode(), usedforsecurity=False).digest()[0] < 51


def f1(values: list[tuple[float, bool]]) -> tuple[float, float]:
    """F1 of a bias and marks above zero as they come, and as if both classes were equally many."""
    hit, false = (sum(value >= 0 for value, worth in values if worth is kind) for kind in (True, False))
    many = sum(worth for _, worth in values)
    right, wrong = hit / many, false / (len(values) - many)
    return 2 * hit / (hit + false + many), 2 * right / (1 + right + wrong)


def value(weights: dict[str, float], each: Example) -> float:
    """What weights make of an example."""
    return weights[BIAS] + sum(weights.get(mark, 0.0) * count for mark, count in each.marks + each.traits)


def main() -> int:
    """Measure, or write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--write", action="store_true", help=f"learn from all sentences and write {WEIGHTS.name}")
    asked = parser.parse_args()
    opened = lzma.open if asked.sentences.suffix == ".xz" else open
    with opened(asked.sentences, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    if asked.write:
        weights = learn([example(row["text"], bool(row["label"])) for row in rows])
        whole = {mark: round(weight * SCALE) for mark, weight in sorted(weights.items())}
        lasting = [f"{mark}\t{weight}\n" for mark, weight in whole.items() if abs(weight) >= LEAST_WEIGHT]
        WEIGHTS.write_text(HEAD + "".join(lasting), encoding="utf-8")
        return 0
    weights = learn([example(row["text"], bool(row["label"])) for row in rows if not held_back(row)])
    weights = {mark: weight for mark, weight in weights.items() if abs(weight) * SCALE >= LEAST_WEIGHT}
    kept = [example(row["text"], bool(row["label"])) for row in rows if held_back(row)]
    plain, equal = f1([(value(weights, each), each.worth) for each in kept])
    print(f"{len(rows) - len(kept)} learnt, {len(kept)} held back: F1 {plain:.3f}; with equal classes {equal:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
