from __future__ import annotations

import pytest

from udset_desktop.foundation.problems import InputRefused
from udset_desktop.sealing.paper import lock_paper


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("short", "sealing.password_short"),
        ("ò" * 64, "sealing.password_long"),
        ("        ", "sealing.password_short"),
    ],
)
def test_a_password_that_protects_nothing_is_refused(password, code):
    with pytest.raises(InputRefused) as refused:
        lock_paper(password)
    assert refused.value.code == code


def test_two_locks_of_one_password_share_nothing():
    first, second = (lock_paper("tri fàclan slàn") for _ in range(2))
    for entry in ("U", "UE", "O", "OE", "Perms"):
        assert first.entries[entry] != second.entries[entry]
    assert first.seal(b"words") != first.seal(b"words")


def test_the_entries_have_the_lengths_of_the_standard():
    entries = lock_paper("tri fàclan slàn").entries
    lengths = {key: len(value) for key, value in entries.items() if isinstance(value, bytes)}
    assert lengths == {"U": 48, "UE": 32, "O": 48, "OE": 32, "Perms": 16}


def test_the_key_and_the_words_are_in_no_entry_and_no_description():
    lock = lock_paper("tri fàclan slàn")
    assert b"words of somebody" not in lock.seal(b"words of somebody")
    assert "_key" not in repr(lock)
