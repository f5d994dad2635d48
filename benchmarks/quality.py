"""How right the analysis is, on gold data, beside public tools or the plainest rule in the same run."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

from benchmarks import answers, pages, public_tools
from benchmarks.gold import Answer, Gold, Row
from benchmarks.tables import Table
from claimdesk.analysis import rivals


class Task(NamedTuple):
    """A task of the gold data's scorer: who answers, and what to reach in which of its figures."""

    name: str
    ours: Answer
    baseline: Answer
    by: str
    goals: Mapping[str, float]


TASKS = (
    Task("extraction:trafilatura_en", answers.text, public_tools.text, "trafilatura", {"f1": 0.945}),
    Task("extraction:trafilatura", answers.text, public_tools.text, "trafilatura", {"f1": 0.935}),
    Task("title:trafilatura_en", answers.title, public_tools.title, "trafilatura", {"accuracy": 0.80}),
    Task("author:trafilatura_en", answers.author, public_tools.author, "trafilatura", {"accuracy": 0.72}),
    Task("pubdate:trafilatura_en", answers.date, public_tools.date, "trafilatura", {"accuracy": 0.92}),
    Task("sentences:golden", answers.sentences, public_tools.sentences, "pysbd", {"exact": 0.98}),
    Task(
        "quotes:dev",
        answers.quotes,
        public_tools.quotes,
        "one pattern",
        {"attributed_f1": 0.55, "direct_attributed_r": 0.88},
    ),
    *(
        Task(
            f"timex:{name}", answers.timexes, public_tools.timexes, "dateparser", {"value_f1": goal, "relaxed_f1": 0.90}
        )
        for name, goal in (("timebank", 0.80), ("aquaint", 0.82), ("wikiwars_train", 0.78))
    ),
    Task("checkworthy:ct19_train", answers.worth, public_tools.digits, "digits", {"map": 0.16}),
    *(
        Task(f"claims:{name}", answers.checked_claims, baseline, by, {"map@5": goal})
        for name, goal in (("ct20_dev", 0.870), ("ct21_2b_dev", 0.416))
        for baseline, by in (
            (public_tools.checked_claims, "FTS5"),
            (public_tools.fused_claims, "BM25 + n-grams"),
        )
    ),
)


def tables(tiny: bool, data: Path | None = None) -> Iterator[Table]:
    """Tables of the tasks there is data for, whole articles, pairs, and how long pages take. `tiny`: of a few."""
    gold = Gold(data)
    yield _tasks(gold, tiny)
    yield _articles(gold)
    yield _pairs(gold)
    yield pages.table(gold.inputs("extraction:trafilatura")[: 3 if tiny else None : 1 if tiny else 5])


def _tasks(gold: Gold, tiny: bool) -> Table:
    table = Table("Against public tools", ("task", "figure", "inputs", "Claimdesk", "baseline", "goal"))
    for task in TASKS:
        inputs = gold.inputs(task.name)[: 3 if tiny else None]
        if not inputs:
            table.rows.append((task.name, "no data", "0", "", "", ""))
            continue
        ours, theirs = (gold.figures(task.name, answer(inputs)) for answer in (task.ours, task.baseline))
        for figure, goal in task.goals.items():
            baseline = f"{theirs[figure]:.3f} ({task.by})"
            table.rows.append((task.name, figure, f"{len(inputs):,}", f"{ours[figure]:.3f}", baseline, f"{goal:.3f}"))
    return table


CLAIM_GOALS = {
    "recall_worth3": 0.90,
    "average_precision": 0.75,
    "claimant_accuracy": 0.80,
    "rivals_precision": 0.90,
    "rivals_recall": 0.50,
}


def _articles(gold: Gold) -> Table:
    table = Table("Claims in whole articles", ("figure", "Claimdesk", "every sentence, by its digits", "goal"))
    articles = gold.rows("claims_gold/articles.jsonl")
    if not articles:
        table.rows.append(("no data", "", "", ""))
        return table
    ours, theirs = (
        gold.claim_figures(articles, list(answer(articles)))
        for answer in (answers.suggestions, public_tools.every_sentence)
    )
    for figure, goal in CLAIM_GOALS.items():
        table.rows.append((figure, f"{ours[figure]:.3f}", f"{theirs[figure] or 0:.3f}", f"{goal:.3f}"))
    return table


OWN_PAIRS = Path(__file__).with_name("rival_pairs.jsonl")
"""Pairs of our own making, and which of them are held back: `docs/analysis.md` says how they were made."""


def _pairs(gold: Gold) -> Table:
    table = Table("Pairs of claims: rivals or not", ("pairs", "number", "who", "precision", "recall"))
    own = [json.loads(line) for line in OWN_PAIRS.read_text(encoding="utf-8").splitlines()]
    sets = {
        f"our own, {part}": [pair for pair in own if pair["part"] == part] for part in ("read", "held back", "second")
    }
    sets["claims_gold"] = gold.rows("claims_gold/rivals.jsonl")

    def ours(pair: Row) -> bool:
        return bool(rivals([SimpleNamespace(**pair["a"]), SimpleNamespace(**pair["b"])]))

    def theirs(pair: Row) -> bool:
        return public_tools.share_words(pair["a"]["text"], pair["b"]["text"])

    for name, pairs in sets.items():
        for who, judge in (("Claimdesk", ours), ("half of the words", theirs)):
            table.rows.append((name, f"{len(pairs):,}", who, *_precision_and_recall(pairs, judge)))
    return table


def _precision_and_recall(pairs: Sequence[Row], judge: Callable[[Row], bool]) -> tuple[str, str]:
    found = [pair for pair in pairs if judge(pair)]
    wanted = [pair for pair in pairs if pair["label"] == "rival"]
    right = sum(pair["label"] == "rival" for pair in found)
    return f"{right / max(len(found), 1):.3f}", f"{right / max(len(wanted), 1):.3f}"
