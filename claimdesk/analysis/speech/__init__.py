"""Who says what: direct, indirect and mixed speech, with its cue and whom it is attributed to.

`cues` finds the verbs, `shapes` who speaks around them, `content` where what is said begins and ends.
"""

from claimdesk.analysis.speech.attribution import attributions, joined, quotations
from claimdesk.analysis.speech.found import Attribution

__all__ = ["Attribution", "attributions", "joined", "quotations"]
