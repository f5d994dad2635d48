"""A web page as evidence: fetched beside everything else, while the person goes on working, here or on another screen.

What was typed stays in the state file until source, copy and evidence are on the desk.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from claimdesk import intake
from claimdesk.desk import evidence_fetched
from claimdesk.tui.screens.long_work import LongWork, Run
from claimdesk.words.errors import BadInput, DeskError
from claimdesk.words.references import shortened

if TYPE_CHECKING:
    from claimdesk.desk import Desk


def draft_of(claim: int) -> str:
    """Under which name the state file keeps what is typed of new evidence on a claim."""
    return f"evidence C{claim}"


def bearing(values: dict[str, str]) -> dict[str, Any]:
    """How the source bears on the claim, as `evidence.add` takes it."""
    return {name: values[name] for name in ("stance", "excerpt", "locator", "credibility")}


class Citing(LongWork):
    """A screen from which that is done."""

    def is_citing(self, claim: int) -> bool:
        """Whether a page is on its way to the claim."""
        run = self.app.fetching.get(draft_of(claim))
        return run is not None and not run.cancelled()

    def cite(self, claim: int, values: dict[str, str]) -> None:
        """Fetch the page that was named and put it to the claim; the open form makes room."""
        form, fetching, state = self.form, self.app.fetching, self.app.state
        try:
            if self.under_way is not None:
                raise BadInput("Another page is still being fetched: wait for it, or cancel it with esc in the text.")
            url = intake.normal_url(values["source"])
        except BadInput as error:
            if form is not None:
                form.fail(error.sentence)
            return
        if form is not None:
            form.action_dialog_leave()
        job = functools.partial(evidence_fetched.add, of_source={"origin": values["origin"]}, **bearing(values))

        def fetch(desk: Desk, run: Run) -> str:
            fetching[draft_of(claim)] = run
            try:
                steps = list(desk.run(job, claim, url, on_progress=run.received, cancelled=run.cancelled))
            except DeskError as error:
                error.kept = f"(s on C{claim} shows what you typed.)"
                raise
            finally:
                if fetching.get(draft_of(claim)) is run:
                    del fetching[draft_of(claim)]
            if not steps[-1].made:
                return ""
            state.keep(draft_of(claim), None)
            return f"{steps[-1].sentence.rstrip('.')}. u takes it back."

        self.work("cited", f"fetching {shortened(url)}", fetch, outlives=True)

    def got_cited(self, sentence: str) -> None:
        """Say whether there is a copy."""
        self.say(sentence)
        self.reload()

    def failed(self, name: str, error: DeskError) -> None:
        """No dialog that is open by now had anything to do with the page."""
        if name == "cited":
            self.fail(error)
        else:
            super().failed(name, error)
