"""A dossier as JSON has the names of its facts, plain values, and the same bytes each time."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import fields
from datetime import date, timedelta, timezone

from claimdesk.report import FORMATS, as_json
from claimdesk.words import dossier as facts
from tests.report import factories as make


def test_the_fields_are_those_of_the_dossier() -> None:
    values = as_json(make.complete(), drafts=True)
    assert values.keys() == {f.name for f in fields(facts.Dossier)} | {"drafts"}
    assert values["claims"][0].keys() == {f.name for f in fields(facts.ClaimFact)} | {"published_verdict"}
    assert values["claims"][0]["verdicts"][0].keys() == {f.name for f in fields(facts.VerdictFact)} | {"draft"}
    assert values["claims"][0]["evidence"][0].keys() == {f.name for f in fields(facts.EvidenceFact)}


def test_values_are_plain_terms_by_their_word_and_times_in_utc() -> None:
    claim = as_json(make.dossier(make.published(due=date(2031, 6, 24))))["claims"][0]
    assert claim["kind"] == "forecast"
    assert claim["state"] == "published"
    assert claim["due"] == "2031-06-24"
    assert claim["publications"][0]["at"] == "2031-03-04T09:10:00Z"
    oslo = make.dossier(last_at=make.at(0).astimezone(timezone(timedelta(hours=1))))
    assert as_json(oslo)["last_at"] == "2031-03-04T08:00:00Z"
    assert claim["said_by"] == ["Ada Brandt"]


def test_which_verdict_is_published_and_which_is_a_draft() -> None:
    claim = make.published(verdicts=(make.verdict(1), make.verdict(2, "Mixed")))
    row = as_json(make.dossier(claim), drafts=True)["claims"][0]
    assert row["published_verdict"] == 1
    assert [(v["id"], v["draft"]) for v in row["verdicts"]] == [(1, False), (2, True)]
    assert [v["id"] for v in as_json(make.dossier(claim))["claims"][0]["verdicts"]] == [1]


def test_the_document_is_what_as_json_gives() -> None:
    text = FORMATS["json"](make.complete(), drafts=True)
    assert json.loads(text) == as_json(make.complete(), drafts=True)
    assert "Båten går igjen" in text
    assert text.endswith("}\n")


def test_the_document_holds_nothing_a_terminal_obeys_and_loses_nothing() -> None:
    hostile = "\x1b]0;x\x07\x9b31m \u202egnp.exe \u2028 \ud800"
    text = FORMATS["json"](make.dossier(make.claim(text=hostile)))
    assert not [c for c in text if c != "\n" and not c.isprintable()]
    assert json.loads(text)["claims"][0]["text"] == hostile


def test_the_same_facts_give_the_same_bytes() -> None:
    one, other = ({"title": "page", "url": "url"}, {"url": "url", "title": "page"})
    write = FORMATS["json"]
    assert write(make.dossier(articles=(make.article(found=one),))) == write(
        make.dossier(articles=(make.article(found=other),))
    )


def test_the_template_engine_is_loaded_only_when_markdown_is_written() -> None:
    program = (
        "import sys, claimdesk.report as r; print([m for m in ('jinja2', 'textual', 'sqlalchemy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
