"""A key that two people hold: both layers, in their order, and nothing of it with one alone."""

import subprocess

import pytest

from udset_desktop.foundation.problems import AccessRefused, BundleRefused
from udset_desktop.sealing.holders import (
    holders_of,
    is_double,
    is_layer,
    open_as_holders,
    open_layer,
    seal_to_holders,
)
from udset_desktop.sealing.keys import new_age_key

KEY = bytes(range(32))
FIRST, SECOND = new_age_key(), new_age_key()
BOTH = f"{FIRST.recipient} {SECOND.recipient}"


def test_two_holders_open_it_together_in_their_order():
    sealed = seal_to_holders(KEY, BOTH)

    assert holders_of(BOTH) == (FIRST.recipient, SECOND.recipient)
    assert open_as_holders(sealed, (FIRST.secret, SECOND.secret), 32) == KEY
    with pytest.raises(AccessRefused, match="not_for_this_key"):
        open_as_holders(sealed, (SECOND.secret, FIRST.secret), 32)


@pytest.mark.parametrize("alone", [FIRST, SECOND])
def test_one_holder_alone_opens_nothing(alone):
    sealed = seal_to_holders(KEY, BOTH)

    with pytest.raises((AccessRefused, BundleRefused)):
        open_as_holders(sealed, (alone.secret,), 32)
    with pytest.raises(AccessRefused):
        open_as_holders(sealed, (alone.secret, alone.secret), 32)


def test_one_holder_is_one_layer():
    sealed = seal_to_holders(KEY, FIRST.recipient)

    assert open_layer(sealed, FIRST.secret) == KEY
    assert not is_layer(KEY)
    assert is_layer(open_layer(seal_to_holders(KEY, BOTH), FIRST.secret))


@pytest.mark.parametrize("recipient", ["", "  ", f"{BOTH} {BOTH}"])
def test_nobody_and_a_crowd_are_refused(recipient):
    with pytest.raises(BundleRefused, match="no_recipient"):
        seal_to_holders(KEY, recipient)


def test_the_plain_tool_opens_each_layer(tmp_path):
    content = seal_to_holders(KEY, BOTH)
    for one in (FIRST, SECOND):
        (tmp_path / "key").write_text(one.secret + "\n")
        done = subprocess.run(
            ["age", "-d", "-i", str(tmp_path / "key")],
            input=content,
            check=True,
            capture_output=True,
            timeout=30,
        )
        content = done.stdout
    assert content == KEY


def test_without_a_key_it_is_known_whether_two_layers_lie_around_it():
    for _ in range(20):  # the head of an age file is not always of one length
        both = seal_to_holders(KEY, BOTH)
        assert is_double(both, 32)
        assert not is_double(open_layer(both, FIRST.secret), 32)
    assert not is_double(b"no age file", 32)
