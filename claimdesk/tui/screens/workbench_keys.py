"""The keys of the workbench. Acts on the record take shift; what undo can take back asks nothing."""

from __future__ import annotations

from claimdesk.tui.keys import Key

TABLE = (
    Key("claim.make", "c", "claim", "Make the sentence or the selection a claim", "text"),
    Key("claim.accept", "enter", "accept", "Accept the suggestion here; else the next claim of the sentence", "text"),
    Key(
        "claim.dismiss", "x", "dismiss", "Withdraw the claim here; else say that the sentence is none, and why", "text"
    ),
    Key(
        "text.untouched",
        "full_stop",
        "next open",
        "The next sentence that is neither claimed nor dismissed",
        "text",
        False,
    ),
    Key("text.find", "slash", "find", "Find words in the text", "find", False),
    Key("claim.edit", "e", "edit", "Edit wording, claimant, kind, due date of the claim here", "claim"),
    Key("claim.evidence", "s", "source", "Put a source to the claim here as evidence", "claim"),
    Key("claim.relate", "r", "relate", "Say how the claim here bears on another", "claim"),
    Key("rival.take", "plus", "relate", "Relate the claim here as it is proposed", "claim", False),
    Key(
        "rival.dismiss",
        "minus",
        "no rival",
        "Say no to what is proposed: it does not come again",
        "claim",
        False,
    ),
    Key("claim.verdict", "v", "verdict", "Give the claim here a verdict", "claim"),
    Key("claim.comment", "t", "comment", "Write a comment on the claim here, or the article", "claim"),
    Key("claim.assign", "a", "assign", "Assign the claim here, or the article, to a member", "claim"),
    Key("claim.tag", "number_sign", "tag", "Tag the claim here, or the article, with a word", "claim", False),
    Key("claim.copy", "y", "copy", "Copy quote and reference of the claim here", "claim", False),
    Key("claim.split", "b", "break up", "Break the claim here up into several", "claim", False),
    Key("claim.merge", "m", "merge", "Merge another claim into the one here", "claim", False),
    Key("evidence.change", "d", "evidence", "Change or take off a piece of evidence of the claim here", "claim", False),
    Key("claim.place", "o", "still said?", "Say whether the claim here is still said in changed words", "claim", False),
    Key("claim.submit", "S", "submit", "Submit the verdict for review by a second person", "on the record"),
    Key("claim.approve", "A", "approve", "Approve the verdict of a colleague", "on the record", False),
    Key("claim.send_back", "R", "return", "Return the verdict of a colleague, with a reason", "on the record", False),
    Key("claim.publish", "P", "publish", "Publish the verdict", "on the record"),
    Key("claim.correct", "C", "correct", "Correct what was published", "on the record", False),
    Key("claim.retract", "X", "retract", "Retract what was published, with a reason", "on the record", False),
    Key("article.edit", "E", "edit article", "Edit title, publisher, date … of the article", "article", False),
    Key(
        "article.changes",
        "w",
        "changes",
        "What was changed in the article, and which claims it touches",
        "article",
        False,
    ),
    Key("panel.next", "tab", "next part", "Claim, claims, suggestions, comments, history", "panel", False),
    Key("panel.previous", "shift+tab", "part before", "The part of the panel before", "panel", False),
    Key("panel.leave", "escape", "text", "Cancel a fetch; back into the text", "panel", False),
)
