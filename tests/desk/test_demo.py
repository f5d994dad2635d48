"""The worked example is a sound desk with something of everything, and is made whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimdesk import report
from claimdesk.desk import Desk, analysing, database, demo, dossiers, settings
from claimdesk.words.terms import State


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "new folder" / "demo.claimdesk"
    demo.make(path)
    return path


def test_the_desk_is_sound_and_marked(place: Path) -> None:
    assert database.problems(place) == []
    assert [p.name for p in place.parent.iterdir() if "partial" in p.name] == []
    with Desk.open(place) as desk:
        assert desk.ask(settings.get)["demo"] == "yes"
        assert not desk.is_new


def test_it_shows_an_offer_a_pair_in_tension_evidence_both_ways_and_verdicts(place: Path) -> None:
    with Desk.open(place) as desk:
        found = desk.ask(dossiers.of, demo.ARTICLE)
        assert not desk.ask(analysing.needed, demo.ARTICLE.id)
        assert {"published", "drafted", "open"} <= {s.value for s in (c.state for c in found.claims)}
        assert any(c.due for c in found.claims)
        assert any(r.relation.against for c in found.claims for r in c.relations)
        assert {e.stance.value for c in found.claims for e in c.evidence} >= {"supports", "refutes"}


def test_its_report_says_that_it_is_a_demo_and_shows_the_published_verdict(place: Path) -> None:
    with Desk.open(place) as desk:
        found = desk.ask(dossiers.of, demo.ARTICLE)
    text = report.markdown(found)
    assert "DEMO" in text
    assert all(c.published for c in found.claims if c.state is State.PUBLISHED)


def test_what_was_left_half_made_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "demo.claimdesk"
    path.with_name("demo.claimdesk.partial").write_bytes(b"half a desk")
    demo.make(path)
    assert database.problems(path) == []
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == ["demo.claimdesk"]


def test_nothing_is_left_at_its_place_when_it_can_not_be_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "demo.claimdesk"

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(demo, "_sources", interrupted)
    with pytest.raises(KeyboardInterrupt):
        demo.make(path)
    assert not path.exists()
    monkeypatch.undo()
    demo.make(path)
    assert database.problems(path) == []
