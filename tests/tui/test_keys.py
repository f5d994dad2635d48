"""Keys that many terminals can't send, or that belong to others, are refused."""

from __future__ import annotations

import pytest
from textual.binding import Binding
from textual.widgets import Input

from claimdesk.tui.keys import Key, bindings, bound_in, footer_keys, forbidden

TABLE = (
    Key("claim.add", "c", "claim", "Make the sentence a claim", "article"),
    Key("claim.withdraw", "x", "withdraw", "Withdraw the claim", "article"),
    Key("go.on", "enter,right_square_bracket", "open", "Open what is under the cursor", "article"),
)


@pytest.mark.parametrize(
    "key",
    [
        "ctrl+enter", "shift+enter", "ctrl+m", "ctrl+i", "ctrl+h", "ctrl+j", "ctrl+left_square_bracket",
        "ctrl+shift+k", "ctrl+K", "ctrl+a", "ctrl+b", "ctrl+q", "ctrl+s", "ctrl+z", "alt+x", "f2,alt+x",
        "alt+shift+x",
    ],
)  # fmt: skip
def test_a_key_that_a_terminal_may_not_tell_apart_is_refused(key: str) -> None:
    assert len(forbidden([Key("some.act", key, "act", "Act", "article")])) == 1


def test_usual_keys_pass() -> None:
    usual = Key("back", "alt+left,ctrl+r,ctrl+o,escape,f1,shift+down,tab,S", "back", "Go back", "everywhere")
    assert forbidden([*TABLE, usual]) == []


def test_a_key_bound_twice_in_one_focus_is_named_with_both_owners() -> None:
    again = Key("claim.close", "f2,x", "close", "Close", "article")
    assert forbidden([*TABLE, again]) == ["claim.close: x already belongs to claim.withdraw."]


def test_bindings_and_footer_come_from_the_table() -> None:
    assert [(one.key, one.action, one.id) for one in Binding.make_bindings(bindings(TABLE))][:2] == [
        ("c", "claim_add", "claim.add"),
        ("x", "claim_withdraw", "claim.withdraw"),
    ]
    assert footer_keys(TABLE, "go.on", ("claim.withdraw", "drop C340")) == [("↵", "open"), ("x", "drop C340")]


def test_help_shows_all_keys_of_an_act_and_the_footer_its_first() -> None:
    assert (TABLE[2].shown_keys, TABLE[2].shown_key) == ("↵ ]", "↵")


def test_escape_and_copying_may_mean_the_innermost_thing() -> None:
    assert forbidden([Key("a", "escape,ctrl+c", "a", "A", "text"), Key("b", "escape,ctrl+c", "b", "B", "all")]) == []


def test_what_textual_binds_by_itself_is_held_to_the_same_rules() -> None:
    sentences = forbidden(bound_in(Input()))
    assert any("ctrl+a belongs to screen" in sentence for sentence in sentences)


@pytest.mark.parametrize(("key", "sign"), [("plus", "+"), ("minus", "-"), ("number_sign", "#"), ("slash", "/")])
def test_a_sign_is_shown_as_itself_and_not_by_its_name(key: str, sign: str) -> None:
    assert Key("thing.done", key, "do", "Do it", "things").shown_keys == sign
