"""Rival claims side by side, with the evidence of each; below 100 columns one above the other."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal

from claimdesk.desk import Desk, dossiers, relations
from claimdesk.tui.claim_text import evidence_text, rating_text
from claimdesk.tui.desk_screen import DeskScreen
from claimdesk.tui.form_fields import FormField, Line, OneOf
from claimdesk.tui.keys import Key
from claimdesk.tui.screens.form import Ask, Form
from claimdesk.tui.widgets.panel import Fact, Facts
from claimdesk.tui.widgets.rows import Row, Rows
from claimdesk.words.dossier import ClaimFact, Dossier
from claimdesk.words.glyphs import Flag, sign
from claimdesk.words.references import Reference
from claimdesk.words.terms import Basis, Relation, Resolution
from claimdesk.words.views.under_a_claim import RelationRow

WIDE = 100


class Contradictions(DeskScreen):
    """The list of rivals above, the two at hand below."""

    TABLE = (
        Key("rivals.first", "p", "the first prevails", "The first of the two prevails; asks why", "contradictions"),
        Key("rivals.second", "o", "the other prevails", "The second of the two prevails; asks why", "contradictions"),
        Key("rivals.both", "equals_sign", "both hold", "Both hold; asks why", "contradictions"),
        Key("rivals.open", "full_stop", "unresolved", "It can't be said which holds; asks why", "contradictions"),
        Key("rivals.change", "r", "change relation", "Change relation, basis and note", "contradictions"),
        Key("rivals.withdraw", "x", "withdraw relation", "Take the relation back; u brings it back", "contradictions"),
        Key("rivals.go", "enter", "open", "Open the first of the two in the workbench", "contradictions", act="go"),
        Key("rivals.leave", "escape", "leave", "The screen before", "contradictions", False, act="app.app_back"),
    )
    CSS = """
    Contradictions #rivals { height: 6; }
    Contradictions #pair { height: 1fr; layout: vertical; }
    Contradictions #pair Facts { height: 1fr; padding: 0 1; border-top: solid $panel; }
    Contradictions.-wide #pair { layout: horizontal; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.pairs: dict[str, RelationRow] = {}

    def content(self) -> ComposeResult:
        """List, then the two."""
        empty = "No claims pull against each other. r in the workbench relates two, + what is proposed."
        yield Rows(empty=empty, id="rivals")
        with Horizontal(id="pair"):
            for side in ("a", "b"):
                yield Facts(id=side)

    def on_mount(self) -> None:
        """Begin in the list."""
        super().on_mount()
        self.title_line("Contradictions")
        self.query_one(Rows).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Side by side where there is room."""
        self.set_class(event.size.width >= WIDE, "-wide")

    def footer(self) -> list[str | tuple[str, str]]:
        """Naming the claims."""
        pair = self.pair
        if pair is None:
            return []
        a, b = f"C{pair.a} prevails", f"C{pair.b} prevails"
        rest = ["rivals.both", "rivals.open", "rivals.change", "rivals.withdraw", "app.undo"]
        return [("rivals.first", a), ("rivals.second", b), *rest]

    @property
    def pair(self) -> RelationRow | None:
        """The relation under the cursor."""
        return self.pairs.get(self.query_one(Rows).highlighted or "")

    def reload(self) -> None:
        """Read all rivals."""
        self.ask("rivals", _rivals)

    def got_rivals(self, found: tuple[int, list[RelationRow], dict[int, str]]) -> None:
        """Draw the list; the cursor stays."""
        self.seen, pairs, texts = found
        plain = self.app.has_class("-ascii")
        self.pairs = {f"C{p.a}/C{p.b}": p for p in pairs}
        self.fill(
            self.query_one(Rows),
            [
                Row(
                    key=key,
                    reference=key,
                    glyph=sign(Flag.AGAINST, plain=plain),
                    word=p.relation.value,
                    text=f"{texts.get(p.a, '')}  ↔  {texts.get(p.b, '')}",
                    right=p.resolution.value if p.resolution else (p.basis.value if p.basis else ""),
                )
                for key, p in self.pairs.items()
            ],
        )
        self._read_pair()

    def on_rows_highlighted(self, event: Rows.Highlighted) -> None:
        """Another pair."""
        event.stop()
        self._read_pair()

    def _read_pair(self) -> None:
        self.refresh_lines()
        if pair := self.pair:
            a, b = Reference("C", pair.a), Reference("C", pair.b)
            self.ask("pair", lambda desk: desk.ask(dossiers.of, a, b))
        else:
            for side in ("#a", "#b"):
                self.query_one(side, Facts).show(())

    def got_pair(self, dossier: Dossier) -> None:
        """Draw the two."""
        pair = self.pair
        facts = {c.id: c for c in dossier.claims}
        if pair is None or pair.a not in facts or pair.b not in facts:
            return
        plain = self.app.has_class("-ascii")
        self.query_one("#a", Facts).show(_side(dossier, facts[pair.a], pair, plain=plain))
        self.query_one("#b", Facts).show(_side(dossier, facts[pair.b], pair, plain=plain))

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Open the first."""
        event.stop()
        self.action_go()

    def action_go(self) -> None:
        """Open the first of the two in the workbench."""
        if pair := self.pair:
            self.app.open_reference(Reference("C", pair.a))

    def action_rivals_first(self) -> None:
        """The first prevails."""
        self._resolve(Resolution.A_PREVAILS, f"C{self.pair.a} prevails" if self.pair else "")

    def action_rivals_second(self) -> None:
        """The second prevails."""
        self._resolve(Resolution.B_PREVAILS, f"C{self.pair.b} prevails" if self.pair else "")

    def action_rivals_both(self) -> None:
        """Both hold."""
        self._resolve(Resolution.BOTH_HOLD, "Both hold")

    def action_rivals_open(self) -> None:
        """Unresolved."""
        self._resolve(Resolution.UNRESOLVED, "Unresolved")

    def _resolve(self, resolution: Resolution, title: str) -> None:
        pair = self.pair
        if pair is None:
            return
        a, b = pair.a, pair.b

        def resolve(why: str) -> None:
            self.decide(
                "resolved", lambda desk, seen: desk.do(relations.resolve, a, b, resolution, note=why, seen=seen)
            )

        line = Line("why", "why", pair.resolution_note)
        self.open_form(Ask(title, line, save=resolve, draft=f"resolve C{a}/C{b} {resolution}"))

    def got_resolved(self, _: object) -> None:
        """Saved."""
        self.close_form()
        self.say("Saved. u takes it back.")

    def action_rivals_change(self) -> None:
        """Change relation, basis, note."""
        pair = self.pair
        if pair is None:
            return

        def save(values: dict[str, str]) -> None:
            basis, note = values["basis"] or None, values["note"]
            self.decide(
                "resolved",
                lambda desk, seen: desk.do(
                    relations.relate, pair.a, pair.b, values["relation"], basis=basis, note=note, seen=seen
                ),
            )

        def now(desk: Desk) -> list[FormField]:
            return next((_of_relation(r) for r in desk.ask(relations.rivals) if (r.a, r.b) == (pair.a, pair.b)), [])

        draft = f"relation C{pair.a}/C{pair.b}"
        self.open_form(Form(f"C{pair.a} and C{pair.b}", _of_relation(pair), save=save, draft=draft, renew=now))

    def action_rivals_withdraw(self) -> None:
        """Take the relation back."""
        pair = self.pair
        if pair is not None:
            self.decide("resolved", lambda desk, seen: desk.do(relations.withdraw, pair.a, pair.b, seen=seen))


def _of_relation(pair: RelationRow) -> list[FormField]:
    return [
        OneOf("relation", "relation", [r.value for r in Relation], pair.relation.value),
        OneOf("basis", "basis", ["", *(b.value for b in Basis)], pair.basis.value if pair.basis else ""),
        Line("note", "note", pair.note),
    ]


def _rivals(desk: Desk) -> tuple[int, list[RelationRow], dict[int, str]]:
    number = desk.head().number
    pairs = desk.ask(relations.rivals)
    return number, pairs, desk.ask(relations.wordings, {x for p in pairs for x in (p.a, p.b)})


def _side(dossier: Dossier, claim: ClaimFact, pair: RelationRow, *, plain: bool) -> list[Fact]:
    quotes = [p.quote for a in claim.appearances for p in a.places][:1]
    out = [
        Fact(f"C{claim.id}", claim.text, right=f"{sign(claim.state, plain=plain)} {claim.state.value}"),
        Fact("said by", ", ".join(claim.said_by) or "the article’s own voice"),
        *(Fact("quote", f"“{q}”") for q in quotes),
    ]
    if claim.verdict:
        out.append(Fact("verdict", rating_text(claim.verdict, plain=plain)))
    stances = {"supports": "for", "refutes": "against it"}
    out += [Fact(stances.get(p.stance, "context"), evidence_text(dossier, p)) for p in claim.evidence]
    if pair.note:
        out.append(Fact("note", pair.note))
    if pair.resolution:
        out.append(Fact("resolved", f"{pair.resolution.value}: {pair.resolution_note}"))
    return out
