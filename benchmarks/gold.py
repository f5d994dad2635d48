"""Gold data for the analysis, in the form that `docs/analysis.md` describes: a folder with its own scorer beside it."""

from __future__ import annotations

import importlib.util
import json
import tarfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

Row = dict[str, Any]
Answer = Callable[[Sequence[Row]], Iterable[Row]]
"""What a system makes of a task's inputs: for each a prediction with the same `id`."""


class Gold:
    """A folder of gold data. `None` for a folder is no data at all."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._scorer = _module(folder / "score.py") if folder else None
        self._tasks: Mapping[str, Any] = self._scorer.table() if self._scorer else {}

    def inputs(self, task: str) -> list[Row]:
        """What a system may see of a task such as `timex:aquaint`; nothing where the folder has no data for it."""
        group, _, which = task.partition(":")
        if group not in self._tasks:
            return []
        try:
            inputs = list(self._tasks[group][2](which))
        except FileNotFoundError:
            return []
        return self._with_bytes(inputs, which) if inputs and "html" in inputs[0] else inputs

    def _with_bytes(self, pages: list[Row], which: str) -> list[Row]:
        """The pages with their bytes as `data`: what a program gets; `html` is what the scorer made of them."""
        assert self._folder
        assert self._scorer
        folder, gold = self._scorer.gold_pages(which)
        ids = {page["file"]: page["id"] for page in gold}
        data = {}
        with tarfile.open(self._folder / folder / "pages.tar.xz") as tar:
            for member in tar:
                if (name := member.name.removeprefix("./")) in ids and (file := tar.extractfile(member)):
                    data[ids[name]] = file.read()
        return [{**page, "data": data[page["id"]]} for page in pages]

    def figures(self, task: str, predictions: Iterable[Row]) -> Mapping[str, float]:
        """The scorer's figures for a task."""
        group, _, which = task.partition(":")
        _, gold, _, score, *_ = self._tasks[group]
        return dict(score(gold(which), {str(p["id"]): p for p in predictions}, which))

    def rows(self, name: str) -> list[Row]:
        """The lines of one file, such as `claims_gold/rivals.jsonl`; none where it is not there."""
        path = self._folder / name if self._folder else None
        if path is None or not path.exists():
            return []
        with path.open(encoding="utf-8") as lines:
            return [json.loads(line) for line in lines if line.strip()]

    def claim_figures(self, articles: Sequence[Row], predictions: Sequence[Row]) -> Mapping[str, float]:
        """The figures of suggestions and rivals in whole articles."""
        assert self._folder
        scorer = _module(self._folder / "claims_gold" / "score_claims.py")
        return dict(scorer.summary(scorer.score(list(articles), list(predictions))))


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None or not path.exists():
        raise SystemExit(f"{path.parent} is no folder of gold data: it has no {path.name}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
